import { type Architecture, type ContainerNeed, HOURS_PER_MONTH, type WorkloadNeed } from "../../model";
import { type Blueprint, form, type Part } from "../part";
import { replicasFor } from "../replicas";
import { CPU_UNITS_PER_VCPU, type FargateTask, fargateTaskFor, MIB_PER_GIB } from "./fargate-tasks";
import { zonesOf } from "./zones";

/** What is thought to be logged by a replica in a month: need declarations say nothing of it. */
const LOGGED_GIB_PER_REPLICA = 1;
const LOGS_KEPT_DAYS = 30;
/** A capacity unit processes a GB an hour: https://aws.amazon.com/elasticloadbalancing/pricing/ */
const GIB_PER_CAPACITY_UNIT = HOURS_PER_MONTH;
const BALANCER_ZONES = 2;

/**
 * A service of ECS on Fargate. Fargate Spot is no way of its own here: the book has no price for it, and an unknown
 * price is never a low one.
 */
export const fargate = form<ContainerNeed>({
  form: "fargate",
  title: "AWS Fargate",
  provider: "aws",
  kind: "service",
  blueprints: (need, workload, { id: region }) => {
    if (!workload.purchases.includes("on-demand")) return [];
    return need.architectures.flatMap((architecture): Blueprint[] => {
      const replica = fargateTaskFor(need.vcpusPerReplica, need.memoryGibPerReplica);
      const count = replica && replicasFor(workload, replica);
      if (replica === undefined || count === undefined) return [];
      const parts = (least: number, most: number) => serviceParts(need, workload, region, architecture, replica, { least, count, most });
      const autoscaled = workload.maxCount > workload.minCount;
      return [
        {
          size: `${replica.vcpus} vCPU and ${replica.memoryGib} GiB${architecture === "arm64" ? ", ARM" : ""}`,
          family: "fargate",
          count,
          purchase: "on-demand",
          vcpusPerMachine: replica.vcpus,
          memoryGibPerMachine: replica.memoryGib,
          zones: workload.zones,
          parts: autoscaled ? parts(workload.minCount, workload.maxCount) : parts(count, count),
          ...(autoscaled ? { expected: parts(count, count) } : {}),
        },
      ];
    });
  },
});

function serviceParts(
  { loadBalancer, internalLoadBalancer = false }: ContainerNeed,
  workload: WorkloadNeed,
  region: string,
  architecture: Architecture,
  { vcpus, memoryGib }: FargateTask,
  { least, count, most }: { readonly least: number; readonly count: number; readonly most: number },
): readonly Part[] {
  const { internetEgressGibPerMonth: egress, zones, minCount, maxCount } = workload;
  const capacityUnits = egress / GIB_PER_CAPACITY_UNIT;
  const logs = count * LOGGED_GIB_PER_REPLICA;
  return [
    {
      name: "",
      type: "aws:ecs/service:Service",
      inputs: { launchType: "FARGATE", desiredCount: count },
      from: { taskDefinition: "task" },
      // The balancer has the service's name, for its own must be short: what is used of it stands here too.
      usage: { ...(egress > 0 ? { internetEgressGib: egress } : {}), ...(loadBalancer ? { capacityUnits } : {}) },
    },
    {
      name: "task",
      type: "aws:ecs/taskDefinition:TaskDefinition",
      inputs: {
        cpu: String(vcpus * CPU_UNITS_PER_VCPU),
        memory: String(memoryGib * MIB_PER_GIB),
        runtimePlatform: { cpuArchitecture: architecture === "arm64" ? "ARM64" : "X86_64", operatingSystemFamily: "LINUX" },
      },
    },
    {
      name: "logs",
      type: "aws:cloudwatch/logGroup:LogGroup",
      inputs: { retentionInDays: LOGS_KEPT_DAYS },
      usage: { ingestedGib: logs, storedGib: logs },
    },
    ...(maxCount > minCount
      ? [
          {
            name: "scaling",
            type: "aws:appautoscaling/target:Target",
            inputs: { minCapacity: least, maxCapacity: most },
            from: { resourceId: "" },
          },
          {
            name: "tracking",
            type: "aws:appautoscaling/policy:Policy",
            inputs: {
              policyType: "TargetTrackingScaling",
              targetTrackingScalingPolicyConfiguration: {
                predefinedMetricSpecification: { predefinedMetricType: "ECSServiceAverageCPUUtilization" },
                targetValue: Math.round(workload.targetUtilisationFraction * 100),
              },
            },
          },
        ]
      : []),
    ...(loadBalancer
      ? [
          {
            name: "balancer",
            type: "aws:lb/loadBalancer:LoadBalancer",
            inputs: {
              loadBalancerType: "application",
              internal: internalLoadBalancer,
              subnets: zonesOf(region, Math.max(zones, BALANCER_ZONES)),
            },
            usage: { capacityUnits },
          },
        ]
      : []),
  ];
}
