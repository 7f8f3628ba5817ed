import { type Capacity, HOURS_PER_MONTH, type Range } from "../../model";
import { type LineSpec, pricedResource } from "../priced-resource";

/**
 * Databases whose lines are known but not their figures: each line asks the book, so that a refreshed book prices
 * them, and until then the reason names the figure that is missing.
 */

export interface SpannerInstanceProps {
  readonly edition?: string;
  readonly instanceType?: string;
  readonly numNodes?: number;
  readonly processingUnits?: number;
  readonly autoscalingConfig?: {
    readonly autoscalingLimits?: {
      readonly minNodes?: number;
      readonly maxNodes?: number;
      readonly minProcessingUnits?: number;
      readonly maxProcessingUnits?: number;
    };
  };
}

export interface BigtableInstanceProps {
  readonly instanceType?: string;
  readonly clusters?: readonly {
    readonly clusterId?: string;
    readonly numNodes?: number;
    readonly storageType?: string;
    readonly autoscalingConfig?: { readonly minNodes?: number; readonly maxNodes?: number };
  }[];
}

export interface FilestoreInstanceProps {
  readonly tier?: string;
  readonly fileShares?: { readonly capacityGb?: number };
}

export interface AlloydbInstanceProps {
  readonly availabilityType?: string;
  readonly instanceType?: string;
  readonly activationPolicy?: string;
  readonly machineConfig?: { readonly cpuCount?: number };
  readonly readPoolConfig?: { readonly nodeCount?: number };
}

const UNITS_PER_NODE = 1000;
const ALLOYDB_GIB_PER_VCPU = 8;

export const spannerInstance = pricedResource<SpannerInstanceProps>({
  type: "gcp:spanner/instance:Instance",
  title: "Spanner instance",
  pricingPage: "https://cloud.google.com/spanner/pricing",
  capacity: (props) => ({ provider: "gcp", count: spannerNodes(props) }),
  price: (props) => {
    if (props.instanceType === "FREE_INSTANCE") return { free: "a free trial instance is not charged" };
    const edition = (props.edition ?? "STANDARD").toLowerCase().replaceAll("_", "-");
    return [
      {
        label: `Compute capacity (${edition}, per node)`,
        price: { key: `spanner.${edition}.node.hour`, per: "hour" },
        quantity: HOURS_PER_MONTH,
        times: spannerNodes(props),
      },
    ];
  },
});

/** 1,000 processing units are one node. */
function spannerNodes(props: SpannerInstanceProps): Range & { readonly because: string } {
  const limits = props.autoscalingConfig?.autoscalingLimits;
  const high = limits?.maxNodes ?? (limits?.maxProcessingUnits === undefined ? undefined : limits.maxProcessingUnits / UNITS_PER_NODE);
  if (high !== undefined) {
    const low = limits?.minNodes ?? (limits?.minProcessingUnits ?? 0) / UNITS_PER_NODE;
    return { low, high, because: `autoscaling from ${low} to ${high} nodes` };
  }
  const nodes = props.numNodes ?? (props.processingUnits ?? UNITS_PER_NODE) / UNITS_PER_NODE;
  return { low: nodes, high: nodes, because: "" };
}

export const bigtableInstance = pricedResource<BigtableInstanceProps>({
  type: "gcp:bigtable/instance:Instance",
  title: "Bigtable instance",
  pricingPage: "https://cloud.google.com/bigtable/pricing",
  scope: "global",
  usage: { storageGib: { unit: "gib-month", doc: "Data stored in each cluster.", assumed: { low: 0, high: 100 } } },
  price: ({ clusters = [] }) =>
    clusters.flatMap((cluster, index): LineSpec[] => {
      const what = `Cluster ${cluster.clusterId ?? index}: `;
      const media = (cluster.storageType ?? "SSD").toLowerCase();
      const low = cluster.autoscalingConfig?.minNodes ?? cluster.numNodes ?? 1;
      const high = cluster.autoscalingConfig?.maxNodes ?? low;
      return [
        {
          label: `${what}nodes`,
          price: { key: "bigtable.node.hour", per: "hour" },
          quantity: HOURS_PER_MONTH,
          times: { low, high, because: `autoscaling from ${low} to ${high} nodes` },
        },
        {
          label: `${what}storage (${media})`,
          price: { key: `bigtable.${media}.storage`, per: "gib-month" },
          quantity: { usage: "storageGib" },
        },
      ];
    }),
});

export const filestoreInstance = pricedResource<FilestoreInstanceProps>({
  type: "gcp:filestore/instance:Instance",
  title: "Filestore instance",
  pricingPage: "https://cloud.google.com/filestore/pricing",
  capacity: ({ fileShares }) => (fileShares?.capacityGb === undefined ? undefined : { provider: "gcp", storageGib: fileShares.capacityGb }),
  price: ({ tier = "STANDARD", fileShares }) => {
    const name = tier.toLowerCase().replaceAll("_", "-");
    return [
      { label: `Capacity (${name})`, price: { key: `filestore.${name}.storage`, per: "gib-month" }, quantity: fileShares?.capacityGb ?? 0 },
    ];
  },
});

export const alloydbInstance = pricedResource<AlloydbInstanceProps>({
  type: "gcp:alloydb/instance:Instance",
  title: "AlloyDB instance",
  pricingPage: "https://cloud.google.com/alloydb/pricing",
  capacity: alloydbCapacity,
  price: (props) => {
    if (props.activationPolicy === "NEVER") return { free: "it is stopped; its storage is charged with the cluster" };
    const { vcpus = 0, memoryGib = 0, count } = alloydbCapacity(props);
    const times = count?.high ?? 1;
    return [
      { label: `vCPUs (${vcpus})`, price: { key: "alloydb.vcpu", per: "vcpu-hour" }, quantity: HOURS_PER_MONTH * vcpus, times },
      {
        label: `Memory (${memoryGib} GiB)`,
        price: { key: "alloydb.memory", per: "gib-hour" },
        quantity: HOURS_PER_MONTH * memoryGib,
        times,
      },
    ];
  },
});

/** A primary is two machines with high availability, the default; a read pool has as many as it declares. */
function alloydbCapacity(props: AlloydbInstanceProps): Capacity {
  const vcpus = props.machineConfig?.cpuCount ?? 2;
  const machines = props.instanceType === "READ_POOL" ? (props.readPoolConfig?.nodeCount ?? 1) : props.availabilityType === "ZONAL" ? 1 : 2;
  return { provider: "gcp", vcpus, memoryGib: vcpus * ALLOYDB_GIB_PER_VCPU, count: { low: machines, high: machines } };
}
