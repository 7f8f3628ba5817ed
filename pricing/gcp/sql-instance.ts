import { HOURS_PER_MONTH } from "../../model";
import { type LineSpec, type PricingContext, pricedResource } from "../priced-resource";

export interface DatabaseInstanceProps {
  readonly databaseVersion?: string;
  readonly instanceType?: string;
  readonly nodeCount?: number;
  readonly settings?: {
    readonly tier?: string;
    readonly edition?: string;
    readonly availabilityType?: string;
    readonly activationPolicy?: string;
    readonly diskSize?: number;
    readonly diskAutoresize?: boolean;
    readonly diskAutoresizeLimit?: number;
    readonly diskType?: string;
    readonly backupConfiguration?: { readonly enabled?: boolean };
  };
}

const DEFAULT_DISK_GIB = 10;

/**
 * Cloud SQL instance. A read replica is an instance of its own. Storage may grow by itself (`diskAutoresize`): up to a
 * declared limit that is a range; without one the declared size is what is certain.
 */
export const sqlDatabaseInstance = pricedResource<DatabaseInstanceProps>({
  type: "gcp:sql/databaseInstance:DatabaseInstance",
  title: "Cloud SQL instance",
  pricingPage: "https://cloud.google.com/sql/pricing",
  usage: {
    backupStorageGib: { unit: "gib-month", doc: "Size of all backups kept.", assumed: { low: 0, high: 100 } },
  },
  capacity: ({ settings, instanceType, nodeCount }) => {
    const tier = settings?.tier;
    const count = replicaNodes(instanceType, nodeCount);
    return {
      provider: "gcp",
      storageGib: settings?.diskSize ?? DEFAULT_DISK_GIB,
      count: { low: count, high: count },
      ...(tier === undefined ? {} : { size: tier, ...tierFacts(tier) }),
    };
  },
  price: (props, context) => {
    const { settings } = props;
    const tier = settings?.tier;
    if (settings === undefined || tier === undefined) return { unknown: "its settings name no tier" };
    if (settings.edition === "ENTERPRISE_PLUS" || tier.startsWith("db-perf-optimized")) {
      return { unknown: `the price book has no figures for the Enterprise Plus edition (${tier})` };
    }
    if (props.databaseVersion?.startsWith("SQLSERVER")) {
      return { unknown: `${props.databaseVersion} has prices and a licence of its own, for which the price book has no figures` };
    }
    const regional = settings.availabilityType === "REGIONAL";
    const times = replicaNodes(props.instanceType, props.nodeCount);
    // A stopped instance (activation policy NEVER) pays for its storage alone.
    const compute = settings.activationPolicy === "NEVER" ? [] : tierLines(tier, regional, times);
    return [...compute, storageLine(settings, regional, times), ...backupLines(settings, context)];
  },
});

/** A pool of read replicas has `nodeCount` machines. */
function replicaNodes(instanceType: string | undefined, nodeCount: number | undefined): number {
  return instanceType === "READ_POOL_INSTANCE" ? (nodeCount ?? 1) : 1;
}

/** Tiers that have a price of their own. */
const TIERS_BY_NAME = /^db-(?:f1-micro|g1-small|n1-standard-\d+)$/;

function tierLines(tier: string, regional: boolean, times: number): readonly LineSpec[] {
  const zones = regional ? "regional" : "zonal";
  if (TIERS_BY_NAME.test(tier)) {
    return [
      { label: `SQL instance (${tier}, ${zones})`, price: { key: `sql.${tier}.${zones}`, per: "hour" }, quantity: HOURS_PER_MONTH, times },
    ];
  }
  const facts = tierFacts(tier);
  if (facts === undefined) {
    return [
      {
        label: `SQL instance (${tier}, ${zones})`,
        price: { unknown: "the tier is not known", per: "hour" },
        quantity: HOURS_PER_MONTH,
        times,
      },
    ];
  }
  return [
    {
      label: `vCPUs (${facts.vcpus}, ${zones})`,
      price: { key: `sql.vcpu.${zones}`, per: "vcpu-hour" },
      quantity: HOURS_PER_MONTH * facts.vcpus,
      times,
    },
    {
      label: `Memory (${facts.memoryGib} GiB, ${zones})`,
      price: { key: `sql.memory.${zones}`, per: "gib-hour" },
      quantity: HOURS_PER_MONTH * facts.memoryGib,
      times,
    },
  ];
}

/** vCPUs and memory of a tier: `db-custom-2-7680` names them (memory in MiB), the N1 names follow the machine types. */
function tierFacts(tier: string): { readonly vcpus: number; readonly memoryGib: number } | undefined {
  const custom = /^db-custom-(\d+)-(\d+)$/.exec(tier);
  if (custom !== null) return { vcpus: Number(custom[1]), memoryGib: Number(custom[2]) / 1024 };
  const named = /^db-n1-(standard|highmem)-(\d+)$/.exec(tier);
  if (named !== null) return { vcpus: Number(named[2]), memoryGib: Number(named[2]) * (named[1] === "highmem" ? 6.5 : 3.75) };
  if (tier === "db-f1-micro") return { vcpus: 1, memoryGib: 0.6 };
  if (tier === "db-g1-small") return { vcpus: 1, memoryGib: 1.7 };
  return undefined;
}

function storageLine(settings: NonNullable<DatabaseInstanceProps["settings"]>, regional: boolean, times: number): LineSpec {
  const type = settings.diskType ?? "PD_SSD";
  const zones = regional ? "regional" : "zonal";
  const media = type.replace(/^PD_/, "").toLowerCase().replaceAll("_", "-");
  return {
    label: `Storage (${media.toUpperCase()}, ${zones})`,
    price: { key: `sql.${media}.storage.${zones}`, per: "gib-month" },
    quantity: storedGib(settings),
    times,
  };
}

/** A limit of 0 is none: https://cloud.google.com/sql/docs/postgres/instance-settings#automatic-storage-increase-limit */
function storedGib({
  diskSize = DEFAULT_DISK_GIB,
  diskAutoresize = true,
  diskAutoresizeLimit = 0,
}: NonNullable<DatabaseInstanceProps["settings"]>): LineSpec["quantity"] {
  if (!diskAutoresize || diskAutoresizeLimit <= diskSize) return diskSize;
  const because = `storage grows by itself from ${diskSize} to ${diskAutoresizeLimit} GiB`;
  return { low: diskSize, high: diskAutoresizeLimit, because };
}

function backupLines(settings: NonNullable<DatabaseInstanceProps["settings"]>, context: PricingContext): readonly LineSpec[] {
  if (settings.backupConfiguration?.enabled !== true && context.usage("backupStorageGib") === undefined) return [];
  return [{ label: "Backups", price: { key: "sql.backup", per: "gib-month" }, quantity: { usage: "backupStorageGib" } }];
}
