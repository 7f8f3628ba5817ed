/** What the check of a plan works out for itself about expected loss, emissions and moves. */
import { gridGramsPerKwh, machinePowerOf, type PriceBook } from "../catalog";
import { type Choice, isProvider, type OfferRisk, type PortfolioNeed, type Purchase } from "../model";
import { ASSUMED_SPOT_INTERRUPTIONS_PER_MONTH, availabilityFraction } from "./risk";
import { flowAllowanceUsd, flowUsd, HOURS, runningHours } from "./verify-cost";
import { hoursOfMachines } from "./verify-mix";
import type { Unit } from "./verify-part";

const MICRO = 1_000_000;

/** Machine hours a month by way of paying. */
export function hoursByPurchase(choice: Choice, unit: Unit): ReadonlyMap<Purchase, number> {
  if (choice.mix !== undefined) return new Map(choice.mix.map(({ purchase, machineHoursPerMonth }) => [purchase, machineHoursPerMonth]));
  const hours =
    unit.need.loadProfile === undefined || choice.form !== undefined
      ? choice.count * runningHours(unit.need)
      : hoursOfMachines(unit.need, choice.vcpusPerMachine, choice.memoryGibPerMachine).reduce((sum, one) => sum + one, 0);
  return new Map([[choice.purchase, hours]]);
}

type Expected = Pick<OfferRisk, "kind" | "usdPerMonth">;

/** Expected loss of a choice by kind, before weights; `zones`: those that it spreads over. */
export function expectedRisks(
  choice: Choice,
  unit: Unit,
  need: PortfolioNeed,
  book: PriceBook,
  zones = unit.need.zones,
): readonly Expected[] {
  const { provider, region, size } = choice;
  const hours = hoursByPurchase(choice, unit);
  const all = [...hours.values()].reduce((sum, one) => sum + one, 0);
  const isMachine = choice.form === undefined || book.sizesIn(provider, region).includes(size);
  const rate = (isMachine ? book.interruption(provider, region, size)?.highFraction : undefined) ?? ASSUMED_SPOT_INTERRUPTIONS_PER_MONTH;
  const risks: Expected[] = [
    { kind: "interruption", usdPerMonth: ((hours.get("spot") ?? 0) / HOURS) * rate * unit.need.interruptionCostUsd },
    { kind: "downtime", usdPerMonth: hoursDown(choice, unit, book, zones) * unit.need.downtimeCostUsdPerHour },
  ];
  for (const risk of need.securityRisks ?? []) {
    if (risk.workloads !== undefined && !risk.workloads.includes(unit.workload.name)) continue;
    if ((risk.provider !== undefined && risk.provider !== provider) || (risk.region !== undefined && risk.region !== region)) continue;
    const ways = risk.purchases;
    const exposed = ways === undefined ? all : [...hours].reduce((sum, [way, one]) => sum + (ways.includes(way) ? one : 0), 0);
    // A risk that names no place is shared by the parts.
    const shared = risk.provider === undefined && risk.region === undefined ? unit.parts : 1;
    risks.push({ kind: "security", usdPerMonth: (risk.severityUsd * risk.probabilityPerMonth * exposed) / all / shared });
  }
  return risks;
}

function hoursDown({ provider, region }: Choice, { need, workload, parts }: Unit, book: PriceBook, zones: number): number {
  if (need.downtimeCostUsdPerHour === 0) return 0;
  const key = zones >= 2 ? "severalZones" : "singleMachine";
  const stated = (supplier: string, id: string) => book.offers?.availabilityFraction(supplier, id);
  const down =
    runningHours(need) * (1 - (isProvider(provider) ? availabilityFraction[provider][key] : (stated(provider, region) ?? Number.NaN)));
  if (parts === 1) return down;
  if (workload.split?.survivesLossOfOne !== true) return down / parts;
  // Two parts down at once: the other one of each pair is taken to be at the least available provider.
  const promised = (book.offers?.suppliers ?? []).flatMap((one) => book.regions(one).map(({ id }) => stated(one, id) ?? 1));
  const least = Math.min(...promised, ...Object.values(availabilityFraction).map((one) => one[key]));
  return (down * (1 - least) * (parts - 1)) / 2;
}

/** kg CO2e a month in whole grams; undefined where it is not known. */
export function expectedCarbonKg(choice: Choice, unit: Unit, book: PriceBook): number | undefined {
  if (choice.form !== undefined) return undefined;
  const region = book.region(choice.provider, choice.region);
  const size = book.size(choice.provider, choice.size);
  const grid = region && gridGramsPerKwh(region);
  const power = machinePowerOf(choice.provider);
  if (size === undefined || grid === undefined || power === undefined || size.gpuCount > 0 || size.accelerator !== undefined)
    return undefined;
  const machineHours = [...hoursByPurchase(choice, unit).values()].reduce((sum, one) => sum + one, 0);
  const profile = unit.need.loadProfile ?? [{ timeFraction: 1, loadFraction: 1 }];
  const busyVcpuHours = profile.reduce(
    (sum, step) => sum + step.timeFraction * step.loadFraction * runningHours(unit.need) * unit.loadVcpus,
    0,
  );
  const wattHours =
    machineHours * size.vcpus * power.idleWattsPerVcpu +
    machineHours * size.memoryGib * power.wattsPerGib +
    busyVcpuHours * (power.fullWattsPerVcpu - power.idleWattsPerVcpu);
  return (wattHours * power.powerUsageEffectiveness * grid) / MICRO;
}

/** Once-only cost of leaving where the workload runs today; 0 where it stays. */
export function expectedMoveUsd(choice: Choice, unit: Unit, book: PriceBook): number {
  const { current, moving } = unit.workload;
  if (current === undefined || moving === undefined) return 0;
  const staysThere = choice.provider === current.provider && choice.region === current.region;
  if (staysThere && choice.size === current.size && choice.form === current.form) return 0;
  const price = (purchase: Purchase) => book.instancePrice(current.provider, current.region, current.size, purchase)?.usdPerHour;
  const paid = price(current.purchase);
  const perHour = current.form === undefined ? (paid !== undefined && paid > 0 ? paid : price("on-demand")) : quotedUsdPerHour(unit);
  const overlap = moving.overlapHours === 0 ? 0 : (moving.overlapHours * current.count * (perHour ?? Number.NaN)) / unit.parts;
  if (staysThere) return overlap + moving.resizeEffortUsd;
  const gib = moving.dataGib / unit.parts;
  const data =
    gib === 0
      ? 0
      : (flowUsd(current.provider, current.region, choice.provider, choice.region, gib, book) ??
        flowAllowanceUsd(current, choice, gib, book));
  return data + overlap + moving.effortUsd;
}

/** What one of the machines costs an hour that run today as a quote: as the cheapest quote that is like it. */
function quotedUsdPerHour({ workload: { current, offered } }: Unit): number {
  let least = Number.NaN;
  for (const quote of offered?.quotes ?? []) {
    const isLike = (["provider", "region", "form", "size", "purchase"] as const).every((field) => quote[field] === current?.[field]);
    const perHour = quote.costs.reduce((sum, { usdPerMonth }) => sum + usdPerMonth, 0) / quote.count / HOURS;
    if (isLike && !(perHour >= least)) least = perHour;
  }
  return least;
}
