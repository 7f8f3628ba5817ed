import { type LineSpec, pricedResource } from "../priced-resource";
import { hourly, unjudged } from "./line";
import { machineCapacity } from "./machine-lines";
import { type NodePoolProps, nodeCount, nodePoolLines } from "./node-pool";

const pricingPage = "https://azure.microsoft.com/pricing/details/kubernetes-service/";

export interface ClusterProps {
  readonly sku?: { readonly name?: string; readonly tier?: string };
  readonly agentPoolProfiles?: readonly (NodePoolProps & { readonly name?: string })[];
}

/** The control plane; `Paid` is the former name of Standard. Free is the default. */
function controlPlane({ sku }: ClusterProps): readonly LineSpec[] {
  const tier = sku?.tier?.toLowerCase() ?? "free";
  if (tier === "free") return [];
  if (tier === "standard" || tier === "paid") return [hourly("Cluster management (Standard)", "aks.standard.hour")];
  if (tier === "premium") return [hourly("Cluster management (Premium)", "aks.premium.hour")];
  return [unjudged("Cluster management", `tier "${sku?.tier}" is not known`)];
}

/**
 * Control plane and node pools. The load balancer and address that AKS itself makes for outbound traffic are not
 * declared by the program and not part of the estimate.
 */
export const managedCluster = pricedResource<ClusterProps>({
  type: "azure-native:containerservice:ManagedCluster",
  title: "AKS cluster",
  pricingPage,
  capacity: ({ agentPoolProfiles }, context) => {
    const [pool, another] = agentPoolProfiles ?? [];
    const count = pool === undefined ? undefined : nodeCount(pool);
    // Pools of several sizes have no one size.
    return pool?.vmSize === undefined || count === undefined || another !== undefined
      ? undefined
      : machineCapacity(pool.vmSize, count, context);
  },
  price: (props, context) => {
    const pools = (props.agentPoolProfiles ?? []).flatMap((pool, index) => nodePoolLines(pool.name ?? `pool ${index}`, pool, context));
    const lines = [...controlPlane(props), ...pools];
    return lines.length === 0 ? { free: "a Free cluster without node pools of its own costs nothing" } : lines;
  },
});

export const agentPool = pricedResource<NodePoolProps>({
  type: "azure-native:containerservice:AgentPool",
  title: "AKS node pool",
  pricingPage,
  capacity: (props, context) => {
    const count = nodeCount(props);
    return props.vmSize === undefined || count === undefined ? undefined : machineCapacity(props.vmSize, count, context);
  },
  price: (props, context) => nodePoolLines("Node pool", props, context),
});
