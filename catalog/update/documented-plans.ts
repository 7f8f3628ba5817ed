import type { BookSource, FamilyRow, InstancesFile, PriceTable } from "../book-format";

/*
 * Plans whose price the vendor documents as a percentage of the price on demand, and lists nowhere else.
 *
 * Google's flexible committed use takes 28 % (1 year) and 46 % (3 years) off most general-purpose and compute-optimised
 * series: a third party's reading of Google's table, of March 2026 (the address is in the source's name). Which series
 * are meant is our reading of it. Left out because what holds for them is not clear: series with other percentages (H3, M1 to M4) or whose
 * coverage is recent (T2D, T2A, N4A, N4D, C4A, C4D, C4N, Z3, G2, G4), shared-core machines, bare metal, extended memory,
 * and sizes whose price includes local SSDs.
 */
const source: BookSource = {
  name: "flexible committed use discount of Google Cloud as listed at https://docs.archera.ai/help-center/cloud-service-intelligence/cloud-service-intelligence/gcp/compute/compute-engine, taken off the price on demand",
  asOf: "2026-03",
  doubt: "derived from a percentage that a third party lists, not listed as a price",
};
const SOURCE_KEY = "flexible";
const paidFractions = { "savings-plan-1y": 0.72, "savings-plan-3y": 0.54 } as const;
const coveredFamilies: ReadonlySet<string> = new Set(["c2", "c2d", "c3", "c3d", "c4", "e2", "n1", "n2", "n2d", "n4"]);
const usualShape = /^[a-z0-9]+-(?:standard|highcpu|highmem)-\*$/;

/** The file with the documented plans of its families; those of a file that has them already are put anew. */
export function withDocumentedPlans(file: InstancesFile): InstancesFile {
  if (file.provider !== "gcp") return file;
  const families = Object.fromEntries(
    Object.entries(file.families).map(([pattern, row]) => [pattern, planned(pattern, withoutPlans(row))]),
  );
  const used = Object.values(families).some(({ prices }) => Object.values(prices).some((table) => table.source === SOURCE_KEY));
  return { ...file, sources: used ? { ...file.sources, [SOURCE_KEY]: source } : file.sources, families };
}

/** A family with the prices that it lists alone. */
export function withoutPlans(row: FamilyRow): FamilyRow {
  const listed = Object.entries(row.prices).filter(([, table]) => table.ofOnDemand === undefined);
  return listed.length === Object.keys(row.prices).length ? row : { ...row, prices: Object.fromEntries(listed) };
}

function planned(pattern: string, row: FamilyRow): FamilyRow {
  if (!coveredFamilies.has(row.family) || !usualShape.test(pattern) || row.prices["on-demand"] === undefined) return row;
  const plans = Object.entries(paidFractions).map(([way, ofOnDemand]): [string, PriceTable] => [
    way,
    { source: SOURCE_KEY, ofOnDemand, usd: {} },
  ]);
  return { ...row, prices: { ...row.prices, ...Object.fromEntries(plans.filter(([way]) => !Object.hasOwn(row.prices, way))) } };
}
