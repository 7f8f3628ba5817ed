import * as pulumi from "@pulumi/pulumi";
import { Portfolio } from "costwright/components";

const config = new pulumi.Config();
/** The plan may choose either provider for a part, so there is a certificate for each; on Azure TLS ends on the machines. */
const certificate = { aws: config.require("awsCertificate"), gcp: config.require("gcpCertificate") };

const finance = new Portfolio("finance", {
  // Personal data of customers, and the books: places, TLS, who answers for what, all checked on the finished stack.
  compliance: ["gdpr", "sox"],
  jurisdictions: ["eu"],
  // The regions that the auditors have visited.
  regions: ["eu-west-1", "eu-central-1", "westeurope", "europe-west1", "europe-west3"],
  budgetUsdPerMonth: 4000,
  // Reports are read where they stand: the part on the other provider reaches them through an encrypted link.
  links: true,
  tags: { owner: "payments", environment: "production", "cost-center": "4711" },
  workloads: {
    /** Runs on two providers at once; each part carries the whole load, so that neither provider can stop the bank. */
    ledger: {
      vcpus: 8,
      memoryGib: 48,
      minCount: 2,
      maxCount: 3,
      zones: 2,
      targetUtilisationFraction: 0.6,
      minVcpusPerMachine: 4,
      storageGibPerMachine: 500,
      downtimeCostUsdPerHour: 5000,
      split: { providers: 2 },
      loadBalancer: { protocol: "https", machinePort: 8443, healthPath: "/ready", certificate },
      talksTo: { reports: { gibPerMonth: 20 } },
      tags: { "data-class": "confidential" },
    },
    reports: {
      vcpus: 4,
      memoryGib: 32,
      zones: 1,
      minCount: 1,
      maxCount: 1,
      storageGibPerMachine: 100,
      loadBalancer: { internal: true, healthPath: "/ready" },
    },
  },
});

export const doors = [finance.services["ledger-1"]?.endpoint, finance.services["ledger-2"]?.endpoint];
