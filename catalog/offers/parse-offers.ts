import { createHash } from "node:crypto";
import { basename, extname } from "node:path";
import type { Diagnostic, Place } from "../../model";
import { type PlacedYaml, parsePlacedYaml } from "../../model/placed-yaml";
import { schemaProblems } from "../../model/schema-problems";
import type { PriceBook, UnitOffer } from "../price-book";
import { checkRows } from "./check-rows";
import type { OffersContent } from "./offer-row";
import type { OfferList, SizedOffer } from "./offers";
import { offersSchema } from "./offers-schema";
import { parsePlacedCsv } from "./placed-csv";
import { readSites } from "./read-sites";
import { readSizes } from "./read-sizes";
import { type PlacedRow, placedRows } from "./row";

export type OffersResult =
  | { readonly status: "ok"; readonly offers: OfferList }
  | { readonly status: "invalid"; readonly diagnostics: readonly Diagnostic[] };

/**
 * Reads an offers file, CSV where its name ends in .csv and YAML otherwise, against the book that it lies over. Every
 * problem is returned with its line, all at once: the shape first, and where that is right, names and contradictions.
 */
export function parseOffers(text: string, file: string, book: PriceBook): OffersResult {
  const read: PlacedYaml | readonly Diagnostic[] =
    extname(file).toLowerCase() === ".csv" ? parsePlacedCsv(text, file) : parsePlacedYaml(text, file);
  if (!("content" in read)) return invalid(read);
  const shape = schemaProblems(read, offersSchema, hintOf);
  if (shape.length > 0) return invalid(shape);
  const rows = placedRows(read, read.content as OffersContent, basename(file));
  const diagnostics: Diagnostic[] = [...checkRows(rows, book)];
  if (diagnostics.length > 0) return invalid(diagnostics.map(atFile));
  const sites = readSites(rows, book);
  const sizes = readSizes(rows);
  diagnostics.push(...sites.diagnostics, ...sizes.diagnostics);
  if (diagnostics.length > 0) return invalid(diagnostics.map(atFile));
  return {
    status: "ok",
    offers: {
      file: basename(file),
      id: createHash("sha256").update(text).digest("hex").slice(0, 8),
      asOf:
        rows
          .map(({ provenance }) => provenance.asOf)
          .sort()
          .at(-1) ?? "",
      sites: sites.sites,
      sizes: sizes.sizes,
      sized: rows.flatMap(sizedOffer),
      byUnit: rows.flatMap(unitOffer),
    },
  };

  function atFile(diagnostic: Diagnostic): Diagnostic {
    return diagnostic.place === undefined ? diagnostic : { ...diagnostic, place: { ...diagnostic.place, file } };
  }
}

function sizedOffer({ row, place, provenance }: PlacedRow): readonly SizedOffer[] {
  const { provider, region, size, usdPerHour, interruptionFraction, capacityMachines } = row;
  if (size === undefined || usdPerHour === undefined) return [];
  return [
    {
      ...{ provider, region, size, usdPerHour, place, provenance },
      purchase: row.purchase ?? "on-demand",
      ...(interruptionFraction === undefined ? {} : { interruptionFraction }),
      ...(capacityMachines === undefined ? {} : { capacityMachines }),
    },
  ];
}

function unitOffer({ row, provenance }: PlacedRow): readonly UnitOffer[] {
  const { provider, region, size, vcpuUsdPerHour, memoryGibUsdPerHour, interruptionFraction } = row;
  if (size !== undefined || vcpuUsdPerHour === undefined || memoryGibUsdPerHour === undefined) return [];
  return [
    {
      ...{ provider, region, vcpuUsdPerHour, memoryGibUsdPerHour, provenance },
      architecture: row.architecture ?? "x86_64",
      purchase: row.purchase ?? "on-demand",
      stepVcpus: row.stepVcpus ?? 1,
      stepMemoryGib: row.stepMemoryGib ?? 1,
      maxVcpusPerMachine: row.maxVcpusPerMachine ?? Number.POSITIVE_INFINITY,
      maxMemoryGibPerMachine: row.maxMemoryGibPerMachine ?? Number.POSITIVE_INFINITY,
      ...(interruptionFraction === undefined ? {} : { interruptionFraction }),
    },
  ];
}

/** What a value looks like that does not match its pattern. */
function hintOf(_: string, path: readonly (string | number)[]): string | undefined {
  return {
    provider: "write aws, azure, gcp, or a name of lower-case letters, digits and hyphens for another supplier",
    region: "use letters, digits, dots, hyphens and underscores",
    size: "use letters, digits, dots, hyphens, underscores and plus signs",
    country: "write the ISO 3166 code of the country, e.g. DE",
    asOf: "write the date as 2026-08-01",
  }[String(path.at(-1))];
}

const inOrder = (place: Place | undefined) => [place?.line ?? 0, place?.column ?? 0] as const;

/** Problems in the order of the file. */
function invalid(diagnostics: readonly Diagnostic[]): OffersResult {
  const sorted = [...diagnostics].sort((a, b) => {
    const [line, column] = inOrder(a.place);
    const [otherLine, otherColumn] = inOrder(b.place);
    return line - otherLine || column - otherColumn;
  });
  return { status: "invalid", diagnostics: sorted };
}
