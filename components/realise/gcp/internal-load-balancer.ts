import { ForwardingRule } from "@pulumi/gcp/compute/forwardingRule";
import { RegionBackendService } from "@pulumi/gcp/compute/regionBackendService";
import * as pulumi from "@pulumi/pulumi";
import type { LoadBalancer } from "../../load-balancer";
import type { PlacedWorkload } from "../site";
import { labelsOf } from "./labels";
import type { GcpBalancer } from "./load-balancer";
import type { GcpNetwork } from "./network";

const SCHEME = "INTERNAL";

/**
 * A passthrough load balancer with an address in the machines' subnetwork. Packets arrive with the caller's own address,
 * so the rules that let callers in hold behind it too; those of a proxy could not tell one caller from another:
 * https://cloud.google.com/load-balancing/docs/internal
 */
export function gcpInternalLoadBalancer(
  { name, tags, parent, setup }: PlacedWorkload,
  { protocol, port }: LoadBalancer,
  group: pulumi.Input<string>,
  healthCheck: pulumi.Input<string>,
  network: GcpNetwork,
): GcpBalancer {
  const { region } = network;
  const backend = new RegionBackendService(
    name,
    {
      region,
      protocol: "TCP",
      loadBalancingScheme: SCHEME,
      backends: [{ group, balancingMode: "CONNECTION" }],
      healthChecks: healthCheck,
      connectionDrainingTimeoutSec: 60,
    },
    { parent },
  );
  const rule = new ForwardingRule(
    name,
    {
      region,
      ...(setup.network?.gcp ?? network.ids()),
      loadBalancingScheme: SCHEME,
      ipProtocol: "TCP",
      ports: [String(port)],
      backendService: backend.id,
      labels: labelsOf(tags),
    },
    { parent },
  );
  return { endpoint: pulumi.interpolate`${protocol}://${rule.ipAddress}:${port}`, backendName: backend.name };
}
