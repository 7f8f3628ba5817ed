/**
 * The independent check of a plan: it reads the need, the book and the plan's own figures, and works everything out
 * again in the plainest way. It shares no code with what makes plans; only the convention tables (which disk, which
 * tier, which load balancer, published availability) are the same data.
 */
import type { PriceBook } from "../catalog";
import type { Choice, PinnedChoice, Placement, Plan, PortfolioNeed, WorkloadNeed } from "../model";
import { largestDiskGib } from "./offer-cost";
import { ASSUMED_SPOT_INTERRUPTIONS_PER_MONTH, availabilityFraction } from "./risk";
import { expectedLines, flowAllowanceUsd, flowUsd, HOURS } from "./verify-cost";

/** Half a micro-dollar a line adds up over a large portfolio to less than this. */
const CENT = 0.01;
const LINE_USD = 0.000002;

/** Everything that is wrong with a plan; empty where it is sound. An infeasible plan has only to say why. */
export function verify(plan: Plan, need: PortfolioNeed, book: PriceBook): readonly string[] {
  const wrong: string[] = [];
  if (plan.priceBook.id !== book.id) wrong.push(`the plan was made with price book ${plan.priceBook.id}, not ${book.id}`);
  if (plan.status === "infeasible") {
    if (plan.conflicts.length === 0) wrong.push("infeasible without a conflict");
    return wrong;
  }
  if (!(plan.gapFraction >= 0 && Number.isFinite(plan.gapFraction))) wrong.push(`gap of ${plan.gapFraction}`);
  if (plan.status === "optimal" && plan.gapFraction > 0.0001) wrong.push(`called optimal with a gap of ${plan.gapFraction}`);
  const placed = new Map<string, Placement>();
  for (const placement of plan.placements) {
    if (placed.has(placement.workload)) wrong.push(`${placement.workload} is placed twice`);
    placed.set(placement.workload, placement);
  }
  for (const workload of need.workloads) {
    const placement = placed.get(workload.name);
    if (placement === undefined) {
      wrong.push(`${workload.name} is not placed`);
      continue;
    }
    wrong.push(...checkChoice(placement, workload, book).map((text) => `${workload.name}: ${text}`));
    if (workload.pinned !== undefined && !workload.pinned.some((pin) => isPinned(placement, pin)))
      wrong.push(`${workload.name} is not placed as it is pinned`);
    if (placement.runnerUp !== undefined)
      wrong.push(...checkChoice(placement.runnerUp, workload, book).map((text) => `${workload.name}, runner-up: ${text}`));
    const cpu = workload.vcpus / (placement.count * placement.vcpusPerMachine);
    const memory = workload.memoryGib / (placement.count * placement.memoryGibPerMachine);
    if (differ(cpu, placement.utilisation.cpuFraction, 1e-9) || differ(memory, placement.utilisation.memoryFraction, 1e-9)) {
      wrong.push(
        `${workload.name}: utilisation ${placement.utilisation.cpuFraction} and ${placement.utilisation.memoryFraction}, not ${cpu} and ${memory}`,
      );
    }
  }
  for (const name of placed.keys())
    if (!need.workloads.some((workload) => workload.name === name)) wrong.push(`${name} is placed but not needed`);
  if (wrong.length > 0) return wrong;
  return [...wrong, ...checkGroups(placed, need), ...checkSums(plan, placed, need, book)];
}

function isPinned(placement: Placement, pin: PinnedChoice): boolean {
  const { provider, region, size, count, purchase } = placement;
  return provider === pin.provider && region === pin.region && size === pin.size && count === pin.count && purchase === pin.purchase;
}

function differ(a: number, b: number, tolerance: number): boolean {
  return !(Math.abs(a - b) <= tolerance);
}

/** One choice against its workload and the book. */
function checkChoice(choice: Choice, need: WorkloadNeed, book: PriceBook): string[] {
  const wrong: string[] = [];
  const { provider, count } = choice;
  const region = book.region(provider, choice.region);
  const size = book.size(provider, choice.size);
  const perHour = book.instancePrice(provider, choice.region, choice.size, choice.purchase)?.usdPerHour;
  if (region === undefined) return [`${provider} has no region ${choice.region}`];
  if (size === undefined) return [`${provider} has no size ${choice.size}`];
  if (perHour === undefined || !(perHour > 0)) return [`${choice.size} has no ${choice.purchase} price in ${choice.region}`];
  if (size.vcpus !== choice.vcpusPerMachine || size.memoryGib !== choice.memoryGibPerMachine || size.family !== choice.family)
    wrong.push(`${choice.size} is not as the book has it`);
  if (need.providers.length > 0 && !need.providers.includes(provider)) wrong.push(`provider ${provider} is not acceptable`);
  if (need.regions.length > 0 && !need.regions.includes(choice.region)) wrong.push(`region ${choice.region} is not acceptable`);
  const lies = [region.country, ...region.jurisdictions].map((one) => one.toLowerCase());
  if (need.jurisdictions.length > 0 && !need.jurisdictions.some((one) => lies.includes(one.toLowerCase())))
    wrong.push(`${choice.region} is in none of ${need.jurisdictions.join(", ")}`);
  if (!need.purchases.includes(choice.purchase)) wrong.push(`${choice.purchase} is not acceptable`);
  if (choice.purchase === "spot" && !need.interruptible) wrong.push("spot for a workload that is not interruptible");
  if (!need.architectures.includes(size.architecture)) wrong.push(`architecture ${size.architecture} is not acceptable`);
  if (size.burstable && !need.burstable) wrong.push("a burstable size is not acceptable");
  if (size.successorFamily !== undefined && !need.previousGenerations) wrong.push(`the family is superseded by ${size.successorFamily}`);
  if (need.gpusPerMachine === 0 && (size.gpuCount > 0 || size.accelerator !== undefined))
    wrong.push("an accelerator that is not asked for");
  if (size.gpuCount < need.gpusPerMachine) wrong.push(`${size.gpuCount} GPUs, ${need.gpusPerMachine} needed`);
  if (size.vcpus < (need.minVcpusPerMachine ?? 0) || size.memoryGib < (need.minMemoryGibPerMachine ?? 0))
    wrong.push("the machine is too small");
  if (need.zones > 1 && (region.zones === undefined || region.zones < need.zones))
    wrong.push(`${choice.region} is not known to have ${need.zones} zones`);
  if (need.storageGibPerMachine > largestDiskGib[provider]) wrong.push("no disk is that large");

  const carries = (machines: number) =>
    need.vcpus <= machines * size.vcpus * need.targetUtilisationFraction * (1 + 1e-9) + 1e-12 &&
    need.memoryGib <= machines * size.memoryGib * need.targetUtilisationFraction * (1 + 1e-9) + 1e-12;
  const least = Math.max(1, need.minCount, need.zones);
  if (!Number.isInteger(count) || count < least || count > need.maxCount)
    wrong.push(`${count} machines, outside ${least} to ${need.maxCount}`);
  else if (!carries(count)) wrong.push(`${count} machines do not carry the load`);
  else if (count > least && carries(count - 1)) wrong.push(`${count} machines where ${count - 1} carry the load`);

  const lines = expectedLines(need, provider, choice.region, choice.size, count, book);
  const discount = choice.purchase === "on-demand" ? book.sustainedUseDiscountFraction(provider, choice.size) : 0;
  const paid = lines.reduce((sum, line) => sum + (line.usd ?? 0), perHour * (1 - discount) * HOURS * count);
  const slack = LINE_USD * (lines.length + 1);
  if (differ(paid, choice.usdPerMonth, slack)) wrong.push(`costs ${paid}, the plan says ${choice.usdPerMonth}`);
  if (
    differ(
      choice.costs.reduce((sum, cost) => sum + cost.usdPerMonth, 0),
      choice.usdPerMonth,
      slack,
    )
  )
    wrong.push("the cost lines do not add up");
  const missing = lines.filter((line) => line.usd === undefined);
  if (missing.length !== (choice.unpriced ?? []).length)
    wrong.push(`${missing.length} lines have no price, the plan names ${(choice.unpriced ?? []).length}`);
  const compared = lines.reduce((sum, line) => sum + (line.usd ?? line.highestUsd), perHour * (1 - discount) * HOURS * count);
  if (differ(compared, choice.comparisonUsdPerMonth ?? choice.usdPerMonth, slack)) {
    wrong.push(`compares at ${compared}, the plan says ${choice.comparisonUsdPerMonth ?? choice.usdPerMonth}`);
  }

  const band = book.interruption(provider, choice.region, choice.size)?.highFraction;
  const interruptions = choice.purchase === "spot" ? count * (band ?? ASSUMED_SPOT_INTERRUPTIONS_PER_MONTH) : 0;
  const available = need.zones >= 2 ? availabilityFraction[provider].severalZones : availabilityFraction[provider].singleMachine;
  const risk = interruptions * need.interruptionCostUsd + (1 - available) * HOURS * need.downtimeCostUsdPerHour;
  if (differ(risk, choice.riskUsdPerMonth, LINE_USD)) wrong.push(`risks ${risk}, the plan says ${choice.riskUsdPerMonth}`);
  return wrong;
}

function checkGroups(placed: ReadonlyMap<string, Placement>, need: PortfolioNeed): string[] {
  const wrong: string[] = [];
  const of = (group: readonly string[]) => [...new Set(group)].map((name) => placed.get(name)).filter((one) => one !== undefined);
  for (const group of need.sameProvider) {
    if (new Set(of(group).map((one) => one.provider)).size > 1) wrong.push(`${group.join(", ")} must share a provider`);
  }
  for (const group of need.sameRegion) {
    if (new Set(of(group).map((one) => `${one.provider} ${one.region}`)).size > 1) wrong.push(`${group.join(", ")} must share a region`);
  }
  for (const group of need.differentProvider) {
    const members = of(group);
    if (new Set(members.map((one) => one.provider)).size < members.length) wrong.push(`${group.join(", ")} must be at different providers`);
  }
  const used = new Set([...placed.values()].map((one) => one.provider)).size;
  if (need.maxProviders !== undefined && used > need.maxProviders) wrong.push(`${used} providers, at most ${need.maxProviders} allowed`);
  for (const quota of need.quotas) {
    let vcpus = 0;
    for (const one of placed.values()) {
      const counts =
        one.provider === quota.provider && (quota.region ?? one.region) === one.region && (quota.family ?? one.family) === one.family;
      if (counts) vcpus += one.count * one.vcpusPerMachine;
    }
    if (vcpus > quota.maxVcpus)
      wrong.push(
        `${vcpus} vCPUs on ${[quota.provider, quota.region, quota.family].filter(Boolean).join(" ")}, the quota is ${quota.maxVcpus}`,
      );
  }
  return wrong;
}

function checkSums(
  plan: Extract<Plan, { status: "optimal" | "feasible" }>,
  placed: ReadonlyMap<string, Placement>,
  need: PortfolioNeed,
  book: PriceBook,
): string[] {
  const wrong: string[] = [];
  const all = [...placed.values()];
  const slack = CENT;
  let transfer = 0;
  let comparedTransfer = 0;
  for (const pair of pairs(need)) {
    const from = placed.get(pair.from);
    const to = placed.get(pair.to);
    if (from === undefined || to === undefined) continue;
    const known = flowUsd(from.provider, from.region, to.provider, to.region, pair.gib, book);
    transfer += known ?? 0;
    comparedTransfer += known ?? flowAllowanceUsd(from, to, pair.gib, book);
  }
  const paid = all.reduce((sum, one) => sum + one.usdPerMonth, 0);
  const risk = all.reduce((sum, one) => sum + one.riskUsdPerMonth, 0);
  if (differ(transfer, plan.transferUsdPerMonth, slack))
    wrong.push(`data transfer costs ${transfer}, the plan says ${plan.transferUsdPerMonth}`);
  if (differ(paid + plan.transferUsdPerMonth, plan.usdPerMonth, LINE_USD * (all.length + 1)))
    wrong.push(`the placements cost ${paid + plan.transferUsdPerMonth}, the plan says ${plan.usdPerMonth}`);
  if (differ(risk, plan.riskUsdPerMonth, LINE_USD * (all.length + 1)))
    wrong.push(`the placements risk ${risk}, the plan says ${plan.riskUsdPerMonth}`);
  const compared = all.reduce((sum, one) => sum + (one.comparisonUsdPerMonth ?? one.usdPerMonth), comparedTransfer);
  if (need.budgetUsdPerMonth !== undefined && compared > need.budgetUsdPerMonth + slack)
    wrong.push(`the plan takes ${compared} of a budget of ${need.budgetUsdPerMonth}`);
  return wrong;
}

function pairs(need: PortfolioNeed): { from: string; to: string; gib: number }[] {
  const sums = new Map<string, { from: string; to: string; gib: number }>();
  for (const { from, to, gibPerMonth } of need.traffic) {
    const sum = sums.get(`${from}>${to}`) ?? { from, to, gib: 0 };
    sum.gib += gibPerMonth;
    sums.set(`${from}>${to}`, sum);
  }
  return [...sums.values()].filter((pair) => pair.gib > 0);
}
