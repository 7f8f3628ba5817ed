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
import { choiceText, movesText, signedUsd, surenessText } from "./words";

/** Why the plan is as it is: the limits across workloads, then each workload. */
export function explainSections({ constraints, workloads }: Explanation): readonly Section[] {
  const limits: Section[] =
    constraints.length === 0 ? [] : [{ title: "LIMITS", summary: "what each costs the whole plan", blocks: limitBlocks(constraints) }];
  return [...limits, ...workloads.map(workloadSection)];
}

function limitBlocks(constraints: readonly ConstraintCost[]): readonly Block[] {
  const binding = constraints
    .filter(({ isBinding }) => isBinding)
    .sort((a, b) => b.savedObjectiveUsdPerMonth - a.savedObjectiveUsdPerMonth);
  const idle = constraints.filter(({ isBinding }) => !isBinding).map((one) => one.text);
  const table: Block = {
    kind: "table",
    columns: [left("the plan without"), right("costs"), right("risks")],
    notesTitle: "what moves",
    rows: binding.map(({ text: name, moves, sureness, savedUsdPerMonth, savedRiskUsdPerMonth }) => ({
      cells: [name, `${surenessText[sureness]}${lessText(savedUsdPerMonth)}`, lessText(savedRiskUsdPerMonth)],
      notes: movesText(moves),
    })),
  };
  return [...(binding.length > 0 ? [table] : []), ...(idle.length > 0 ? [text(`These cost nothing now: ${idle.join("; ")}.`)] : [])];
}

const lessText = (savedUsd: number) => (savedUsd >= 0 ? `${formatUsd(savedUsd)} less` : `${formatUsd(-savedUsd)} more`);

function workloadSection(one: WorkloadExplanation): Section {
  const [first] = one.comparisons;
  return {
    title: `WHY ${one.workload}`,
    summary: first === undefined ? "" : choiceText(first.chosen),
    blocks: [
      text(`Of ${plural(one.considered, "offer")} in the price book ${formatCount(one.fitting)} fit.`),
      ...one.comparisons.flatMap(comparisonBlocks),
      ...alternativeBlocks(one),
      ...requirementBlocks(one),
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
    choiceText(one),
    formatUsd(one.usdPerMonth),
    formatUsd(one.riskUsdPerMonth),
    signedUsd(one.extraUsdPerMonth),
    signedUsd(one.extraRiskUsdPerMonth),
  ]);
  const isCheaper = alternatives.some(
    ({ extraUsdPerMonth, extraRiskUsdPerMonth }) => extraUsdPerMonth < -0.005 && extraRiskUsdPerMonth < 0.005,
  );
  return [
    text("The next best offers for this workload alone (data transfer and limits across workloads left out):"),
    {
      kind: "table",
      columns: [left("offer"), right("cost/month"), right("risk/month"), right("cost more"), right("risk more")],
      rows: rowsOf(rows),
    },
    ...(isCheaper ? [text("Those that are cheaper lost to what ties the workloads together.")] : []),
  ];
}

function requirementBlocks({ lost, constraints }: WorkloadExplanation): readonly Block[] {
  if (lost.length === 0) return [];
  const rows = lost.map((one) => {
    const cost = constraints.find(({ id }) => one.field !== undefined && id.endsWith(`.${one.field}`));
    const saves =
      cost === undefined
        ? one.field === undefined
          ? ""
          : "not looked at"
        : cost.isBinding
          ? `${surenessText[cost.sureness]}${lessText(cost.savedUsdPerMonth)}`
          : "the same";
    return {
      cells: [
        one.requirement,
        one.offers === null ? "-" : formatCount(one.offers),
        saves,
        cost?.isBinding === true ? lessText(cost.savedRiskUsdPerMonth) : "",
      ],
      notes:
        one.best === undefined ? [] : [`best offer that it keeps out: ${choiceText(one.best)}, ${formatUsd(one.best.usdPerMonth)} a month`],
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

function flipBlocks({ comparisons, needFlips }: WorkloadExplanation): readonly Block[] {
  const lines = [...comparisons.flatMap(priceLines), ...needFlips.map(needLine)];
  return lines.length === 0 ? [] : [text("What would change the decision:"), { kind: "drawing", lines }];
}

function priceLines({ part, priceFlip }: RunnerUpComparison): readonly string[] {
  if (priceFlip === undefined) return [];
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
  const then = to === undefined ? "nothing fits" : to.map(choiceText).join(" and ");
  return `${unit}: the choice holds ${range} ${formatCount(keptAt)}, at ${formatCount(flipsAt)} it is ${then}`;
}

const fractionName = NEED_RANGE_FACTOR === 4 ? "quarter" : `${NEED_RANGE_FACTOR}th`;
