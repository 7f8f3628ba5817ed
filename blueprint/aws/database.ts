import type { DatabaseEngine, DatabaseNeed } from "../../model";
import { backupBeyondStorageGib, leastServer } from "../database-load";
import { type Blueprint, form, type Part } from "../part";

/** Least storage of a gp3 database, in GiB: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html */
const LEAST_STORAGE_GIB = 20;

/** Major versions that new databases get: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_PostgreSQL.html */
const DEFAULT_VERSION: Readonly<Record<DatabaseEngine, string>> = { postgres: "17", mysql: "8.4" };

/** A database instance of RDS; with two zones or more its standby waits in another one. */
export const rdsInstance = form<DatabaseNeed>({
  form: "rds-instance",
  title: "Amazon RDS",
  provider: "aws",
  kind: "database",
  blueprints: (need, workload, { id: region }, book) => {
    const prefix = `rds.${need.engine}.single-az.`;
    const least = leastServer(need, workload);
    return book.unitPriceKeys("aws").flatMap((key): Blueprint[] => {
      if (!key.startsWith(prefix) || book.unitPrice("aws", region, key) === undefined) return [];
      const instanceClass = key.slice(prefix.length);
      const size = book.size("aws", instanceClass.replace(/^db\./, ""));
      if (size === undefined || size.vcpus < least.vcpus || size.memoryGib < least.memoryGib) return [];
      if (size.successorFamily !== undefined && workload.previousGenerations !== true) return [];
      if (size.burstable && !workload.burstable) return [];
      return [
        {
          size: instanceClass,
          family: size.family,
          count: 1 + need.readReplicas,
          purchase: "on-demand",
          vcpusPerMachine: size.vcpus,
          memoryGibPerMachine: size.memoryGib,
          zones: workload.zones,
          parts: rdsParts(need, instanceClass, workload.zones > 1),
          ...(need.maxStorageGib > need.storageGib
            ? { expected: rdsParts({ ...need, maxStorageGib: need.storageGib }, instanceClass, workload.zones > 1) }
            : {}),
        },
      ];
    });
  },
});

/** What of the instances decides their price. */
export function rdsParts(need: DatabaseNeed, instanceClass: string, multiAz: boolean): readonly Part[] {
  const { engine, storageGib, maxStorageGib, readReplicas } = need;
  const server = { instanceClass, storageType: "gp3", allocatedStorage: Math.max(LEAST_STORAGE_GIB, Math.ceil(storageGib)) };
  const grows = maxStorageGib > storageGib ? { maxAllocatedStorage: Math.max(server.allocatedStorage + 1, Math.ceil(maxStorageGib)) } : {};
  const primary: Part = {
    name: "",
    type: "aws:rds/instance:Instance",
    inputs: { ...server, ...grows, engine, engineVersion: need.version ?? DEFAULT_VERSION[engine], multiAz },
    usage: { backupStorageGib: backupBeyondStorageGib(need) },
  };
  const replicas = Array.from({ length: readReplicas }, (_, index): Part => {
    const { allocatedStorage: _storage, ...same } = server;
    return {
      name: `replica-${index + 1}`,
      type: primary.type,
      inputs: { ...same, multiAz: false },
      from: { replicateSourceDb: "" },
      usage: { backupStorageGib: 0 },
    };
  });
  const key: Part = { name: "key", type: "aws:kms/key:Key", inputs: { enableKeyRotation: true }, usage: { requestsPerMonth: 0 } };
  return [primary, ...replicas, ...(need.customerKey ? [key] : [])];
}
