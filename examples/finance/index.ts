import * as pulumi from "@pulumi/pulumi";
import { Portfolio } from "costwright/components";

const config = new pulumi.Config();
/** The plan may choose either provider for a half, so there is a certificate for each. */
const certificate = { aws: config.require("awsCertificate"), gcp: config.require("gcpCertificate") };

/**
 * The ledger runs twice, on two providers, so that neither can stop the bank; both halves stay in the European Union.
 * Disks are encrypted, machines have no public address, TLS only at the door.
 */
const ledger = {
  vcpus: 8,
  memoryGib: 48,
  minCount: 2,
  maxCount: 4,
  zones: 2,
  targetUtilisationFraction: 0.6,
  minVcpusPerMachine: 4,
  storageGibPerMachine: 500,
  downtimeCostUsdPerHour: 5000,
  loadBalancer: { protocol: "https", machinePort: 8443, healthPath: "/ready", certificate },
  tags: { "data-class": "confidential" },
} as const;

const finance = new Portfolio("finance", {
  jurisdictions: ["eu"],
  // The regions that the auditors have visited.
  regions: ["eu-west-1", "eu-central-1", "westeurope", "europe-west1", "europe-west3"],
  budgetUsdPerMonth: 4000,
  tags: { owner: "payments", environment: "production", "cost-center": "4711" },
  workloads: {
    "ledger-one": { ...ledger, talksTo: { "ledger-two": { gibPerMonth: 200 } } },
    "ledger-two": { ...ledger, talksTo: { "ledger-one": { gibPerMonth: 200 } } },
    reports: {
      vcpus: 4,
      memoryGib: 32,
      zones: 1,
      minCount: 1,
      maxCount: 2,
      storageGibPerMachine: 100,
      talksTo: { "ledger-one": { gibPerMonth: 20 } },
    },
  },
  differentProvider: [["ledger-one", "ledger-two"]],
});

export const doors = [finance.services["ledger-one"]?.endpoint, finance.services["ledger-two"]?.endpoint];
