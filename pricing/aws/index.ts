import type { PricedResource } from "../priced-resource";
import { httpApi, restApi, restApiStage } from "./api-gateway";
import { auroraCluster, auroraClusterInstance } from "./aurora";
import { autoscalingGroup } from "./autoscaling-group";
import { applicationScalingPolicy, autoscalingPolicy } from "./autoscaling-policy";
import { computeEnvironment } from "./batch";
import { mqBroker, mskCluster } from "./brokers";
import {
  athenaWorkgroup,
  codebuildProject,
  dmsReplicationInstance,
  glueCatalogs,
  glueJobs,
  mwaaEnvironment,
  stateMachine,
} from "./builds-and-workflows";
import { distribution } from "./cloudfront";
import { dashboard, eventArchive, eventBus, flowLog, logGroup, logMetricFilter, metricAlarm } from "./cloudwatch";
import { dynamodbTable } from "./dynamodb-table";
import { ebsSnapshots, ebsVolume } from "./ebs-volume";
import { ecsService } from "./ecs-service";
import { eksAddon, eksCluster, eksNodeGroup } from "./eks";
import { elasticIp } from "./elastic-ip";
import { cacheCluster, replicationGroup } from "./elasticache";
import { backupVault, ecrRepository, efsFileSystem, fsxOpenZfs, fsxWindows } from "./file-systems";
import {
  certificate,
  certificateAuthority,
  cloudHsm,
  configRecorder,
  configRules,
  directory,
  ecsCluster,
  grafanaWorkspace,
  trail,
  transferServer,
} from "./governance";
import { instance } from "./instance";
import { kmsKeys, secret, ssmParameter } from "./keys-and-secrets";
import { firehose, kinesisStream } from "./kinesis";
import { lambdaEventSourceMapping, lambdaFunction, lambdaProvisionedConcurrency } from "./lambda";
import { classicLoadBalancers, loadBalancers } from "./load-balancer";
import { snsTopic, snsTopicSubscription, sqsQueue } from "./messaging";
import { natGateway } from "./nat-gateway";
import {
  clientVpnAssociation,
  clientVpnEndpoint,
  dedicatedHost,
  globalAccelerator,
  networkFirewall,
  trafficMirrorSession,
  transitGatewayAttachment,
  transitGatewayPeering,
  vpcEndpoint,
  vpnConnection,
  wafRuleGroup,
  webAcl,
} from "./network";
import { rdsBackupReplication, rdsInstance } from "./rds-instance";
import { dnsNamespaces, healthCheck, hostedZone, resolverEndpoint } from "./route53";
import { s3BucketAnalytics, s3Buckets, s3Inventory, s3Replication } from "./s3-bucket";
import { searchDomains } from "./search-domain";
import { spotInstanceRequest } from "./spot-instance-request";
import { documentDatabases, redshiftCluster, redshiftServerless } from "./warehouses";

/** Priced resources of aws, sorted by type (kinds with several tokens by their first). */
export const awsPricedResources: readonly PricedResource[] = [
  certificate,
  certificateAuthority,
  ...loadBalancers,
  restApi,
  restApiStage,
  httpApi,
  applicationScalingPolicy,
  athenaWorkgroup,
  autoscalingGroup,
  autoscalingPolicy,
  backupVault,
  computeEnvironment,
  configRecorder,
  ...configRules,
  distribution,
  cloudHsm,
  trail,
  dashboard,
  eventArchive,
  eventBus,
  logGroup,
  logMetricFilter,
  metricAlarm,
  codebuildProject,
  directory,
  dmsReplicationInstance,
  ...documentDatabases,
  dynamodbTable,
  ...ebsSnapshots,
  ebsVolume,
  dedicatedHost,
  elasticIp,
  flowLog,
  instance,
  natGateway,
  spotInstanceRequest,
  trafficMirrorSession,
  vpcEndpoint,
  vpnConnection,
  clientVpnEndpoint,
  clientVpnAssociation,
  transitGatewayPeering,
  transitGatewayAttachment,
  ecrRepository,
  ecsCluster,
  ecsService,
  efsFileSystem,
  eksAddon,
  eksCluster,
  eksNodeGroup,
  cacheCluster,
  replicationGroup,
  ...classicLoadBalancers,
  ...searchDomains,
  fsxOpenZfs,
  fsxWindows,
  globalAccelerator,
  ...glueCatalogs,
  ...glueJobs,
  grafanaWorkspace,
  firehose,
  kinesisStream,
  ...kmsKeys,
  lambdaEventSourceMapping,
  lambdaFunction,
  lambdaProvisionedConcurrency,
  mqBroker,
  mskCluster,
  mwaaEnvironment,
  networkFirewall,
  auroraCluster,
  auroraClusterInstance,
  rdsInstance,
  rdsBackupReplication,
  redshiftCluster,
  redshiftServerless,
  healthCheck,
  resolverEndpoint,
  hostedZone,
  s3BucketAnalytics,
  ...s3Buckets,
  s3Replication,
  s3Inventory,
  secret,
  ...dnsNamespaces,
  stateMachine,
  snsTopic,
  snsTopicSubscription,
  sqsQueue,
  ssmParameter,
  transferServer,
  wafRuleGroup,
  webAcl,
];
