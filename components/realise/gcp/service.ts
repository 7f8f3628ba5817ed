import { RegionAutoscaler } from "@pulumi/gcp/compute/regionAutoscaler";
import { RegionInstanceGroupManager } from "@pulumi/gcp/compute/regionInstanceGroupManager";
import * as pulumi from "@pulumi/pulumi";
import { autoscaled, type PlacedWorkload, type Realised } from "../site";
import { gcpAlertsOf, machinesOf } from "./alerts";
import { healthCheck } from "./health-check";
import { instanceTemplate } from "./instance-template";
import { gcpInternalLoadBalancer } from "./internal-load-balancer";
import { gcpLoadBalancer } from "./load-balancer";
import type { GcpNetwork } from "./network";
import { gcpRegionalLoadBalancer } from "./regional-load-balancer";
import { scalingSchedules } from "./schedules";
import { zonesOf } from "./zones";

/** Seconds that a machine gets to start before its health counts. */
const START_SECONDS = 300;

/** How the load balancer of a region calls the time that its targets take to answer. */
const REGIONAL_ANSWERS = {
  metric: "loadbalancing.googleapis.com/https/external/regional/backend_latencies",
  resource: "http_external_regional_lb_rule",
} as const;

/** A workload on Google Cloud: a template, a regional managed group over the zones, and a load balancer in front. */
export function gcpService(workload: PlacedWorkload, network: GcpNetwork): Realised {
  const { name, need, placement, parent, loadBalancer } = workload;
  const { region } = network;
  const networkId = (workload.setup.network?.gcp ?? network.ids()).network;
  network.allowCallers(workload, networkId);
  const template = instanceTemplate(workload, network);
  // Where data must stay in a jurisdiction, connections end there too.
  const internal = loadBalancer?.internal === true;
  const regional = internal || need.jurisdictions.length > 0;
  const health = loadBalancer === undefined ? undefined : healthCheck(workload, loadBalancer, regional ? region : undefined);
  const zones = zonesOf(region, need.zones);
  const schedules = scalingSchedules(workload);
  const group = new RegionInstanceGroupManager(
    name,
    {
      region,
      baseInstanceName: name,
      versions: [{ instanceTemplate: template.selfLink }],
      distributionPolicyZones: [...zones],
      ...(schedules.length > 0 || autoscaled(workload) ? {} : { targetSize: placement.count }),
      ...(need.warmCount === undefined
        ? {}
        : { targetStoppedSize: need.warmCount, standbyPolicy: { mode: "SCALE_OUT_POOL", initialDelaySec: START_SECONDS } }),
      ...(loadBalancer === undefined ? {} : { namedPorts: [{ name: "service", port: loadBalancer.machinePort }] }),
      ...(health === undefined ? {} : { autoHealingPolicies: { healthCheck: health, initialDelaySec: START_SECONDS } }),
      updatePolicy: {
        type: "PROACTIVE",
        minimalAction: "REPLACE",
        maxSurgeFixed: zones.length, // a regional group moves at least one machine per zone
        maxUnavailableFixed: 0,
      },
    },
    { parent },
  );
  if (schedules.length > 0 || autoscaled(workload)) {
    new RegionAutoscaler(
      name,
      {
        region,
        target: group.id,
        autoscalingPolicy: {
          ...policy(workload),
          cooldownPeriod: START_SECONDS,
          ...(schedules.length === 0 ? {} : { scalingSchedules: schedules }),
        },
      },
      { parent },
    );
  }
  const machines = { where: machinesOf(workload) };
  const discovery = { zones, account: group.project };
  if (loadBalancer === undefined || health === undefined) {
    gcpAlertsOf(workload, () => machines);
    return { endpoint: undefined, discovery };
  }
  network.allowFrontEnds(workload, loadBalancer.machinePort, networkId, regional && !internal);
  const balancer = internal
    ? gcpInternalLoadBalancer(workload, loadBalancer, group.instanceGroup, health, network)
    : regional
      ? gcpRegionalLoadBalancer(workload, loadBalancer, group.instanceGroup, health, network)
      : gcpLoadBalancer(workload, loadBalancer, group.instanceGroup, health);
  const answers = regional ? REGIONAL_ANSWERS : {};
  gcpAlertsOf(workload, (signal) =>
    signal === "latency"
      ? { ...answers, where: pulumi.interpolate`resource.label.backend_target_name="${balancer.backendName}"` }
      : machines,
  );
  return { endpoint: balancer.endpoint, discovery };
}

/**
 * How the group follows the load. With working hours it follows the schedule alone: an idle machine still has some load,
 * for which the processor's signal keeps one machine through the night.
 */
function policy({ need, placement, setup }: PlacedWorkload) {
  return setup.workingHours === undefined
    ? { minReplicas: need.minCount, maxReplicas: need.maxCount, cpuUtilization: { target: need.targetUtilisationFraction } }
    : { minReplicas: 0, maxReplicas: placement.count };
}
