import { guardUnknowns } from "../../model";
import { type PricingContext, pricedResource } from "../priced-resource";
import { ifKnown } from "./known";
import { type ClusterPlace, type NodeConfig, type NodeCounts, nodeCapacity, nodeLines, nodeTimes, zonesOf } from "./node-lines";

export interface NodePoolProps extends NodeCounts {
  readonly location?: string;
  readonly nodeLocations?: readonly string[];
  readonly nodeConfig?: NodeConfig;
}

/** GKE node pool: node counts are per zone, and the zones are the pool's own or its cluster's. */
export const containerNodePool = pricedResource<NodePoolProps>({
  type: "gcp:container/nodePool:NodePool",
  title: "Google Kubernetes Engine node pool",
  pricingPage: "https://cloud.google.com/kubernetes-engine/pricing",
  capacity: (props, context) => {
    const times = poolTimes(props, context);
    return times && nodeCapacity(props.nodeConfig, context, times);
  },
  price: (props, context) => {
    const times = poolTimes(props, context);
    return times === undefined ? { unknown: "the number of nodes is not declared" } : nodeLines(props.nodeConfig, context, times);
  },
});

function poolTimes(props: NodePoolProps, context: PricingContext) {
  return nodeTimes(props, props.nodeLocations?.length ?? zonesOf(clusterPlace(props, context)));
}

/** The cluster of the same stack says more than the pool, whose `location` may come from it and be unknown. */
function clusterPlace(props: NodePoolProps, context: PricingContext): ClusterPlace {
  const [cluster] = [
    ...context.related("gcp:container/cluster:Cluster", "cluster"),
    ...context.related("gcp:container/cluster:Cluster", "location"),
  ];
  const place = cluster === undefined ? undefined : (guardUnknowns(cluster.inputs) as ClusterPlace);
  const location = ifKnown(() => props.location)?.value ?? place?.location;
  return {
    ...(location === undefined ? {} : { location }),
    ...(place?.nodeLocations === undefined ? {} : { nodeLocations: place.nodeLocations }),
  };
}
