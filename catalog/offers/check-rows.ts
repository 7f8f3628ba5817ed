import { type Diagnostic, didYouMean, isProvider } from "../../model";
import type { PriceBook } from "../price-book";
import { madeShapeOf } from "./made-size";
import type { OfferRow } from "./offer-row";
import { complaint, type PlacedRow, rowText } from "./row";

/** What a row says that contradicts itself, the book, or an earlier row. */
export function checkRows(rows: readonly PlacedRow[], book: PriceBook): readonly Diagnostic[] {
  return [...rows.flatMap((placed) => [...checkDate(placed), ...checkKind(placed), ...checkCloud(placed, book)]), ...repeated(rows)];
}

function checkDate(placed: PlacedRow): readonly Diagnostic[] {
  const { asOf } = placed.provenance;
  if (asOf === "")
    return [complaint(placed, "asOf", "the date of the price is not stated", "add asOf: a price without a date cannot be judged")];
  const day = new Date(`${asOf}T00:00:00Z`);
  if (!Number.isNaN(day.getTime()) && day.toISOString().startsWith(asOf)) return [];
  return [complaint(placed, "asOf", `"${asOf}" is no day of the calendar`)];
}

const ofSize = ["usdPerHour", "capacityMachines", "gpuCount", "gpu", "networkMbps"] as const;
const ofUnit = [
  "vcpuUsdPerHour",
  "memoryGibUsdPerHour",
  "stepVcpus",
  "stepMemoryGib",
  "maxVcpusPerMachine",
  "maxMemoryGibPerMachine",
] as const;

/** An offer is of one size, or by the unit. */
function checkKind(placed: PlacedRow): readonly Diagnostic[] {
  const { row } = placed;
  const isSized = row.size !== undefined;
  const needed = isSized ? (["usdPerHour"] as const) : (["vcpuUsdPerHour", "memoryGibUsdPerHour"] as const);
  const strange = (isSized ? ofUnit : (["vcpus", "memoryGib", ...ofSize] as const)).filter((field) => row[field] !== undefined);
  const what = isSized ? `size ${row.size}` : "an offer by the unit (it names no size)";
  const hint = isSized ? "leave it out, or leave size out" : "name a size, or leave it out";
  const problems = [
    ...needed
      .filter((field) => row[field] === undefined)
      .map((field) =>
        complaint(
          placed,
          field,
          `${what} has no ${field}`,
          isSized ? "add the price of a machine" : "add it, or name a size and its usdPerHour",
        ),
      ),
    ...strange.map((field) => complaint(placed, field, `${what} has ${field}`, hint)),
  ];
  if (isSized && madeShapeOf(row.size) !== undefined)
    problems.push(complaint(placed, "size", `size "${row.size}" is named like a machine that is made by the unit`, "name it otherwise"));
  if (row.gpu !== undefined && (row.gpuCount ?? 0) === 0)
    problems.push(complaint(placed, "gpu", `GPU model ${row.gpu} without GPUs`, "set gpuCount"));
  if (row.interruptionFraction !== undefined && row.purchase !== "spot")
    problems.push(complaint(placed, "interruptionFraction", "only spot machines are interrupted", "set purchase to spot, or leave it out"));
  return problems;
}

/** Fields that a cloud's own figures answer. */
const notOfClouds: Readonly<Partial<Record<keyof OfferRow, string>>> = {
  country: "the price book knows it",
  jurisdictions: "the price book knows them",
  continent: "the price book knows it",
  zones: "the price book knows them",
  gpuCount: "the price book knows it",
  gpu: "the price book knows it",
  networkMbps: "the price book knows it",
  availabilityFraction: "the price book knows it",
  storageUsdPerGibMonth: "agree it in the contract file, by the key of the price",
  egressUsdPerGib: "agree it in the contract file, by the key of the price",
  localUsdPerGib: "agree it in the contract file, by the key of the price",
  loadBalancerUsdPerMonth: "agree it in the contract file, by the key of the price",
  capacityMachines: "write a quota in the needs file",
  capacityVcpus: "write a quota in the needs file",
  capacityMemoryGib: "write a quota in the needs file",
};

/** A row of a cloud is a price of a size that the book knows; a row of another supplier says what its size is. */
function checkCloud(placed: PlacedRow, book: PriceBook): readonly Diagnostic[] {
  const { row } = placed;
  const { provider, region, size } = row;
  if (!isProvider(provider)) return checkSupplier(placed);
  const problems: Diagnostic[] = [];
  const regions = book.regions(provider).map(({ id }) => id);
  if (!regions.includes(region))
    problems.push(complaint(placed, "region", `${provider} has no region "${region}"`, didYouMean(region, regions) ?? examples(regions)));
  if (size === undefined) {
    problems.push(complaint(placed, "provider", `${provider} sells machines by size, not by the unit`, "name a size, or another supplier"));
    return problems;
  }
  const known = book.size(provider, size);
  if (known === undefined) {
    const names = book.sizes(provider).map(({ type }) => type);
    problems.push(
      complaint(
        placed,
        "size",
        `the price book knows no machine size "${size}" of ${provider}`,
        didYouMean(size, names) ?? examples(names),
      ),
    );
  } else {
    for (const field of ["vcpus", "memoryGib", "architecture"] as const) {
      if (row[field] !== undefined && row[field] !== known[field])
        problems.push(complaint(placed, field, `${provider} ${size} has ${field} ${known[field]}, not ${row[field]}`, "leave it out"));
    }
  }
  for (const [field, hint] of Object.entries(notOfClouds))
    if (row[field as keyof OfferRow] !== undefined) problems.push(complaint(placed, field, `${field} is not stated of ${provider}`, hint));
  return problems;
}

function checkSupplier(placed: PlacedRow): readonly Diagnostic[] {
  return placed.row.region === "global" ? [complaint(placed, "region", "a site cannot be called global")] : [];
}

/** Rows that price the same thing twice: which one holds is not said. */
function repeated(rows: readonly PlacedRow[]): readonly Diagnostic[] {
  const first = new Map<string, PlacedRow>();
  return rows.flatMap((placed): readonly Diagnostic[] => {
    const { provider, region, size, architecture = "x86_64", purchase = "on-demand" } = placed.row;
    const name = [provider, region, size ?? `by the unit, ${architecture}`, purchase].join(" ");
    const earlier = first.get(name);
    if (earlier !== undefined)
      return [complaint(placed, "provider", `${name} is stated twice, here and at ${rowText(earlier.place)}`, "keep one of them")];
    first.set(name, placed);
    return [];
  });
}

function examples(known: readonly string[]): string {
  return known.length <= 12 ? `known: ${known.join(", ")}` : `for example ${known.slice(0, 6).join(", ")}`;
}
