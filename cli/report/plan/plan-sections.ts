import type { MixShare, Placement, Plan, ScaleBounds } from "../../../model";
import { formatCount, formatPercent, formatUsd, plural } from "../../format-number";
import type { PlaceReport } from "./place-report";
import { type Block, left, type Row, right, rowsOf, type Section, text } from "./section";
import { boughtText, choiceText, hoursText, paidText, signedUsd, workloadText } from "./words";

type Placed = Extract<Plan, { status: "optimal" | "feasible" }>;

/** What the plan is, how far it is proven, what it costs and risks. */
export function planSections(report: PlaceReport): readonly Section[] {
  const { plan } = report;
  if (plan.status === "infeasible") {
    const blocks: Block[] = [text(...plan.conflicts), ...offersBlock(plan)];
    return [{ title: "PLACEMENT", summary: "infeasible: no placement meets what is declared", blocks }];
  }
  const notPaid = plan.placements.length === 0 ? [] : [placementTable(plan)];
  return [
    { title: "PLACEMENT", summary: proofText(plan), blocks: notPaid },
    {
      title: "TOTAL",
      summary: `${isWhole(plan) ? "" : "at least "}${formatUsd(plan.usdPerMonth)} USD/month`,
      blocks: [totals(report, plan)],
    },
    ...poolSection(plan),
    ...offersSection(report.offers),
  ];
}

/** `optimal: proven to be the best, by scan` */
export function proofText(plan: Placed): string {
  const solver = `by ${plan.solver}`;
  if (plan.status === "optimal")
    return plan.gapFraction === 0
      ? `optimal: proven to be the best, ${solver}`
      : `optimal: proven within ${gapText(plan)} of the best, ${solver}`;
  return `feasible: the time limit struck, and a plan may exist that is better by at most ${gapText(plan)}, ${solver}`;
}

function gapText({ gapFraction }: Placed): string {
  const percent = gapFraction * 100;
  return percent < 0.01 ? "0.01 %" : `${percent.toFixed(2)} %`;
}

function placementTable(plan: Placed): Block {
  return {
    kind: "table",
    columns: [
      left("workload"),
      left("where"),
      left("machines"),
      left("paid"),
      right("cost/month"),
      right("risk/month"),
      right("cpu"),
      right("memory"),
    ],
    notesTitle: "next best",
    rows: plan.placements.map(placementRow),
  };
}

function placementRow(placement: Placement): Row {
  const { provider, region, vcpusPerMachine, memoryGibPerMachine, utilisation, runnerUp, mix } = placement;
  const next =
    runnerUp === undefined
      ? "next best: none"
      : `next best: ${choiceText(runnerUp)}, ${signedUsd(runnerUp.extraUsdPerMonth)}${riskText(runnerUp.riskUsdPerMonth - placement.riskUsdPerMonth)}`;
  return {
    cells: [
      workloadText(placement),
      `${provider} ${region}`,
      boughtText(placement),
      mix === undefined ? paidText(placement) : "in several ways",
      knownUsd(placement),
      formatUsd(placement.riskUsdPerMonth),
      // Where capacity is not what is sold there is nothing to use.
      vcpusPerMachine === 0 ? "-" : formatPercent(utilisation.cpuFraction),
      memoryGibPerMachine === 0 ? "-" : formatPercent(utilisation.memoryFraction),
    ],
    notes: [
      ...(mix === undefined ? [] : mix.map(shareText)),
      ...unpricedNote(placement),
      ...scaleNote(placement),
      ...moveNote(placement),
      next,
    ],
  };
}

const riskText = (extraUsd: number) => (Math.abs(extraUsd) < 0.005 ? "" : ` (risk ${signedUsd(extraUsd)})`);

function shareText(share: MixShare): string {
  return `${paidText({ purchase: share.purchase })}: ${plural(share.count, "machine")}, ${hoursText(share.machineHoursPerMonth)}, ${formatUsd(share.usdPerMonth)}`;
}

/** What is known of a cost: a line without a price is not nothing. */
function knownUsd({ usdPerMonth, unpriced }: Pick<Placement, "usdPerMonth" | "unpriced">): string {
  return unpriced === undefined ? formatUsd(usdPerMonth) : `at least ${formatUsd(usdPerMonth)}`;
}

function unpricedNote({ unpriced, comparisonUsdPerMonth }: Placement): readonly string[] {
  if (unpriced === undefined) return [];
  const counted = comparisonUsdPerMonth === undefined ? "" : `; it was compared at ${formatUsd(comparisonUsdPerMonth)}`;
  return [`${plural(unpriced.length, "line has", "lines have")} no price there, see the warnings${counted}`];
}

function scaleNote({ bounds, unpriced }: Placement): readonly string[] {
  if (bounds === undefined || unpriced !== undefined) return [];
  return [`scales between ${formatUsd(bounds.lowUsdPerMonth)} and ${formatUsd(bounds.highUsdPerMonth)} a month`];
}

function moveNote({ move }: Placement): readonly string[] {
  if (move === undefined) return [];
  return [
    `moves from where it runs today: ${formatUsd(move.onceUsd)} once, counted as ${formatUsd(move.countedUsdPerMonth)} a month until it is paid back`,
  ];
}

function totals({ budgetUsdPerMonth, riskWeight }: PlaceReport, plan: Placed): Block {
  const rows: string[][] = [
    ["placements", usdSum(plan.placements.map((one) => one.usdPerMonth)), "machines, disks, load balancers, addresses, internet egress"],
  ];
  rows.push(["data transfer", formatUsd(plan.transferUsdPerMonth), "between workloads"]);
  for (const { label, usdPerMonth } of plan.shared ?? []) rows.push([label, formatUsd(usdPerMonth), "shared, once"]);
  for (const { name, usdPerMonth, savedUsdPerMonth } of plan.pools ?? [])
    rows.push([
      `pool ${name}`,
      formatUsd(usdPerMonth - savedUsdPerMonth),
      `${formatUsd(usdPerMonth)} fixed, ${formatUsd(savedUsdPerMonth)} less on machines`,
    ]);
  rows.push(["cost", formatUsd(plan.usdPerMonth), isWhole(plan) ? "what is paid" : "what is paid, without the lines that have no price"]);
  if (!isWhole(plan)) {
    const counted = plan.placements.reduce((sum, one) => sum + (one.comparisonUsdPerMonth ?? one.usdPerMonth) - one.usdPerMonth, 0);
    rows.push(["compared at", formatUsd(plan.usdPerMonth + counted), "with the highest known price of each line that has none"]);
  }
  if (isWhole(plan) && plan.placements.some(({ bounds }) => bounds !== undefined)) {
    const at = (pick: (bounds: ScaleBounds) => number) =>
      plan.usdPerMonth +
      plan.placements.reduce((sum, { bounds, usdPerMonth }) => sum + (bounds === undefined ? 0 : pick(bounds) - usdPerMonth), 0);
    rows.push(["at least", formatUsd(at(({ lowUsdPerMonth }) => lowUsdPerMonth)), "all of it scaled in, the rest as it is"]);
    rows.push(["at most", formatUsd(at(({ highUsdPerMonth }) => highUsdPerMonth)), "all of it scaled out"]);
  }
  if (budgetUsdPerMonth !== null) {
    const leftUsd = budgetUsdPerMonth - plan.usdPerMonth;
    const unpriced = plan.placements.some((one) => one.unpriced !== undefined) ? "at most, for some lines have no price: " : "";
    rows.push(["budget", formatUsd(budgetUsdPerMonth), `${unpriced}${formatUsd(leftUsd)} left`]);
  }
  const concentration = plan.concentrationRiskUsdPerMonth;
  const of = concentration === undefined ? "" : `, of it ${formatUsd(concentration)} for much on one provider`;
  const weight = riskWeight === 1 ? "" : `; weighs ${formatCount(riskWeight)} times in the decision`;
  rows.push(["risk", formatUsd(plan.riskUsdPerMonth), `expected loss, not paid and not part of the cost${of}${weight}`]);
  if (plan.carbonKgPerMonth !== undefined)
    rows.push(["carbon", `${formatCount(plan.carbonKgPerMonth)} kg`, "CO2 equivalent of running the machines"]);
  return { kind: "table", columns: [left(""), right("USD/month"), left("")], rows: rowsOf(rows) };
}

/** Whether every line of the plan has a price. */
const isWhole = ({ placements }: Placed): boolean => placements.every(({ unpriced }) => unpriced === undefined);

const usdSum = (parts: readonly number[]) => formatUsd(parts.reduce((sum, usd) => sum + usd, 0));

function poolSection({ pools }: Placed): readonly Section[] {
  if (pools === undefined || pools.length === 0) return [];
  const rows = pools.map(({ name, capacity, used, usdPerMonth, savedUsdPerMonth }) => [
    name,
    `${formatCount(used)} of ${formatCount(capacity)}`,
    capacity === 0 ? "" : formatPercent(used / capacity),
    formatUsd(usdPerMonth),
    formatUsd(savedUsdPerMonth),
  ]);
  const columns = [left("pool"), right("used"), right(""), right("fixed/month"), right("saved/month")];
  return [{ title: "POOLS", summary: plural(pools.length, "commitment"), blocks: [{ kind: "table", columns, rows: rowsOf(rows) }] }];
}

/** Where the prices of an offers file are from, of the placements that are at them. */
function offersSection(offers: PlaceReport["offers"]): readonly Section[] {
  if (offers === null || offers.used.length === 0) return [];
  const rows = offers.used.map(({ workload, part, purchase, source, asOf, row }) => [
    workloadText({ workload, ...(part === undefined ? {} : { part }) }),
    paidText({ purchase }),
    row,
    `${source}, ${asOf}`,
  ]);
  const columns = [left("workload"), left("paid"), left("row"), left("source")];
  return [{ title: "OFFERS", summary: `prices of ${offers.file}`, blocks: [{ kind: "table", columns, rows: rowsOf(rows) }] }];
}

function offersBlock({ offers }: Plan): readonly Block[] {
  if (offers.length === 0) return [];
  const rows = offers.map(({ workload, considered, fitting }) => [workload, formatCount(considered), formatCount(fitting)]);
  return [{ kind: "table", columns: [left("workload"), right("offers"), right("that fit it alone")], rows: rowsOf(rows) }];
}
