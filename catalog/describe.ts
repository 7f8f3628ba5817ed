import { type Diagnostic, didYouMean, type Provider, type Purchase, providers, purchases, roundPrice, usdPerMonthFromHour } from "../model";
import type { InstanceSize, InterruptionBand, PriceBook, PriceCell, Region } from "./price-book";
import { waysToPay } from "./ways-of-paying";

/** One way of paying for a machine and what it costs. */
export interface DescribedPurchase extends PriceCell {
  readonly purchase: Purchase;
  /** 730 hours, before any automatic discount. */
  readonly usdPerMonth: number;
  /** Google's automatic discount for a full month on demand. */
  readonly sustainedUse?: { readonly discountFraction: number; readonly usdPerMonth: number };
}

export type InstanceDescription =
  | {
      readonly status: "found";
      readonly provider: Provider;
      readonly region: Region;
      readonly type: string;
      /** Undefined where the book has prices of the type but its capacity is not documented. */
      readonly size?: InstanceSize;
      /** In the order of `purchases`; only those that have a price. */
      readonly purchases: readonly DescribedPurchase[];
      /** The ways of paying that the provider sells and the book has no price for. */
      readonly notPriced: readonly Purchase[];
      readonly interruption?: InterruptionBand;
    }
  | { readonly status: "not-found"; readonly diagnostics: readonly Diagnostic[] };

/** Everything the book knows about one machine type in one region; or all that is wrong with the question. */
export function describeInstance(book: PriceBook, providerName: string, regionId: string, type: string): InstanceDescription {
  const provider = providers.find((one) => one === providerName);
  if (provider === undefined) {
    return notFound([
      problem(`unknown provider "${providerName}"`, didYouMean(providerName, providers) ?? `the providers are ${providers.join(", ")}`),
    ]);
  }
  const region = book.region(provider, regionId);
  const types = book.types(provider);
  const diagnostics: Diagnostic[] = [];
  if (region === undefined) diagnostics.push(unknownRegion(book, provider, regionId));
  if (!types.includes(type)) diagnostics.push(unknownType(provider, type, types));
  if (region === undefined || diagnostics.length > 0) return notFound(diagnostics);

  const found = purchases.flatMap((purchase) => {
    const cell = book.instancePrice(provider, regionId, type, purchase);
    return cell === undefined ? [] : [describePurchase(book, provider, type, purchase, cell)];
  });
  if (found.length === 0) {
    const sold = regionsSelling(book, provider, type);
    const list = sold.length === 0 ? "the book has no price for it in any region" : `sold in: ${sold.join(", ")}`;
    return notFound([problem(`${provider} ${type} is not sold in ${regionId}, or the book has no price for it there`, list)]);
  }
  const size = book.size(provider, type);
  const interruption = book.interruption(provider, regionId, type);
  return {
    status: "found",
    provider,
    region,
    type,
    ...(size === undefined ? {} : { size }),
    purchases: found,
    notPriced: waysToPay(provider).filter((purchase) => !found.some((one) => one.purchase === purchase)),
    ...(interruption === undefined ? {} : { interruption }),
  };
}

/** Regions where the book has a price of the type, on demand or any other way, sorted. */
export function regionsSelling(book: PriceBook, provider: Provider, type: string): readonly string[] {
  return book
    .regions(provider)
    .map((region) => region.id)
    .filter((id) => purchases.some((purchase) => book.instancePrice(provider, id, type, purchase) !== undefined));
}

function describePurchase(book: PriceBook, provider: Provider, type: string, purchase: Purchase, cell: PriceCell): DescribedPurchase {
  const usdPerMonth = roundPrice(usdPerMonthFromHour(cell.usdPerHour));
  const discountFraction = purchase === "on-demand" ? book.sustainedUseDiscountFraction(provider, type) : 0;
  return {
    purchase,
    ...cell,
    usdPerMonth,
    ...(discountFraction > 0 ? { sustainedUse: { discountFraction, usdPerMonth: roundPrice(usdPerMonth * (1 - discountFraction)) } } : {}),
  };
}

function unknownRegion(book: PriceBook, provider: Provider, regionId: string): Diagnostic {
  const own = book.regions(provider).map((region) => region.id);
  const elsewhere = providers.find((other) => other !== provider && book.region(other, regionId) !== undefined);
  const hint = elsewhere === undefined ? didYouMean(regionId, own) : `"${regionId}" is a region of ${elsewhere}`;
  return problem(`unknown ${provider} region "${regionId}"`, hint ?? `the regions are ${own.join(", ")}`);
}

function unknownType(provider: Provider, type: string, types: readonly string[]): Diagnostic {
  // People leave out the tier that Azure writes before every size.
  const withTier = provider === "azure" ? types.find((one) => one.toLowerCase() === `standard_${type}`.toLowerCase()) : undefined;
  const hint = withTier === undefined ? didYouMean(type, types) : `did you mean "${withTier}"?`;
  return problem(`unknown ${provider} machine type "${type}"`, hint ?? `the book knows ${types.length} types of ${provider}, none is near`);
}

function problem(message: string, hint: string): Diagnostic {
  return { severity: "error", message, hint };
}

function notFound(diagnostics: readonly Diagnostic[]): InstanceDescription {
  return { status: "not-found", diagnostics };
}
