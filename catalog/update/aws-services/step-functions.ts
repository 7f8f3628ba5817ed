import { SECONDS_PER_HOUR } from "../../../model";
import { type AwsService, each, per, perMillion, requests } from "./rule";

/** https://aws.amazon.com/step-functions/pricing/ */
export const stepFunctions: AwsService = {
  code: "AmazonStates",
  rules: [
    per("gb-hour", each(SECONDS_PER_HOUR, "gb-second", "gb-seconds", "gbsecond"), "sfn.duration", "StepFunctions-GB-Second"),
    perMillion("sfn.requests", "StepFunctions-Request"),
    per("1k-requests", requests(1000, "statetransitions", "state transitions", "statetransition"), "sfn.transitions", "StateTransition"),
  ],
};
