/** A choice that is bought ready-made, against the quotes of its need. */
import type { Choice, PortfolioNeed, Quote } from "../model";
import { differ, LINE_USD } from "./verify-cost";
import type { Unit } from "./verify-part";

type Lines = Quote["costs"];

/** Plans hold whole micro-dollars: what lies half-way between two of them may be rounded either way. */
const sameLines = (quoted: Lines, chosen: Lines) =>
  quoted.length === chosen.length &&
  quoted.every(({ label, usdPerMonth }, index) => {
    const other = chosen[index];
    return other?.label === label && !differ(usdPerMonth, other.usdPerMonth, LINE_USD);
  });

function isOf(quote: Quote, choice: Choice): boolean {
  const named = quote.provider === choice.provider && quote.region === choice.region && quote.form === choice.form;
  const sized = quote.size === choice.size && quote.family === choice.family && quote.count === choice.count;
  const holds = quote.vcpusPerMachine === choice.vcpusPerMachine && quote.memoryGibPerMachine === choice.memoryGibPerMachine;
  return named && sized && holds && quote.purchase === choice.purchase && sameLines(quote.costs, choice.costs);
}

/** The quotes that a choice may stand for: more than one where they differ in what it does not state. */
export function quotesOf(choice: Choice, { need }: Unit): readonly Quote[] {
  return (need.offered?.quotes ?? []).filter((quote) => isOf(quote, choice));
}

export function checkQuote(choice: Choice, quote: Quote, { need }: Unit, portfolio: PortfolioNeed): readonly string[] {
  const wrong: string[] = [];
  if (quote.zones < need.zones) wrong.push(`it spreads over ${quote.zones} zones, ${need.zones} needed`);
  if (choice.mix !== undefined) wrong.push("a quote is paid one way");
  if (choice.purchase === "spot" && (need.maxSpotFraction ?? 1) < 1)
    wrong.push(`all of it is on spot, at most ${need.maxSpotFraction} may be`);
  if (portfolio.maxCarbonKgPerMonth !== undefined) wrong.push("emissions are limited, those of a quote are not known");
  return [...wrong, ...checkMoney(choice, quote)];
}

function checkMoney(choice: Choice, quote: Quote): readonly string[] {
  const wrong: string[] = [];
  const slack = LINE_USD * (quote.costs.length + 1);
  const paid = quote.costs.reduce((sum, { usdPerMonth }) => sum + usdPerMonth, 0);
  if (differ(paid, choice.usdPerMonth, slack)) wrong.push(`costs ${paid}, the plan says ${choice.usdPerMonth}`);
  const missing = quote.unpriced ?? [];
  if (missing.join() !== (choice.unpriced ?? []).join()) wrong.push("other lines without a price than quoted");
  if (missing.length > 0 && quote.comparisonUsdPerMonth === undefined) wrong.push("what it is to be compared by is not known");
  const compared = Math.max(paid, quote.comparisonUsdPerMonth ?? paid);
  const told = choice.comparisonUsdPerMonth ?? choice.usdPerMonth;
  if (differ(compared, told, slack)) wrong.push(`compares at ${compared}, the plan says ${told}`);
  const [bounds, own] = [quote.bounds, choice.bounds];
  if (bounds?.lowUsdPerMonth !== own?.lowUsdPerMonth || bounds?.highUsdPerMonth !== own?.highUsdPerMonth)
    wrong.push("its bounds are not as quoted");
  return wrong;
}
