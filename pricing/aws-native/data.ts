import { type Translation, translation } from "../translation";

export interface DbInstanceProps {
  readonly engine?: string;
  readonly engineVersion?: string;
  readonly engineLifecycleSupport?: string;
  readonly dbInstanceClass?: string;
  readonly dbClusterIdentifier?: string;
  readonly sourceDbInstanceIdentifier?: string;
  readonly multiAz?: boolean;
  readonly storageType?: string;
  readonly allocatedStorage?: string;
  readonly maxAllocatedStorage?: number;
  readonly iops?: number;
  readonly storageThroughput?: number;
  readonly dedicatedLogVolume?: boolean;
  readonly enablePerformanceInsights?: boolean;
  readonly performanceInsightsRetentionPeriod?: number;
}

export interface DbClusterProps {
  readonly engine?: string;
  readonly engineMode?: string;
  readonly storageType?: string;
  readonly dbClusterInstanceClass?: string;
  readonly backtrackWindow?: number;
  readonly scalingConfiguration?: { readonly minCapacity?: number; readonly maxCapacity?: number };
  readonly serverlessV2ScalingConfiguration?: { readonly minCapacity?: number; readonly maxCapacity?: number };
}

interface Throughput {
  readonly readCapacityUnits?: number;
  readonly writeCapacityUnits?: number;
}

export interface TableProps {
  readonly billingMode?: string;
  readonly tableClass?: string;
  readonly provisionedThroughput?: Throughput;
  readonly globalSecondaryIndexes?: readonly { readonly provisionedThroughput?: Throughput }[];
  readonly pointInTimeRecoverySpecification?: { readonly pointInTimeRecoveryEnabled?: boolean };
}

export interface CacheClusterProps {
  readonly engine?: string;
  readonly cacheNodeType?: string;
  readonly numCacheNodes?: number;
  readonly snapshotRetentionLimit?: number;
}

export interface ReplicationGroupProps {
  readonly engine?: string;
  readonly cacheNodeType?: string;
  readonly numCacheClusters?: number;
  readonly numNodeGroups?: number;
  readonly replicasPerNodeGroup?: number;
  readonly globalReplicationGroupId?: string;
}

export interface StreamProps {
  readonly shardCount?: number;
  readonly streamModeDetails?: { readonly streamMode?: string };
  readonly retentionPeriodHours?: number;
}

export interface FileSystemProps {
  readonly availabilityZoneName?: string;
  readonly throughputMode?: string;
  readonly provisionedThroughputInMibps?: number;
  readonly lifecyclePolicies?: readonly { readonly transitionToIa?: string; readonly transitionToArchive?: string }[];
}

export interface RedshiftProps {
  readonly nodeType?: string;
  readonly numberOfNodes?: number;
  readonly multiAz?: boolean;
}

export interface DomainProps {
  readonly clusterConfig?: {
    readonly instanceType?: string;
    readonly instanceCount?: number;
    readonly dedicatedMasterEnabled?: boolean;
    readonly dedicatedMasterType?: string;
    readonly dedicatedMasterCount?: number;
    readonly warmEnabled?: boolean;
    readonly warmType?: string;
    readonly warmCount?: number;
  };
  readonly ebsOptions?: {
    readonly ebsEnabled?: boolean;
    readonly volumeType?: string;
    readonly volumeSize?: number;
    readonly iops?: number;
    readonly throughput?: number;
  };
}

export interface BrokerProps {
  readonly engineType?: string;
  readonly hostInstanceType?: string;
  readonly deploymentMode?: string;
  readonly storageType?: string;
}

export interface MskProps {
  readonly numberOfBrokerNodes?: number;
  readonly brokerNodeGroupInfo?: {
    readonly instanceType?: string;
    readonly storageInfo?: {
      readonly ebsStorageInfo?: { readonly volumeSize?: number; readonly provisionedThroughput?: { readonly enabled?: boolean } };
    };
  };
}

const isAurora = (engine: string | undefined) => engine?.startsWith("aurora") === true;

export const dataTranslations: readonly Translation[] = [
  // CloudFormation has one type for the machines of Aurora and for the databases that stand alone.
  translation<DbInstanceProps>(
    "aws-native:rds:DbInstance",
    "aws:rds/instance:Instance",
    {
      engine: (props) => props.engine,
      engineVersion: (props) => props.engineVersion,
      engineLifecycleSupport: (props) => props.engineLifecycleSupport,
      instanceClass: (props) => props.dbInstanceClass,
      clusterIdentifier: (props) => props.dbClusterIdentifier,
      replicateSourceDb: (props) => props.sourceDbInstanceIdentifier,
      multiAz: (props) => props.multiAz,
      storageType: (props) => props.storageType,
      allocatedStorage: (props) => (props.allocatedStorage === undefined ? undefined : Number(props.allocatedStorage)),
      maxAllocatedStorage: (props) => props.maxAllocatedStorage,
      iops: (props) => props.iops,
      storageThroughput: (props) => props.storageThroughput,
      dedicatedLogVolume: (props) => props.dedicatedLogVolume,
      performanceInsightsEnabled: (props) => props.enablePerformanceInsights,
      performanceInsightsRetentionPeriod: (props) => props.performanceInsightsRetentionPeriod,
    },
    { as: "aws:rds/clusterInstance:ClusterInstance", when: (props) => "dbClusterIdentifier" in props || isAurora(props.engine) },
  ),
  translation<DbClusterProps>("aws-native:rds:DbCluster", "aws:rds/cluster:Cluster", {
    engine: (props) => props.engine,
    engineMode: (props) => props.engineMode,
    storageType: (props) => props.storageType,
    dbClusterInstanceClass: (props) => props.dbClusterInstanceClass,
    backtrackWindow: (props) => props.backtrackWindow,
    scalingConfiguration: {
      minCapacity: (props) => props.scalingConfiguration?.minCapacity,
      maxCapacity: (props) => props.scalingConfiguration?.maxCapacity,
    },
    serverlessv2ScalingConfiguration: {
      minCapacity: (props) => props.serverlessV2ScalingConfiguration?.minCapacity,
      maxCapacity: (props) => props.serverlessV2ScalingConfiguration?.maxCapacity,
    },
  }),
  translation<object>("aws-native:s3:Bucket", "aws:s3/bucket:Bucket", {}),
  translation<TableProps>("aws-native:dynamodb:Table", "aws:dynamodb/table:Table", {
    billingMode: (props) => props.billingMode,
    tableClass: (props) => props.tableClass,
    readCapacity: (props) => props.provisionedThroughput?.readCapacityUnits,
    writeCapacity: (props) => props.provisionedThroughput?.writeCapacityUnits,
    globalSecondaryIndexes: (props) =>
      props.globalSecondaryIndexes?.map(({ provisionedThroughput }) => ({
        readCapacity: provisionedThroughput?.readCapacityUnits,
        writeCapacity: provisionedThroughput?.writeCapacityUnits,
      })),
    pointInTimeRecovery: { enabled: (props) => props.pointInTimeRecoverySpecification?.pointInTimeRecoveryEnabled },
  }),
  translation<CacheClusterProps>("aws-native:elasticache:CacheCluster", "aws:elasticache/cluster:Cluster", {
    engine: (props) => props.engine,
    nodeType: (props) => props.cacheNodeType,
    numCacheNodes: (props) => props.numCacheNodes,
    snapshotRetentionLimit: (props) => props.snapshotRetentionLimit,
  }),
  translation<ReplicationGroupProps>("aws-native:elasticache:ReplicationGroup", "aws:elasticache/replicationGroup:ReplicationGroup", {
    engine: (props) => props.engine,
    nodeType: (props) => props.cacheNodeType,
    numCacheClusters: (props) => props.numCacheClusters,
    numNodeGroups: (props) => props.numNodeGroups,
    replicasPerNodeGroup: (props) => props.replicasPerNodeGroup,
    globalReplicationGroupId: (props) => props.globalReplicationGroupId,
  }),
  translation<StreamProps>("aws-native:kinesis:Stream", "aws:kinesis/stream:Stream", {
    shardCount: (props) => props.shardCount,
    streamModeDetails: { streamMode: (props) => props.streamModeDetails?.streamMode },
    retentionPeriod: (props) => props.retentionPeriodHours,
  }),
  translation<object>("aws-native:kinesisfirehose:DeliveryStream", "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream", {}),
  translation<FileSystemProps>("aws-native:efs:FileSystem", "aws:efs/fileSystem:FileSystem", {
    availabilityZoneName: (props) => props.availabilityZoneName,
    throughputMode: (props) => props.throughputMode,
    provisionedThroughputInMibps: (props) => props.provisionedThroughputInMibps,
    lifecyclePolicies: (props) =>
      props.lifecyclePolicies?.map(({ transitionToIa, transitionToArchive }) => ({ transitionToIa, transitionToArchive })),
  }),
  translation<object>("aws-native:backup:BackupVault", "aws:backup/vault:Vault", {}),
  translation<RedshiftProps>("aws-native:redshift:Cluster", "aws:redshift/cluster:Cluster", {
    nodeType: (props) => props.nodeType,
    numberOfNodes: (props) => props.numberOfNodes,
    multiAz: (props) => props.multiAz,
  }),
  translation<{ readonly baseCapacity?: number }>("aws-native:redshiftserverless:Workgroup", "aws:redshiftserverless/workgroup:Workgroup", {
    baseCapacity: (props) => props.baseCapacity,
  }),
  translation<{ readonly dbInstanceClass?: string }>("aws-native:neptune:DbInstance", "aws:neptune/clusterInstance:ClusterInstance", {
    instanceClass: (props) => props.dbInstanceClass,
  }),
  translation<object>("aws-native:neptune:DbCluster", "aws:neptune/cluster:Cluster", {}),
  translation<DomainProps>("aws-native:opensearchservice:Domain", "aws:opensearch/domain:Domain", {
    clusterConfig: (props) => props.clusterConfig,
    ebsOptions: (props) => props.ebsOptions,
  }),
  translation<BrokerProps>("aws-native:amazonmq:Broker", "aws:mq/broker:Broker", {
    engineType: (props) => props.engineType,
    hostInstanceType: (props) => props.hostInstanceType,
    deploymentMode: (props) => props.deploymentMode,
    storageType: (props) => props.storageType,
  }),
  translation<MskProps>("aws-native:msk:Cluster", "aws:msk/cluster:Cluster", {
    numberOfBrokerNodes: (props) => props.numberOfBrokerNodes,
    brokerNodeGroupInfo: {
      instanceType: (props) => props.brokerNodeGroupInfo?.instanceType,
      storageInfo: (props) => props.brokerNodeGroupInfo?.storageInfo,
    },
  }),
];
