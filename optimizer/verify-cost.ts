/** What the check of a plan works out for itself about prices; nothing of it is used for making plans. */
import type { PriceBook, UnitPrice } from "../catalog";
import { type Choice, isProvider, type Supplier, type WorkloadNeed } from "../model";
import { azureStandardSsdTiers, BOOT_DISK_GIB, largestDiskGib } from "./offer-cost";

export const HOURS = 730;
/** Half a micro-dollar a line adds up over a large portfolio to less than this. */
export const CENT = 0.01;
export const LINE_USD = 0.000002;

/** Doubles carry 15 digits: beyond a billion dollars these end above a micro-dollar. */
const DIGITS = 1e-14;

export function differ(a: number, b: number, tolerance: number): boolean {
  return !(Math.abs(a - b) <= tolerance + DIGITS * Math.abs(a));
}

const GB = 1.073741824;

interface Place {
  readonly provider: Supplier;
  readonly region: string;
}

/** One line beside the machines. */
export interface ExpectedLine {
  readonly usd: number | undefined;
  /** Highest cost of the line in any region of any provider. */
  readonly highestUsd: number;
}

/** Hours that machines of a need run a month. */
export function runningHours({ hoursPerMonth }: WorkloadNeed): number {
  return hoursPerMonth === undefined ? HOURS : hoursPerMonth;
}

/** Machine hours of known peaks that so many machines do not make by themselves. */
export function hoursOnTop(need: WorkloadNeed, count: number): number {
  let hours = 0;
  for (const peak of need.peaks ?? []) if (peak.minCount > count) hours += (peak.minCount - count) * peak.hoursPerMonth;
  return hours;
}

/** What these hours cost: as the machines are paid where that is by the hour, else on demand. */
export function onTopUsd(need: WorkloadNeed, { provider, region, size, purchase, count }: Choice, book: PriceBook): number {
  const hours = hoursOnTop(need, count);
  const paidAs = purchase === "spot" ? "spot" : "on-demand";
  return hours === 0 ? 0 : hours * (book.instancePrice(provider, region, size, paidAs)?.usdPerHour ?? 0);
}

type Part = "boot" | "data" | "balancer" | "address" | "egress";

/** The lines that a workload's realised resources pay in a region. */
export function expectedLines(
  need: WorkloadNeed,
  provider: Supplier,
  region: string,
  size: string,
  count: number,
  book: PriceBook,
): ExpectedLine[] {
  const parts: Part[] = ["boot"];
  if (need.storageGibPerMachine > 0) parts.push("data");
  if (need.loadBalancer) parts.push("balancer");
  if (need.loadBalancer && !need.internalLoadBalancer && (provider === "aws" || provider === "azure")) parts.push("address");
  if (need.internetEgressGibPerMonth > 0) parts.push("egress");
  const extras = (need.extras ?? [])
    .filter((extra) => extra.provider === provider && extra.region === region)
    .map((extra) => ({ usd: extra.usdPerMonth + extra.usdPerMachinePerMonth * count, highestUsd: 0 }));
  const lines = parts.map((part) => {
    const months = (runningHours(need) * count + hoursOnTop(need, count)) / HOURS + (need.warmCount ?? 0);
    const times = part === "boot" || part === "data" ? months : 1;
    const usd = partUsd(part, need, provider, region, size, book);
    return { usd: usd === undefined ? undefined : usd * times, highestUsd: usd === undefined ? highestUsd(part, need, book) * times : 0 };
  });
  return [...lines, ...extras];
}

/** The clouds, and who an offers file adds. */
function sellers(book: PriceBook): readonly Supplier[] {
  return ["aws", "azure", "gcp", ...(book.offers?.suppliers ?? [])];
}

const highestMemo = new WeakMap<PriceBook, Map<string, number>>();
function highestUsd(part: Part, need: WorkloadNeed, book: PriceBook): number {
  const memo = highestMemo.get(book) ?? new Map<string, number>();
  highestMemo.set(book, memo);
  const key = `${part} ${need.storageGibPerMachine} ${need.internetEgressGibPerMonth} ${need.jurisdictions.length} ${need.zones} ${need.internalLoadBalancer === true}`;
  const known = memo.get(key);
  if (known !== undefined) return known;
  let highest = Number.NaN;
  for (const other of sellers(book)) {
    for (const { id } of book.regions(other)) {
      for (const size of ["", "n4-"]) {
        const usd = partUsd(part, need, other, id, size, book);
        if (usd !== undefined && usd > 0 && !(highest >= usd)) highest = usd;
      }
    }
  }
  memo.set(key, highest);
  return highest;
}

function partUsd(part: Part, need: WorkloadNeed, provider: Supplier, region: string, size: string, book: PriceBook): number | undefined {
  const at = (key: string) => book.unitPrice(provider, region, key);
  const stored = (gib: number): number | undefined => {
    const whole = Math.ceil(gib);
    if (!isProvider(provider)) return amount(at("storage"), ["gib-month"], whole);
    if (gib > largestDiskGib[provider]) return undefined;
    if (provider === "azure")
      return amount(at(`disk.standard-ssd.${azureStandardSsdTiers.find(([, upTo]) => whole <= upTo)?.[0]}.lrs`), ["month"], 1);
    if (provider === "aws") return amount(at("ebs.gp3.storage"), ["gb-month", "gib-month"], whole);
    const diskClass = ["a4", "a4x", "c4", "c4a", "c4d", "h4d", "m4", "n4", "n4a", "n4d", "x4"].includes(size.split("-")[0] ?? "")
      ? "hyperdisk"
      : "pd";
    return amount(at(`${diskClass}-balanced.storage`), ["gb-month", "gib-month"], Math.max(10, whole));
  };
  switch (part) {
    case "boot":
      return stored(BOOT_DISK_GIB);
    case "data":
      return stored(need.storageGibPerMachine);
    case "balancer":
      if (provider === "gcp" && need.jurisdictions.length === 0 && !need.internalLoadBalancer)
        return amount(book.unitPrice("gcp", "global", "forwarding-rule.hour"), ["hour"], HOURS);
      if (!isProvider(provider)) return amount(at("load-balancer.month"), ["month"], 1);
      return amount(at({ aws: "alb.hour", azure: "load-balancer.standard.hour", gcp: "forwarding-rule.hour" }[provider]), ["hour"], HOURS);
    case "address":
      // One for the whole Azure balancer, one a zone for an AWS balancer, which needs two zones.
      if (provider !== "aws" && provider !== "azure") return undefined;
      if (provider === "azure") return amount(at("public-ip.standard.hour"), ["hour"], HOURS);
      return amount(at("public_ipv4.in_use"), ["hour"], HOURS * Math.max(2, need.zones));
    case "egress":
      return dataUsd(at("egress.internet"), need.internetEgressGibPerMonth);
  }
}

function dataUsd(price: UnitPrice | undefined, gib: number): number | undefined {
  return price?.unit === "gb"
    ? amount(price, ["gb"], gib * GB)
    : price?.unit === "tib"
      ? amount(price, ["tib"], gib / 1024)
      : amount(price, ["gib"], gib);
}

/** Quantity through the tiers; a free tier at the start is charged at the first price that is not zero. */
function amount(price: UnitPrice | undefined, units: readonly string[], quantity: number): number | undefined {
  if (price === undefined || !units.includes(price.unit)) return undefined;
  if (price.included) return 0;
  const paid = price.tiers.map((tier) => tier.usdPerUnit).find((usd) => usd > 0);
  if (paid === undefined) return undefined;
  let left = quantity;
  let usd = 0;
  for (const tier of [...price.tiers].reverse()) {
    if (left <= tier.from) continue;
    usd += (left - tier.from) * (tier.usdPerUnit > 0 ? tier.usdPerUnit : paid);
    left = tier.from;
  }
  return usd;
}

const farther = ["egress.inter-zone", "egress.inter-region", "egress.inter-continent", "egress.internet"];

function farness(fromProvider: Supplier, fromRegion: string, toProvider: Supplier, toRegion: string, book: PriceBook): number {
  if (fromProvider !== toProvider) return 3;
  if (fromRegion === toRegion) return 0;
  return book.region(fromProvider, fromRegion)?.continent === book.region(toProvider, toRegion)?.continent ? 1 : 2;
}

function priceAt(provider: Supplier, region: string, far: number, gib: number, book: PriceBook): number | undefined {
  if (far === 0 && provider === "azure") return 0;
  return dataUsd(book.unitPrice(provider, region, farther[far] ?? ""), gib);
}

/** Price of a flow of data; undefined where the book has none. */
export function flowUsd(
  fromProvider: Supplier,
  fromRegion: string,
  toProvider: Supplier,
  toRegion: string,
  gib: number,
  book: PriceBook,
): number | undefined {
  return priceAt(fromProvider, fromRegion, farness(fromProvider, fromRegion, toProvider, toRegion, book), gib, book);
}

/** The highest price of the distance on the continent, else anywhere, else of the next distance; at most the known way out. */
export function flowAllowanceUsd(from: Place, to: Place, gib: number, book: PriceBook): number {
  const continent = book.region(from.provider, from.region)?.continent;
  const everywhere = sellers(book).flatMap((provider) => book.regions(provider).map((region) => ({ provider, region })));
  const far = farness(from.provider, from.region, to.provider, to.region, book);
  for (let step = far; step < farther.length; step++) {
    const prices = (nearby: boolean) =>
      everywhere
        .filter(({ region }) => !nearby || region.continent === continent)
        .map(({ provider, region }) => priceAt(provider, region.id, step, gib, book) ?? 0)
        .filter((usd) => usd > 0);
    const found = prices(true).length > 0 ? prices(true) : prices(false);
    if (found.length === 0) continue;
    return Math.min(Math.max(...found), priceAt(from.provider, from.region, 3, gib, book) ?? Number.POSITIVE_INFINITY);
  }
  return Number.NaN;
}
