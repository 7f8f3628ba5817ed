import { HOURS_PER_MONTH } from "../../model";
import { type LineSpec, type PricingContext, pricedResource } from "../priced-resource";
import { type NodeConfig, type NodeCounts, nodeCapacity, nodeLines, nodeTimes, zonesOf } from "./node-lines";

export interface ClusterProps {
  readonly location?: string;
  readonly nodeLocations?: readonly string[];
  readonly enableAutopilot?: boolean;
  readonly removeDefaultNodePool?: boolean;
  readonly initialNodeCount?: number;
  readonly nodeConfig?: NodeConfig;
  readonly nodePools?: readonly (NodeCounts & {
    readonly name?: string;
    readonly nodeLocations?: readonly string[];
    readonly nodeConfig?: NodeConfig;
  })[];
}

/**
 * GKE cluster. The free tier (one zonal or Autopilot cluster) belongs to the billing account, not to the cluster, and
 * is not deducted.
 */
export const containerCluster = pricedResource<ClusterProps>({
  type: "gcp:container/cluster:Cluster",
  title: "Google Kubernetes Engine cluster",
  pricingPage: "https://cloud.google.com/kubernetes-engine/pricing",
  usage: {
    autopilotVcpuHours: {
      unit: "vcpu-hour",
      doc: "vCPU hours that the pods of an Autopilot cluster request a month.",
      assumed: { low: 0, high: 1460 },
    },
    autopilotMemoryGibHours: { unit: "gib-hour", doc: "GiB hours of memory that they request a month.", assumed: { low: 0, high: 5840 } },
    autopilotEphemeralStorageGib: { unit: "gib-month", doc: "Ephemeral storage that they request.", assumed: { low: 0, high: 20 } },
  },
  capacity: (props, context) => {
    const times = props.enableAutopilot === true ? undefined : defaultPoolTimes(props);
    return times && nodeCapacity(props.nodeConfig, context, times);
  },
  price: (props, context) => {
    const fee: LineSpec = {
      label: props.enableAutopilot === true ? "Cluster management fee (Autopilot)" : "Cluster management fee",
      price: { key: "gke.cluster.hour", per: "hour" },
      quantity: HOURS_PER_MONTH,
    };
    return props.enableAutopilot === true ? [fee, ...autopilotLines] : [fee, ...nodePoolLines(props, context)];
  },
});

const autopilotLines: readonly LineSpec[] = [
  { label: "Autopilot vCPU", price: { key: "gke.autopilot.vcpu", per: "vcpu-hour" }, quantity: { usage: "autopilotVcpuHours" } },
  { label: "Autopilot memory", price: { key: "gke.autopilot.memory", per: "gib-hour" }, quantity: { usage: "autopilotMemoryGibHours" } },
  {
    label: "Autopilot ephemeral storage",
    price: { key: "gke.autopilot.ephemeral-storage", per: "gib-month" },
    quantity: { usage: "autopilotEphemeralStorageGib" },
  },
];

/** The default pool has `initialNodeCount` nodes in each zone; a default pool that is removed lives for minutes. */
function defaultPoolTimes(props: ClusterProps) {
  if (props.removeDefaultNodePool === true || props.nodePools !== undefined) return undefined;
  return nodeTimes({ initialNodeCount: props.initialNodeCount }, zonesOf(props));
}

function nodePoolLines(props: ClusterProps, context: PricingContext): readonly LineSpec[] {
  if (props.nodePools !== undefined) {
    return props.nodePools.flatMap((pool, index) => {
      const what = `Node pool ${pool.name ?? index}: `;
      const times = nodeTimes(pool, pool.nodeLocations?.length ?? zonesOf(props));
      return times === undefined ? [uncounted(what)] : nodeLines(pool.nodeConfig, context, times, what);
    });
  }
  if (props.removeDefaultNodePool === true) return [];
  const times = defaultPoolTimes(props);
  return times === undefined ? [uncounted("Default node pool: ")] : nodeLines(props.nodeConfig, context, times, "Default node pool: ");
}

function uncounted(what: string): LineSpec {
  return { label: `${what}nodes`, price: { unknown: "the number of nodes is not declared", per: "hour" }, quantity: 0 };
}
