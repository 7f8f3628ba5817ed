import { Portfolio } from "costwright/components";

const study = new Portfolio("study", {
  regions: ["us-east-1", "eastus", "us-central1"],
  budgetUsdPerMonth: 3000,
  quotas: [{ provider: "aws", maxVcpus: 256 }],
  tags: { owner: "climate-lab", environment: "research" },
  workloads: {
    /** Two ensembles a month, each of which has ten days. A member writes a checkpoint every ten minutes, so spot costs little work. */
    simulation: {
      kind: "batch",
      image: "registry.example.com/climate/simulation:4.2",
      tasks: 900,
      taskVcpus: 8,
      taskMemoryGib: 24,
      taskHours: 6,
      deadlineHours: 240,
      runsPerMonth: 2,
      checkpointMinutes: 10,
      architectures: ["x86_64", "arm64"],
      internetAccess: true,
      talksTo: { results: { gibPerMonth: 600 } },
    },
    /** Fields and statistics of each ensemble: read while the paper is written, then kept. */
    results: {
      kind: "object-store",
      storedGib: 8000,
      writesPerMonth: 100_000,
      readsPerMonth: 400_000,
      readGibPerMonth: 900,
      rarelyReadAfterDays: 60,
    },
  },
  sameRegion: [["simulation", "results"]],
});

export const machines = study.placements.map(({ workload, size, count }) => `${workload}: ${count} x ${size}`);
