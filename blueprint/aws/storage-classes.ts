import type { ObjectStoreNeed } from "../../model";
import { type ObjectAges, objectAges } from "../object-ages";

/** A class that a lifecycle moves objects to. */
interface ColdClass {
  /** As the lifecycle writes it, and as the price page does. */
  readonly id: "STANDARD_IA" | "GLACIER_IR" | "GLACIER" | "DEEP_ARCHIVE" | "INTELLIGENT_TIERING";
  readonly title: string;
  /** What is deleted earlier is charged to the end: https://aws.amazon.com/s3/storage-classes/ */
  readonly leastDays: number;
  /** It takes minutes to hours to read: only for what the need says is archived. */
  readonly isSlow: boolean;
  readonly usage: { readonly storage: string; readonly retrieval?: string; readonly moves: string; readonly reads?: string };
}

const classes = {
  infrequent: {
    id: "STANDARD_IA",
    title: "Standard-IA",
    leastDays: 30,
    isSlow: false,
    usage: {
      storage: "standardIaStorageGib",
      retrieval: "standardIaRetrievalGib",
      moves: "standardIaPutRequestsPerMonth",
      reads: "standardIaGetRequestsPerMonth",
    },
  },
  instant: {
    id: "GLACIER_IR",
    title: "Glacier Instant Retrieval",
    leastDays: 90,
    isSlow: false,
    usage: { storage: "glacierInstantStorageGib", retrieval: "glacierInstantRetrievalGib", moves: "glacierInstantPutRequestsPerMonth" },
  },
  flexible: {
    id: "GLACIER",
    title: "Glacier Flexible Retrieval",
    leastDays: 90,
    isSlow: true,
    usage: { storage: "glacierFlexibleStorageGib", retrieval: "glacierFlexibleRetrievalGib", moves: "glacierFlexiblePutRequestsPerMonth" },
  },
  deep: {
    id: "DEEP_ARCHIVE",
    title: "Glacier Deep Archive",
    leastDays: 180,
    isSlow: true,
    usage: { storage: "deepArchiveStorageGib", retrieval: "deepArchiveRetrievalGib", moves: "deepArchivePutRequestsPerMonth" },
  },
} as const satisfies Record<string, ColdClass>;

export interface Transition {
  readonly days: number;
  readonly storageClass: ColdClass["id"];
}

/** One way to keep the objects: where a lifecycle moves them, and what is then used of each class a month. */
export interface ClassPlan {
  readonly title: string;
  readonly transitions: readonly Transition[];
  readonly usage: Readonly<Record<string, number>>;
}

/** Lifecycles leave smaller objects where they are: https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html */
const LEAST_OBJECT_GIB = 128 / 1024 / 1024;
/** Standard-IA takes objects from this age on, and keeps them as long before a colder class may follow. */
const LEAST_STANDARD_DAYS = 30;
const MONTHS_PER_YEAR = 12;

/** Every plan that the need allows: all of them serve it, the prices decide. */
export function classPlans(need: ObjectStoreNeed): readonly ClassPlan[] {
  const ages = objectAges(need);
  const small = ages.objects !== undefined && ages.currentGib / ages.objects < LEAST_OBJECT_GIB;
  if (small) return [planOf(need, ages, [])];
  const rare = need.rarelyReadAfterDays ?? need.archivedAfterDays;
  const { archivedAfterDays } = need;
  const warm = rare === undefined ? [] : [step(classes.infrequent, Math.max(LEAST_STANDARD_DAYS, rare)), step(classes.instant, rare)];
  const cold = archivedAfterDays === undefined ? [] : [step(classes.flexible, archivedAfterDays), step(classes.deep, archivedAfterDays)];
  const chains: (readonly Step[])[] = [[], ...warm.map((one) => [one]), ...cold.map((one) => [one])];
  for (const first of warm)
    for (const second of cold)
      if (second.days >= first.days + Math.max(LEAST_STANDARD_DAYS, first.cold.leastDays)) chains.push([first, second]);
  const plans = chains.filter((chain) => worthwhile(chain, need, ages)).map((chain) => planOf(need, ages, chain));
  const tiered = rare === undefined ? undefined : intelligent(need, ages);
  return tiered === undefined ? plans : [...plans, tiered];
}

interface Step {
  readonly days: number;
  readonly cold: ColdClass;
}

const step = (cold: ColdClass, days: number): Step => ({ cold, days });

/** Something reaches each class, and stays for its least time. */
function worthwhile(chain: readonly Step[], { expireAfterDays }: ObjectStoreNeed, ages: ObjectAges): boolean {
  return chain.every(
    ({ days, cold }) => ages.olderGib(days) > 0 && (expireAfterDays === undefined || expireAfterDays - days >= cold.leastDays),
  );
}

function planOf(need: ObjectStoreNeed, ages: ObjectAges, chain: readonly Step[]): ClassPlan {
  const { readsPerMonth, readGibPerMonth, writesPerMonth, storedGib } = need;
  const usage: Record<string, number> = {};
  let hotGib = ages.currentGib;

  let coldReads = 0;
  for (const [index, { days, cold }] of chain.entries()) {
    const next = chain[index + 1];
    const gib = ages.olderGib(days) - (next === undefined ? 0 : ages.olderGib(next.days));
    hotGib -= gib;
    usage[cold.usage.storage] = gib + (next === undefined ? ages.oldVersionsGib : 0);
    if (writesPerMonth > 0) usage[cold.usage.moves] = writesPerMonth;
    // Objects of a cold class are read as the others, but no oftener than the need says: once a month, or once a year.
    const share = storedGib === 0 ? 0 : gib / storedGib;
    const most = cold.isSlow ? gib / MONTHS_PER_YEAR : gib;
    const readGib = Math.min(readGibPerMonth * share, most);

    if (cold.usage.retrieval !== undefined && readGib > 0) usage[cold.usage.retrieval] = readGib;
    const reads = readGibPerMonth === 0 ? 0 : readsPerMonth * (readGib / readGibPerMonth);
    if (cold.usage.reads !== undefined && reads > 0) {
      usage[cold.usage.reads] = reads;
      coldReads += reads;
    }
  }
  return {
    title: ["Standard", ...chain.map(({ cold, days }) => `${cold.title} after ${days} days`)].join(", "),
    transitions: chain.map(({ cold, days }) => ({ days, storageClass: cold.id })),
    usage: {
      storageGib: Math.max(0, hotGib) + (chain.length === 0 ? ages.oldVersionsGib : 0),
      putRequestsPerMonth: writesPerMonth,
      getRequestsPerMonth: readsPerMonth - coldReads,
      ...usage,
    },
  };
}

/** From the first day, so that S3 itself finds what is not read; only where it is known how many objects it watches. */
function intelligent(need: ObjectStoreNeed, ages: ObjectAges): ClassPlan | undefined {
  if (ages.objects === undefined) return undefined;
  const { rarelyReadAfterDays, archivedAfterDays } = need;
  const cold = archivedAfterDays === undefined ? 0 : ages.olderGib(archivedAfterDays + INSTANT_TIER_DAYS);
  const infrequent = ages.olderGib((rarelyReadAfterDays ?? archivedAfterDays ?? 0) + INFREQUENT_TIER_DAYS) - cold;
  return {
    title: "Intelligent-Tiering",
    transitions: [{ days: 0, storageClass: "INTELLIGENT_TIERING" }],
    usage: {
      storageGib: 0,
      intelligentFrequentStorageGib: ages.currentGib - infrequent - cold,
      intelligentInfrequentStorageGib: infrequent + (cold === 0 ? ages.oldVersionsGib : 0),
      ...(cold === 0 ? {} : { intelligentArchiveInstantStorageGib: cold + ages.oldVersionsGib }),
      intelligentMonitoredObjects: ages.objects,
      intelligentPutRequestsPerMonth: need.writesPerMonth,
      putRequestsPerMonth: need.writesPerMonth,
      getRequestsPerMonth: need.readsPerMonth,
    },
  };
}

/** Days without a read after which S3 lowers an object's tier: https://docs.aws.amazon.com/AmazonS3/latest/userguide/intelligent-tiering-overview.html */
const INFREQUENT_TIER_DAYS = 30;
const INSTANT_TIER_DAYS = 90;
