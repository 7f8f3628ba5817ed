import type { Provider } from "../../../model";

/** One region of each provider; copies lie in the nearest other one. */
export const regions: Readonly<Record<Provider, string>> = { aws: "us-east-1", azure: "westeurope", gcp: "us-central1" };
export const tags = { owner: "platform", environment: "production", "cost-center": "42" };

const image = "registry.example/shop/app:1";
const backup = { retentionDays: 7, otherRegion: true };
const run = { kind: "batch", tasks: 100, taskVcpus: 2, taskMemoryGib: 4, taskHours: 0.5, deadlineHours: 4, runsPerMonth: 30, image };

/** Every kind, and every way of serving it that a need alone decides between. */
export const workloads = {
  machines: {
    ...{ vcpus: 6, memoryGib: 20, minVcpusPerMachine: 2, minCount: 3, maxCount: 6, zones: 2, targetUtilisationFraction: 0.8 },
    storageGibPerMachine: 100,
    loadBalancer: true,
    talksTo: {
      containers: { gibPerMonth: 1 },
      files: { gibPerMonth: 1 },
      mysql: { gibPerMonth: 1 },
      objects: { gibPerMonth: 1 },
      postgres: { gibPerMonth: 1 },
      sessions: { gibPerMonth: 1 },
    },
  },
  containers: {
    ...{ vcpus: 0.25, memoryGib: 0.3, minCount: 1, maxCount: 4, zones: 2, loadBalancer: true },
    container: { image, vcpus: 0.25, memoryGib: 0.5 },
  },
  nightly: { ...run, interruptible: false },
  spot: run,
  postgres: {
    ...{ kind: "database", engine: "postgres", vcpus: 2, memoryGib: 8, storageGib: 100, readReplicas: 1 },
    backup,
    customerKey: true,
  },
  mysql: { kind: "database", engine: "mysql", vcpus: 2, memoryGib: 8, storageGib: 100, zones: 1 },
  sessions: { kind: "cache", memoryGib: 6 },
  objects: {
    ...{ kind: "object-store", storedGib: 1000, writesPerMonth: 1_000_000, readsPerMonth: 5_000_000, readGibPerMonth: 200 },
    rarelyReadAfterDays: 60,
    otherRegion: true,
    customerKey: true,
  },
  files: { kind: "file-store", storedGib: 1500, throughputMibps: 50, backup, customerKey: true },
  cluster: {
    kind: "kubernetes",
    pods: { web: { count: 6, vcpus: 0.5, memoryGib: 1 }, work: { count: 12, vcpus: 1, memoryGib: 4, interruptible: true } },
  },
} as const;

export type WorkloadName = keyof typeof workloads;
export const names = Object.keys(workloads) as readonly WorkloadName[];

export function portfolioOn(provider: Provider) {
  return { providers: [provider], regions: [regions[provider]], tags, workloads };
}

/** The form that each workload must have been given: a contract of a kind that was not built proves nothing. */
export const forms: Readonly<Record<Provider, Readonly<Record<WorkloadName, string>>>> = {
  aws: {
    ...{ machines: "machines", containers: "fargate", nightly: "aws-batch", spot: "aws-batch", postgres: "rds-instance" },
    ...{ mysql: "rds-instance", sessions: "elasticache-group", objects: "s3-bucket", files: "efs", cluster: "eks" },
  },
  azure: {
    ...{
      machines: "machines",
      containers: "container-apps",
      nightly: "azure-batch",
      spot: "azure-batch",
      postgres: "azure-flexible-server",
    },
    ...{ mysql: "azure-flexible-server", sessions: "azure-redis", objects: "azure-blob", files: "azure-files", cluster: "aks" },
  },
  gcp: {
    ...{ machines: "machines", containers: "cloud-run", nightly: "cloud-run-job", spot: "spot-workers", postgres: "cloud-sql" },
    ...{ mysql: "cloud-sql", sessions: "memorystore", objects: "gcs-bucket", files: "filestore", cluster: "gke" },
  },
};

/** What the declared load needs, as it must be found in the realised resources. */
export const needed: Readonly<Record<WorkloadName, Readonly<Record<string, number>>>> = {
  machines: { vcpus: 6 / 0.8, memoryGib: 20 / 0.8, leastCount: 3, mostCount: 6, zones: 2, storageGibPerMachine: 100 },
  containers: { vcpus: 0.25 / 0.7, memoryGib: 0.3 / 0.7, leastCount: 1, mostCount: 4 },
  nightly: { tasksByDeadline: 100 },
  spot: { tasksByDeadline: 100, tasksOnDemandInstead: 100 },
  postgres: { vcpus: 2 / 0.7, memoryGib: 8 / 0.7, storageGib: 100, zones: 2, readReplicas: 1, backupDays: 7 },
  mysql: { vcpus: 2 / 0.7, memoryGib: 8 / 0.7, storageGib: 100, zones: 1, backupDays: 7 },
  sessions: { memoryGib: 6 / 0.7, usableGib: 6, copies: 1 },
  objects: { keepVersionsDays: 30, copies: 1 },
  files: { storageGib: 1500, throughputMibps: 50, backupDays: 7 },
  cluster: { webPods: 6, workPods: 12, growthFactor: 2, zones: 2 },
};
