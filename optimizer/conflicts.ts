import { formatAmount, type PortfolioNeed, type Quota } from "../model";
import { type Decision, decide } from "./decide";
import type { Fit } from "./fit";
import { type Market, purchaseOrder } from "./market";
import { rejectionsOf } from "./offers";
import type { Problem, Workload } from "./problem";
import { totalsOf } from "./problem";
import { problemOf } from "./problem-of";
import { decideMemo } from "./scan";

const count = (n: number, noun: string) => `${n.toLocaleString("en-US")} ${noun}${n === 1 ? "" : "s"}`;

/**
 * Why no offer fits one workload: single requirements that leave offers when dropped, else pairs of them, else the
 * counts alone.
 */
export function noOfferFits(market: Market, workload: Workload): string {
  const { fit } = workload;
  const { considered, rejections } = rejectionsOf(market, fit);
  const start = `${workload.need.name}: none of ${count(considered, "offer")} fits.`;
  const failures = failureSets(market, fit);
  const name = (bit: number) => `"${fit.requirements[bit]}"`;
  const explain = (bits: number): [text: string, offers: number][] => {
    const found = new Map<number, number>();
    for (const [mask, offers] of failures) if (bitCount(mask) === bits) found.set(mask, (found.get(mask) ?? 0) + offers);
    return [...found].map(([mask, offers]) => [bitsOf(mask).map(name).join(" and "), offers]);
  };
  for (const bits of [1, 2, 3]) {
    const options = explain(bits).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    if (options.length === 0) continue;
    const shown = options.slice(0, 3).map(([text, offers]) => `without ${text} ${count(offers, "offer")} would fit`);
    return `${start} ${bits === 1 ? "" : `No single requirement explains it: `}${shown.join("; ")}`;
  }
  const most = rejections.slice(0, 3).map(({ requirement, offers }) => `"${requirement}" rejects ${offers.toLocaleString("en-US")}`);
  return `${start} ${most.length === 0 ? "The price book has no offers" : most.join("; ")}`;
}

/** Number of offers by the exact set of requirements that they fail. */
function failureSets(market: Market, fit: Fit): ReadonlyMap<number, number> {
  const sets = new Map<number, number>();
  for (const region of market.regions) {
    const fails = fit.sizeFails[region.provider];
    for (const [purchase] of purchaseOrder.entries()) {
      const prices = region.usdPerMonth[purchase];
      const outer = (fit.regionFails[region.index] ?? 0) | (fit.purchaseFails[purchase] ?? 0);
      for (let position = 0; position < (prices?.length ?? 0); position++) {
        if (Number.isNaN(prices?.[position])) continue;
        const size = region.sizeIndex[position] ?? -1;
        const mask = outer | (size < 0 ? fit.unknownCapacityFails : (fails[size] ?? 0));
        sets.set(mask, (sets.get(mask) ?? 0) + 1);
      }
    }
  }
  return sets;
}

function bitsOf(mask: number): number[] {
  return Array.from({ length: 31 }, (_, bit) => bit).filter((bit) => (mask >>> bit) & 1);
}
const bitCount = (mask: number) => bitsOf(mask).length;

interface Constraint {
  readonly kind: keyof PortfolioNeed;
  readonly text: string;
  without(need: PortfolioNeed): PortfolioNeed;
}

function constraintsOf(need: PortfolioNeed): readonly Constraint[] {
  const drop = <T>(items: readonly T[], item: T) => items.filter((one) => one !== item);
  const groups = (["sameProvider", "sameRegion", "differentProvider"] as const).flatMap((kind) =>
    need[kind].map((group) => ({
      kind,
      text: `${{ sameProvider: "the same provider", sameRegion: "the same region", differentProvider: "different providers" }[kind]} for ${group.join(", ")}`,
      without: (from: PortfolioNeed) => ({ ...from, [kind]: drop(from[kind], group) }),
    })),
  );
  const quotas = need.quotas.map((quota) => ({
    kind: "quotas" as const,
    text: quotaText(quota),
    without: (from: PortfolioNeed) => ({ ...from, quotas: drop(from.quotas, quota) }),
  }));
  const single: Constraint[] = [];
  if (need.maxProviders !== undefined)
    single.push({
      kind: "maxProviders",
      text: `at most ${count(need.maxProviders, "provider")}`,
      without: ({ maxProviders: _, ...from }) => from,
    });
  if (need.budgetUsdPerMonth !== undefined) {
    single.push({
      kind: "budgetUsdPerMonth",
      text: `a budget of ${formatAmount(need.budgetUsdPerMonth)} USD a month`,
      without: ({ budgetUsdPerMonth: _, ...from }) => from,
    });
  }
  if (need.traffic.length > 0)
    single.push({ kind: "traffic", text: "data transfer between workloads", without: (from) => ({ ...from, traffic: [] }) });
  return [...single, ...groups, ...quotas];
}

function quotaText(quota: Quota): string {
  const scope = [quota.provider, quota.region, quota.family].filter((part) => part !== undefined).join(" ");
  return `a quota of ${quota.maxVcpus.toLocaleString("en-US")} vCPUs on ${scope}`;
}

/**
 * Which constraints of a portfolio exclude each other, in words: constraints are taken away one by one for as long as
 * it stays impossible; what is left conflicts. Then the single ones whose removal alone would do.
 */
export function jointConflicts(market: Market, problem: Problem, deadlineMs: number): readonly string[] {
  // Cost and risk do not matter to what is possible; without the objective's risk the budget is judged at once.
  const need: PortfolioNeed = { ...problem.need, riskWeight: 0 };
  const decided = (one: PortfolioNeed): Decision =>
    decide(market, problemOf(market, one), { deadlineMs: Math.min(deadlineMs, performance.now() + 2000) }, decideMemo());
  const isImpossible = (one: PortfolioNeed) => decided(one).status === "infeasible";
  let left = constraintsOf(need);
  let current = need;
  // Whole kinds first: a large portfolio has many groups, and most have no part in it.
  for (const kind of ["traffic", "sameProvider", "sameRegion", "differentProvider", "quotas"] as const) {
    if (performance.now() > deadlineMs || current[kind].length === 0) continue;
    const fewer = { ...current, [kind]: [] };
    if (!isImpossible(fewer)) continue;
    current = fewer;
    left = left.filter((constraint) => constraint.kind !== kind);
  }
  let wasCutOff = false;
  for (const constraint of [...left].reverse()) {
    if (performance.now() > deadlineMs) {
      wasCutOff = true;
      break;
    }
    const fewer = constraint.without(current);
    if (!isImpossible(fewer)) continue;
    current = fewer;
    left = left.filter((one) => one !== constraint);
  }
  const LISTED = 8;
  const shown = left.slice(0, LISTED).map(({ text }) => text);
  const texts = left.length > LISTED ? [...shown, `and ${left.length - LISTED} more`] : shown;
  if (texts.length === 0) return ["no placement meets the requirements, even without limits across workloads"];
  const conflicts = [
    texts.length === 1
      ? `no placement meets ${texts[0]} together with the workloads' own requirements`
      : `no placement meets all of these together${wasCutOff ? " (time was too short to tell which of them matter)" : ""}: ${texts.join("; ")}`,
  ];
  for (const constraint of left) {
    if (performance.now() > deadlineMs) break;
    const relaxed = problemOf(market, constraint.without(need));
    const decision = decide(market, relaxed, { deadlineMs: Math.min(deadlineMs, performance.now() + 2000) }, decideMemo());
    if (decision.status !== "optimal" && decision.status !== "feasible") continue;
    const usd = totalsOf(relaxed, decision.chosen).comparedMicro / 1e6;
    conflicts.push(`without ${constraint.text} a placement for ${formatAmount(usd)} USD a month exists`);
  }
  return conflicts;
}
