import { MIB_PER_GIB } from "../../model";
import { type Translation, translation } from "../translation";

const BYTES_PER_GIB = 1024 ** 3;

export interface AccountProps {
  readonly accountKind?: string;
  readonly accountTier?: string;
  readonly accountReplicationType?: string;
  readonly accessTier?: string;
  readonly isHnsEnabled?: boolean;
}

export interface SqlDatabaseProps {
  readonly skuName?: string;
  readonly elasticPoolId?: string;
  readonly licenseType?: string;
  readonly maxSizeGb?: number;
  readonly minCapacity?: number;
  readonly autoPauseDelayInMinutes?: number;
  readonly zoneRedundant?: boolean;
  readonly readReplicaCount?: number;
  readonly storageAccountType?: string;
}

export interface ElasticPoolProps {
  readonly sku?: { readonly name?: string; readonly tier?: string; readonly family?: string; readonly capacity?: number };
  readonly licenseType?: string;
  readonly maxSizeGb?: number;
  readonly maxSizeBytes?: number;
  readonly zoneRedundant?: boolean;
}

export interface ManagedInstanceProps {
  readonly skuName?: string;
  readonly vcores?: number;
  readonly storageSizeInGb?: number;
  readonly licenseType?: string;
  readonly zoneRedundantEnabled?: boolean;
  readonly storageAccountType?: string;
}

const backupRedundancy: Readonly<Record<string, string>> = { GRS: "Geo", GZRS: "GeoZone", LRS: "Local", ZRS: "Zone" };

export interface PostgresProps {
  readonly skuName?: string;
  readonly storageMb?: number;
  readonly highAvailability?: { readonly mode?: string };
  readonly cluster?: { readonly size?: number };
}

export interface MysqlProps {
  readonly skuName?: string;
  readonly storage?: { readonly sizeGb?: number; readonly iops?: number };
  readonly highAvailability?: { readonly mode?: string };
}

/** `GP_Standard_D2s_v3`: the tier before the size. */
const flexibleSize = (skuName: string | undefined) => skuName?.replace(/^(B|GP|MO)_/i, "");
/** Storage that a PostgreSQL server gets unless declared. */
const DEFAULT_STORAGE_MIB = 32_768;

export interface SingleServerProps {
  readonly skuName?: string;
  readonly storageMb?: number;
  readonly geoRedundantBackupEnabled?: boolean;
}

export interface CacheProps {
  readonly skuName?: string;
  readonly family?: string;
  readonly capacity?: number;
  readonly shardCount?: number;
  readonly replicasPerMaster?: number;
  readonly replicasPerPrimary?: number;
}

export interface ManagedRedisProps {
  readonly skuName?: string;
  readonly highAvailabilityEnabled?: boolean;
}

export interface CosmosAccountProps {
  readonly capabilities?: readonly { readonly name?: string }[];
  readonly geoLocations?: readonly { readonly location?: string; readonly zoneRedundant?: boolean }[];
  readonly multipleWriteLocationsEnabled?: boolean;
}

export interface ThroughputProps {
  readonly throughput?: number;
  readonly autoscaleSettings?: { readonly maxThroughput?: number };
}

const throughput = (type: string, as: string) =>
  translation<ThroughputProps>(`azure:cosmosdb/${type}`, `azure-native:cosmosdb:${as}`, {
    options: {
      throughput: (props) => props.throughput,
      autoscaleSettings: { maxThroughput: (props) => props.autoscaleSettings?.maxThroughput },
    },
  });

export interface KeyProps {
  readonly keyType?: string;
  readonly keySize?: number;
}

export interface SkuNameProps {
  readonly skuName?: string;
}

export interface SkuTextProps {
  readonly sku?: string;
}

export interface SparkPoolProps {
  readonly nodeCount?: number;
  readonly nodeSize?: string;
  readonly autoScale?: { readonly minNodeCount?: number; readonly maxNodeCount?: number };
}

export interface KustoProps {
  readonly sku?: { readonly name?: string; readonly capacity?: number };
}

export const dataTranslations: readonly Translation[] = [
  translation<AccountProps>("azure:storage/account:Account", "azure-native:storage:StorageAccount", {
    kind: (props) => props.accountKind ?? "StorageV2",
    sku: {
      name: ({ accountTier, accountReplicationType }) =>
        accountTier === undefined || accountReplicationType === undefined ? undefined : `${accountTier}_${accountReplicationType}`,
    },
    accessTier: (props) => props.accessTier,
    isHnsEnabled: (props) => props.isHnsEnabled,
  }),
  translation<{ readonly quota?: number }>("azure:storage/share:Share", "azure-native:storage:FileShare", {
    shareQuota: (props) => props.quota,
  }),
  translation<SqlDatabaseProps>("azure:mssql/database:Database", "azure-native:sql:Database", {
    // Without a SKU the provider leaves the choice to Azure.
    sku: { name: (props) => props.skuName },
    elasticPoolId: (props) => props.elasticPoolId,
    licenseType: (props) => props.licenseType,
    maxSizeBytes: (props) => (props.maxSizeGb === undefined ? undefined : props.maxSizeGb * BYTES_PER_GIB),
    minCapacity: (props) => props.minCapacity,
    autoPauseDelay: (props) => props.autoPauseDelayInMinutes,
    zoneRedundant: (props) => props.zoneRedundant,
    highAvailabilityReplicaCount: (props) => props.readReplicaCount,
    requestedBackupStorageRedundancy: (props) => props.storageAccountType,
  }),
  translation<ElasticPoolProps>("azure:mssql/elasticPool:ElasticPool", "azure-native:sql:ElasticPool", {
    sku: {
      name: (props) => props.sku?.name,
      tier: (props) => props.sku?.tier,
      family: (props) => props.sku?.family,
      capacity: (props) => props.sku?.capacity,
    },
    licenseType: (props) => props.licenseType,
    maxSizeBytes: (props) => (props.maxSizeGb === undefined ? props.maxSizeBytes : props.maxSizeGb * BYTES_PER_GIB),
    zoneRedundant: (props) => props.zoneRedundant,
  }),
  translation<ManagedInstanceProps>("azure:mssql/managedInstance:ManagedInstance", "azure-native:sql:ManagedInstance", {
    sku: { name: (props) => props.skuName },
    vCores: (props) => props.vcores,
    storageSizeInGB: (props) => props.storageSizeInGb,
    licenseType: (props) => props.licenseType,
    zoneRedundant: (props) => props.zoneRedundantEnabled,
    requestedBackupStorageRedundancy: ({ storageAccountType = "GRS" }) => backupRedundancy[storageAccountType] ?? storageAccountType,
  }),
  translation<PostgresProps>("azure:postgresql/flexibleServer:FlexibleServer", "azure-native:dbforpostgresql:Server", {
    sku: { name: (props) => flexibleSize(props.skuName) },
    storage: { storageSizeGB: (props) => (props.storageMb ?? DEFAULT_STORAGE_MIB) / MIB_PER_GIB },
    highAvailability: { mode: (props) => props.highAvailability?.mode },
    cluster: { clusterSize: (props) => props.cluster?.size },
  }),
  translation<MysqlProps>("azure:mysql/flexibleServer:FlexibleServer", "azure-native:dbformysql:Server", {
    sku: { name: (props) => flexibleSize(props.skuName) },
    storage: { storageSizeGB: (props) => props.storage?.sizeGb, iops: (props) => props.storage?.iops },
    highAvailability: { mode: (props) => props.highAvailability?.mode },
  }),
  translation<SingleServerProps>("azure:postgresql/server:Server", "azure-native:dbforpostgresql:SingleServer", {
    sku: { name: (props) => props.skuName },
    properties: {
      storageProfile: {
        storageMB: (props) => props.storageMb,
        geoRedundantBackup: (props) => (props.geoRedundantBackupEnabled === true ? "Enabled" : undefined),
      },
    },
  }),
  translation<CacheProps>("azure:redis/cache:Cache", "azure-native:redis:Redis", {
    sku: { name: (props) => props.skuName, family: (props) => props.family, capacity: (props) => props.capacity },
    shardCount: (props) => props.shardCount,
    replicasPerMaster: (props) => props.replicasPerMaster,
    replicasPerPrimary: (props) => props.replicasPerPrimary,
  }),
  translation<ManagedRedisProps>("azure:managedredis/managedRedis:ManagedRedis", "azure-native:redisenterprise:RedisEnterprise", {
    sku: { name: (props) => props.skuName },
    highAvailability: (props) => (props.highAvailabilityEnabled === false ? "Disabled" : undefined),
  }),
  translation<SkuNameProps>("azure:redis/enterpriseCluster:EnterpriseCluster", "azure-native:redisenterprise:RedisEnterprise", {
    // `Enterprise_E10-2`: the capacity is a part of the name.
    sku: { name: (props) => props.skuName },
  }),
  translation<CosmosAccountProps>("azure:cosmosdb/account:Account", "azure-native:cosmosdb:DatabaseAccount", {
    capabilities: (props) => props.capabilities?.map(({ name }) => ({ name })),
    locations: (props) =>
      props.geoLocations?.map(({ location, zoneRedundant }) => ({ locationName: location, isZoneRedundant: zoneRedundant })),
    enableMultipleWriteLocations: (props) => props.multipleWriteLocationsEnabled,
  }),
  throughput("sqlDatabase:SqlDatabase", "SqlResourceSqlDatabase"),
  throughput("sqlContainer:SqlContainer", "SqlResourceSqlContainer"),
  throughput("mongoDatabase:MongoDatabase", "MongoDBResourceMongoDBDatabase"),
  throughput("mongoCollection:MongoCollection", "MongoDBResourceMongoDBCollection"),
  throughput("cassandraKeyspace:CassandraKeyspace", "CassandraResourceCassandraKeyspace"),
  throughput("cassandraTable:CassandraTable", "CassandraResourceCassandraTable"),
  throughput("gremlinDatabase:GremlinDatabase", "GremlinResourceGremlinDatabase"),
  throughput("gremlinGraph:GremlinGraph", "GremlinResourceGremlinGraph"),
  throughput("table:Table", "TableResourceTable"),
  translation<object>("azure:keyvault/keyVault:KeyVault", "azure-native:keyvault:Vault", {}),
  translation<KeyProps>("azure:keyvault/key:Key", "azure-native:keyvault:Key", {
    properties: { kty: (props) => props.keyType, keySize: (props) => props.keySize },
  }),
  translation<object>("azure:keyvault/managedHardwareSecurityModule:ManagedHardwareSecurityModule", "azure-native:keyvault:ManagedHsm", {}),
  translation<SkuTextProps>("azure:databricks/workspace:Workspace", "azure-native:databricks:Workspace", {
    sku: { name: (props) => props.sku },
  }),
  translation<object>("azure:datafactory/factory:Factory", "azure-native:datafactory:Factory", {}),
  translation<KustoProps>("azure:kusto/cluster:Cluster", "azure-native:kusto:Cluster", {
    sku: { name: (props) => props.sku?.name, capacity: (props) => props.sku?.capacity },
  }),
  translation<object>("azure:synapse/workspace:Workspace", "azure-native:synapse:Workspace", {}),
  translation<SkuNameProps>("azure:synapse/sqlPool:SqlPool", "azure-native:synapse:SqlPool", { sku: { name: (props) => props.skuName } }),
  translation<SparkPoolProps>("azure:synapse/sparkPool:SparkPool", "azure-native:synapse:BigDataPool", {
    nodeCount: (props) => props.nodeCount,
    nodeSize: (props) => props.nodeSize,
    autoScale: ({ autoScale }) =>
      autoScale && { enabled: true, minNodeCount: autoScale.minNodeCount, maxNodeCount: autoScale.maxNodeCount },
  }),
  translation<SkuNameProps>("azure:powerbi/embedded:Embedded", "azure-native:powerbidedicated:CapacityDetails", {
    sku: { name: (props) => props.skuName },
  }),
];
