import type { Rule, Subject } from "../rule";
import { type Outcome, rule } from "../rule";
import { usd } from "../wording";
import { type IdleSign, idleVerdict } from "./idle-verdict";
import { type EvidenceConfig, evidenceConfig, useOf } from "./use";

type Facts = {
  readonly from: string;
  readonly to: string;
  readonly beforeUsdPerMonth: number;
  readonly afterUsdPerMonth: number;
  readonly savingUsdPerMonth: number;
};

/** A rule that finds what did nothing and can be removed, by signs that are the same on every provider. */
export function idleRule(
  definition: Pick<Rule, "id" | "title" | "why" | "remedy" | "severity" | "examples"> & {
    readonly types: readonly string[];
    /** Time that it must have done nothing for. */
    readonly windowDays: number;
    readonly signs: readonly IdleSign[];
    /** What it did not do: `no client connected to it`. */
    readonly idleness: string;
    /** What stands idle on purpose, or is judged elsewhere. */
    readonly except?: (subject: Subject) => boolean;
  },
): Rule {
  const { windowDays, signs, idleness, except, ...rest } = definition;
  return rule<EvidenceConfig, Facts>({
    ...rest,
    why: `${rest.why} Judged only by a utilisation digest.`,
    group: "unused",
    level: "advisory",
    scope: "resource",
    config: evidenceConfig,
    check: (subject, context): readonly Outcome<Facts>[] => {
      const use = useOf(subject, context);
      if (use === undefined || except?.(subject) === true) return [];
      const verdict = idleVerdict(use, signs, windowDays);
      if (verdict === "busy") return [];
      if (verdict !== "idle") return [verdict];
      const prices = context.repriceWithout(subject.resource);
      if (!prices.proven) return [{ unjudged: `${idleness}, but what it costs is not known: ${prices.reason}` }];
      const { beforeUsdPerMonth, afterUsdPerMonth, savingUsdPerMonth } = prices;
      const metric = signs[0]?.metrics[0];
      const measured = metric && use.get(metric);
      if (savingUsdPerMonth <= 0 || measured === undefined) return [];
      return [{ facts: { from: measured.from, to: measured.to, beforeUsdPerMonth, afterUsdPerMonth, savingUsdPerMonth } }];
    },
    message: ({ from, to, savingUsdPerMonth }) => `${idleness} from ${from} to ${to}, and it costs ${usd(savingUsdPerMonth)} a month`,
    saving: ({ savingUsdPerMonth }) => savingUsdPerMonth,
  });
}
