/** Everything that makes a need impossible to read, in words. The edges check their input; this is the last line. */
import type { PriceBook } from "../catalog";
import {
  type CommitmentPool,
  HOURS_PER_MONTH,
  type PortfolioNeed,
  providers,
  purchases,
  type Quote,
  type Supplier,
  type WorkloadNeed,
} from "../model";
import { moveProblems } from "./moving";
import { partsOf } from "./split";

const isAmount = (value: number) => Number.isFinite(value) && value >= 0;
const isFraction = (value: number) => value >= 0 && value <= 1;
/** Shares of a month add up to 1 but for rounding. */
const PROFILE_TOLERANCE = 1e-6;

/** `suppliers`: who sells at all. */
export function checkNeed(need: PortfolioNeed, suppliers: readonly Supplier[] = providers): readonly string[] {
  const problems: string[] = [];
  const names = new Set<string>();
  for (const workload of need.workloads) {
    if (names.has(workload.name)) problems.push(`workload "${workload.name}" is declared twice`);
    names.add(workload.name);
    problems.push(...checkWorkload(workload, suppliers).map((text) => `${workload.name}: ${text}`));
  }
  const unknown = (name: string, where: string) => {
    if (!names.has(name)) problems.push(`${where} names workload "${name}", which is not declared`);
  };
  for (const { from, to, gibPerMonth } of need.traffic) {
    unknown(from, "traffic");
    unknown(to, "traffic");
    if (!isAmount(gibPerMonth)) problems.push(`traffic from ${from} to ${to}: gibPerMonth is ${gibPerMonth}`);
    if (from === to) problems.push(`traffic from ${from} to itself: leave it out`);
  }
  for (const kind of ["sameProvider", "sameRegion", "differentProvider", "differentRegion", "differentZone"] as const)
    for (const group of need[kind] ?? []) for (const name of group) unknown(name, kind);
  problems.push(...checkSplitGroups(need));
  for (const { provider, maxVcpus } of need.quotas) if (!(maxVcpus >= 0)) problems.push(`quota of ${provider}: maxVcpus is ${maxVcpus}`);
  problems.push(...checkLimits(need), ...checkRisks(need, unknown));
  for (const { label, region, workloads, usdPerMonth } of need.siteCharges ?? []) {
    for (const name of workloads) unknown(name, `site charge ${label} in ${region}`);
    if (!isAmount(usdPerMonth))
      problems.push(`site charge ${label} in ${region}: usdPerMonth is ${usdPerMonth}, not a number of at least 0`);
  }
  for (const { label, usdPerMonth } of need.linkCharges ?? [])
    if (!isAmount(usdPerMonth)) problems.push(`link charge ${label}: usdPerMonth is ${usdPerMonth}, not a number of at least 0`);
  for (const [position, pool] of (need.pools ?? []).entries()) {
    if ((need.pools ?? []).findIndex(({ name }) => name === pool.name) < position) problems.push(`pool "${pool.name}" is declared twice`);
    problems.push(...checkPool(pool).map((text) => `pool ${pool.name}: ${text}`));
  }
  return problems;
}

/** What only the price book can tell. */
export function checkWithBook(need: PortfolioNeed, book: PriceBook): readonly string[] {
  return need.workloads.flatMap((workload) => moveProblems(book, workload));
}

function checkWorkload(workload: WorkloadNeed, suppliers: readonly Supplier[]): readonly string[] {
  const problems: string[] = [];
  for (const [field, value] of Object.entries(workload)) {
    if (typeof value === "number" && !isAmount(value)) problems.push(`${field} is ${value}, not a number of at least 0`);
  }
  const {
    targetUtilisationFraction: target,
    minCount,
    maxCount,
    maxSpotFraction,
    gpu,
    loadProfile,
    split,
    current,
    moving,
    pinned,
  } = workload;
  if (!(target > 0 && target <= 1)) problems.push(`targetUtilisationFraction is ${target}, it lies above 0 and up to 1`);
  if (minCount > maxCount) problems.push(`minCount ${minCount} is above maxCount ${maxCount}`);
  if (workload.zones > maxCount) problems.push(`${workload.zones} zones need at least as many machines, maxCount is ${maxCount}`);
  if (maxSpotFraction !== undefined && !(maxSpotFraction <= 1))
    problems.push(`maxSpotFraction is ${maxSpotFraction}, it lies between 0 and 1`);
  if (gpu !== undefined && workload.gpusPerMachine === 0)
    problems.push(`GPU model ${gpu} is asked for, gpusPerMachine is 0: set it to 1 or more`);
  if (loadProfile !== undefined) {
    const wrong = loadProfile.filter(
      ({ timeFraction, loadFraction }) => !(timeFraction > 0 && timeFraction <= 1) || !isFraction(loadFraction),
    );
    const time = loadProfile.reduce((sum, { timeFraction }) => sum + timeFraction, 0);
    if (wrong.length > 0)
      problems.push(
        `loadProfile: timeFraction lies above 0 and up to 1, loadFraction between 0 and 1, ${wrong.length} of ${loadProfile.length} steps do not`,
      );
    else if (!(Math.abs(time - 1) <= PROFILE_TOLERANCE))
      problems.push(`loadProfile: the timeFractions add up to ${Number(time.toFixed(6))}, not to 1`);
    else if (!loadProfile.some(({ loadFraction }) => loadFraction === 1))
      problems.push("loadProfile: no step has loadFraction 1; declare the load of the highest step and state the others as shares of it");
  }
  if (split !== undefined) problems.push(...checkSplit(workload, split, suppliers));
  if (current !== undefined && !(Number.isInteger(current.count) && current.count >= 1))
    problems.push(`current: count is ${current.count}`);
  if (moving !== undefined) {
    for (const field of ["dataGib", "overlapHours", "effortUsd", "resizeEffortUsd"] as const)
      if (!isAmount(moving[field])) problems.push(`moving: ${field} is ${moving[field]}, not a number of at least 0`);
    if (!(moving.horizonMonths > 0 && Number.isFinite(moving.horizonMonths)))
      problems.push(`moving: horizonMonths is ${moving.horizonMonths}, it lies above 0`);
  }
  const { hoursPerMonth, peaks = [], warmCount, extras = [] } = workload;
  for (const peak of peaks) {
    if (!(Number.isInteger(peak.minCount) && peak.minCount >= 1 && peak.minCount <= workload.maxCount))
      problems.push(`peaks: minCount is ${peak.minCount}, it lies between 1 and maxCount (${workload.maxCount})`);
    if (!(peak.hoursPerMonth > 0)) problems.push(`peaks: hoursPerMonth is ${peak.hoursPerMonth}, it lies above 0`);
  }
  const peakHours = peaks.reduce((sum, peak) => sum + peak.hoursPerMonth, 0);
  if (peakHours > (hoursPerMonth ?? HOURS_PER_MONTH))
    problems.push(`peaks: they last ${peakHours} hours a month, the machines run ${hoursPerMonth ?? HOURS_PER_MONTH}`);
  if (peaks.length > 0 && loadProfile !== undefined) problems.push("peaks: beside a load profile, which says when machines run");
  if (warmCount !== undefined && !Number.isInteger(warmCount)) problems.push(`warmCount is ${warmCount}, not a whole number`);
  if (hoursPerMonth !== undefined && !(hoursPerMonth > 0 && hoursPerMonth <= HOURS_PER_MONTH))
    problems.push(`hoursPerMonth is ${hoursPerMonth}, it lies above 0 and up to ${HOURS_PER_MONTH}`);
  for (const extra of extras)
    for (const field of ["usdPerMonth", "usdPerMachinePerMonth"] as const)
      if (!isAmount(extra[field]))
        problems.push(`extra ${extra.label} in ${extra.region}: ${field} is ${extra[field]}, not a number of at least 0`);
  for (const quote of workload.offered?.quotes ?? []) problems.push(...checkQuote(quote));
  if (pinned !== undefined && split !== undefined && pinned.length !== split.providers)
    problems.push(`${pinned.length} pinned choices for ${split.providers} parts`);
  return problems;
}

/** What a quote has to state. Whether it fits is not asked here. */
function checkQuote(quote: Quote): readonly string[] {
  const name = `the quote of ${quote.form} ${quote.size} in ${quote.region}`;
  const problems: string[] = [];
  if (!(Number.isInteger(quote.count) && quote.count >= 1)) problems.push(`${name}: count is ${quote.count}`);
  if (!(Number.isInteger(quote.zones) && quote.zones >= 1)) problems.push(`${name}: zones is ${quote.zones}`);
  if (!purchases.includes(quote.purchase)) problems.push(`${name}: there is no way of paying "${quote.purchase}"`);
  for (const field of ["vcpusPerMachine", "memoryGibPerMachine", "comparisonUsdPerMonth"] as const)
    if (!isAmount(quote[field] ?? 0)) problems.push(`${name}: ${field} is ${quote[field]}, not a number of at least 0`);
  for (const { label, usdPerMonth } of quote.costs)
    if (!isAmount(usdPerMonth)) problems.push(`${name}: ${label} costs ${usdPerMonth}, not a number of at least 0`);
  return problems;
}

function checkSplit(workload: WorkloadNeed, split: NonNullable<WorkloadNeed["split"]>, suppliers: readonly Supplier[]): readonly string[] {
  const acceptable = workload.providers.length > 0 ? new Set(workload.providers).size : suppliers.length;
  if (!(Number.isInteger(split.providers) && split.providers >= 1)) return [`split: providers is ${split.providers}`];
  if (split.providers > acceptable)
    return [`split over ${split.providers} providers, but ${acceptable} ${acceptable === 1 ? "is" : "are"} acceptable`];
  if (split.providers === 1 && split.survivesLossOfOne) return ["split over 1 provider cannot survive its loss: split over 2 or more"];
  const part = partsOf(workload, suppliers)[0]?.need;
  if (part !== undefined && part.zones > part.maxCount)
    return [`${part.zones} zones for each part need at least as many machines, maxCount leaves each part ${part.maxCount}`];
  return [];
}

/** Parts at different providers cannot share a place with one workload: part by part they can. */
function checkSplitGroups(need: PortfolioNeed): readonly string[] {
  const partsByName = new Map(need.workloads.map(({ name, split }) => [name, split?.providers ?? 1]));
  return (["sameProvider", "sameRegion"] as const).flatMap((kind) =>
    (need[kind] ?? []).flatMap((group) => {
      const counts = new Set(group.map((name) => partsByName.get(name) ?? 1));
      if (counts.size <= 1) return [];
      return [`${kind} ${group.join(", ")}: all of them have to be split over the same number of providers, or none`];
    }),
  );
}

function checkLimits(need: PortfolioNeed): readonly string[] {
  const problems: string[] = [];
  const { maxProviders, budgetUsdPerMonth, riskWeight, maxSpotFraction, maxCarbonKgPerMonth } = need;
  if (maxProviders !== undefined && !(Number.isInteger(maxProviders) && maxProviders >= 1))
    problems.push(`maxProviders is ${maxProviders}, at least 1 is needed`);
  if (budgetUsdPerMonth !== undefined && !(budgetUsdPerMonth >= 0)) problems.push(`budgetUsdPerMonth is ${budgetUsdPerMonth}`);
  if (!isAmount(riskWeight)) problems.push(`riskWeight is ${riskWeight}, not a number of at least 0`);
  for (const [kind, weight] of Object.entries(need.riskWeights ?? {}))
    if (weight !== undefined && !isAmount(weight)) problems.push(`riskWeights: ${kind} is ${weight}, not a number of at least 0`);
  if (maxSpotFraction !== undefined && !isFraction(maxSpotFraction))
    problems.push(`maxSpotFraction is ${maxSpotFraction}, it lies between 0 and 1`);
  if (maxCarbonKgPerMonth !== undefined && !isAmount(maxCarbonKgPerMonth)) problems.push(`maxCarbonKgPerMonth is ${maxCarbonKgPerMonth}`);
  const teams = new Set(need.workloads.map(({ team }) => team));
  const seen = new Set<string>();
  for (const { team, usdPerMonth } of need.teamBudgets ?? []) {
    if (seen.has(team)) problems.push(`team ${team} has two budgets`);
    seen.add(team);
    if (!teams.has(team)) problems.push(`teamBudgets names team "${team}", which no workload belongs to`);
    if (!(usdPerMonth >= 0)) problems.push(`budget of team ${team}: usdPerMonth is ${usdPerMonth}`);
  }
  return problems;
}

function checkRisks(need: PortfolioNeed, unknown: (name: string, where: string) => void): readonly string[] {
  const problems: string[] = [];
  for (const risk of need.securityRisks ?? []) {
    for (const name of risk.workloads ?? []) unknown(name, `security risk ${risk.name}`);
    for (const field of ["severityUsd", "probabilityPerMonth"] as const)
      if (!isAmount(risk[field])) problems.push(`security risk ${risk.name}: ${field} is ${risk[field]}, not a number of at least 0`);
    for (const purchase of risk.purchases ?? [])
      if (!purchases.includes(purchase)) problems.push(`security risk ${risk.name}: there is no way of paying "${purchase}"`);
  }
  for (const [field, value] of Object.entries(need.concentration ?? {}))
    if (!isAmount(value)) problems.push(`concentration: ${field} is ${value}, not a number of at least 0`);
  return problems;
}

function checkPool(pool: CommitmentPool): readonly string[] {
  const problems: string[] = [];
  const { capacity, discountFraction, remainingFraction, usdPerMonth } = pool;
  const amount = capacity.unit === "vcpus" ? capacity.count : capacity.usdPerHour;
  if (!(amount > 0 && Number.isFinite(amount))) problems.push(`its capacity is ${amount}, it lies above 0`);
  // A plan may take nothing off and still cover what it is paid for.
  const isDiscount = discountFraction <= 1 && (discountFraction > 0 || (discountFraction === 0 && remainingFraction !== undefined));
  if (!isDiscount) problems.push(`discountFraction is ${discountFraction}, it lies above 0 and up to 1`);
  if (remainingFraction !== undefined && !(remainingFraction >= 0 && remainingFraction < 1))
    problems.push(`remainingFraction is ${remainingFraction}, it lies from 0 to below 1`);
  if (capacity.unit === "usd-per-hour" && discountFraction === 1)
    problems.push("discountFraction is 1, but dollars of use count what is left of a price: it lies below 1, or the capacity is in vcpus");
  if (!isAmount(usdPerMonth)) problems.push(`usdPerMonth is ${usdPerMonth}, not a number of at least 0`);
  return problems;
}
