import { unknownValue } from "../../../model";
import { declare, estimateOne, priceAll } from "../../support/declared";
import { euWest, expectRange, expectUnknown, expectUsd, HOURS, usageOf, usEast } from "./expect-usd";

const rds = (inputs: object, extra = {}) =>
  declare("aws:rds/instance:Instance", "db", { engine: "postgres", instanceClass: "db.m5.large", allocatedStorage: 100, ...inputs }, extra);
const at = (inputs: object) => estimateOne(rds(inputs), { config: usEast });

describe("RDS instance", () => {
  it.each([
    [{}, 0.178 * HOURS + 11.5],
    [{ engine: "mysql" }, 0.171 * HOURS + 11.5],
    [{ engine: "mariadb", instanceClass: "db.r5.large" }, 0.24 * HOURS + 11.5],
    [{ multiAz: true }, 2 * (0.178 * HOURS + 11.5)],
    [{ storageType: "gp3", iops: 3000 }, 0.178 * HOURS + 11.5],
    [{ storageType: "gp3", allocatedStorage: 500, iops: 13000 }, 0.178 * HOURS + 57.5 + 1000 * 0.02],
    [{ storageType: "io1", iops: 1000 }, 0.178 * HOURS + 12.5 + 100],
  ])("%j costs %d", (inputs, usd) => {
    expectUsd(at(inputs), usd);
  });

  it("grows from its size to its largest size", () => {
    expectRange(at({ maxAllocatedStorage: 1000 }), 0.178 * HOURS + 11.5, 0.178 * HOURS + 115);
  });

  it("a replica takes engine and storage from its source", () => {
    const source = rds({});
    const replica = declare(
      "aws:rds/instance:Instance",
      "replica",
      { instanceClass: "db.m5.large", replicateSourceDb: unknownValue },
      { propertyDependencies: { replicateSourceDb: [source.urn] } },
    );
    expectUsd(estimateOne([replica, source], { config: usEast }), 0.178 * HOURS + 11.5);
    expectUnknown(estimateOne(replica, { config: usEast }), /not part of this stack/);
  });

  it("is unknown for engines with a licence and keeps the storage", () => {
    expectUnknown(at({ engine: "sqlserver-se" }), /no prices for the engine sqlserver-se/, 11.5);
    expectUnknown(at({ engine: unknownValue }), /"engine" is not known/);
    expectUnknown(at({ engineVersion: "11.22" }), /Extended support/, 0.178 * HOURS + 11.5);
    expectUnknown(at({ storageType: "gp3", storageThroughput: 500 }), /Provisioned throughput/, 0.178 * HOURS + 11.5);
  });

  it("says that its figures outside us-east-1 are old, and has no storage there", () => {
    const estimate = estimateOne(rds({}), { config: euWest });
    expectUnknown(estimate, /rds.gp2.storage in eu-west-1/, 0.197 * HOURS);
    expect("lines" in estimate && estimate.lines[0]?.provenance.doubt).toMatch(/August 2021/);
  });

  it("states its capacity", () => {
    const [node] = priceAll([rds({})], { config: usEast });
    expect(node?.capacity).toMatchObject({ size: "db.m5.large", vcpus: 2, memoryGib: 8, storageGib: 100 });
  });
});

describe("Aurora", () => {
  const cluster = (inputs: object) => declare("aws:rds/cluster:Cluster", "aurora", { engine: "aurora-postgresql", ...inputs });
  const member = (inputs: object) =>
    declare(
      "aws:rds/clusterInstance:ClusterInstance",
      "one",
      { clusterIdentifier: unknownValue, engine: unknownValue, ...inputs },
      { propertyDependencies: { clusterIdentifier: [cluster({}).urn] } },
    );

  it("charges storage and requests with the cluster", () => {
    const usage = usageOf("aurora", { storageGib: 50, ioRequestsPerMonth: 0 });
    expectUsd(estimateOne(cluster({}), { config: usEast, usage }), 5);
    expectUsd(estimateOne(cluster({ storageType: "aurora-iopt1" }), { config: usEast, usage }), 50 * 0.23);
    expectUnknown(estimateOne(cluster({ dbClusterInstanceClass: "db.m5d.large" }), { config: usEast }), /Multi-AZ DB clusters/);
  });

  it("charges machines with the instances, whose engine may come from the cluster", () => {
    expectUsd(estimateOne([member({ instanceClass: "db.r5.large" }), cluster({})], { config: usEast }), 0.29 * HOURS);
    expectUnknown(estimateOne(member({ instanceClass: "db.r5.large" }), { config: usEast }), /cluster outside this stack/);
  });

  it("charges serverless v2 by its capacity units", () => {
    const serverless = cluster({ serverlessv2ScalingConfiguration: { minCapacity: 0.5, maxCapacity: 4 } });
    const estimate = estimateOne([member({ instanceClass: "db.serverless" }), serverless], { config: usEast });
    const usdPerUnit = "lines" in estimate ? (estimate.lines[0]?.usdPerUnit ?? 0) : 0;
    expect(usdPerUnit).toBeCloseTo(0.12, 4);
    expectRange(estimate, 0.5 * HOURS * usdPerUnit, 4 * HOURS * usdPerUnit);
    expectUnknown(estimateOne([member({ instanceClass: "db.serverless" }), cluster({})], { config: usEast }), /capacity units/);
  });
});

describe("caches, search and warehouses", () => {
  it.each([
    ["aws:elasticache/cluster:Cluster", { engine: "memcached", nodeType: "cache.m5.large", numCacheNodes: 3 }, 3 * 0.156],
    [
      "aws:elasticache/replicationGroup:ReplicationGroup",
      { nodeType: "cache.m5.large", numNodeGroups: 2, replicasPerNodeGroup: 1 },
      4 * 0.156,
    ],
    ["aws:elasticache/replicationGroup:ReplicationGroup", { nodeType: "cache.m5.large", numCacheClusters: 2 }, 2 * 0.156],
    ["aws:redshift/cluster:Cluster", { nodeType: "dc2.large", numberOfNodes: 4 }, 1],
    ["aws:docdb/clusterInstance:ClusterInstance", { instanceClass: "db.t3.medium" }, 0.078],
  ])("%s %j", (type, inputs, usdPerHour) => {
    expectUsd(estimateOne(declare(type, "it", inputs), { config: usEast }), usdPerHour * HOURS);
  });

  it("a search domain has nodes, masters and a volume each", () => {
    const domain = declare("aws:opensearch/domain:Domain", "search", {
      clusterConfig: {
        instanceType: "m5.large.search",
        instanceCount: 3,
        dedicatedMasterEnabled: true,
        dedicatedMasterType: "c5.large.search",
        dedicatedMasterCount: 3,
      },
      ebsOptions: { ebsEnabled: true, volumeType: "gp3", volumeSize: 100 },
    });
    expectUsd(estimateOne(domain, { config: usEast }), 3 * 0.142 * HOURS + 3 * 0.125 * HOURS + 3 * 100 * 0.122);
  });

  it("names what it has no price for", () => {
    expectUnknown(estimateOne(declare("aws:elasticache/cluster:Cluster", "c", {}), { config: usEast }), /no node type/);
    expectUnknown(
      estimateOne(declare("aws:docdb/clusterInstance:ClusterInstance", "c", { instanceClass: "db.r6g.large" }), { config: usEast }),
      /docdb.db.r6g.large/,
    );
    expectUnknown(estimateOne(declare("aws:neptune/cluster:Cluster", "c", { storageType: "iopt1" }), { config: usEast }), /iopt1 storage/);
  });
});

describe("DynamoDB table", () => {
  const table = (inputs: Record<string, unknown>) => declare("aws:dynamodb/table:Table", "t", inputs);
  const usage = usageOf("t", { storageGib: 10, readRequestUnitsPerMonth: 4_000_000, writeRequestUnitsPerMonth: 1_000_000 });

  it("provisioned: capacity of the table and its indexes", () => {
    const inputs = { readCapacity: 5, writeCapacity: 5, globalSecondaryIndexes: [{ readCapacity: 5, writeCapacity: 5 }] };
    expectUsd(estimateOne(table(inputs), { config: usEast, usage }), 10 * 0.00013 * HOURS + 10 * 0.00065 * HOURS + 2.5);
  });

  it("on demand: requests", () => {
    const estimate = estimateOne(table({ billingMode: "PAY_PER_REQUEST", pointInTimeRecovery: { enabled: true } }), {
      config: usEast,
      usage,
    });
    expectUsd(estimate, 4 * 0.125 + 0.625 + 2.5 + 2);
    expectRange(estimateOne(table({ billingMode: "PAY_PER_REQUEST" }), { config: usEast }), 0, 0.125 + 0.625 + 25);
  });

  it("names its replicas, which are charged elsewhere", () => {
    expectUnknown(
      estimateOne(table({ billingMode: "PAY_PER_REQUEST", replicas: [{ regionName: "eu-west-1" }] }), { config: usEast, usage }),
      /replica \(eu-west-1\)/,
      0.5 + 0.625 + 2.5,
    );
  });
});
