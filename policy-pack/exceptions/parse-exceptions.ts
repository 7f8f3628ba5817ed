import { type Diagnostic, didYouMean } from "../../model";
import { type PlacedYaml, parsePlacedYaml } from "../../model/placed-yaml";
import { schemaProblems } from "../../model/schema-problems";
import { type ExceptionRow, type PolicyException, rulesOf } from "./exception";
import { exceptionsSchema } from "./exceptions-schema";

export type ExceptionsOutcome =
  | { readonly status: "ok"; readonly exceptions: readonly PolicyException[] }
  | { readonly status: "failed"; readonly diagnostics: readonly Diagnostic[] };

/** Reads an exceptions file. Everything that is wrong is returned at once, with line and column. */
export function parseExceptions(text: string, file: string, ruleIds: readonly string[]): ExceptionsOutcome {
  const yaml = parsePlacedYaml(text, file);
  if (!("content" in yaml)) return { status: "failed", diagnostics: yaml };
  const problems = schemaProblems(yaml, exceptionsSchema, hintOf);
  if (problems.length > 0) return { status: "failed", diagnostics: problems };
  const rows = (yaml.content as { readonly exceptions: readonly ExceptionRow[] }).exceptions;
  const diagnostics = rows.flatMap((row, index) => rowProblems(row, index, yaml, ruleIds));
  if (diagnostics.length > 0) return { status: "failed", diagnostics };
  return {
    status: "ok",
    exceptions: rows.map(({ rule, ...rest }, index) => ({ ...rest, rules: rulesOf({ rule }), place: yaml.placeOf(["exceptions", index]) })),
  };
}

function hintOf(keyword: "pattern" | "exclusiveMaximum"): string | undefined {
  return keyword === "pattern" ? "write a date as 2027-01-31" : undefined;
}

function rowProblems(row: ExceptionRow, index: number, yaml: PlacedYaml, ruleIds: readonly string[]): readonly Diagnostic[] {
  const problems: Diagnostic[] = [];
  for (const [position, id] of rulesOf(row).entries()) {
    if (ruleIds.includes(id)) continue;
    const path = ["exceptions", index, "rule", ...(typeof row.rule === "string" ? [] : [position])];
    const hint = didYouMean(id, ruleIds) ?? "`costwright policies` lists the rules";
    problems.push({ severity: "error", message: `unknown rule "${id}"`, place: yaml.placeOf(path), hint });
  }
  const date = new Date(`${row.expires}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== row.expires) {
    const place = yaml.placeOf(["exceptions", index, "expires"]);
    problems.push({ severity: "error", message: `"expires" is "${row.expires}", which is no day of the calendar`, place });
  }
  return problems;
}
