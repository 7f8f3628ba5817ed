import { type Diagnostic, didYouMean } from "../../model";
import { type PlacedYaml, parsePlacedYaml } from "../../model/placed-yaml";
import { schemaProblems } from "../../model/schema-problems";
import type { PolicyException } from "./exception";
import { exceptionsSchema } from "./exceptions-schema";

export type ExceptionsOutcome =
  | { readonly status: "ok"; readonly exceptions: readonly PolicyException[] }
  | { readonly status: "failed"; readonly diagnostics: readonly Diagnostic[] };

interface Row {
  readonly rule: string | readonly string[];
  readonly resource?: string;
  readonly reason: string;
  readonly owner: string;
  readonly expires: string;
  readonly ceilingUsdPerMonth?: number;
}

/** Reads an exceptions file. Everything that is wrong is returned at once, with line and column. */
export function parseExceptions(text: string, file: string, ruleIds: readonly string[]): ExceptionsOutcome {
  const yaml = parsePlacedYaml(text, file);
  if (!("content" in yaml)) return { status: "failed", diagnostics: yaml };
  const problems = schemaProblems(yaml, exceptionsSchema, hintOf);
  if (problems.length > 0) return { status: "failed", diagnostics: problems };
  const rows = (yaml.content as { readonly exceptions: readonly Row[] }).exceptions;
  const diagnostics = rows.flatMap((row, index) => rowProblems(row, index, yaml, ruleIds));
  if (diagnostics.length > 0) return { status: "failed", diagnostics };
  return {
    status: "ok",
    exceptions: rows.map(({ rule, ...rest }, index) => ({ ...rest, rules: listOf(rule), place: yaml.placeOf(["exceptions", index]) })),
  };
}

const listOf = (rule: Row["rule"]) => (typeof rule === "string" ? [rule] : rule);

function hintOf(keyword: "pattern" | "exclusiveMaximum"): string | undefined {
  return keyword === "pattern" ? "write a date as 2027-01-31" : undefined;
}

function rowProblems(row: Row, index: number, yaml: PlacedYaml, ruleIds: readonly string[]): readonly Diagnostic[] {
  const problems: Diagnostic[] = [];
  for (const [position, id] of listOf(row.rule).entries()) {
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
