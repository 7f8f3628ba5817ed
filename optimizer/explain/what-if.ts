import { type PriceBook, suppliersOf } from "../../catalog";
import { didYouMean, type PortfolioNeed, purchases, type WorkloadNeed } from "../../model";
import { differenceOf, isPlaced, type PlacedPlan, type PlanDifference } from "./compare-plans";
import { type Bounds, objectiveBounds } from "./constraint-costs";
import type { Runs } from "./runs";

/** A change of the needs that a user asks about. */
export interface WhatIf {
  readonly text: string;
  /** The changed needs; a string says why nothing is left to choose from. */
  apply(need: PortfolioNeed): PortfolioNeed | string;
}

export interface WhatIfRow {
  readonly text: string;
  readonly status: "placed" | "infeasible" | "skipped";
  /** Of a placed one. */
  readonly usdPerMonth?: number;
  readonly riskUsdPerMonth?: number;
  /** Against the plan as it is; absent where that is infeasible. */
  readonly difference?: PlanDifference;
  /** What is proven of the difference of the objectives: equal where both plans are proven. */
  readonly objectiveBounds?: Bounds;
  /** Why nothing can be placed. */
  readonly conflicts: readonly string[];
}

export const WHAT_IF_SYNTAX =
  '[WORKLOAD:] [without] FIELD=VALUE[,VALUE] with the fields provider, region, jurisdiction, purchase and budget, several joined by "and": ' +
  '"provider=aws", "web: region=eu-west-1", "without provider=gcp", "provider=azure and purchase=reserved-1y", "budget=900", "without budget"';

type Field = "provider" | "region" | "jurisdiction" | "purchase";
type Change = (need: WorkloadNeed) => WorkloadNeed | string;

/** Reads what a user asks about; a string says what is wrong with it. */
export function parseWhatIf(
  text: string,
  need: PortfolioNeed,
  book: PriceBook,
): WhatIf | { readonly message: string; readonly hint: string } {
  const changes: WhatIf["apply"][] = [];
  for (const clause of text.split(/\s+and\s+/i)) {
    const change = parseClause(clause.trim(), need, book);
    if ("message" in change) return { message: change.message, hint: change.hint ?? `write ${WHAT_IF_SYNTAX}` };
    changes.push(change.apply);
  }
  return {
    text: text.trim(),
    apply: (from) =>
      changes.reduce<PortfolioNeed | string>((changed, apply) => (typeof changed === "string" ? changed : apply(changed)), from),
  };
}

type Parsed = Pick<WhatIf, "apply"> | { readonly message: string; readonly hint?: string };

const CLAUSE = /^(?:([a-z][a-z0-9-]*)\s*:\s*)?(without\s+)?([a-z]+)(?:\s*=\s*(.+))?$/i;

function parseClause(clause: string, need: PortfolioNeed, book: PriceBook): Parsed {
  const [, workload, without, name, value] = CLAUSE.exec(clause) ?? [];
  if (name === undefined) return { message: `"${clause}" is no change` };
  const names = need.workloads.map((one) => one.name);
  if (workload !== undefined && !names.includes(workload))
    return { message: `there is no workload "${workload}"`, hint: didYouMean(workload, names) ?? `workloads are ${names.join(", ")}` };
  const field = name.toLowerCase();
  if (field === "budget") return parseBudget(clause, workload, without !== undefined, value);
  if (!isField(field)) {
    const hint = didYouMean(field, [...fields, "budget"]);
    return { message: `"${name}" is no field that can be changed`, ...(hint === undefined ? {} : { hint }) };
  }
  if (value === undefined) return { message: `"${clause}" names no value` };
  const known = knownValues(field, book);
  const values = value.split(",").map((one) => one.trim());
  const strange = values.find((one) => !known.includes(one));
  if (strange !== undefined) {
    const hint =
      didYouMean(strange, known) ?? (known.length > 20 ? `write a ${field} as in the needs file` : `known are ${known.join(", ")}`);
    return { message: `there is no ${field} "${strange}"`, hint };
  }
  const change = without === undefined ? only(field, values) : except(field, values, known);
  return {
    apply(from) {
      const workloads: WorkloadNeed[] = [];
      for (const one of from.workloads) {
        const changed = workload === undefined || one.name === workload ? change(one) : one;
        if (typeof changed === "string") return changed;
        workloads.push(changed);
      }
      return { ...from, workloads };
    },
  };
}

function parseBudget(clause: string, workload: string | undefined, without: boolean, value: string | undefined): Parsed {
  if (workload !== undefined) return { message: `"${clause}" gives one workload a budget, only the whole portfolio has one` };
  if (without) {
    if (value !== undefined) return { message: `"${clause}" names an amount to do without`, hint: 'write "without budget"' };
    return { apply: ({ budgetUsdPerMonth: _, ...from }) => from };
  }
  const budgetUsdPerMonth = value === undefined ? Number.NaN : Number(value);
  if (!(budgetUsdPerMonth > 0 && Number.isFinite(budgetUsdPerMonth)))
    return { message: `"${clause}" is no amount above 0`, hint: "write USD a month without separators: budget=1200" };
  return { apply: (from) => ({ ...from, budgetUsdPerMonth }) };
}

const fields: readonly Field[] = ["provider", "region", "jurisdiction", "purchase"];
const isField = (text: string): text is Field => (fields as readonly string[]).includes(text);

function knownValues(field: Field, book: PriceBook): readonly string[] {
  const suppliers = suppliersOf(book);
  const regions = suppliers.flatMap((provider) => book.regions(provider));
  switch (field) {
    case "provider":
      return suppliers;
    case "region":
      return [...new Set(regions.map(({ id }) => id))];
    case "jurisdiction":
      return [...new Set(regions.flatMap(({ jurisdictions }) => jurisdictions))].sort();
    case "purchase":
      return purchases;
  }
}

const listOf = { provider: "providers", region: "regions", jurisdiction: "jurisdictions", purchase: "purchases" } as const;

/** In place of what the workload declares. */
function only(field: Field, values: readonly string[]): Change {
  return (need) => ({ ...need, [listOf[field]]: values });
}

/** What the workload allows, less some; what is left of nothing declared is everything else that is known. */
function except(field: Field, values: readonly string[], known: readonly string[]): Change {
  return (need) => {
    const declared: readonly string[] = need[listOf[field]];
    const left = (declared.length === 0 ? known : declared).filter((one) => !values.includes(one));
    if (left.length === 0) return `${need.name}: nothing is left of its ${listOf[field]} (${declared.join(", ")})`;
    return { ...need, [listOf[field]]: left };
  };
}

/** Places the changed needs, each on its own, against the plan as it is. */
export function whatIfRows(
  plan: PlacedPlan | undefined,
  need: PortfolioNeed,
  whatIfs: readonly WhatIf[],
  runs: Runs,
): readonly WhatIfRow[] {
  return whatIfs.map(({ text, apply }): WhatIfRow => {
    const changedNeed = apply(need);
    if (typeof changedNeed === "string") return { text, status: "infeasible", conflicts: [changedNeed] };
    const changed = runs.place(`what if ${text}`, changedNeed);
    if (changed === undefined) return { text, status: "skipped", conflicts: [] };
    if (!isPlaced(changed)) return { text, status: "infeasible", conflicts: changed.conflicts };
    const { usdPerMonth, riskUsdPerMonth } = changed;
    const against =
      plan === undefined ? {} : { difference: differenceOf(plan, changed, need), objectiveBounds: objectiveBounds(changed, plan, need) };
    return { text, status: "placed", usdPerMonth, riskUsdPerMonth, ...against, conflicts: [] };
  });
}
