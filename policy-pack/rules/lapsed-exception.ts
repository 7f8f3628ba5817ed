import { originOf } from "../exceptions/exception";
import { type Outcome, rule } from "../rule";
import { usd } from "../wording";

type Config = Readonly<Record<never, never>>;
type Facts = {
  readonly rules: readonly string[];
  readonly origin: string;
  readonly reason: string;
  readonly owner: string;
  readonly expires: string;
  readonly ceilingUsdPerMonth: number | null;
  /** Null where it has expired. */
  readonly usdPerMonth: number | null;
};

export const lapsedException = rule<Config, Facts>({
  id: "lapsed-exception",
  title: "An exception that no longer holds",
  group: "trust",
  why: "An exception is a promise to look again: past its date or its ceiling the finding counts once more, and somebody has to decide.",
  remedy: "Follow the rule, or agree on a new date or ceiling with its owner.",
  severity: "medium",
  level: "advisory",
  scope: "stack",
  judgesOthers: true,
  config: {},
  check: (_stack, { exceptions }): readonly Outcome<Facts>[] =>
    (exceptions?.lapsed ?? []).map(({ exception, urn, usdPerMonth }) => ({
      ...(urn === undefined ? {} : { urn }),
      facts: {
        rules: exception.rules,
        origin: originOf(exception),
        reason: exception.reason,
        owner: exception.owner,
        expires: exception.expires,
        ceilingUsdPerMonth: exception.ceilingUsdPerMonth ?? null,
        usdPerMonth: usdPerMonth ?? null,
      },
    })),
  message: ({ rules, origin, owner, expires, ceilingUsdPerMonth, usdPerMonth, reason }) =>
    usdPerMonth === null || ceilingUsdPerMonth === null
      ? `the exception from ${rules.join(", ")} (${origin}, ${owner}: ${reason}) expired on ${expires}`
      : `the exception from ${rules.join(", ")} (${origin}, ${owner}: ${reason}) holds up to ${usd(ceilingUsdPerMonth)} a month, and this costs ${usd(usdPerMonth)}`,
  examples: {
    flagged: [
      {
        title: "One that has expired, one whose ceiling is passed",
        asOf: "2026-09-01",
        resources: [
          { type: "aws:ebs/volume:Volume", name: "old", inputs: { availabilityZone: "us-east-1a", size: 100, type: "gp3" } },
          { type: "aws:ebs/volume:Volume", name: "large", inputs: { availabilityZone: "us-east-1a", size: 500, type: "gp3" } },
        ],
        exceptions: [
          { rules: ["unattached-disk"], resource: "old", reason: "kept for an audit", owner: "data", expires: "2026-08-31" },
          {
            rules: ["unattached-disk"],
            resource: "large",
            reason: "scratch space",
            owner: "data",
            expires: "2027-01-31",
            ceilingUsdPerMonth: 20,
          },
        ],
        messages: [
          "the exception from unattached-disk (costwright.exceptions.yaml, data: scratch space) holds up to 20.00 USD a month, and this costs 40.00 USD",
          "the exception from unattached-disk (costwright.exceptions.yaml, data: kept for an audit) expired on 2026-08-31",
        ],
      },
    ],
    clean: [
      {
        title: "One that holds",
        asOf: "2026-09-01",
        resources: [{ type: "aws:ebs/volume:Volume", name: "old", inputs: { availabilityZone: "us-east-1a", size: 100, type: "gp3" } }],
        exceptions: [{ rules: ["unattached-disk"], resource: "old", reason: "kept for an audit", owner: "data", expires: "2027-01-31" }],
      },
    ],
  },
});
