import { Policy, type PolicyArgs } from "@pulumi/aws/appautoscaling/policy";
import { Target, type TargetArgs } from "@pulumi/aws/appautoscaling/target";
import { LogGroup, type LogGroupArgs } from "@pulumi/aws/cloudwatch/logGroup";
import { Cluster } from "@pulumi/aws/ecs/cluster";
import { Service, type ServiceArgs } from "@pulumi/aws/ecs/service";
import { TaskDefinition, type TaskDefinitionArgs } from "@pulumi/aws/ecs/taskDefinition";
import * as pulumi from "@pulumi/pulumi";
import { directPorts } from "../../load-balancer";
import { type KindRealiser, type PlacedKind, partInputs, partName } from "../site";
import { awsAlertsOf } from "./alerts";
import { callersMayReach } from "./callers";
import { containerRoles } from "./container-roles";
import { awsLoadBalancer } from "./load-balancer";
import type { AwsNetwork } from "./network";

const CONTAINER = "app";
/** Time that a new task has before the balancer's checks count. */
const GRACE_SECONDS = 60;

/**
 * A service of ECS on Fargate in the private subnets: no public addresses, roles that may pull images and write their
 * own logs alone, a deployment that fails is rolled back, and the number of tasks follows the load.
 */
export const fargateService: KindRealiser<AwsNetwork> = (workload, network) => {
  const { name, need, placement, tags, parent } = workload;
  if (workload.service === undefined) throw new Error(`${name} is placed on Fargate and has no container`);
  const { loadBalancer, ports, network: networks } = workload.service;
  const { region } = network;
  const existing = networks?.aws;
  const vpcId = existing?.vpcId ?? network.vpcId();
  const guard = network.machineGroup(workload.workload, vpcId);
  callersMayReach(workload, network, guard, directPorts(ports, loadBalancer), vpcId);
  const balancer =
    loadBalancer === undefined
      ? undefined
      : awsLoadBalancer({ ...workload, network: networks, targets: "ip" }, loadBalancer, network, vpcId, guard);
  const cluster = new Cluster(name, { region, settings: [{ name: "containerInsights", value: "disabled" }], tags }, { parent });
  const task = taskOf(workload, region, ports);
  const autoscaled = workload.blueprint.parts.some((part) => part.name === "scaling");
  const service = new Service(
    name,
    {
      region,
      ...partInputs<ServiceArgs>(workload, ""),
      cluster: cluster.arn,
      taskDefinition: task.arn,
      desiredCount: placement.count,
      networkConfiguration: {
        subnets: existing === undefined ? network.machineSubnetIds(need.zones) : [...existing.subnetIds],
        securityGroups: [guard.id],
        assignPublicIp: false,
      },
      ...(balancer === undefined || loadBalancer === undefined
        ? {}
        : {
            loadBalancers: [{ targetGroupArn: balancer.targetGroupArn, containerName: CONTAINER, containerPort: loadBalancer.machinePort }],
            healthCheckGracePeriodSeconds: GRACE_SECONDS,
          }),
      deploymentCircuitBreaker: { enable: true, rollback: true },
      deploymentMinimumHealthyPercent: 100,
      deploymentMaximumPercent: 200,
      availabilityZoneRebalancing: "ENABLED",
      enableEcsManagedTags: true,
      propagateTags: "SERVICE",
      tags: { Name: name, ...tags },
    },
    {
      parent,
      ...(balancer === undefined ? {} : { dependsOn: [balancer.listener] }),
      // Once it runs, autoscaling owns the number of tasks.
      ...(autoscaled ? { ignoreChanges: ["desiredCount"] } : {}),
    },
  );
  if (autoscaled) followLoad(workload, region, pulumi.interpolate`service/${cluster.name}/${service.name}`);
  awsAlertsOf(workload, network, (signal) =>
    signal === "latency" ? balancer && { LoadBalancer: balancer.arnSuffix } : { ClusterName: cluster.name, ServiceName: service.name },
  );
  return { endpoint: balancer?.endpoint, resourceId: service.arn };
};

function followLoad(workload: PlacedKind, region: string, resourceId: pulumi.Output<string>): void {
  const { name, tags, parent } = workload;
  const ecs = { region, serviceNamespace: "ecs", scalableDimension: "ecs:service:DesiredCount" };
  const target = new Target(
    partName(name, "scaling"),
    { ...ecs, ...partInputs<Pick<TargetArgs, "minCapacity" | "maxCapacity">>(workload, "scaling"), resourceId, tags },
    { parent },
  );
  const tracking = partInputs<PolicyArgs>(workload, "tracking");
  new Policy(partName(name, "tracking"), { ...ecs, ...tracking, resourceId: target.resourceId }, { parent });
}

function taskOf(workload: PlacedKind, region: string, ports: readonly number[]): TaskDefinition {
  const { name, setup, service, tags, parent } = workload;
  const logs = new LogGroup(partName(name, "logs"), { region, ...partInputs<LogGroupArgs>(workload, "logs"), tags }, { parent });
  const { starter, own } = containerRoles(workload, region, logs);
  const environment = Object.entries(setup.environment ?? {}).map(([key, value]) => ({ name: key, value }));
  const command = service?.container.command;
  return new TaskDefinition(
    partName(name, "task"),
    {
      region,
      ...partInputs<TaskDefinitionArgs>(workload, "task"),
      family: name,
      networkMode: "awsvpc",
      requiresCompatibilities: ["FARGATE"],
      executionRoleArn: starter.arn,
      taskRoleArn: own.arn,
      containerDefinitions: pulumi.jsonStringify([
        {
          name: CONTAINER,
          image: service?.container.image,
          ...(command === undefined ? {} : { command }),
          essential: true,
          environment,
          portMappings: ports.map((containerPort) => ({ containerPort, protocol: "tcp" })),
          logConfiguration: {
            logDriver: "awslogs",
            options: { "awslogs-group": logs.name, "awslogs-region": region, "awslogs-stream-prefix": CONTAINER },
          },
        },
      ]),
      tags,
    },
    { parent },
  );
}
