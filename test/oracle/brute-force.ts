/**
 * The optimum by trying every combination. Written from the design, not from the optimizer: it shares nothing with it,
 * not even the price keys' table.
 */
import type { PriceBook } from "../../catalog";
import type { PortfolioNeed, Provider, Purchase, WorkloadNeed } from "../../model";

export interface Pick {
  readonly provider: Provider;
  readonly region: string;
  readonly size: string;
  readonly purchase: Purchase;
  readonly count: number;
}

interface Option extends Pick {
  readonly vcpus: number;
  readonly family: string;
  readonly comparedUsd: number;
  readonly riskUsd: number;
}

const clouds: readonly Provider[] = ["aws", "azure", "gcp"];
const payings: readonly Purchase[] = ["on-demand", "spot", "reserved-1y", "reserved-3y"];

export interface Optimum {
  /** Infinity where nothing is feasible. */
  readonly objectiveUsd: number;
  readonly combinations: number;
}

export function bruteForce(need: PortfolioNeed, book: PriceBook): Optimum {
  const options = need.workloads.map((workload) => optionsOf(workload, book));
  let objectiveUsd = Number.POSITIVE_INFINITY;
  let combinations = 0;
  const walk = (chosen: readonly Option[]): void => {
    if (chosen.length < options.length) {
      for (const option of options[chosen.length] ?? []) walk([...chosen, option]);
      return;
    }
    combinations++;
    const usd = objectiveOf(need, book, chosen);
    if (usd < objectiveUsd) objectiveUsd = usd;
  };
  walk([]);
  return { objectiveUsd, combinations };
}

/** Objective of picks in the order of the workloads; Infinity where one does not fit or a constraint is broken. */
export function objectiveOfPicks(need: PortfolioNeed, book: PriceBook, picks: readonly Pick[]): number {
  const options = need.workloads.map((workload, index) => {
    const pick = picks[index];
    return optionsOf(workload, book).find(
      (one) =>
        one.provider === pick?.provider &&
        one.region === pick.region &&
        one.size === pick.size &&
        one.purchase === pick.purchase &&
        one.count === pick.count,
    );
  });
  if (options.some((option) => option === undefined)) return Number.POSITIVE_INFINITY;
  return objectiveOf(need, book, options as Option[]);
}

function objectiveOf(need: PortfolioNeed, book: PriceBook, chosen: readonly Option[]): number {
  const at = (name: string) => chosen[need.workloads.findIndex((workload) => workload.name === name)] as Option;
  for (const group of need.sameProvider) if (new Set(group.map((name) => at(name).provider)).size > 1) return Number.POSITIVE_INFINITY;
  for (const group of need.sameRegion)
    if (new Set(group.map((name) => `${at(name).provider}/${at(name).region}`)).size > 1) return Number.POSITIVE_INFINITY;
  for (const group of need.differentProvider) {
    const names = [...new Set(group)];
    if (new Set(names.map((name) => at(name).provider)).size < names.length) return Number.POSITIVE_INFINITY;
  }
  if (need.maxProviders !== undefined && new Set(chosen.map((one) => one.provider)).size > need.maxProviders)
    return Number.POSITIVE_INFINITY;
  for (const quota of need.quotas) {
    const counted = chosen.filter(
      (one) =>
        one.provider === quota.provider &&
        (quota.region === undefined || one.region === quota.region) &&
        (quota.family === undefined || one.family === quota.family),
    );
    if (counted.reduce((sum, one) => sum + one.vcpus, 0) > quota.maxVcpus) return Number.POSITIVE_INFINITY;
  }
  let compared = chosen.reduce((sum, one) => sum + one.comparedUsd, 0);
  for (const { from, to, gibPerMonth } of need.traffic) if (gibPerMonth > 0) compared += transferUsd(book, at(from), at(to), gibPerMonth);
  if (Number.isNaN(compared)) return Number.POSITIVE_INFINITY;
  if (need.budgetUsdPerMonth !== undefined && compared > need.budgetUsdPerMonth + 1e-7) return Number.POSITIVE_INFINITY;
  return compared + need.riskWeight * chosen.reduce((sum, one) => sum + one.riskUsd, 0);
}

function optionsOf(need: WorkloadNeed, book: PriceBook): Option[] {
  const found: Option[] = [];
  for (const provider of clouds) {
    for (const region of book.regions(provider)) {
      for (const type of book.sizesIn(provider, region.id)) {
        for (const purchase of payings) {
          const perHour = book.instancePrice(provider, region.id, type, purchase)?.usdPerHour;
          const size = book.size(provider, type);
          if (perHour === undefined || perHour <= 0 || size === undefined) continue;
          if (need.providers.length > 0 && !need.providers.includes(provider)) continue;
          if (need.regions.length > 0 && !need.regions.includes(region.id)) continue;
          if (
            need.jurisdictions.length > 0 &&
            !need.jurisdictions.some((one) => region.jurisdictions.includes(one) || region.country.toLowerCase() === one)
          )
            continue;
          if (need.zones > 1 && !((region.zones ?? 0) >= need.zones)) continue;
          if (!need.purchases.includes(purchase) || (purchase === "spot" && !need.interruptible)) continue;
          if (
            !need.architectures.includes(size.architecture) ||
            (size.burstable && !need.burstable) ||
            size.gpuCount < need.gpusPerMachine ||
            (need.gpusPerMachine === 0 && size.gpuCount > 0)
          )
            continue;
          if (size.vcpus < (need.minVcpusPerMachine ?? 0) || size.memoryGib < (need.minMemoryGibPerMachine ?? 0)) continue;
          let count = Math.max(need.minCount, need.zones, 1);
          const target = need.targetUtilisationFraction + 1e-9;
          while (count <= need.maxCount && (count * size.vcpus * target < need.vcpus || count * size.memoryGib * target < need.memoryGib))
            count++;
          if (count > need.maxCount) continue;
          const discount = purchase === "on-demand" ? book.sustainedUseDiscountFraction(provider, type) : 0;
          const besides = besidesUsd(need, book, provider, region.id, type, count);
          if (besides === undefined) continue;
          const interruptions = purchase === "spot" ? count * (book.interruption(provider, region.id, type)?.highFraction ?? 1) : 0;
          const downFraction = need.zones > 1 ? 0.0001 : provider === "gcp" ? 0.001 : 0.005;
          found.push({
            provider,
            region: region.id,
            size: type,
            purchase,
            count,
            vcpus: count * size.vcpus,
            family: size.family,
            comparedUsd: perHour * (1 - discount) * 730 * count + besides,
            riskUsd: interruptions * need.interruptionCostUsd + downFraction * 730 * need.downtimeCostUsdPerHour,
          });
        }
      }
    }
  }
  return found;
}

/** Disks, load balancer, egress; a missing price counts as the highest of its kind; undefined where there is none at all. */
function besidesUsd(
  need: WorkloadNeed,
  book: PriceBook,
  provider: Provider,
  region: string,
  size: string,
  count: number,
): number | undefined {
  // A kind of line: its cost at a provider, in a region, on a machine that takes Hyperdisk only or does not.
  type Line = (at: Provider, where: string, isHyperdisk: boolean) => number | undefined;
  const kinds: Line[] = [];
  const one = (at: Provider, where: string, key: string) => book.unitPrice(at, where, key)?.tiers[0]?.usdPerUnit;
  const times = (usd: number | undefined, factor: number) => (usd === undefined ? undefined : usd * factor);
  const disk =
    (gib: number): Line =>
    (at, where, isHyperdisk) => {
      if (at === "azure") return times(one(at, where, `disk.standard-ssd.${gib <= 32 ? "E4" : "E10"}.lrs`), count);
      if (at === "aws") return times(one(at, where, "ebs.gp3.storage"), gib * count);
      return times(one(at, where, isHyperdisk ? "hyperdisk-balanced.storage" : "pd-balanced.storage"), gib * count);
    };
  kinds.push(disk(30));
  if (need.storageGibPerMachine > 0) kinds.push(disk(need.storageGibPerMachine));
  if (need.loadBalancer) {
    kinds.push((at, where) => {
      if (at === "gcp") return times(one(at, need.jurisdictions.length === 0 ? "global" : where, "forwarding-rule.hour"), 730);
      return times(one(at, where, at === "aws" ? "alb.hour" : "load-balancer.standard.hour"), 730);
    });
    // Azure: one address for the whole balancer; AWS: one in each zone, and at least two zones.
    if (provider !== "gcp")
      kinds.push((at, where) => {
        if (at === "azure") return times(one(at, where, "public-ip.standard.hour"), 730);
        return at === "aws" ? times(one(at, where, "public_ipv4.in_use"), 730 * Math.max(2, need.zones)) : undefined;
      });
  }
  if (need.internetEgressGibPerMonth > 0)
    kinds.push((at, where) => times(one(at, where, "egress.internet"), need.internetEgressGibPerMonth));
  let sum = 0;
  for (const kind of kinds) {
    const highest = Math.max(
      ...clouds.flatMap((at) =>
        book.regions(at).flatMap((where) => [false, true].map((hyper) => kind(at, where.id, hyper) ?? Number.NEGATIVE_INFINITY)),
      ),
    );
    const usd = kind(provider, region, size.startsWith("n4-")) ?? highest;
    if (!Number.isFinite(usd)) return undefined;
    sum += usd;
  }
  return sum;
}

function transferUsd(book: PriceBook, from: Option, to: Option, gib: number): number {
  const continentOf = (one: { provider: Provider; region: string }) => book.region(one.provider, one.region)?.continent;
  const price = (provider: Provider, region: string, how: number): number | undefined => {
    if (how === 0 && provider === "azure") return 0;
    const unit = book.unitPrice(
      provider,
      region,
      ["egress.inter-zone", "egress.inter-region", "egress.inter-continent", "egress.internet"][how] as string,
    );
    return unit && (unit.tiers[0]?.usdPerUnit ?? 0) * (unit.unit === "gb" ? 1.073741824 : 1);
  };
  const how = from.provider !== to.provider ? 3 : from.region === to.region ? 0 : continentOf(from) === continentOf(to) ? 1 : 2;
  const known = price(from.provider, from.region, how);
  if (known !== undefined) return known * gib;
  const every = clouds.flatMap((provider) => book.regions(provider).map((region) => ({ provider, region: region.id })));
  for (let step = how; step <= 3; step++) {
    const all = every
      .map((one) => ({ continent: continentOf(one), usd: price(one.provider, one.region, step) ?? 0 }))
      .filter((one) => one.usd > 0);
    const near = all.filter((one) => one.continent === continentOf(from));
    const used = near.length > 0 ? near : all;
    if (used.length === 0) continue;
    return Math.min(Math.max(...used.map((one) => one.usd)), price(from.provider, from.region, 3) ?? Number.POSITIVE_INFINITY) * gib;
  }
  return Number.NaN;
}
