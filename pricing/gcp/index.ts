import type { PricedResource } from "../priced-resource";
import { address, globalAddress } from "./address";
import { alertPolicy } from "./alert-policy";
import { backendBucket, backendService, regionBackendService } from "./backend";
import { backupVault } from "./backup-vault";
import { bigqueryDataset, bigqueryTable } from "./bigquery";
import { cloudFunction, cloudFunctionV2 } from "./cloud-functions";
import { cloudRunService, cloudRunV2Job, cloudRunV2Service } from "./cloud-run";
import { containerCluster } from "./container-cluster";
import { containerNodePool } from "./container-node-pool";
import { alloydbInstance, bigtableInstance, filestoreInstance, spannerInstance } from "./databases-without-figures";
import { dataprocCluster } from "./dataproc-cluster";
import { disk, regionDisk } from "./disk";
import { dnsManagedZone } from "./dns-managed-zone";
import { forwardingRule, globalForwardingRule } from "./forwarding-rule";
import { instance } from "./instance";
import { instanceFromTemplate } from "./instance-from-template";
import { instanceGroupManager, regionInstanceGroupManager } from "./instance-group";
import { kmsCryptoKey, kmsCryptoKeyVersion } from "./kms";
import {
  loggingBillingAccountBucketConfig,
  loggingFolderBucketConfig,
  loggingOrganizationBucketConfig,
  loggingProjectBucketConfig,
} from "./logging";
import { memcacheInstance, memorystoreInstance, redisCluster, redisInstance } from "./memorystore";
import { loggingMetric, monitoringMetricDescriptor } from "./metric-descriptor";
import { notebooksInstance, workbenchInstance } from "./notebook-instance";
import { platformsWithoutFigures } from "./platforms-without-figures";
import { pubsubSubscription, pubsubTopic } from "./pubsub";
import { regionTargetHttpProxy, regionTargetHttpsProxy, regionTargetTcpProxy } from "./regional-proxy";
import { artifactRegistryRepository, containerRegistry } from "./registries";
import { routerNat } from "./router-nat";
import {
  secretManagerRegionalSecret,
  secretManagerRegionalSecretVersion,
  secretManagerSecret,
  secretManagerSecretVersion,
} from "./secret-manager";
import { sqlDatabaseInstance } from "./sql-instance";
import { storageBucket } from "./storage-bucket";
import { image, machineImage, snapshot } from "./stored-copies";
import { storageTransferJob } from "./transfer-job";
import { vpcAccessConnector } from "./vpc-access-connector";
import { vpnTunnel } from "./vpn-tunnel";

/** Priced resources of gcp, sorted by type. */
export const gcpPricedResources: readonly PricedResource[] = [
  alloydbInstance,
  artifactRegistryRepository,
  backupVault,
  bigqueryDataset,
  bigqueryTable,
  bigtableInstance,
  cloudFunction,
  cloudFunctionV2,
  cloudRunService,
  cloudRunV2Job,
  cloudRunV2Service,
  address,
  backendBucket,
  backendService,
  disk,
  forwardingRule,
  globalAddress,
  globalForwardingRule,
  image,
  instance,
  instanceFromTemplate,
  instanceGroupManager,
  machineImage,
  regionBackendService,
  regionDisk,
  regionInstanceGroupManager,
  regionTargetHttpProxy,
  regionTargetHttpsProxy,
  regionTargetTcpProxy,
  routerNat,
  snapshot,
  vpnTunnel,
  containerCluster,
  containerNodePool,
  containerRegistry,
  dataprocCluster,
  dnsManagedZone,
  filestoreInstance,
  kmsCryptoKey,
  kmsCryptoKeyVersion,
  loggingBillingAccountBucketConfig,
  loggingFolderBucketConfig,
  loggingMetric,
  loggingOrganizationBucketConfig,
  loggingProjectBucketConfig,
  memcacheInstance,
  memorystoreInstance,
  alertPolicy,
  monitoringMetricDescriptor,
  notebooksInstance,
  ...platformsWithoutFigures,
  pubsubSubscription,
  pubsubTopic,
  redisCluster,
  redisInstance,
  secretManagerRegionalSecret,
  secretManagerRegionalSecretVersion,
  secretManagerSecret,
  secretManagerSecretVersion,
  spannerInstance,
  sqlDatabaseInstance,
  storageBucket,
  storageTransferJob,
  vpcAccessConnector,
  workbenchInstance,
].sort((one, other) => (one.type < other.type ? -1 : 1));
