import { createHash } from "node:crypto";
import { basename } from "node:path";
import type { Diagnostic } from "../../model";
import { type Path, parsePlacedYaml } from "../../model/placed-yaml";
import type { PriceBook } from "../price-book";
import { readCommitment } from "./commitment-row";
import { type Contract, type ContractDiscount, rowText } from "./contract";
import type { ContractFile, DiscountRow } from "./contract-file";
import { contractProblems } from "./contract-problems";
import { ambiguousDiscounts } from "./discount-order";
import { readPrice } from "./price-row";
import { type RowReader, rowReader } from "./row-reader";
import { COMPUTE, servicesOf } from "./services";

export type ContractResult =
  | { readonly status: "ok"; readonly contract: Contract }
  | { readonly status: "invalid"; readonly diagnostics: readonly Diagnostic[] };

/**
 * Reads a contract file against the book of list prices that it changes. Every problem is returned with line and
 * column, all at once: the shape first, and where that is right, names and contradictions.
 */
export function parseContract(text: string, file: string, book: PriceBook): ContractResult {
  const yaml = parsePlacedYaml(text, file);
  if (!("content" in yaml)) return { status: "invalid", diagnostics: yaml };
  const shape = contractProblems(yaml);
  if (shape.length > 0) return invalid(shape);
  const content = yaml.content as ContractFile;
  const diagnostics: Diagnostic[] = [];
  const reader = (path: Path): RowReader => rowReader({ yaml, path, book, file: basename(file), diagnostics });
  reader([]).checkDate("asOf", content.asOf);
  if (content.exchangeRate !== undefined) reader(["exchangeRate"]).checkDate("asOf", content.exchangeRate.asOf);
  const discounts = (content.discounts ?? []).map((row, position) => readDiscount(row, reader(["discounts", position]), book));
  const prices = (content.prices ?? []).flatMap(
    (row, position) => readPrice(row, reader(["prices", position]), book, content.exchangeRate) ?? [],
  );
  const commitments = (content.commitments ?? []).flatMap(
    (row, position) => readCommitment(row, reader(["commitments", position]), book, content.asOf) ?? [],
  );
  diagnostics.push(...ambiguousDiscounts(discounts).map(atFile));
  diagnostics.push(
    ...repeated(prices, ({ provider, region, sku }) =>
      [provider, region, ...("key" in sku ? [sku.key] : [sku.size, sku.purchase])].join(" "),
    ).map(atFile),
  );
  diagnostics.push(...repeated(commitments, ({ name }) => `commitment "${name}"`).map(atFile));
  if (diagnostics.length > 0) return invalid(diagnostics);
  return {
    status: "ok",
    contract: {
      file: basename(file),
      id: createHash("sha256").update(text).digest("hex").slice(0, 8),
      asOf: content.asOf,
      ...(content.exchangeRate === undefined ? {} : { exchangeRate: content.exchangeRate }),
      discounts,
      prices,
      commitments,
    },
  };

  function atFile(diagnostic: Diagnostic): Diagnostic {
    return diagnostic.place === undefined ? diagnostic : { ...diagnostic, place: { ...diagnostic.place, file } };
  }
}

function readDiscount(row: DiscountRow, reader: RowReader, book: PriceBook): ContractDiscount {
  reader.checkRegion(row.provider, row.region);
  reader.checkFamily(row.provider, row.family);
  if (row.service !== undefined) reader.checkOneOf("service", row.service, servicesOf(book, row.provider), `service of ${row.provider}`);
  if (row.family !== undefined && row.service !== undefined && row.service !== COMPUTE) {
    reader.complain("family", `families are those of machines, not of ${row.service}`, "leave family out, or name the SKU in prices");
  }
  const service = row.service ?? (row.family === undefined ? undefined : COMPUTE);
  return {
    provider: row.provider,
    ...(service === undefined ? {} : { service }),
    ...(row.region === undefined ? {} : { region: row.region }),
    ...(row.family === undefined ? {} : { family: row.family }),
    discountPercent: row.discountPercent,
    spot: row.spot ?? false,
    place: reader.place,
  };
}

/** Rows that say the same thing twice: which one holds is not said. */
function repeated<Row extends { readonly place: ContractDiscount["place"] }>(
  rows: readonly Row[],
  nameOf: (row: Row) => string,
): readonly Diagnostic[] {
  const first = new Map<string, Row>();
  return rows.flatMap((row): readonly Diagnostic[] => {
    const name = nameOf(row);
    const earlier = first.get(name);
    if (earlier === undefined) {
      first.set(name, row);
      return [];
    }
    return [
      {
        severity: "error",
        message: `${name} is stated twice, here and at ${rowText(earlier.place)}`,
        place: row.place,
        hint: "keep one of them",
      },
    ];
  });
}

/** Problems in the order of the file. */
function invalid(diagnostics: readonly Diagnostic[]): ContractResult {
  const sorted = [...diagnostics].sort(
    (a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0),
  );
  return { status: "invalid", diagnostics: sorted };
}
