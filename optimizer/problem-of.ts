import { formatAmount, microUsd, type PortfolioNeed, type RiskWeights, type SecurityRisk, type WorkloadNeed } from "../model";
import { carbonGrams } from "./candidates";
import { chargesOf, decidingCharges } from "./charges";
import { type ChargeMemo, type Fit, fitOf } from "./fit";
import type { FitContext } from "./fit-context";
import type { Group } from "./groups";
import { budgetText, capacityLimit, type Limit, moneyLimit, quotaLimit, quotaText, spotShareLimit, zonesLimit } from "./limits";
import type { Market } from "./market";
import { compareText } from "./order";
import type { Problem, Workload } from "./problem";
import { leastAvailable } from "./risk";
import { type Part, partsOf } from "./split";
import { type FlowCost, flowCost } from "./transfer";

/** Resolves names and sorts everything, so that the order of the input leaves no trace. Split workloads become their parts. */
export function problemOf(market: Market, need: PortfolioNeed): Problem {
  const parts = [...need.workloads].sort((a, b) => compareText(a.name, b.name)).flatMap((one) => partsOf(one, market.suppliers));
  const indexesOf = new Map<string, number[]>();
  for (const [index, { workload }] of parts.entries()) indexesOf.set(workload.name, [...(indexesOf.get(workload.name) ?? []), index]);
  const at = (name: string): readonly number[] => indexesOf.get(name) ?? [];
  const fitFor = fitting(market, need);
  const workloads = parts.map(
    (part, index): Workload => ({ index, need: part.need, fit: fitFor(part), ...(part.number === undefined ? {} : { part: part.number }) }),
  );
  const charges = chargesOf(market, need, at);
  return {
    need,
    workloads,
    flows: flowsOf(market, need, at),
    groups: groupsOf(need, at),
    limits: limitsOf(market, need, workloads, at),
    pools: need.pools ?? [],
    charges,
    deciding: decidingCharges(market, charges, (member) => (workloads[member] as Workload).fit),
    concentrationMicro: concentrationMicro(need),
    riskWeight: need.riskWeight,
  };
}

/** What is lost with a provider that everything runs on, as the objective counts it. */
function concentrationMicro({ concentration, riskWeight, riskWeights }: PortfolioNeed): number {
  if (concentration === undefined) return 0;
  const weight = riskWeight * (riskWeights?.concentration ?? 1);
  return microUsd(weight * concentration.lossUsd * concentration.probabilityPerMonth);
}

/** Fits of parts; parts with the same need, in the same context, share one. */
function fitting(market: Market, need: PortfolioNeed): (part: Part) => Fit {
  const fits = new Map<string, Fit>();
  const charges: ChargeMemo = new Map();
  const { interruption = 1, downtime = 1, security = 1 }: RiskWeights = need.riskWeights ?? {};
  const risks = (need.securityRisks ?? []).map(normalised).sort((a, b) => compareText(JSON.stringify(a), JSON.stringify(b)));
  const leastAvailableFraction = leastAvailable(market.book);
  // Lists of quotes are long: they are told apart by who made them, not read through.
  const quoteIds = new Map<WorkloadNeed["offered"], number>();
  const quotesId = (offered: WorkloadNeed["offered"]) => {
    const id = quoteIds.get(offered) ?? quoteIds.size;
    quoteIds.set(offered, id);
    return id;
  };
  const risksOf = new Map<string, readonly SecurityRisk[]>();
  for (const { name } of need.workloads)
    risksOf.set(
      name,
      risks.filter((risk) => risk.workloads === undefined || risk.workloads.includes(name)),
    );
  return ({ workload, need: own, of }) => {
    const context: FitContext = {
      securityRisks: risksOf.get(workload.name) ?? [],
      weights: { interruption, downtime, security },
      isCarbonLimited: need.maxCarbonKgPerMonth !== undefined,
      ...(leastAvailableFraction === undefined ? {} : { leastAvailableFraction }),
      ...(of === 1
        ? {}
        : {
            part: {
              of,
              survivesLossOfOne: workload.split?.survivesLossOfOne === true,
              loadVcpus: workload.vcpus / of,
              providers: [...new Set(workload.providers)].sort(compareText),
            },
          }),
    };
    // Lines of a quote stay in their order, and what it is told apart by is put in order where it is looked at.
    const { offered, ...rest } = own;
    const normal: WorkloadNeed = offered === undefined ? normalised(rest) : { ...normalised(rest), offered };
    // Neither the name nor the team says what fits.
    const { name: _, team: __, offered: ___, ...shape } = normal;
    const key = JSON.stringify([shape, context, offered === undefined ? [] : quotesId(offered)]);
    const known = fits.get(key) ?? fitOf(market, normal, charges, context);
    fits.set(key, known);
    return known;
  };
}

function flowsOf(market: Market, need: PortfolioNeed, at: (name: string) => readonly number[]): Problem["flows"] {
  const costs = new Map<number, FlowCost>();
  const cost = (gib: number) => {
    const known = costs.get(gib) ?? flowCost(market, gib);
    costs.set(gib, known);
    return known;
  };
  const gibByPair = new Map<string, { from: string; to: string; gib: number }>();
  for (const { from, to, gibPerMonth } of need.traffic) {
    if (gibPerMonth === 0) continue;
    const pair = gibByPair.get(`${from} ${to}`) ?? { from, to, gib: 0 };
    pair.gib += gibPerMonth;
    gibByPair.set(`${from} ${to}`, pair);
  }
  return [...gibByPair.values()]
    .flatMap(({ from, to, gib }) => {
      const [senders, receivers] = [at(from), at(to)];
      const own = gib / senders.length / receivers.length;
      return senders.flatMap((sender) => receivers.map((receiver) => ({ from: sender, to: receiver, gibPerMonth: own, cost: cost(own) })));
    })
    .sort((a, b) => a.from - b.from || a.to - b.to);
}

function groupsOf(need: PortfolioNeed, at: (name: string) => readonly number[]): readonly Group[] {
  const order = (members: readonly number[]) => members.map((one) => String(one).padStart(6, "0")).join();
  const listed = (kind: Group["kind"], place: Group["place"], groups: readonly (readonly number[])[]): readonly Group[] =>
    groups
      .map((members) => [...new Set(members)].sort((a, b) => a - b))
      .filter((members) => members.length > 1)
      .sort((a, b) => compareText(order(a), order(b)))
      .map((members) => ({ kind, place, members }));
  // Members that are split are split alike: the first parts stay together, the second parts, and so on.
  const partwise = (groups: readonly (readonly string[])[]) =>
    groups.flatMap((group) => (at(group[0] ?? "") ?? []).map((_, part) => group.flatMap((name) => at(name).slice(part, part + 1))));
  const together = (groups: readonly (readonly string[])[]) => groups.map((group) => group.flatMap(at));
  return [
    ...listed("same", "provider", partwise(need.sameProvider)),
    ...listed("same", "region", partwise(need.sameRegion)),
    ...listed("different", "provider", [...together(need.differentProvider), ...need.workloads.map(({ name }) => at(name))]),
    ...listed("different", "region", together(need.differentRegion ?? [])),
  ];
}

export function teamBudgetText(team: string, usdPerMonth: number): string {
  return `a budget of ${formatAmount(usdPerMonth)} USD a month for team ${team}`;
}

function limitsOf(
  market: Market,
  need: PortfolioNeed,
  workloads: readonly Workload[],
  at: (name: string) => readonly number[],
): readonly Limit[] {
  const quotas = [...need.quotas].sort(
    (a, b) =>
      compareText(a.provider, b.provider) ||
      compareText(a.region ?? "", b.region ?? "") ||
      compareText(a.family ?? "", b.family ?? "") ||
      a.maxVcpus - b.maxVcpus,
  );
  const limits: Limit[] = quotas.map((quota) => quotaLimit(quota, quotaText(quota)));
  const capacities = (market.book.offers?.capacities ?? []).filter(({ name }) => need.withoutCapacities?.includes(name) !== true);
  limits.push(...capacities.map(capacityLimit));
  if (need.budgetUsdPerMonth !== undefined)
    limits.push(moneyLimit("budget", budgetText(need.budgetUsdPerMonth), microUsd(need.budgetUsdPerMonth), undefined));
  for (const { team, usdPerMonth } of [...(need.teamBudgets ?? [])].sort((a, b) => compareText(a.team, b.team))) {
    const members = new Set(workloads.filter((one) => one.need.team === team).map(({ index }) => index));
    limits.push(moneyLimit("team-budget", teamBudgetText(team, usdPerMonth), microUsd(usdPerMonth), members));
  }
  if (need.maxSpotFraction !== undefined && need.maxSpotFraction < 1)
    limits.push(spotShareLimit(spotText(need.maxSpotFraction), need.maxSpotFraction, ({ spotVcpus }) => spotVcpus));
  if (need.maxCarbonKgPerMonth !== undefined) {
    limits.push({
      kind: "carbon",
      name: carbonText(need.maxCarbonKgPerMonth),
      most: Math.floor(need.maxCarbonKgPerMonth * 1000 + 1e-6),
      members: undefined,
      coefficient: (workload, candidate) => carbonGrams(candidate, (workloads[workload] as Workload).fit),
      countsFlows: false,
    });
  }
  const zoneGroups = (need.differentZone ?? []).map((group) => [...new Set(group)].sort(compareText));
  for (const group of zoneGroups.sort((a, b) => compareText(a.join(), b.join()))) {
    const zonesOf = new Map(group.flatMap(at).map((index) => [index, Math.max(1, (workloads[index] as Workload).need.zones)]));
    for (const region of market.regions) {
      // A pinned workload too may stand there as a runner-up.
      const inReach = [...zonesOf].filter(([index]) => {
        const own = workloads[index]?.fit;
        const fit = own?.unpinned ?? own;
        return (
          fit?.regionFails[region.index] === 0 ||
          fit?.quoted.some((quote) => quote.fails === 0 && quote.region.index === region.index) === true
        );
      });
      // Where all of them fit together there is nothing to limit.
      if (inReach.reduce((sum, [, zones]) => sum + zones, 0) <= (region.region.zones ?? 1)) continue;
      limits.push(zonesLimit(`${zonesText(group)} (${region.id} has ${region.region.zones ?? "an unknown number"})`, region, zonesOf));
    }
  }
  return limits;
}

export function spotText(fraction: number): string {
  return `at most ${Number((fraction * 100).toFixed(4))} % of all vCPUs on spot`;
}

export function carbonText(kgPerMonth: number): string {
  return `at most ${kgPerMonth.toLocaleString("en-US")} kg CO2e a month`;
}

export function zonesText(group: readonly string[]): string {
  return `different zones for ${group.join(", ")}`;
}

/** Lists in one order and fields in one order: equal needs share their work, whatever order they are written in. */
function normalised<T extends object>(of: T): T {
  const entries = Object.entries(of)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => [key, normalValue(value)] as const)
    .sort(([a], [b]) => compareText(a, b));
  return Object.fromEntries(entries) as T;
}

function normalValue(value: unknown): unknown {
  if (Array.isArray(value)) {
    // Names are a set; of steps and the like two equal ones are two.
    const items = value.every((item) => typeof item === "string") ? [...new Set(value)] : value.map(normalValue);
    return items
      .map((item) => ({ item, text: JSON.stringify(item) }))
      .sort((a, b) => compareText(a.text, b.text))
      .map(({ item }) => item);
  }
  return value !== null && typeof value === "object" ? normalised(value) : value;
}
