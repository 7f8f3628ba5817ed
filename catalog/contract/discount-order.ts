import type { Diagnostic } from "../../model";
import { type ContractDiscount, rowText } from "./contract";

/** What a discount is looked up for. */
export interface DiscountTarget {
  readonly service: string;
  readonly region: string;
  readonly family: string | undefined;
}

const fields = ["service", "region", "family"] as const;

export function matches(row: ContractDiscount, target: DiscountTarget): boolean {
  return fields.every((field) => row[field] === undefined || row[field] === target[field]);
}

/** Of the rows that match, the one that names most; `ambiguousDiscounts` has made sure that there is one. */
export function mostSpecific(rows: readonly ContractDiscount[]): ContractDiscount | undefined {
  return rows.reduce<ContractDiscount | undefined>((best, row) => (best === undefined || covers(row, best) ? row : best), undefined);
}

/** Whether `row` names everything that `other` names. */
function covers(row: ContractDiscount, other: ContractDiscount): boolean {
  return fields.every((field) => other[field] === undefined || row[field] !== undefined);
}

/**
 * Pairs of rows that both match something, neither being the more specific one, without a third row for just what both
 * match: which of the two percentages holds is not said.
 */
export function ambiguousDiscounts(rows: readonly ContractDiscount[]): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const [position, first] of rows.entries()) {
    for (const second of rows.slice(position + 1)) {
      if (first.provider !== second.provider || !overlap(first, second)) continue;
      const [wider, narrower] = [covers(first, second), covers(second, first)];
      if (wider !== narrower) continue;
      const both = wider ? undefined : Object.fromEntries(fields.map((field) => [field, first[field] ?? second[field]]));
      if (
        both !== undefined &&
        rows.some((row) => row.provider === first.provider && fields.every((field) => row[field] === both[field]))
      ) {
        continue;
      }
      const text =
        both === undefined
          ? `it names the same as the row at ${rowText(first.place)}: ${scopeText(first)}`
          : `${scopeText(second)} and ${scopeText(first)} (${rowText(first.place)}) match the same prices, and neither is more specific`;
      diagnostics.push({
        severity: "error",
        message: `ambiguous discount: ${text}`,
        place: second.place,
        hint: both === undefined ? "keep one of them" : `add a row for ${scopeText({ ...first, ...both })}`,
      });
    }
  }
  return diagnostics;
}

function overlap(first: ContractDiscount, second: ContractDiscount): boolean {
  return fields.every((field) => first[field] === undefined || second[field] === undefined || first[field] === second[field]);
}

/** `aws compute m7g eu-west-1` */
export function scopeText({ provider, service, family, region }: ContractDiscount): string {
  return [provider, service, family, region].filter((part) => part !== undefined).join(" ");
}
