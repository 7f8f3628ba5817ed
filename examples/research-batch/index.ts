import { Portfolio } from "costwright/components";

/** A simulation writes a checkpoint every ten minutes: an interruption costs some cents of repeated work. */
const study = new Portfolio("study", {
  regions: ["us-east-1", "eastus", "us-central1"],
  budgetUsdPerMonth: 3000,
  quotas: [{ provider: "aws", maxVcpus: 256 }],
  tags: { owner: "climate-lab", environment: "research" },
  workloads: {
    simulation: {
      vcpus: 160,
      memoryGib: 480,
      minVcpusPerMachine: 8,
      // Losing one machine must not lose more than an eighth of the work.
      minCount: 8,
      maxCount: 16,
      zones: 1,
      targetUtilisationFraction: 0.95,
      architectures: ["x86_64", "arm64"],
      storageGibPerMachine: 100,
      interruptible: true,
      interruptionCostUsd: 0.4,
      talksTo: { coordinator: { gibPerMonth: 40 } },
    },
    coordinator: {
      vcpus: 1,
      memoryGib: 4,
      minCount: 1,
      maxCount: 1,
      zones: 1,
      burstable: true,
      storageGibPerMachine: 50,
      listensOn: [6379],
    },
  },
  sameRegion: [["simulation", "coordinator"]],
});

export const machines = study.placements.map(({ workload, size, count }) => `${workload}: ${count} x ${size}`);
