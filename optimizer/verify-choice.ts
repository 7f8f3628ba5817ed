/** One choice against its workload and the book. */
import type { PriceBook, Region } from "../catalog";
import type { Choice, PlaceSet, PortfolioNeed, Purchase } from "../model";
import { largestDiskOf } from "./offer-cost";
import { checkBounds } from "./verify-bounds";
import { differ, expectedLines, HOURS, LINE_USD, onTopUsd, runningHours } from "./verify-cost";
import { checkMix } from "./verify-mix";
import type { Unit } from "./verify-part";
import { checkQuote, quotesOf } from "./verify-quoted";
import { expectedCarbonKg, expectedMoveUsd, expectedRisks } from "./verify-risk";

export function checkChoice(
  choice: Choice,
  unit: Unit,
  portfolio: PortfolioNeed,
  book: PriceBook,
  { isPinned }: { readonly isPinned: boolean },
): string[] {
  const wrong: string[] = [];
  const { need } = unit;
  const { provider, count } = choice;
  const region = book.region(provider, choice.region);
  const size = book.size(provider, choice.size);
  const perHour = book.instancePrice(provider, choice.region, choice.size, choice.purchase)?.usdPerHour;
  if (region === undefined) return [`${provider} has no region ${choice.region}`];
  if (choice.form !== undefined) return checkQuoted(choice, unit, portfolio, book, region);
  if (need.offered?.only === true) return ["plain machines are not asked for"];
  if (size === undefined) return [`${provider} has no size ${choice.size}`];
  if (perHour === undefined || !(perHour > 0)) return [`${choice.size} has no ${choice.purchase} price in ${choice.region}`];
  if (size.vcpus !== choice.vcpusPerMachine || size.memoryGib !== choice.memoryGibPerMachine || size.family !== choice.family)
    wrong.push(`${choice.size} is not as the book has it`);
  wrong.push(...misplaced(choice, unit, region));
  const ways = choice.mix?.map(({ purchase }) => purchase) ?? [choice.purchase];
  wrong.push(...wronglyPaid(ways, unit));
  if (ways.includes("spot") && choice.mix === undefined && (need.maxSpotFraction ?? 1) < 1)
    wrong.push(`all machines on spot, at most ${need.maxSpotFraction} of them may be`);
  if (choice.mix !== undefined && need.loadProfile === undefined) wrong.push("a mix of ways of paying without a load profile");
  if (!need.architectures.includes(size.architecture)) wrong.push(`architecture ${size.architecture} is not acceptable`);
  if (size.burstable && !need.burstable) wrong.push("a burstable size is not acceptable");
  if (size.successorFamily !== undefined && !need.previousGenerations) wrong.push(`the family is superseded by ${size.successorFamily}`);
  if (need.gpusPerMachine === 0 && (size.gpuCount > 0 || size.accelerator !== undefined))
    wrong.push("an accelerator that is not asked for");
  if (size.gpuCount < need.gpusPerMachine) wrong.push(`${size.gpuCount} GPUs, ${need.gpusPerMachine} needed`);
  if (need.gpu !== undefined && !(size.gpu ?? "").toLowerCase().includes(need.gpu.toLowerCase()))
    wrong.push(`GPU ${size.gpu ?? "of unknown model"}, ${need.gpu} needed`);
  if (need.minNetworkMbpsPerMachine !== undefined && !((size.networkMbps ?? Number.NaN) >= need.minNetworkMbpsPerMachine))
    wrong.push(`a network of ${size.networkMbps ?? "unknown"} Mbit/s, ${need.minNetworkMbpsPerMachine} needed`);
  if (size.vcpus < (need.minVcpusPerMachine ?? 0) || size.memoryGib < (need.minMemoryGibPerMachine ?? 0))
    wrong.push("the machine is too small");
  if (need.zones > 1 && (region.zones === undefined || region.zones < need.zones))
    wrong.push(`${choice.region} is not known to have ${need.zones} zones`);
  if (need.storageGibPerMachine > largestDiskOf(provider)) wrong.push("no disk is that large");

  const carries = (machines: number) =>
    need.vcpus <= machines * size.vcpus * need.targetUtilisationFraction * (1 + 1e-9) + 1e-12 &&
    need.memoryGib <= machines * size.memoryGib * need.targetUtilisationFraction * (1 + 1e-9) + 1e-12;
  const least = Math.max(1, need.minCount, need.zones);
  if (!Number.isInteger(count) || count < least || count > need.maxCount)
    wrong.push(`${count} machines, outside ${least} to ${need.maxCount}`);
  else if (!carries(count)) wrong.push(`${count} machines do not carry the load`);
  else if (count > least && carries(count - 1)) wrong.push(`${count} machines where ${count - 1} carry the load`);
  // What follows would say the same again, in figures.
  if (wrong.length > 0) return wrong;
  const money = checkMoney(choice, unit, portfolio, book, perHour, isPinned);
  return [...money, ...checkBounds(choice, unit, book), ...checkRest(choice, unit, portfolio, book)];
}

/** What is wrong with where a choice lies. */
function misplaced(choice: Choice, { need }: Unit, region: Region): string[] {
  const wrong: string[] = [];
  const { provider } = choice;
  if (need.providers.length > 0 && !need.providers.includes(provider)) wrong.push(`provider ${provider} is not acceptable`);
  if (need.regions.length > 0 && !need.regions.includes(choice.region)) wrong.push(`region ${choice.region} is not acceptable`);
  const lies = [region.country, ...region.jurisdictions].map((one) => one.toLowerCase());
  const liesIn = (jurisdictions: readonly string[]) => jurisdictions.some((one) => lies.includes(one.toLowerCase()));
  if (need.jurisdictions.length > 0 && !liesIn(need.jurisdictions))
    wrong.push(`${choice.region} is in none of ${need.jurisdictions.join(", ")}`);
  const isIn = ({ providers, regions, jurisdictions }: PlaceSet) =>
    (providers.length === 0 || providers.includes(provider)) &&
    (regions.length === 0 || regions.includes(choice.region)) &&
    (jurisdictions.length === 0 || liesIn(jurisdictions));
  for (const set of need.within ?? []) if (!isIn(set)) wrong.push(`${provider} ${choice.region} is not within ${set.name}`);
  return wrong;
}

function wronglyPaid(ways: readonly Purchase[], { need }: Unit): string[] {
  const wrong: string[] = [];
  for (const purchase of ways) if (!need.purchases.includes(purchase)) wrong.push(`${purchase} is not acceptable`);
  if (ways.includes("spot") && !need.interruptible) wrong.push("spot for a workload that is not interruptible");
  return wrong;
}

function checkQuoted(choice: Choice, unit: Unit, portfolio: PortfolioNeed, book: PriceBook, region: Region): string[] {
  const wrong = [...misplaced(choice, unit, region), ...wronglyPaid([choice.purchase], unit)];
  const quotes = quotesOf(choice, unit);
  if (quotes.length === 0) return [...wrong, `nothing is quoted as ${choice.form} ${choice.size} in ${choice.region} at these prices`];
  const problems = quotes.map((quote) => [
    ...checkQuote(choice, quote, unit, portfolio),
    ...checkRest(choice, unit, portfolio, book, Math.max(unit.need.zones, quote.zones)),
  ]);
  const sound = problems.find((own) => own.length === 0);
  return [...wrong, ...(sound ?? problems[0] ?? [])];
}

function checkMoney(choice: Choice, unit: Unit, portfolio: PortfolioNeed, book: PriceBook, perHour: number, isPinned: boolean): string[] {
  const wrong: string[] = [];
  const { need } = unit;
  const { provider, count } = choice;
  const lines = expectedLines(need, provider, choice.region, choice.size, count, book);
  const slack = LINE_USD * (lines.length + 1 + (choice.mix?.length ?? 0));
  let machines: number;
  if (need.loadProfile === undefined) {
    const discount = choice.purchase === "on-demand" ? book.sustainedUseDiscountFraction(provider, choice.size) : 0;
    const byHour = choice.purchase === "on-demand" || choice.purchase === "spot";
    const hours = byHour ? runningHours(need) : HOURS;
    machines = perHour * (hours === HOURS ? 1 - discount : 1) * hours * count;
    machines += onTopUsd(need, choice, book);
  } else {
    const weights = portfolio.riskWeights ?? {};
    const checked = checkMix(
      {
        choice,
        need,
        book,
        isPinned,
        lossUsdPerHour(purchase, machineHours) {
          const alone = { ...choice, purchase, mix: [{ purchase, count: 1, machineHoursPerMonth: 1, usdPerMonth: 0 }] };
          return expectedRisks(alone, unit, portfolio, book).reduce((sum, { kind, usdPerMonth }) => {
            if (kind === "downtime") return sum;
            const each = kind === "interruption" ? usdPerMonth : usdPerMonth / machineHours;
            return sum + portfolio.riskWeight * (weights[kind] ?? 1) * each;
          }, 0);
        },
      },
      slack,
    );
    machines = checked.usd;
    wrong.push(...checked.wrong);
  }
  const paid = lines.reduce((sum, line) => sum + (line.usd ?? 0), machines);
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
  const compared = lines.reduce((sum, line) => sum + (line.usd ?? line.highestUsd), machines);
  if (differ(compared, choice.comparisonUsdPerMonth ?? choice.usdPerMonth, slack)) {
    wrong.push(`compares at ${compared}, the plan says ${choice.comparisonUsdPerMonth ?? choice.usdPerMonth}`);
  }
  return wrong;
}

function checkRest(choice: Choice, unit: Unit, portfolio: PortfolioNeed, book: PriceBook, zones = unit.need.zones): string[] {
  const wrong: string[] = [];
  const expected = expectedRisks(choice, unit, portfolio, book, zones);
  const risk = expected.reduce((sum, one) => sum + one.usdPerMonth, 0);
  const slack = LINE_USD * (expected.length + 1);
  if (differ(risk, choice.riskUsdPerMonth, slack)) wrong.push(`risks ${risk}, the plan says ${choice.riskUsdPerMonth}`);
  for (const kind of ["interruption", "downtime", "security"] as const) {
    const of = (risks: readonly { readonly kind: string; readonly usdPerMonth: number }[]) =>
      risks.reduce((sum, one) => sum + (one.kind === kind ? one.usdPerMonth : 0), 0);
    if (differ(of(expected), of(choice.risks ?? []), slack))
      wrong.push(`${kind} risks ${of(expected)}, the plan's lines say ${of(choice.risks ?? [])}`);
  }
  const kg = expectedCarbonKg(choice, unit, book);
  if (kg === undefined ? choice.carbonKgPerMonth !== undefined : differ(kg, choice.carbonKgPerMonth ?? Number.NaN, 0.0011))
    wrong.push(`emits ${kg ?? "an unknown amount"}, the plan says ${choice.carbonKgPerMonth ?? "nothing of it"}`);
  if (kg === undefined && portfolio.maxCarbonKgPerMonth !== undefined) wrong.push("emissions are limited, and not known");
  const once = expectedMoveUsd(choice, unit, book);
  const counted = once / (unit.workload.moving?.horizonMonths ?? 1);
  if (differ(once, choice.move?.onceUsd ?? 0, LINE_USD * 2) || differ(counted, choice.move?.countedUsdPerMonth ?? 0, LINE_USD * 2))
    wrong.push(
      `to move costs ${once} once and ${counted} a month, the plan says ${choice.move?.onceUsd ?? 0} and ${choice.move?.countedUsdPerMonth ?? 0}`,
    );
  return wrong;
}
