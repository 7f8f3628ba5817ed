import { type Blueprint, blueprintOf, quotesOf } from "../../../blueprint";
import { loadBuiltInBook, type PriceBook } from "../../../catalog";
import type { KindNeed, PriceUnit, Quote, WorkloadNeed } from "../../../model";

export const builtInBook: PriceBook = loadBuiltInBook();

/** A workload that may stand anywhere on Google Cloud. */
export function workload(changes: Partial<WorkloadNeed> = {}): WorkloadNeed {
  return {
    name: "it",
    vcpus: 0,
    memoryGib: 0,
    minCount: 1,
    maxCount: 1000,
    zones: 2,
    targetUtilisationFraction: 0.7,
    architectures: ["x86_64"],
    burstable: false,
    gpusPerMachine: 0,
    storageGibPerMachine: 0,
    loadBalancer: false,
    providers: ["gcp"],
    regions: ["us-central1"],
    jurisdictions: [],
    purchases: ["on-demand"],
    interruptible: false,
    interruptionCostUsd: 0,
    downtimeCostUsdPerHour: 0,
    internetEgressGibPerMonth: 0,
    ...changes,
  };
}

/** The book with figures of its own, for what the built-in one has none: the same everywhere. */
export function withPrices(
  figures: Readonly<Record<string, readonly [usdPerUnit: number, unit: PriceUnit]>>,
  book: PriceBook = builtInBook,
): PriceBook {
  const own: Partial<PriceBook> = {
    unitPrice: (provider, region, key) => {
      const figure = figures[key];
      if (figure === undefined || provider !== "gcp") return book.unitPrice(provider, region, key);
      const [usdPerUnit, unit] = figure;
      return { key, unit, tiers: [{ from: 0, usdPerUnit }], provenance: { row: key, source: "test", asOf: book.asOf } };
    },
  };
  return new Proxy(book, { get: (target, name) => Reflect.get(name in own ? own : target, name) });
}

export const totalUsd = ({ costs }: Quote): number => costs.reduce((sum, { usdPerMonth }) => sum + usdPerMonth, 0);

/** All quotes of a form, dearest last. */
export function quotes(form: string, need: KindNeed, where: WorkloadNeed, book: PriceBook = builtInBook): readonly Quote[] {
  return quotesOf(need, where, book)
    .filter((quote) => quote.form === form)
    .sort((one, other) => totalUsd(one) - totalUsd(other));
}

export interface QuotedParts {
  readonly quote: Quote;
  readonly blueprint: Blueprint;
  part(name: string): Readonly<Record<string, unknown>>;
}

/** The only quote, with what it is made of. */
export function onlyQuote(form: string, need: KindNeed, where: WorkloadNeed = workload(), book: PriceBook = builtInBook): QuotedParts {
  const count = quotes(form, need, where, book).length;
  if (count !== 1) throw new Error(`${count} quotes of ${form}`);
  return cheapestQuote(form, need, where, book);
}

export function cheapestQuote(form: string, need: KindNeed, where: WorkloadNeed = workload(), book: PriceBook = builtInBook): QuotedParts {
  const [quote] = quotes(form, need, where, book);
  if (quote === undefined) throw new Error(`no quote of ${form}`);
  const blueprint = blueprintOf(quote, need, where, book);
  const part = (name: string) => {
    const one = blueprint.parts.find((candidate) => candidate.name === name);
    if (one === undefined) throw new Error(`no part "${name}"`);
    return one.inputs;
  };
  return { quote, blueprint, part };
}
