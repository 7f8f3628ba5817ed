import { quotesOf } from "../../blueprint";
import type { PriceBook } from "../../catalog";
import { architectures, type BackupNeed, type KindNeed, type WorkloadNeed } from "../../model";
import { rangeProblem } from "../address-range";
import { withAlerts } from "../alerts/alert-need";
import { withInternetAccess } from "../internet-access";
import { type Places, placeProblems } from "../places";
import { withPrivateServices } from "../private-services";
import type { Path, Problem } from "../problem";
import type { InternetAccessArgs, PlaceSetArgs } from "../workload-args";
import { DEFAULT_TARGET_UTILISATION_FRACTION, placedFields, placeSetProblems } from "../workload-need";
import type {
  BackupArgs,
  BatchJobArgs,
  CacheArgs,
  DatabaseArgs,
  FileStoreArgs,
  KubernetesPoolArgs,
  NetworkInternetAccessArgs,
  ObjectStoreArgs,
  OfKind,
  PrivateNetworkArgs,
} from "./kind-args";

const DEFAULT_RETENTION_DAYS = 7;
const DEFAULT_DAILY_CHANGE_FRACTION = 0.02;
const DEFAULT_VERSIONS_DAYS = 30;
const DEFAULT_FLOW_LOGS_GIB = 10;

/** What the kind needs, with every default filled in. */
export function kindNeedOf(args: OfKind): KindNeed {
  switch (args.kind) {
    case "database":
      return databaseNeed(args);
    case "cache":
      return cacheNeed(args);
    case "object-store":
      return objectStoreNeed(args);
    case "file-store":
      return fileStoreNeed(args);
    case "kubernetes":
      return kubernetesNeed(args);
    case "batch":
      return batchNeed(args);
    case "network":
      return networkNeed(args);
  }
}

function databaseNeed(args: DatabaseArgs): KindNeed {
  const { engine, version, vcpus, memoryGib, storageGib } = args;
  return {
    kind: "database",
    engine,
    ...(version === undefined ? {} : { version }),
    vcpus,
    memoryGib,
    storageGib,
    maxStorageGib: args.maxStorageGib ?? 2 * storageGib,
    readReplicas: args.readReplicas ?? 0,
    backup: backupNeed(args.backup),
    customerKey: args.customerKey ?? false,
  };
}

function cacheNeed(args: CacheArgs): KindNeed {
  const zones = args.zones ?? 2;
  const { engine = "valkey", memoryGib, replicas = zones - 1, customerKey = false } = args;
  return { kind: "cache", engine, memoryGib, replicas: Math.max(replicas, zones - 1), customerKey };
}

function objectStoreNeed(args: ObjectStoreArgs): KindNeed {
  const { rarelyReadAfterDays, archivedAfterDays, expireAfterDays } = args;
  return {
    kind: "object-store",
    storedGib: args.storedGib,
    writesPerMonth: args.writesPerMonth ?? 0,
    readsPerMonth: args.readsPerMonth ?? 0,
    readGibPerMonth: args.readGibPerMonth ?? 0,
    ...(rarelyReadAfterDays === undefined ? {} : { rarelyReadAfterDays }),
    ...(archivedAfterDays === undefined ? {} : { archivedAfterDays }),
    ...(expireAfterDays === undefined ? {} : { expireAfterDays }),
    keepVersionsDays: args.keepVersionsDays ?? DEFAULT_VERSIONS_DAYS,
    lockedForDays: args.lockedForDays ?? 0,
    otherRegion: args.otherRegion ?? false,
    customerKey: args.customerKey ?? false,
  };
}

function fileStoreNeed({ storedGib, throughputMibps = 10, backup, customerKey = false }: FileStoreArgs): KindNeed {
  return { kind: "file-store", storedGib, throughputMibps, backup: backupNeed(backup), customerKey };
}

function kubernetesNeed({ pods, version, growthFactor = 2, customerKey = false }: KubernetesPoolArgs): KindNeed {
  return {
    kind: "kubernetes",
    ...(version === undefined ? {} : { version }),
    pods: Object.entries(pods).map(([name, pod]) => {
      const { count = 1, vcpus, memoryGib, gpus = 0, interruptible = false } = pod;
      return { name, count, vcpus, memoryGib, gpus, interruptible };
    }),
    growthFactor,
    customerKey,
  };
}

function batchNeed(args: BatchJobArgs): KindNeed {
  const { tasks, taskVcpus, taskMemoryGib, taskHours, deadlineHours, runsPerMonth = 1, checkpointMinutes, priority = 1 } = args;
  return {
    kind: "batch",
    tasksPerRun: tasks,
    taskVcpus,
    taskMemoryGib,
    taskHours,
    deadlineHours,
    runsPerMonth,
    ...(checkpointMinutes === undefined ? {} : { checkpointMinutes }),
    priority,
  };
}

function networkNeed({ addressRange, internetAccess, flowLogs, customerKey = false }: PrivateNetworkArgs): KindNeed {
  return {
    kind: "network",
    ...(addressRange === undefined ? {} : { addressRange }),
    gatewayPerZone: typeof internetAccess === "object" && internetAccess.perZone === true,
    ...(flowLogs === undefined
      ? {}
      : { flowLogs: { retentionDays: flowLogs.retentionDays, gibPerMonth: flowLogs.gibPerMonth ?? DEFAULT_FLOW_LOGS_GIB } }),
    customerKey,
  };
}

function backupNeed({ retentionDays, otherRegion, dailyChangeFraction }: BackupArgs = {}): BackupNeed {
  return {
    retentionDays: retentionDays ?? DEFAULT_RETENTION_DAYS,
    otherRegion: otherRegion ?? false,
    dailyChangeFraction: dailyChangeFraction ?? DEFAULT_DAILY_CHANGE_FRACTION,
  };
}

/** What the fields of one workload say together that none of them says alone, and the places they name. */
export function kindProblems(args: OfKind, path: Path, book: PriceBook): Problem[] {
  const problems = [...placeProblems(args, path, book), ...placeSetProblems(args.within, path, book)];
  const say = (field: string, message: string, hint: string) => problems.push({ path: [...path, field], message, hint });
  if (args.kind === "database") {
    const { maxStorageGib, storageGib } = args;
    if (maxStorageGib !== undefined && maxStorageGib < storageGib)
      say("maxStorageGib", `is ${maxStorageGib}, below storageGib (${storageGib})`, "leave it out for room to double");
  }
  if (args.kind === "batch") {
    const { taskHours, deadlineHours } = args;
    if (taskHours > deadlineHours)
      say(
        "deadlineHours",
        `is ${deadlineHours}, but one task alone takes ${taskHours} hours`,
        "allow more time, or give a task more vCPUs",
      );
  }
  if (args.kind === "network") {
    const { addressRange, talksTo } = args;
    const unfit = addressRange === undefined ? undefined : rangeProblem(addressRange);
    if (unfit !== undefined) say("addressRange", unfit.message, unfit.hint);
    if (talksTo !== undefined) say("talksTo", "is declared for a network, which talks to nobody", "declare it for the workloads in it");
  }
  const { restoreFrom }: AnyFields = args;
  if (restoreFrom !== undefined && (restoreFrom.snapshot === undefined) === (restoreFrom.instance === undefined))
    say("restoreFrom", "is not exactly one of snapshot and instance", "write restoreFrom: { snapshot: ... }");
  return problems;
}

/** The unit of placement for a workload whose ways are all quotes. What it does not have is 0: nothing is fitted by it. */
export function quotedNeed(name: string, args: OfKind, places: Places, within: readonly PlaceSetArgs[], book: PriceBook): WorkloadNeed {
  const asKind = kindNeedOf(args);
  const fields: AnyFields = args;
  const standsInZones = args.kind !== "object-store" && args.kind !== "batch";
  const interruptible = args.kind === "batch" && args.interruptible !== false;
  const need: WorkloadNeed = {
    name,
    kind: args.kind,
    asKind,
    vcpus: fields.vcpus ?? 0,
    memoryGib: fields.memoryGib ?? 0,
    minCount: 1,
    maxCount: MOST_MACHINES,
    zones: fields.zones ?? (standsInZones ? 2 : 1),
    targetUtilisationFraction: fields.targetUtilisationFraction ?? DEFAULT_TARGET_UTILISATION_FRACTION,
    // Nobody sees the processors of what the provider runs; those of pods and tasks run the user's own images.
    architectures: fields.architectures ?? (args.kind === "kubernetes" || args.kind === "batch" ? ["x86_64"] : architectures),
    burstable: fields.burstable ?? false,
    previousGenerations: fields.previousGenerations ?? false,
    gpusPerMachine: 0,
    storageGibPerMachine: 0,
    loadBalancer: false,
    ...places,
    purchases: interruptible ? ["on-demand", "spot"] : ["on-demand"],
    interruptible,
    interruptionCostUsd: 0,
    downtimeCostUsdPerHour: args.downtimeCostUsdPerHour ?? 0,
    internetEgressGibPerMonth: fields.internetEgressGibPerMonth ?? 0,
    ...placedFields(args, within),
  };
  const quoted: WorkloadNeed = { ...need, offered: { quotes: quotesOf(asKind, need, book), only: true } };
  const reaching = withPrivateServices(withInternetAccess(quoted, fields.internetAccess, book), fields.privateServices);
  return withAlerts(reaching, args.alerts, book);
}

/** Fields that some of the kinds have. */
type AnyFields = Partial<
  Omit<DatabaseArgs, "kind" | "engine"> &
    Pick<KubernetesPoolArgs, "architectures" | "privateServices"> & {
      readonly internetAccess?: boolean | InternetAccessArgs | NetworkInternetAccessArgs;
    } & Pick<ObjectStoreArgs, "internetEgressGibPerMonth">
>;

/** Counts of quotes are what the blueprints say, never fitted: no limit of the optimizer's may rule one out. */
const MOST_MACHINES = 1000;
