import { createHash } from "node:crypto";
import type { Log, ReportingDescriptor, Result, Run } from "sarif";
import type { Finding, Place, Report, ReportedPolicyPack } from "../../model";
import { rules } from "../../policy-pack/registry";
import { visible } from "../escape";
import { placesOf } from "./finding-place";
import type { ReportFormat } from "./format";
import { shortUrn } from "./table";

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/** SARIF 2.1.0, for code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html. */
export const sarif: ReportFormat = {
  id: "sarif",
  title: "SARIF 2.1.0, for code scanning",
  extensions: ["sarif"],
  render: (report) => write([report]),
  renderAll: (reports) => write(reports),
};

function write(reports: readonly Report[]): string {
  const log: Log = {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: reports.flatMap((report) => [runOf(report), ...(report.policyPacks ?? []).map((pack) => packRunOf(report, pack))]),
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function runOf(report: Report): Run {
  const place = placesOf(report);
  const used = new Set(report.findings.map(({ rule }) => rule));
  return {
    tool: {
      driver: {
        name: "costwright",
        version: report.tool.version,
        rules: rules.filter(({ id }) => used.has(id)).map(ruleOf),
      },
    },
    // Several stacks of one repository are runs of different categories, so that one does not replace the other.
    automationDetails: { id: `costwright/${visible(report.program.project)}/${visible(report.program.stack)}/` },
    columnKind: "utf16CodeUnits",
    results: [
      ...report.findings.map((finding) => resultOf(finding, place(finding))),
      ...report.excepted.map(
        (excepted): Result => ({
          ...resultOf({ ...excepted, level: "advisory", remedy: "" }, place(excepted)),
          suppressions: [
            {
              kind: "external",
              status: "accepted",
              justification: visible(`${excepted.owner}, until ${excepted.expires}: ${excepted.reason}`),
            },
          ],
        }),
      ),
    ],
  };
}

/** Another pack is a tool of its own. */
function packRunOf(report: Report, { name, version, findings }: ReportedPolicyPack): Run {
  const place = placesOf(report);
  const described = new Map(findings.map(({ policy, description }) => [policy, description]));
  return {
    tool: {
      driver: {
        name: visible(name),
        version: visible(version),
        rules: [...described].map(([id, text]) => ({
          id: visible(id),
          ...(text === "" ? {} : { shortDescription: { text: visible(text) } }),
        })),
      },
    },
    automationDetails: { id: `${visible(name)}/${visible(report.program.project)}/${visible(report.program.stack)}/` },
    columnKind: "utf16CodeUnits",
    results: findings.map((one) => resultOf({ ...one, rule: visible(one.policy), remedy: "" }, place(one))),
  };
}

function ruleOf({ id, title, why, remedy, group }: (typeof rules)[number]): ReportingDescriptor {
  return {
    id,
    name: id.replace(/(^|-)([a-z0-9])/g, (_, __, letter: string) => letter.toUpperCase()),
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: remedy },
    properties: { tags: ["cost", group] },
  };
}

type Told = Pick<Finding, "rule" | "level" | "urn" | "message" | "remedy" | "savingUsdPerMonth">;

function resultOf({ rule, level, urn, message, remedy, savingUsdPerMonth }: Told, place: Place | undefined): Result {
  const subject = urn === undefined ? "The stack" : visible(shortUrn(urn));
  return {
    ruleId: rule,
    level: level === "mandatory" ? "error" : "warning",
    message: { text: [`${subject}: ${visible(message)}.`, visible(remedy)].filter(Boolean).join(" ") },
    locations: [
      {
        ...(place === undefined ? {} : { physicalLocation: physical(place) }),
        logicalLocations: [{ fullyQualifiedName: visible(urn ?? "stack"), kind: "resource" }],
      },
    ],
    // The same finding on the same resource stays the same alert when lines move or prices change.
    partialFingerprints: {
      "ruleAndUrn/v1": createHash("sha256")
        .update(`${rule}\n${urn ?? ""}`)
        .digest("hex"),
    },
    ...(savingUsdPerMonth === undefined ? {} : { properties: { savingUsdPerMonth } }),
  };
}

function physical({ file, line, column }: Place) {
  return {
    artifactLocation: { uri: file.split("/").map(encodeURIComponent).join("/"), uriBaseId: "%SRCROOT%" },
    ...(line === undefined ? {} : { region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) } }),
  };
}
