import type { InstanceArgs as AlloydbInstanceArgs } from "@pulumi/gcp/alloydb/instance";
import type { RepositoryArgs as ArtifactregistryRepositoryArgs } from "@pulumi/gcp/artifactregistry/repository";
import type { DatasetArgs as BigqueryDatasetArgs } from "@pulumi/gcp/bigquery/dataset";
import type { TableArgs as BigqueryTableArgs } from "@pulumi/gcp/bigquery/table";
import type { InstanceArgs as BigtableInstanceArgs } from "@pulumi/gcp/bigtable/instance";
import type { FunctionArgs as CloudfunctionsFunctionArgs } from "@pulumi/gcp/cloudfunctions/function";
import type { FunctionArgs as Cloudfunctionsv2FunctionArgs } from "@pulumi/gcp/cloudfunctionsv2/function";
import type { ServiceArgs as CloudrunServiceArgs } from "@pulumi/gcp/cloudrun/service";
import type { JobArgs as Cloudrunv2JobArgs } from "@pulumi/gcp/cloudrunv2/job";
import type { ServiceArgs as Cloudrunv2ServiceArgs } from "@pulumi/gcp/cloudrunv2/service";
import type { AddressArgs as ComputeAddressArgs } from "@pulumi/gcp/compute/address";
import type { AutoscalerArgs as ComputeAutoscalerArgs } from "@pulumi/gcp/compute/autoscaler";
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
import type { RegionAutoscalerArgs as ComputeRegionAutoscalerArgs } from "@pulumi/gcp/compute/regionAutoscaler";
import type { RegionBackendServiceArgs as ComputeRegionBackendServiceArgs } from "@pulumi/gcp/compute/regionBackendService";
import type { RegionDiskArgs as ComputeRegionDiskArgs } from "@pulumi/gcp/compute/regionDisk";
import type { RegionInstanceGroupManagerArgs as ComputeRegionInstanceGroupManagerArgs } from "@pulumi/gcp/compute/regionInstanceGroupManager";
import type { RegionInstanceTemplateArgs as ComputeRegionInstanceTemplateArgs } from "@pulumi/gcp/compute/regionInstanceTemplate";
import type { RouterNatArgs as ComputeRouterNatArgs } from "@pulumi/gcp/compute/routerNat";
import type { SnapshotArgs as ComputeSnapshotArgs } from "@pulumi/gcp/compute/snapshot";
import type { ClusterArgs as ContainerClusterArgs } from "@pulumi/gcp/container/cluster";
import type { NodePoolArgs as ContainerNodePoolArgs } from "@pulumi/gcp/container/nodePool";
import type { ClusterArgs as DataprocClusterArgs } from "@pulumi/gcp/dataproc/cluster";
import type { InstanceArgs as FilestoreInstanceArgs } from "@pulumi/gcp/filestore/instance";
import type { CryptoKeyArgs as KmsCryptoKeyArgs } from "@pulumi/gcp/kms/cryptoKey";
import type { FolderBucketConfigArgs as LoggingFolderBucketConfigArgs } from "@pulumi/gcp/logging/folderBucketConfig";
import type { ProjectBucketConfigArgs as LoggingProjectBucketConfigArgs } from "@pulumi/gcp/logging/projectBucketConfig";
import type { InstanceArgs as MemcacheInstanceArgs } from "@pulumi/gcp/memcache/instance";
import type { InstanceArgs as MemorystoreInstanceArgs } from "@pulumi/gcp/memorystore/instance";
import type { AlertPolicyArgs as MonitoringAlertPolicyArgs } from "@pulumi/gcp/monitoring/alertPolicy";
import type { InstanceArgs as NotebooksInstanceArgs } from "@pulumi/gcp/notebooks/instance";
import type { SubscriptionArgs as PubsubSubscriptionArgs } from "@pulumi/gcp/pubsub/subscription";
import type { TopicArgs as PubsubTopicArgs } from "@pulumi/gcp/pubsub/topic";
import type { ClusterArgs as RedisClusterArgs } from "@pulumi/gcp/redis/cluster";
import type { InstanceArgs as RedisInstanceArgs } from "@pulumi/gcp/redis/instance";
import type { SecretArgs as SecretmanagerSecretArgs } from "@pulumi/gcp/secretmanager/secret";
import type { InstanceArgs as SpannerInstanceArgs } from "@pulumi/gcp/spanner/instance";
import type { DatabaseInstanceArgs as SqlDatabaseInstanceArgs } from "@pulumi/gcp/sql/databaseInstance";
import type { BucketArgs as StorageBucketArgs } from "@pulumi/gcp/storage/bucket";
import type { ConnectorArgs as VpcaccessConnectorArgs } from "@pulumi/gcp/vpcaccess/connector";
import type { InstanceArgs as WorkbenchInstanceArgs } from "@pulumi/gcp/workbench/instance";
import type { AddressProps } from "../../../pricing/gcp/address";
import type { AlertPolicyProps } from "../../../pricing/gcp/alert-policy";
import type { BackendProps } from "../../../pricing/gcp/backend";
import type { DatasetProps, TableProps } from "../../../pricing/gcp/bigquery";
import type { FunctionProps, FunctionV2Props } from "../../../pricing/gcp/cloud-functions";
import type { RunServiceProps, RunV2JobProps, RunV2ServiceProps } from "../../../pricing/gcp/cloud-run";
import type { ClusterProps } from "../../../pricing/gcp/container-cluster";
import type { NodePoolProps } from "../../../pricing/gcp/container-node-pool";
import type {
  AlloydbInstanceProps,
  BigtableInstanceProps,
  FilestoreInstanceProps,
  SpannerInstanceProps,
} from "../../../pricing/gcp/databases-without-figures";
import type { DataprocClusterProps } from "../../../pricing/gcp/dataproc-cluster";
import type { DiskProps } from "../../../pricing/gcp/disk";
import type { ForwardingRuleProps } from "../../../pricing/gcp/forwarding-rule";
import type { InstanceProps } from "../../../pricing/gcp/instance";
import type { InstanceFromTemplateProps } from "../../../pricing/gcp/instance-from-template";
import type { AutoscalerProps, InstanceGroupProps } from "../../../pricing/gcp/instance-group";
import type { TemplateProps } from "../../../pricing/gcp/instance-lines";
import type { CryptoKeyProps } from "../../../pricing/gcp/kms";
import type { LogBucketProps } from "../../../pricing/gcp/logging";
import type {
  MemcacheInstanceProps,
  MemorystoreInstanceProps,
  RedisClusterProps,
  RedisInstanceProps,
} from "../../../pricing/gcp/memorystore";
import type { NotebookInstanceProps, WorkbenchInstanceProps } from "../../../pricing/gcp/notebook-instance";
import type { SubscriptionProps, TopicProps } from "../../../pricing/gcp/pubsub";
import type { ArtifactRegistryProps } from "../../../pricing/gcp/registries";
import type { RouterNatProps } from "../../../pricing/gcp/router-nat";
import type { SecretProps } from "../../../pricing/gcp/secret-manager";
import type { DatabaseInstanceProps } from "../../../pricing/gcp/sql-instance";
import type { BucketProps } from "../../../pricing/gcp/storage-bucket";
import type { ImageProps, SnapshotProps } from "../../../pricing/gcp/stored-copies";
import type { ConnectorProps } from "../../../pricing/gcp/vpc-access-connector";
import type { Fits } from "../../support/fits-sdk";

/** Checked by the type checker alone: what pricing reads exists in the SDK under that name and with that type. */
export interface Checks {
  "compute/address": Fits<AddressProps, ComputeAddressArgs>;
  "compute/globalAddress": Fits<AddressProps, ComputeGlobalAddressArgs>;
  "compute/backendBucket": Fits<BackendProps, ComputeBackendBucketArgs>;
  "compute/backendService": Fits<BackendProps, ComputeBackendServiceArgs>;
  "compute/regionBackendService": Fits<BackendProps, ComputeRegionBackendServiceArgs>;
  "monitoring/alertPolicy": Fits<AlertPolicyProps, MonitoringAlertPolicyArgs>;
  "bigquery/dataset": Fits<DatasetProps, BigqueryDatasetArgs>;
  "bigquery/table": Fits<TableProps, BigqueryTableArgs>;
  "cloudfunctions/function": Fits<FunctionProps, CloudfunctionsFunctionArgs>;
  "cloudfunctionsv2/function": Fits<FunctionV2Props, Cloudfunctionsv2FunctionArgs>;
  "cloudrun/service": Fits<RunServiceProps, CloudrunServiceArgs>;
  "cloudrunv2/service": Fits<RunV2ServiceProps, Cloudrunv2ServiceArgs>;
  "cloudrunv2/job": Fits<RunV2JobProps, Cloudrunv2JobArgs>;
  "container/cluster": Fits<ClusterProps, ContainerClusterArgs>;
  "container/nodePool": Fits<NodePoolProps, ContainerNodePoolArgs>;
  "spanner/instance": Fits<SpannerInstanceProps, SpannerInstanceArgs>;
  "bigtable/instance": Fits<BigtableInstanceProps, BigtableInstanceArgs>;
  "filestore/instance": Fits<FilestoreInstanceProps, FilestoreInstanceArgs>;
  "alloydb/instance": Fits<AlloydbInstanceProps, AlloydbInstanceArgs>;
  "dataproc/cluster": Fits<DataprocClusterProps, DataprocClusterArgs>;
  "compute/disk": Fits<DiskProps, ComputeDiskArgs>;
  "compute/regionDisk": Fits<DiskProps, ComputeRegionDiskArgs>;
  "compute/forwardingRule": Fits<ForwardingRuleProps, ComputeForwardingRuleArgs>;
  "compute/globalForwardingRule": Fits<ForwardingRuleProps, ComputeGlobalForwardingRuleArgs>;
  "compute/instanceFromTemplate": Fits<InstanceFromTemplateProps, ComputeInstanceFromTemplateArgs>;
  "compute/instanceGroupManager": Fits<InstanceGroupProps, ComputeInstanceGroupManagerArgs>;
  "compute/regionInstanceGroupManager": Fits<InstanceGroupProps, ComputeRegionInstanceGroupManagerArgs>;
  "compute/autoscaler": Fits<AutoscalerProps, ComputeAutoscalerArgs>;
  "compute/regionAutoscaler": Fits<AutoscalerProps, ComputeRegionAutoscalerArgs>;
  "compute/instanceTemplate": Fits<TemplateProps, ComputeInstanceTemplateArgs>;
  "compute/regionInstanceTemplate": Fits<TemplateProps, ComputeRegionInstanceTemplateArgs>;
  "compute/instance": Fits<InstanceProps, ComputeInstanceArgs>;
  "kms/cryptoKey": Fits<CryptoKeyProps, KmsCryptoKeyArgs>;
  "logging/projectBucketConfig": Fits<LogBucketProps, LoggingProjectBucketConfigArgs>;
  "logging/folderBucketConfig": Fits<LogBucketProps, LoggingFolderBucketConfigArgs>;
  "redis/instance": Fits<RedisInstanceProps, RedisInstanceArgs>;
  "redis/cluster": Fits<RedisClusterProps, RedisClusterArgs>;
  "memcache/instance": Fits<MemcacheInstanceProps, MemcacheInstanceArgs>;
  "memorystore/instance": Fits<MemorystoreInstanceProps, MemorystoreInstanceArgs>;
  "notebooks/instance": Fits<NotebookInstanceProps, NotebooksInstanceArgs>;
  "workbench/instance": Fits<WorkbenchInstanceProps, WorkbenchInstanceArgs>;
  "pubsub/topic": Fits<TopicProps, PubsubTopicArgs>;
  "pubsub/subscription": Fits<SubscriptionProps, PubsubSubscriptionArgs>;
  "artifactregistry/repository": Fits<ArtifactRegistryProps, ArtifactregistryRepositoryArgs>;
  "compute/routerNat": Fits<RouterNatProps, ComputeRouterNatArgs>;
  "secretmanager/secret": Fits<SecretProps, SecretmanagerSecretArgs>;
  "sql/databaseInstance": Fits<DatabaseInstanceProps, SqlDatabaseInstanceArgs>;
  "storage/bucket": Fits<BucketProps, StorageBucketArgs>;
  "compute/snapshot": Fits<SnapshotProps, ComputeSnapshotArgs>;
  "compute/image": Fits<ImageProps, ComputeImageArgs>;
  "vpcaccess/connector": Fits<ConnectorProps, VpcaccessConnectorArgs>;
}

/** Fails to compile with the offending property names in place of `true`. */
export const checks: Checks = {
  "compute/address": true,
  "compute/globalAddress": true,
  "compute/backendBucket": true,
  "compute/backendService": true,
  "compute/regionBackendService": true,
  "bigquery/dataset": true,
  "bigquery/table": true,
  "cloudfunctions/function": true,
  "cloudfunctionsv2/function": true,
  "cloudrun/service": true,
  "cloudrunv2/service": true,
  "cloudrunv2/job": true,
  "container/cluster": true,
  "container/nodePool": true,
  "spanner/instance": true,
  "bigtable/instance": true,
  "filestore/instance": true,
  "alloydb/instance": true,
  "dataproc/cluster": true,
  "compute/disk": true,
  "compute/regionDisk": true,
  "compute/forwardingRule": true,
  "compute/globalForwardingRule": true,
  "compute/instanceFromTemplate": true,
  "compute/instanceGroupManager": true,
  "compute/regionInstanceGroupManager": true,
  "compute/autoscaler": true,
  "compute/regionAutoscaler": true,
  "compute/instanceTemplate": true,
  "compute/regionInstanceTemplate": true,
  "compute/instance": true,
  "kms/cryptoKey": true,
  "logging/projectBucketConfig": true,
  "logging/folderBucketConfig": true,
  "redis/instance": true,
  "redis/cluster": true,
  "memcache/instance": true,
  "memorystore/instance": true,
  "monitoring/alertPolicy": true,
  "notebooks/instance": true,
  "workbench/instance": true,
  "pubsub/topic": true,
  "pubsub/subscription": true,
  "artifactregistry/repository": true,
  "compute/routerNat": true,
  "secretmanager/secret": true,
  "sql/databaseInstance": true,
  "storage/bucket": true,
  "compute/snapshot": true,
  "compute/image": true,
  "vpcaccess/connector": true,
};
