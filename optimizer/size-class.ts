import type { InstanceSize } from "../catalog";
import type { Supplier } from "../model";
import type { Market, MarketRegion } from "./market";

/** Least prices of some sizes that a region sells one way: USD a month; Infinity where it sells none of them. */
export interface Cheapest {
  readonly usdPerVcpu: number;
  readonly usdPerGib: number;
  readonly usdPerMachine: number;
}

/**
 * The sizes that needs of one shape accept, whatever their load: portfolios have thousands of workloads and few shapes
 * (architectures, burstable or not, GPUs ...), so what depends on the shape alone is worked out once for all of them.
 */
export class SizeClass {
  private readonly positions: (Int32Array | undefined)[] = [];
  private readonly prices: Cheapest[][] = [];

  constructor(
    private readonly market: Market,
    /** Bits of the requirements that each size fails, by supplier. */
    readonly fails: Readonly<Record<string, Int32Array>>,
  ) {}

  /** Positions in a region's `names` of the sizes that fail nothing. */
  positionsIn(region: MarketRegion): Int32Array {
    const known = this.positions[region.index];
    if (known !== undefined) return known;
    const fails = this.fails[region.provider] as Int32Array;
    const { sizeIndex } = region;
    const found: number[] = [];
    for (let position = 0; position < sizeIndex.length; position++) {
      const size = sizeIndex[position] as number;
      if (size >= 0 && fails[size] === 0) found.push(position);
    }
    const positions = Int32Array.from(found);
    this.positions[region.index] = positions;
    return positions;
  }

  cheapestIn(region: MarketRegion, purchaseIndex: number): Cheapest {
    let ways = this.prices[region.index];
    if (ways === undefined) {
      ways = [];
      this.prices[region.index] = ways;
    }
    let cheapest = ways[purchaseIndex];
    if (cheapest === undefined) {
      cheapest = this.lookUp(region, purchaseIndex);
      ways[purchaseIndex] = cheapest;
    }
    return cheapest;
  }

  private lookUp(region: MarketRegion, purchaseIndex: number): Cheapest {
    let usdPerVcpu = Number.POSITIVE_INFINITY;
    let usdPerGib = Number.POSITIVE_INFINITY;
    let usdPerMachine = Number.POSITIVE_INFINITY;
    const prices = region.usdPerMonth[purchaseIndex] as Float64Array;
    if (prices.length > 0) {
      const sizes = this.market.sizes(region.provider);
      for (const position of this.positionsIn(region)) {
        const usd = prices[position] as number;
        if (Number.isNaN(usd)) continue;
        const size = sizes[region.sizeIndex[position] as number] as InstanceSize;
        usdPerVcpu = Math.min(usdPerVcpu, usd / size.vcpus);
        usdPerGib = Math.min(usdPerGib, usd / size.memoryGib);
        usdPerMachine = Math.min(usdPerMachine, usd);
      }
    }
    return { usdPerVcpu, usdPerGib, usdPerMachine };
  }
}

const classes = new WeakMap<Market, Map<string, SizeClass>>();

/** Most shapes that are kept for a market: a portfolio of many shapes works out some of them again. */
const MOST_CLASSES = 256;

/** The class of a shape; `shape` holds all that `failsOf` depends on. */
export function sizeClass(market: Market, shape: string, failsOf: (provider: Supplier) => Int32Array): SizeClass {
  let known = classes.get(market);
  if (known === undefined || known.size >= MOST_CLASSES) {
    known = new Map<string, SizeClass>();
    classes.set(market, known);
  }
  let own = known.get(shape);
  if (own === undefined) {
    own = new SizeClass(market, Object.fromEntries(market.suppliers.map((provider) => [provider, failsOf(provider)])));
    known.set(shape, own);
  }
  return own;
}
