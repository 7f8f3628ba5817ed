import type { Report } from "../../model";
import { visible } from "../escape";
import { formatUsd } from "../format-number";
import { placesOf } from "./finding-place";
import type { ReportFormat } from "./format";
import { shortUrn } from "./table";
import { verdictLine } from "./verdict-line";

/** GitHub shows no more annotations of one kind and step than this; the rest would be dropped without a word. */
const MOST_OF_A_KIND = 10;

/**
 * Workflow commands that annotate the changed lines of a pull request:
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands.
 */
export const github: ReportFormat = {
  id: "github",
  title: "annotations of GitHub Actions, on stdout",
  extensions: [],
  render: (report) => write([report]),
  renderAll: (reports) => write(reports),
};

function write(reports: readonly Report[]): string {
  const all = reports.flatMap((report) => {
    const place = placesOf(report);
    const others = (report.policyPacks ?? []).flatMap(({ name, findings }) =>
      findings.map((one) => ({ ...one, rule: `${name}/${one.policy}`, remedy: "", savingUsdPerMonth: undefined })),
    );
    return [...report.findings, ...others].map((finding) => ({ finding, place: place(finding) }));
  });
  const kinds = (["error", "warning"] as const).map((kind) => {
    const own = all.filter(({ finding }) => (finding.level === "mandatory") === (kind === "error"));
    const lines = own.slice(0, own.length > MOST_OF_A_KIND ? MOST_OF_A_KIND - 1 : MOST_OF_A_KIND).map(({ finding, place }) => {
      const title = `${finding.rule}${finding.urn === undefined ? "" : ` ${shortUrn(finding.urn)}`}`;
      const saving = finding.savingUsdPerMonth === undefined ? "" : ` Saves ${formatUsd(finding.savingUsdPerMonth)} USD a month.`;
      const where = place === undefined ? {} : { file: place.file, line: place.line, col: place.column };
      return command(kind, { ...where, title }, `${[`${finding.message}.`, finding.remedy].filter(Boolean).join(" ")}${saving}`);
    });
    const left = own.length - lines.length;
    return left === 0 ? lines : [...lines, command(kind, { title: "costwright" }, `${left} more findings are in the report`)];
  });
  return `${[...kinds.flat(), ...reports.map((report) => command("notice", { title: "costwright" }, verdictLine(report)))].join("\n")}\n`;
}

function command(kind: string, properties: Readonly<Record<string, string | number | undefined>>, message: string): string {
  const listed = Object.entries(properties).filter((entry): entry is [string, string | number] => entry[1] !== undefined);
  return `::${kind} ${listed.map(([name, value]) => `${name}=${property(String(value))}`).join(",")}::${data(message)}`;
}

const data = (text: string) => visible(text).replace(/%/g, "%25");
const property = (text: string) => data(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
