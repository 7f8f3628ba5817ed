import { hourlyPrices, type InstanceSize, type PriceBook, type Region, suppliersOf, type UnitPrice } from "../catalog";
import { HOURS_PER_MONTH, type Purchase, purchases, type Supplier } from "../model";
import { compareText } from "./order";

/** Ways of paying in the order that breaks ties: what binds to nothing first, spot last. */
export const purchaseOrder: readonly Purchase[] = [...purchases.filter((purchase) => purchase !== "spot"), "spot"];
/** Prices of a way of paying that a region has none of. */
const NOTHING_SOLD = new Float64Array(0);

/** A region as the optimizer sees it: its place in the total order and what is sold there. */
export interface MarketRegion {
  /** Position in (provider, region) order over the whole market. */
  readonly index: number;
  readonly provider: Supplier;
  readonly id: string;
  readonly region: Region;
  /** Sizes sold here in name order; undefined where the capacity is not known. */
  readonly names: readonly string[];
  /** Position of each name in its provider's `sizes`, -1 where the capacity is not known. */
  readonly sizeIndex: Int32Array;
  /** Per way of paying (in `purchaseOrder`): USD per month of one machine, NaN where the book has no usable price; empty where nothing is sold that way. */
  readonly usdPerMonth: readonly Float64Array[];
  /** Least price per vCPU and per GiB of memory of any size, per way of paying; Infinity where nothing is sold. */
  readonly cheapest: readonly { readonly usdPerVcpu: number; readonly usdPerGib: number }[];
  /** Number of priced cells, over all sizes, per way of paying. */
  readonly cells: readonly number[];
  /** Stated of the site of a supplier that is no cloud; undefined elsewhere. */
  readonly availabilityFraction: number | undefined;
  /** High bound of the published share of spot machines interrupted a month, by position in `names`; undefined where not published. */
  interruptedFraction(position: number): number | undefined;
}

/** The price book spread out once, so that thousands of workloads can be scanned against it. */
export interface Market {
  readonly book: PriceBook;
  /** Who sells: the clouds, and who an offers file adds; sorted. */
  readonly suppliers: readonly Supplier[];
  readonly regions: readonly MarketRegion[];
  sizes(provider: Supplier): readonly InstanceSize[];
  /** Priced cells (region and way of paying) of each size, and of all sizes of unknown capacity. */
  cellsOf(provider: Supplier): { readonly bySize: Int32Array; readonly unknownCapacity: number };
  /** Priced cells of each size within some regions and ways of paying. */
  cellsWithin(provider: Supplier, isIn: (region: MarketRegion) => boolean, purchases: readonly boolean[]): Int32Array;
  unitPrice(provider: Supplier, region: string, key: string): UnitPrice | undefined;
}

const markets = new WeakMap<PriceBook, Market>();

/** The market of a book. Computed once for each book: a book never changes. */
export function marketOf(book: PriceBook): Market {
  const known = markets.get(book);
  if (known !== undefined) return known;
  const market = openMarket(book, new Map());
  markets.set(book, market);
  return market;
}

/**
 * Opens a book with sizes that it knows and does not list, by supplier. What they do not touch is taken over from the
 * market of the book as it is.
 */
export function openMarket(book: PriceBook, made: ReadonlyMap<Supplier, readonly string[]>, base?: Market): Market {
  const suppliers = suppliersOf(book);
  const sizes = new Map<Supplier, readonly InstanceSize[]>(
    suppliers.map((supplier) => {
      const unlisted = (made.get(supplier) ?? []).flatMap((name) => book.size(supplier, name) ?? []);
      if (base !== undefined && unlisted.length === 0) return [supplier, base.sizes(supplier)];
      return [supplier, [...book.sizes(supplier), ...unlisted].sort((a, b) => compareText(a.type, b.type))];
    }),
  );
  const regions: MarketRegion[] = [];
  for (const supplier of suppliers) {
    const positions = new Map((sizes.get(supplier) ?? []).map((size, position) => [size.type, position]));
    for (const region of [...book.regions(supplier)].sort((a, b) => compareText(a.id, b.id))) {
      const names = (made.get(supplier) ?? []).filter((name) =>
        purchases.some((purchase) => book.instancePrice(supplier, region.id, name, purchase) !== undefined),
      );
      const known = made.has(supplier) ? undefined : base?.regions[regions.length];
      regions.push(known ?? openRegion(book, supplier, region, regions.length, positions, sizes.get(supplier) ?? [], names));
    }
  }
  const cells = new Map(suppliers.map((supplier) => [supplier, countCells(regions, supplier, sizes.get(supplier)?.length ?? 0)]));
  const within = new Map<string, Int32Array>();
  const unitPrices = new Map<string, UnitPrice | undefined>();
  return {
    book,
    suppliers,
    regions,
    sizes: (provider) => sizes.get(provider) ?? [],
    cellsOf: (provider) => cells.get(provider) ?? { bySize: new Int32Array(0), unknownCapacity: 0 },
    cellsWithin(provider, isIn, purchases) {
      const own = regions.filter((region) => region.provider === provider && isIn(region));
      const key = `${provider} ${purchases.map(Number).join("")} ${own.map((region) => region.index).join()}`;
      const known = within.get(key);
      if (known !== undefined) return known;
      const { bySize } = countCells(own, provider, sizes.get(provider)?.length ?? 0, purchases);
      within.set(key, bySize);
      return bySize;
    },
    unitPrice(provider, region, key) {
      const cell = `${provider} ${region} ${key}`;
      if (!unitPrices.has(cell)) unitPrices.set(cell, book.unitPrice(provider, region, key));
      return unitPrices.get(cell);
    },
  };
}

function openRegion(
  book: PriceBook,
  provider: Supplier,
  region: Region,
  index: number,
  positions: ReadonlyMap<string, number>,
  sizes: readonly InstanceSize[],
  unlisted: readonly string[],
): MarketRegion {
  const names = [...book.sizesIn(provider, region.id), ...unlisted].sort(compareText);
  const sold = book.purchasesIn?.(provider, region.id) ?? purchases;
  const usdPerMonth = purchaseOrder.map((purchase) =>
    sold.includes(purchase) ? machinesUsdPerMonth(book, provider, region.id, names, purchase) : NOTHING_SOLD,
  );
  const capacities = names.map((name) => positions.get(name)).map((position) => (position === undefined ? undefined : sizes[position]));
  const interrupted = new Map<number, number | undefined>();
  return {
    index,
    provider,
    id: region.id,
    region,
    availabilityFraction: book.offers?.availabilityFraction(provider, region.id),
    names,
    sizeIndex: Int32Array.from(names, (name) => positions.get(name) ?? -1),
    usdPerMonth,
    cheapest: usdPerMonth.map((prices) => {
      let usdPerVcpu = Number.POSITIVE_INFINITY;
      let usdPerGib = Number.POSITIVE_INFINITY;
      if (prices.length === 0) return { usdPerVcpu, usdPerGib };
      for (const [position, size] of capacities.entries()) {
        const usd = prices[position] as number;
        if (size === undefined || Number.isNaN(usd)) continue;
        usdPerVcpu = Math.min(usdPerVcpu, usd / size.vcpus);
        usdPerGib = Math.min(usdPerGib, usd / size.memoryGib);
      }
      return { usdPerVcpu, usdPerGib };
    }),
    cells: usdPerMonth.map((prices) => prices.reduce((sum, usd) => sum + (Number.isNaN(usd) ? 0 : 1), 0)),
    interruptedFraction(position) {
      if (!interrupted.has(position))
        interrupted.set(position, book.interruption(provider, region.id, names[position] ?? "")?.highFraction);
      return interrupted.get(position);
    },
  };
}

function countCells(regions: readonly MarketRegion[], provider: Supplier, sizes: number, purchases?: readonly boolean[]) {
  const bySize = new Int32Array(sizes);
  let unknownCapacity = 0;
  for (const region of regions) {
    if (region.provider !== provider) continue;
    for (const [purchase, prices] of region.usdPerMonth.entries()) {
      if (purchases?.[purchase] === false) continue;
      for (let position = 0; position < prices.length; position++) {
        if (Number.isNaN(prices[position])) continue;
        const size = region.sizeIndex[position] ?? -1;
        if (size < 0) unknownCapacity++;
        else bySize[size] = (bySize[size] ?? 0) + 1;
      }
    }
  }
  return { bySize, unknownCapacity };
}

/** USD per month of one machine of each size, running all month; NaN where there is no price. A price of zero or less is refused as no price. */
function machinesUsdPerMonth(
  book: PriceBook,
  provider: Supplier,
  region: string,
  types: readonly string[],
  purchase: Purchase,
): Float64Array {
  return hourlyPrices(book, provider, region, types, purchase).map((usdPerHour, position) => {
    if (!(usdPerHour > 0) || !Number.isFinite(usdPerHour)) return Number.NaN;
    const discount = purchase === "on-demand" ? book.sustainedUseDiscountFraction(provider, types[position] as string) : 0;
    return usdPerHour * (1 - discount) * HOURS_PER_MONTH;
  });
}
