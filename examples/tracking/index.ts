import { Portfolio } from "costwright/components";

const tracking = new Portfolio("tracking", {
  regions: ["us-east-1", "eastus", "us-central1"],
  maxProviders: 1,
  budgetUsdPerMonth: 2000,
  tags: { owner: "dispatch", environment: "production" },
  workloads: {
    /** Takes what scanners send and answers where a parcel is: a container, so the plan may run it without machines. */
    api: {
      vcpus: 3,
      memoryGib: 8,
      minCount: 2,
      maxCount: 8,
      zones: 2,
      architectures: ["x86_64", "arm64"],
      downtimeCostUsdPerHour: 300,
      container: { image: "registry.example.com/tracking/api:2026.11", vcpus: 1, memoryGib: 2 },
      internetAccess: { gibPerMonth: 60 },
      loadBalancer: { healthPath: "/healthz" },
      internetEgressGibPerMonth: 250,
      talksTo: { parcels: { gibPerMonth: 80 }, positions: { gibPerMonth: 150 } },
    },
    /** Works off the scans of the day from a queue: an interrupted one is read again. */
    workers: {
      vcpus: 10,
      memoryGib: 20,
      minVcpusPerMachine: 2,
      minCount: 2,
      maxCount: 8,
      architectures: ["x86_64", "arm64"],
      interruptible: true,
      interruptionCostUsd: 0.02,
      internetAccess: { gibPerMonth: 60 },
      talksTo: { parcels: { gibPerMonth: 120 }, positions: { gibPerMonth: 200 } },
    },
    parcels: { kind: "database", engine: "mysql", vcpus: 2.5, memoryGib: 10, storageGib: 300, backup: { retentionDays: 14 } },
    /** The last position of each van; it fits into memory and may be lost. */
    positions: { kind: "cache", memoryGib: 6 },
  },
  sameRegion: [["api", "workers", "parcels", "positions"]],
});

export const map = tracking.services.api?.endpoint;
