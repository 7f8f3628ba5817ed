import type { ContainerNeed, WorkloadNeed } from "../../model";
import { type Blueprint, form, type Part } from "../part";
import { replicasFor } from "../replicas";
import { zonePart } from "./private-names";

/** Of the profile that is charged by use: https://learn.microsoft.com/azure/container-apps/workload-profiles-overview */
const STEP_VCPUS = 0.25;
const MOST_VCPUS = 4;
const GIB_PER_VCPU = 2;

/** What a replica that serves writes to its log. */
const LOG_GB_PER_REPLICA = 1;
const LOG_DAYS = 30;

/** A container app: replicas that follow the load, in an environment of their own within the private network. */
export const containerApps = form<ContainerNeed>({
  form: "container-apps",
  title: "Azure Container Apps",
  provider: "azure",
  kind: "service",
  blueprints: (need, workload, region) => {
    const vcpus = Math.ceil(Math.max(need.vcpusPerReplica, need.memoryGibPerReplica / GIB_PER_VCPU) / STEP_VCPUS) * STEP_VCPUS;
    if (vcpus > MOST_VCPUS || !need.architectures.includes("x86_64")) return [];
    const replica = { vcpus, memoryGib: vcpus * GIB_PER_VCPU };
    const count = replicasFor(workload, replica);
    if (count === undefined) return [];
    return [
      {
        size: `${vcpus} vCPU and ${replica.memoryGib} GiB`,
        family: "container-apps",
        count,
        purchase: "on-demand",
        vcpusPerMachine: vcpus,
        memoryGibPerMachine: replica.memoryGib,
        zones: Math.min(workload.zones, region.zones ?? 1),
        parts: appParts(need, replica, count, workload),
        ...(workload.maxCount > workload.minCount
          ? { expected: appParts(need, replica, count, { minCount: count, maxCount: count }) }
          : {}),
      } satisfies Blueprint,
    ];
  },
});

function appParts(
  { loadBalancer, internalLoadBalancer = false }: ContainerNeed,
  replica: { readonly vcpus: number; readonly memoryGib: number },
  count: number,
  { minCount, maxCount }: Pick<WorkloadNeed, "minCount" | "maxCount">,
): readonly Part[] {
  const app: Part = {
    name: "",
    type: "azure-native:app:ContainerApp",
    inputs: {
      workloadProfileName: "Consumption",
      template: {
        containers: [{ resources: { cpu: replica.vcpus, memory: `${replica.memoryGib}Gi` } }],
        scale: { minReplicas: minCount, maxReplicas: maxCount },
      },
    },
  };
  const logs: Part = {
    name: "logs",
    type: "azure-native:operationalinsights:Workspace",
    inputs: { sku: { name: "PerGB2018" }, retentionInDays: LOG_DAYS },
    usage: { ingestedGb: count * LOG_GB_PER_REPLICA },
  };
  // Without clients from outside its name is known in the network alone.
  return [app, logs, ...(loadBalancer && !internalLoadBalancer ? [] : [zonePart])];
}
