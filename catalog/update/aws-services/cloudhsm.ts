import { type AwsService, perHour } from "./rule";

/** https://aws.amazon.com/cloudhsm/pricing/ */
export const cloudHsm: AwsService = {
  code: "CloudHSM",
  rules: [perHour("cloudhsm.hour", "CloudHSMv2Usage")],
};
