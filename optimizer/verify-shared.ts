/** The charges that workloads share, by plain search over the placements. */
import type { OfferCost, PortfolioNeed } from "../model";
import type { Placed } from "./verify-part";

/** The charges that are due, in the order in which they are declared. */
export function expectedShared(placed: readonly Placed[], need: PortfolioNeed): readonly OfferCost[] {
  const due: OfferCost[] = [];
  const standing = (name: string) => placed.filter(({ unit }) => unit.workload.name === name).map(({ placement }) => placement);
  for (const { provider, region, label, usdPerMonth, workloads } of need.siteCharges ?? []) {
    const there = workloads.flatMap(standing).filter((one) => one.provider === provider && one.region === region);
    if (there.length > 0) due.push({ label, usdPerMonth });
  }
  const ends = need.traffic.flatMap(({ from, to }) =>
    standing(from).flatMap((a) => standing(to).flatMap((b) => [[a, b] as const, [b, a] as const])),
  );
  for (const { providers, regions, orWith, label, usdPerMonth } of need.linkCharges ?? []) {
    const [one, ...others] = [...providers, ...(orWith ?? [])];
    const isDue = ends.some(
      ([here, there]) =>
        here.provider === one &&
        there.provider !== one &&
        others.includes(there.provider) &&
        (regions === undefined || regions.includes(here.region)),
    );
    if (isDue) due.push({ label, usdPerMonth });
  }
  return due.filter(({ usdPerMonth }) => usdPerMonth >= 0.0000005);
}

export function checkShared(told: readonly OfferCost[], expected: readonly OfferCost[]): readonly string[] {
  const text = (items: readonly OfferCost[]) =>
    items
      .map(({ label, usdPerMonth }) => `${label} ${usdPerMonth.toFixed(6)}`)
      .sort()
      .join("; ");
  const [due, said] = [text(expected), text(told)];
  return due === said ? [] : [`shared charges that are due: ${due || "none"}; the plan says ${said || "none"}`];
}
