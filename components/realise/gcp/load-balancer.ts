import { BackendService } from "@pulumi/gcp/compute/backendService";
import { GlobalForwardingRule } from "@pulumi/gcp/compute/globalForwardingRule";
import { TargetHttpProxy } from "@pulumi/gcp/compute/targetHttpProxy";
import { TargetHttpsProxy } from "@pulumi/gcp/compute/targetHttpsProxy";
import { URLMap } from "@pulumi/gcp/compute/urlmap";
import * as pulumi from "@pulumi/pulumi";
import type { LoadBalancer } from "../../load-balancer";
import type { PlacedWorkload } from "../site";
import { labelsOf } from "./labels";

const SCHEME = "EXTERNAL_MANAGED";

export interface GcpBalancer {
  readonly endpoint: pulumi.Output<string>;
  /** Of its backend service, as measurements name it. */
  readonly backendName: pulumi.Output<string>;
}

/** A global application load balancer in front of a managed group. */
export function gcpLoadBalancer(
  { name, tags, parent }: PlacedWorkload,
  { protocol, port, certificate }: LoadBalancer,
  group: pulumi.Input<string>,
  healthCheck: pulumi.Input<string>,
): GcpBalancer {
  const backend = new BackendService(
    name,
    {
      protocol: "HTTP",
      portName: "service",
      loadBalancingScheme: SCHEME,
      backends: [{ group, balancingMode: "UTILIZATION", maxUtilization: 0.8 }],
      healthChecks: healthCheck,
      connectionDrainingTimeoutSec: 60,
    },
    { parent },
  );
  const urlMap = new URLMap(name, { defaultService: backend.id }, { parent });
  const proxy =
    protocol === "https" && certificate?.gcp !== undefined
      ? new TargetHttpsProxy(name, { urlMap: urlMap.id, sslCertificates: [certificate.gcp] }, { parent })
      : new TargetHttpProxy(name, { urlMap: urlMap.id }, { parent });
  const rule = new GlobalForwardingRule(
    name,
    { target: proxy.id, portRange: String(port), loadBalancingScheme: SCHEME, labels: labelsOf(tags) },
    { parent },
  );
  return { endpoint: pulumi.interpolate`${protocol}://${rule.ipAddress}:${port}`, backendName: backend.name };
}
