import { ForwardingRule } from "@pulumi/gcp/compute/forwardingRule";
import { RegionBackendService } from "@pulumi/gcp/compute/regionBackendService";
import { RegionTargetHttpProxy } from "@pulumi/gcp/compute/regionTargetHttpProxy";
import { RegionTargetHttpsProxy } from "@pulumi/gcp/compute/regionTargetHttpsProxy";
import { RegionUrlMap } from "@pulumi/gcp/compute/regionUrlMap";
import * as pulumi from "@pulumi/pulumi";
import type { LoadBalancer } from "../../load-balancer";
import type { PlacedWorkload } from "../site";
import { labelsOf } from "./labels";
import type { GcpBalancer } from "./load-balancer";
import type { GcpNetwork } from "./network";

const SCHEME = "EXTERNAL_MANAGED";

/**
 * An application load balancer whose proxies all run in the workload's region: connections, and TLS, end where the
 * declared jurisdiction is. The global one would end them at the edge nearest to the client, anywhere in the world.
 */
export function gcpRegionalLoadBalancer(
  { name, tags, parent, setup }: PlacedWorkload,
  { protocol, port, certificate }: LoadBalancer,
  group: pulumi.Input<string>,
  healthCheck: pulumi.Input<string>,
  network: GcpNetwork,
): GcpBalancer {
  const { region } = network;
  const proxies = setup.network?.gcp === undefined ? network.proxies() : undefined;
  const backend = new RegionBackendService(
    name,
    {
      region,
      protocol: "HTTP",
      portName: "service",
      loadBalancingScheme: SCHEME,
      backends: [{ group, balancingMode: "UTILIZATION", maxUtilization: 0.8, capacityScaler: 1 }],
      healthChecks: healthCheck,
      connectionDrainingTimeoutSec: 60,
    },
    { parent },
  );
  const urlMap = new RegionUrlMap(name, { region, defaultService: backend.id }, { parent });
  const proxy =
    protocol === "https" && certificate?.gcp !== undefined
      ? new RegionTargetHttpsProxy(name, { region, urlMap: urlMap.id, sslCertificates: [certificate.gcp] }, { parent })
      : new RegionTargetHttpProxy(name, { region, urlMap: urlMap.id }, { parent });
  const rule = new ForwardingRule(
    name,
    {
      region,
      network: (setup.network?.gcp ?? network.ids()).network,
      target: proxy.id,
      portRange: String(port),
      loadBalancingScheme: SCHEME,
      labels: labelsOf(tags),
    },
    // Google refuses the rule while the network has no subnetwork for the proxies.
    { parent, ...(proxies === undefined ? {} : { dependsOn: proxies.subnetwork }) },
  );
  return { endpoint: pulumi.interpolate`${protocol}://${rule.ipAddress}:${port}`, backendName: backend.name };
}
