import { microUsd, type PortfolioNeed, type WorkloadNeed } from "../model";
import { type ChargeMemo, type Fit, fitOf } from "./fit";
import type { Group } from "./groups";
import { budgetText, type Limit, moneyLimit, quotaLimit, quotaText } from "./limits";
import type { Market } from "./market";
import { compareText } from "./order";
import type { Problem } from "./problem";
import { type FlowCost, flowCost } from "./transfer";

/** Everything that makes a need impossible to read, in words. The edges check their input; this is the last line. */
export function checkNeed(need: PortfolioNeed): readonly string[] {
  const problems: string[] = [];
  const names = new Set<string>();
  for (const workload of need.workloads) {
    if (names.has(workload.name)) problems.push(`workload "${workload.name}" is declared twice`);
    names.add(workload.name);
    for (const [field, value] of Object.entries(workload)) {
      if (typeof value === "number" && !(Number.isFinite(value) && value >= 0))
        problems.push(`${workload.name}: ${field} is ${value}, not a number of at least 0`);
    }
    const { targetUtilisationFraction: target, minCount, maxCount } = workload;
    if (!(target > 0 && target <= 1))
      problems.push(`${workload.name}: targetUtilisationFraction is ${target}, it lies above 0 and up to 1`);
    if (minCount > maxCount) problems.push(`${workload.name}: minCount ${minCount} is above maxCount ${maxCount}`);
    if (workload.zones > maxCount)
      problems.push(`${workload.name}: ${workload.zones} zones need at least as many machines, maxCount is ${maxCount}`);
  }
  const unknown = (name: string, where: string) => {
    if (!names.has(name)) problems.push(`${where} names workload "${name}", which is not declared`);
  };
  for (const { from, to, gibPerMonth } of need.traffic) {
    unknown(from, "traffic");
    unknown(to, "traffic");
    if (!(Number.isFinite(gibPerMonth) && gibPerMonth >= 0)) problems.push(`traffic from ${from} to ${to}: gibPerMonth is ${gibPerMonth}`);
    if (from === to) problems.push(`traffic from ${from} to itself: leave it out`);
  }
  for (const kind of ["sameProvider", "sameRegion", "differentProvider"] as const)
    for (const group of need[kind]) for (const name of group) unknown(name, kind);
  for (const { provider, maxVcpus } of need.quotas) if (!(maxVcpus >= 0)) problems.push(`quota of ${provider}: maxVcpus is ${maxVcpus}`);
  const { maxProviders, budgetUsdPerMonth, riskWeight } = need;
  if (maxProviders !== undefined && !(Number.isInteger(maxProviders) && maxProviders >= 1))
    problems.push(`maxProviders is ${maxProviders}, at least 1 is needed`);
  if (budgetUsdPerMonth !== undefined && !(budgetUsdPerMonth >= 0)) problems.push(`budgetUsdPerMonth is ${budgetUsdPerMonth}`);
  if (!(Number.isFinite(riskWeight) && riskWeight >= 0)) problems.push(`riskWeight is ${riskWeight}, not a number of at least 0`);
  return problems;
}

/** Resolves names and sorts everything, so that the order of the input leaves no trace. */
export function problemOf(market: Market, need: PortfolioNeed): Problem {
  const sorted = [...need.workloads].sort((a, b) => compareText(a.name, b.name));
  const indexOf = new Map(sorted.map((workload, index) => [workload.name, index]));
  const at = (name: string) => indexOf.get(name) as number;
  const fits = new Map<string, Fit>();
  const charges: ChargeMemo = new Map();
  const fitFor = (workload: WorkloadNeed): Fit => {
    const normal = normalised(workload);
    const { name: _, ...shape } = normal;
    const key = JSON.stringify(shape);
    const known = fits.get(key) ?? fitOf(market, normal, charges);
    fits.set(key, known);
    return known;
  };
  const costs = new Map<number, FlowCost>();
  const cost = (gib: number) => {
    const known = costs.get(gib) ?? flowCost(market, gib);
    costs.set(gib, known);
    return known;
  };
  const gibByPair = new Map<string, { from: number; to: number; gib: number }>();
  for (const { from, to, gibPerMonth } of need.traffic) {
    if (gibPerMonth === 0) continue;
    const pair = gibByPair.get(`${at(from)} ${at(to)}`) ?? { from: at(from), to: at(to), gib: 0 };
    pair.gib += gibPerMonth;
    gibByPair.set(`${pair.from} ${pair.to}`, pair);
  }
  const groups = (kind: Group["kind"], place: Group["place"], names: readonly (readonly string[])[]): readonly Group[] =>
    names
      .map((group) => [...new Set(group.map(at))].sort((a, b) => a - b))
      .filter((group) => group.length > 1)
      .sort((a, b) => compareText(a.map((one) => String(one).padStart(6, "0")).join(), b.map((one) => String(one).padStart(6, "0")).join()))
      .map((members) => ({ kind, place, members }));
  const quotas = [...need.quotas].sort(
    (a, b) =>
      compareText(a.provider, b.provider) ||
      compareText(a.region ?? "", b.region ?? "") ||
      compareText(a.family ?? "", b.family ?? "") ||
      a.maxVcpus - b.maxVcpus,
  );
  const limits: Limit[] = quotas.map((quota) => quotaLimit(quota, quotaText(quota)));
  if (need.budgetUsdPerMonth !== undefined)
    limits.push(moneyLimit("budget", budgetText(need.budgetUsdPerMonth), microUsd(need.budgetUsdPerMonth), undefined));
  return {
    need,
    workloads: sorted.map((workload, index) => ({ index, need: workload, fit: fitFor(workload) })),
    flows: [...gibByPair.values()]
      .sort((a, b) => a.from - b.from || a.to - b.to)
      .map(({ from, to, gib }) => ({ from, to, gibPerMonth: gib, cost: cost(gib) })),
    groups: [
      ...groups("same", "provider", need.sameProvider),
      ...groups("same", "region", need.sameRegion),
      ...groups("different", "provider", need.differentProvider),
    ],
    limits,
    pools: [],
    concentrationMicro: 0,
    riskWeight: need.riskWeight,
  };
}

/** Lists in one order and fields in one order: equal needs share their work, whatever order they are written in. */
function normalised(need: WorkloadNeed): WorkloadNeed {
  const entries = Object.entries(need)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => [key, Array.isArray(value) ? [...new Set(value as string[])].sort(compareText) : value] as const)
    .sort(([a], [b]) => compareText(a, b));
  return Object.fromEntries(entries) as unknown as WorkloadNeed;
}
