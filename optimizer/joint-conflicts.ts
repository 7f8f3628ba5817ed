/**
 * Which requirements of a portfolio exclude each other, and what would do. Constraints across workloads are taken away
 * one by one for as long as it stays impossible; what is left conflicts, and none of it can be left out. If giving up
 * where workloads may lie would make it possible, these rules take part, and are thinned out in the same way. Then for
 * each of them the portfolio is placed at least cost without it: what that placement takes is what would do.
 */
import { formatAmount, type PortfolioNeed } from "../model";
import type { Constraint, Found } from "./constraint";
import { constraintsOf } from "./coupling-constraints";
import { decide } from "./decide";
import type { Market } from "./market";
import { placeConstraints } from "./place-constraints";
import { type Problem, totalsOf } from "./problem";
import { problemOf } from "./problem-of";
import { decideMemo } from "./scan";

/** Most time for one placement on the way, in milliseconds. */
const MOST_DECIDE_MS = 2000;
const LISTED = 8;

export function jointConflicts(market: Market, problem: Problem, deadlineMs: number): readonly string[] {
  const need = barely(problem.need);
  const decided = (one: PortfolioNeed): { readonly status: string; readonly found?: Found } => {
    const own = problemOf(market, one);
    const decision = decide(market, own, { deadlineMs: Math.min(deadlineMs, performance.now() + MOST_DECIDE_MS) }, decideMemo());
    if (decision.status !== "optimal" && decision.status !== "feasible") return { status: decision.status };
    return {
      status: decision.status,
      found: { problem: own, chosen: decision.chosen, usdPerMonth: totalsOf(own, decision.chosen).comparedMicro / 1e6 },
    };
  };
  const isImpossible = (one: PortfolioNeed) => decided(one).status === "infeasible";
  const isLate = () => performance.now() > deadlineMs;
  let wasCutOff = false;

  /** Takes constraints away for as long as it stays impossible. */
  const thinned = (from: PortfolioNeed, constraints: readonly Constraint[]) => {
    let current = from;
    let left = constraints;
    // Whole kinds first: a large portfolio has many groups, and most have no part in it.
    for (const kind of new Set(constraints.map((one) => one.kind))) {
      const own = left.filter((one) => one.kind === kind);
      if (own.length < 2 || isLate()) continue;
      const fewer = own.reduce((reduced, one) => one.without(reduced), current);
      if (!isImpossible(fewer)) continue;
      current = fewer;
      left = left.filter((one) => one.kind !== kind);
    }
    for (const constraint of [...left].reverse()) {
      if (isLate()) {
        wasCutOff = true;
        break;
      }
      const fewer = constraint.without(current);
      if (!isImpossible(fewer)) continue;
      current = fewer;
      left = left.filter((one) => one !== constraint);
    }
    return { current, left };
  };

  const joint = thinned(need, constraintsOf(need, market.book.offers?.capacities));
  const places = placeConstraints(need);
  const withoutPlaces = places.reduce((reduced, one) => one.without(reduced), joint.current);
  const placesMatter = places.length > 0 && !isLate() && !isImpossible(withoutPlaces);
  const conflicting = [...joint.left, ...(placesMatter ? thinned(joint.current, places).left : [])];
  if (conflicting.length === 0) return ["no placement meets the requirements, even without limits across workloads"];

  const shown = conflicting.slice(0, LISTED).map(({ text }) => text);
  const texts = conflicting.length > LISTED ? [...shown, `and ${conflicting.length - LISTED} more`] : shown;
  const conflict =
    texts.length === 1
      ? `no placement meets ${texts[0]} together with the workloads' own requirements`
      : `no placement meets all of these together${wasCutOff ? " (time was too short to tell which of them matter)" : ""}: ${texts.join("; ")}`;
  const ways: { readonly text: string; readonly usdPerMonth: number }[] = [];
  for (const constraint of conflicting) {
    if (isLate()) break;
    const { found } = decided(constraint.without(need));
    if (found === undefined) continue;
    const { usdPerMonth } = found;
    const then = constraint.kind === "budget" ? "" : `: a placement for ${formatAmount(usdPerMonth)} USD a month exists then`;
    ways.push({ text: `${constraint.enough(found)} would do${then}`, usdPerMonth });
  }
  if (ways.length === 0 && conflicting.length > 1 && !isLate())
    return [conflict, "to loosen one of them alone is not enough: others conflict too"];
  return [conflict, ...ways.sort((a, b) => a.usdPerMonth - b.usdPerMonth || (a.text < b.text ? -1 : 1)).map(({ text }) => text)];
}

/** Neither risk nor moves say what is possible; without them the cheapest placement is the one that counts. */
function barely({ concentration: _, securityRisks: __, ...need }: PortfolioNeed): PortfolioNeed {
  return { ...need, riskWeight: 0, workloads: need.workloads.map(({ moving: ___, ...workload }) => workload) };
}
