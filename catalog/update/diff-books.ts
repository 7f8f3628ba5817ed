import { type Provider, type Purchase, providers, purchases } from "../../model";
import type { PriceBook, PriceCell, UnitPrice } from "../price-book";

export type ChangeKind = "added" | "removed" | "moved";

/** One price that differs between two books. */
export interface PriceChange {
  readonly kind: ChangeKind;
  readonly provider: Provider;
  readonly region: string;
  /** Machine type or key of a unit price. */
  readonly what: string;
  /** Undefined for a unit price. */
  readonly purchase?: Purchase;
  /** USD per hour, or per unit of the first tier that costs something. */
  readonly beforeUsd?: number;
  readonly afterUsd?: number;
  /** after / before - 1; of the tier that moved most. */
  readonly changeFraction?: number;
}

/** What has how many rows in a book, to measure a loss by. */
export interface DiffOptions {
  readonly isInScope?: (provider: Provider, region: string) => boolean;
}

/** Every price that was added, removed or moved from one book to the other; sorted by provider, region, name. */
export function diffBooks(before: PriceBook, after: PriceBook, options: DiffOptions = {}): readonly PriceChange[] {
  return providers.flatMap((provider) => [...changesOf(before, after, provider, options)]);
}

/** The same of one provider, one by one: the first update of a book adds hundreds of thousands. */
export function* changesOf(
  before: PriceBook,
  after: PriceBook,
  provider: Provider,
  { isInScope = () => true }: DiffOptions = {},
): Generator<PriceChange> {
  const regions = union(before.regions(provider), after.regions(provider), ({ id }) => id).filter((region) => isInScope(provider, region));
  const types = union(before.types(provider), after.types(provider), (type) => type);
  const keys = union(before.unitPriceKeys(provider), after.unitPriceKeys(provider), (key) => key);
  for (const region of regions) {
    const sold = [before, after].flatMap((book) => book.purchasesIn?.(provider, region) ?? purchases);
    const ways = purchases.filter((purchase) => sold.includes(purchase));
    for (const what of types) {
      for (const purchase of ways) {
        const change = changedCell(
          before.instancePrice(provider, region, what, purchase),
          after.instancePrice(provider, region, what, purchase),
        );
        if (change !== undefined) yield { provider, region, what, purchase, ...change };
      }
    }
  }
  // Unit prices may hold for places that are no regions (`global`, multi-regions), which the region list leaves out.
  for (const region of [...regions, "*", "global"].filter((one) => isInScope(provider, one))) {
    for (const what of keys) {
      const change = changedTiers(before.unitPrice(provider, region, what), after.unitPrice(provider, region, what));
      if (change !== undefined) yield { provider, region, what, ...change };
    }
  }
}

type Change = Pick<PriceChange, "kind" | "beforeUsd" | "afterUsd" | "changeFraction">;

/** Compared are effective prices; the same price with more of it upfront is a change too. */
function changedCell(before: PriceCell | undefined, after: PriceCell | undefined): Change | undefined {
  const change = changed(before?.usdPerHour, after?.usdPerHour);
  if (change !== undefined || before === undefined || after === undefined || before.upfrontUsd === after.upfrontUsd) return change;
  return { kind: "moved", beforeUsd: before.usdPerHour, afterUsd: after.usdPerHour, changeFraction: 0 };
}

function changed(beforeUsd: number | undefined, afterUsd: number | undefined): Change | undefined {
  if (beforeUsd === afterUsd) return undefined;
  if (beforeUsd === undefined) return { kind: "added", ...(afterUsd === undefined ? {} : { afterUsd }) };
  if (afterUsd === undefined) return { kind: "removed", beforeUsd };
  return { kind: "moved", beforeUsd, afterUsd, changeFraction: fraction(beforeUsd, afterUsd) };
}

function changedTiers(before: UnitPrice | undefined, after: UnitPrice | undefined): Change | undefined {
  const first = (price: UnitPrice | undefined) => price && (price.tiers.find(({ usdPerUnit }) => usdPerUnit > 0)?.usdPerUnit ?? 0);
  if (before === undefined || after === undefined) return changed(first(before), first(after));
  if (JSON.stringify([before.unit, before.tiers]) === JSON.stringify([after.unit, after.tiers])) return undefined;
  const moves =
    before.tiers.length === after.tiers.length
      ? before.tiers.map(({ usdPerUnit }, at) => fraction(usdPerUnit, after.tiers[at]?.usdPerUnit ?? 0))
      : [fraction(first(before) ?? 0, first(after) ?? 0)];
  const largest = moves.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a), 0);
  return { kind: "moved", beforeUsd: first(before) ?? 0, afterUsd: first(after) ?? 0, changeFraction: largest };
}

function fraction(before: number, after: number): number {
  return before === after ? 0 : after / before - 1;
}

function union<T>(a: readonly T[], b: readonly T[], name: (one: T) => string): readonly string[] {
  return [...new Set([...a, ...b].map(name))].sort();
}
