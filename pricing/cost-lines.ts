import type { PriceBook } from "../catalog";
import { type CostLine, type PriceUnit, type Provenance, type Provider, type Range, roundPrice } from "../model";
import type { LineSpec, PricedResource, Quantity, UsageQuantity } from "./priced-resource";

/** A line that could be priced, or the reason why not. `because` explains a range. */
export type LineOutcome = { readonly line: CostLine; readonly because: readonly string[] } | { readonly missing: string };

export interface LineContext {
  readonly provider: Provider;
  readonly region: string;
  readonly book: PriceBook;
  /** Declared usage by quantity name. */
  readonly usage: Readonly<Record<string, number>>;
}

interface Price {
  readonly unit: PriceUnit;
  readonly tiers: readonly { readonly from: number; readonly usdPerUnit: number }[];
  readonly provenance: Provenance;
}

/** Prices one line. Throws only on a mistake in the resource's definition: a wrong unit or an undeclared usage quantity. */
export function priceLine(spec: LineSpec, resource: PricedResource, context: LineContext): LineOutcome {
  const found = findPrice(spec, context);
  if ("missing" in found) return found;
  if (found.unit !== spec.price.per) {
    throw new Error(`${resource.type}: the line "${spec.label}" counts in ${spec.price.per}, but its price is per ${found.unit}`);
  }
  const factor = spec.priceFactor;
  const price = factor === undefined ? found : scalePrice(found, factor.factor, factor.because);
  const times = spec.times ?? 1;
  // Inputs come from any program, typed or not: a text where a number is documented must not become NaN or an exception.
  const notNumber = [spec.quantity, times].find((value) => typeof value !== "number" && (typeof value !== "object" || value === null));
  if (notNumber !== undefined) return { missing: `${spec.label}: the quantity ${JSON.stringify(notNumber)} is not a number` };
  const because: string[] = [];
  if (typeof times !== "number" && times.low !== times.high) because.push(times.because);
  const once = quantityRange(spec.quantity, resource, context.usage);
  if (once.because !== undefined) because.push(once.because);
  const low = once.low * (typeof times === "number" ? times : times.low);
  const high = once.high * (typeof times === "number" ? times : times.high);
  const bad = [low, high].find((quantity) => !Number.isFinite(quantity) || quantity < 0);
  if (bad !== undefined) return { missing: `${spec.label}: the quantity ${bad} is not a number of ${spec.price.per}s` };
  const line: CostLine = {
    label: spec.label,
    quantity: { low, high },
    unit: found.unit,
    usdPerUnit: (price.tiers.find((tier) => tier.usdPerUnit > 0) ?? price.tiers[0])?.usdPerUnit ?? 0,
    usdPerMonth: { low: tieredCost(price, low), high: tieredCost(price, high) },
    ...(once.dependsOnUsage === undefined ? {} : { dependsOnUsage: once.dependsOnUsage }),
    provenance: price.provenance,
  };
  return { line, because };
}

function findPrice(spec: LineSpec, { provider, region, book }: LineContext): Price | { readonly missing: string } {
  const query = spec.price;
  if ("unknown" in query) return { missing: `${spec.label}: ${query.unknown}` };
  if ("key" in query) {
    const price = book.unitPrice(provider, region, query.key);
    return price ?? { missing: `${spec.label}: the price book has no price for ${query.key} in ${region}` };
  }
  if ("instance" in query) {
    const cell = book.instancePrice(provider, region, query.instance, query.purchase);
    if (cell !== undefined) return { unit: "hour", tiers: [{ from: 0, usdPerUnit: cell.usdPerHour }], provenance: cell.provenance };
    const known = book.size(provider, query.instance) !== undefined;
    return {
      missing: known
        ? `${spec.label}: the price book has no ${query.purchase} price for ${query.instance} in ${region}`
        : `${spec.label}: the price book does not know the size ${query.instance}`,
    };
  }
  return {
    unit: query.per,
    tiers: [{ from: 0, usdPerUnit: 0 }],
    provenance: { source: query.included, asOf: book.asOf, row: "included" },
  };
}

function scalePrice(price: Price, factor: number, because: string): Price {
  const base = price.tiers[0]?.usdPerUnit ?? 0;
  return {
    ...price,
    tiers: price.tiers.map((tier) => ({ from: tier.from, usdPerUnit: roundPrice(tier.usdPerUnit * factor) })),
    provenance: { ...price.provenance, arithmetic: `${price.provenance.arithmetic ?? base} x ${factor} (${because})` },
  };
}

interface QuantityAnswer extends Range {
  readonly because?: string;
  readonly dependsOnUsage?: string;
}

function quantityRange(quantity: Quantity, resource: PricedResource, usage: Readonly<Record<string, number>>): QuantityAnswer {
  if (typeof quantity === "number") return { low: quantity, high: quantity };
  if ("low" in quantity) {
    const { low, high, because } = quantity;
    return low === high ? { low, high } : { low, high, because };
  }
  const declared: UsageQuantity | undefined = resource.usage?.[quantity.usage];
  if (declared === undefined) throw new Error(`${resource.type}: the usage quantity "${quantity.usage}" is not declared`);
  const factor = quantity.factor ?? 1;
  const free = quantity.freePerMonth ?? 0;
  const inPriceUnit = (amount: number) => Math.max(0, amount * factor - free);
  const given = usage[quantity.usage];
  if (given !== undefined) return { low: inPriceUnit(given), high: inPriceUnit(given) };
  const { low, high } = declared.assumed;
  return {
    low: inPriceUnit(low),
    high: inPriceUnit(high),
    because: `${quantity.usage} is not declared: assumed ${low.toLocaleString("en-US")} to ${high.toLocaleString("en-US")} ${declared.unit}`,
    dependsOnUsage: quantity.usage,
  };
}

/** Cost of a quantity under graduated tiers: each unit is charged at the price of the tier that it falls in. */
export function tieredCost(price: { readonly tiers: Price["tiers"] }, quantity: number): number {
  let cost = 0;
  price.tiers.forEach((tier, index) => {
    const until = price.tiers[index + 1]?.from ?? Number.POSITIVE_INFINITY;
    const within = Math.min(quantity, until) - tier.from;
    if (within > 0) cost += within * tier.usdPerUnit;
  });
  return cost;
}
