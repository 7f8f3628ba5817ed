import { type AwsPriceRule, type AwsService, each, per, perMillion } from "./rule";

const gbSeconds = each(1, "lambda-gb-second", "lambda-gb-seconds", "gb-second", "gb-seconds", "second", "seconds");
const duration = (key: string, usage: string): AwsPriceRule => per("gb-second", gbSeconds, key, usage, { family: "Serverless" });

/** https://aws.amazon.com/lambda/pricing/ */
export const lambda: AwsService = {
  code: "AWSLambda",
  rules: [
    duration("lambda.arm.duration", "Lambda-GB-Second-ARM"),
    duration("lambda.arm.provisioned_concurrency", "Lambda-Provisioned-Concurrency-ARM"),
    perMillion("lambda.arm.requests", "Request-ARM", { family: "Serverless" }),
    duration("lambda.ephemeral_storage", "Lambda-Storage-GB-Second"),
    duration("lambda.x86.duration", "Lambda-GB-Second"),
    duration("lambda.x86.provisioned_concurrency", "Lambda-Provisioned-Concurrency"),
    duration("lambda.x86.provisioned_duration", "Lambda-Provisioned-GB-Second"),
    perMillion("lambda.x86.requests", "Request", { family: "Serverless" }),
  ],
};
