import type { Diagnostic } from "../../model";
import type { PricedStack } from "../../pricing";
import { EXCEPTIONS_INPUT, type ExceptionRow, type PolicyException, rulesOf } from "./exception";

/**
 * Exceptions that components carry among their inputs, in the form of the file's rows. One that cannot be read accepts
 * nothing, and is told: an exception that quietly failed would look like a rule that is wrong.
 */
export function componentExceptions(
  stack: PricedStack,
  ruleIds: readonly string[],
): { readonly exceptions: readonly PolicyException[]; readonly diagnostics: readonly Diagnostic[] } {
  const exceptions: PolicyException[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { resource } of stack.nodes) {
    const listed = resource.custom ? undefined : resource.inputs[EXCEPTIONS_INPUT];
    if (listed === undefined) continue;
    const place = resource.place ?? { file: resource.urn };
    const complain = (message: string) =>
      diagnostics.push({ severity: "error", message: `${EXCEPTIONS_INPUT} of the component ${resource.name}: ${message}`, place });
    if (!Array.isArray(listed)) {
      complain("it is no list, or not known before deployment");
      continue;
    }
    for (const [index, row] of listed.entries()) {
      const problem = problemOf(row, ruleIds);
      if (problem !== undefined) {
        complain(`entry ${index + 1}: ${problem}`);
        continue;
      }
      const one = row as ExceptionRow;
      const { resource: pattern, reason, owner, expires, ceilingUsdPerMonth } = one;
      exceptions.push({
        rules: rulesOf(one),
        component: resource.urn,
        reason,
        owner,
        expires,
        place,
        ...(pattern === undefined ? {} : { resource: pattern }),
        ...(ceilingUsdPerMonth === undefined ? {} : { ceilingUsdPerMonth }),
      });
    }
  }
  return { exceptions, diagnostics };
}

/** The same demands as the file's schema, without the schema compiler: the pack loads at every preview. */
function problemOf(row: unknown, ruleIds: readonly string[]): string | undefined {
  if (row === null || typeof row !== "object") return "it is no object";
  const { rule, resource, reason, owner, expires, ceilingUsdPerMonth } = row as Record<string, unknown>;
  const rules = typeof rule === "string" ? [rule] : Array.isArray(rule) ? rule : [];
  if (rules.length === 0) return '"rule" names no rule';
  const unknown = rules.find((id) => typeof id !== "string" || !ruleIds.includes(id));
  if (unknown !== undefined) return `unknown rule "${String(unknown)}"`;
  for (const [field, value] of Object.entries({ reason, owner }))
    if (typeof value !== "string" || value === "") return `"${field}" is missing`;
  if (typeof expires !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(expires)) return '"expires" is no date such as 2027-01-31';
  if (resource !== undefined && typeof resource !== "string") return '"resource" is no text';
  const isAmount = typeof ceilingUsdPerMonth === "number" && ceilingUsdPerMonth > 0;
  return ceilingUsdPerMonth === undefined || isAmount ? undefined : '"ceilingUsdPerMonth" is no number above 0';
}
