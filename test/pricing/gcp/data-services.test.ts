import { unknownValue } from "../../../model";
import type { DeclaredUsage } from "../../../pricing";
import { declare, estimateOne, priceAll } from "../../support/declared";
import { exactUsd, HOURS, labels, rangeUsd, reasons } from "./expect-usd";

const usageOf = (name: string, quantities: Record<string, number>): DeclaredUsage => ({ types: {}, resources: { [name]: quantities } });
const region = "us-central1";

describe("Cloud SQL", () => {
  const sql = (settings: Record<string, unknown> | undefined, rest: Record<string, unknown> = {}) =>
    declare("gcp:sql/databaseInstance:DatabaseInstance", "db", { region, databaseVersion: "POSTGRES_15", settings, ...rest });

  it("prices a custom tier by vCPUs, memory and storage, twice when regional", () => {
    const zonal = sql({ tier: "db-custom-2-7680", diskSize: 100 });
    expect(exactUsd(estimateOne(zonal))).toBeCloseTo((2 * 0.0413 + 7.5 * 0.007) * HOURS + 100 * 0.17, 6);
    const regional = sql({ tier: "db-custom-2-7680", diskSize: 100, availabilityType: "REGIONAL" });
    expect(exactUsd(estimateOne(regional))).toBeCloseTo((2 * 0.0826 + 7.5 * 0.014) * HOURS + 100 * 0.34, 6);
    expect(labels(estimateOne(regional))).toEqual(["vCPUs (2, regional)", "Memory (7.5 GiB, regional)", "Storage (SSD, regional)"]);
  });

  it.each([
    ["db-f1-micro", 0.0105],
    ["db-g1-small", 0.035],
    ["db-n1-standard-1", 0.0676],
  ])("prices the tier %s with 10 GiB by default", (tier, usdPerHour) => {
    expect(exactUsd(estimateOne(sql({ tier })))).toBeCloseTo(usdPerHour * HOURS + 10 * 0.17, 6);
  });

  it("prices a high-memory tier, a pool of replicas, backups and a stopped instance", () => {
    expect(exactUsd(estimateOne(sql({ tier: "db-n1-highmem-4" })))).toBeCloseTo((4 * 0.0413 + 26 * 0.007) * HOURS + 1.7, 6);
    const replicas = sql({ tier: "db-custom-1-3840" }, { instanceType: "READ_POOL_INSTANCE", nodeCount: 3 });
    expect(exactUsd(estimateOne(replicas))).toBeCloseTo(3 * ((0.0413 + 3.75 * 0.007) * HOURS + 1.7), 6);
    const backed = sql({ tier: "db-f1-micro", backupConfiguration: { enabled: true } });
    expect(exactUsd(estimateOne(backed, { usage: usageOf("db", { backupStorageGib: 50 }) }))).toBeCloseTo(
      0.0105 * HOURS + 1.7 + 50 * 0.08,
      6,
    );
    expect(exactUsd(estimateOne(sql({ tier: "db-f1-micro", activationPolicy: "NEVER" })))).toBeCloseTo(1.7, 6);
  });

  it("states capacity", () => {
    const [node] = priceAll([sql({ tier: "db-custom-2-7680", diskSize: 100 })]);
    expect(node?.capacity).toEqual({
      provider: "gcp",
      size: "db-custom-2-7680",
      vcpus: 2,
      memoryGib: 7.5,
      storageGib: 100,
      count: { low: 1, high: 1 },
    });
  });

  it("is unknown for editions, engines, media and regions without figures", () => {
    expect(reasons(estimateOne(sql({ tier: "db-perf-optimized-N-4" })))).toEqual([
      "the price book has no figures for the Enterprise Plus edition (db-perf-optimized-N-4)",
    ]);
    expect(reasons(estimateOne(sql({ tier: "db-custom-2-7680" }, { databaseVersion: "SQLSERVER_2022_STANDARD" })))[0]).toContain(
      "a licence of its own",
    );
    expect(reasons(estimateOne(sql({ tier: "db-f1-micro", diskType: "PD_HDD" })))).toEqual([
      "Storage (HDD, zonal): the price book has no price for sql.hdd.storage.zonal in us-central1",
    ]);
    expect(reasons(estimateOne(sql({ tier: "db-f1-micro" }, { region: "europe-west1" })))).toHaveLength(2);
    expect(reasons(estimateOne(sql({ tier: "db-odd" })))[0]).toBe("SQL instance (db-odd, zonal): the tier is not known");
    expect(reasons(estimateOne(sql({ tier: unknownValue })))).toEqual(['input "settings.tier" is not known until deployment']);
    expect(reasons(estimateOne(sql(undefined)))).toEqual(["its settings name no tier"]);
  });
});

describe("Memorystore", () => {
  const redis = (inputs: Record<string, unknown>) => declare("gcp:redis/instance:Instance", "cache", { region, ...inputs });

  it.each([
    [1, undefined, 0.049],
    [5, "BASIC", 0.027],
    [20, "STANDARD_HA", 0.046],
    [200, "STANDARD_HA", 0.03],
  ])("prices %s GiB of Redis (%s) by its capacity tier", (memorySizeGb, tier, usdPerGibHour) => {
    expect(exactUsd(estimateOne(redis({ memorySizeGb, tier })))).toBeCloseTo(memorySizeGb * usdPerGibHour * HOURS, 6);
  });

  it("prices a cluster by its nodes, replicas among them", () => {
    const cluster = declare("gcp:redis/cluster:Cluster", "cache", {
      region,
      shardCount: 3,
      replicaCount: 1,
      persistenceConfig: { mode: "AOF" },
      automatedBackupConfig: {},
    });
    const [node] = priceAll([cluster], { usage: usageOf("cache", { aofStorageGib: 10, backupStorageGib: 10 }) });
    const expected = 6 * 0.1923 * HOURS + 10 * 0.000548 * HOURS + 10 * 0.08111;
    expect(exactUsd(node?.estimate ?? { kind: "free", because: [] })).toBeCloseTo(expected, 6);
    expect(node?.capacity).toEqual({ provider: "gcp", size: "highmem-medium", memoryGib: 13, count: { low: 6, high: 6 } });
    expect(reasons(estimateOne({ ...cluster, inputs: { region, shardCount: unknownValue } }))).toHaveLength(1);
  });

  it("is unknown for read replicas, Memcached and Valkey, with their capacity", () => {
    expect(reasons(estimateOne(redis({ memorySizeGb: 5, tier: "STANDARD_HA", readReplicasMode: "READ_REPLICAS_ENABLED" })))).toHaveLength(
      1,
    );
    const memcached = declare("gcp:memcache/instance:Instance", "mc", {
      region,
      nodeCount: 2,
      nodeConfig: { cpuCount: 4, memorySizeMb: 8192 },
    });
    const [node] = priceAll([memcached]);
    expect(reasons(node?.estimate ?? { kind: "free", because: [] })).toHaveLength(2);
    expect(node?.capacity).toEqual({ provider: "gcp", vcpus: 4, memoryGib: 8, count: { low: 2, high: 2 } });
    const valkey = declare("gcp:memorystore/instance:Instance", "vk", { location: region, shardCount: 1, nodeType: "HIGHMEM_MEDIUM" });
    expect(reasons(estimateOne(valkey))).toEqual([
      "Node (highmem medium): the price book has no price for valkey.highmem-medium in us-central1",
    ]);
  });
});

describe("DNS, keys, secrets, messages", () => {
  it("prices a zone and its queries", () => {
    const zone = declare("gcp:dns/managedZone:ManagedZone", "zone", { dnsName: "example.com." });
    expect(exactUsd(estimateOne(zone, { usage: usageOf("zone", { queriesPerMonth: 5_000_000 }) }))).toBeCloseTo(0.2 + 5 * 0.4, 6);
    expect(rangeUsd(estimateOne(zone))).toEqual([0.2, expect.closeTo(0.6, 6)]);
  });

  it("prices keys by version and operations", () => {
    const key = (inputs: Record<string, unknown>) => declare("gcp:kms/cryptoKey:CryptoKey", "key", inputs);
    const operations = usageOf("key", { operationsPerMonth: 100_000 });
    expect(exactUsd(estimateOne(key({}), { usage: operations }))).toBeCloseTo(0.06 + 10 * 0.03, 6);
    expect(rangeUsd(estimateOne(key({ rotationPeriod: "7776000s" }), { usage: operations }))).toEqual([
      expect.closeTo(0.36, 6),
      expect.closeTo(12 * 0.06 + 0.3, 6),
    ]);
    const hsm = key({ versionTemplate: { protectionLevel: "HSM", algorithm: "EC_SIGN_P256_SHA256" } });
    expect(exactUsd(estimateOne(hsm, { usage: operations }))).toBeCloseTo(2.5 + 10 * 0.15, 6);
    expect(reasons(estimateOne(key({ versionTemplate: { protectionLevel: "HSM" } })))).toEqual([
      "the price book has no figure for HSM keys with GOOGLE_SYMMETRIC_ENCRYPTION",
    ]);
    expect(reasons(estimateOne(key({ versionTemplate: unknownValue })))).toHaveLength(1);
    const version = declare("gcp:kms/cryptoKeyVersion:CryptoKeyVersion", "v2", {}, { propertyDependencies: { cryptoKey: [key({}).urn] } });
    expect(exactUsd(estimateOne([version, key({})]))).toBeCloseTo(0.06, 6);
    expect(reasons(estimateOne(version))).toHaveLength(1);
  });

  it("prices a secret's version in each of its replicas, its accesses and rotation notices", () => {
    const secret = declare("gcp:secretmanager/secret:Secret", "secret", {
      replication: { userManaged: { replicas: [{ location: "us-central1" }, { location: "us-east1" }] } },
      rotation: { rotationPeriod: "2628000s" },
    });
    const version = declare("gcp:secretmanager/secretVersion:SecretVersion", "v1", {}, { propertyDependencies: { secret: [secret.urn] } });
    expect(exactUsd(estimateOne([version, secret]))).toBeCloseTo(2 * 0.06, 6);
    expect(exactUsd(estimateOne(version))).toBeCloseTo(0.06, 6);
    // 730 hours are 2,628,000 seconds: one notice a month.
    expect(exactUsd(estimateOne(secret, { usage: usageOf("secret", { accessOperationsPerMonth: 50_000 }) }))).toBeCloseTo(
      5 * 0.03 + 0.05,
      6,
    );
    expect(reasons(estimateOne({ ...secret, inputs: { rotation: { rotationPeriod: "monthly" } } }))).toHaveLength(1);
    const regional = declare("gcp:secretmanager/regionalSecretVersion:RegionalSecretVersion", "v1", { location: region });
    expect(exactUsd(estimateOne(regional))).toBeCloseTo(0.06, 6);
  });

  it("prices Pub/Sub by data and what it retains", () => {
    const topic = declare("gcp:pubsub/topic:Topic", "events", { messageRetentionDuration: "86400s" });
    expect(exactUsd(estimateOne(topic, { usage: usageOf("events", { ingestedGib: 512, retainedGib: 10 }) }))).toBeCloseTo(20 + 2.7, 6);
    const subscription = declare("gcp:pubsub/subscription:Subscription", "sub", { topic: "events" });
    expect(exactUsd(estimateOne(subscription, { usage: usageOf("sub", { deliveredGib: 1024 }) }))).toBeCloseTo(40, 6);
    expect(reasons(estimateOne({ ...subscription, inputs: { retainAckedMessages: unknownValue } }))).toHaveLength(1);
  });
});

describe("BigQuery, logs and metrics", () => {
  it("prices datasets and tables where they are", () => {
    const dataset = (location: string | undefined) => declare("gcp:bigquery/dataset:Dataset", "ds", { location });
    expect(exactUsd(estimateOne(dataset(region), { usage: usageOf("ds", { queriedTib: 4 }) }))).toBeCloseTo(25, 6);
    expect(reasons(estimateOne(dataset(undefined), { config: { "gcp:region": region } }))[0]).toContain("multi-region US");
    const table = declare("gcp:bigquery/table:Table", "t", {}, { propertyDependencies: { datasetId: [dataset(region).urn] } });
    const quantities = {
      activeStorageGib: 100,
      longTermStorageGib: 100,
      streamingInsertsMib: 1000,
      storageWriteGib: 10,
      storageReadTib: 1,
    };
    const options = { usage: usageOf("t", quantities), config: { "gcp:region": region } };
    expect(exactUsd(estimateOne([table, dataset(region)], options))).toBeCloseTo(2.3 + 1.6 + 0.05 + 0.25 + 1.1, 6);
    expect(reasons(estimateOne([table, dataset("EU")], options))).toEqual(["its dataset is in EU, and pricing looks at us-central1"]);
    expect(estimateOne({ ...table, inputs: { view: { query: "select 1" } } }, options).kind).toBe("free");
  });

  it("prices log buckets by what they take in", () => {
    const bucket = declare("gcp:logging/projectBucketConfig:ProjectBucketConfig", "logs", { location: "global", bucketId: "all" });
    expect(exactUsd(estimateOne(bucket, { usage: usageOf("logs", { ingestedGib: 200 }) }))).toBeCloseTo(100, 6);
    expect(reasons(estimateOne({ ...bucket, inputs: { retentionDays: 365 } }))[0]).toContain("Log retention (365 days)");
    expect(reasons(estimateOne({ ...bucket, inputs: { retentionDays: unknownValue } }))).toHaveLength(1);
  });

  it("prices alerting policies by their conditions and what these return", () => {
    const policy = declare("gcp:monitoring/alertPolicy:AlertPolicy", "cpu", { conditions: [{}, {}] });
    expect(exactUsd(estimateOne(policy, { usage: usageOf("cpu", { seriesPerMonth: 2_000_000 }) }))).toBeCloseTo(2 * 0.1 + 2 * 0.35, 6);
    expect(estimateOne({ ...policy, inputs: { enabled: false } }).kind).toBe("free");
  });

  it("prices metrics by tiers", () => {
    const metric = declare("gcp:monitoring/metricDescriptor:MetricDescriptor", "m", {});
    const usage = usageOf("m", { ingestedMib: 300_000, apiCallsPerMonth: 10_000 });
    expect(exactUsd(estimateOne(metric, { usage }))).toBeCloseTo(100_000 * 0.258 + 150_000 * 0.151 + 50_000 * 0.061 + 10 * 0.01, 4);
    const fromLogs = declare("gcp:logging/metric:Metric", "m", {});
    expect(rangeUsd(estimateOne(fromLogs))).toEqual([0, expect.closeTo(25.8, 6)]);
  });
});

describe("what has no figures, or only in part", () => {
  it("prices the machines of Dataproc and leaves its fee unknown", () => {
    const cluster = declare("gcp:dataproc/cluster:Cluster", "spark", {
      region,
      clusterConfig: {
        masterConfig: { machineType: "n1-standard-2", diskConfig: { bootDiskSizeGb: 100 } },
        workerConfig: { numInstances: 4, machineType: "n1-standard-2", diskConfig: { bootDiskSizeGb: 100 } },
      },
    });
    const [node] = priceAll([cluster]);
    const one = 0.0949995 * 0.7 * HOURS + 100 * 0.04;
    expect(reasons(node?.estimate ?? { kind: "free", because: [] })).toEqual([
      "Dataproc fee per vCPU: the price book has no figure for it",
    ]);
    expect(node?.estimate.kind === "unknown" && node.estimate.lowUsdPerMonth).toBeCloseTo(5 * one, 4);
    expect(node?.capacity).toMatchObject({ size: "n1-standard-2", count: { low: 4, high: 4 } });
  });

  it("prices the machine and disks of notebooks", () => {
    const workbench = declare("gcp:workbench/instance:Instance", "nb", {
      location: "us-central1-a",
      gceSetup: { machineType: "e2-standard-4" },
    });
    const estimate = estimateOne(workbench);
    expect(reasons(estimate)).toEqual(["Notebook management fee: the price book has no figure for it"]);
    expect(estimate.kind === "unknown" && estimate.lowUsdPerMonth).toBeCloseTo(0.13402284 * HOURS + 250 * 0.04, 4);
    const notebook = declare("gcp:notebooks/instance:Instance", "nb", { location: "us-central1-a", machineType: "e2-standard-4" });
    expect(reasons(estimateOne(notebook))).toHaveLength(1);
  });

  it.each([
    ["gcp:spanner/instance:Instance", { config: "regional-us-central1", numNodes: 3 }, "spanner.standard.node.hour"],
    ["gcp:bigtable/instance:Instance", { clusters: [{ clusterId: "c", numNodes: 3 }] }, "bigtable.node.hour"],
    ["gcp:filestore/instance:Instance", { tier: "BASIC_HDD", fileShares: { capacityGb: 1024 } }, "filestore.basic-hdd.storage"],
    ["gcp:alloydb/instance:Instance", { instanceType: "PRIMARY", machineConfig: { cpuCount: 4 } }, "alloydb.vcpu"],
    ["gcp:dataflow/job:Job", {}, "Dataflow"],
    ["gcp:composer/environment:Environment", {}, "Cloud Composer"],
    ["gcp:appengine/standardAppVersion:StandardAppVersion", {}, "App Engine"],
    ["gcp:firestore/database:Database", {}, "Firestore"],
    ["gcp:vertex/aiEndpoint:AiEndpoint", {}, "Vertex AI"],
  ])("names the missing figure of %s", (type, inputs, missing) => {
    expect(reasons(estimateOne(declare(type, "x", inputs), { config: { "gcp:region": region } }))[0]).toContain(missing);
  });

  it("knows the size of a Spanner instance all the same", () => {
    const spanner = declare("gcp:spanner/instance:Instance", "s", {
      autoscalingConfig: { autoscalingLimits: { minProcessingUnits: 500, maxNodes: 4 } },
    });
    const [node] = priceAll([spanner], { config: { "gcp:region": region } });
    expect(node?.capacity?.count).toMatchObject({ low: 0.5, high: 4 });
  });
});
