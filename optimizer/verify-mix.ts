/**
 * Checks how the machines of a need with a load profile are paid: machine by machine, in the plainest way. Which
 * machines are on spot is found by walking along them and giving up the smallest saving wherever there are too many.
 */
import type { PriceBook } from "../catalog";
import type { Choice, Purchase, WorkloadNeed } from "../model";
import { HOURS, runningHours } from "./verify-cost";

export interface MixFacts {
  readonly choice: Choice;
  readonly need: WorkloadNeed;
  readonly book: PriceBook;
  /** Expected loss of one machine on a way of paying in an hour that it runs, with its weights. */
  lossUsdPerHour(purchase: Purchase, machineHours: number): number;
  readonly isPinned: boolean;
}

/** Hours a month of each machine, those that run longest first. */
export function hoursOfMachines(need: WorkloadNeed, vcpus: number, memoryGib: number): readonly number[] {
  const steps = (need.loadProfile ?? [{ timeFraction: 1, loadFraction: 1 }]).map(({ timeFraction, loadFraction }) => {
    const usable = need.targetUtilisationFraction;
    const byLoad = Math.max((need.vcpus * loadFraction) / (vcpus * usable), (need.memoryGib * loadFraction) / (memoryGib * usable));
    return { timeFraction, machines: Math.max(1, need.minCount, need.zones, Math.ceil(byLoad - 1e-9)) };
  });
  const most = Math.max(...steps.map(({ machines }) => machines));
  return Array.from({ length: most }, (_, index) =>
    steps.every(({ machines }) => machines > index)
      ? runningHours(need)
      : runningHours(need) * steps.reduce((sum, { timeFraction, machines }) => sum + (machines > index ? timeFraction : 0), 0),
  );
}

interface Way {
  readonly purchase: Purchase;
  usd(hours: number): number;
}

function waysOf({ choice, need, book }: MixFacts): readonly Way[] {
  const { provider, region, size } = choice;
  return need.purchases.flatMap((purchase): Way[] => {
    const perHour = book.instancePrice(provider, region, size, purchase)?.usdPerHour;
    if (perHour === undefined || !(perHour > 0) || (purchase === "spot" && !need.interruptible)) return [];
    if (purchase === "spot") return [{ purchase, usd: (hours) => perHour * hours }];
    if (purchase !== "on-demand") return [{ purchase, usd: () => perHour * HOURS }];
    const discount = book.sustainedUseDiscountFraction(provider, size);
    return [{ purchase, usd: (hours) => perHour * hours * (hours === HOURS ? 1 - discount : 1) }];
  });
}

/** What the machines cost as the choice says that they are paid, and what is wrong with that. */
export function checkMix(facts: MixFacts, tolerance: number): { readonly usd: number; readonly wrong: readonly string[] } {
  const { choice, need } = facts;
  const hours = hoursOfMachines(need, choice.vcpusPerMachine, choice.memoryGibPerMachine);
  const all = hours.reduce((sum, one) => sum + one, 0);
  const ways = waysOf(facts);
  const wrong: string[] = [];
  const limit = need.maxSpotFraction ?? 1;
  const wayOf = (purchase: Purchase) => ways.find((way) => way.purchase === purchase);
  if (choice.mix === undefined) {
    const way = wayOf(choice.purchase);
    if (choice.purchase === "spot" && limit < 1) wrong.push(`all machines are on spot, at most ${limit} of them may be`);
    return { usd: way === undefined ? Number.NaN : hours.reduce((sum, one) => sum + way.usd(one), 0), wrong };
  }
  const { mix } = choice;
  if (new Set(mix.map(({ purchase }) => purchase)).size < Math.max(2, mix.length)) wrong.push("a mix of fewer than two ways of paying");
  if (mix.some(({ count }) => !Number.isInteger(count) || count < 1) || mix.reduce((sum, { count }) => sum + count, 0) !== choice.count)
    wrong.push(`the mix has not ${choice.count} machines`);
  const mostCommon = Math.max(...mix.map(({ count }) => count));
  if (mix.find(({ purchase }) => purchase === choice.purchase)?.count !== mostCommon)
    wrong.push(`most machines are not paid ${choice.purchase}`);
  if (Math.abs(mix.reduce((sum, one) => sum + one.machineHoursPerMonth, 0) - all) > 1e-6 * all)
    wrong.push("the mix has other machine hours");
  let usd = 0;
  let loss = 0;
  for (const { purchase, count, machineHoursPerMonth, usdPerMonth } of mix) {
    usd += usdPerMonth;
    loss += facts.lossUsdPerHour(purchase, all) * machineHoursPerMonth;
    const way = wayOf(purchase);
    if (way === undefined) {
      wrong.push(`${purchase} is no acceptable way of paying`);
      continue;
    }
    const full = way.usd(HOURS) * count;
    const isByHour = purchase === "on-demand" || purchase === "spot";
    // Machines that run all month may have a discount that others have not.
    const least = isByHour ? (way.usd(HOURS) / HOURS) * machineHoursPerMonth : full;
    const most = isByHour ? way.usd(1) * machineHoursPerMonth : full;
    if (!(usdPerMonth >= least - tolerance && usdPerMonth <= most + tolerance))
      wrong.push(`${count} machines ${purchase} cost ${least} to ${most}, the plan says ${usdPerMonth}`);
    if (purchase === "spot" && count > limit * choice.count + 1e-9)
      wrong.push(`${count} of ${choice.count} machines on spot, at most ${limit} of them may be`);
  }
  if (!facts.isPinned) {
    const hasSpot = mix.some(({ purchase }) => purchase === "spot");
    const best = cheapest(hours, hasSpot ? ways : ways.filter(({ purchase }) => purchase !== "spot"), facts, limit);
    if (Math.abs(best - usd - loss) > tolerance + 1e-9 * Math.abs(best))
      wrong.push(`the mix costs ${usd} with a loss of ${loss}, the cheapest one ${best} in all`);
  }
  return { usd, wrong };
}

/** Least cost and loss of all machines. */
function cheapest(hours: readonly number[], ways: readonly Way[], facts: MixFacts, maxSpotFraction: number): number {
  const all = hours.reduce((sum, one) => sum + one, 0);
  const losses = new Map(ways.map(({ purchase }) => [purchase, facts.lossUsdPerHour(purchase, all)]));
  const total = (way: Way, own: number) => way.usd(own) + (losses.get(way.purchase) ?? Number.NaN) * own;
  const firm = ways.filter(({ purchase }) => purchase !== "spot");
  const spot = ways.find(({ purchase }) => purchase === "spot");
  let sum = 0;
  /** Savings of the machines on spot, ascending. */
  const savings: number[] = [];
  for (const [index, own] of hours.entries()) {
    const base = Math.min(...firm.map((way) => total(way, own)));
    const saving = spot === undefined ? 0 : base - total(spot, own);
    sum += Number.isFinite(base) ? base : 0;
    if (saving > 0) {
      let at = savings.length;
      while (at > 0 && (savings[at - 1] as number) > saving) at--;
      savings.splice(at, 0, saving);
    }
    // So many machines run at once only where the next one runs for fewer hours.
    if (hours[index + 1] === own) continue;
    const most = Math.floor(maxSpotFraction * (index + 1) + 1e-9);
    if (savings.length > most) savings.splice(0, savings.length - most);
  }
  if (firm.length === 0) return spot === undefined ? Number.NaN : hours.reduce((all2, own) => all2 + total(spot, own), 0);
  return sum - savings.reduce((all2, one) => all2 + one, 0);
}
