import type { Measurement, UtilisationMetric } from "../../model";

/** For the rules' examples: metrics that hardly move, measured every five minutes from 2026-06-20 to 2026-07-31. */
export function steadyUse(
  values: Readonly<Partial<Record<UtilisationMetric, number>>>,
  otherwise: Partial<Measurement> = {},
): { readonly metrics: Readonly<Partial<Record<UtilisationMetric, Measurement>>> } {
  const measured = Object.entries(values).map(([metric, value]) => [
    metric,
    {
      ...{ from: "2026-06-20", to: "2026-07-31", coverageFraction: 1, samplePeriodSeconds: 300 },
      ...{ p50: value, p90: value, p95: value, p99: value, p995: value, max: value },
      ...otherwise,
    },
  ]);
  return { metrics: Object.fromEntries(measured) };
}
