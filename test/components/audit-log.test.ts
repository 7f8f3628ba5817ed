import { declaredPortfolio } from "../../components/portfolio-need";
import { type ComplianceName, demandOf } from "../../model";
import { loadBuiltInBook, noUsage, priceStack, type Realised, realised } from "./run-declared";

/** Places that the built-in book has whole prices for: of Azure's storage it has them in one. */
const regions = { aws: ["us-east-1", "us-west-2"], azure: ["eastus"], gcp: ["us-central1", "us-west1"] } as const;
const trails = {
  aws: "aws:cloudtrail/trail:Trail",
  azure: "azure-native:monitor:SubscriptionDiagnosticSetting",
  gcp: "gcp:projects/iAMAuditConfig:IAMAuditConfig",
} as const;
const stores = { aws: "aws:s3/bucket:Bucket", azure: "azure-native:storage:StorageAccount", gcp: "gcp:storage/bucket:Bucket" } as const;
const tags = { owner: "clinic", environment: "production", "cost-center": "42" };
const web = { vcpus: 2, memoryGib: 4, minCount: 2, maxCount: 2, zones: 2 };
const book = loadBuiltInBook();

const pricedOf = ({ resources }: Realised) =>
  priceStack(resources, { book, usage: noUsage, context: { project: "declared", stack: "dev", config: {} } });

function needOf(more: object) {
  const declared = declaredPortfolio({ providers: ["aws"], regions: ["us-east-1"], tags, workloads: { web, jobs: web }, ...more }, book);
  if (declared.kind === "problems") throw new Error(declared.problems.map(({ message }) => message).join("\n"));
  return declared.need;
}

describe.each(["aws", "azure", "gcp"] as const)("%s", (provider) => {
  const [first] = regions[provider];
  const last = regions[provider][regions[provider].length - 1] ?? first;
  const places = [...new Set([first, last])].sort();

  test("every place sets them up, and the stack costs what the plan says", async () => {
    const stack = await realised({
      providers: [provider],
      compliance: ["pci-dss"],
      tags,
      workloads: { web: { ...web, regions: [first] }, near: { ...web, regions: [first] }, jobs: { ...web, regions: [last] } },
    });
    expect(stack.plan.shared?.map(({ label }) => label)).toEqual(places.map(() => "Audit logs, kept for 365 days"));
    // A project of Google Cloud has one audit configuration.
    expect(stack.resources.filter(({ type }) => type === trails[provider])).toHaveLength(provider === "aws" ? 2 : 1);
    expect(stack.resources.filter(({ type }) => type === stores[provider])).toHaveLength(places.length);
    if (provider === "aws") expect(stack.all("trail:Trail").map(({ inputs }) => inputs.isMultiRegionTrail)).toEqual([false, false]);
    const priced = pricedOf(stack);
    // What the book has no price for of machines is counted as an allowance elsewhere.
    const unknown = priced.nodes.flatMap(({ resource, estimate }) =>
      estimate.kind === "unknown" && resource.name.includes("audit-log") ? [[resource.type, ...estimate.because]] : [],
    );
    expect(unknown).toEqual([]);
    expect(priced.totals.lowUsdPerMonth).toBeCloseTo(stack.plan.usdPerMonth, 2);
  }, 180_000);

  test("the store is closed, and keeps what is written for as long as asked", async () => {
    const stack = await realised({ providers: [provider], regions: [first], tags, compliance: ["pci-dss"], workloads: { web } });
    if (provider === "aws") {
      expect(stack.one("trail:Trail")).toMatchObject({
        isMultiRegionTrail: true,
        enableLogFileValidation: true,
        includeGlobalServiceEvents: true,
      });
      expect(Object.keys(stack.one("trail:Trail"))).toContain("kmsKeyId");
      expect(stack.one("BucketObjectLockConfiguration").rule).toEqual({ defaultRetention: { mode: "GOVERNANCE", days: 365 } });
      expect(stack.one("BucketLifecycleConfiguration").rules).toMatchObject([{ expiration: { days: 365 }, status: "Enabled" }]);
      expect(stack.one("BucketPublicAccessBlock")).toMatchObject({ blockPublicAcls: true, restrictPublicBuckets: true });
    } else if (provider === "azure") {
      expect(stack.one("storage:StorageAccount")).toMatchObject({
        allowBlobPublicAccess: false,
        networkRuleSet: { defaultAction: "Deny", bypass: "AzureServices" },
        immutableStorageWithVersioning: {
          immutabilityPolicy: { immutabilityPeriodSinceCreationInDays: 365, allowProtectedAppendWrites: true },
        },
      });
      expect(Object.keys(stack.one("storage:StorageAccount"))).toContain("encryption");
      expect(stack.one("SubscriptionDiagnosticSetting").logs).toContainEqual({ category: "Administrative", enabled: true });
    } else {
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
    }
  }, 180_000);
});

test.each(["fedramp-moderate", "hipaa", "pci-dss", "sox"] satisfies ComplianceName[])(
  "%s: kept for as long as the profile asks",
  (profile) => {
    const { auditLogDays, customerKeys } = demandOf([profile]);
    const { auditLog, siteCharges = [] } = needOf({ compliance: [profile] });
    expect(auditLog).toEqual({ retentionDays: auditLogDays, customerKey: customerKeys, workloads: ["web", "jobs"] });
    const here = siteCharges.find(({ region }) => region === "us-east-1");
    expect(here?.label).toBe(`Audit logs, kept for ${auditLogDays} days`);
    expect(here?.usdPerMonth).toBeGreaterThan(0);
    expect(siteCharges.every(({ usdPerMonth }) => usdPerMonth > 0)).toBe(true);
  },
);

test("only where a profile asks, unless the portfolio does; never where it is left to the account", () => {
  expect(needOf({}).auditLog).toBeUndefined();
  expect(needOf({ compliance: ["hipaa"], auditLog: false })).not.toHaveProperty("auditLog");
  expect(needOf({ compliance: ["hipaa"], auditLog: false }).siteCharges).toBeUndefined();
  expect(needOf({ auditLog: true }).auditLog).toEqual({ retentionDays: 365, customerKey: false, workloads: ["web", "jobs"] });
  expect(needOf({ workloads: { web, books: { ...web, compliance: ["sox"] } } }).auditLog?.workloads).toEqual(["books"]);
});
