/** What a choice of machines says that it costs at the least and at the most of them. */
import type { PriceBook } from "../catalog";
import type { Choice, Purchase } from "../model";
import { differ, expectedLines, HOURS, hoursOnTop, LINE_USD, runningHours } from "./verify-cost";
import type { Unit } from "./verify-part";

const isByHour = (purchase: Purchase) => purchase === "on-demand" || purchase === "spot";

export function checkBounds(choice: Choice, { need }: Unit, book: PriceBook): readonly string[] {
  const { provider, region, size, bounds } = choice;
  const least = Math.max(1, need.minCount, need.zones);
  if (need.maxCount <= least) return bounds === undefined ? [] : ["bounds of a count that is fixed"];
  if (bounds === undefined) return ["no bounds, though it scales"];
  const hourlyUsd = (purchase: Purchase) => book.instancePrice(provider, region, size, purchase)?.usdPerHour ?? 0;
  /** One machine for the month. */
  const usd = (purchase: Purchase) => {
    const perHour = hourlyUsd(purchase);
    const hours = isByHour(purchase) ? runningHours(need) : HOURS;
    const earns = purchase === "on-demand" && hours === HOURS;
    return perHour * hours * (earns ? 1 - book.sustainedUseDiscountFraction(provider, size) : 1);
  };
  const ways = choice.mix ?? [{ purchase: choice.purchase, count: choice.count }];
  const firm = ways.filter(({ purchase }) => !isByHour(purchase));
  let others = ways.filter(({ purchase }) => isByHour(purchase)).map(({ purchase }) => usd(purchase));
  if (others.length === 0) others = usd("on-demand") > 0 ? [usd("on-demand")] : [Math.max(...firm.map(({ purchase }) => usd(purchase)))];
  const owned = firm.reduce((sum, { count }) => sum + count, 0);
  const total = (machines: number, each: number) => {
    const besides = expectedLines(need, provider, region, size, machines, book).reduce((sum, line) => sum + (line.usd ?? 0), 0);
    const paid = firm.reduce((sum, { purchase, count }) => sum + usd(purchase) * count, 0);
    const onTop = hoursOnTop(need, Math.max(machines, owned)) * hourlyUsd(isByHour(choice.purchase) ? choice.purchase : "on-demand");
    return besides + paid + onTop + (machines > owned ? (machines - owned) * each : 0);
  };
  const low = Math.min(choice.usdPerMonth, total(least, Math.min(...others)));
  const high = Math.max(choice.usdPerMonth, total(need.maxCount, Math.max(...others)));
  const slack = LINE_USD * (choice.costs.length + 3);
  if (differ(low, bounds.lowUsdPerMonth, slack) || differ(high, bounds.highUsdPerMonth, slack))
    return [`costs ${low} to ${high}, the plan says ${bounds.lowUsdPerMonth} to ${bounds.highUsdPerMonth}`];
  return [];
}
