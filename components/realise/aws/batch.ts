import { ComputeEnvironment, type ComputeEnvironmentArgs } from "@pulumi/aws/batch/computeEnvironment";
import { JobDefinition, type JobDefinitionArgs } from "@pulumi/aws/batch/jobDefinition";
import { JobQueue } from "@pulumi/aws/batch/jobQueue";
import { LogGroup, type LogGroupArgs } from "@pulumi/aws/cloudwatch/logGroup";
import { LaunchTemplate, type LaunchTemplateArgs } from "@pulumi/aws/ec2/launchTemplate";
import { InstanceProfile } from "@pulumi/aws/iam/instanceProfile";
import { Role } from "@pulumi/aws/iam/role";
import { RolePolicyAttachment } from "@pulumi/aws/iam/rolePolicyAttachment";
import * as pulumi from "@pulumi/pulumi";
import type { BatchNeed } from "../../../model";
import { type KindRealiser, type PlacedKind, partInputs, partName } from "../site";
import { containerRoles } from "./container-roles";
import type { AwsNetwork } from "./network";
import { assumedBy, managedPolicy } from "./policy-document";

const ENVIRONMENT = "aws:batch/computeEnvironment:ComputeEnvironment";
const MIB_PER_GIB = 1024;
const SECONDS_PER_HOUR = 3600;
/** Batch ends no attempt before this. */
const LEAST_TIMEOUT_SECONDS = 60;
/** A task whose machine was taken away starts again, this often at most; one that fails by itself does not. */
const ATTEMPTS = 5;

type Resources = NonNullable<pulumi.Unwrap<ComputeEnvironmentArgs["computeResources"]>>;

/**
 * A queue of AWS Batch with the environments that its plan counts with, spot first: they start machines in the private
 * subnets when there are jobs, and stop them afterwards.
 */
export const awsBatch: KindRealiser<AwsNetwork> = (workload, network) => {
  const { name, tags, parent, blueprint } = workload;
  const { priority } = workload.asKind as BatchNeed;
  const { region } = network;
  const environments = blueprint.parts.filter(({ type }) => type === ENVIRONMENT);
  const onMachines = blueprint.parts.some((part) => part.name === "machines");
  const machines = onMachines ? machinesOf(workload, region) : undefined;
  const guard = network.machineGroup(workload.workload, network.vpcId());
  const orders = environments.map((part, index) => {
    const environmentName = partName(name, part.name);
    const planned = partInputs<{ readonly computeResources: Resources }>(workload, part.name).computeResources;
    const environment = new ComputeEnvironment(
      environmentName,
      {
        region,
        type: "MANAGED",
        state: "ENABLED",
        computeResources: {
          ...planned,
          subnets: network.machineSubnetIds(workload.need.zones),
          securityGroupIds: [guard.id],
          ...(machines === undefined
            ? {}
            : {
                instanceRole: machines.profile.arn,
                launchTemplate: { launchTemplateId: machines.template.id, version: pulumi.interpolate`${machines.template.latestVersion}` },
                ec2Configurations: [{ imageType: "ECS_AL2023" }],
                tags: { Name: name, ...tags },
              }),
        },
        ...(machines === undefined ? {} : { updatePolicy: { terminateJobsOnUpdate: false, jobExecutionTimeoutMinutes: 60 } }),
        tags: { Name: environmentName, ...tags },
      },
      { parent, ...(machines === undefined ? {} : { dependsOn: [machines.attached] }) },
    );
    return { order: index + 1, computeEnvironment: environment.arn };
  });
  const queue = new JobQueue(
    name,
    { region, state: "ENABLED", priority, computeEnvironmentOrders: orders, tags: { Name: name, ...tags } },
    { parent },
  );
  jobOf(workload, region, onMachines);
  return { endpoint: undefined, resourceId: queue.arn };
};

function machinesOf(workload: PlacedKind, region: string) {
  const { name, tags, parent } = workload;
  const machines = partName(name, "machines");
  const role = new Role(
    machines,
    { assumeRolePolicy: assumedBy("ec2.amazonaws.com"), description: `Machines of ${workload.workload}`, tags },
    { parent },
  );
  const attached = new RolePolicyAttachment(
    machines,
    { role: role.name, policyArn: managedPolicy(region, "service-role/AmazonEC2ContainerServiceforEC2Role") },
    { parent },
  );
  const profile = new InstanceProfile(machines, { role: role.name, tags }, { parent });
  const template = new LaunchTemplate(
    machines,
    {
      region,
      ...partInputs<LaunchTemplateArgs>(workload, "machines"),
      metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
      tagSpecifications: [{ resourceType: "volume", tags: { Name: name, ...tags } }],
      updateDefaultVersion: true,
      tags: { Name: machines, ...tags },
    },
    { parent },
  );
  return { attached, profile, template };
}

function jobOf(workload: PlacedKind, region: string, onMachines: boolean): void {
  const { name, setup, tags, parent, blueprint } = workload;
  const need = workload.asKind as BatchNeed;
  const logs = new LogGroup(partName(name, "logs"), { region, ...partInputs<LogGroupArgs>(workload, "logs"), tags }, { parent });
  const { starter, own } = containerRoles(workload, region, logs);
  // On machines a job asks for whole vCPUs; on Fargate for what a task may have.
  const vcpus = onMachines ? Math.max(1, Math.ceil(need.taskVcpus - 1e-9)) : blueprint.vcpusPerMachine;
  const memoryGib = onMachines ? need.taskMemoryGib : blueprint.memoryGibPerMachine;
  const environment = Object.entries(setup.environment ?? {}).map(([key, value]) => ({ name: key, value }));
  new JobDefinition(
    partName(name, "job"),
    {
      region,
      ...partInputs<JobDefinitionArgs>(workload, "job"),
      type: "container",
      containerProperties: pulumi.jsonStringify({
        image: setup.image,
        ...(setup.command === undefined ? {} : { command: setup.command }),
        environment,
        resourceRequirements: [
          { type: "VCPU", value: String(vcpus) },
          { type: "MEMORY", value: String(Math.floor(memoryGib * MIB_PER_GIB)) },
        ],
        jobRoleArn: own.arn,
        executionRoleArn: starter.arn,
        ...(onMachines ? {} : { networkConfiguration: { assignPublicIp: "DISABLED" } }),
        logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": logs.name, "awslogs-region": region } },
      }),
      retryStrategy: {
        attempts: ATTEMPTS,
        evaluateOnExits: [
          { onStatusReason: "Host EC2*", action: "RETRY" },
          { onReason: "*", action: "EXIT" },
        ],
      },
      timeout: { attemptDurationSeconds: Math.max(LEAST_TIMEOUT_SECONDS, Math.round(need.deadlineHours * SECONDS_PER_HOUR)) },
      propagateTags: true,
      tags,
    },
    { parent },
  );
}
