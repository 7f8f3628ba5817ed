/** Prices beside the machines as the oracle reads them from a book; it shares nothing with the optimizer. */
import type { PriceBook } from "../../catalog";
import { isProvider, type Supplier, type WorkloadNeed } from "../../model";

export function sellers(book: PriceBook): readonly Supplier[] {
  return ["aws", "azure", "gcp", ...(book.offers?.suppliers ?? [])];
}

export interface Where {
  readonly provider: Supplier;
  readonly region: string;
}

/** Disks, load balancer, egress; a missing price counts as the highest of its kind; undefined where there is none at all. */
export function besidesUsd(
  need: WorkloadNeed,
  book: PriceBook,
  provider: Supplier,
  region: string,
  size: string,
  count: number,
): number | undefined {
  // A kind of line: its cost at a provider, in a region, on a machine that takes Hyperdisk only or does not.
  type Line = (at: Supplier, where: string, isHyperdisk: boolean) => number | undefined;
  const kinds: Line[] = [];
  // Months of one machine's disks: they go with their machines, and stay with those that stand by.
  const onTop = (need.peaks ?? []).map((peak) => Math.max(0, peak.minCount - count) * peak.hoursPerMonth);
  const months = [(need.hoursPerMonth ?? 730) * count, ...onTop].reduce((sum, hours) => sum + hours, 0) / 730 + (need.warmCount ?? 0);
  const one = (at: Supplier, where: string, key: string) => book.unitPrice(at, where, key)?.tiers[0]?.usdPerUnit;
  const times = (usd: number | undefined, factor: number) => (usd === undefined ? undefined : usd * factor);
  const disk =
    (gib: number): Line =>
    (at, where, isHyperdisk) => {
      if (!isProvider(at)) return times(one(at, where, "storage"), gib * months);
      if (at === "azure") return times(one(at, where, `disk.standard-ssd.${gib <= 32 ? "E4" : "E10"}.lrs`), months);
      if (at === "aws") return times(one(at, where, "ebs.gp3.storage"), gib * months);
      return times(one(at, where, isHyperdisk ? "hyperdisk-balanced.storage" : "pd-balanced.storage"), gib * months);
    };
  kinds.push(disk(30));
  if (need.storageGibPerMachine > 0) kinds.push(disk(need.storageGibPerMachine));
  if (need.loadBalancer) {
    kinds.push((at, where) => {
      if (!isProvider(at)) return one(at, where, "load-balancer.month");
      const isGlobal = need.jurisdictions.length === 0 && need.internalLoadBalancer !== true;
      if (at === "gcp") return times(one(at, isGlobal ? "global" : where, "forwarding-rule.hour"), 730);
      return times(one(at, where, at === "aws" ? "alb.hour" : "load-balancer.standard.hour"), 730);
    });
    // Azure: one address for the whole balancer; AWS: one in each zone, and at least two zones; none that is public for an internal one.
    if (need.internalLoadBalancer !== true && provider !== "gcp" && isProvider(provider))
      kinds.push((at, where) => {
        if (at === "azure") return times(one(at, where, "public-ip.standard.hour"), 730);
        return at === "aws" ? times(one(at, where, "public_ipv4.in_use"), 730 * Math.max(2, need.zones)) : undefined;
      });
  }
  if (need.internetEgressGibPerMonth > 0)
    kinds.push((at, where) => times(one(at, where, "egress.internet"), need.internetEgressGibPerMonth));
  let sum = 0;
  for (const extra of need.extras ?? [])
    if (extra.provider === provider && extra.region === region) sum += extra.usdPerMonth + count * extra.usdPerMachinePerMonth;
  for (const kind of kinds) {
    const highest = Math.max(
      ...sellers(book).flatMap((at) =>
        book.regions(at).flatMap((where) => [false, true].map((hyper) => kind(at, where.id, hyper) || Number.NEGATIVE_INFINITY)),
      ),
    );
    const usd = kind(provider, region, size.startsWith("n4-")) ?? highest;
    if (!Number.isFinite(usd)) return undefined;
    sum += usd;
  }
  return sum;
}

export function transferUsd(book: PriceBook, from: Where, to: Where, gib: number): number {
  const continentOf = (one: Where) => book.region(one.provider, one.region)?.continent;
  const price = (provider: Supplier, region: string, how: number): number | undefined => {
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
  const every = sellers(book).flatMap((provider) => book.regions(provider).map((region) => ({ provider, region: region.id })));
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
