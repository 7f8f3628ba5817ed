import { CsvError, parse } from "csv-parse/sync";
import { type Diagnostic, didYouMean, type Place } from "../../model";
import type { PlacedYaml } from "../../model/placed-yaml";
import { type OfferField, offerProperties } from "./offers-schema";

const fields = Object.keys(offerProperties) as OfferField[];

/** Columns whose cells are text whatever they look like: a size may be called 4. */
function isText(field: OfferField): boolean {
  const property = offerProperties[field] as { readonly type?: string; readonly enum?: readonly string[] };
  return property.type === "string" || property.enum !== undefined;
}

/**
 * A CSV file of offers in the form of a YAML one: `offers`, a list of rows. The first line names the columns; empty
 * cells are left out, lists are separated by spaces or semicolons, lines that start with # are comments. Broken CSV and
 * columns that do not exist are returned as diagnostics with their line.
 */
export function parsePlacedCsv(text: string, file: string): PlacedYaml | readonly Diagnostic[] {
  let records: readonly { readonly record: readonly string[]; readonly info: { readonly lines: number } }[];
  try {
    records = parse(text, { bom: true, info: true, trim: true, skip_empty_lines: true, comment: "#", comment_no_infix: true }) as never;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error as unknown as { readonly lines?: number };
    const place: Place = { file, ...(lines === undefined ? {} : { line: lines }) };
    const message = `not valid CSV: ${error.message.replace(/ (on|at) line \d+.*$/, "")}`;
    return [{ severity: "error", message, place, hint: "every line has as many cells as the first; quote cells that hold commas" }];
  }
  const [header, ...rows] = records;
  if (header === undefined)
    return [{ severity: "error", message: "the file is empty", place: { file, line: 1 }, hint: "start with a line of column names" }];
  const columns = header.record;
  const problems = columns.flatMap((name, index): Diagnostic[] => {
    const place = { file, line: header.info.lines };
    if (columns.indexOf(name) < index) return [{ severity: "error", message: `column "${name}" occurs twice`, place }];
    if ((fields as readonly string[]).includes(name)) return [];
    return [
      { severity: "error", message: `unknown column "${name}"`, place, hint: didYouMean(name, fields) ?? `columns: ${fields.join(", ")}` },
    ];
  });
  if (problems.length > 0) return problems;
  const offers = rows.map(({ record }) =>
    Object.fromEntries(
      columns.flatMap((name, index) => {
        const cell = record[index] ?? "";
        return cell === "" ? [] : [[name, cellValue(name as OfferField, cell)]];
      }),
    ),
  );
  return {
    content: { offers },
    placeOf: ([, row]) => ({ file, line: typeof row === "number" ? (rows[row]?.info.lines ?? 1) : header.info.lines }),
  };
}

/** Cells that are not what their column holds stay text, which the schema then complains about. */
function cellValue(field: OfferField, cell: string): unknown {
  if (field === "jurisdictions") return cell.split(/[\s;]+/).filter((one) => one !== "");
  if (isText(field)) return cell;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(cell) ? Number(cell) : cell;
}
