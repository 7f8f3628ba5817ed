import type { PriceBook, Region } from "../../catalog";
import type { ObjectStoreNeed, WorkloadNeed } from "../../model";
import { objectAges } from "../object-ages";
import { type Blueprint, form, type Part } from "../part";
import { vaultPart } from "./customer-key";
import { copiesRegion } from "./other-region";

interface Tier {
  readonly name: "cool" | "cold" | "archive";
  /** Days that are charged at least: https://learn.microsoft.com/azure/storage/blobs/access-tiers-overview (read 2026-10) */
  readonly leastDays: number;
}

const tiers = {
  cool: { name: "cool", leastDays: 30 },
  cold: { name: "cold", leastDays: 90 },
  archive: { name: "archive", leastDays: 180 },
} as const satisfies Record<string, Tier>;

export interface TierMove {
  readonly to: Tier;
  readonly afterDays: number;
}

type Redundancy = "LRS" | "ZRS" | "GRS" | "GZRS";

/**
 * A storage account with one container. The ways differ in where the lifecycle moves what is read rarely, and in how
 * copies are kept: only accounts without copies in zones can archive.
 */
export const blobStore = form<ObjectStoreNeed>({
  form: "azure-blob",
  title: "Azure Blob Storage",
  provider: "azure",
  kind: "object-store",
  blueprints: (need, workload, region, book) =>
    movesOf(need).flatMap((moves) =>
      redundancies(need, moves, workload, region, book).map((redundancy): Blueprint => {
        const colder = moves.map(({ to, afterDays }) => `${to.name} after ${afterDays} days`);
        return {
          size: [`Standard_${redundancy} hot`, ...colder].join(", "),
          family: "azure-blob",
          count: 1,
          purchase: "on-demand",
          vcpusPerMachine: 0,
          memoryGibPerMachine: 0,
          zones: redundancy.endsWith("ZRS") ? (region.zones ?? 1) : 1,
          parts: [accountPart(need, workload, redundancy, moves), ...(need.customerKey ? [vaultPart] : [])],
        };
      }),
    ),
});

/** No move; one for what is rarely read; then each with or without one for what hardly ever is. */
function movesOf({
  rarelyReadAfterDays,
  archivedAfterDays,
  expireAfterDays = Number.POSITIVE_INFINITY,
}: ObjectStoreNeed): readonly (readonly TierMove[])[] {
  const moves = (afterDays: number | undefined, candidates: readonly Tier[]): readonly TierMove[] =>
    afterDays === undefined ? [] : candidates.filter((to) => expireAfterDays - afterDays >= to.leastDays).map((to) => ({ to, afterDays }));
  const rare = moves(rarelyReadAfterDays, [tiers.cool, tiers.cold]);
  const archived = moves(archivedAfterDays, [tiers.cold, tiers.archive]);
  const both = rare.flatMap((first) =>
    archived
      .filter(({ to, afterDays }) => to.leastDays > first.to.leastDays && afterDays - first.afterDays >= first.to.leastDays)
      .map((then) => [first, then]),
  );
  return [[], ...rare.map((one) => [one]), ...archived.map((one) => [one]), ...both];
}

/** One copy in each zone at least; a region without zones has its place only where the need names it. */
function redundancies(
  { otherRegion }: ObjectStoreNeed,
  moves: readonly TierMove[],
  workload: WorkloadNeed,
  region: Region,
  book: PriceBook,
): readonly Redundancy[] {
  const archives = moves.some(({ to }) => to.name === "archive");
  const copies = copiesRegion(region, workload, book) !== undefined;
  const zonal = (region.zones ?? 1) > 1;
  if (otherRegion) return !copies ? [] : archives || !zonal ? ["GRS"] : ["GZRS"];
  if (zonal && !archives) return ["ZRS"];
  const named = workload.regions.includes(region.id);
  return [...(copies ? ["GRS" as const] : []), ...(named && !zonal ? ["LRS" as const] : [])];
}

function accountPart(
  need: ObjectStoreNeed,
  { internetEgressGibPerMonth }: WorkloadNeed,
  redundancy: Redundancy,
  moves: readonly TierMove[],
): Part {
  const { storedGib, writesPerMonth, readsPerMonth, readGibPerMonth } = need;
  const ages = objectAges(need);
  const usage: Record<string, number> = {};
  let warmerGib = storedGib;
  let coldReads = 0;
  for (const [index, { to, afterDays }] of moves.entries()) {
    const next = moves[index + 1];
    const gib = ages.olderGib(afterDays) - (next === undefined ? 0 : ages.olderGib(next.afterDays));
    const share = storedGib === 0 ? 0 : gib / storedGib;
    // What is rarely read is read once a month at most, what is archived once a year.
    const mostGib = afterDays === need.archivedAfterDays ? gib / 12 : gib;
    const readGib = Math.min(mostGib, readGibPerMonth * share);
    const reads = readGibPerMonth === 0 ? 0 : readsPerMonth * (readGib / readGibPerMonth);
    usage[`${to.name}StoredGb`] = rounded(gib);
    usage[`${to.name}MovesPerMonth`] = rounded(gib === 0 ? 0 : writesPerMonth);
    usage[`${to.name}RetrievedGb`] = rounded(readGib);
    usage[`${to.name}ReadsPerMonth`] = rounded(reads);
    warmerGib -= gib;
    coldReads += reads;
  }
  return {
    name: "",
    type: "azure-native:storage:StorageAccount",
    inputs: { kind: "StorageV2", sku: { name: `Standard_${redundancy}` }, accessTier: "Hot" },
    usage: {
      storedGb: rounded(warmerGib + ages.oldVersionsGib),
      writeOperationsPerMonth: writesPerMonth,
      readOperationsPerMonth: rounded(Math.max(0, readsPerMonth - coldReads)),
      ...usage,
      ...(internetEgressGibPerMonth > 0 ? { internetEgressGb: internetEgressGibPerMonth } : {}),
    },
  };
}

const rounded = (amount: number): number => Math.round(amount * 1000) / 1000;

/** The moves that a size stands for: what the lifecycle of the account is made of. */
export function movesOfSize(size: string, need: ObjectStoreNeed): readonly TierMove[] {
  const name = (moves: readonly TierMove[]) => moves.map(({ to, afterDays }) => `${to.name} after ${afterDays} days`).join(", ");
  const wanted = size.split(", ").slice(1).join(", ");
  return movesOf(need).find((moves) => name(moves) === wanted) ?? [];
}
