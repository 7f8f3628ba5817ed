import { type ComplianceName, demandOf } from "../../model";
import { loadBuiltInBook, noUsage, priceStack, type Realised, realised } from "./run-declared";

const regions = { aws: "us-east-1", azure: "eastus2", gcp: "us-central1" } as const;
const other = { aws: "us-west-2", azure: "westus2", gcp: "us-west1" } as const;
const trails = {
  aws: "aws:cloudtrail/trail:Trail",
  azure: "azure-native:monitor:SubscriptionDiagnosticSetting",
  gcp: "gcp:projects/iAMAuditConfig:IAMAuditConfig",
} as const;
const tags = { owner: "clinic", environment: "production", "cost-center": "42" };
const web = { vcpus: 2, memoryGib: 4, minCount: 2, maxCount: 2, zones: 2 };

const pricedOf = ({ resources }: Realised) =>
  priceStack(resources, { book: loadBuiltInBook(), usage: noUsage, context: { project: "declared", stack: "dev", config: {} } });

describe.each(["aws", "azure", "gcp"] as const)("%s", (provider) => {
  const declared = (more: object, workloads: object = { web, jobs: web }) =>
    realised({ providers: [provider], regions: [regions[provider]], tags, ...more, workloads });

  test.each(["hipaa", "pci-dss"] satisfies ComplianceName[])("%s: set up once, and the stack costs what the plan says", async (profile) => {
    const stack = await declared({ compliance: [profile] });
    expect(stack.resources.filter(({ type }) => type === trails[provider]).map(({ name }) => name)).toHaveLength(1);
    const days = demandOf([profile]).auditLogDays;
    expect(stack.plan.shared?.map(({ label }) => label)).toEqual([`Audit logs, kept for ${days} days`]);
    const priced = pricedOf(stack);
    expect(priced.coverage.unknown).toBe(0);
    expect(priced.totals.lowUsdPerMonth).toBeCloseTo(stack.plan.usdPerMonth, 2);
    expect(priced.totals.highUsdPerMonth).toBeCloseTo(stack.plan.usdPerMonth, 2);
  });

  test("every place of several has its own", async () => {
    const stack = await realised({
      providers: [provider],
      compliance: ["sox"],
      tags,
      workloads: { web: { ...web, regions: [regions[provider]] }, jobs: { ...web, regions: [other[provider]] } },
    });
    expect(stack.plan.shared).toHaveLength(2);
    expect(stack.resources.filter(({ type }) => type === trails[provider])).toHaveLength(provider === "gcp" ? 1 : 2);
    expect(pricedOf(stack).totals.lowUsdPerMonth).toBeCloseTo(stack.plan.usdPerMonth, 2);
    if (provider === "aws") expect(stack.all("trail:Trail").map(({ inputs }) => inputs.isMultiRegionTrail)).toEqual([false, false]);
  });

  test("nothing is set up where no profile asks, or the account has its own; and where it is asked, without a profile, for a year", async () => {
    for (const more of [
      {},
      { compliance: ["gdpr"] as const, regions: [{ aws: "eu-west-1", azure: "westeurope", gcp: "europe-west1" }[provider]] },
      { compliance: ["hipaa"], auditLog: false },
    ]) {
      const stack = await declared(more, { web });
      expect(stack.resources.filter(({ type }) => type === trails[provider])).toEqual([]);
      expect(stack.plan.shared).toBeUndefined();
    }
    const asked = await declared({ auditLog: true }, { web });
    expect(asked.plan.shared?.map(({ label }) => label)).toEqual(["Audit logs, kept for 365 days"]);
  });
});

test("AWS: the bucket is locked and closed, keeps each file as long as asked, and only the trail writes to it", async () => {
  const stack = await realised({ providers: ["aws"], regions: ["us-east-1"], tags, compliance: ["pci-dss"], workloads: { web } });
  expect(stack.one("trail:Trail")).toMatchObject({
    isMultiRegionTrail: true,
    enableLogFileValidation: true,
    includeGlobalServiceEvents: true,
  });
  expect(Object.keys(stack.one("trail:Trail"))).toContain("kmsKeyId");
  expect(stack.one("BucketObjectLockConfiguration").rule).toEqual({ defaultRetention: { mode: "GOVERNANCE", days: 365 } });
  expect(stack.one("BucketLifecycleConfiguration").rules).toMatchObject([{ expiration: { days: 365 }, status: "Enabled" }]);
  expect(stack.one("BucketPublicAccessBlock")).toMatchObject({ blockPublicAcls: true, restrictPublicBuckets: true });
  expect(stack.one("bucket:Bucket")).toMatchObject({ objectLockEnabled: true });
});

test("Azure: the account is closed, its content cannot be changed, and logs are only appended", async () => {
  const stack = await realised({ providers: ["azure"], regions: ["eastus2"], tags, compliance: ["pci-dss"], workloads: { web } });
  expect(stack.one("storage:StorageAccount")).toMatchObject({
    allowBlobPublicAccess: false,
    networkRuleSet: { defaultAction: "Deny", bypass: "AzureServices" },
    immutableStorageWithVersioning: {
      immutabilityPolicy: { immutabilityPeriodSinceCreationInDays: 365, allowProtectedAppendWrites: true },
    },
    encryption: { keySource: "Microsoft.Keyvault" },
  });
  const logs = stack.one("SubscriptionDiagnosticSetting").logs as readonly { readonly category: string; readonly enabled: boolean }[];
  expect(logs.map(({ category, enabled }) => [category, enabled])).toContainEqual(["Administrative", true]);
});

test("Google Cloud: who read data is recorded, and the bucket keeps it", async () => {
  const stack = await realised({ providers: ["gcp"], regions: ["us-central1"], tags, compliance: ["pci-dss"], workloads: { web } });
  expect(stack.one("IAMAuditConfig")).toMatchObject({
    service: "allServices",
    auditLogConfigs: [{ logType: "ADMIN_READ" }, { logType: "DATA_READ" }, { logType: "DATA_WRITE" }],
  });
  expect(stack.one("bucket:Bucket")).toMatchObject({
    retentionPolicy: { retentionPeriod: String(365 * 86_400) },
    publicAccessPrevention: "enforced",
    lifecycleRules: [{ action: { type: "Delete" }, condition: { age: 365 } }],
  });
  expect(stack.one("ProjectSink").filter).toContain("cloudaudit.googleapis.com");
});
