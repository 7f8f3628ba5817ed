import { removeBook, writeCompleteBook } from "../contract/complete-book";
import { regions } from "../contract/portfolios";
import { type Realised, realised } from "../run-declared";

/**
 * Inputs of a store whose change makes the provider build it anew, as its documentation lists them: whatever small
 * change a need goes through, these stay as they are.
 */
const replacing: Readonly<Record<string, readonly string[]>> = {
  "aws:rds/instance:Instance": [
    ...["availabilityZone", "characterSetName", "dbName", "dbSubnetGroupName", "engine", "identifier", "kmsKeyId", "region"],
    ...["replicateSourceDb", "restoreToPointInTime", "snapshotIdentifier", "storageEncrypted", "timezone", "username"],
  ],
  "azure-native:dbforpostgresql:Server": [
    ...["administratorLogin", "availabilityZone", "createMode", "dataEncryption", "location", "network", "pointInTimeUTC"],
    ...["resourceGroupName", "serverName", "sourceServerResourceId", "version"],
  ],
  "aws:elasticache/replicationGroup:ReplicationGroup": [
    ...["atRestEncryptionEnabled", "dataTieringEnabled", "kmsKeyId", "networkType", "port", "region", "replicationGroupId"],
    ...["snapshotArns", "snapshotName", "subnetGroupName"],
  ],
  "aws:s3/bucket:Bucket": ["bucket", "bucketPrefix", "objectLockEnabled", "region"],
  "aws:efs/fileSystem:FileSystem": ["availabilityZoneName", "creationToken", "encrypted", "kmsKeyId", "performanceMode", "region"],
  "azure-native:redisenterprise:RedisEnterprise": ["clusterName", "location", "resourceGroupName", "zones"],
  "azure-native:storage:StorageAccount": ["accountName", "isHnsEnabled", "kind", "location", "resourceGroupName"],
  "gcp:redis/instance:Instance": [
    ...["authorizedNetwork", "connectMode", "customerManagedKey", "locationId", "name", "project", "region", "reservedIpRange"],
    ...["tier", "transitEncryptionMode"],
  ],
  "gcp:storage/bucket:Bucket": ["customPlacementConfig", "location", "name", "project"],
  "gcp:filestore/instance:Instance": ["kmsKeyName", "location", "name", "networks", "project", "protocol", "tier"],
  "gcp:sql/databaseInstance:DatabaseInstance": [
    ...["clone", "databaseVersion", "encryptionKeyName", "masterInstanceName", "name", "project", "region", "restoreBackupContext"],
  ],
};

const before = {
  db: { kind: "database", engine: "postgres", version: "16", vcpus: 2, memoryGib: 6, storageGib: 100 },
  cache: { kind: "cache", memoryGib: 3.5 },
  objects: { kind: "object-store", storedGib: 500, readsPerMonth: 100_000, readGibPerMonth: 50 },
  files: { kind: "file-store", storedGib: 1100, throughputMibps: 40 },
};
/** More load, more data, other backups, a replica and no standby: what a growing service goes through. */
const after: Readonly<Record<keyof typeof before, object>> = {
  db: {
    ...before.db,
    ...{ vcpus: 3, memoryGib: 11, storageGib: 140, maxStorageGib: 400, readReplicas: 1, zones: 1 },
    backup: { retentionDays: 5 },
  },
  cache: { ...before.cache, memoryGib: 6 },
  objects: { ...before.objects, storedGib: 900, readsPerMonth: 300_000, rarelyReadAfterDays: 90, keepVersionsDays: 14 },
  files: { ...before.files, storedGib: 1500, throughputMibps: 90, backup: { retentionDays: 14 } },
};
const stores = Object.keys(before) as readonly (keyof typeof before)[];

let bookFolder: string;
const prices = process.env.COSTWRIGHT_PRICES;
beforeAll(() => {
  bookFolder = writeCompleteBook();
  process.env.COSTWRIGHT_PRICES = bookFolder;
});
afterAll(() => {
  if (prices === undefined) delete process.env.COSTWRIGHT_PRICES;
  else process.env.COSTWRIGHT_PRICES = prices;
  removeBook(bookFolder);
});

describe.each(["aws", "azure", "gcp"] as const)("a small change of its need on %s", (provider) => {
  let was: Realised;
  let is: Realised;
  beforeAll(async () => {
    const talksTo = Object.fromEntries(stores.map((name) => [name, { gibPerMonth: 1 }]));
    const built = (workloads: object) =>
      realised({
        providers: [provider],
        regions: [regions[provider]],
        workloads: { ...workloads, api: { vcpus: 2, memoryGib: 4, talksTo } },
      });
    was = await built(before);
    is = await built(after);
  }, 180_000);

  test.each(stores)("replaces no %s", (name) => {
    const mainOf = ({ resources }: Realised) => {
      const found = resources.filter((one) => replacing[one.type] !== undefined && one.name === `shop-${name}`);
      if (found.length !== 1 || found[0] === undefined) throw new Error(`${found.length} main resources of ${name}`);
      return found[0];
    };
    const [old, changed] = [mainOf(was), mainOf(is)];
    expect(changed.urn).toBe(old.urn);
    const kept = replacing[old.type] ?? [];
    const only = (inputs: Readonly<Record<string, unknown>>) => Object.fromEntries(kept.map((key) => [key, inputs[key]]));
    expect(only(changed.inputs)).toEqual(only(old.inputs));
    // The change is there all the same, in it or in what stands beside it.
    const all = ({ resources }: Realised) =>
      resources.filter((one) => one.name.startsWith(`shop-${name}`)).map(({ urn, inputs }) => [urn, inputs]);
    expect(all(is)).not.toEqual(all(was));
  });
});
