import { type AwsService, each, per } from "./rule";

/** https://aws.amazon.com/config/pricing/ */
export const config: AwsService = {
  code: "AWSConfig",
  rules: [
    per("unit", each(1, "configurationitemrecorded", "items", "item", "records"), "config.items", "ConfigurationItemRecorded"),
    per(
      "unit",
      each(1, "configruleevaluations", "evaluation", "evaluations", "config rule evaluations"),
      "config.rule_evaluations",
      "ConfigRuleEvaluations",
    ),
  ],
};
