import type { Diagnostic } from "../../model";
import type { OfferRow } from "./offer-row";
import type { Stated } from "./offers";
import { complaint, type PlacedRow, rowText } from "./row";

/** Gathers what several rows say of one thing; rows may leave it out, but not disagree. */
export function merger(what: string, rows: readonly PlacedRow[], diagnostics: Diagnostic[]) {
  return <K extends keyof OfferRow>(field: K): Stated<NonNullable<OfferRow[K]>> | undefined => {
    const stated = rows.filter(({ row }) => row[field] !== undefined);
    const [first] = stated;
    if (first === undefined) return undefined;
    const text = (placed: PlacedRow) => [placed.row[field]].flat().join(" ");
    for (const other of stated) {
      if (text(other) === text(first)) continue;
      const message = `${field} of ${what} is ${text(other)}, but ${text(first)} at ${rowText(first.place)}`;
      diagnostics.push(complaint(other, field, message, "state it once, or alike"));
    }
    return { value: first.row[field] as NonNullable<OfferRow[K]>, place: first.place, provenance: first.provenance };
  };
}

export function grouped<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
