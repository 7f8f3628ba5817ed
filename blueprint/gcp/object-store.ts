import type { ObjectStoreNeed, WorkloadNeed } from "../../model";
import { objectAges } from "../object-ages";
import { type Blueprint, form, type Part } from "../part";
import { customerKeyPart } from "./customer-key";
import { otherRegion } from "./other-region";

const BUCKET = "gcp:storage/bucket:Bucket";
const DAYS_PER_MONTH = 365 / 12;

/** Least days that a class charges for: https://cloud.google.com/storage/docs/storage-classes */
const CLASSES = [
  { name: "nearline", storageClass: "NEARLINE", leastDays: 30 },
  { name: "coldline", storageClass: "COLDLINE", leastDays: 90 },
  { name: "archive", storageClass: "ARCHIVE", leastDays: 365 },
] as const;

type ColdClass = (typeof CLASSES)[number];

interface Move {
  readonly to: ColdClass;
  readonly afterDays: number;
}

/**
 * A bucket of Cloud Storage. Objects start in the standard class; the ways differ in where its lifecycle moves those
 * that are read rarely. Autoclass is none of them: its fee per object has no figure in the book.
 */
export const gcsBucket = form<ObjectStoreNeed>({
  form: "gcs-bucket",
  title: "Cloud Storage",
  provider: "gcp",
  kind: "object-store",
  blueprints: (need, workload, region, book) => {
    const copyIn = need.otherRegion ? otherRegion(region, workload, book) : undefined;
    if (need.otherRegion && copyIn === undefined) return [];
    return lifecycles(need).map(
      (moves): Blueprint => ({
        size: ["standard", ...moves.map(({ to, afterDays }) => `${to.name} after ${afterDays} days`)].join(", "),
        family: "gcs",
        count: 1,
        purchase: "on-demand",
        vcpusPerMachine: 0,
        memoryGibPerMachine: 0,
        zones: workload.zones,
        parts: bucketParts(need, workload, moves, region.id, copyIn),
      }),
    );
  },
});

/** No moves; then each class for what is rarely read, each with or without archiving what hardly ever is. */
function lifecycles({
  rarelyReadAfterDays,
  archivedAfterDays,
  expireAfterDays = Number.POSITIVE_INFINITY,
}: ObjectStoreNeed): readonly (readonly Move[])[] {
  const moves = (afterDays: number | undefined, names: readonly string[]): readonly Move[] =>
    afterDays === undefined || afterDays >= expireAfterDays
      ? []
      : CLASSES.filter(({ name, leastDays }) => names.includes(name) && expireAfterDays - afterDays >= leastDays).map((to) => ({
          to,
          afterDays,
        }));
  const rare = moves(rarelyReadAfterDays, ["nearline", "coldline"]);
  const archived = moves(archivedAfterDays, ["coldline", "archive"]);
  const both = rare.flatMap((first) =>
    archived.filter(({ to, afterDays }) => to.leastDays > first.to.leastDays && afterDays > first.afterDays).map((then) => [first, then]),
  );
  return [[], ...rare.map((one) => [one]), ...archived.map((one) => [one]), ...both];
}

function bucketParts(
  need: ObjectStoreNeed,
  { internetEgressGibPerMonth }: WorkloadNeed,
  moves: readonly Move[],
  region: string,
  copyIn: string | undefined,
): readonly Part[] {
  const { storedGib, writesPerMonth, readsPerMonth, readGibPerMonth, customerKey } = need;
  const { currentGib, oldVersionsGib: oldGib, olderGib, objects = 0, writtenGibPerMonth } = objectAges(need);
  const cold = moves.map(({ to, afterDays }, index) => {
    const next = moves[index + 1];
    const gib = olderGib(afterDays) - (next === undefined ? 0 : olderGib(next.afterDays));
    return { to, gib, share: storedGib === 0 ? 0 : gib / storedGib };
  });
  const coldUsage = Object.fromEntries(
    cold.flatMap(({ to, share, gib }) => [
      [`${to.name}StorageGib`, rounded(gib)],
      [`${to.name}MovesPerMonth`, rounded(writesPerMonth)],
      [`${to.name}ReadsPerMonth`, rounded(readsPerMonth * share)],
      // By its share of what is stored, but no more than that it is read once a month.
      [`${to.name}RetrievalGib`, rounded(Math.min(gib, readGibPerMonth * share))],
    ]),
  );
  const hotShare = 1 - cold.reduce((sum, { share }) => sum + share, 0);
  const hotGib = currentGib - cold.reduce((sum, { gib }) => sum + gib, 0);
  // A copy job lists both buckets once a day, a thousand objects at a time, reads what is new and writes it.
  const listings = copyIn === undefined ? 0 : Math.ceil(objects / 1000) * DAYS_PER_MONTH;
  const main: Part = {
    name: "",
    type: BUCKET,
    inputs: { location: region.toUpperCase(), storageClass: "STANDARD", ...lifecycleOf(need, moves) },
    usage: {
      storageGib: rounded(hotGib + oldGib),
      classAOperationsPerMonth: rounded(writesPerMonth + listings),
      classBOperationsPerMonth: rounded(readsPerMonth * hotShare + (copyIn === undefined ? 0 : writesPerMonth)),
      ...(internetEgressGibPerMonth > 0 ? { internetEgressGib: internetEgressGibPerMonth } : {}),
      ...(copyIn === undefined ? {} : { otherRegionEgressGib: rounded(writtenGibPerMonth) }),
      ...coldUsage,
    },
  };
  const keyOperations = rounded(writesPerMonth + readsPerMonth);
  const key = customerKey ? [customerKeyPart(keyOperations)] : [];
  if (copyIn === undefined) return [main, ...key];
  const copy: Part = {
    name: "copy",
    type: BUCKET,
    inputs: { location: copyIn.toUpperCase(), storageClass: "STANDARD", ...lifecycleOf(need, moves) },
    usage: {
      storageGib: rounded(hotGib + oldGib),
      classAOperationsPerMonth: rounded(writesPerMonth + listings),
      classBOperationsPerMonth: 0,
      ...Object.fromEntries(Object.entries(coldUsage).map(([name, amount]) => [name, /(?:Reads|Retrieval)/.test(name) ? 0 : amount])),
    },
  };
  return [main, copy, ...key, ...(customerKey ? [customerKeyPart(rounded(writesPerMonth), "copy-key")] : [])];
}

const rounded = (amount: number): number => Math.round(amount * 1000) / 1000;
const SECONDS_PER_DAY = 86_400;

/** Days that a bucket may keep what is deleted: https://cloud.google.com/storage/docs/soft-delete */
const LEAST_SOFT_DAYS = 7;
const MOST_SOFT_DAYS = 90;
/** Parts of uploads that broke off are charged and never seen. */
const UNFINISHED_DAYS = 7;

/**
 * What happens to objects in time. Deleted and overwritten ones are kept as versions; in a locked bucket, whose objects
 * cannot be overwritten, they are kept by soft delete. Either way they are kept once: both would be charged.
 */
function lifecycleOf(need: ObjectStoreNeed, moves: readonly Move[]): Readonly<Record<string, unknown>> {
  const { expireAfterDays, keepVersionsDays, lockedForDays } = need;
  const locked = lockedForDays > 0;
  const versioned = keepVersionsDays > 0 && !locked;
  const softDays = locked && keepVersionsDays > 0 ? Math.min(MOST_SOFT_DAYS, Math.max(LEAST_SOFT_DAYS, keepVersionsDays)) : 0;
  const deleted = { type: "Delete" };
  return {
    versioning: { enabled: versioned },
    softDeletePolicy: { retentionDurationSeconds: softDays * SECONDS_PER_DAY },
    ...(locked ? { retentionPolicy: { isLocked: true, retentionPeriod: String(lockedForDays * SECONDS_PER_DAY) } } : {}),
    lifecycleRules: [
      { action: { type: "AbortIncompleteMultipartUpload" }, condition: { age: UNFINISHED_DAYS } },
      ...moves.map(({ to, afterDays }) => ({
        action: { type: "SetStorageClass", storageClass: to.storageClass },
        condition: { age: afterDays, withState: "LIVE" },
      })),
      ...(expireAfterDays === undefined ? [] : [{ action: deleted, condition: { age: expireAfterDays, withState: "LIVE" } }]),
      ...(versioned ? [{ action: deleted, condition: { daysSinceNoncurrentTime: keepVersionsDays, withState: "ARCHIVED" } }] : []),
    ],
  };
}
