import { HOURS_PER_MONTH } from "../../../model";
import { type AwsService, hours, per, requests } from "./rule";

/** https://aws.amazon.com/systems-manager/pricing/ Advanced parameters are sold by the month and counted by the hour. */
export const systemsManager: AwsService = {
  code: "AWSSystemsManager",
  rules: [
    per(
      "hour",
      { ...hours, "prm-month": 1 / HOURS_PER_MONTH, month: 1 / HOURS_PER_MONTH, months: 1 / HOURS_PER_MONTH },
      "ssm.parameter.advanced",
      "PS-Advanced-Param-Tier1",
    ),
    per("10k-requests", requests(1e4, "prm-requests", "api interactions"), "ssm.parameter.requests", "PS-Param-Processed-Tier2"),
  ],
};
