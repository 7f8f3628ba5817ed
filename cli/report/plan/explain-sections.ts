import type { Choice } from "../../../model";
import {
  type ConstraintCost,
  type Explanation,
  NEED_RANGE_FACTOR,
  type NeedFlip,
  type RunnerUpComparison,
  type WorkloadExplanation,
} from "../../../optimizer/explain";
import { formatCount, formatUnitPrice, formatUsd, plural } from "../../format-number";
import { type Block, left, right, rowsOf, type Section, text } from "./section";
import { choiceText, isProven, movesText, signedUsd } from "./words";

/** Why the plan is as it is: the limits across workloads, then each workload. */
export function explainSections({ constraints, workloads }: Explanation, riskWeight: number): readonly Section[] {
  const limits: Section[] =
    constraints.length === 0
      ? []
      : [{ title: "LIMITS", summary: "what each costs the whole plan", blocks: limitBlocks(constraints, riskWeight) }];
  return [...limits, ...workloads.map((one) => workloadSection(one, riskWeight))];
}

function limitBlocks(constraints: readonly ConstraintCost[], riskWeight: number): readonly Block[] {
  const binding = constraints
    .filter(({ binding }) => binding !== "no")
    .sort((a, b) => b.savedObjectiveUsdPerMonth - a.savedObjectiveUsdPerMonth);
  const idle = constraints.filter(({ binding }) => binding === "no").map((one) => one.text);
  const table: Block = {
    kind: "table",
    columns: [left("the plan without"), right("costs"), right("risks")],
    notesTitle: "what moves",
    rows: binding.map((one) => ({
      cells: [one.text, savedText(one), lessText(one.savedRiskUsdPerMonth)],
      notes: [...countedNote(one, riskWeight), ...movesText(one.moves)],
    })),
  };
  return [...(binding.length > 0 ? [table] : []), ...(idle.length > 0 ? [text(`These cost nothing now: ${idle.join("; ")}.`)] : [])];
}

const lessText = (savedUsd: number) =>
  Math.abs(savedUsd) < 0.005 ? "the same" : savedUsd >= 0 ? `${formatUsd(savedUsd)} less` : `${formatUsd(-savedUsd)} more`;

function workloadSection(one: WorkloadExplanation, riskWeight: number): Section {
  const [first] = one.comparisons;
  return {
    title: `WHY ${one.workload}`,
    summary: first === undefined ? "" : choiceText(first.chosen),
    blocks: [
      text(`Of ${plural(one.considered, "offer")} ${formatCount(one.fitting)} fit.`),
      ...one.comparisons.flatMap(comparisonBlocks),
      ...alternativeBlocks(one),
      ...requirementBlocks(one, riskWeight),
      ...flipBlocks(one),
    ],
  };
}

function comparisonBlocks(comparison: RunnerUpComparison): readonly Block[] {
  const { part, runnerUp, lines, besidesUsdPerMonth, extraUsdPerMonth, extraObjectiveUsdPerMonth } = comparison;
  const cell = (usd: number | null) => (usd === null ? "-" : formatUsd(usd));
  const rows = lines.map(({ kind, chosenUsdPerMonth, otherUsdPerMonth, extraUsdPerMonth: extra }) => [
    kind,
    cell(chosenUsdPerMonth),
    cell(otherUsdPerMonth),
    signedUsd(extra),
  ]);
  if (Math.abs(besidesUsdPerMonth) >= 0.005) rows.push(["data transfer and pools", "", "", signedUsd(besidesUsdPerMonth)]);
  const isWeighed = Math.abs(extraObjectiveUsdPerMonth - extraUsdPerMonth) >= 0.005;
  rows.push(["cost of the whole plan", "", "", signedUsd(extraUsdPerMonth)]);
  if (isWeighed) rows.push(["cost and weighted risk", "", "", signedUsd(extraObjectiveUsdPerMonth)]);
  return [
    text(
      `${part === undefined ? "Against" : `Part ${part} against`} the runner-up, ${choiceText(runnerUp)}, with all other workloads where they are:`,
    ),
    {
      kind: "table",
      columns: [left("USD/month"), right("chosen"), right("runner-up"), right("more")],
      rows: rowsOf(rows),
    },
  ];
}

function alternativeBlocks({ alternatives }: WorkloadExplanation): readonly Block[] {
  if (alternatives.length === 0) return [];
  const rows = alternatives.map((one) => [
    `${choiceText(one)}${one.isTiedOut ? " *" : ""}`,
    formatUsd(one.usdPerMonth),
    formatUsd(one.riskUsdPerMonth),
    signedUsd(one.extraUsdPerMonth),
    signedUsd(one.extraRiskUsdPerMonth),
  ]);
  return [
    text("The next best offers for this workload alone (data transfer and limits across workloads left out):"),
    {
      kind: "table",
      columns: [left("offer"), right("cost/month"), right("risk/month"), right("cost more"), right("risk more")],
      rows: rowsOf(rows),
    },
    ...(alternatives.some((one) => one.isTiedOut)
      ? [text("* better than the runner-up for this workload alone: a limit across workloads, data transfer or a pool speaks against it.")]
      : []),
  ];
}

function requirementBlocks({ lost, constraints }: WorkloadExplanation, riskWeight: number): readonly Block[] {
  if (lost.length === 0) return [];
  const rows = lost.map((one) => {
    const cost = constraints.find(({ id }) => one.field !== undefined && id.endsWith(`.${one.field}`));
    const saves = cost === undefined ? (one.field === undefined ? "" : "not looked at") : savedText(cost);
    return {
      cells: [
        one.requirement,
        one.offers === null ? "-" : formatCount(one.offers),
        saves,
        cost !== undefined && cost.binding !== "no" ? lessText(cost.savedRiskUsdPerMonth) : "",
      ],
      notes: [...keptOut(one.best), ...(cost === undefined ? [] : countedNote(cost, riskWeight))],
    };
  });
  return [
    text("Why other offers lost, and what each requirement costs:"),
    {
      kind: "table",
      columns: [left("requirement"), right("offers that fail it"), right("without it the plan costs"), right("and risks")],
      notesTitle: "best offer that it keeps out",
      rows,
    },
  ];
}

/** What the plan without a constraint costs less. */
function savedText({ binding, savedUsdPerMonth, savedObjectiveBounds }: ConstraintCost): string {
  if (binding === "no") return "the same";
  return `${isProven(savedObjectiveBounds) ? "" : "about "}${lessText(savedUsdPerMonth)}`;
}

function keptOut(best: readonly Choice[]): readonly string[] {
  if (best.length === 0) return [];
  const usd = best.reduce((sum, one) => sum + one.usdPerMonth, 0);
  return [`best offer that it keeps out: ${best.map(choiceText).join(" and ")}, ${formatUsd(usd)} a month`];
}

/** Where cost and risk alone do not show why the other plan is better. */
function countedNote(cost: ConstraintCost, riskWeight: number): readonly string[] {
  const { savedObjectiveBounds: bounds } = cost;
  if (!isProven(bounds)) {
    const [least, most] = [formatUsd(bounds.leastUsdPerMonth), formatUsd(bounds.mostUsdPerMonth)];
    return [`proven, cost and weighted risk together: at least ${least} less, at most ${most} less`];
  }
  const shown = cost.savedUsdPerMonth + riskWeight * cost.savedRiskUsdPerMonth;
  if (Math.abs(shown - cost.savedObjectiveUsdPerMonth) < 0.01) return [];
  const counted = formatUsd(cost.savedObjectiveUsdPerMonth);
  return [`counts ${counted} less in all, with allowances for lines without a price, shares of moves and the weights of risks`];
}

function flipBlocks({ comparisons, needFlips }: WorkloadExplanation): readonly Block[] {
  const lines = [...comparisons.flatMap(priceLines), ...needFlips.map(needLine)];
  return lines.length === 0 ? [] : [text("What would change the decision:"), { kind: "drawing", lines }];
}

function priceLines({ part, priceFlip, extraObjectiveUsdPerMonth }: RunnerUpComparison): readonly string[] {
  if (priceFlip === undefined) return [];
  if (extraObjectiveUsdPerMonth < 0.005) return ["price: the runner-up counts the same, the order of names decides"];
  const { usdPerMachineHour, flipsAtUsdPerMachineHour, riseFraction, runnerUp } = priceFlip;
  const hourly = (usd: number) => formatUnitPrice(Number(usd.toPrecision(6)));
  const percent = (fraction: number) => `${(fraction * 100).toFixed(fraction < 0.1 ? 2 : 1)} %`;
  const of = part === undefined ? "" : ` of part ${part}`;
  const lines = [
    `price${of}: a machine ${percent(riseFraction)} dearer, ${hourly(flipsAtUsdPerMachineHour)} USD/h instead of ${hourly(usdPerMachineHour)}`,
  ];
  if (runnerUp !== undefined)
    lines.push(
      `       or the runner-up's ${percent(runnerUp.fallFraction)} cheaper, ${hourly(runnerUp.flipsAtUsdPerMachineHour)} USD/h instead of ${hourly(runnerUp.usdPerMachineHour)}`,
    );
  return lines;
}

function needLine({ field, direction, from, keptAt, flipsAt, to }: NeedFlip): string {
  const unit = field === "vcpus" ? "vCPUs" : "GiB of memory";
  const range = direction === "up" ? "up to" : "down to";
  if (flipsAt === null)
    return `${unit}: the choice holds ${range} ${formatCount(keptAt)} (${direction === "up" ? `${NEED_RANGE_FACTOR} times` : `a ${fractionName} of`} ${formatCount(from)})`;
  const amount = (value: number) => value.toLocaleString("en-US", { maximumFractionDigits: 4 });
  const then = to === undefined ? "nothing fits" : to.map(choiceText).join(" and ");
  return `${unit}: the choice holds ${range} ${amount(keptAt)}, at ${amount(flipsAt)} it is ${then}`;
}

const fractionName = NEED_RANGE_FACTOR === 4 ? "quarter" : `${NEED_RANGE_FACTOR}th`;
