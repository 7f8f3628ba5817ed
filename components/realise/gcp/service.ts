import { HealthCheck } from "@pulumi/gcp/compute/healthCheck";
import { RegionAutoscaler } from "@pulumi/gcp/compute/regionAutoscaler";
import { RegionInstanceGroupManager } from "@pulumi/gcp/compute/regionInstanceGroupManager";
import { autoscaled, type PlacedWorkload, type Realised } from "../site";
import { instanceTemplate } from "./instance-template";
import { gcpLoadBalancer } from "./load-balancer";
import type { GcpNetwork } from "./network";
import { zonesOf } from "./zones";

/** Seconds that a machine gets to start before its health counts. */
const START_SECONDS = 300;

/** A workload on Google Cloud: a template, a regional managed group over the zones, and a load balancer in front. */
export function gcpService(workload: PlacedWorkload, network: GcpNetwork): Realised {
  const { name, need, placement, parent, loadBalancer } = workload;
  const { region } = network;
  const networkId = (workload.setup.network?.gcp ?? network.ids()).network;
  network.allowCallers(name, workload.workload, workload.callers, workload.ports, networkId, parent);
  const template = instanceTemplate(workload, network);
  const health =
    loadBalancer === undefined
      ? undefined
      : new HealthCheck(
          name,
          {
            checkIntervalSec: 15,
            timeoutSec: 5,
            healthyThreshold: 2,
            unhealthyThreshold: 3,
            httpHealthCheck: { port: loadBalancer.machinePort, requestPath: loadBalancer.healthPath },
          },
          { parent },
        );
  const zones = zonesOf(region, need.zones);
  const group = new RegionInstanceGroupManager(
    name,
    {
      region,
      baseInstanceName: name,
      versions: [{ instanceTemplate: template.selfLink }],
      distributionPolicyZones: [...zones],
      ...(autoscaled(workload) ? {} : { targetSize: placement.count }),
      ...(loadBalancer === undefined ? {} : { namedPorts: [{ name: "service", port: loadBalancer.machinePort }] }),
      ...(health === undefined ? {} : { autoHealingPolicies: { healthCheck: health.id, initialDelaySec: START_SECONDS } }),
      updatePolicy: {
        type: "PROACTIVE",
        minimalAction: "REPLACE",
        maxSurgeFixed: zones.length, // a regional group moves at least one machine per zone
        maxUnavailableFixed: 0,
      },
    },
    { parent },
  );
  if (autoscaled(workload)) {
    new RegionAutoscaler(
      name,
      {
        region,
        target: group.id,
        autoscalingPolicy: {
          minReplicas: need.minCount,
          maxReplicas: need.maxCount,
          cooldownPeriod: START_SECONDS,
          cpuUtilization: { target: need.targetUtilisationFraction },
        },
      },
      { parent },
    );
  }
  if (loadBalancer === undefined || health === undefined) return { endpoint: undefined };
  network.allowFrontEnds(name, workload.workload, loadBalancer.machinePort, networkId, parent);
  return { endpoint: gcpLoadBalancer(workload, loadBalancer, group.instanceGroup, health.id) };
}
