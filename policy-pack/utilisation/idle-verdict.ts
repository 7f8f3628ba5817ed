import type { UtilisationMetric } from "../../model";
import type { Use } from "./use";

/** One sign that a resource is idle: `shows` is asked only where all of its metrics are measured. */
export interface IdleSign {
  readonly metrics: readonly UtilisationMetric[];
  readonly shows: (use: Use) => boolean;
}

/**
 * Whether every sign shows. Too little data can prove that a resource is busy, never that it is idle: a sign that does not
 * show ends the matter, whatever else is missing; otherwise what is missing is the answer.
 */
export function idleVerdict(use: Use, signs: readonly IdleSign[], windowDays: number): "busy" | "idle" | { readonly unjudged: string } {
  const isMeasured = ({ metrics }: IdleSign) => metrics.every((metric) => use.get(metric) !== undefined);
  if (signs.some((sign) => isMeasured(sign) && !sign.shows(use))) return "busy";
  // A metric that nobody has looked at is no reason to speak where nothing points to idleness.
  if (!signs.some(isMeasured)) return "busy";
  const doubt = use.doubt(
    signs.flatMap(({ metrics }) => metrics),
    windowDays,
  );
  return doubt === undefined ? "idle" : { unjudged: doubt };
}
