import { HOURS_PER_MONTH } from "../../model";
import { type LineSpec, pricedResource } from "../priced-resource";
import { databaseCapacity } from "./database-capacity";
import { gibMonthUsage, hourly, line, PER_MILLION, requestUsage, used } from "./lines";

export interface RedshiftProps {
  readonly nodeType?: string;
  readonly numberOfNodes?: number;
  readonly multiAz?: boolean;
}

export const redshiftCluster = pricedResource<RedshiftProps>({
  type: "aws:redshift/cluster:Cluster",
  title: "Redshift cluster",
  pricingPage: "https://aws.amazon.com/redshift/pricing/",
  usage: { managedStorageGib: gibMonthUsage("Data in managed storage (RA3 nodes)", 100) },
  capacity: ({ nodeType, numberOfNodes = 1 }, context) =>
    databaseCapacity(nodeType, context, undefined, { low: numberOfNodes, high: numberOfNodes }),
  price: ({ nodeType, numberOfNodes = 1, multiAz }) => {
    if (nodeType === undefined) return { unknown: "it names no node type" };
    const nodes = hourly(`Cluster usage (on-demand, ${nodeType})`, `redshift.${nodeType}`, numberOfNodes * (multiAz === true ? 2 : 1));
    return nodeType.startsWith("ra3.")
      ? [nodes, used("Managed storage", "redshift.managed_storage", "gb-month", "managedStorageGib")]
      : [nodes];
  },
});

export interface RedshiftServerlessProps {
  readonly baseCapacity?: number;
}

/** Capacity is charged only while queries run, so the hours are usage. */
export const redshiftServerless = pricedResource<RedshiftServerlessProps>({
  type: "aws:redshiftserverless/workgroup:Workgroup",
  title: "Redshift serverless workgroup",
  pricingPage: "https://aws.amazon.com/redshift/pricing/",
  usage: { activeHours: { unit: "hour", doc: "Hours in which queries run", assumed: { low: 0, high: HOURS_PER_MONTH } } },
  price: ({ baseCapacity = 128 }) => [
    line(`Serverless (${baseCapacity} RPU)`, "redshift.serverless", "unit-hour", { usage: "activeHours", factor: baseCapacity }),
  ],
});

export interface DatabaseInstanceProps {
  readonly instanceClass?: string;
}

const storageUsage = {
  storageGib: gibMonthUsage("Data in the cluster's storage", 100),
  ioRequestsPerMonth: requestUsage("I/O requests", 10_000_000),
  backupStorageGib: gibMonthUsage("Backup storage beyond the cluster's size", 0),
};

/** DocumentDB and Neptune are priced alike: storage with the cluster, machines with its instances. */
export const documentDatabases = [
  { name: "docdb", title: "DocumentDB", page: "https://aws.amazon.com/documentdb/pricing/" },
  { name: "neptune", title: "Neptune", page: "https://aws.amazon.com/neptune/pricing/" },
].flatMap(({ name, title, page }) => [
  pricedResource<DatabaseInstanceProps>({
    type: `aws:${name}/clusterInstance:ClusterInstance`,
    title: `${title} cluster instance`,
    pricingPage: page,
    capacity: ({ instanceClass }, context) => databaseCapacity(instanceClass, context),
    price: ({ instanceClass }) =>
      instanceClass === undefined
        ? { unknown: "it names no instance class" }
        : [hourly(`Database instance (on-demand, ${instanceClass})`, `${name}.${instanceClass}`)],
  }),
  pricedResource<{ readonly storageType?: string }>({
    type: `aws:${name}/cluster:Cluster`,
    title: `${title} cluster`,
    pricingPage: page,
    usage: storageUsage,
    price: ({ storageType }, context) =>
      storageType !== undefined && storageType !== "standard"
        ? { unknown: `the price book has no figure for ${storageType} storage` }
        : clusterStorage(name, context.usage("backupStorageGib") !== undefined),
  }),
]);

function clusterStorage(name: string, backups: boolean): readonly LineSpec[] {
  return [
    used("Storage", `${name}.storage`, "gb-month", "storageGib"),
    used("I/O requests", `${name}.requests`, "1m-requests", "ioRequestsPerMonth", PER_MILLION),
    ...(backups ? [used("Backup storage", `${name}.backup`, "gb-month", "backupStorageGib")] : []),
  ];
}
