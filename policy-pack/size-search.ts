import { hourlyPrices, type InstanceSize, type PriceBook } from "../catalog";
import type { Purchase } from "../model";
import { type SizeTraits, traitsOf } from "./size-traits";

export interface SizeWish {
  readonly from: InstanceSize;
  readonly region: string;
  readonly purchase: Purchase;
  /** Least capacity of the new size. */
  readonly vcpus: number;
  readonly memoryGib: number;
  readonly allowArm: boolean;
  /** Stay within the family. */
  readonly tied: boolean;
  /** What else a size must bear: what was measured. */
  readonly accepts?: (size: InstanceSize) => boolean;
  /** A size that costs more will do too, where the present one is too small. */
  readonly atAnyPrice?: true;
}

/** Google families that take every persistent disk, so that a machine can move without its disks changing. */
const gcpTargets: ReadonlySet<string> = new Set(["e2", "n2", "n2d", "t2d"]);

/** A size that is sold in a region in one way, with what its name says and what it costs. */
interface Sold {
  readonly size: InstanceSize;
  readonly traits: SizeTraits | undefined;
  readonly usdPerHour: number;
}

/** What was looked up in a book: thousands of machines of a stack share a few sizes, regions and ways of paying. */
interface Lookups {
  /** By provider, region and way of paying, sorted by name. */
  readonly sold: Map<string, readonly Sold[]>;
  readonly cheapest: Map<string, InstanceSize | undefined>;
  readonly successors: Map<string, InstanceSize | undefined>;
}

const lookupsOf = new WeakMap<PriceBook, Lookups>();

function lookups(book: PriceBook): Lookups {
  const known = lookupsOf.get(book);
  if (known !== undefined) return known;
  const made: Lookups = { sold: new Map(), cheapest: new Map(), successors: new Map() };
  lookupsOf.set(book, made);
  return made;
}

function once<Value>(kept: Map<string, Value>, key: string, make: () => Value): Value {
  if (kept.has(key)) return kept.get(key) as Value;
  const value = make();
  kept.set(key, value);
  return value;
}

function soldIn(book: PriceBook, provider: InstanceSize["provider"], region: string, purchase: Purchase): readonly Sold[] {
  return once(lookups(book).sold, `${provider} ${region} ${purchase}`, () => {
    const types = book.sizesIn(provider, region);
    const prices = hourlyPrices(book, provider, region, types, purchase);
    return types.flatMap((type, position) => {
      const size = book.size(provider, type);
      const usdPerHour = prices[position] as number;
      return size === undefined || Number.isNaN(usdPerHour) ? [] : [{ size, traits: traitsOf(size), usdPerHour }];
    });
  });
}

/**
 * The cheapest size that a machine can move to without losing anything that its present size promises: capacity,
 * architecture, accelerators, local disks, premium disks, known network and disk throughput, generation. Sold in the
 * region, paid in the same way. Undefined where none costs less. Ties break by name.
 */
export function cheapestFitting(book: PriceBook, wish: SizeWish): InstanceSize | undefined {
  const { from, region, purchase, vcpus, memoryGib, allowArm, tied, accepts, atAnyPrice = false } = wish;
  // What a wish accepts beyond its figures is its own.
  if (accepts !== undefined) return cheapestOf(book, wish);
  const key = [from.provider, from.type, region, purchase, vcpus, memoryGib, allowArm, tied, atAnyPrice].join(" ");
  return once(lookups(book).cheapest, key, () => cheapestOf(book, wish));
}

function cheapestOf(book: PriceBook, wish: SizeWish): InstanceSize | undefined {
  const { from, region, purchase } = wish;
  const traits = traitsOf(from);
  const price = book.instancePrice(from.provider, region, from.type, purchase)?.usdPerHour;
  if (traits === undefined || price === undefined) return undefined;
  let best: InstanceSize | undefined;
  let bestUsdPerHour = wish.atAnyPrice ? Number.POSITIVE_INFINITY : price;
  for (const { size, traits: other, usdPerHour } of soldIn(book, from.provider, region, purchase)) {
    if (usdPerHour >= bestUsdPerHour || !canReplace(size, other, traits, wish) || wish.accepts?.(size) === false) continue;
    best = size;
    bestUsdPerHour = usdPerHour;
  }
  return best;
}

function canReplace(
  size: InstanceSize,
  other: SizeTraits | undefined,
  traits: SizeTraits,
  { from, vcpus, memoryGib, allowArm, tied }: SizeWish,
): boolean {
  if (size.type === from.type || size.vcpus < vcpus || size.memoryGib < memoryGib) return false;
  if (tied && size.family !== from.family) return false;
  if (size.architecture !== from.architecture && !(allowArm && size.architecture === "arm64")) return false;
  if (size.gpuCount !== from.gpuCount || size.gpu !== from.gpu) return false;
  if ((size.burstable && !from.burstable) || size.bareMetal !== from.bareMetal) return false;
  if (other === undefined || other.special) return false;
  if (traits.localDisk && !other.localDisk) return false;
  if (size.family === from.family) return true;
  const sameKind = other.class === traits.class || (other.everyday && traits.everyday);
  if (!sameKind || other.generation < traits.generation) return false;
  if (traits.boosted && !other.boosted) return false;
  return keepsThroughput(size, from) && fitsProvider(size, other, traits, from);
}

function keepsThroughput(size: InstanceSize, from: InstanceSize): boolean {
  const least = (wanted: number | undefined, offered: number | undefined) => wanted === undefined || (offered ?? 0) >= wanted;
  // A smaller machine of a right-sized workload may have less; the same capacity must not.
  return size.vcpus < from.vcpus || (least(from.networkMbps, size.networkMbps) && least(from.ebsMbps, size.ebsMbps));
}

function fitsProvider(size: InstanceSize, other: SizeTraits, traits: SizeTraits, from: InstanceSize): boolean {
  switch (size.provider) {
    case "aws":
      return true;
    case "azure":
      // Azure refuses a resize between sizes with and without a temporary disk; version 6 needs NVMe disks and generation 2 images.
      return (
        other.localDisk === traits.localDisk &&
        (!traits.premiumDisks || other.premiumDisks) &&
        (other.generation < 6 || traits.generation >= 6)
      );
    case "gcp":
      return gcpTargets.has(size.family) || size.family === from.family;
    default:
      // Of another supplier only the family is known.
      return size.family === from.family;
  }
}

/**
 * The size of the vendor's documented successor family that matches: the same vCPUs and architecture, no less memory, a
 * local disk where there was one and none where there was none (Azure refuses such a resize); the cheapest such.
 */
export function successorOf(book: PriceBook, from: InstanceSize, region: string, purchase: Purchase): InstanceSize | undefined {
  if (from.successorFamily === undefined) return undefined;
  const key = `${from.provider} ${from.type} ${region} ${purchase}`;
  return once(lookups(book).successors, key, () => cheapestSuccessor(book, from, region, purchase));
}

function cheapestSuccessor(book: PriceBook, from: InstanceSize, region: string, purchase: Purchase): InstanceSize | undefined {
  const localDisk = traitsOf(from)?.localDisk;
  let best: InstanceSize | undefined;
  let bestUsdPerHour = Number.POSITIVE_INFINITY;
  for (const { size, traits, usdPerHour } of soldIn(book, from.provider, region, purchase)) {
    if (size.family !== from.successorFamily) continue;
    if (size.vcpus !== from.vcpus || size.memoryGib < from.memoryGib || size.architecture !== from.architecture) continue;
    if (size.bareMetal !== from.bareMetal || size.gpuCount !== from.gpuCount) continue;
    if (localDisk !== traits?.localDisk) continue;
    if (usdPerHour < bestUsdPerHour) {
      best = size;
      bestUsdPerHour = usdPerHour;
    }
  }
  return best;
}
