import { byPurchase, type Provider, type Purchase, providers, purchases } from "../model";
import type { PriceBook } from "./price-book";

export interface RegionCoverage {
  readonly region: string;
  /** Machine types with a price, by way of paying. */
  readonly types: Readonly<Record<Purchase, number>>;
  /** Unit prices that hold here, those that hold everywhere included. */
  readonly unitPrices: number;
  /** First word of the unit price keys -> number of those that hold here. */
  readonly services: Readonly<Record<string, number>>;
}

/** What the book has of one provider. */
export interface ProviderCoverage {
  readonly provider: Provider;
  readonly regions: readonly RegionCoverage[];
  readonly types: number;
  /** Types whose price is known and whose capacity is not: never placed, only priced. */
  readonly typesWithoutCapacity: number;
  /** Region x type cells with a price, by way of paying. */
  readonly cells: Readonly<Record<Purchase, number>>;
  readonly interruptionBands: number;
  readonly unitPriceKeys: number;
  /** First word of the unit price keys -> number of keys. */
  readonly services: Readonly<Record<string, number>>;
  /** ISO dates of the oldest and newest figure; undefined where there is none. */
  readonly oldestFigure?: string;
  readonly newestFigure?: string;
}

/** Counts what the book can answer, by asking it: all providers, regions, types and ways of paying. Takes about a second. */
export function coverage(book: PriceBook, chosen: readonly Provider[] = providers): readonly ProviderCoverage[] {
  return chosen.map((provider) => providerCoverage(book, provider));
}

function providerCoverage(book: PriceBook, provider: Provider): ProviderCoverage {
  const types = book.types(provider);
  const keys = book.unitPriceKeys(provider);
  const dates = new Set<string>();
  const cells = noCells();
  let interruptionBands = 0;
  const regions = book.regions(provider).map(({ id }): RegionCoverage => {
    const own = noCells();
    const sold = book.purchasesIn?.(provider, id) ?? purchases;
    for (const type of types) {
      for (const purchase of sold) {
        const cell = book.instancePrice(provider, id, type, purchase);
        if (cell === undefined) continue;
        own[purchase]++;
        dates.add(cell.provenance.asOf);
      }
      if (book.interruption(provider, id, type) !== undefined) interruptionBands++;
    }
    let unitPrices = 0;
    const ownServices: Record<string, number> = {};
    for (const key of keys) {
      const price = book.unitPrice(provider, id, key);
      if (price === undefined) continue;
      unitPrices++;
      count(ownServices, serviceOf(key));
      dates.add(price.provenance.asOf);
    }
    for (const purchase of purchases) cells[purchase] += own[purchase];
    return { region: id, types: own, unitPrices, services: ownServices };
  });
  const services: Record<string, number> = {};
  for (const key of keys) count(services, serviceOf(key));
  const sorted = [...dates].sort();
  const [oldestFigure, newestFigure] = [sorted[0], sorted.at(-1)];
  return {
    provider,
    regions,
    types: types.length,
    typesWithoutCapacity: types.length - book.sizes(provider).length,
    cells,
    interruptionBands,
    unitPriceKeys: keys.length,
    services,
    ...(oldestFigure === undefined ? {} : { oldestFigure }),
    ...(newestFigure === undefined ? {} : { newestFigure }),
  };
}

const serviceOf = (key: string) => key.split(".", 1)[0] ?? key;

function count(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}

function noCells(): Record<Purchase, number> {
  return byPurchase(() => 0);
}
