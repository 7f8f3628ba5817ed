import { HealthCheck } from "@pulumi/gcp/compute/healthCheck";
import { RegionHealthCheck } from "@pulumi/gcp/compute/regionHealthCheck";
import type * as pulumi from "@pulumi/pulumi";
import type { LoadBalancer } from "../../load-balancer";
import type { PlacedWorkload } from "../site";

/** What the load balancer and the group's self-healing go by; answers its id. */
export function healthCheck(
  { name, parent }: PlacedWorkload,
  { internal, protocol, machinePort, healthPath }: LoadBalancer,
  region: string | undefined,
): pulumi.Output<string> {
  const args = {
    checkIntervalSec: 15,
    timeoutSec: 5,
    healthyThreshold: 2,
    unhealthyThreshold: 3,
    // Behind an internal balancer TLS ends on the machines, whose certificates may be their own.
    ...(internal && protocol === "https"
      ? { tcpHealthCheck: { port: machinePort } }
      : { httpHealthCheck: { port: machinePort, requestPath: healthPath } }),
  };
  return region === undefined
    ? new HealthCheck(name, args, { parent }).id
    : new RegionHealthCheck(name, { region, ...args }, { parent }).id;
}
