import type { InstanceArgs as AlloydbInstanceArgs } from "@pulumi/gcp/alloydb/instance";
import type { FlexibleAppVersionArgs as AppengineFlexibleAppVersionArgs } from "@pulumi/gcp/appengine/flexibleAppVersion";
import type { StandardAppVersionArgs as AppengineStandardAppVersionArgs } from "@pulumi/gcp/appengine/standardAppVersion";
import type { RepositoryArgs as ArtifactregistryRepositoryArgs } from "@pulumi/gcp/artifactregistry/repository";
import type { BackupVaultArgs as BackupdisasterrecoveryBackupVaultArgs } from "@pulumi/gcp/backupdisasterrecovery/backupVault";
import type { DatasetArgs as BigqueryDatasetArgs } from "@pulumi/gcp/bigquery/dataset";
import type { TableArgs as BigqueryTableArgs } from "@pulumi/gcp/bigquery/table";
import type { InstanceArgs as BigtableInstanceArgs } from "@pulumi/gcp/bigtable/instance";
import type { FunctionArgs as CloudfunctionsFunctionArgs } from "@pulumi/gcp/cloudfunctions/function";
import type { FunctionArgs as Cloudfunctionsv2FunctionArgs } from "@pulumi/gcp/cloudfunctionsv2/function";
import type { ServiceArgs as CloudrunServiceArgs } from "@pulumi/gcp/cloudrun/service";
import type { JobArgs as Cloudrunv2JobArgs } from "@pulumi/gcp/cloudrunv2/job";
import type { ServiceArgs as Cloudrunv2ServiceArgs } from "@pulumi/gcp/cloudrunv2/service";
import type { EnvironmentArgs as ComposerEnvironmentArgs } from "@pulumi/gcp/composer/environment";
import type { AddressArgs as ComputeAddressArgs } from "@pulumi/gcp/compute/address";
import type { BackendBucketArgs as ComputeBackendBucketArgs } from "@pulumi/gcp/compute/backendBucket";
import type { BackendServiceArgs as ComputeBackendServiceArgs } from "@pulumi/gcp/compute/backendService";
import type { DiskArgs as ComputeDiskArgs } from "@pulumi/gcp/compute/disk";
import type { ForwardingRuleArgs as ComputeForwardingRuleArgs } from "@pulumi/gcp/compute/forwardingRule";
import type { GlobalAddressArgs as ComputeGlobalAddressArgs } from "@pulumi/gcp/compute/globalAddress";
import type { GlobalForwardingRuleArgs as ComputeGlobalForwardingRuleArgs } from "@pulumi/gcp/compute/globalForwardingRule";
import type { ImageArgs as ComputeImageArgs } from "@pulumi/gcp/compute/image";
import type { InstanceArgs as ComputeInstanceArgs } from "@pulumi/gcp/compute/instance";
import type { InstanceFromTemplateArgs as ComputeInstanceFromTemplateArgs } from "@pulumi/gcp/compute/instanceFromTemplate";
import type { InstanceGroupManagerArgs as ComputeInstanceGroupManagerArgs } from "@pulumi/gcp/compute/instanceGroupManager";
import type { InstanceTemplateArgs as ComputeInstanceTemplateArgs } from "@pulumi/gcp/compute/instanceTemplate";
import type { MachineImageArgs as ComputeMachineImageArgs } from "@pulumi/gcp/compute/machineImage";
import type { RegionBackendServiceArgs as ComputeRegionBackendServiceArgs } from "@pulumi/gcp/compute/regionBackendService";
import type { RegionDiskArgs as ComputeRegionDiskArgs } from "@pulumi/gcp/compute/regionDisk";
import type { RegionInstanceGroupManagerArgs as ComputeRegionInstanceGroupManagerArgs } from "@pulumi/gcp/compute/regionInstanceGroupManager";
import type { RegionTargetHttpProxyArgs as ComputeRegionTargetHttpProxyArgs } from "@pulumi/gcp/compute/regionTargetHttpProxy";
import type { RegionTargetHttpsProxyArgs as ComputeRegionTargetHttpsProxyArgs } from "@pulumi/gcp/compute/regionTargetHttpsProxy";
import type { RegionTargetTcpProxyArgs as ComputeRegionTargetTcpProxyArgs } from "@pulumi/gcp/compute/regionTargetTcpProxy";
import type { RouterNatArgs as ComputeRouterNatArgs } from "@pulumi/gcp/compute/routerNat";
import type { SnapshotArgs as ComputeSnapshotArgs } from "@pulumi/gcp/compute/snapshot";
import type { VPNTunnelArgs as ComputeVpntunnelArgs } from "@pulumi/gcp/compute/vpntunnel";
import type { ClusterArgs as ContainerClusterArgs } from "@pulumi/gcp/container/cluster";
import type { NodePoolArgs as ContainerNodePoolArgs } from "@pulumi/gcp/container/nodePool";
import type { RegistryArgs as ContainerRegistryArgs } from "@pulumi/gcp/container/registry";
import type { FlexTemplateJobArgs as DataflowFlexTemplateJobArgs } from "@pulumi/gcp/dataflow/flexTemplateJob";
import type { JobArgs as DataflowJobArgs } from "@pulumi/gcp/dataflow/job";
import type { ClusterArgs as DataprocClusterArgs } from "@pulumi/gcp/dataproc/cluster";
import type { ManagedZoneArgs as DnsManagedZoneArgs } from "@pulumi/gcp/dns/managedZone";
import type { InstanceArgs as FilestoreInstanceArgs } from "@pulumi/gcp/filestore/instance";
import type { DatabaseArgs as FirestoreDatabaseArgs } from "@pulumi/gcp/firestore/database";
import type { CryptoKeyArgs as KmsCryptoKeyArgs } from "@pulumi/gcp/kms/cryptoKey";
import type { CryptoKeyVersionArgs as KmsCryptoKeyVersionArgs } from "@pulumi/gcp/kms/cryptoKeyVersion";
import type { BillingAccountBucketConfigArgs as LoggingBillingAccountBucketConfigArgs } from "@pulumi/gcp/logging/billingAccountBucketConfig";
import type { FolderBucketConfigArgs as LoggingFolderBucketConfigArgs } from "@pulumi/gcp/logging/folderBucketConfig";
import type { MetricArgs as LoggingMetricArgs } from "@pulumi/gcp/logging/metric";
import type { OrganizationBucketConfigArgs as LoggingOrganizationBucketConfigArgs } from "@pulumi/gcp/logging/organizationBucketConfig";
import type { ProjectBucketConfigArgs as LoggingProjectBucketConfigArgs } from "@pulumi/gcp/logging/projectBucketConfig";
import type { InstanceArgs as MemcacheInstanceArgs } from "@pulumi/gcp/memcache/instance";
import type { InstanceArgs as MemorystoreInstanceArgs } from "@pulumi/gcp/memorystore/instance";
import type { AlertPolicyArgs as MonitoringAlertPolicyArgs } from "@pulumi/gcp/monitoring/alertPolicy";
import type { MetricDescriptorArgs as MonitoringMetricDescriptorArgs } from "@pulumi/gcp/monitoring/metricDescriptor";
import type { InstanceArgs as NotebooksInstanceArgs } from "@pulumi/gcp/notebooks/instance";
import type { RuntimeArgs as NotebooksRuntimeArgs } from "@pulumi/gcp/notebooks/runtime";
import type { SubscriptionArgs as PubsubSubscriptionArgs } from "@pulumi/gcp/pubsub/subscription";
import type { TopicArgs as PubsubTopicArgs } from "@pulumi/gcp/pubsub/topic";
import type { ClusterArgs as RedisClusterArgs } from "@pulumi/gcp/redis/cluster";
import type { InstanceArgs as RedisInstanceArgs } from "@pulumi/gcp/redis/instance";
import type { RegionalSecretArgs as SecretmanagerRegionalSecretArgs } from "@pulumi/gcp/secretmanager/regionalSecret";
import type { RegionalSecretVersionArgs as SecretmanagerRegionalSecretVersionArgs } from "@pulumi/gcp/secretmanager/regionalSecretVersion";
import type { SecretArgs as SecretmanagerSecretArgs } from "@pulumi/gcp/secretmanager/secret";
import type { SecretVersionArgs as SecretmanagerSecretVersionArgs } from "@pulumi/gcp/secretmanager/secretVersion";
import type { InstanceArgs as SpannerInstanceArgs } from "@pulumi/gcp/spanner/instance";
import type { DatabaseInstanceArgs as SqlDatabaseInstanceArgs } from "@pulumi/gcp/sql/databaseInstance";
import type { BucketArgs as StorageBucketArgs } from "@pulumi/gcp/storage/bucket";
import type { TransferJobArgs as StorageTransferJobArgs } from "@pulumi/gcp/storage/transferJob";
import type { AiEndpointArgs as VertexAiEndpointArgs } from "@pulumi/gcp/vertex/aiEndpoint";
import type { ConnectorArgs as VpcaccessConnectorArgs } from "@pulumi/gcp/vpcaccess/connector";
import type { InstanceArgs as WorkbenchInstanceArgs } from "@pulumi/gcp/workbench/instance";
import type { Declared } from "./declared";

/** Arguments as the SDK types them. */
interface Args {
  "gcp:alloydb/instance:Instance": AlloydbInstanceArgs;
  "gcp:appengine/flexibleAppVersion:FlexibleAppVersion": AppengineFlexibleAppVersionArgs;
  "gcp:appengine/standardAppVersion:StandardAppVersion": AppengineStandardAppVersionArgs;
  "gcp:artifactregistry/repository:Repository": ArtifactregistryRepositoryArgs;
  "gcp:backupdisasterrecovery/backupVault:BackupVault": BackupdisasterrecoveryBackupVaultArgs;
  "gcp:bigquery/dataset:Dataset": BigqueryDatasetArgs;
  "gcp:bigquery/table:Table": BigqueryTableArgs;
  "gcp:bigtable/instance:Instance": BigtableInstanceArgs;
  "gcp:cloudfunctions/function:Function": CloudfunctionsFunctionArgs;
  "gcp:cloudfunctionsv2/function:Function": Cloudfunctionsv2FunctionArgs;
  "gcp:cloudrun/service:Service": CloudrunServiceArgs;
  "gcp:cloudrunv2/job:Job": Cloudrunv2JobArgs;
  "gcp:cloudrunv2/service:Service": Cloudrunv2ServiceArgs;
  "gcp:composer/environment:Environment": ComposerEnvironmentArgs;
  "gcp:compute/address:Address": ComputeAddressArgs;
  "gcp:compute/backendBucket:BackendBucket": ComputeBackendBucketArgs;
  "gcp:compute/backendService:BackendService": ComputeBackendServiceArgs;
  "gcp:compute/disk:Disk": ComputeDiskArgs;
  "gcp:compute/forwardingRule:ForwardingRule": ComputeForwardingRuleArgs;
  "gcp:compute/globalAddress:GlobalAddress": ComputeGlobalAddressArgs;
  "gcp:compute/globalForwardingRule:GlobalForwardingRule": ComputeGlobalForwardingRuleArgs;
  "gcp:compute/image:Image": ComputeImageArgs;
  "gcp:compute/instance:Instance": ComputeInstanceArgs;
  "gcp:compute/instanceFromTemplate:InstanceFromTemplate": ComputeInstanceFromTemplateArgs;
  "gcp:compute/instanceGroupManager:InstanceGroupManager": ComputeInstanceGroupManagerArgs;
  "gcp:compute/instanceTemplate:InstanceTemplate": ComputeInstanceTemplateArgs;
  "gcp:compute/machineImage:MachineImage": ComputeMachineImageArgs;
  "gcp:compute/regionBackendService:RegionBackendService": ComputeRegionBackendServiceArgs;
  "gcp:compute/regionDisk:RegionDisk": ComputeRegionDiskArgs;
  "gcp:compute/regionInstanceGroupManager:RegionInstanceGroupManager": ComputeRegionInstanceGroupManagerArgs;
  "gcp:compute/regionTargetHttpProxy:RegionTargetHttpProxy": ComputeRegionTargetHttpProxyArgs;
  "gcp:compute/regionTargetHttpsProxy:RegionTargetHttpsProxy": ComputeRegionTargetHttpsProxyArgs;
  "gcp:compute/regionTargetTcpProxy:RegionTargetTcpProxy": ComputeRegionTargetTcpProxyArgs;
  "gcp:compute/routerNat:RouterNat": ComputeRouterNatArgs;
  "gcp:compute/snapshot:Snapshot": ComputeSnapshotArgs;
  "gcp:compute/vPNTunnel:VPNTunnel": ComputeVpntunnelArgs;
  "gcp:container/cluster:Cluster": ContainerClusterArgs;
  "gcp:container/nodePool:NodePool": ContainerNodePoolArgs;
  "gcp:container/registry:Registry": ContainerRegistryArgs;
  "gcp:dataflow/flexTemplateJob:FlexTemplateJob": DataflowFlexTemplateJobArgs;
  "gcp:dataflow/job:Job": DataflowJobArgs;
  "gcp:dataproc/cluster:Cluster": DataprocClusterArgs;
  "gcp:dns/managedZone:ManagedZone": DnsManagedZoneArgs;
  "gcp:filestore/instance:Instance": FilestoreInstanceArgs;
  "gcp:firestore/database:Database": FirestoreDatabaseArgs;
  "gcp:kms/cryptoKey:CryptoKey": KmsCryptoKeyArgs;
  "gcp:kms/cryptoKeyVersion:CryptoKeyVersion": KmsCryptoKeyVersionArgs;
  "gcp:logging/billingAccountBucketConfig:BillingAccountBucketConfig": LoggingBillingAccountBucketConfigArgs;
  "gcp:logging/folderBucketConfig:FolderBucketConfig": LoggingFolderBucketConfigArgs;
  "gcp:logging/metric:Metric": LoggingMetricArgs;
  "gcp:logging/organizationBucketConfig:OrganizationBucketConfig": LoggingOrganizationBucketConfigArgs;
  "gcp:logging/projectBucketConfig:ProjectBucketConfig": LoggingProjectBucketConfigArgs;
  "gcp:memcache/instance:Instance": MemcacheInstanceArgs;
  "gcp:memorystore/instance:Instance": MemorystoreInstanceArgs;
  "gcp:monitoring/alertPolicy:AlertPolicy": MonitoringAlertPolicyArgs;
  "gcp:monitoring/metricDescriptor:MetricDescriptor": MonitoringMetricDescriptorArgs;
  "gcp:notebooks/instance:Instance": NotebooksInstanceArgs;
  "gcp:notebooks/runtime:Runtime": NotebooksRuntimeArgs;
  "gcp:pubsub/subscription:Subscription": PubsubSubscriptionArgs;
  "gcp:pubsub/topic:Topic": PubsubTopicArgs;
  "gcp:redis/cluster:Cluster": RedisClusterArgs;
  "gcp:redis/instance:Instance": RedisInstanceArgs;
  "gcp:secretmanager/regionalSecret:RegionalSecret": SecretmanagerRegionalSecretArgs;
  "gcp:secretmanager/regionalSecretVersion:RegionalSecretVersion": SecretmanagerRegionalSecretVersionArgs;
  "gcp:secretmanager/secret:Secret": SecretmanagerSecretArgs;
  "gcp:secretmanager/secretVersion:SecretVersion": SecretmanagerSecretVersionArgs;
  "gcp:spanner/instance:Instance": SpannerInstanceArgs;
  "gcp:sql/databaseInstance:DatabaseInstance": SqlDatabaseInstanceArgs;
  "gcp:storage/bucket:Bucket": StorageBucketArgs;
  "gcp:storage/transferJob:TransferJob": StorageTransferJobArgs;
  "gcp:vertex/aiEndpoint:AiEndpoint": VertexAiEndpointArgs;
  "gcp:vpcaccess/connector:Connector": VpcaccessConnectorArgs;
  "gcp:workbench/instance:Instance": WorkbenchInstanceArgs;
}

/** One of each type, as programs declare it. `@type` stands for the id of the resource of that type. */
export const gcp: Declared<Args> = {
  "gcp:alloydb/instance:Instance": { cluster: "shop", instanceId: "main", instanceType: "PRIMARY", machineConfig: { cpuCount: 4 } },
  "gcp:appengine/flexibleAppVersion:FlexibleAppVersion": {
    service: "default",
    runtime: "nodejs",
    livenessCheck: { path: "/" },
    readinessCheck: { path: "/" },
  },
  "gcp:appengine/standardAppVersion:StandardAppVersion": {
    service: "default",
    runtime: "nodejs22",
    instanceClass: "F2",
    entrypoint: { shell: "node app.js" },
    deployment: { zip: { sourceUrl: "https://storage.googleapis.com/shop/app.zip" } },
  },
  "gcp:artifactregistry/repository:Repository": { repositoryId: "images", format: "DOCKER", location: "us-central1" },
  "gcp:backupdisasterrecovery/backupVault:BackupVault": {
    backupVaultId: "shop",
    location: "us-central1",
    backupMinimumEnforcedRetentionDuration: "604800s",
  },
  "gcp:bigquery/dataset:Dataset": { datasetId: "reports", location: "us-central1" },
  "gcp:bigquery/table:Table": { datasetId: "@gcp:bigquery/dataset:Dataset", tableId: "orders" },
  "gcp:bigtable/instance:Instance": { clusters: [{ clusterId: "c1", numNodes: 3, storageType: "SSD", zone: "us-central1-b" }] },
  "gcp:cloudfunctions/function:Function": { runtime: "nodejs22", availableMemoryMb: 512, entryPoint: "handle", triggerHttp: true },
  "gcp:cloudfunctionsv2/function:Function": { location: "us-central1", serviceConfig: { availableMemory: "512M", maxInstanceCount: 10 } },
  "gcp:cloudrun/service:Service": {
    location: "us-central1",
    template: { spec: { containers: [{ image: "gcr.io/cloudrun/hello", resources: { limits: { cpu: "1000m", memory: "512Mi" } } }] } },
  },
  "gcp:cloudrunv2/job:Job": {
    location: "us-central1",
    template: { template: { containers: [{ image: "gcr.io/cloudrun/hello", resources: { limits: { cpu: "2", memory: "1024Mi" } } }] } },
  },
  "gcp:cloudrunv2/service:Service": {
    location: "us-central1",
    template: {
      containers: [{ image: "gcr.io/cloudrun/hello", resources: { limits: { cpu: "1", memory: "512Mi" } } }],
      scaling: { minInstanceCount: 1, maxInstanceCount: 5 },
    },
  },
  "gcp:composer/environment:Environment": { region: "us-central1", config: { softwareConfig: { imageVersion: "composer-2-airflow-2" } } },
  "gcp:compute/address:Address": { region: "us-central1" },
  "gcp:compute/backendBucket:BackendBucket": { bucketName: "assets", enableCdn: true },
  "gcp:compute/backendService:BackendService": { enableCdn: true, protocol: "HTTP" },
  "gcp:compute/disk:Disk": { zone: "us-central1-a", type: "pd-ssd", size: 200 },
  "gcp:compute/forwardingRule:ForwardingRule": { region: "us-central1", loadBalancingScheme: "EXTERNAL", portRange: "80", target: "pool" },
  "gcp:compute/globalAddress:GlobalAddress": {},
  "gcp:compute/globalForwardingRule:GlobalForwardingRule": { target: "proxy", portRange: "443" },
  "gcp:compute/image:Image": { diskSizeGb: 20, rawDisk: { source: "https://storage.googleapis.com/images/disk.tar.gz" } },
  "gcp:compute/instance:Instance": {
    machineType: "e2-medium",
    zone: "us-central1-a",
    bootDisk: { initializeParams: { image: "debian-cloud/debian-12", size: 30, type: "pd-balanced" } },
    networkInterfaces: [{ network: "default", accessConfigs: [{}] }],
  },
  "gcp:compute/instanceFromTemplate:InstanceFromTemplate": {
    zone: "us-central1-a",
    sourceInstanceTemplate: "@gcp:compute/instanceTemplate:InstanceTemplate",
  },
  "gcp:compute/instanceGroupManager:InstanceGroupManager": {
    zone: "us-central1-a",
    baseInstanceName: "web",
    targetSize: 3,
    versions: [{ instanceTemplate: "@gcp:compute/instanceTemplate:InstanceTemplate" }],
  },
  "gcp:compute/instanceTemplate:InstanceTemplate": {
    machineType: "e2-small",
    disks: [{ sourceImage: "debian-cloud/debian-12", diskSizeGb: 20, boot: true }],
    networkInterfaces: [{ network: "default" }],
  },
  "gcp:compute/machineImage:MachineImage": { sourceInstance: "@gcp:compute/instance:Instance" },
  "gcp:compute/regionBackendService:RegionBackendService": { region: "us-central1", loadBalancingScheme: "INTERNAL" },
  "gcp:compute/regionDisk:RegionDisk": {
    region: "us-central1",
    replicaZones: ["us-central1-a", "us-central1-b"],
    type: "pd-ssd",
    size: 100,
  },
  "gcp:compute/regionInstanceGroupManager:RegionInstanceGroupManager": {
    region: "us-central1",
    baseInstanceName: "web",
    targetSize: 4,
    versions: [{ instanceTemplate: "@gcp:compute/instanceTemplate:InstanceTemplate" }],
  },
  "gcp:compute/regionTargetHttpProxy:RegionTargetHttpProxy": { region: "us-central1", urlMap: "map" },
  "gcp:compute/regionTargetHttpsProxy:RegionTargetHttpsProxy": { region: "us-central1", urlMap: "map" },
  "gcp:compute/regionTargetTcpProxy:RegionTargetTcpProxy": {
    region: "us-central1",
    backendService: "@gcp:compute/regionBackendService:RegionBackendService",
  },
  "gcp:compute/routerNat:RouterNat": {
    router: "router",
    region: "us-central1",
    natIpAllocateOption: "AUTO_ONLY",
    sourceSubnetworkIpRangesToNat: "ALL_SUBNETWORKS_ALL_IP_RANGES",
  },
  "gcp:compute/snapshot:Snapshot": { sourceDisk: "@gcp:compute/disk:Disk", zone: "us-central1-a", storageLocations: ["us-central1"] },
  "gcp:compute/vPNTunnel:VPNTunnel": { region: "us-central1", sharedSecret: "example", peerIp: "192.0.2.1" },
  "gcp:container/cluster:Cluster": {
    location: "us-central1-a",
    initialNodeCount: 3,
    nodeConfig: { machineType: "e2-standard-4", diskSizeGb: 50, diskType: "pd-balanced" },
  },
  "gcp:container/nodePool:NodePool": {
    cluster: "@gcp:container/cluster:Cluster",
    location: "us-central1-a",
    autoscaling: { minNodeCount: 1, maxNodeCount: 4 },
    nodeConfig: { machineType: "e2-standard-2", spot: true },
  },
  "gcp:container/registry:Registry": { location: "US" },
  "gcp:dataflow/flexTemplateJob:FlexTemplateJob": { containerSpecGcsPath: "gs://templates/job.json", region: "us-central1" },
  "gcp:dataflow/job:Job": { templateGcsPath: "gs://templates/job", tempGcsLocation: "gs://tmp", region: "us-central1" },
  "gcp:dataproc/cluster:Cluster": {
    region: "us-central1",
    clusterConfig: {
      masterConfig: { numInstances: 1, machineType: "n1-standard-4", diskConfig: { bootDiskSizeGb: 100 } },
      workerConfig: { numInstances: 2, machineType: "n1-standard-4", diskConfig: { bootDiskSizeGb: 100 } },
    },
  },
  "gcp:dns/managedZone:ManagedZone": { dnsName: "example.com.", description: "shop" },
  "gcp:filestore/instance:Instance": {
    location: "us-central1-a",
    tier: "BASIC_HDD",
    fileShares: { name: "share", capacityGb: 1024 },
    networks: [{ network: "default", modes: ["MODE_IPV4"] }],
  },
  "gcp:firestore/database:Database": { locationId: "us-central1", type: "FIRESTORE_NATIVE" },
  "gcp:kms/cryptoKey:CryptoKey": { keyRing: "ring", versionTemplate: { algorithm: "GOOGLE_SYMMETRIC_ENCRYPTION", protectionLevel: "HSM" } },
  "gcp:kms/cryptoKeyVersion:CryptoKeyVersion": { cryptoKey: "@gcp:kms/cryptoKey:CryptoKey" },
  "gcp:logging/billingAccountBucketConfig:BillingAccountBucketConfig": {
    billingAccount: "0-1-2",
    bucketId: "_Default",
    location: "global",
    retentionDays: 90,
  },
  "gcp:logging/folderBucketConfig:FolderBucketConfig": { folder: "folders/1", bucketId: "_Default", location: "global" },
  "gcp:logging/metric:Metric": { filter: "severity>=ERROR", metricDescriptor: { metricKind: "DELTA", valueType: "INT64" } },
  "gcp:logging/organizationBucketConfig:OrganizationBucketConfig": { organization: "1", bucketId: "_Default", location: "global" },
  "gcp:logging/projectBucketConfig:ProjectBucketConfig": { project: "shop", bucketId: "_Default", location: "global", retentionDays: 60 },
  "gcp:memcache/instance:Instance": { region: "us-central1", nodeCount: 2, nodeConfig: { cpuCount: 1, memorySizeMb: 4096 } },
  "gcp:memorystore/instance:Instance": {
    instanceId: "sessions",
    location: "us-central1",
    shardCount: 2,
    replicaCount: 1,
    nodeType: "HIGHMEM_MEDIUM",
  },
  "gcp:monitoring/alertPolicy:AlertPolicy": {
    displayName: "cpu",
    combiner: "OR",
    conditions: [
      {
        displayName: "cpu",
        conditionThreshold: {
          filter: 'metric.type="compute.googleapis.com/instance/cpu/utilization" AND resource.type="gce_instance"',
          comparison: "COMPARISON_GT",
          thresholdValue: 0.85,
          duration: "300s",
        },
      },
    ],
  },
  "gcp:monitoring/metricDescriptor:MetricDescriptor": {
    description: "orders",
    displayName: "orders",
    metricKind: "GAUGE",
    type: "custom.googleapis.com/orders",
    valueType: "DOUBLE",
  },
  "gcp:notebooks/instance:Instance": { location: "us-central1-a", machineType: "e2-standard-4" },
  "gcp:notebooks/runtime:Runtime": {
    location: "us-central1",
    virtualMachine: {
      virtualMachineConfig: { machineType: "n1-standard-4", dataDisk: { initializeParams: { diskSizeGb: 100, diskType: "PD_STANDARD" } } },
    },
  },
  "gcp:pubsub/subscription:Subscription": { topic: "@gcp:pubsub/topic:Topic", retainAckedMessages: true },
  "gcp:pubsub/topic:Topic": { messageRetentionDuration: "86600s" },
  "gcp:redis/cluster:Cluster": { region: "us-central1", shardCount: 3, replicaCount: 1, nodeType: "REDIS_HIGHMEM_MEDIUM" },
  "gcp:redis/instance:Instance": { region: "us-central1", tier: "STANDARD_HA", memorySizeGb: 5 },
  "gcp:secretmanager/regionalSecret:RegionalSecret": { secretId: "key", location: "us-central1" },
  "gcp:secretmanager/regionalSecretVersion:RegionalSecretVersion": {
    secret: "@gcp:secretmanager/regionalSecret:RegionalSecret",
    secretData: "example",
  },
  "gcp:secretmanager/secret:Secret": { secretId: "password", replication: { auto: {} } },
  "gcp:secretmanager/secretVersion:SecretVersion": { secret: "@gcp:secretmanager/secret:Secret", secretData: "example" },
  "gcp:spanner/instance:Instance": { config: "regional-us-central1", displayName: "orders", numNodes: 1 },
  "gcp:sql/databaseInstance:DatabaseInstance": {
    region: "us-central1",
    databaseVersion: "POSTGRES_16",
    settings: {
      tier: "db-custom-2-7680",
      availabilityType: "REGIONAL",
      diskSize: 50,
      diskType: "PD_SSD",
      backupConfiguration: { enabled: true },
    },
  },
  "gcp:storage/bucket:Bucket": { location: "US-CENTRAL1", storageClass: "STANDARD", forceDestroy: true },
  "gcp:storage/transferJob:TransferJob": {
    description: "a copy in another region",
    transferSpec: {
      gcsDataSource: { bucketName: "@gcp:storage/bucket:Bucket" },
      gcsDataSink: { bucketName: "copies" },
    },
  },
  "gcp:vertex/aiEndpoint:AiEndpoint": { displayName: "scores", location: "us-central1" },
  "gcp:vpcaccess/connector:Connector": {
    region: "us-central1",
    network: "default",
    ipCidrRange: "10.8.0.0/28",
    minInstances: 2,
    maxInstances: 3,
    machineType: "e2-micro",
  },
  "gcp:workbench/instance:Instance": { location: "us-central1-a", gceSetup: { machineType: "e2-standard-4" } },
};
