import { type ComplianceName, complianceNames } from "../../model";
import { judge, readSettings } from "../../policy-pack/judge";
import { loadBuiltInBook, noUsage, priceStack, realised } from "./run-declared";

const rules = [
  "cleartext-entry",
  "missing-audit-log",
  "missing-backup",
  "missing-backup-copy",
  "missing-customer-key",
  "missing-profile-tags",
  "outside-residency",
  "public-exposure",
  "short-audit-log-retention",
  "unencrypted-storage",
];

/**
 * Each profile on one cloud, in a place that it allows and that the built-in book has prices for. Databases of Google
 * Cloud restore the last seven days at most, which is less than most profiles ask.
 */
const places: Readonly<Record<ComplianceName, readonly [provider: string, region: string]>> = {
  "fedramp-moderate": ["azure", "eastus"],
  gdpr: ["gcp", "europe-west1"],
  hipaa: ["azure", "eastus"],
  "pci-dss": ["aws", "us-east-1"],
  sox: ["aws", "us-east-1"],
};

const book = loadBuiltInBook();
const tags = { owner: "payments", environment: "production", "cost-center": "42" };
const certificate = {
  aws: "arn:aws:acm:us-east-1:111122223333:certificate/1",
  gcp: "projects/shop/global/sslCertificates/shop",
};
const workloads = {
  web: {
    vcpus: 2,
    memoryGib: 4,
    minCount: 2,
    maxCount: 2,
    loadBalancer: { protocol: "https", certificate },
    talksTo: { orders: { gibPerMonth: 1 } },
  },
  orders: { kind: "database", engine: "postgres", vcpus: 2, memoryGib: 8, storageGib: 50 },
  files: { kind: "object-store", storedGib: 100 },
};

test.each(complianceNames)(
  "a portfolio under %s has nothing that its rules find",
  async (profile) => {
    const [provider, region] = places[profile];
    const { resources } = await realised({ providers: [provider], regions: [region], compliance: [profile], tags, workloads });
    const stack = priceStack(resources, { book, usage: noUsage, context: { project: "declared", stack: "dev", config: {} } });
    const on = Object.fromEntries(rules.map((rule) => [rule, "mandatory"]));
    const { settings } = readSettings([{ origin: "test", value: { all: "disabled", ...on } }]);
    const { findings } = judge(stack, settings, { book, usage: noUsage, asOf: book.asOf });
    expect(findings.map(({ rule, urn = "", message }) => `${rule} ${urn.split("::").slice(-2).join(" ")}: ${message}`)).toEqual([]);
    // Machines may do nothing in the account: no role, no identity, no service account.
    for (const { type, inputs } of resources) {
      if (type === "aws:ec2/launchTemplate:LaunchTemplate") expect(inputs).not.toHaveProperty("iamInstanceProfile");
      if (type === "azure-native:compute:VirtualMachineScaleSet") expect(inputs).not.toHaveProperty("identity");
      if (type === "gcp:compute/regionInstanceTemplate:RegionInstanceTemplate") expect(inputs).not.toHaveProperty("serviceAccount");
    }
  },
  180_000,
);
