import type { Purchase } from "../../model";
import { effectiveUsdPerHour } from "../upfront";
import type { AwsMeaning } from "./aws-products";
import { hours } from "./aws-services/rule";
import type { RowCollector } from "./fetched";

interface PriceDimension {
  readonly unit?: string;
  readonly beginRange?: string;
  readonly endRange?: string;
  readonly pricePerUnit?: Readonly<Record<string, string>>;
}

/** The terms of one SKU: offer term code -> term. */
export type AwsTerms = Readonly<
  Record<
    string,
    {
      readonly effectiveDate?: string;
      readonly termAttributes?: Readonly<Record<string, string>>;
      readonly priceDimensions?: Readonly<Record<string, PriceDimension>>;
    }
  >
>;

type UnitPriceMeaning = Extract<AwsMeaning, { kind: "unit-price" }>;

/** Puts the on-demand price of a SKU into the collector. Money in another currency than USD is not read. */
export function addOnDemand(rows: RowCollector, region: string, sku: string, meaning: AwsMeaning, terms: AwsTerms): void {
  for (const [offer, { priceDimensions = {} }] of Object.entries(terms)) {
    const dimensions = Object.entries(priceDimensions).flatMap(([rate, dimension]) => {
      if (dimension.pricePerUnit?.USD !== undefined) return [{ ...dimension, row: `SKU ${sku} rate ${rate || offer}` }];
      rows.note(`prices without USD (${Object.keys(dimension.pricePerUnit ?? {}).join(", ") || "no currency"})`);
      return [];
    });
    if (meaning.kind === "unit-price") addUnitPrice(rows, region, meaning, dimensions);
    else {
      for (const { unit = "", pricePerUnit, row } of dimensions) {
        if (!isHour(unit)) rows.note(`machine prices per "${unit}"`);
        else rows.addInstance({ region, type: meaning.type, purchase: "on-demand", usdPerHour: number(pricePerUnit?.USD), row });
      }
    }
  }
}

/** Tiers in the book's unit. What is free at first is free once for a whole account: one resource cannot count on it. */
function addUnitPrice(
  rows: RowCollector,
  region: string,
  { keys, unit: bookUnit, units }: UnitPriceMeaning,
  dimensions: readonly (PriceDimension & { readonly row: string })[],
): void {
  const tiers = dimensions.flatMap(({ unit = "", beginRange = "0", pricePerUnit, row }) => {
    const perBookUnit = units[unit.toLowerCase()];
    if (perBookUnit !== undefined)
      return [{ from: round(number(beginRange) / perBookUnit), usd: round(number(pricePerUnit?.USD) * perBookUnit), row }];
    rows.note(`prices of ${keys.join(" and ")} per "${unit}", which is not a unit it is sold by`);
    return [];
  });
  tiers.sort((a, b) => a.from - b.from);
  const firstPaid = tiers.findIndex(({ usd }) => usd !== 0);
  for (const [index, { from, usd, row }] of tiers.entries()) {
    if (index < firstPaid) continue;
    for (const key of keys) rows.addTier({ region, key, unit: bookUnit, row }, index === firstPaid ? 0 : from, usd);
  }
}

const leases: Readonly<Record<string, "1y" | "3y">> = { "1yr": "1y", "3yr": "3y" };
/** The file's name of a way of paying -> the end of the book's. */
export const paymentSuffixes: Readonly<Record<string, "" | "-partial-upfront" | "-all-upfront">> = {
  "No Upfront": "",
  "Partial Upfront": "-partial-upfront",
  "All Upfront": "-all-upfront",
};

/** Standard reservations: an hourly price, an upfront fee (`Quantity`), or both. */
export function addReserved(rows: RowCollector, region: string, sku: string, meaning: AwsMeaning, terms: AwsTerms): void {
  if (meaning.kind !== "machine") return;
  for (const [offer, { termAttributes = {}, priceDimensions = {} }] of Object.entries(terms)) {
    const term = leases[termAttributes.LeaseContractLength ?? ""];
    const suffix = paymentSuffixes[termAttributes.PurchaseOption ?? ""];
    if (term === undefined || suffix === undefined || termAttributes.OfferingClass !== "standard") continue;
    const purchase: Purchase = `reserved-${term}${suffix}`;
    let [paidUsdPerHour, upfrontUsd, isWhole] = [0, 0, true];
    for (const { unit = "", pricePerUnit } of Object.values(priceDimensions)) {
      if (pricePerUnit?.USD === undefined) {
        rows.note("reservations without USD");
        isWhole = false;
      } else if (isHour(unit)) paidUsdPerHour += number(pricePerUnit.USD);
      else if (/^quantity$/i.test(unit)) upfrontUsd += number(pricePerUnit.USD);
      else {
        rows.note(`reservations per "${unit}"`);
        isWhole = false;
      }
    }
    if (!isWhole) continue;
    rows.addInstance({
      region,
      type: meaning.type,
      purchase,
      usdPerHour: effectiveUsdPerHour(paidUsdPerHour, upfrontUsd, purchase),
      ...(upfrontUsd === 0 ? {} : { upfrontUsd }),
      row: `SKU ${sku} term ${offer}`,
    });
  }
}

function isHour(unit: string): boolean {
  return hours[unit.toLowerCase()] !== undefined;
}

function number(text: string | undefined): number {
  return text === undefined || text.trim() === "" ? Number.NaN : Number(text);
}

/** Prices of offer files have ten decimals, of a millionth of a cent and less; what is counted in millions gains no digits by it. */
function round(value: number): number {
  return Number(value.toFixed(12));
}
