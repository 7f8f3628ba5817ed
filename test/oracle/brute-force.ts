/**
 * The optimum by trying every combination. Written from the design, not from the optimizer: it shares nothing with it,
 * not even the price keys' table.
 */
import type { PriceBook } from "../../catalog";
import type { CommitmentPool, PortfolioNeed } from "../../model";
import { type Item, itemsOf, type Option, optionsOf, type Pick } from "./brute-options";
import { transferUsd } from "./brute-prices";

export type { Pick } from "./brute-options";

export interface Optimum {
  /** Infinity where nothing is feasible. */
  readonly objectiveUsd: number;
  readonly combinations: number;
}

/** Number of combinations that `bruteForce` would try. */
export function countCombinations(need: PortfolioNeed, book: PriceBook): number {
  return itemsOf(need).reduce((product, item) => product * optionsOf(item, need, book).length, 1);
}

export function bruteForce(need: PortfolioNeed, book: PriceBook): Optimum {
  const items = itemsOf(need);
  const options = items.map((item) => optionsOf(item, need, book));
  const chosen: Option[] = [];
  let objectiveUsd = Number.POSITIVE_INFINITY;
  let combinations = 0;
  const walk = (): void => {
    if (chosen.length < options.length) {
      for (const option of options[chosen.length] ?? []) {
        chosen.push(option);
        walk();
        chosen.pop();
      }
      return;
    }
    combinations++;
    const usd = objectiveOf(need, book, items, chosen, objectiveUsd);
    if (usd < objectiveUsd) objectiveUsd = usd;
  };
  walk();
  return { objectiveUsd, combinations };
}

const mixOf = (pick: Pick) => (pick.mix ?? []).map((one) => `${one.purchase} ${one.count}`).join();

/** Objective of picks in the order of the workloads and their parts; Infinity where one does not fit or a constraint is broken. */
export function objectiveOfPicks(need: PortfolioNeed, book: PriceBook, picks: readonly Pick[]): number {
  const items = itemsOf(need);
  const options = items.map((item, index) => {
    const pick = picks[index];
    return optionsOf(item, need, book).find(
      (one) =>
        one.provider === pick?.provider &&
        one.region === pick.region &&
        one.size === pick.size &&
        one.form === pick.form &&
        one.purchase === pick.purchase &&
        one.count === pick.count &&
        mixOf(one) === mixOf(pick),
    );
  });
  if (options.some((option) => option === undefined)) return Number.POSITIVE_INFINITY;
  return objectiveOf(need, book, items, options as Option[], Number.POSITIVE_INFINITY);
}

function objectiveOf(need: PortfolioNeed, book: PriceBook, items: readonly Item[], chosen: readonly Option[], better: number): number {
  let compared = 0;
  let objective = 0;
  for (const one of chosen) {
    compared += one.comparedUsd;
    objective += one.comparedUsd + one.riskUsd + one.moveUsd;
  }
  // Flows, pools and concentration: only pools can make it less.
  if ((need.pools ?? []).length === 0 && objective >= better) return Number.POSITIVE_INFINITY;
  if (!areGroupsMet(need, book, items, chosen) || !areLimitsMet(need, book, items, chosen)) return Number.POSITIVE_INFINITY;
  const flows = flowsOf(need, book, items, chosen);
  for (const { team, usdPerMonth } of need.teamBudgets ?? []) {
    let usd = 0;
    for (const [at, one] of chosen.entries()) if (items[at]?.workload.team === team) usd += one.comparedUsd;
    for (const flow of flows) if (items[flow.from]?.workload.team === team) usd += flow.usd;
    if (!(usd <= usdPerMonth + 1e-7)) return Number.POSITIVE_INFINITY;
  }
  const transfer = flows.reduce((sum, { usd }) => sum + usd, 0);
  const pools = poolsNet(need.pools ?? [], items, chosen);
  const shared = sharedUsd(need, items, chosen);
  compared += transfer + pools + shared;
  if (Number.isNaN(compared)) return Number.POSITIVE_INFINITY;
  if (need.budgetUsdPerMonth !== undefined && compared > need.budgetUsdPerMonth + 1e-7) return Number.POSITIVE_INFINITY;
  return objective + transfer + pools + shared + concentrationOf(need, items, chosen);
}

function areGroupsMet(need: PortfolioNeed, book: PriceBook, items: readonly Item[], chosen: readonly Option[]): boolean {
  const members = (group: readonly string[]) =>
    chosen.flatMap((one, at) => (group.includes(items[at]?.workload.name ?? "") ? [{ one, item: items[at] as Item }] : []));
  const region = (one: Option) => `${one.provider}/${one.region}`;
  const alike = (groups: readonly (readonly string[])[], of: (one: Option) => string) =>
    groups.every((group) =>
      members(group).every((a) => members(group).every((b) => a.item.part !== b.item.part || of(a.one) === of(b.one))),
    );
  const apart = (groups: readonly (readonly string[])[], of: (one: Option) => string) =>
    groups.every((group) => new Set(members(group).map(({ one }) => of(one))).size === members(group).length);
  if (!alike(need.sameProvider, ({ provider }) => provider) || !alike(need.sameRegion, region)) return false;
  if (!apart(need.differentProvider, ({ provider }) => provider) || !apart(need.differentRegion ?? [], region)) return false;
  if (
    !apart(
      need.workloads.map(({ name }) => [name]),
      ({ provider }) => provider,
    )
  )
    return false;
  for (const group of need.differentZone ?? []) {
    for (const { one } of members(group)) {
      const there = members(group).filter((other) => region(other.one) === region(one));
      const zones = there.reduce((sum, other) => sum + Math.max(1, other.item.need.zones), 0);
      if (zones > (book.region(one.provider, one.region)?.zones ?? 1)) return false;
    }
  }
  return true;
}

function areLimitsMet(need: PortfolioNeed, book: PriceBook, items: readonly Item[], chosen: readonly Option[]): boolean {
  if (items.length !== chosen.length) throw new Error("a choice for each item");
  if (need.maxProviders !== undefined && new Set(chosen.map((one) => one.provider)).size > need.maxProviders) return false;
  for (const { provider, region, size, unit, most } of book.offers?.capacities ?? []) {
    let taken = 0;
    for (const one of chosen) {
      if (one.provider !== provider || one.region !== region || (size !== undefined && one.size !== size)) continue;
      taken += unit === "machines" ? one.count : unit === "vcpus" ? one.vcpus : one.count * one.memoryGibPerMachine;
    }
    if (taken > most + 1e-9) return false;
  }
  for (const quota of need.quotas) {
    let vcpus = 0;
    for (const one of chosen) {
      const counts =
        one.form === undefined &&
        one.provider === quota.provider &&
        (quota.region === undefined || one.region === quota.region) &&
        (quota.family === undefined || one.family === quota.family);
      if (counts) vcpus += one.vcpus;
    }
    if (vcpus > quota.maxVcpus) return false;
  }
  if (need.maxSpotFraction !== undefined) {
    const spot = chosen.reduce((sum, one) => sum + one.spotVcpus, 0);
    const all = chosen.reduce((sum, one) => sum + one.vcpus, 0);
    if (spot > need.maxSpotFraction * all + 1e-6) return false;
  }
  if (need.maxCarbonKgPerMonth !== undefined) {
    const kg = chosen.reduce((sum, one) => sum + one.carbonKg, 0);
    if (!(kg <= need.maxCarbonKgPerMonth + 1e-6)) return false;
  }
  return true;
}

function flowsOf(need: PortfolioNeed, book: PriceBook, items: readonly Item[], chosen: readonly Option[]): { from: number; usd: number }[] {
  const flows: { from: number; usd: number }[] = [];
  for (const { from, to, gibPerMonth } of need.traffic) {
    if (gibPerMonth === 0) continue;
    for (const [sender, a] of items.entries()) {
      if (a.workload.name !== from) continue;
      for (const [receiver, b] of items.entries()) {
        if (b.workload.name !== to) continue;
        const gib = gibPerMonth / a.parts / b.parts;
        flows.push({ from: sender, usd: transferUsd(book, chosen[sender] as Option, chosen[receiver] as Option, gib) });
      }
    }
  }
  return flows;
}

/** Fixed prices less savings of the best set of pools: every set of those that are not owned is tried. */
function poolsNet(pools: readonly CommitmentPool[], items: readonly Item[], chosen: readonly Option[]): number {
  if (pools.length === 0) return 0;
  const open = pools.filter(({ owned }) => !owned);
  let best = Number.POSITIVE_INFINITY;
  for (let set = 0; set < 2 ** open.length; set++) {
    const taken = pools.filter((pool) => pool.owned || Math.floor(set / 2 ** open.indexOf(pool)) % 2 === 1);
    const rest = chosen.map((one) => ({ vcpuHours: one.onDemandVcpuHours, usd: one.onDemandUsd }));
    let net = 0;
    for (const pool of taken) {
      if (!pool.owned) net += pool.usdPerMonth;
      let left = 730 * (pool.capacity.unit === "vcpus" ? pool.capacity.count : pool.capacity.usdPerHour);
      const order = chosen
        .map((one, at) => ({ one, at }))
        .filter(
          ({ one }) =>
            one.provider === pool.provider &&
            (pool.region === undefined || pool.region === one.region) &&
            (pool.family === undefined || pool.family === one.family) &&
            (pool.size === undefined || pool.size === one.size),
        )
        .sort((a, b) => {
          const name = (at: number) => items[at]?.workload.name ?? "";
          return (
            a.one.vcpusPerMachine - b.one.vcpusPerMachine ||
            (a.one.size < b.one.size ? -1 : a.one.size > b.one.size ? 1 : 0) ||
            (name(a.at) < name(b.at) ? -1 : name(a.at) > name(b.at) ? 1 : 0) ||
            (items[a.at]?.part ?? 0) - (items[b.at]?.part ?? 0)
          );
        });
      for (const { at } of order) {
        const own = rest[at] as { vcpuHours: number; usd: number };
        const takes = pool.capacity.unit === "vcpus" ? own.vcpuHours : own.usd * (1 - pool.discountFraction);
        if (takes <= 1e-12) continue;
        const share = Math.min(1, left / takes);
        left -= share * takes;
        net -= share * own.usd * (1 - (pool.remainingFraction ?? 1 - pool.discountFraction));
        own.vcpuHours -= share * own.vcpuHours;
        own.usd -= share * own.usd;
      }
    }
    best = Math.min(best, net);
  }
  return best;
}

/** Each charge once, if anybody is there to owe it. */
function sharedUsd(need: PortfolioNeed, items: readonly Item[], chosen: readonly Option[]): number {
  let usd = 0;
  const at = (names: readonly string[]) => chosen.filter((_, index) => names.includes(items[index]?.workload.name ?? ""));
  for (const charge of need.siteCharges ?? [])
    if (at(charge.workloads).some((one) => one.provider === charge.provider && one.region === charge.region)) usd += charge.usdPerMonth;
  for (const { providers, regions, orWith = [], usdPerMonth } of need.linkCharges ?? []) {
    const [one, other] = providers;
    const links = (a: Option, b: Option) =>
      a.provider === one &&
      (regions === undefined || regions.includes(a.region)) &&
      b.provider !== one &&
      (b.provider === other || orWith.includes(b.provider));
    const isUsed = need.traffic.some(({ from, to }) => at([from]).some((a) => at([to]).some((b) => links(a, b) || links(b, a))));
    if (isUsed) usd += usdPerMonth;
  }
  return usd;
}

function concentrationOf(need: PortfolioNeed, items: readonly Item[], chosen: readonly Option[]): number {
  const { concentration } = need;
  if (concentration === undefined) return 0;
  const weight = need.riskWeight * (need.riskWeights?.concentration ?? 1);
  const load = (at: number) => (items[at]?.workload.vcpus ?? 0) / (items[at]?.parts ?? 1);
  const all = items.reduce((sum, _, at) => sum + load(at), 0);
  let largest = 0;
  for (const { provider } of chosen) {
    largest = Math.max(
      largest,
      chosen.reduce((sum, one, at) => sum + (one.provider === provider ? load(at) : 0), 0),
    );
  }
  return all === 0 ? 0 : (weight * concentration.lossUsd * concentration.probabilityPerMonth * largest) / all;
}
