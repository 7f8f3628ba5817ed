import { pricedResource } from "../priced-resource";
import { counted, hourly } from "./line";

export interface SearchProps {
  readonly sku?: { readonly name?: string };
  readonly replicaCount?: number;
  readonly partitionCount?: number;
}

export const searchService = pricedResource<SearchProps>({
  type: "azure-native:search:Service",
  title: "AI Search service",
  pricingPage: "https://azure.microsoft.com/pricing/details/search/",
  price: ({ sku, replicaCount, partitionCount }) => {
    const name = sku?.name ?? "";
    if (name.toLowerCase() === "free") return { free: "the Free tier costs nothing" };
    const key = name.toLowerCase().replace("storage_optimized_", "storage-optimized-");
    const units = (replicaCount ?? 1) * (partitionCount ?? 1);
    return [hourly(`Search usage (${name}), units`, `search.${key}.unit`, units)];
  },
});

export interface DatabricksProps {
  readonly sku?: { readonly name?: string };
}

export const databricksWorkspace = pricedResource<DatabricksProps>({
  type: "azure-native:databricks:Workspace",
  title: "Databricks workspace",
  pricingPage: "https://azure.microsoft.com/pricing/details/databricks/",
  usage: {
    allPurposeDbuHours: { unit: "unit-hour", doc: "DBU hours of all-purpose compute a month", assumed: { low: 0, high: 100 } },
    jobsDbuHours: { unit: "unit-hour", doc: "DBU hours of jobs compute a month", assumed: { low: 0, high: 100 } },
    jobsLightDbuHours: { unit: "unit-hour", doc: "DBU hours of light jobs compute a month", assumed: { low: 0, high: 100 } },
  },
  // The virtual machines of its clusters are made at run time and charged beside the DBUs.
  price: ({ sku }) => {
    const tier = (sku?.name ?? "standard").toLowerCase();
    if (tier === "trial") return { free: "DBUs cost nothing during the trial; the virtual machines of clusters do" };
    return [
      counted(`All-purpose compute DBUs (${tier})`, `databricks.${tier}.all-purpose-compute`, "unit-hour", { usage: "allPurposeDbuHours" }),
      counted(`Jobs compute DBUs (${tier})`, `databricks.${tier}.jobs-compute`, "unit-hour", { usage: "jobsDbuHours" }),
      counted(`Jobs light compute DBUs (${tier})`, `databricks.${tier}.jobs-light-compute`, "unit-hour", { usage: "jobsLightDbuHours" }),
    ];
  },
});

export interface SqlPoolProps {
  readonly sku?: { readonly name?: string };
}

const synapsePage = "https://azure.microsoft.com/pricing/details/synapse-analytics/";

export const synapseSqlPool = pricedResource<SqlPoolProps>({
  type: "azure-native:synapse:SqlPool",
  title: "Synapse dedicated SQL pool",
  pricingPage: synapsePage,
  usage: { storedTb: { unit: "unit-month", doc: "Data stored, in TB", assumed: { low: 0, high: 1 } } },
  price: ({ sku }) => {
    const match = /^DW(\d+)c$/i.exec(sku?.name ?? "");
    if (match === null) return { unknown: "no sku.name such as DW200c is declared" };
    return [
      hourly(`DWU blocks (${sku?.name}), 100 each`, "synapse.dedicated-sql.100dwu", Number(match[1]) / 100),
      counted("Storage, TB", "synapse.dedicated-sql.storage", "unit-month", { usage: "storedTb" }),
    ];
  },
});

export interface SparkPoolProps {
  readonly nodeCount?: number;
  readonly nodeSize?: string;
  readonly autoScale?: { readonly enabled?: boolean; readonly minNodeCount?: number; readonly maxNodeCount?: number };
  readonly autoPause?: { readonly enabled?: boolean };
}

const sparkVcores: Readonly<Record<string, number>> = { small: 4, medium: 8, large: 16, xlarge: 32, xxlarge: 64 };

export const synapseSparkPool = pricedResource<SparkPoolProps>({
  type: "azure-native:synapse:BigDataPool",
  title: "Synapse Spark pool",
  pricingPage: synapsePage,
  usage: {
    sessionHours: {
      unit: "hour",
      doc: "Hours a month in which sessions or jobs keep the pool's nodes running",
      assumed: { low: 0, high: 73 },
    },
  },
  price: ({ nodeCount, nodeSize, autoScale }) => {
    const vcores = sparkVcores[(nodeSize ?? "").toLowerCase()];
    const scales = autoScale?.enabled === true;
    const most = scales ? autoScale.maxNodeCount : nodeCount;
    const least = scales ? (autoScale.minNodeCount ?? most) : nodeCount;
    if (vcores === undefined || most === undefined || least === undefined)
      return { unknown: "nodeSize and the number of nodes are not both declared" };
    // A pool is charged only while sessions run in it.
    const hours = { usage: "sessionHours", factor: vcores };
    const times = { low: least, high: most, because: `the pool scales from ${least} to ${most} nodes` };
    return [{ label: `vCores (${nodeSize})`, price: { key: "synapse.spark.vcore", per: "vcpu-hour" }, quantity: hours, times }];
  },
});

export const synapseWorkspace = pricedResource<object>({
  type: "azure-native:synapse:Workspace",
  title: "Synapse workspace",
  pricingPage: synapsePage,
  usage: {
    serverlessProcessedTb: { unit: "unit", doc: "Data that serverless SQL processes a month, in TB", assumed: { low: 0, high: 1 } },
  },
  price: () => [counted("Serverless SQL pool, TB processed", "synapse.serverless-sql", "unit", { usage: "serverlessProcessedTb" })],
});

export const dataFactory = pricedResource<object>({
  type: "azure-native:datafactory:Factory",
  title: "Data factory",
  pricingPage: "https://azure.microsoft.com/pricing/details/data-factory/data-pipeline/",
  usage: {
    thousandRunsPerMonth: { unit: "unit", doc: "Activity, trigger and debug runs a month, in thousands", assumed: { low: 0, high: 10 } },
    readWriteEntitiesPerMonth: { unit: "request", doc: "Entities read or written a month", assumed: { low: 0, high: 1_000_000 } },
    monitoringRecordsPerMonth: { unit: "request", doc: "Run records retrieved a month", assumed: { low: 0, high: 1_000_000 } },
  },
  price: () => [
    counted("Orchestration, 1,000 runs", "data-factory.orchestration", "unit", { usage: "thousandRunsPerMonth" }),
    counted("Read and write operations, 50,000 entities", "data-factory.read-write", "unit", {
      usage: "readWriteEntitiesPerMonth",
      factor: 1 / 50_000,
    }),
    counted("Monitoring operations, 50,000 records", "data-factory.monitoring", "unit", {
      usage: "monitoringRecordsPerMonth",
      factor: 1 / 50_000,
    }),
  ],
});

export interface KustoProps {
  readonly sku?: { readonly name?: string; readonly capacity?: number };
}

export const kustoCluster = pricedResource<KustoProps>({
  type: "azure-native:kusto:Cluster",
  title: "Data Explorer cluster",
  pricingPage: "https://azure.microsoft.com/pricing/details/data-explorer/",
  price: ({ sku }) => [hourly(`Engine instances (${sku?.name})`, `data-explorer.${sku?.name}.hour`, sku?.capacity ?? 2)],
});

export interface IntegrationAccountProps {
  readonly sku?: { readonly name?: string };
}

export const logicWorkflow = pricedResource<object>({
  type: "azure-native:logic:Workflow",
  title: "Logic app workflow (consumption)",
  pricingPage: "https://azure.microsoft.com/pricing/details/logic-apps/",
  usage: { actionsPerMonth: { unit: "request", doc: "Actions executed a month", assumed: { low: 0, high: 100_000 } } },
  price: () => [counted("Actions", "logic-apps.consumption.actions", "request", { usage: "actionsPerMonth" })],
});

export const integrationAccount = pricedResource<IntegrationAccountProps>({
  type: "azure-native:logic:IntegrationAccount",
  title: "Logic apps integration account",
  pricingPage: "https://azure.microsoft.com/pricing/details/logic-apps/",
  price: ({ sku }) => {
    const name = sku?.name ?? "";
    return name.toLowerCase() === "free"
      ? { free: "the Free tier costs nothing" }
      : [hourly(`Integration account (${name})`, `logic-apps.integration-account.${name.toLowerCase()}`)];
  },
});

export interface PowerBiProps {
  readonly sku?: { readonly name?: string };
}

export const powerBiCapacity = pricedResource<PowerBiProps>({
  type: "azure-native:powerbidedicated:CapacityDetails",
  title: "Power BI Embedded capacity",
  pricingPage: "https://azure.microsoft.com/pricing/details/power-bi-embedded/",
  price: ({ sku }) => [hourly(`Node usage (${sku?.name})`, `power-bi-embedded.${sku?.name?.toLowerCase()}`)],
});

export interface DomainProps {
  readonly sku?: string;
  readonly replicaSets?: readonly object[];
}

export const domainService = pricedResource<DomainProps>({
  type: "azure-native:aad:DomainService",
  title: "Entra domain service",
  pricingPage: "https://azure.microsoft.com/pricing/details/microsoft-entra-ds/",
  price: ({ sku, replicaSets }) => [
    hourly(
      `Domain service (${sku ?? "Standard"}), replica sets`,
      `domain-services.${(sku ?? "Standard").toLowerCase()}`,
      Math.max(1, replicaSets?.length ?? 1),
    ),
  ],
});

export interface CognitiveProps {
  readonly kind?: string;
  readonly sku?: { readonly name?: string };
}

export const cognitiveAccount = pricedResource<CognitiveProps>({
  type: "azure-native:cognitiveservices:Account",
  title: "AI services account",
  pricingPage: "https://azure.microsoft.com/pricing/details/cognitive-services/",
  price: ({ kind, sku }) => {
    if (/^F\d/i.test(sku?.name ?? "")) return { free: "the Free tier costs nothing" };
    if (/^(OpenAI|AIServices)$/i.test(kind ?? ""))
      return { free: "an account is charged by the tokens that its model deployments process" };
    return { unknown: `an account of the kind ${kind} is charged by the calls of its API, which the price book has no prices for` };
  },
});

export interface VaultProps {
  readonly properties?: { readonly redundancySettings?: { readonly standardTierStorageRedundancy?: string } };
}

/** Geo-redundant is the default. */
const vaultRedundancy: Readonly<Record<string, string>> = { georedundant: "grs", locallyredundant: "lrs", zoneredundant: "zrs" };

export const recoveryVault = pricedResource<VaultProps>({
  type: "azure-native:recoveryservices:Vault",
  title: "Recovery Services vault",
  pricingPage: "https://azure.microsoft.com/pricing/details/backup/",
  usage: {
    protectedInstancesUpTo50Gb: { unit: "unit", doc: "Protected machines with at most 50 GB", assumed: { low: 0, high: 10 } },
    backupStoredGb: { unit: "gb-month", doc: "Backup data stored", assumed: { low: 0, high: 100 } },
  },
  price: ({ properties }) => {
    const declared = properties?.redundancySettings?.standardTierStorageRedundancy ?? "GeoRedundant";
    const redundancy = vaultRedundancy[declared.toLowerCase()] ?? declared;
    return [
      {
        label: "Instance backup (at most 50 GB)",
        price: { key: "backup.instance.small", per: "month" },
        quantity: { usage: "protectedInstancesUpTo50Gb" },
      },
      counted(`Backup data stored (${redundancy.toUpperCase()})`, `backup.storage.${redundancy}`, "gb-month", { usage: "backupStoredGb" }),
    ];
  },
});
