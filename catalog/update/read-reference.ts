import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import type { Provider, Purchase } from "../../model";
import { HOURS_PER_MONTH } from "../../model";
import type { BookSource } from "../book-format";
import type { InstanceFacts, InstanceRow } from "./compact-instances";
import { documentedGpu, documentedSize } from "./size-knowledge";
import { splitTypeName } from "./type-names";

/**
 * Reads the reference tables (CSV) from which the built-in book is restated. Development only: the built-in book is
 * in the package, the reference tables and the CSV library are not.
 */
export type CsvRow = Readonly<Record<string, string>>;

export function readCsv(folder: string, file: string): readonly CsvRow[] {
  const path = join(folder, file);
  return existsSync(path) ? (parse(readFileSync(path), { columns: true, skip_empty_lines: true }) as CsvRow[]) : [];
}

/** Sources by their text and date, given short keys in the order of their first use. */
export class SourceKeys {
  private readonly keys = new Map<string, string>();
  readonly sources: Record<string, BookSource> = {};

  key(provider: Provider, text: string, asOf: string): string {
    const id = `${text} ${asOf}`;
    const known = this.keys.get(id);
    if (known !== undefined) return known;
    const key = String.fromCharCode(97 + this.keys.size);
    this.keys.set(id, key);
    this.sources[key] = describeSource(provider, text, asOf);
    return key;
  }
}

const origin: Readonly<Record<Provider, string>> = {
  aws: "AWS Price List",
  azure: "Azure Retail Prices API",
  gcp: "Google Cloud price list",
};

/** The source in words that lead a reader to it, and what is doubtful about it. */
function describeSource(provider: Provider, text: string, asOf: string): BookSource {
  if (text.includes("AWS Spot Advisor")) return { name: `AWS Spot Advisor (via ${text.split(" ")[0]})`, asOf };
  const repository = text.replace(/ \(.*$/, "").split(" = ")[0] ?? text;
  const name = `${origin[provider]} (via ${repository})`;
  const doubt = text.includes("newer table rejected")
    ? `from an older table of ${asOf}: the newer one holds a price with a Windows licence in this place`
    : undefined;
  return { name, asOf, ...(doubt === undefined ? {} : { doubt }) };
}

/**
 * Prices per hour that a reference row states. Left out: empty cells, and zeros, which stand for "not published"
 * (a machine that costs nothing does not exist).
 */
export function instanceRows(folder: string, provider: Provider, keys: SourceKeys): readonly InstanceRow[] {
  const rows: InstanceRow[] = [];
  const add = (row: CsvRow, purchase: Purchase, usdPerHour: number) => {
    if (!(usdPerHour > 0)) return;
    rows.push({
      region: row.region ?? "",
      type: row.type?.trim() ?? "",
      purchase,
      usdPerHour,
      source: keys.key(provider, row.source ?? "", row.as_of ?? ""),
    });
  };
  for (const row of readCsv(folder, `${provider}-instances.csv`)) {
    add(row, "on-demand", number(row.on_demand_usd_hour));
    add(row, "spot", number(row.spot_usd_hour));
  }
  if (provider !== "gcp") return rows;
  for (const row of readCsv(folder, "gcp-commitments.csv")) {
    for (const [purchase, usdPerMonth] of [
      ["reserved-1y", number(row.month_cud_1y)],
      ["reserved-3y", number(row.month_cud_3y)],
    ] as const) {
      // Types without a commitment of their own (f1-micro, g1-small) repeat the month with the sustained-use discount.
      if (usdPerMonth !== number(row.month_on_demand_with_sud)) add(row, purchase, usdPerMonth / HOURS_PER_MONTH);
    }
  }
  return rows;
}

/** Size facts of each type: stated by its rows, or documented by the vendor where the rows are empty. */
export function instanceFacts(folder: string, provider: Provider): ReadonlyMap<string, InstanceFacts> {
  const bandwidth = new Map(provider === "aws" ? readCsv(folder, "aws-bandwidth.csv").map((row) => [row.type ?? "", row] as const) : []);
  const facts = new Map<string, InstanceFacts>();
  for (const row of readCsv(folder, `${provider}-instances.csv`)) {
    const type = row.type?.trim() ?? "";
    if (facts.has(type)) continue;
    const stated = { vcpus: number(row.vcpu), memoryGib: number(row.memory_gib), gpuCount: number(row.gpu_count) };
    const capacity = stated.vcpus > 0 && stated.memoryGib > 0 ? stated : documentedSize(provider, type);
    const { network_mbps, ebs_mbps } = bandwidth.get(type) ?? {};
    const gpu = row.gpu ? row.gpu.replace(/^NVIDIA /, "") : documentedGpu(provider, splitTypeName(provider, type).pattern);
    facts.set(type, {
      ...(capacity === undefined ? {} : { vcpus: capacity.vcpus, memoryGib: capacity.memoryGib, gpuCount: capacity.gpuCount || 0 }),
      architecture: row.arch === "arm64" ? "arm64" : "x86_64",
      ...(gpu === undefined ? {} : { gpu }),
      ...(network_mbps ? { networkMbps: number(network_mbps) } : {}),
      ...(ebs_mbps ? { ebsMbps: number(ebs_mbps) } : {}),
    });
  }
  // A type whose own row names no architecture has the one of its series.
  const known = new Map<string, InstanceFacts["architecture"]>();
  for (const row of readCsv(folder, `${provider}-instances.csv`)) {
    if (row.arch === "arm64") known.set(splitTypeName(provider, row.type?.trim() ?? "").pattern, "arm64");
  }
  for (const [type, fact] of facts) {
    const architecture = known.get(splitTypeName(provider, type).pattern);
    if (architecture !== undefined) facts.set(type, { ...fact, architecture });
  }
  return facts;
}

/** Google's sustained-use discount per series: what a full month costs less than 730 hours. All sizes and regions must agree. */
export function sustainedUseFractions(folder: string): ReadonlyMap<string, number> {
  const hourly = new Map(readCsv(folder, "gcp-instances.csv").map((row) => [`${row.region} ${row.type}`, number(row.on_demand_usd_hour)]));
  const bySeries = new Map<string, number>();
  for (const row of readCsv(folder, "gcp-commitments.csv")) {
    const usdPerHour = hourly.get(`${row.region} ${row.type}`);
    if (usdPerHour === undefined) continue;
    const series = splitTypeName("gcp", row.type ?? "").family;
    const fraction = Number((1 - number(row.month_on_demand_with_sud) / (usdPerHour * HOURS_PER_MONTH)).toFixed(2));
    const before = bySeries.get(series) ?? fraction;
    if (before !== fraction) throw new Error(`${series}: sustained-use discount is ${before} and ${fraction} (${row.region} ${row.type})`);
    bySeries.set(series, Math.abs(fraction));
  }
  return bySeries;
}

/** NaN for an empty cell, never zero. */
export function number(cell: string | undefined): number {
  return cell === undefined || cell.trim() === "" ? Number.NaN : Number(cell);
}
