import type { Diagnostic, Place, Provenance } from "../../model";
import type { PlacedYaml } from "../../model/placed-yaml";
import type { OfferRow, OffersContent } from "./offer-row";

/** A row, where it stands, and where its prices are from. */
export interface PlacedRow {
  readonly row: OfferRow;
  /** The file by its own name. */
  readonly place: Place;
  readonly provenance: Provenance;
  placeOf(field: string): Place;
}

/** `offers.csv:3` */
export function rowText({ file, line }: Place): string {
  return line === undefined ? file : `${file}:${line}`;
}

export function placedRows(read: PlacedYaml, content: OffersContent, file: string): readonly PlacedRow[] {
  return content.offers.map((row, index) => {
    const place = { ...read.placeOf(["offers", index]), file };
    const source = row.source ?? content.source ?? "offers file";
    return {
      row,
      place,
      provenance: { source, asOf: row.asOf ?? content.asOf ?? "", row: rowText(place) },
      placeOf: (field) => ({ ...read.placeOf(["offers", index, field]), file }),
    };
  });
}

export function complaint(placed: PlacedRow, field: string, message: string, hint?: string): Diagnostic {
  return { severity: "error", message, place: placed.placeOf(field), ...(hint === undefined ? {} : { hint }) };
}
