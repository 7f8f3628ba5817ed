import { type ContainerNeed, HOURS_PER_MONTH, SECONDS_PER_HOUR, type WorkloadNeed } from "../../model";
import { type Blueprint, form, type Part } from "../part";
import { type InstanceSize, instanceSize } from "./run-sizes";

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
    if (need.loadBalancer && need.internalLoadBalancer !== true && workload.jurisdictions.length > 0) return [];
    const size = instanceSize(need.vcpusPerReplica, need.memoryGibPerReplica);
    if (size === undefined) return [];
    const count = replicasFor(workload, size);
    return count > workload.maxCount ? [] : [runBlueprint(workload, size, count)];
  },
});

function replicasFor({ vcpus, memoryGib, minCount, targetUtilisationFraction }: WorkloadNeed, size: InstanceSize): number {
  const asked = Math.max(vcpus / size.vcpus, memoryGib / size.memoryGib) / targetUtilisationFraction;
  return Math.max(minCount, Math.ceil(asked - 1e-9));
}

function runBlueprint(workload: WorkloadNeed, size: InstanceSize, count: number): Blueprint {
  const { minCount, maxCount, internetEgressGibPerMonth, zones } = workload;
  const service: Part = {
    name: "",
    type: "gcp:cloudrunv2/service:Service",
    inputs: {
      template: {
        scaling: { minInstanceCount: minCount, maxInstanceCount: maxCount },
        containers: [{ resources: { limits: size.limits, cpuIdle: false, startupCpuBoost: false } }],
      },
    },
    usage: {
      instanceSecondsPerMonth: count * HOURS_PER_MONTH * SECONDS_PER_HOUR,
      ...(internetEgressGibPerMonth > 0 ? { internetEgressGib: internetEgressGibPerMonth } : {}),
    },
  };
  return {
    size: size.name,
    family: "cloud-run",
    count,
    purchase: "on-demand",
    vcpusPerMachine: size.vcpus,
    memoryGibPerMachine: size.memoryGib,
    // Google spreads the instances over the zones of the region by itself.
    zones,
    parts: [service],
  };
}
