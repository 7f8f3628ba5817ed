import {
  type Finding,
  type OfferCost,
  purchaseText,
  type Report,
  type ReportedPlacement,
  type ReportedPolicyPack,
  type ReportedResource,
} from "../../model";
import { markdownText, visible } from "../escape";
import { formatUsd, formatUsdRange, formatUtilisation } from "../format-number";
import { categoryDeltaText, changesByCategory, changeText, costlyChanges, deltaText, sideText, sumText } from "./changes";
import { contractText, coversText, listTotalText, paidText, usedText } from "./commitments";
import type { ReportFormat } from "./format";
import { costlyFirst, coverageText, listText, planSummary, sharedCosts, shortUrn } from "./table";
import { verdictLine } from "./verdict-line";

/** A GitHub comment holds 65,536 characters; a margin is left for what a bot adds around the report. */
const MAX_CHARACTERS = 60_000;

/** For a pull-request comment or a job summary. Details that do not fit are counted, never silently dropped. */
export const markdown: ReportFormat = {
  id: "markdown",
  title: "for pull-request comments and job summaries",
  extensions: ["md", "markdown"],
  render: (report) => renderOne(report, MAX_CHARACTERS),
  renderAll: (reports) => reports.map((report) => renderOne(report, Math.floor(MAX_CHARACTERS / reports.length))).join("\n"),
};

function renderOne(report: Report, mostCharacters: number): string {
  const { program, priceBook, totals, tool, coverage } = report;
  const head = [
    `## ${markdownText(verdictLine(report))}`,
    "",
    `**${formatUsdRange(totals.lowUsdPerMonth, totals.pricedHighUsdPerMonth)} USD/month**${listTotalText(report)}${coverage.unknown > 0 ? " for what is priced" : ""}: ${coverageText(report)}. ` +
      `${markdownText(program.path === "." ? "" : `${program.path}: `)}${markdownText(program.project)}/${markdownText(program.stack)}, price book ${priceBook.asOf} ${priceBook.id}, costwright ${tool.version}.`,
  ];
  const sections = [
    changeSection(report),
    findingSection(report),
    placementSection(report),
    contractSection(report),
    exceptedSection(report),
    ...(report.policyPacks ?? []).map(packSection),
    costSection(report),
    warningSection(report),
  ].filter((section) => section.rows.length > 0);
  let room = mostCharacters - head.join("\n").length;
  const parts = sections.map((section) => {
    const text = cutToRoom(section, room);
    room -= text.length;
    return text;
  });
  return `${[head.join("\n"), ...parts].join("\n")}\n`;
}

interface Section {
  /** Lines before the rows: title and table head. */
  readonly head: readonly string[];
  readonly rows: readonly string[];
  readonly tail: readonly string[];
}

function cutToRoom({ head, rows, tail }: Section, room: number): string {
  const kept: string[] = [];
  let used = [...head, ...tail].join("\n").length + 80;
  for (const row of rows) {
    if (used + row.length + 1 > room) break;
    kept.push(row);
    used += row.length + 1;
  }
  const left = rows.length - kept.length;
  const rest = left === 0 ? [] : ["", `${left} more are in the JSON report: this one has reached the size that comments allow.`];
  return ["", ...head, ...kept, ...rest, ...tail].join("\n");
}

function changeSection({ change }: Report): Section {
  if (change === undefined) return { head: [], rows: [], tail: [] };
  const summary = changesByCategory(change).map(
    (one) => `| ${one.category} | ${sumText(one.before)} | ${sumText(one.after)} | **${categoryDeltaText(one)}** |`,
  );
  return {
    head: [
      `### Change: ${markdownText(changeText(change))}`,
      "",
      ...(summary.length === 0 ? [] : ["| for | before | after | USD/month |", "|---|---:|---:|---:|", ...summary, ""]),
      "| change | resource | before | after | USD/month |",
      "|---|---|---:|---:|---:|",
    ],
    rows: costlyChanges(change).map((one) => {
      const delta = `**${deltaText(one.deltaLowUsdPerMonth, one.deltaHighUsdPerMonth)}**`;
      return `| ${one.operation} | ${markdownText(shortUrn(one.urn))} | ${sideText(one.before)} | ${sideText(one.after)} | ${delta} |`;
    }),
    tail: [],
  };
}

function findingSection({ findings, verdict }: Report): Section {
  const saving = verdict.savingUsdPerMonth > 0 ? `, ${formatUsd(verdict.savingUsdPerMonth)} USD/month to save` : "";
  return {
    head: [
      `### Findings: ${verdict.mandatory} mandatory, ${verdict.advisory} advisory${saving}`,
      "",
      "| level | rule | resource | what and what to do | saves USD/month |",
      "|---|---|---|---|---:|",
    ],
    rows: findings.map(findingRow),
    tail: [],
  };
}

function findingRow(finding: Finding): string {
  const resource = finding.urn === undefined ? "the stack" : markdownText(shortUrn(finding.urn));
  const saving = finding.savingUsdPerMonth === undefined ? "" : formatUsd(finding.savingUsdPerMonth);
  const text = `${markdownText(finding.message)}<br>${markdownText(finding.remedy)}`;
  return `| ${finding.level === "mandatory" ? "**mandatory**" : finding.level} | ${code(finding.rule)} | ${resource} | ${text} | ${saving} |`;
}

function exceptedSection({ excepted }: Report): Section {
  return {
    head: ["### Excepted", "", "| rule | resource | until | owner | reason |", "|---|---|---|---|---|"],
    rows: excepted.map(({ rule, urn, expires, owner, reason }) => {
      const resource = urn === undefined ? "the stack" : markdownText(shortUrn(urn));
      return `| ${code(rule)} | ${resource} | ${expires} | ${markdownText(owner)} | ${markdownText(reason)} |`;
    }),
    tail: [],
  };
}

function packSection({ name, version, findings, repairs }: ReportedPolicyPack): Section {
  const mandatory = findings.filter(({ level }) => level === "mandatory").length;
  const subject = (urn: string | undefined) => (urn === undefined ? "the stack" : markdownText(shortUrn(urn)));
  return {
    head: [
      `### Policy pack ${markdownText(name)} ${markdownText(version)}: ${mandatory} mandatory, ${findings.length - mandatory} advisory`,
      "",
      "| level | policy | resource | what |",
      "|---|---|---|---|",
    ],
    rows: [
      ...findings.map(
        ({ level, policy, urn, message }) =>
          `| ${level === "mandatory" ? "**mandatory**" : level} | ${code(policy)} | ${subject(urn)} | ${markdownText(message)} |`,
      ),
      ...repairs.map(({ policy, urn }) => `| repaired | ${code(policy)} | ${subject(urn)} | |`),
    ],
    tail: [],
  };
}

function placementSection({ plans, placements }: Report): Section {
  return {
    head: [
      "### Placement",
      "",
      ...plans.map((plan) => markdownText(planSummary(plan))),
      "",
      "| workload | where | machines | paid | cpu | memory | USD/month | runner-up |",
      "|---|---|---|---|---:|---:|---:|---|",
    ],
    rows: [...placements.map(placementRow), ...sharedCosts(plans).map(sharedRow)],
    tail: [],
  };
}

function placementRow(placement: ReportedPlacement): string {
  const { runnerUp, utilisation } = placement;
  const next =
    runnerUp === null
      ? "none"
      : `${runnerUp.provider} ${runnerUp.region} ${runnerUp.size} x ${runnerUp.count}, ${runnerUp.extraUsdPerMonth < 0 ? "-" : "+"}${formatUsd(Math.abs(runnerUp.extraUsdPerMonth))}`;
  const cells = [
    markdownText(placement.workload),
    `${placement.provider} ${placement.region}`,
    `${placement.form === undefined ? "" : `${placement.form} `}${code(placement.size)} x ${placement.count}`,
    purchaseText(placement.purchase),
    formatUtilisation(utilisation.cpuFraction),
    formatUtilisation(utilisation.memoryFraction),
    `${placement.unpriced === undefined ? "" : "at least "}${formatUsd(placement.usdPerMonth)}`,
    markdownText(next),
  ];
  return `| ${cells.join(" | ")} |`;
}

function sharedRow({ label, usdPerMonth }: OfferCost): string {
  return `| ${markdownText(label)} | shared, once | | | | | ${formatUsd(usdPerMonth)} | |`;
}

function contractSection({ contract }: Report): Section {
  const commitments = contract?.commitments ?? [];
  return {
    head: [
      `### Contract: ${contract === undefined ? "" : markdownText(contractText(contract))}`,
      "",
      "| commitment | kind | covers | until | used | cost |",
      "|---|---|---|---|---|---:|",
    ],
    rows: commitments.map((commitment) => {
      const cells = [
        markdownText(commitment.name),
        commitment.kind,
        markdownText(coversText(commitment)),
        commitment.expires,
        usedText(commitment),
        paidText(commitment),
      ];
      return `| ${cells.join(" | ")} |`;
    }),
    tail: [],
  };
}

function costSection({ resources, contract }: Report): Section {
  const columns =
    contract === undefined
      ? ["| resource | region | USD/month | because |", "|---|---|---:|---|"]
      : ["| resource | region | USD/month | list USD/month | because |", "|---|---|---:|---:|---|"];
  return {
    head: ["<details><summary>Cost of each resource</summary>", "", ...columns],
    rows: costlyFirst(resources.filter(({ estimate }) => estimate.kind !== "free")).map(costRow),
    tail: ["", "</details>"],
  };
}

function costRow(resource: ReportedResource): string {
  const { type, name, region, estimate } = resource;
  const cost =
    estimate.kind === "unknown" && estimate.lowUsdPerMonth === 0
      ? "unknown"
      : formatUsdRange(estimate.lowUsdPerMonth, estimate.highUsdPerMonth);
  const listed = listText(resource);
  const costs = listed === undefined ? cost : `${cost} | ${listed}`;
  return `| ${code(type)} ${markdownText(name)} | ${markdownText(region ?? "")} | ${costs} | ${estimate.because.map(markdownText).join("<br>")} |`;
}

function warningSection({ warnings }: Report): Section {
  return { head: ["### Warnings", ""], rows: warnings.map((warning) => `- ${markdownText(warning)}`), tail: [] };
}

/** Inline code that cannot be broken out of. */
function code(text: string): string {
  return `\`${visible(text).replace(/[`|]/g, "'")}\``;
}
