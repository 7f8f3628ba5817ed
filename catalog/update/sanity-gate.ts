import type { Diagnostic, Provider, Purchase } from "../../model";
import { byPurchase, purchases } from "../../model";
import type { PriceBook } from "../price-book";
import type { PriceChange } from "./diff-books";

export interface GateBounds {
  /** Largest share of the previous prices that may vanish. */
  readonly maxDropFraction: number;
  /** Largest fall and rise of one price, as fractions of the previous one. */
  readonly maxFallFraction: number;
  readonly maxRiseFraction: number;
}

const listPrices: GateBounds = { maxDropFraction: 0.02, maxFallFraction: 0.5, maxRiseFraction: 0.5 };
/** Spot prices follow a market: they move by multiples, and places without a market appear and vanish. */
const marketPrices: GateBounds = { maxDropFraction: 0.1, maxFallFraction: 0.9, maxRiseFraction: 4 };

const same = (bounds: GateBounds): Readonly<Record<Provider, GateBounds>> => ({ aws: bounds, azure: bounds, gcp: bounds });

/** Bounds by way of paying and provider. Google changes spot prices at most once a month, and not by multiples. */
export const gateBounds: Readonly<Record<Purchase | "unit price", Readonly<Record<Provider, GateBounds>>>> = {
  ...byPurchase(() => same(listPrices)),
  spot: { ...same(marketPrices), gcp: { maxDropFraction: 0.05, maxFallFraction: 0.8, maxRiseFraction: 2 } },
  "unit price": same(listPrices),
};

const MAX_NAMED_ROWS = 20;

/** Reasons not to take an update, each with the rows: prices that vanish and prices that move too far. Empty when it is sane. */
export function checkUpdate(
  before: PriceBook,
  changes: readonly PriceChange[],
  isInScope: (provider: Provider, region: string) => boolean,
): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const groups = new Map<string, PriceChange[]>();
  for (const change of changes) {
    const key = `${change.provider}|${change.purchase ?? "unit price"}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [change]);
    else group.push(change);
  }
  for (const [key, group] of groups) {
    const [provider, purchase] = key.split("|") as [Provider, Purchase | "unit price"];
    const { maxDropFraction, maxFallFraction, maxRiseFraction } = gateBounds[purchase][provider];
    const removed = group.filter(({ kind }) => kind === "removed");
    const previously = countRows(before, provider, purchase, isInScope);
    if (removed.length > previously * maxDropFraction) {
      const share = ((removed.length / previously) * 100).toFixed(1);
      found.push(
        refusal(
          `${provider} ${purchase}: ${removed.length} of ${previously} prices would vanish (${share} %, at most ${maxDropFraction * 100} % are taken without asking)`,
          removed,
        ),
      );
    }
    const moved = group.filter(({ changeFraction = 0 }) => changeFraction > maxRiseFraction || changeFraction < -maxFallFraction);
    if (moved.length > 0) {
      found.push(
        refusal(
          `${provider} ${purchase}: ${moved.length} ${moved.length === 1 ? "price moves" : "prices move"} by more than -${maxFallFraction * 100} % or +${maxRiseFraction * 100} %`,
          moved,
        ),
      );
    }
  }
  return found;
}

function countRows(
  book: PriceBook,
  provider: Provider,
  purchase: Purchase | "unit price",
  isInScope: (provider: Provider, region: string) => boolean,
): number {
  let count = 0;
  for (const { id } of book.regions(provider)) {
    if (!isInScope(provider, id)) continue;
    const own = purchases.find((one) => one === purchase);
    if (own === undefined) for (const key of book.unitPriceKeys(provider)) count += book.unitPrice(provider, id, key) === undefined ? 0 : 1;
    else for (const type of book.types(provider)) count += book.instancePrice(provider, id, type, own) === undefined ? 0 : 1;
  }
  return count;
}

function refusal(message: string, rows: readonly PriceChange[]): Diagnostic {
  const named = rows.slice(0, MAX_NAMED_ROWS).map(({ region, what, beforeUsd, afterUsd, changeFraction }) => {
    if (afterUsd === undefined) return `${region} ${what} (was ${beforeUsd})`;
    return `${region} ${what} (${beforeUsd} -> ${afterUsd}, ${(changeFraction ?? 0) > 0 ? "+" : ""}${((changeFraction ?? 0) * 100).toFixed(1)} %)`;
  });
  const more = rows.length > MAX_NAMED_ROWS ? ` and ${rows.length - MAX_NAMED_ROWS} more` : "";
  return {
    severity: "error",
    message: `${message}: ${named.join("; ")}${more}`,
    hint: "look at the rows, then run again with --accept to take them; what was fetched is kept",
  };
}
