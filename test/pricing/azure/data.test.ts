import { lowUsdPerMonth, unknownValue } from "../../../model";
import { declare, estimateOne, priceAll } from "../../support/declared";

const HOURS = 730;
const at = (type: string, location: string, inputs: Record<string, unknown>) =>
  declare(`azure-native:${type}`, "it", { location, ...inputs });
const usage = (values: Record<string, number>) => ({ usage: { types: {}, resources: { it: values } } });

test.each([
  [
    "dbforpostgresql:Server",
    "westus",
    { sku: { name: "Standard_D4s_v3" }, storage: { storageSizeGB: 128 } },
    { additionalBackupGib: 10 },
    0.39 * HOURS + 128 * 0.137969 + 10 * 0.095,
  ],
  // A standby has the same compute and storage.
  [
    "dbforpostgresql:Server",
    "westus",
    { sku: { name: "Standard_D2ds_v5" }, storage: { storageSizeGB: 64 }, highAvailability: { mode: "ZoneRedundant" } },
    { additionalBackupGib: 0 },
    2 * (0.203 * HOURS + 64 * 0.137969),
  ],
  [
    "dbforpostgresql:Server",
    "eastus",
    { sku: { name: "Standard_B1ms" }, storage: { storageSizeGB: 32 } },
    { additionalBackupGib: 0 },
    0.017 * HOURS + 32 * 0.12,
  ],
  // 600 IOPS, of which 300 and 3 x 64 are included.
  [
    "dbformysql:Server",
    "westus",
    { sku: { name: "Standard_E4ds_v4" }, storage: { storageSizeGB: 64, iops: 600 } },
    { additionalBackupGib: 0 },
    0.524397 * HOURS + 64 * 0.138 + 108 * 0.06,
  ],
  [
    "dbformysql:SingleServer",
    "eastus",
    { sku: { name: "GP_Gen5_4" }, properties: { storageProfile: { storageMB: 10_240 } } },
    { additionalBackupGb: 0 },
    0.350397 * HOURS + 10 * 0.115,
  ],
  [
    "dbforpostgresql:SingleServer",
    "eastus",
    { sku: { name: "MO_Gen5_16" }, properties: { storageProfile: { storageMB: 5120 } } },
    { additionalBackupGb: 0 },
    1.8896 * HOURS + 5 * 0.115,
  ],
  [
    "dbformariadb:Server",
    "eastus",
    { sku: { name: "B_Gen5_2" }, properties: { storageProfile: { storageMB: 5120, geoRedundantBackup: "Enabled" } } },
    { additionalBackupGb: 10 },
    0.068 * HOURS + 5 * 0.1 + 10 * 0.2,
  ],
  ["sql:Database", "eastus", { sku: { name: "S1" } }, { additionalBackupGb: 0 }, 0.0403151 * HOURS],
  [
    "sql:Database",
    "eastus",
    { sku: { name: "Standard", capacity: 20 }, maxSizeBytes: 300 * 1024 ** 3 },
    { additionalBackupGb: 0 },
    0.0403151 * HOURS + 50 * 0.17,
  ],
  // Four vCores and their licence, 64 GB, backups with local redundancy.
  [
    "sql:Database",
    "eastus",
    { sku: { name: "GP_Gen5_4" }, maxSizeBytes: 64 * 1024 ** 3, requestedBackupStorageRedundancy: "Local" },
    { additionalBackupGb: 5 },
    (0.608863 + 4 * 0.0999658) * HOURS + 64 * 0.115 + 5 * 0.1,
  ],
  [
    "sql:Database",
    "eastus",
    { sku: { name: "GP_Gen5", capacity: 4 }, maxSizeBytes: 64 * 1024 ** 3, licenseType: "BasePrice", zoneRedundant: true },
    { additionalBackupGb: 0 },
    (0.608863 + 0.365315) * HOURS + 64 * 0.23,
  ],
  [
    "sql:Database",
    "eastus",
    { sku: { name: "HS_Gen5_2" }, highAvailabilityReplicaCount: 1 },
    { additionalBackupGb: 0, storedGb: 100 },
    2 * 0.365315 * HOURS + 100 * 0.25,
  ],
  ["sql:Database", "eastus", { sku: { name: "GP_S_Gen5_4" } }, { additionalBackupGb: 0, vcoreHours: 100 }, 100 * 0.52176 + 32 * 0.115],
  ["sql:ElasticPool", "westeurope", { sku: { name: "StandardPool", capacity: 200 } }, {}, 0.604164 * HOURS],
  [
    "sql:ElasticPool",
    "westeurope",
    { sku: { name: "GP_Gen5", capacity: 4 }, maxSizeBytes: 100 * 1024 ** 3 },
    {},
    (0.669753 + 4 * 0.0999658) * HOURS + 100 * 0.1369,
  ],
  [
    "sql:ManagedInstance",
    "westeurope",
    { sku: { name: "GP_Gen5" }, vCores: 16, storageSizeInGB: 64, requestedBackupStorageRedundancy: "Zone" },
    { backupGb: 0 },
    (2.67903 + 16 * 0.0999658) * HOURS + 32 * 0.136875,
  ],
  ["redis:Redis", "eastus", { sku: { name: "Standard", family: "C", capacity: 3 } }, {}, 2 * 164.25],
  ["redis:Redis", "eastus", { sku: { name: "Premium", family: "P", capacity: 1 }, shardCount: 3, replicasPerMaster: 2 }, {}, 9 * 202.21],
  ["redisenterprise:RedisEnterprise", "eastus", { sku: { name: "MemoryOptimized_M10" }, highAvailability: "Disabled" }, {}, 0.216 * HOURS],
  [
    "cosmosdb:DatabaseAccount",
    "eastus",
    { capabilities: [{ name: "EnableServerless" }] },
    { storedGb: 10, requestUnitsPerMonth: 4_000_000 },
    10 * 0.25 + 4 * 0.25,
  ],
  [
    "storage:StorageAccount",
    "eastus",
    { kind: "StorageV2", sku: { name: "Standard_LRS" } },
    { storedGb: 60_000, writeOperationsPerMonth: 20_000, readOperationsPerMonth: 10_000 },
    51_200 * 0.0208 + 8_800 * 0.019968 + 2 * 0.05 + 0.004,
  ],
  [
    "storage:StorageAccount",
    "westeurope",
    { kind: "StorageV2", sku: { name: "Standard_LRS" }, accessTier: "Cool" },
    { storedGb: 100, writeOperationsPerMonth: 10_000, readOperationsPerMonth: 10_000, retrievedGb: 5 },
    100 * 0.01 + 0.1 + 0.01 + 5 * 0.01,
  ],
  ["synapse:SqlPool", "westeurope", { sku: { name: "DW200c" } }, { storedTb: 2 }, 3.02 * HOURS + 2 * 23],
  ["search:Service", "eastus", { sku: { name: "standard2" }, replicaCount: 2, partitionCount: 3 }, {}, 6 * 1.344 * HOURS],
] as const)("%s in %s %j", (type, location, inputs, quantities, expected) => {
  const estimate = estimateOne(at(type, location, inputs), usage(quantities));
  expect(estimate.kind).toBe("exact");
  expect(lowUsdPerMonth(estimate)).toBeCloseTo(expected, 2);
});

test("an undeclared serverless database is a range of its vCores", () => {
  const estimate = estimateOne(
    at("sql:Database", "eastus", { sku: { name: "GP_S_Gen5_4" }, autoPauseDelay: -1, minCapacity: 1 }),
    usage({ additionalBackupGb: 0 }),
  );
  expect(estimate).toMatchObject({ kind: "range", because: ["a serverless database uses between 1 and 4 vCores"] });
  expect(lowUsdPerMonth(estimate)).toBeCloseTo(HOURS * 0.52176 + 32 * 0.115, 4);
});

test("a database in an elastic pool is free, though the pool's id is not known", () => {
  expect(estimateOne(at("sql:Database", "eastus", { elasticPoolId: unknownValue })).kind).toBe("free");
});

test.each([
  ["sql:Database", {}, "no sku is declared, Azure then chooses one"],
  ["sql:Database", { sku: { name: "Gold" } }, 'sku "Gold" is not known'],
  ["dbforpostgresql:Server", {}, "no sku.name is declared"],
  [
    "dbforpostgresql:Server",
    { sku: { name: "db.t3.micro" }, storage: { storageSizeGB: 32 } },
    'Compute (db.t3.micro): "db.t3.micro" is not a size of a flexible server',
  ],
  ["dbformysql:SingleServer", { sku: { name: "big" } }, 'sku.name "big" is not like GP_Gen5_4'],
  ["redis:Redis", { sku: { name: "Basic" } }, "sku.name, sku.family and sku.capacity are not all declared"],
  ["storage:StorageAccount", { sku: { name: unknownValue } }, 'input "sku.name" is not known until deployment'],
  ["synapse:SqlPool", { sku: { name: "big" } }, "no sku.name such as DW200c is declared"],
])("%s %j is unknown", (type, inputs, because) => {
  expect(estimateOne(at(type, "eastus", inputs))).toMatchObject({ kind: "unknown", because: [because] });
});

describe("Cosmos DB throughput", () => {
  const account = declare("azure-native:cosmosdb:DatabaseAccount", "account", {
    location: "eastus",
    locations: [{ locationName: "East US" }, { locationName: "West US" }],
  });
  const database = (inputs: Record<string, unknown>) =>
    declare("azure-native:cosmosdb:SqlResourceSqlDatabase", "database", inputs, { dependencies: [account.urn] });
  const container = (inputs: Record<string, unknown>, parent: { urn: string }) =>
    declare("azure-native:cosmosdb:SqlResourceSqlContainer", "container", inputs, { dependencies: [parent.urn] });

  test("is charged in every region of the account", () => {
    const plain = database({});
    const nodes = priceAll([container({ options: { throughput: 1000 } }, plain), plain, account]);
    expect(nodes[0]?.region).toBe("eastus");
    expect(nodes[0]?.estimate.kind).toBe("exact");
    expect(nodes[0] === undefined ? Number.NaN : lowUsdPerMonth(nodes[0].estimate)).toBeCloseTo(2 * 10 * 0.008 * HOURS, 6);
    expect(nodes[1]?.estimate.kind).toBe("free");
  });

  test("a container shares its database's throughput, or has 400 RU/s of its own", () => {
    const shared = database({ options: { throughput: 400 } });
    expect(priceAll([container({}, shared), shared, account]).map((node) => node.estimate.kind)).toEqual(["free", "exact", "range"]);
    const plain = database({});
    expect(lowUsdPerMonth(estimateOne([container({}, plain), plain, account]))).toBeCloseTo(2 * 4 * 0.008 * HOURS, 6);
  });

  test("autoscale goes from a tenth to its maximum", () => {
    const single = declare("azure-native:cosmosdb:DatabaseAccount", "account", {
      location: "eastus",
      locations: [{ locationName: "eastus" }],
    });
    const auto = declare(
      "azure-native:documentdb:SqlResourceSqlDatabase",
      "database",
      { options: { autoscaleSettings: { maxThroughput: 4000 } } },
      { dependencies: [single.urn] },
    );
    expect(estimateOne([auto, single])).toMatchObject({
      kind: "range",
      lowUsdPerMonth: expect.closeTo(4 * 0.012 * HOURS, 6),
      highUsdPerMonth: expect.closeTo(40 * 0.012 * HOURS, 6),
      because: ["autoscale throughput goes from 400 to 4000 RU/s"],
    });
  });
});
