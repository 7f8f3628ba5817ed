import { type Architecture, type Provider, type Purchase, purchases, purchaseTerms } from "../../model";
import { type BookSources, type FamilyRow, INSTANCES_FORMAT, type InstancesFile, type PriceTable, type SizeFacts } from "../book-format";
import { paidUsdPerHour, upfrontProblem } from "../upfront";
import { compactPrices, compactUpfront } from "./compact-prices";
import type { PriceRow } from "./fit-scale";
import { groupBy, mostCommon } from "./group-by";
import { splitTypeName } from "./type-names";

/** One price of one type, as a source lists it. */
export interface InstanceRow {
  readonly region: string;
  readonly type: string;
  readonly purchase: Purchase;
  /** Effective: what is paid upfront is spread over the term. */
  readonly usdPerHour: number;
  readonly upfrontUsd?: number;
  readonly source: string;
}

export interface InstanceFacts {
  /** Both undefined where the capacity is not known. */
  readonly vcpus?: number;
  readonly memoryGib?: number;
  readonly architecture: Architecture;
  readonly gpuCount?: number;
  readonly gpu?: string;
  readonly networkMbps?: number;
  readonly ebsMbps?: number;
}

/** What holds for a whole family pattern. */
export interface FamilyFacts {
  readonly burstable: boolean;
  readonly successor?: string;
  readonly sustainedUseFraction: number;
}

export interface InstancesInput {
  readonly provider: Provider;
  readonly sources: BookSources;
  readonly doubts: NonNullable<InstancesFile["doubts"]>;
  readonly rows: readonly InstanceRow[];
  readonly facts: ReadonlyMap<string, InstanceFacts>;
  readonly familyFacts: (pattern: string, family: string) => FamilyFacts;
  /** Relative error up to which a price may be replaced by its family's arithmetic. */
  readonly toleranceFraction: number;
}

/** Rows of one provider in the book's form: one row a family, every price kept within the tolerance, none added. */
export function compactInstances({
  provider,
  sources,
  doubts,
  rows,
  facts,
  familyFacts,
  toleranceFraction,
}: InstancesInput): InstancesFile {
  const byPattern = groupBy(rows, (row) => splitTypeName(provider, row.type).pattern);
  const families: Record<string, FamilyRow> = {};
  for (const pattern of [...byPattern.keys()].sort()) {
    const own = byPattern.get(pattern) ?? [];
    const first = own[0];
    if (first === undefined) continue;
    const { family } = splitTypeName(provider, first.type);
    const members = [...new Set(own.map((row) => row.type))]
      .map((type) => ({ type, size: splitTypeName(provider, type).size, facts: facts.get(type) }))
      .sort((a, b) => (a.facts?.vcpus ?? 1e6) - (b.facts?.vcpus ?? 1e6) || compareNatural(a.size, b.size));
    const architecture = single(
      members.map((member) => member.facts?.architecture),
      `architecture of ${pattern}`,
    );
    const gpu = single(
      members.map((member) => member.facts?.gpu),
      `GPU of ${pattern}`,
    );
    const { burstable, successor, sustainedUseFraction } = familyFacts(pattern, family);
    const order = new Map(members.map((member, position) => [member.size, position]));
    const tables = compactTables(
      own,
      provider,
      order,
      toleranceFraction,
      new Map(members.flatMap(({ size, facts: one }) => (one?.vcpus === undefined ? [] : [[size, one.vcpus]]))),
    );
    families[pattern] = {
      family,
      ...(architecture === "arm64" ? { arch: architecture } : {}),
      ...(burstable ? { burstable } : {}),
      ...(gpu === undefined ? {} : { gpu }),
      ...(successor === undefined ? {} : { successor }),
      ...(sustainedUseFraction > 0 ? { sustainedUse: sustainedUseFraction } : {}),
      sizes: Object.fromEntries(members.map((member) => [member.size, sizeFacts(member.facts)])),
      prices: tables,
    };
  }
  return { format: INSTANCES_FORMAT, provider, sources, ...(doubts.length > 0 ? { doubts } : {}), families };
}

function compactTables(
  rows: readonly InstanceRow[],
  provider: Provider,
  order: ReadonlyMap<string, number>,
  toleranceFraction: number,
  expectedScale: ReadonlyMap<string, number>,
): Partial<Record<Purchase, PriceTable>> {
  const tables: Partial<Record<Purchase, PriceTable>> = {};
  for (const purchase of purchases) {
    const own = rows
      .filter((row) => row.purchase === purchase)
      .map((row) => ({ ...row, size: splitTypeName(provider, row.type).size }))
      .sort((a, b) => (a.region < b.region ? -1 : a.region > b.region ? 1 : (order.get(a.size) ?? 0) - (order.get(b.size) ?? 0)));
    if (own.length === 0) continue;
    for (const { type, region, usdPerHour, upfrontUsd = 0 } of own) {
      const problem = upfrontProblem(usdPerHour, upfrontUsd, purchase);
      if (problem !== undefined) throw new Error(`${type} in ${region}, ${purchase}: ${problem}`);
    }
    const sharedScale = tables["on-demand"]?.scale;
    const options = { toleranceFraction, expectedScale, ...(sharedScale === undefined ? {} : { sharedScale }) };
    const cell = ({ region, size, source }: (typeof own)[number], usd: number): PriceRow => ({ region, size, usd, source });
    const { payment } = purchaseTerms(purchase);
    if (payment !== "partial-upfront" && payment !== "all-upfront") {
      tables[purchase] = compactPrices(
        own.map((row) => cell(row, row.usdPerHour)),
        options,
      );
      continue;
    }
    tables[purchase] = compactUpfront(
      payment === "all-upfront" ? [] : own.map((row) => cell(row, paidUsdPerHour(row.usdPerHour, row.upfrontUsd, purchase))),
      own.map((row) => cell(row, row.upfrontUsd ?? 0)),
      options,
    );
  }
  return tables;
}

function sizeFacts(facts: InstanceFacts | undefined): SizeFacts {
  if (facts?.vcpus === undefined || facts.memoryGib === undefined) return null;
  const all: (number | null)[] = [facts.vcpus, facts.memoryGib, facts.gpuCount ?? 0, facts.networkMbps ?? null, facts.ebsMbps ?? null];
  while (all.length > 2 && (all.at(-1) === null || (all.length === 3 && all[2] === 0))) all.pop();
  return all;
}

/** The one value that all known ones share; a family that disagrees is two families, so the naming rule is wrong. */
function single<T>(values: readonly (T | undefined)[], what: string): T | undefined {
  const known = new Set(values.filter((value) => value !== undefined));
  if (known.size > 1) throw new Error(`${what} is not one value: ${[...known].join(", ")}`);
  return mostCommon([...known]);
}

export function compareNatural(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}
