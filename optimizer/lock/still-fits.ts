import type { PinnedChoice, WorkloadNeed } from "../../model";
import { fitOf } from "../fit";
import { type Market, purchaseOrder } from "../market";
import { isPinnedQuote } from "../quotes";
import { choiceText } from "./lock";

/**
 * Why a choice does not serve a need with the prices of today, in words; empty where it does. Only what the workload
 * asks for by itself: what several workloads must meet together is for the solver.
 */
export function misfits(market: Market, need: WorkloadNeed, choice: PinnedChoice): readonly string[] {
  const { provider, region: regionId, size: sizeName } = choice;
  const { book } = market;
  const region = market.regions.find((one) => one.provider === provider && one.id === regionId);
  if (region !== undefined && choice.form !== undefined) return misfitsOfQuote(market, need, choice);
  if (need.offered?.only === true) return ["plain machines no longer serve it"];
  const sizeAt = market.sizes(provider).findIndex(({ type }) => type === sizeName);
  if (region === undefined) return [`price book ${book.id} has no region ${regionId} of ${provider}`];
  if (sizeAt < 0) return [`price book ${book.id} does not know the size ${sizeName} of ${provider}`];
  const paid = choice.mix === undefined ? [choice.purchase] : choice.mix.map(({ purchase }) => purchase);
  const unpriced = paid.filter((purchase) => !(Number(book.instancePrice(provider, regionId, sizeName, purchase)?.usdPerHour) > 0));
  if (unpriced.length > 0)
    return unpriced.map((purchase) => `${sizeName} has no ${purchase} price in ${regionId} in price book ${book.id}`);
  const { pinned: _, ...free } = need;
  const fit = fitOf(market, free);
  const fails =
    (fit.regionFails[region.index] ?? 0) |
    (fit.sizeFails[provider]?.[sizeAt] ?? 0) |
    paid.reduce((all, purchase) => all | (fit.purchaseFails[purchaseOrder.indexOf(purchase)] ?? 0), 0);
  const failed = fit.requirements.filter((_, position) => (fails & (1 << position)) !== 0);
  if (failed.length > 0) return failed.map((requirement) => `it fails: ${requirement}`);
  // Parts of a split workload carry a share of it, and a load profile has machines that run for a part of the month.
  const count = fit.counts[provider]?.[sizeAt];
  const isWhole = need.split === undefined && need.loadProfile === undefined;
  return isWhole && count !== choice.count ? [`it takes ${count} x ${sizeName} today, ${choice.count} locked`] : [];
}

/** Of the quotes that are like it, the one that fails least. */
function misfitsOfQuote(market: Market, need: WorkloadNeed, choice: PinnedChoice): readonly string[] {
  const { pinned: _, ...free } = need;
  const fit = fitOf(market, free);
  const alike = fit.quoted.filter(({ quote }) => isPinnedQuote(choice, quote));
  if (alike.length === 0) return [`${choiceText(choice)} is no longer offered for it`];
  const failed = alike.map(({ fails }) => fit.requirements.filter((__, position) => (fails & (1 << position)) !== 0));
  const least = failed.reduce((fewest, one) => (one.length < fewest.length ? one : fewest));
  return least.map((requirement) => `it fails: ${requirement}`);
}
