/** Groups, and limits across workloads, by plain sums over the placements. */
import type { PriceBook } from "../catalog";
import type { PortfolioNeed } from "../model";
import { CENT } from "./verify-cost";
import type { Placed } from "./verify-part";
import { flowsOf } from "./verify-sums";

const regionOf = ({ placement }: Placed) => `${placement.provider} ${placement.region}`;
const providerOf = ({ placement }: Placed) => placement.provider;

export function checkGroups(placed: readonly Placed[], need: PortfolioNeed): readonly string[] {
  const wrong: string[] = [];
  const of = (group: readonly string[]) => placed.filter(({ unit }) => group.includes(unit.workload.name));
  const numbers = (group: readonly string[]) => new Set(of(group).map(({ unit }) => unit.part));
  const same = (groups: readonly (readonly string[])[], placeOf: (one: Placed) => string, what: string) => {
    for (const group of groups) {
      for (const part of numbers(group)) {
        // Parts stand side by side: the first ones together, the second ones together.
        const members = of(group).filter(({ unit }) => unit.part === part);
        if (new Set(members.map(placeOf)).size > 1) wrong.push(`${group.join(", ")} must share a ${what}`);
      }
    }
  };
  const different = (groups: readonly (readonly string[])[], placeOf: (one: Placed) => string, what: string) => {
    for (const group of groups) {
      const members = of(group);
      if (new Set(members.map(placeOf)).size < members.length) wrong.push(`${group.join(", ")} must be ${what}`);
    }
  };
  same(need.sameProvider, providerOf, "provider");
  same(need.sameRegion, regionOf, "region");
  different(need.differentProvider, providerOf, "at different providers");
  different(need.differentRegion ?? [], regionOf, "in different regions");
  for (const name of new Set(placed.filter(({ unit }) => unit.parts > 1).map(({ unit }) => unit.workload.name))) {
    const parts = of([name]);
    const ordered = [...parts].sort((a, b) => (a.unit.part ?? 0) - (b.unit.part ?? 0)).map(providerOf);
    if (new Set(ordered).size < ordered.length) wrong.push(`the parts of ${name} must be at different providers`);
    else if (ordered.join() !== [...ordered].sort().join()) wrong.push(`the parts of ${name} are not in the order of their providers`);
  }
  return wrong;
}

export function checkLimits(placed: readonly Placed[], need: PortfolioNeed, book: PriceBook): readonly string[] {
  const wrong: string[] = [];
  const used = new Set(placed.map(providerOf)).size;
  if (need.maxProviders !== undefined && used > need.maxProviders) wrong.push(`${used} providers, at most ${need.maxProviders} allowed`);
  const vcpusOf = ({ placement }: Placed) => placement.count * placement.vcpusPerMachine;
  const total = (of: (one: Placed) => number) => placed.reduce((sum, one) => sum + of(one), 0);
  for (const quota of need.quotas) {
    const vcpus = total((one) => {
      const { provider, region, family, form } = one.placement;
      // Quotas are on machines that somebody starts, not on what a provider runs itself.
      if (form !== undefined) return 0;
      return provider === quota.provider && (quota.region ?? region) === region && (quota.family ?? family) === family ? vcpusOf(one) : 0;
    });
    if (vcpus > quota.maxVcpus)
      wrong.push(
        `${vcpus} vCPUs on ${[quota.provider, quota.region, quota.family].filter(Boolean).join(" ")}, the quota is ${quota.maxVcpus}`,
      );
  }
  for (const { name, provider, region, size, unit, most } of book.offers?.capacities ?? []) {
    if (need.withoutCapacities?.includes(name)) continue;
    const taken = total(({ placement: one }) => {
      if (one.provider !== provider || one.region !== region || (size !== undefined && one.size !== size)) return 0;
      return one.count * (unit === "machines" ? 1 : unit === "vcpus" ? one.vcpusPerMachine : one.memoryGibPerMachine);
    });
    if (taken > most + 1e-6)
      wrong.push(`${taken} ${unit}${size === undefined ? "" : ` of ${size}`} at ${provider} ${region}, there are ${most}`);
  }
  const flows = (need.teamBudgets ?? []).length === 0 ? [] : flowsOf(placed, need, book);
  for (const { team, usdPerMonth } of need.teamBudgets ?? []) {
    const isTheirs = ({ unit }: Placed) => unit.workload.team === team;
    const offers = total((one) => (isTheirs(one) ? (one.placement.comparisonUsdPerMonth ?? one.placement.usdPerMonth) : 0));
    const data = flows.reduce((sum, flow) => sum + (isTheirs(flow.from) ? flow.comparedUsd : 0), 0);
    if (!(offers + data <= usdPerMonth + CENT)) wrong.push(`team ${team} takes ${offers + data} of a budget of ${usdPerMonth}`);
  }
  if (need.maxSpotFraction !== undefined) {
    const spot = total(({ placement }) => {
      const machines = placement.mix?.find(({ purchase }) => purchase === "spot")?.count;
      return (machines ?? (placement.mix === undefined && placement.purchase === "spot" ? placement.count : 0)) * placement.vcpusPerMachine;
    });
    const all = total(vcpusOf);
    if (spot > need.maxSpotFraction * all + 1e-5 * all)
      wrong.push(`${spot} of ${all} vCPUs on spot, at most ${need.maxSpotFraction} of them allowed`);
  }
  if (need.maxCarbonKgPerMonth !== undefined) {
    const kg = total(({ placement }) => placement.carbonKgPerMonth ?? Number.NaN);
    if (!(kg <= need.maxCarbonKgPerMonth + 1e-6)) wrong.push(`${kg} kg CO2e a month, at most ${need.maxCarbonKgPerMonth} allowed`);
  }
  for (const group of need.differentZone ?? []) {
    const zones = new Map<string, { needed: number; there: number }>();
    for (const { unit, placement } of placed) {
      if (!group.includes(unit.workload.name)) continue;
      const key = `${placement.provider} ${placement.region}`;
      const sum = zones.get(key) ?? { needed: 0, there: book.region(placement.provider, placement.region)?.zones ?? 1 };
      sum.needed += Math.max(1, unit.need.zones);
      zones.set(key, sum);
    }
    for (const [region, { needed, there }] of zones)
      if (needed > there) wrong.push(`${group.join(", ")} need ${needed} zones of their own in ${region}, which has ${there}`);
  }
  return wrong;
}
