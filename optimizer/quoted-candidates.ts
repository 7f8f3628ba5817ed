/** Offers of a need that are priced before the placement. */
import { type Candidate, purchaseAt, QUOTED, quotedRiskPlace, type VisitCandidate } from "./candidate";
import type { Fit } from "./fit";
import { hoursOf } from "./hours";
import type { MarketRegion } from "./market";
import { countedMicro, moveOnceMicro } from "./moving";
import { riskLines, weightedMicro } from "./risk";

/** Visits the quotes that fit. */
export function visitQuoted(
  fit: Fit,
  riskWeight: number,
  visit: VisitCandidate,
  allowed: ((region: MarketRegion) => boolean) | undefined,
): void {
  const { need, context, moves } = fit;
  let limitMicro = Number.POSITIVE_INFINITY;
  for (const offer of fit.quoted) {
    const { quote, region, size, purchaseIndex, comparedMicro } = offer;
    if (offer.fails !== 0 || comparedMicro > limitMicro || (allowed !== undefined && !allowed(region))) continue;
    const paid = [{ purchase: purchaseAt(purchaseIndex), machineHours: quote.count * hoursOf(need) }];
    const lines = riskLines(need, context, quotedRiskPlace(region, quote), paid);
    const moved = countedMicro(moves, moveOnceMicro(moves, region, size.type, quote.form));
    const objective = comparedMicro + Math.round(riskWeight * weightedMicro(lines, context.weights)) + moved;
    // Also where a move has no price.
    if (!(objective <= limitMicro)) continue;
    const make = (): Candidate => ({
      region,
      position: offer.position,
      size,
      purchaseIndex,
      count: quote.count,
      vcpus: quote.count * size.vcpus,
      comparedMicro,
      riskMicro: lines.reduce((sum, { micro }) => sum + micro, 0),
      objectiveMicro: objective,
      onDemand: NOT_POOLED,
      variant: 0,
      spotVcpus: quote.purchase === "spot" ? quote.count * size.vcpus : 0,
      quote,
    });
    limitMicro = visit(make, objective, comparedMicro, region, size, quote.count, QUOTED);
  }
}

/** Commitment pools are for machines. */
const NOT_POOLED = { vcpuHours: 0, micro: 0 };
