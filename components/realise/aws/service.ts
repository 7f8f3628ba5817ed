import { Group } from "@pulumi/aws/autoscaling/group";
import { Policy } from "@pulumi/aws/autoscaling/policy";
import * as pulumi from "@pulumi/pulumi";
import type { Placement } from "../../../model";
import { directPorts } from "../../load-balancer";
import { spotSplit } from "../../spot-mix";
import { autoscaled, type PlacedWorkload, type Realised } from "../site";
import { awsAlertsOf } from "./alerts";
import { callersMayReach } from "./callers";
import { launchTemplate } from "./launch-template";
import { awsLoadBalancer } from "./load-balancer";
import type { AwsNetwork } from "./network";
import { schedules } from "./schedules";

/** A workload on AWS: a launch template, a group of machines over the zones, and a load balancer in front. */
export function awsService(workload: PlacedWorkload, network: AwsNetwork): Realised {
  const { name, need, placement, parent } = workload;
  const { region } = network;
  const existing = workload.setup.network?.aws;
  const vpcId = existing?.vpcId ?? network.vpcId();
  const machines = network.machineGroup(workload.workload, vpcId);
  callersMayReach(workload, network, machines, directPorts(workload.ports, workload.loadBalancer), vpcId);
  const balanced = { ...workload, network: workload.setup.network, targets: "instance" } as const;
  const balancer =
    workload.loadBalancer === undefined ? undefined : awsLoadBalancer(balanced, workload.loadBalancer, network, vpcId, machines);
  const template = launchTemplate(workload, region, machines);
  const group = new Group(
    name,
    {
      region,
      minSize: need.minCount,
      maxSize: need.maxCount,
      desiredCapacity: placement.count,
      vpcZoneIdentifiers: existing === undefined ? network.machineSubnetIds(need.zones) : [...existing.subnetIds],
      ...started(workload, template.id, pulumi.interpolate`${template.latestVersion}`),
      ...(balancer === undefined ? {} : { targetGroupArns: [balancer.targetGroupArn] }),
      healthCheckType: balancer === undefined ? "EC2" : "ELB",
      healthCheckGracePeriod: 300,
      ...(hasSpot(placement) ? { capacityRebalance: true } : {}),
      ...(need.warmCount === undefined ? {} : { warmPool: warmPool(need.warmCount) }),
      instanceRefresh: { strategy: "Rolling", preferences: { minHealthyPercentage: 90 } },
      tags: Object.entries({ Name: name, ...workload.tags }).map(([key, value]) => ({ key, value, propagateAtLaunch: false })),
    },
    // Once it runs, autoscaling and schedules own the number of machines.
    { parent, ...(autoscaled(workload) || workload.setup.workingHours !== undefined ? { ignoreChanges: ["desiredCapacity"] } : {}) },
  );
  if (autoscaled(workload)) {
    new Policy(
      name,
      {
        region,
        autoscalingGroupName: group.name,
        policyType: "TargetTrackingScaling",
        estimatedInstanceWarmup: 300,
        targetTrackingConfiguration: {
          predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" },
          targetValue: Math.round(need.targetUtilisationFraction * 100),
        },
      },
      { parent },
    );
  }
  schedules(workload, group, region);
  awsAlertsOf(workload, network, (signal) =>
    signal === "latency" ? balancer && { LoadBalancer: balancer.arnSuffix } : { AutoScalingGroupName: group.name },
  );
  const discovery = {};
  if (balancer === undefined) return { endpoint: undefined, discovery };
  return { endpoint: balancer.endpoint, aliasZoneId: balancer.aliasZoneId, discovery };
}

/** So many stopped machines, never more: with both figures alike the pool does not follow the group's size. */
function warmPool(count: number) {
  return { poolState: "Stopped", minSize: count, maxGroupPreparedCapacity: count };
}

const hasSpot = ({ purchase, mix }: Placement) => purchase === "spot" || mix?.some((share) => share.purchase === "spot") === true;

/** What the group starts its machines from: all alike, or some of them on spot. */
function started({ need, placement }: PlacedWorkload, launchTemplateId: pulumi.Output<string>, version: pulumi.Output<string>) {
  const split = spotSplit(need, placement);
  if (split === undefined) return { launchTemplate: { id: launchTemplateId, version } };
  return {
    mixedInstancesPolicy: {
      launchTemplate: { launchTemplateSpecification: { launchTemplateId, version } },
      instancesDistribution: {
        onDemandBaseCapacity: split.onDemandBase,
        onDemandPercentageAboveBaseCapacity: split.onDemandPercentage,
        spotAllocationStrategy: "price-capacity-optimized",
      },
    },
  };
}
