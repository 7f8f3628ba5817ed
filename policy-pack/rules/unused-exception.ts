import { originOf } from "../exceptions/exception";
import { type Outcome, rule } from "../rule";

type Config = Readonly<Record<never, never>>;
type Facts = { readonly rules: readonly string[]; readonly resource: string | null; readonly origin: string; readonly owner: string };

export const unusedException = rule<Config, Facts>({
  id: "unused-exception",
  title: "An exception that accepts nothing",
  group: "trust",
  why: "What it was made for is gone, or its pattern is wrong: left in place it would silently accept the next finding that happens to match.",
  remedy: "Remove it, or correct its rule or pattern.",
  severity: "low",
  level: "advisory",
  scope: "stack",
  judgesOthers: true,
  config: {},
  check: (_stack, { exceptions }): readonly Outcome<Facts>[] =>
    (exceptions?.unused ?? []).map((exception) => ({
      ...(exception.component === undefined ? {} : { urn: exception.component }),
      facts: { rules: exception.rules, resource: exception.resource ?? null, origin: originOf(exception), owner: exception.owner },
    })),
  message: ({ rules, resource, origin, owner }) =>
    `the exception from ${rules.join(", ")} (${origin}, ${owner}) accepts nothing: ${
      resource === null ? "there is no such finding" : `no such finding on a resource that matches "${resource}"`
    }`,
  examples: {
    flagged: [
      {
        title: "What it was made for is in use now",
        resources: [{ type: "aws:s3/bucket:Bucket", name: "data", inputs: {} }],
        exceptions: [{ rules: ["unattached-disk"], resource: "data*", reason: "kept for an audit", owner: "data", expires: "2027-01-31" }],
        messages: [
          'the exception from unattached-disk (costwright.exceptions.yaml, data) accepts nothing: no such finding on a resource that matches "data*"',
        ],
      },
    ],
    clean: [
      {
        title: "One that is of use",
        resources: [{ type: "aws:ebs/volume:Volume", name: "old", inputs: { availabilityZone: "us-east-1a", size: 100, type: "gp3" } }],
        exceptions: [{ rules: ["unattached-disk"], resource: "old", reason: "kept for an audit", owner: "data", expires: "2027-01-31" }],
      },
    ],
  },
});
