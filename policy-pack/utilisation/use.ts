import type { Measurement, StackChange, UtilisationDigest, UtilisationMetric } from "../../model";
import type { ConfigFields, RuleContext, Subject } from "../rule";

/** Settings of every rule that judges by a digest. */
export type EvidenceConfig = { readonly minCoverageFraction: number; readonly maxAgeDays: number };

export const evidenceConfig: ConfigFields<EvidenceConfig> = {
  minCoverageFraction: {
    type: "number",
    default: 0.9,
    minimum: 0,
    maximum: 1,
    doc: "Least share of the samples that must be there (0..1): a machine that is stopped sends none, so the rest would be biased.",
  },
  maxAgeDays: { type: "number", default: 30, minimum: 0, doc: "Measurements that ended longer ago prove nothing of today." },
};

const DAY_MS = 86_400_000;
/** Averages over longer samples hide the peaks that a size must bear. */
const LONGEST_SAMPLE_SECONDS = 3600;

/** What was measured of one resource, with what keeps it from being enough. */
export interface Use {
  /** Size that it was measured on, where that is stated. */
  readonly size?: string;
  get(metric: UtilisationMetric): Measurement | undefined;
  /** Why these metrics are not enough to conclude from; undefined where they are. */
  doubt(metrics: readonly UtilisationMetric[], windowDays: number): string | undefined;
}

type UseContext = Pick<RuleContext<EvidenceConfig>, "asOf" | "change" | "config" | "utilisation">;

/** Undefined where there is no digest, or nothing in it of this resource: then nothing can be said. */
export function useOf({ resource }: Pick<Subject, "resource">, context: UseContext): Use | undefined {
  const found = measuredOf(resource, context.utilisation);
  if (found === undefined) return undefined;
  const { size, metrics } = found;
  return {
    ...(size === undefined ? {} : { size }),
    get: (metric) => metrics[metric],
    doubt(wanted, windowDays) {
      if (size === undefined && isChanging(resource.urn, context))
        return 'it is about to change, and the digest does not say at which "size" it was measured';
      for (const metric of wanted) {
        const measured = metrics[metric];
        const reason = measured === undefined ? `${metric} is not measured` : tooLittle(measured, windowDays, context);
        if (reason !== undefined) return `not enough data: ${measured === undefined ? reason : `${metric} ${reason}`}`;
      }
      return undefined;
    },
  };
}

function measuredOf({ urn, id }: { readonly urn: string; readonly id?: string }, digest: UtilisationDigest | undefined) {
  return digest?.resources.get(urn) ?? (id === undefined ? undefined : digest?.resources.get(id));
}

/** What an operation makes or changes, once per change: a digest may hold thousands of resources. */
const touchedBy = new WeakMap<StackChange, ReadonlySet<string>>();

function isChanging(urn: string, { change }: UseContext): boolean {
  if (change === undefined) return false;
  const touched =
    touchedBy.get(change) ?? new Set(change.resources.filter(({ operation }) => touching.has(operation)).map((one) => one.urn));
  touchedBy.set(change, touched);
  return touched.has(urn);
}

const touching: ReadonlySet<string> = new Set(["create", "replace", "update"]);

function tooLittle(measured: Measurement, windowDays: number, { asOf, config }: UseContext): string | undefined {
  const { from, to, coverageFraction, samplePeriodSeconds } = measured;
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS;
  if (days < windowDays) return `was measured for ${days} of the ${windowDays} days that are needed`;
  if (coverageFraction < config.minCoverageFraction)
    return `has ${Math.floor(coverageFraction * 100)} % of its samples, at least ${Math.round(config.minCoverageFraction * 100)} % are needed`;
  const ageDays = (Date.parse(asOf) - Date.parse(to)) / DAY_MS;
  if (ageDays > config.maxAgeDays) return `was measured until ${to}, ${Math.floor(ageDays)} days ago`;
  if (samplePeriodSeconds > LONGEST_SAMPLE_SECONDS)
    return `is an average over samples of ${Math.round(samplePeriodSeconds / 60)} minutes, which hide peaks`;
  return undefined;
}

/** The mean, or where that is not stated the most that it can be: no sample of a slice is above the slice's percentile. */
export function meanAtMost({ mean, p50, p90, p95, p99, max }: Measurement): number {
  return mean ?? 0.5 * p50 + 0.4 * p90 + 0.05 * p95 + 0.04 * p99 + 0.01 * max;
}

/** The 99.5th percentile, or the largest sample where it is not stated. */
export function p995({ p995: stated, max }: Measurement): number {
  return stated ?? max;
}
