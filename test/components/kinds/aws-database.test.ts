import { proven } from "./aws-proof";

const database = { kind: "database", engine: "postgres", vcpus: 1.2, memoryGib: 4, storageGib: 100, maxStorageGib: 100 };

test("a database stands by in another zone, keeps its logs for a month and its password in a secret, at the plan's cost", async () => {
  const run = await proven({ ...database, readReplicas: 1, customerKey: true });
  expect({ plan: run.planUnpriced, stack: run.stackUnpriced, findings: run.findings }).toEqual({ plan: [], stack: [], findings: [] });
  expect(run.stack.totals.lowUsdPerMonth).toBeCloseTo(run.planUsdPerMonth, 2);
  const [primary] = run.all("rds/instance:Instance").filter(({ inputs }) => inputs.replicateSourceDb === undefined);
  expect(primary?.inputs).toMatchObject({
    multiAz: true,
    storageEncrypted: true,
    publiclyAccessible: false,
    manageMasterUserPassword: true,
    deletionProtection: true,
    engineVersion: "17",
    engineLifecycleSupport: "open-source-rds-extended-support-disabled",
    enabledCloudwatchLogsExports: ["postgresql", "upgrade"],
  });
  expect(run.all("logGroup:LogGroup").map(({ inputs }) => inputs.retentionInDays)).toEqual([30, 30]);
}, 180_000);

test("backups are copied to another region, and a new database may start from one", async () => {
  const backup = { retentionDays: 14, otherRegion: true };
  const restoreFrom = { instance: "orders-old", at: "2026-11-01T08:00:00Z" };
  const run = await proven({ ...database, backup, restoreFrom, customerKey: true }, "us-west-2");
  // The book has no price of storage there, and the plan says so too.
  expect(run.findings.filter((finding) => !finding.startsWith("unknown-cost"))).toEqual([]);
  expect(run.planUnpriced.join()).toContain("rds.gp3.storage");
  expect(run.one("InstanceAutomatedBackupsReplication")).toMatchObject({ region: "us-east-1", retentionPeriod: 14 });
  expect(run.one("rds/instance:Instance")).toMatchObject({
    restoreToPointInTime: { sourceDbInstanceIdentifier: "orders-old", restoreTime: "2026-11-01T08:00:00Z" },
  });
  expect(run.all("kms/key:Key").map(({ inputs }) => inputs.region)).toEqual(["us-west-2", "us-east-1"]);
}, 180_000);
