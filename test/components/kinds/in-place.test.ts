import type { Provider } from "../../../model";
import { realised } from "../run-declared";

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
  "gcp:sql/databaseInstance:DatabaseInstance": [
    ...["clone", "databaseVersion", "encryptionKeyName", "masterInstanceName", "name", "project", "region", "restoreBackupContext"],
  ],
};

const regions: Readonly<Record<Provider, string>> = { aws: "us-east-1", azure: "westeurope", gcp: "us-central1" };
const db = { kind: "database", engine: "postgres", version: "16", vcpus: 2, memoryGib: 6, storageGib: 100 };
/** More load, more data, longer backups, a replica and no standby: what a growing service goes through. */
const grown = {
  ...db,
  vcpus: 3,
  memoryGib: 11,
  storageGib: 140,
  maxStorageGib: 400,
  readReplicas: 1,
  zones: 1,
  backup: { retentionDays: 5 },
};

test.each(["aws", "azure", "gcp"] as const)(
  "a small change of its need never replaces a database on %s",
  async (provider) => {
    const built = (workload: object) =>
      realised({
        providers: [provider],
        regions: [regions[provider]],
        workloads: { db: workload, api: { vcpus: 2, memoryGib: 4, talksTo: { db: { gibPerMonth: 1 } } } },
      });
    const [before, after] = [await built(db), await built(grown)];
    const serverOf = ({ resources }: typeof before) => {
      const server = resources.find(({ type, name }) => replacing[type] !== undefined && name === "shop-db");
      if (server === undefined) throw new Error(`no server among ${resources.map(({ type, name }) => `${type} ${name}`).join(", ")}`);
      return server;
    };
    const [was, is] = [serverOf(before), serverOf(after)];
    expect(is.urn).toBe(was.urn);
    const kept = replacing[was.type] ?? [];
    const only = (inputs: Readonly<Record<string, unknown>>) => Object.fromEntries(kept.map((key) => [key, inputs[key]]));
    expect(only(is.inputs)).toEqual(only(was.inputs));
    // The change is there all the same.
    expect(is.inputs).not.toEqual(was.inputs);
  },
  180_000,
);
