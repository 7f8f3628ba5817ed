import type { Finding, Report, ReportedPolicyPack } from "../../model";
import { rules } from "../../policy-pack/registry";
import { visible } from "../escape";
import { placesOf } from "./finding-place";
import type { ReportFormat } from "./format";
import { shortUrn } from "./table";

/**
 * JUnit XML, as CI systems read it: a suite a stack, a case a rule and resource. A mandatory finding is a failure; an
 * advisory one passes and is told in the case's output; an accepted one is skipped.
 */
export const junit: ReportFormat = {
  id: "junit",
  title: "JUnit XML, for the test view of CI systems",
  extensions: ["xml"],
  render: (report) => write([report]),
  renderAll: (reports) => write(reports),
};

function write(reports: readonly Report[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="costwright">\n${reports.map(suite).join("")}</testsuites>\n`;
}

function suite(report: Report): string {
  const place = placesOf(report);
  const found = new Set(report.findings.map(({ rule }) => rule));
  const passed = rules.filter(({ id }) => !found.has(id));
  const failures = report.findings.filter(({ level }) => level === "mandatory").length;
  const cases = [
    ...report.findings.map((finding) => {
      const at = place(finding);
      const where = at === undefined ? "" : attributes({ file: at.file, ...(at.line === undefined ? {} : { line: String(at.line) }) });
      return testCase(finding.rule, subject(finding), body(finding), where);
    }),
    ...report.excepted.map((one) => {
      const because = `${one.owner}, until ${one.expires}: ${one.reason}`;
      return testCase(one.rule, subject(one), `      <skipped${attributes({ message: because })}/>\n`);
    }),
    ...passed.map(({ id }) => testCase(id, "no finding", "")),
  ];
  const name = `${report.program.project}/${report.program.stack}`;
  const counts = { tests: String(cases.length), failures: String(failures), errors: "0", skipped: String(report.excepted.length) };
  const own = `  <testsuite${attributes({ name, ...counts })}>\n${cases.join("")}  </testsuite>\n`;
  return [own, ...(report.policyPacks ?? []).map((pack) => packSuite(name, pack))].join("");
}

/** Another pack's findings are a suite of their own; of a policy without a finding nothing is known but that it ran. */
function packSuite(stack: string, { name, findings }: ReportedPolicyPack): string {
  const failures = findings.filter(({ level }) => level === "mandatory").length;
  const counts = { tests: String(findings.length), failures: String(failures), errors: "0", skipped: "0" };
  const cases = findings.map((one) => {
    const head = `    <testcase${attributes({ classname: `${name}.${one.policy}`, name: `${one.policy}: ${subject(one)}`, time: "0" })}>`;
    return `${head}\n${body({ ...one, remedy: one.description })}    </testcase>\n`;
  });
  return `  <testsuite${attributes({ name: `${stack} ${name}`, ...counts })}>\n${cases.join("")}  </testsuite>\n`;
}

const subject = ({ urn }: Pick<Finding, "urn">) => (urn === undefined ? "the stack" : shortUrn(urn));

function testCase(rule: string, name: string, content: string, where = ""): string {
  const head = `    <testcase${attributes({ classname: `costwright.${rule}`, name: `${rule}: ${name}`, time: "0" })}${where}`;
  return content === "" ? `${head}/>\n` : `${head}>\n${content}    </testcase>\n`;
}

function body({ level, message, remedy }: Pick<Finding, "level" | "message" | "remedy">): string {
  if (level === "mandatory")
    return `      <failure${attributes({ message, type: "mandatory" })}>${xml(`${message}\n${remedy}`)}</failure>\n`;
  return `      <system-out>${xml(`advisory: ${message}\n${remedy}`)}</system-out>\n`;
}

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${xml(value)}"`)
    .join("");
}

/** Text and attribute values alike; characters that XML 1.0 cannot hold are made visible first. */
function xml(text: string): string {
  return text
    .split("\n")
    .map(visible)
    .join("\n")
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ufffe\uffff]/g, "\ufffd")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/\n/g, "&#10;");
}
