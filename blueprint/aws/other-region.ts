import type { PriceBook, Region } from "../../catalog";
import type { WorkloadNeed } from "../../model";

/**
 * The region that copies go to, so that they outlive a region: one that the workload names, else one in the same
 * country, else on the same continent and in one of the same jurisdictions; always where the workload's data may lie.
 * Undefined where no other region will do.
 */
export function otherRegion(own: Region, workload: WorkloadNeed, book: PriceBook): string | undefined {
  const may = book.regions("aws").filter((region) => region.id !== own.id && mayHoldData(region, workload));
  const shared = ({ jurisdictions }: Region) => jurisdictions.some((one) => own.jurisdictions.includes(one));
  const sets = [
    may.filter(({ id }) => workload.regions.includes(id)),
    may.filter((region) => region.country === own.country && isPublic(region) === isPublic(own)),
    may.filter((region) => region.continent === own.continent && shared(region)),
  ];
  return sets
    .find((set) => set.length > 0)
    ?.map(({ id }) => id)
    .sort()[0];
}

/** GovCloud is a partition of its own: nothing is copied there from elsewhere. */
const isPublic = ({ id }: Region): boolean => !id.startsWith("us-gov-");

/** The workload's list of regions says where it runs; what is said of its data binds the copies too. */
function mayHoldData({ id, jurisdictions: lies }: Region, { jurisdictions, within = [] }: WorkloadNeed): boolean {
  const inOneOf = (wanted: readonly string[]) => wanted.length === 0 || wanted.some((one) => lies.includes(one.toLowerCase()));
  return (
    inOneOf(jurisdictions) && within.every((set) => inOneOf(set.jurisdictions) && (set.regions.length === 0 || set.regions.includes(id)))
  );
}
