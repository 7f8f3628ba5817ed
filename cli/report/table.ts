import { createColors } from "picocolors";
import {
  type Finding,
  type OfferCost,
  purchaseText,
  type Report,
  type ReportedPlacement,
  type ReportedPlan,
  type ReportedPolicyPack,
  type ReportedResource,
} from "../../model";
import { visible } from "../escape";
import { formatCount, formatUnitPrice, formatUsd, formatUsdRange, formatUtilisation, plural } from "../format-number";
import { categoryDeltaText, changesByCategory, changeText, costlyChanges, deltaText, sideText, sumText } from "./changes";
import { alignColumns, wrap } from "./columns";
import { combined } from "./combined";
import { contractText, coversText, listTotalText, paidText, usedText } from "./commitments";
import type { RenderOptions, ReportFormat } from "./format";
import { verdictLine } from "./verdict-line";

type Colours = ReturnType<typeof createColors>;

/** What a person reads in a terminal. */
export const table: ReportFormat = {
  id: "table",
  title: "for people, in a terminal",
  extensions: ["txt"],
  render: (report, options) => `${renderOne(report, options)}\n`,
  renderAll(reports, options) {
    const { totals, verdict } = combined(reports);
    const colours = createColors(options.colour);
    const cost = `${formatUsdRange(totals.lowUsdPerMonth, totals.pricedHighUsdPerMonth)} USD/month${totals.highUsdPerMonth === null ? " for what is priced" : ""}`;
    const findings = `${verdict.mandatory} mandatory, ${verdict.advisory} advisory, ${formatUsd(verdict.savingUsdPerMonth)} USD/month to save`;
    const sum = `${colours.bold("ALL")}        ${plural(reports.length, "stack")}   ${cost}   ${findings}`;
    return `${[...reports.map((report) => renderOne(report, options)), sum].join("\n\n")}\n`;
  },
};

function renderOne(report: Report, { colour, widthColumns }: RenderOptions): string {
  const colours = createColors(colour);
  const sections = [
    [header(report, colours)],
    contractSection(report, colours),
    placementSection(report, colours),
    changeSection(report, colours),
    costSection(report, colours),
    findingSection(report, colours, widthColumns),
    exceptedSection(report, colours, widthColumns),
    ...(report.policyPacks ?? []).map((pack) => packSection(pack, colours, widthColumns)),
    warningSection(report, colours, widthColumns),
    [paintVerdict(report, colours)],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

function header({ tool, program, priceBook }: Report, colours: Colours): string {
  const stack = `${visible(program.project)}/${visible(program.stack)}`;
  const where = program.path === "." ? stack : `${visible(program.path)} (${stack})`;
  return `${colours.bold(`costwright ${tool.version}`)}   ${where}   price book ${priceBook.asOf} ${priceBook.id}`;
}

function contractSection({ contract }: Report, colours: Colours): readonly string[] {
  if (contract === undefined) return [];
  const rows = contract.commitments.map((commitment) => [
    `  ${visible(commitment.name)}`,
    commitment.kind,
    visible(coversText(commitment)),
    `until ${commitment.expires}`,
    usedText(commitment),
    paidText(commitment),
  ]);
  return [
    `${colours.bold("CONTRACT")}   ${visible(contractText(contract))}`,
    ...alignColumns(rows, ["left", "left", "left", "left", "left", "right"]),
  ];
}

function placementSection({ plans, placements }: Report, colours: Colours): readonly string[] {
  if (plans.length === 0) return [];
  const titles = plans.map((plan) => `${colours.bold("PLACEMENT")}  ${planSummary(plan)}`);
  const shared = sharedCosts(plans).map(({ label, usdPerMonth }) => [`  shared: ${visible(label)}`, `${formatUsd(usdPerMonth)}/month`]);
  return [
    ...titles,
    ...alignColumns(placements.map(placementRow), ["left", "left", "left", "left", "left", "left", "right", "left"]),
    ...alignColumns(shared, ["left", "right"]),
  ];
}

/** What workloads share, of all plans. */
export function sharedCosts(plans: readonly ReportedPlan[]): readonly OfferCost[] {
  return plans.flatMap(({ shared = [] }) => shared);
}

export function planSummary(plan: ReportedPlan): string {
  const offers = `${formatCount(plan.offersFitting)} of ${plural(plan.offersConsidered, "offer")} fit`;
  const proof = plan.gapFraction === null ? plan.status : `${plan.status} (gap ${(plan.gapFraction * 100).toFixed(2)} %)`;
  const transfer = plan.transferUsdPerMonth ? `, of it ${formatUsd(plan.transferUsdPerMonth)} for data between workloads` : "";
  const bound = plan.unpriced === undefined ? "" : "at least ";
  const cost = plan.usdPerMonth === null ? "" : `, ${bound}${formatUsd(plan.usdPerMonth)}/month${transfer}`;
  return `${visible(plan.portfolio)}: ${offers}, ${proof} by ${plan.solver}${cost}`;
}

function placementRow(placement: ReportedPlacement): readonly string[] {
  const { runnerUp } = placement;
  const next =
    runnerUp === null
      ? "next: none"
      : `next: ${runnerUp.provider} ${runnerUp.region} ${runnerUp.size} x ${runnerUp.count}${
          runnerUp.purchase === placement.purchase ? "" : ` ${purchaseText(runnerUp.purchase)}`
        }, ${runnerUp.extraUsdPerMonth < 0 ? "-" : "+"}${formatUsd(Math.abs(runnerUp.extraUsdPerMonth))}`;
  return [
    `  ${visible(placement.workload)}`,
    `${placement.provider} ${placement.region}`,
    `${placement.form === undefined ? "" : `${placement.form} `}${placement.size} x ${placement.count}`,
    purchaseText(placement.purchase),
    `cpu ${formatUtilisation(placement.utilisation.cpuFraction)}`,
    `memory ${formatUtilisation(placement.utilisation.memoryFraction)}`,
    `${placement.unpriced === undefined ? "" : "at least "}${formatUsd(placement.usdPerMonth)}/month`,
    next,
  ];
}

function costSection(report: Report, colours: Colours): readonly string[] {
  const { coverage, totals, resources } = report;
  const title = `${colours.bold("COST")}       ${coverageText(report)}   ${colours.bold(
    `${formatUsdRange(totals.lowUsdPerMonth, totals.pricedHighUsdPerMonth)} USD/month`,
  )}${listTotalText(report)}${coverage.unknown > 0 ? ` for what is priced, and ${plural(coverage.unknown, "unknown")}` : ""}`;
  const rows = costlyFirst(resources.filter(({ estimate }) => estimate.kind !== "free")).flatMap(costRows);
  return [title, ...alignColumns(rows, ["left", "right", "left", "right", "right", "right"])];
}

export function coverageText({ coverage, resources }: Report): string {
  const { priced, free, usageDependent, unknown } = coverage;
  return `${plural(resources.length, "resource")}: ${priced} priced, ${free} free, ${usageDependent} usage-dependent, ${unknown} unknown`;
}

/** Unknown ones first, since they are what the reader must look at; then by what they cost at most. */
export function costlyFirst(resources: readonly ReportedResource[]): readonly ReportedResource[] {
  const rank = ({ estimate }: ReportedResource) => estimate.highUsdPerMonth ?? Number.POSITIVE_INFINITY;
  return [...resources].sort((a, b) => {
    const byCost = rank(b) === rank(a) ? 0 : rank(b) - rank(a);
    return byCost || (a.urn < b.urn ? -1 : a.urn > b.urn ? 1 : 0);
  });
}

/** The cost at list prices; undefined where every price is a list price. */
export function listText({ estimate }: ReportedResource): string | undefined {
  const { listLowUsdPerMonth: low, listHighUsdPerMonth: high } = estimate;
  if (low === undefined || high === undefined) return undefined;
  return high === null && low === 0 ? "unknown" : formatUsdRange(low, high);
}

function changeSection({ change }: Report, colours: Colours): readonly string[] {
  if (change === undefined) return [];
  const rows = costlyChanges(change).map((one) => [
    `  ${visible(one.operation)}`,
    `${visible(one.type)} ${visible(one.name)}`,
    sideText(one.before),
    "->",
    sideText(one.after),
    deltaText(one.deltaLowUsdPerMonth, one.deltaHighUsdPerMonth),
  ]);
  const summary = changesByCategory(change).map((one) => [
    `  ${one.category}`,
    sumText(one.before),
    "->",
    sumText(one.after),
    categoryDeltaText(one),
  ]);
  return [
    `${colours.bold("CHANGE")}     ${changeText(change)}`,
    ...(summary.length === 0 ? [] : ["  nothing is on both sides; by what it is for, as far as priced:"]),
    ...alignColumns(summary, ["left", "right", "left", "right", "right"]),
    ...(summary.length === 0 ? [] : ["  resource by resource:"]),
    ...alignColumns(rows, ["left", "left", "right", "left", "right", "right"]),
  ];
}

function costRows(resource: ReportedResource): readonly (readonly string[])[] {
  const { estimate } = resource;
  const where = resource.region === null || resource.region === "global" ? "" : `  (${visible(resource.region)})`;
  const total =
    estimate.kind === "unknown" && estimate.lowUsdPerMonth === 0
      ? "unknown"
      : formatUsdRange(estimate.lowUsdPerMonth, estimate.highUsdPerMonth);
  const listed = listText(resource);
  const rows: string[][] = [
    [
      `  ${visible(resource.type)} ${visible(resource.name)}${where}`,
      "",
      "",
      "",
      total,
      ...(listed === undefined ? [] : [`list ${listed}`]),
    ],
  ];
  for (const line of estimate.lines) {
    rows.push([
      `    ${visible(line.label)}`,
      line.quantity.low === line.quantity.high
        ? formatCount(line.quantity.low)
        : `${formatCount(line.quantity.low)} to ${formatCount(line.quantity.high)}`,
      line.unit,
      `x ${formatUnitPrice(line.usdPerUnit)}`,
      formatUsdRange(line.usdPerMonth.low, line.usdPerMonth.high),
    ]);
  }
  for (const reason of estimate.because) rows.push([`    ${estimate.kind === "unknown" ? "unknown" : "range"}: ${visible(reason)}`]);
  return rows;
}

function findingSection({ findings, verdict }: Report, colours: Colours, widthColumns: number): readonly string[] {
  const saving = verdict.savingUsdPerMonth > 0 ? `, ${formatUsd(verdict.savingUsdPerMonth)} USD/month to save` : "";
  const title = `${colours.bold("FINDINGS")}   ${verdict.mandatory} mandatory, ${verdict.advisory} advisory${saving}`;
  return [title, ...findings.flatMap((finding) => findingLines(finding, colours, widthColumns))];
}

function findingLines(finding: Finding, colours: Colours, widthColumns: number): readonly string[] {
  const level = finding.level.padEnd(10);
  const painted = finding.level === "mandatory" ? colours.red(level) : colours.yellow(level);
  const resource = finding.urn === undefined ? "the stack" : visible(shortUrn(finding.urn));
  const saving = finding.savingUsdPerMonth === undefined ? "" : `  saves ${formatUsd(finding.savingUsdPerMonth)} USD/month`;
  return [
    `  ${painted} ${finding.rule}  ${resource}${colours.green(saving)}`,
    ...wrap(visible(finding.message), widthColumns, "             "),
    ...wrap(`do: ${visible(finding.remedy)}`, widthColumns, "             "),
  ];
}

/** `aws:ec2/instance:Instance web` of a URN; the project and stack are in the header. */
export function shortUrn(urn: string): string {
  const [, , types, name] = urn.split("::");
  return types === undefined || name === undefined ? urn : `${types.slice(types.lastIndexOf("$") + 1)} ${name}`;
}

function exceptedSection({ excepted }: Report, colours: Colours, widthColumns: number): readonly string[] {
  if (excepted.length === 0) return [];
  const lines = excepted.flatMap(({ rule, urn, owner, expires, reason, origin }) => [
    `  ${rule}  ${urn === undefined ? "the stack" : visible(shortUrn(urn))}`,
    ...wrap(visible(`until ${expires}, ${owner}: ${reason} (${origin})`), widthColumns, "             "),
  ]);
  return [`${colours.bold("EXCEPTED")}   ${plural(excepted.length, "finding")} that exceptions accept`, ...lines];
}

function packSection({ name, version, findings, repairs }: ReportedPolicyPack, colours: Colours, widthColumns: number): readonly string[] {
  const mandatory = findings.filter(({ level }) => level === "mandatory").length;
  const changed = repairs.length === 0 ? "" : `, ${plural(repairs.length, "repair")}`;
  const title = `${colours.bold("PACK")}       ${visible(name)} ${visible(version)}: ${mandatory} mandatory, ${findings.length - mandatory} advisory${changed}`;
  const told = findings.flatMap(({ level, policy, urn, message }) => [
    `  ${(level === "mandatory" ? colours.red : colours.yellow)(level.padEnd(10))} ${visible(policy)}  ${urn === undefined ? "the stack" : visible(shortUrn(urn))}`,
    ...wrap(visible(message), widthColumns, "             "),
  ]);
  return [title, ...told, ...repairs.map(({ policy, urn }) => `  repaired   ${visible(policy)}  ${visible(shortUrn(urn))}`)];
}

function warningSection({ warnings }: Report, colours: Colours, widthColumns: number): readonly string[] {
  if (warnings.length === 0) return [];
  return [colours.bold("WARNINGS"), ...warnings.flatMap((warning) => wrap(visible(warning), widthColumns, "  "))];
}

function paintVerdict(report: Report, colours: Colours): string {
  const paint = report.verdict.status === "pass" ? colours.green : colours.red;
  return paint(verdictLine(report));
}
