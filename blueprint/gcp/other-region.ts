import type { PriceBook, Region } from "../../catalog";
import type { WorkloadNeed } from "../../model";

/**
 * The region that copies go to, so that they outlive a region: one in the same country where there is one, else on the
 * same continent, and always where the workload's own data may lie. Undefined where no other region will do.
 */
export function otherRegion(own: Region, workload: WorkloadNeed, book: PriceBook): string | undefined {
  const may = book.regions(own.provider).filter((region) => region.id !== own.id && mayHoldData(region, workload));
  const inCountry = may.filter(({ country }) => country === own.country);
  const near = inCountry.length > 0 ? inCountry : may.filter(({ continent }) => continent === own.continent);
  return near.map(({ id }) => id).sort()[0];
}

/** The workload's own list of regions says where it runs; only what is said of its data binds the copies too. */
function mayHoldData({ id, jurisdictions: lies }: Region, { jurisdictions, within = [] }: WorkloadNeed): boolean {
  const inOneOf = (wanted: readonly string[]) => wanted.length === 0 || wanted.some((one) => lies.includes(one.toLowerCase()));
  return (
    inOneOf(jurisdictions) && within.every((set) => inOneOf(set.jurisdictions) && (set.regions.length === 0 || set.regions.includes(id)))
  );
}
