import * as pulumi from "@pulumi/pulumi";
import { Portfolio } from "costwright/components";

const config = new pulumi.Config();
const certificate = { aws: config.require("awsCertificate"), gcp: config.require("gcpCertificate") };

const health = new Portfolio("health", {
  // Backups that reach back a month and survive their region, TLS only, keys, logs of who did what.
  compliance: ["hipaa"],
  // The hospital has a business associate agreement with these two.
  providers: ["aws", "gcp"],
  regions: ["us-east-1", "us-central1"],
  tags: { owner: "medical-it", environment: "production", "data-class": "health" },
  workloads: {
    portal: {
      vcpus: 4,
      memoryGib: 12,
      minVcpusPerMachine: 2,
      minCount: 2,
      maxCount: 6,
      zones: 2,
      architectures: ["x86_64", "arm64"],
      downtimeCostUsdPerHour: 2000,
      loadBalancer: { protocol: "https", healthPath: "/ready", certificate },
      talksTo: { records: { gibPerMonth: 60 }, scans: { gibPerMonth: 300 }, letters: { gibPerMonth: 40 } },
    },
    records: {
      kind: "database",
      engine: "postgres",
      vcpus: 5,
      memoryGib: 36,
      storageGib: 1000,
      backup: { retentionDays: 35 },
    },
    /** Looked at for a quarter after they are made, then rarely; kept for the years that the law asks for. */
    scans: {
      kind: "object-store",
      storedGib: 24_000,
      writesPerMonth: 400_000,
      readsPerMonth: 1_200_000,
      readGibPerMonth: 900,
      rarelyReadAfterDays: 90,
      archivedAfterDays: 730,
    },
    /** Letters and forms that the machines of the portal share. */
    letters: { kind: "file-store", storedGib: 600, throughputMibps: 30 },
  },
  sameRegion: [["portal", "records", "scans", "letters"]],
});

export const portal = health.services.portal?.endpoint;
