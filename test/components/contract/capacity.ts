import { allocatableOf as eksAllocatable } from "../../../blueprint/aws/node-allocatable";
import { allocatableOf as aksAllocatable } from "../../../blueprint/azure/node-allocatable";
import { allocatableOf as gkeAllocatable } from "../../../blueprint/gcp/node-allocatable";
import type { InstanceSize } from "../../../catalog";
import type { Provider } from "../../../model";
import type { WorkloadName } from "./portfolios";
import { workloads } from "./portfolios";
import type { Inputs, Owned } from "./stack";

/** What the realised resources carry, by the names of `needed`: read from their inputs alone, never from the plan. */
export type Capacity = Readonly<Record<string, number>>;
type Reader = (owned: Owned) => Capacity;

const GIB_PER_GB = 1e9 / 2 ** 30;
/** Until a machine has started and pulled its image, at the least. */
const STARTING_HOURS = 0.1;
/** What the agents of a batch service keep of a machine's memory, at the least. */
const AGENTS_GIB = 0.25;

const inside = (inputs: Inputs, ...path: readonly string[]): Inputs => path.reduce<Inputs>((at, key) => (at[key] ?? {}) as Inputs, inputs);
const list = (value: unknown): readonly Inputs[] => (value ?? []) as readonly Inputs[];
const texts = (value: unknown): readonly string[] => (value ?? []) as readonly string[];

function sizeOf({ book, workload }: Owned, provider: Provider, type: unknown): InstanceSize {
  const size = book.size(provider, String(type));
  if (size === undefined) throw new Error(`${workload}: the book does not know ${type}`);
  return size;
}

/** Machines of a group, `count` of them under the declared load. */
function group({ vcpus, memoryGib }: InstanceSize, count: number, rest: Capacity): Capacity {
  return { vcpus: vcpus * count, memoryGib: memoryGib * count, ...rest };
}

/** Tasks that so many machines finish in time, one after the other on each slot; `repeatedHours` are lost to an interruption. */
function tasksOn(vcpus: number, memoryGib: number, machines: number, repeatedHours = 0): number {
  const { taskVcpus, taskMemoryGib, taskHours, deadlineHours } = workloads.spot;
  const slots = Math.floor(Math.min(vcpus / taskVcpus, (memoryGib - AGENTS_GIB) / taskMemoryGib) + 1e-9);
  return machines * slots * Math.floor((deadlineHours - STARTING_HOURS - repeatedHours) / taskHours + 1e-9);
}

interface Nodes {
  readonly size: InstanceSize;
  readonly least: number;
  readonly most: number;
  readonly spot: boolean;
  readonly zones: number;
}

/** Pods that the nodes have room for: those that may be interrupted on spot nodes, the others on what stays. */
function pods(
  pools: readonly Nodes[],
  allocatableOf: (size: InstanceSize) => { readonly vcpus: number; readonly memoryGib: number },
): Capacity {
  const { web, work } = workloads.cluster.pods;
  const roomFor = (pod: { readonly vcpus: number; readonly memoryGib: number }, on: readonly Nodes[]) =>
    on.reduce((sum, { size, least }) => {
      const { vcpus, memoryGib } = allocatableOf(size);
      return sum + least * Math.floor(Math.min(vcpus / pod.vcpus, memoryGib / pod.memoryGib) + 1e-9);
    }, 0);
  const [spot, stays] = [pools.filter((one) => one.spot), pools.filter((one) => !one.spot && one.least > 0)];
  if (spot.length === 0 || stays.length === 0) throw new Error("the cluster has not both kinds of nodes");
  // For each kind of spot node there is one on demand that stands in where spot has none.
  for (const { size, most } of spot) {
    if (!pools.some((one) => !one.spot && one.least === 0 && one.size.type === size.type && one.most >= most))
      throw new Error(`nothing stands in for the spot nodes ${size.type}`);
  }
  const planned = [...spot, ...stays];
  return {
    webPods: roomFor(web, stays),
    workPods: roomFor(work, spot),
    growthFactor: Math.min(...planned.map(({ least, most }) => most / least)),
    zones: Math.min(...planned.map(({ zones }) => zones)),
  };
}

const aws: Readonly<Record<WorkloadName, Reader>> = {
  machines: (owned) => {
    const [template, scaling] = [owned.one(":LaunchTemplate"), owned.one("autoscaling/group:Group")];
    const data = list(template.blockDeviceMappings).find(({ deviceName }) => deviceName === "/dev/sdf") ?? {};
    return group(sizeOf(owned, "aws", template.instanceType), Number(scaling.desiredCapacity), {
      leastCount: Number(scaling.minSize),
      mostCount: Number(scaling.maxSize),
      zones: texts(scaling.vpcZoneIdentifiers).length,
      storageGibPerMachine: Number(inside(data, "ebs").volumeSize),
    });
  },
  containers: (owned) => {
    const [task, service, target] = [
      owned.one(":TaskDefinition"),
      owned.one("ecs/service:Service"),
      owned.one("appautoscaling/target:Target"),
    ];
    const count = Number(service.desiredCount);
    return {
      vcpus: (Number(task.cpu) / 1024) * count,
      memoryGib: (Number(task.memory) / 1024) * count,
      leastCount: Number(target.minCapacity),
      mostCount: Number(target.maxCapacity),
    };
  },
  nightly: (owned) => ({ tasksByDeadline: awsTasks(owned, "shop-nightly-on-demand") }),
  spot: (owned) => ({
    tasksByDeadline: awsTasks(owned, "shop-spot-spot", workloads.spot.taskHours),
    tasksOnDemandInstead: awsTasks(owned, "shop-spot-instead"),
  }),
  postgres: (owned) => awsDatabase(owned),
  mysql: (owned) => awsDatabase(owned),
  sessions: (owned) => {
    const cache = owned.one(":ReplicationGroup");
    const { memoryGib } = sizeOf(owned, "aws", String(cache.nodeType).replace("cache.", ""));
    const shards = Number(cache.numNodeGroups);
    // A quarter is reserved unless a parameter says otherwise.
    return { memoryGib: memoryGib * shards, usableGib: memoryGib * shards * 0.75, copies: Number(cache.replicasPerNodeGroup) };
  },
  objects: (owned) => ({
    keepVersionsDays: Number(
      inside(list(owned.one(":BucketLifecycleConfiguration", "shop-objects").rules)[0] ?? {}, "noncurrentVersionExpiration").noncurrentDays,
    ),
    copies: owned.all(":BucketReplicationConfig").length,
  }),
  files: (owned) => {
    const system = owned.one(":FileSystem");
    const { storedGib } = workloads.files;
    return {
      // Grows with what is stored; a MiB/s comes with each 20 GiB where none is provisioned.
      storageGib: Number.POSITIVE_INFINITY,
      throughputMibps: system.throughputMode === "bursting" ? storedGib / 20 : Number(system.provisionedThroughputInMibps),
      backupDays: Number(inside(list(owned.one("backup/plan:Plan").rules)[0] ?? {}, "lifecycle").deleteAfter),
    };
  },
  cluster: (owned) =>
    pods(
      owned.all(":NodeGroup").map((one) => ({
        size: sizeOf(owned, "aws", texts(one.instanceTypes)[0]),
        least: Number(inside(one, "scalingConfig").minSize),
        most: Number(inside(one, "scalingConfig").maxSize),
        spot: one.capacityType === "SPOT",
        zones: texts(one.subnetIds).length,
      })),
      eksAllocatable,
    ),
};

function awsTasks(owned: Owned, environment: string, repeatedHours = 0): number {
  const { instanceTypes, maxVcpus } = inside(owned.one(":ComputeEnvironment", environment), "computeResources");
  const each = texts(instanceTypes).map((type) => {
    const { vcpus, memoryGib } = sizeOf(owned, "aws", type);
    return tasksOn(vcpus, memoryGib, Math.floor(Number(maxVcpus) / vcpus), repeatedHours);
  });
  return Math.min(...each);
}

function awsDatabase(owned: Owned): Capacity {
  const server = owned.one("rds/instance:Instance", `shop-${owned.workload}`);
  const { vcpus, memoryGib } = sizeOf(owned, "aws", String(server.instanceClass).replace("db.", ""));
  const replicas = owned.all("rds/instance:Instance").filter((one) => one.instanceClass === server.instanceClass && one !== server);
  return {
    ...{ vcpus, memoryGib, storageGib: Number(server.allocatedStorage), readReplicas: replicas.length },
    ...{ zones: server.multiAz === true ? 2 : 1, backupDays: Number(server.backupRetentionPeriod) },
  };
}

const azure: Readonly<Record<WorkloadName, Reader>> = {
  machines: (owned) => {
    const set = owned.one(":VirtualMachineScaleSet");
    const { minimum, maximum } = inside(list(owned.one(":AutoscaleSetting").profiles)[0] ?? {}, "capacity");
    const disks = list(inside(set, "virtualMachineProfile", "storageProfile").dataDisks);
    return group(sizeOf(owned, "azure", inside(set, "sku").name), Number(inside(set, "sku").capacity), {
      leastCount: Number(minimum),
      mostCount: Number(maximum),
      zones: texts(set.zones).length,
      storageGibPerMachine: Number(disks[0]?.diskSizeGB),
    });
  },
  containers: (owned) => {
    const template = inside(owned.one("app:ContainerApp"), "template");
    const { cpu, memory } = inside(list(template.containers)[0] ?? {}, "resources");
    const { minReplicas, maxReplicas } = inside(template, "scale");
    return {
      vcpus: Number(cpu) * Number(maxReplicas),
      memoryGib: Number.parseFloat(String(memory)) * Number(maxReplicas),
      ...{ leastCount: Number(minReplicas), mostCount: Number(maxReplicas) },
    };
  },
  nightly: (owned) => ({ tasksByDeadline: azureTasks(owned, "TargetDedicatedNodes") }),
  spot: (owned) => ({
    tasksByDeadline: azureTasks(owned, "TargetLowPriorityNodes", workloads.spot.taskHours),
    tasksOnDemandInstead: azureTasks(owned, "TargetDedicatedNodes"),
  }),
  postgres: (owned) => azureDatabase(owned, "dbforpostgresql:Server"),
  mysql: (owned) => azureDatabase(owned, "dbformysql:Server"),
  sessions: (owned) => {
    const cache = owned.one(":RedisEnterprise");
    // Sizes are named by tenths of their GB: M10 has 12. A fifth is the service's.
    const memoryGib = Number(/\d+$/.exec(String(inside(cache, "sku").name))?.[0]) * 1.2 * GIB_PER_GB;
    return { memoryGib, usableGib: memoryGib * 0.8, copies: cache.highAvailability === "Enabled" ? 1 : 0 };
  },
  objects: (owned) => ({
    keepVersionsDays: Number(inside(owned.one(":BlobServiceProperties"), "deleteRetentionPolicy").days),
    copies: /_(RA)?GZ?RS$/.test(String(inside(owned.one(":StorageAccount"), "sku").name)) ? 1 : 0,
  }),
  files: (owned) => {
    const gib = Number(owned.one(":FileShare").shareQuota);
    const daily = inside(owned.one(":ProtectionPolicy"), "properties", "vaultRetentionPolicy", "vaultRetention", "dailySchedule");
    return {
      storageGib: gib,
      // https://learn.microsoft.com/azure/storage/files/understanding-billing: provisioned v1, SSD
      throughputMibps: 100 + Math.ceil(0.04 * gib) + Math.ceil(0.06 * gib),
      backupDays: Number(inside(daily, "retentionDuration").count),
    };
  },
  cluster: (owned) => {
    const system = list(owned.one(":ManagedCluster").agentPoolProfiles);
    return pods(
      [...system, ...owned.all(":AgentPool")].map((one) => ({
        size: sizeOf(owned, "azure", one.vmSize),
        least: Number(one.minCount),
        most: Number(one.maxCount),
        spot: one.scaleSetPriority === "Spot",
        zones: texts(one.availabilityZones).length,
      })),
      aksAllocatable,
    );
  },
};

function azureTasks(owned: Owned, target: string, repeatedHours = 0): number {
  const pool = owned.one("batch:Pool");
  const formula = String(inside(pool, "scaleSettings", "autoScale").formula);
  if (!formula.includes(`$${target} = `)) throw new Error(`${owned.workload}: the pool's formula sets no ${target}`);
  const { vcpus, memoryGib } = sizeOf(owned, "azure", pool.vmSize);
  const [slots, machines] = [Number(pool.taskSlotsPerNode), Number(/min\((\d+),/.exec(formula)?.[1])];
  const { taskVcpus, taskMemoryGib } = workloads.spot;
  return tasksOn(Math.min(vcpus, slots * taskVcpus), Math.min(memoryGib, slots * taskMemoryGib + AGENTS_GIB), machines, repeatedHours);
}

function azureDatabase(owned: Owned, type: string): Capacity {
  const server = owned.one(type, `shop-${owned.workload}`);
  const sku = inside(server, "sku").name;
  const { vcpus, memoryGib } = sizeOf(owned, "azure", sku);
  const replicas = owned.all(type).filter((one) => one.createMode === "Replica" && inside(one, "sku").name === sku);
  return {
    ...{ vcpus, memoryGib, storageGib: Number(inside(server, "storage").storageSizeGB), readReplicas: replicas.length },
    ...{ zones: inside(server, "highAvailability").mode === "ZoneRedundant" ? 2 : 1 },
    backupDays: Number(inside(server, "backup").backupRetentionDays),
  };
}

const gcp: Readonly<Record<WorkloadName, Reader>> = {
  machines: (owned) => {
    const [template, manager] = [owned.one(":RegionInstanceTemplate"), owned.one(":RegionInstanceGroupManager")];
    const { minReplicas, maxReplicas } = inside(owned.one(":RegionAutoscaler"), "autoscalingPolicy");
    const data = list(template.disks).find(({ boot }) => boot !== true) ?? {};
    return group(sizeOf(owned, "gcp", template.machineType), Number(maxReplicas), {
      ...{ leastCount: Number(minReplicas), mostCount: Number(maxReplicas) },
      zones: texts(manager.distributionPolicyZones).length,
      storageGibPerMachine: Number(data.diskSizeGb),
    });
  },
  containers: (owned) => {
    const template = inside(owned.one("cloudrunv2/service:Service"), "template");
    const { minInstanceCount, maxInstanceCount } = inside(template, "scaling");
    const { cpu, memory } = inside(list(template.containers)[0] ?? {}, "resources", "limits");
    return {
      vcpus: Number(cpu) * Number(maxInstanceCount),
      memoryGib: (Number.parseInt(String(memory), 10) / 1024) * Number(maxInstanceCount),
      ...{ leastCount: Number(minInstanceCount), mostCount: Number(maxInstanceCount) },
    };
  },
  nightly: (owned) => {
    const { taskCount, parallelism, template } = inside(owned.one("cloudrunv2/job:Job"), "template");
    const { cpu, memory } = inside(list(inside({ template }, "template").containers)[0] ?? {}, "resources", "limits");
    const { tasks, taskVcpus, taskMemoryGib } = workloads.nightly;
    if (Number(taskCount) !== tasks || Number(cpu) < taskVcpus || Number.parseInt(String(memory), 10) < taskMemoryGib * 1024)
      throw new Error(`the job has ${taskCount} tasks of ${cpu} vCPUs and ${memory}`);
    return { tasksByDeadline: tasksOn(taskVcpus, taskMemoryGib + AGENTS_GIB, Number(parallelism)) };
  },
  spot: (owned) => ({
    tasksByDeadline: gcpTasks(owned, "", workloads.spot.taskHours),
    tasksOnDemandInstead: gcpTasks(owned, "-instead"),
  }),
  postgres: (owned) => gcpDatabase(owned),
  mysql: (owned) => gcpDatabase(owned),
  sessions: (owned) => {
    const { memorySizeGb, tier } = owned.one("redis/instance:Instance");
    return { memoryGib: Number(memorySizeGb), usableGib: Number(memorySizeGb), copies: tier === "STANDARD_HA" ? 1 : 0 };
  },
  objects: (owned) => ({
    keepVersionsDays: Math.max(
      ...list(owned.one("storage/bucket:Bucket", "shop-objects").lifecycleRules).map((rule) =>
        Number(inside(rule, "condition").daysSinceNoncurrentTime ?? 0),
      ),
    ),
    copies: owned.all(":TransferJob").length,
  }),
  files: (owned) => {
    const { tier, fileShares } = owned.one("filestore/instance:Instance");
    const gib = Number((fileShares as Inputs).capacityGb);
    if (tier !== "REGIONAL" && tier !== "ZONAL") throw new Error(`no throughput is known here of ${tier}`);
    return {
      storageGib: gib,
      // https://cloud.google.com/filestore/docs/performance: writes, below 10 TiB
      throughputMibps: (gib / 1024) * 88,
      backupDays: Number(list(owned.one(":BackupPlan").backupRules)[0]?.backupRetentionDays),
    };
  },
  cluster: (owned) =>
    pods(
      owned.all(":NodePool").map((one) => ({
        size: sizeOf(owned, "gcp", inside(one, "nodeConfig").machineType),
        least: Number(inside(one, "autoscaling").totalMinNodeCount),
        most: Number(inside(one, "autoscaling").totalMaxNodeCount),
        spot: inside(one, "nodeConfig").spot === true,
        zones: texts(one.nodeLocations).length,
      })),
      gkeAllocatable,
    ),
};

function gcpTasks(owned: Owned, end: string, repeatedHours = 0): number {
  const template = owned.one(":RegionInstanceTemplate", `shop-spot-machine${end}`);
  const { vcpus, memoryGib } = sizeOf(owned, "gcp", template.machineType);
  const { maxReplicas } = inside(owned.one(":RegionAutoscaler", `shop-spot-scale${end}`), "autoscalingPolicy");
  return tasksOn(vcpus, memoryGib, Number(maxReplicas), repeatedHours);
}

function gcpDatabase(owned: Owned): Capacity {
  const server = owned.one(":DatabaseInstance", `shop-${owned.workload}`);
  const settings = inside(server, "settings");
  const [, vcpus, memoryMib] = /^db-custom-(\d+)-(\d+)$/.exec(String(settings.tier)) ?? [];
  const replicas = owned.all(":DatabaseInstance").filter((one) => one !== server && inside(one, "settings").tier === settings.tier);
  const backups = inside(settings, "backupConfiguration");
  return {
    ...{ vcpus: Number(vcpus), memoryGib: Number(memoryMib) / 1024, storageGib: Number(settings.diskSize), readReplicas: replicas.length },
    zones: settings.availabilityType === "REGIONAL" ? 2 : 1,
    backupDays: Math.min(Number(backups.transactionLogRetentionDays), Number(inside(backups, "backupRetentionSettings").retainedBackups)),
  };
}

export const readers: Readonly<Record<Provider, Readonly<Record<WorkloadName, Reader>>>> = { aws, azure, gcp };
