import { type AzureStack, azureStack, expectAsPlanned } from "./azure-stack";

const database = { kind: "database", engine: "postgres", vcpus: 2, memoryGib: 8, storageGib: 100 };
const api = { vcpus: 2, memoryGib: 4, talksTo: { data: { gibPerMonth: 1 } } };

describe("one server without a standby, where the book has every price", () => {
  let stack: AzureStack;
  beforeAll(async () => {
    stack = await azureStack("westus", { ...database, zones: 1, readReplicas: 1, backup: { retentionDays: 14 } });
  });

  test("it costs what the plan says and breaks no rule", () => {
    expectAsPlanned(stack);
    expect(stack.unpricedInPlan).toEqual([]);
    expect(stack.planUsdPerMonth).toBeGreaterThan(500);
  });

  test("it has no public address, no password, and is locked", () => {
    expect(stack.named("dbforpostgresql:Server", "shop-data")).toMatchObject({
      network: { publicNetworkAccess: "Disabled" },
      storage: { storageSizeGB: 128, autoGrow: "Enabled" },
      backup: { backupRetentionDays: 14, geoRedundantBackup: "Disabled" },
      tags: { "costwright:workload": "data" },
    });
    expect(stack.named("dbforpostgresql:Server", "shop-data-replica-1")).toMatchObject({ createMode: "Replica" });
    // A part of it, the tenant, is known after deployment only.
    expect(stack.named("dbforpostgresql:Server", "shop-data")).not.toHaveProperty("administratorLoginPassword");
    expect(stack.one(":ManagementLockByScope")).toMatchObject({ level: "CanNotDelete" });
    expect(stack.all(":PublicIPAddress")).toEqual([]);
    expect(stack.named("dbforpostgresql:Configuration", "shop-data-tls")).toMatchObject({ value: "on" });
  });
});

test("zones: the standby waits in another one, prices are missing on both sides alike", async () => {
  const stack = await azureStack("westeurope", { ...database, customerKey: true, backup: { otherRegion: true } }, { api });
  expect(stack.findings).toEqual([]);
  expect(stack.stackUsdPerMonth).toBeCloseTo(stack.planUsdPerMonth, 2);
  expect(stack.unpricedInPlan.some((line) => line.includes("postgresql.flexible"))).toBe(true);
  expect(stack.named("dbforpostgresql:Server", "shop-data")).toMatchObject({ highAvailability: { mode: "ZoneRedundant" } });
  expect(stack.named("keyvault:Vault", "shop-data-vault-copies")).toMatchObject({ location: "northeurope" });
  expect(stack.named("keyvault:Key", "shop-data-key")).toMatchObject({
    properties: { keyOps: ["wrapKey", "unwrapKey"], rotationPolicy: { lifetimeActions: [{ action: { type: "rotate" } }] } },
  });
  expect(stack.all("authorization:RoleAssignment")).toHaveLength(2);
  const guard = stack.named(":NetworkSecurityGroup", "shop-data").securityRules;
  expect(guard).toBeDefined();
});

test("MySQL: sign in with Microsoft Entra only, a password that nobody sees; a restore of another server beside it", async () => {
  const at = "2026-11-01T08:00:00Z";
  const old = { ...database, zones: 1, restoreFrom: { instance: "/subscriptions/1/servers/old", at } };
  const stack = await azureStack("westus", { ...database, engine: "mysql", zones: 1 }, { old });
  expectAsPlanned(stack);
  expect(stack.unpricedInPlan).toEqual([]);
  expect(stack.named("dbformysql:Configuration", "shop-data-sign-in")).toMatchObject({ configurationName: "aad_auth_only", value: "ON" });
  expect(JSON.stringify(stack.all("dbformysql:Server")[0]?.outputs ?? {})).not.toContain("Aa1-");
  expect(stack.named("dbforpostgresql:Server", "shop-old")).toMatchObject({
    createMode: "PointInTimeRestore",
    sourceServerResourceId: "/subscriptions/1/servers/old",
    pointInTimeUTC: at,
  });
  expect(stack.all("dbforpostgresql:Database")).toEqual([]);
});
