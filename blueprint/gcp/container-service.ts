import { type ContainerNeed, HOURS_PER_MONTH, SECONDS_PER_HOUR, type WorkloadNeed } from "../../model";
import { type Blueprint, form, type Part } from "../part";

/** vCPUs of one instance that keeps its processor all the time, and the memory it may have with each: https://cloud.google.com/run/docs/configuring/services/cpu#cpu-memory */
const SIZES: readonly { readonly vcpus: number; readonly leastGib: number; readonly mostGib: number }[] = [
  { vcpus: 1, leastGib: 0.5, mostGib: 4 },
  { vcpus: 2, leastGib: 0.5, mostGib: 8 },
  { vcpus: 4, leastGib: 2, mostGib: 16 },
  { vcpus: 6, leastGib: 4, mostGib: 24 },
  { vcpus: 8, leastGib: 4, mostGib: 32 },
];

/**
 * A service of Cloud Run whose instances are charged while they live. Billing by request is no way of its own here: a
 * need does not say how many requests there are, and for a load that holds all month its seconds cost more.
 */
export const cloudRun = form<ContainerNeed>({
  form: "cloud-run",
  title: "Cloud Run",
  provider: "gcp",
  kind: "service",
  blueprints: (need, workload) => {
    if (!need.architectures.includes("x86_64")) return [];
    // Its public address ends connections where the client is nearest, anywhere in the world.
    if (need.loadBalancer && workload.jurisdictions.length > 0) return [];
    const size = SIZES.find(({ vcpus, mostGib }) => vcpus >= need.vcpusPerReplica && mostGib >= need.memoryGibPerReplica);
    if (size === undefined) return [];
    const memoryMib = Math.ceil(Math.max(size.leastGib, need.memoryGibPerReplica) * 1024);
    const count = replicasFor(workload, size.vcpus, memoryMib / 1024);
    if (count > workload.maxCount) return [];
    return [runBlueprint(workload, size.vcpus, memoryMib, count)];
  },
});

function replicasFor(
  { vcpus, memoryGib, minCount, targetUtilisationFraction }: WorkloadNeed,
  replicaVcpus: number,
  replicaGib: number,
): number {
  const asked = Math.max(vcpus / replicaVcpus, memoryGib / replicaGib) / targetUtilisationFraction;
  return Math.max(minCount, Math.ceil(asked - 1e-9));
}

function runBlueprint(workload: WorkloadNeed, vcpus: number, memoryMib: number, count: number): Blueprint {
  const { minCount, maxCount, internetEgressGibPerMonth, zones } = workload;
  const service: Part = {
    name: "",
    type: "gcp:cloudrunv2/service:Service",
    inputs: {
      template: {
        scaling: { minInstanceCount: minCount, maxInstanceCount: maxCount },
        containers: [{ resources: { limits: { cpu: String(vcpus), memory: `${memoryMib}Mi` }, cpuIdle: false, startupCpuBoost: false } }],
      },
    },
    usage: {
      instanceSecondsPerMonth: count * HOURS_PER_MONTH * SECONDS_PER_HOUR,
      ...(internetEgressGibPerMonth > 0 ? { internetEgressGib: internetEgressGibPerMonth } : {}),
    },
  };
  return {
    size: `${vcpus} vCPU and ${memoryMib / 1024} GiB`,
    family: "cloud-run",
    count,
    purchase: "on-demand",
    vcpusPerMachine: vcpus,
    memoryGibPerMachine: memoryMib / 1024,
    // Google spreads the instances over the zones of the region by itself.
    zones,
    parts: [service],
  };
}
