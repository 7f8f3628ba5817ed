import type { PriceBook, Region } from "../catalog";
import type { KindNeed, Quote, WorkloadNeed } from "../model";
import type { Blueprint, Form } from "./part";
import { type PricedParts, priceParts } from "./price-parts";
import { forms } from "./registry";

/** Every way in which the providers serve what is no plain machine, priced. */
export function quotesOf(need: KindNeed, workload: WorkloadNeed, book: PriceBook): readonly Quote[] {
  return forms.filter(({ kind }) => kind === need.kind).flatMap((one) => quotesOfForm(one, need, workload, book));
}

function quotesOfForm(one: Form, need: KindNeed, workload: WorkloadNeed, book: PriceBook): readonly Quote[] {
  const draftsIn = (regions: readonly Region[], asker: WorkloadNeed) =>
    regions.flatMap((region) => one.blueprints(need, asker, region, book).map((blueprint) => draftOf(one, region, blueprint, book)));
  const regions = regionsFor(one, workload, book);
  const drafts = draftsIn(regions, workload);
  if (drafts.every(({ unpriced }) => unpriced.length === 0)) return drafts.map(({ quote }) => quote);
  // What has no price where the workload may run may have one where it may not: enough to compare by.
  const elsewhere = book.regions(one.provider).filter((region) => !regions.includes(region));
  return compared(drafts, [...drafts, ...draftsIn(elsewhere, { ...workload, regions: [], jurisdictions: [], within: [] })]);
}

/** The blueprint that a quote was made from, to be built. Throws where there is none: a plan holds only what was quoted. */
export function blueprintOf(
  chosen: Pick<Quote, "form" | "region" | "size" | "count" | "purchase">,
  need: KindNeed,
  workload: WorkloadNeed,
  book: PriceBook,
): Blueprint {
  const form = forms.find((one) => one.form === chosen.form);
  const region = form && book.region(form.provider, chosen.region);
  const found =
    region &&
    form
      .blueprints(need, workload, region, book)
      .find(({ size, count, purchase }) => size === chosen.size && count === chosen.count && purchase === chosen.purchase);
  if (found === undefined) throw new Error(`no blueprint of ${chosen.form} for ${chosen.count} x ${chosen.size} in ${chosen.region}`);
  return found;
}

/** Only what the workload may use is priced, where that leaves anything: the rest would be rejected by place alone. */
function regionsFor({ provider }: Form, { providers, regions, jurisdictions }: WorkloadNeed, book: PriceBook): readonly Region[] {
  const all = book.regions(provider);
  if (providers.length > 0 && !providers.includes(provider)) return [];
  return all.filter(
    (region) =>
      (regions.length === 0 || regions.includes(region.id)) &&
      (jurisdictions.length === 0 || jurisdictions.some((one) => region.jurisdictions.includes(one.toLowerCase()))),
  );
}

interface Draft {
  readonly quote: Quote;
  readonly unpriced: readonly string[];
  readonly byPart: PricedParts["byPart"];
  /** The same thing in every region. */
  readonly key: string;
}

function draftOf({ form, provider }: Form, region: Region, blueprint: Blueprint, book: PriceBook): Draft {
  const { parts, expected, size, family, count, purchase, vcpusPerMachine, memoryGibPerMachine, zones } = blueprint;
  const declared = priceParts(parts, region.id, book);
  const priced = expected === undefined ? declared : priceParts(expected, region.id, book);
  const quote: Quote = {
    ...{ provider, region: region.id, form, size, family, count, purchase, vcpusPerMachine, memoryGibPerMachine, zones },
    costs: priced.costs,
    ...(expected === undefined ? {} : { bounds: boundsOf(declared) }),
  };
  const { uncertain } = blueprint;
  const unpriced = [...new Set([...priced.unpriced, ...(uncertain === undefined ? [] : [uncertain])])];
  return { quote, unpriced, byPart: uncertain === undefined ? priced.byPart : atMost(priced), key: `${form} ${size} ${count} ${purchase}` };
}

/** Of two offers that compare alike, the one whose prices are all known comes first. */
const WHOLE_PRICES_FIRST_USD = 0.00001;

const atMost = ({ byPart }: PricedParts): PricedParts["byPart"] =>
  new Map([...byPart].map(([name, part]) => [name, { ...part, usdPerMonth: part.highUsdPerMonth }]));

const boundsOf = ({ lowUsdPerMonth, highUsdPerMonth }: PricedParts) => ({ lowUsdPerMonth, highUsdPerMonth });

/**
 * A part without a whole price in one region is compared with the highest cost of the same part anywhere, so that a
 * missing price never makes an offer look cheap. What has a part without a whole price in any region is no offer.
 */
function compared(drafts: readonly Draft[], everywhere: readonly Draft[]): readonly Quote[] {
  const highest = new Map<string, number>();
  for (const { byPart, key } of everywhere)
    for (const [name, { usdPerMonth, whole }] of byPart) {
      const part = `${key} ${name}`;
      if (whole) highest.set(part, Math.max(highest.get(part) ?? 0, usdPerMonth));
    }
  return drafts.flatMap(({ quote, unpriced, byPart, key }) => {
    if (unpriced.length === 0) return [quote];
    let comparisonUsdPerMonth = 0;
    for (const [name, { usdPerMonth, whole }] of byPart) {
      const allowance = whole ? usdPerMonth : highest.get(`${key} ${name}`);
      if (allowance === undefined) return [];
      comparisonUsdPerMonth += Math.max(usdPerMonth, allowance);
    }
    return [{ ...quote, unpriced, comparisonUsdPerMonth: comparisonUsdPerMonth + WHOLE_PRICES_FIRST_USD }];
  });
}
