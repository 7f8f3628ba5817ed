import { type AwsService, each, per } from "./rule";

/** https://aws.amazon.com/cloudformation/pricing/ Handlers of third parties. */
export const cloudFormation: AwsService = {
  code: "AWSCloudFormation",
  rules: [
    per(
      "unit",
      each(1, "operation", "operations", "invocation", "invocations", "request", "requests"),
      "cloudformation.handler_operations",
      "Resource-Invocation-Count",
    ),
  ],
};
