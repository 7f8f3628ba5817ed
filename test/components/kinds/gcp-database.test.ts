import { backupRunOf } from "../../../components/realise/gcp/database";
import { onGoogle, unjudged } from "./gcp";

const database = { kind: "database", engine: "postgres", vcpus: 2, memoryGib: 8, storageGib: 100 };

describe("a database on Google Cloud", () => {
  test("costs what the plan says, is private and kept, and nothing is found", async () => {
    const stack = await onGoogle({ ...database, customerKey: true, readReplicas: 1 });
    expect(unjudged(stack)).toEqual([]);
    expect(stack.findings).toEqual([]);
    expect(stack.stack.totals.lowUsdPerMonth).toBeCloseTo(stack.plannedUsdPerMonth, 2);
    const [primary, replica] = stack.all(":DatabaseInstance");
    expect(primary?.inputs).toMatchObject({
      databaseVersion: "POSTGRES_17",
      deletionProtection: true,
      settings: {
        availabilityType: "REGIONAL",
        deletionProtectionEnabled: true,
        ipConfiguration: { ipv4Enabled: false, sslMode: "ENCRYPTED_ONLY" },
        databaseFlags: [{ name: "cloudsql.iam_authentication", value: "on" }],
        userLabels: { costwright_workload: "it", owner: "platform" },
      },
    });
    expect(primary?.inputs).toHaveProperty("encryptionKeyName");
    expect(replica?.inputs).toMatchObject({ settings: { availabilityType: "ZONAL", ipConfiguration: { ipv4Enabled: false } } });
    expect(stack.one(":CryptoKey")).toMatchObject({ rotationPeriod: "7776000s" });
    expect(stack.one(":User")).toMatchObject({ type: "CLOUD_IAM_SERVICE_ACCOUNT" });
    expect(stack.one(":User")).not.toHaveProperty("password");
  });

  test("can start with the content of another one at a moment, or of a backup", async () => {
    const at = "2026-11-01T08:00:00Z";
    const copied = await onGoogle({ ...database, engine: "mysql", zones: 1, restoreFrom: { instance: "shop:us-central1:orders", at } });
    expect(copied.one(":DatabaseInstance")).toMatchObject({ clone: { sourceInstanceName: "orders", pointInTime: at } });
    const backup = "projects/shop/instances/orders/backupRuns/123";
    const restored = await onGoogle({ ...database, restoreFrom: { snapshot: backup } });
    expect(restored.one(":DatabaseInstance")).toMatchObject({
      restoreBackupContext: { project: "shop", instanceId: "orders", backupRunId: 123 },
    });
  });
});

test("a backup that cannot be one is refused in words", () => {
  expect(backupRunOf("orders/123")).toEqual({ instanceId: "orders", backupRunId: 123 });
  expect(() => backupRunOf("rds:orders-2026")).toThrow(
    '"rds:orders-2026" names no backup: write projects/<project>/instances/<instance>/backupRuns/<number>',
  );
});
