import { architectures, type WorkloadKind, workloadKinds } from "../../model";
import { alertsSchema } from "../alerts/alerts-schema";
import {
  aboveZero,
  boolean,
  closed,
  compliance,
  currentSchema,
  fraction,
  integer,
  internetAccess,
  label,
  listOf,
  mapOf,
  movingSchema,
  number,
  type Properties,
  placeSets,
  privateServices,
  type Schema,
  supplier,
  talksTo,
  text,
  usd,
  workloadName,
} from "../schema";
import type {
  BackupArgs,
  BatchJobArgs,
  CacheArgs,
  DatabaseArgs,
  FileStoreArgs,
  FlowLogsArgs,
  KubernetesPoolArgs,
  NetworkInternetAccessArgs,
  ObjectStoreArgs,
  PlacedArgs,
  PodArgs,
  PrivateNetworkArgs,
  RestoreFromArgs,
} from "./kind-args";

const placed: Properties<PlacedArgs> = {
  providers: listOf(supplier),
  regions: listOf(text),
  jurisdictions: listOf(text),
  within: placeSets,
  compliance,
  team: label,
  downtimeCostUsdPerHour: usd,
  current: currentSchema,
  moving: movingSchema,
  talksTo,
  alerts: alertsSchema,
  tags: mapOf({ type: "string", maxLength: 256 }),
};

const days = integer(0, 36_500);
const gib = number(0, 1e9);
const zones = integer(1, 6);
const utilisation: Schema = { type: "number", exclusiveMinimum: 0, maximum: 1 };
const kindIs = (kind: WorkloadKind): Schema => ({ type: "string", enum: [kind] });
const version: Schema = { type: "string", pattern: "^[0-9]+(\\.[0-9]+)*$", maxLength: 20 };
const machines: Schema = listOf({ type: "string", enum: architectures });
const environment: Schema = { ...mapOf({ type: "string", maxLength: 4096 }), propertyNames: { pattern: "^[A-Za-z_][A-Za-z0-9_]*$" } };

export const backupSchema: Schema = closed<BackupArgs>({
  retentionDays: integer(0, 3650),
  otherRegion: boolean,
  dailyChangeFraction: fraction,
});

export const restoreFromSchema: Schema = closed<RestoreFromArgs>({
  snapshot: text,
  instance: text,
  at: { type: "string", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$" },
});

const database: Schema = closed<DatabaseArgs>(
  {
    ...placed,
    kind: kindIs("database"),
    engine: { type: "string", enum: ["postgres", "mysql"] },
    version,
    vcpus: number(0.25, 1000),
    memoryGib: number(0.25, 100_000),
    targetUtilisationFraction: utilisation,
    storageGib: number(1, 65_536),
    maxStorageGib: number(1, 65_536),
    zones,
    readReplicas: integer(0, 15),
    burstable: boolean,
    previousGenerations: boolean,
    backup: backupSchema,
    restoreFrom: restoreFromSchema,
    customerKey: boolean,
  },
  ["engine", "vcpus", "memoryGib", "storageGib"],
);

const cache: Schema = closed<CacheArgs>(
  {
    ...placed,
    kind: kindIs("cache"),
    engine: { type: "string", enum: ["redis", "valkey"] },
    memoryGib: aboveZero(100_000),
    targetUtilisationFraction: utilisation,
    zones,
    replicas: integer(0, 5),
    burstable: boolean,
    customerKey: boolean,
  },
  ["memoryGib"],
);

const objectStore: Schema = closed<ObjectStoreArgs>(
  {
    ...placed,
    kind: kindIs("object-store"),
    storedGib: gib,
    writesPerMonth: number(0, 1e13),
    readsPerMonth: number(0, 1e13),
    readGibPerMonth: gib,
    internetEgressGibPerMonth: gib,
    rarelyReadAfterDays: days,
    archivedAfterDays: days,
    expireAfterDays: integer(1, 36_500),
    keepVersionsDays: days,
    lockedForDays: days,
    otherRegion: boolean,
    customerKey: boolean,
  },
  ["storedGib"],
);

const fileStore: Schema = closed<FileStoreArgs>(
  {
    ...placed,
    kind: kindIs("file-store"),
    storedGib: number(1, 1e7),
    throughputMibps: aboveZero(100_000),
    zones,
    backup: backupSchema,
    restoreFrom: restoreFromSchema,
    customerKey: boolean,
  },
  ["storedGib"],
);

const pod: Schema = closed<PodArgs>(
  { count: integer(1, 10_000), vcpus: aboveZero(400), memoryGib: aboveZero(10_000), gpus: integer(0, 16), interruptible: boolean },
  ["vcpus", "memoryGib"],
);

const kubernetes: Schema = closed<KubernetesPoolArgs>(
  {
    ...placed,
    kind: kindIs("kubernetes"),
    pods: { type: "object", minProperties: 1, propertyNames: workloadName, additionalProperties: pod },
    version,
    zones,
    growthFactor: number(1, 100),
    internetAccess,
    privateServices,
    architectures: machines,
    customerKey: boolean,
  },
  ["pods"],
);

const batch: Schema = closed<BatchJobArgs>(
  {
    ...placed,
    kind: kindIs("batch"),
    tasks: integer(1, 10_000_000),
    taskVcpus: number(0.25, 1000),
    taskMemoryGib: number(0.25, 100_000),
    taskHours: aboveZero(8760),
    deadlineHours: aboveZero(8760),
    runsPerMonth: aboveZero(1_000_000),
    interruptible: boolean,
    checkpointMinutes: aboveZero(525_600),
    priority: integer(1, 1000),
    image: text,
    command: { type: "array", items: text },
    environment,
    internetAccess,
    privateServices,
    architectures: machines,
  },
  ["tasks", "taskVcpus", "taskMemoryGib", "taskHours", "deadlineHours", "image"],
);

const network: Schema = closed<PrivateNetworkArgs>(
  {
    ...placed,
    kind: kindIs("network"),
    zones,
    addressRange: { type: "string", maxLength: 20 },
    internetAccess: {
      type: ["boolean", "object"],
      properties: {
        gibPerMonth: gib,
        perZone: boolean,
        otherMachines: integer(0, 100_000),
      } satisfies Properties<NetworkInternetAccessArgs>,
      additionalProperties: false,
    },
    flowLogs: closed<FlowLogsArgs>({ retentionDays: integer(1, 3650), gibPerMonth: gib }, ["retentionDays"]),
    customerKey: boolean,
  },
  [],
);

/** The schema of each kind but `service`, sorted. */
export const kindSchemas: Readonly<Record<Exclude<WorkloadKind, "service">, Schema>> = {
  batch,
  cache,
  database,
  "file-store": fileStore,
  kubernetes,
  network,
  "object-store": objectStore,
};

/** A workload of any kind: without `kind` it is a service. A kind that is misspelt is the only error then. */
export function anyKind(service: Schema): Schema {
  const chain = Object.entries(kindSchemas).reduceRight<Schema>(
    (otherwise, [kind, then]) => ({ if: { properties: { kind: { const: kind } }, required: ["kind"] }, then, else: otherwise }),
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word
    { if: { properties: { kind: { const: "service" } } }, then: service },
  );
  return { type: "object", properties: { kind: { type: "string", enum: workloadKinds } }, ...chain };
}
