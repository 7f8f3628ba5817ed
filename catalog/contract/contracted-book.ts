import { type Diagnostic, isProvider, type Provenance, type Purchase, purchases, roundPrice, type Supplier } from "../../model";
import type { PriceBook, PriceCell, UnitPrice } from "../price-book";
import { activeCommitments } from "./active-commitments";
import { type Contract, type ContractDiscount, type ContractPrice, type ContractView, rowText } from "./contract";
import { type DiscountTarget, matches, mostSpecific, scopeText } from "./discount-order";
import { EVERY_REGION } from "./price-row";
import { COMPUTE, familyOfKey, isSpotKey, serviceOfKey } from "./services";

/**
 * The book as this customer pays it: the same questions, contract prices as answers, each with the list price and the
 * contract's row in its arithmetic. `warnings` tells of commitments that no longer, or not yet, cover anything.
 */
export function contractedBook(
  list: PriceBook,
  contract: Contract,
  view: ContractView,
): { readonly book: PriceBook; readonly warnings: readonly Diagnostic[] } {
  const prices = new Map(contract.prices.map((price) => [priceKey(price.provider, price.region, skuText(price.sku)), price]));
  const discounts = new Map<Supplier, readonly ContractDiscount[]>();
  for (const row of contract.discounts) discounts.set(row.provider, [...(discounts.get(row.provider) ?? []), row]);
  const soldOnlyByContract = contractSizes(list, contract);
  const waysOnlyByContract = contractWays(contract);
  const { commitments, warnings } = activeCommitments(contract.commitments, view);

  // Most contracts agree on few prices or none, and the optimizer asks for some 170,000 cells.
  const agreed = (provider: Supplier, region: string, sku: string) =>
    prices.size === 0 ? undefined : prices.get(priceKey(provider, region, sku));
  const everywhere = (provider: Supplier, sku: string) => agreed(provider, EVERY_REGION, sku);
  const discount = (provider: Supplier, target: DiscountTarget, spot: boolean) => {
    const rows = discounts.get(provider);
    const row = rows === undefined ? undefined : mostSpecific(rows.filter((one) => matches(one, target)));
    return row === undefined || row.discountPercent === 0 || (spot && !row.spot) ? undefined : row;
  };

  const book: PriceBook = {
    id: `${list.id}+${contract.id}`,
    asOf: list.asOf,
    regions: (provider) => list.regions(provider),
    region: (provider, id) => list.region(provider, id),
    sizes: (provider) => list.sizes(provider),
    size: (provider, type) => list.size(provider, type),
    types: (provider) => list.types(provider),
    sizesIn(provider, region) {
      const own = soldOnlyByContract.get(`${provider} ${region}`);
      return own === undefined ? list.sizesIn(provider, region) : [...new Set([...list.sizesIn(provider, region), ...own])].sort();
    },
    purchasesIn(provider, region) {
      const listed = list.purchasesIn?.(provider, region) ?? purchases;
      const own = waysOnlyByContract.get(`${provider} ${region}`);
      return own === undefined ? listed : purchases.filter((purchase) => listed.includes(purchase) || own.has(purchase));
    },
    instancePrice(provider, region, type, purchase) {
      const cell = list.instancePrice(provider, region, type, purchase);
      const sku = skuText({ size: type, purchase });
      const price = agreed(provider, region, sku) ?? (cell === undefined ? undefined : everywhere(provider, sku));
      if (price !== undefined) {
        return {
          usdPerHour: price.usd,
          ...(price.upfrontUsd === undefined ? {} : { upfrontUsd: price.upfrontUsd }),
          provenance: agreedProvenance(price, contract, cell?.provenance, cell?.usdPerHour),
        };
      }
      if (cell === undefined) return undefined;
      const target = { service: COMPUTE, region, family: list.size(provider, type)?.family };
      const row = discount(provider, target, purchase === "spot");
      return row === undefined ? cell : discounted(cell, row);
    },
    sustainedUseDiscountFraction: (provider, type) => list.sustainedUseDiscountFraction(provider, type),
    interruption: (provider, region, type) => list.interruption(provider, region, type),
    unitPrice(provider, region, key) {
      const found = list.unitPrice(provider, region, key);
      const price = agreed(provider, region, key) ?? (found === undefined ? undefined : everywhere(provider, key));
      if (price !== undefined) return agreedUnitPrice(price, contract, found ?? sameKeyElsewhere(list, provider, key), found);
      if (found === undefined) return undefined;
      if (!isProvider(provider)) return found;
      const target = { service: serviceOfKey(provider, key), region, family: familyOfKey(list, provider, key) };
      const row = discount(provider, target, isSpotKey(key));
      return row === undefined ? found : discountedUnit(found, row);
    },
    unitPriceKeys: (provider) => list.unitPriceKeys(provider),
    ...(commitments.length === 0 ? {} : { commitments }),
  };
  return { book, warnings };
}

const priceKey = (provider: Supplier, region: string, sku: string) => `${provider} ${region} ${sku}`;
const skuText = (sku: ContractPrice["sku"] | { readonly size: string; readonly purchase: Purchase }) =>
  "key" in sku ? sku.key : `${sku.size} ${sku.purchase}`;

/** Sizes that the contract prices on demand where the list has no price, by provider and region. */
function contractSizes(list: PriceBook, { prices }: Contract): ReadonlyMap<string, readonly string[]> {
  const sizes = new Map<string, string[]>();
  for (const { provider, region, sku } of prices) {
    if (region === EVERY_REGION || "key" in sku || sku.purchase !== "on-demand") continue;
    if (list.instancePrice(provider, region, sku.size, "on-demand") !== undefined) continue;
    const key = `${provider} ${region}`;
    sizes.set(key, [...(sizes.get(key) ?? []), sku.size]);
  }
  return sizes;
}

/** Ways of paying that the contract has a price for, by provider and region. */
function contractWays({ prices }: Contract): ReadonlyMap<string, ReadonlySet<Purchase>> {
  const ways = new Map<string, Set<Purchase>>();
  for (const { provider, region, sku } of prices) {
    if ("key" in sku || region === EVERY_REGION) continue;
    const key = `${provider} ${region}`;
    ways.set(key, (ways.get(key) ?? new Set<Purchase>()).add(sku.purchase));
  }
  return ways;
}

const factorOf = (row: ContractDiscount) => roundPrice(1 - row.discountPercent / 100);

/** `0.048 x 2 = 0.096; 0.096 x 0.88 (contract: 12 % on aws compute, costwright.contract.yaml:4)` */
function discountArithmetic(listUsd: number, row: ContractDiscount, provenance: Provenance): Provenance {
  const before = provenance.arithmetic === undefined ? "" : `${provenance.arithmetic} = ${listUsd}; `;
  const arithmetic = `${before}${listUsd} x ${factorOf(row)} (contract: ${row.discountPercent} % on ${scopeText(row)}, ${rowText(row.place)})`;
  return { ...provenance, arithmetic };
}

function discounted(cell: PriceCell, row: ContractDiscount): PriceCell {
  return {
    usdPerHour: roundPrice(cell.usdPerHour * factorOf(row)),
    ...(cell.upfrontUsd === undefined ? {} : { upfrontUsd: roundPrice(cell.upfrontUsd * factorOf(row)) }),
    provenance: discountArithmetic(cell.usdPerHour, row, cell.provenance),
  };
}

function discountedUnit(price: UnitPrice, row: ContractDiscount): UnitPrice {
  return {
    ...price,
    tiers: price.tiers.map(({ from, usdPerUnit }) => ({ from, usdPerUnit: roundPrice(usdPerUnit * factorOf(row)) })),
    provenance: discountArithmetic(firstPaid(price) ?? 0, row, price.provenance),
  };
}

const firstPaid = (price: UnitPrice | undefined) => price?.tiers.find(({ usdPerUnit }) => usdPerUnit > 0)?.usdPerUnit;

function agreedProvenance(
  price: ContractPrice,
  contract: Contract,
  listed: Provenance | undefined,
  listUsd: number | undefined,
): Provenance {
  const from = price.conversion === undefined ? `${price.usd}` : `${price.conversion} = ${price.usd}`;
  const instead =
    listed === undefined || listUsd === undefined ? "the list has no price" : `instead of the list's ${listUsd}: ${listed.row}`;
  return {
    source: "contract terms",
    asOf: contract.asOf,
    row: rowText(price.place),
    arithmetic: `${from} (contract: ${instead})`,
  };
}

/** Tiers that cost nothing stay: an agreed price replaces what the list charges, not what it gives. */
function agreedUnitPrice(
  price: ContractPrice,
  contract: Contract,
  shape: UnitPrice | undefined,
  listed: UnitPrice | undefined,
): UnitPrice | undefined {
  if (shape === undefined) return undefined;
  const free = shape.tiers.filter(({ usdPerUnit }) => usdPerUnit === 0);
  const paidFrom = shape.tiers.find(({ usdPerUnit }) => usdPerUnit > 0)?.from ?? 0;
  return {
    key: shape.key,
    unit: shape.unit,
    tiers: [...free.filter(({ from }) => from < paidFrom), { from: paidFrom, usdPerUnit: price.usd }],
    provenance: agreedProvenance(price, contract, listed?.provenance, firstPaid(listed)),
  };
}

/** The same key in another region, for its unit; its price is not used. */
function sameKeyElsewhere(list: PriceBook, provider: Supplier, key: string): UnitPrice | undefined {
  for (const { id } of list.regions(provider)) {
    const price = list.unitPrice(provider, id, key);
    if (price !== undefined) return price;
  }
  return undefined;
}
