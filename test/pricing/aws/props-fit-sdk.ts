/**
 * Compile-time proof, checked by tsc and not run: every `Props` of the AWS resources names only properties of the
 * SDK's own arguments, at any depth, and reads them as what they are. A misspelt property would never be set, and
 * would price a resource wrong without a sound.
 */

import type { CertificateArgs as SdkAcmCertificate } from "@pulumi/aws/acm/certificate";
import type { CertificateAuthorityArgs as SdkAcmpcaCertificateAuthority } from "@pulumi/aws/acmpca/certificateAuthority";
import type { StageArgs as SdkApigatewayStage } from "@pulumi/aws/apigateway/stage";
import type { ApiArgs as SdkApigatewayv2Api } from "@pulumi/aws/apigatewayv2/api";
import type { PolicyArgs as SdkAppautoscalingPolicy } from "@pulumi/aws/appautoscaling/policy";
import type { WorkgroupArgs as SdkAthenaWorkgroup } from "@pulumi/aws/athena/workgroup";
import type { GroupArgs as SdkAutoscalingGroup } from "@pulumi/aws/autoscaling/group";
import type { PolicyArgs as SdkAutoscalingPolicy } from "@pulumi/aws/autoscaling/policy";
import type { ComputeEnvironmentArgs as SdkBatchComputeEnvironment } from "@pulumi/aws/batch/computeEnvironment";
import type { DistributionArgs as SdkCloudfrontDistribution } from "@pulumi/aws/cloudfront/distribution";
import type { EventBusArgs as SdkCloudwatchEventBus } from "@pulumi/aws/cloudwatch/eventBus";
import type { LogGroupArgs as SdkCloudwatchLogGroup } from "@pulumi/aws/cloudwatch/logGroup";
import type { MetricAlarmArgs as SdkCloudwatchMetricAlarm } from "@pulumi/aws/cloudwatch/metricAlarm";
import type { ProjectArgs as SdkCodebuildProject } from "@pulumi/aws/codebuild/project";
import type { DirectoryArgs as SdkDirectoryserviceDirectory } from "@pulumi/aws/directoryservice/directory";
import type { ReplicationInstanceArgs as SdkDmsReplicationInstance } from "@pulumi/aws/dms/replicationInstance";
import type { ClusterInstanceArgs as SdkDocdbClusterInstance } from "@pulumi/aws/docdb/clusterInstance";
import type { TableArgs as SdkDynamodbTable } from "@pulumi/aws/dynamodb/table";
import type { SnapshotArgs as SdkEbsSnapshot } from "@pulumi/aws/ebs/snapshot";
import type { VolumeArgs as SdkEbsVolume } from "@pulumi/aws/ebs/volume";
import type { DedicatedHostArgs as SdkEc2DedicatedHost } from "@pulumi/aws/ec2/dedicatedHost";
import type { FlowLogArgs as SdkEc2FlowLog } from "@pulumi/aws/ec2/flowLog";
import type { InstanceArgs as SdkEc2Instance } from "@pulumi/aws/ec2/instance";
import type { LaunchConfigurationArgs as SdkEc2LaunchConfiguration } from "@pulumi/aws/ec2/launchConfiguration";
import type { LaunchTemplateArgs as SdkEc2LaunchTemplate } from "@pulumi/aws/ec2/launchTemplate";
import type { NatGatewayArgs as SdkEc2NatGateway } from "@pulumi/aws/ec2/natGateway";
import type { SpotInstanceRequestArgs as SdkEc2SpotInstanceRequest } from "@pulumi/aws/ec2/spotInstanceRequest";
import type { VpcEndpointArgs as SdkEc2VpcEndpoint } from "@pulumi/aws/ec2/vpcEndpoint";
import type { VpnConnectionArgs as SdkEc2VpnConnection } from "@pulumi/aws/ec2/vpnConnection";
import type { ClusterArgs as SdkEcsCluster } from "@pulumi/aws/ecs/cluster";
import type { ServiceArgs as SdkEcsService } from "@pulumi/aws/ecs/service";
import type { TaskDefinitionArgs as SdkEcsTaskDefinition } from "@pulumi/aws/ecs/taskDefinition";
import type { FileSystemArgs as SdkEfsFileSystem } from "@pulumi/aws/efs/fileSystem";
import type { ClusterArgs as SdkEksCluster } from "@pulumi/aws/eks/cluster";
import type { NodeGroupArgs as SdkEksNodeGroup } from "@pulumi/aws/eks/nodeGroup";
import type { ClusterArgs as SdkElasticacheCluster } from "@pulumi/aws/elasticache/cluster";
import type { ReplicationGroupArgs as SdkElasticacheReplicationGroup } from "@pulumi/aws/elasticache/replicationGroup";
import type { OpenZfsFileSystemArgs as SdkFsxOpenZfsFileSystem } from "@pulumi/aws/fsx/openZfsFileSystem";
import type { WindowsFileSystemArgs as SdkFsxWindowsFileSystem } from "@pulumi/aws/fsx/windowsFileSystem";
import type { JobArgs as SdkGlueJob } from "@pulumi/aws/glue/job";
import type { FirehoseDeliveryStreamArgs as SdkKinesisFirehoseDeliveryStream } from "@pulumi/aws/kinesis/firehoseDeliveryStream";
import type { StreamArgs as SdkKinesisStream } from "@pulumi/aws/kinesis/stream";
import type { KeyArgs as SdkKmsKey } from "@pulumi/aws/kms/key";
import type { EventSourceMappingArgs as SdkLambdaEventSourceMapping } from "@pulumi/aws/lambda/eventSourceMapping";
import type { FunctionArgs as SdkLambdaFunction } from "@pulumi/aws/lambda/function";
import type { ProvisionedConcurrencyConfigArgs as SdkLambdaProvisionedConcurrencyConfig } from "@pulumi/aws/lambda/provisionedConcurrencyConfig";
import type { LoadBalancerArgs as SdkLbLoadBalancer } from "@pulumi/aws/lb/loadBalancer";
import type { BrokerArgs as SdkMqBroker } from "@pulumi/aws/mq/broker";
import type { ClusterArgs as SdkMskCluster } from "@pulumi/aws/msk/cluster";
import type { EnvironmentArgs as SdkMwaaEnvironment } from "@pulumi/aws/mwaa/environment";
import type { FirewallArgs as SdkNetworkfirewallFirewall } from "@pulumi/aws/networkfirewall/firewall";
import type { DomainArgs as SdkOpensearchDomain } from "@pulumi/aws/opensearch/domain";
import type { ClusterArgs as SdkRdsCluster } from "@pulumi/aws/rds/cluster";
import type { ClusterInstanceArgs as SdkRdsClusterInstance } from "@pulumi/aws/rds/clusterInstance";
import type { InstanceArgs as SdkRdsInstance } from "@pulumi/aws/rds/instance";
import type { ClusterArgs as SdkRedshiftCluster } from "@pulumi/aws/redshift/cluster";
import type { WorkgroupArgs as SdkRedshiftserverlessWorkgroup } from "@pulumi/aws/redshiftserverless/workgroup";
import type { HealthCheckArgs as SdkRoute53HealthCheck } from "@pulumi/aws/route53/healthCheck";
import type { ResolverEndpointArgs as SdkRoute53ResolverEndpoint } from "@pulumi/aws/route53/resolverEndpoint";
import type { ZoneArgs as SdkRoute53Zone } from "@pulumi/aws/route53/zone";
import type { SecretArgs as SdkSecretsmanagerSecret } from "@pulumi/aws/secretsmanager/secret";
import type { StateMachineArgs as SdkSfnStateMachine } from "@pulumi/aws/sfn/stateMachine";
import type { TopicArgs as SdkSnsTopic } from "@pulumi/aws/sns/topic";
import type { TopicSubscriptionArgs as SdkSnsTopicSubscription } from "@pulumi/aws/sns/topicSubscription";
import type { QueueArgs as SdkSqsQueue } from "@pulumi/aws/sqs/queue";
import type { ParameterArgs as SdkSsmParameter } from "@pulumi/aws/ssm/parameter";
import type { ServerArgs as SdkTransferServer } from "@pulumi/aws/transfer/server";
import type { RuleGroupArgs as SdkWafv2RuleGroup } from "@pulumi/aws/wafv2/ruleGroup";
import type { WebAclArgs as SdkWafv2WebAcl } from "@pulumi/aws/wafv2/webAcl";
import type { Unwrap } from "@pulumi/pulumi";
import type { HttpApiProps, StageProps } from "../../../pricing/aws/api-gateway";
import type { ClusterInstanceProps, RdsClusterProps } from "../../../pricing/aws/aurora";
import type { GroupProps } from "../../../pricing/aws/autoscaling-group";
import type { ApplicationPolicyProps, ScalingPolicyProps } from "../../../pricing/aws/autoscaling-policy";
import type { ComputeEnvironmentProps } from "../../../pricing/aws/batch";
import type { BrokerProps, MskClusterProps } from "../../../pricing/aws/brokers";
import type {
  GlueJobProps,
  MwaaProps,
  ProjectProps,
  ReplicationInstanceProps,
  StateMachineProps,
  WorkgroupProps,
} from "../../../pricing/aws/builds-and-workflows";
import type { DistributionProps } from "../../../pricing/aws/cloudfront";
import type { EventBusProps, FlowLogProps, LogGroupProps, MetricAlarmProps } from "../../../pricing/aws/cloudwatch";
import type { TableProps } from "../../../pricing/aws/dynamodb-table";
import type { SnapshotProps, VolumeProps } from "../../../pricing/aws/ebs-volume";
import type { ServiceProps, TaskDefinitionProps } from "../../../pricing/aws/ecs-service";
import type { ClusterProps, NodeGroupProps } from "../../../pricing/aws/eks";
import type { CacheClusterProps, ReplicationGroupProps } from "../../../pricing/aws/elasticache";
import type { EfsProps, FsxOpenZfsProps, FsxWindowsProps } from "../../../pricing/aws/file-systems";
import type {
  CertificateAuthorityProps,
  CertificateProps,
  DirectoryProps,
  EcsClusterProps,
  TransferServerProps,
} from "../../../pricing/aws/governance";
import type { InstanceProps } from "../../../pricing/aws/instance";
import type { KeyProps, ParameterProps, SecretProps } from "../../../pricing/aws/keys-and-secrets";
import type { FirehoseProps, StreamProps } from "../../../pricing/aws/kinesis";
import type { EventSourceMappingProps, FunctionProps, ProvisionedConcurrencyProps } from "../../../pricing/aws/lambda";
import type { LaunchConfigurationProps, LaunchTemplateProps } from "../../../pricing/aws/launch";
import type { LoadBalancerProps } from "../../../pricing/aws/load-balancer";
import type { QueueProps, TopicProps, TopicSubscriptionProps } from "../../../pricing/aws/messaging";
import type { NatGatewayProps } from "../../../pricing/aws/nat-gateway";
import type {
  DedicatedHostProps,
  FirewallProps,
  RuleGroupProps,
  VpcEndpointProps,
  VpnConnectionProps,
  WebAclProps,
} from "../../../pricing/aws/network";
import type { RdsInstanceProps } from "../../../pricing/aws/rds-instance";
import type { HealthCheckProps, ResolverEndpointProps, ZoneProps } from "../../../pricing/aws/route53";
import type { DomainProps } from "../../../pricing/aws/search-domain";
import type { SpotInstanceRequestProps } from "../../../pricing/aws/spot-instance-request";
import type { DatabaseInstanceProps, RedshiftProps, RedshiftServerlessProps } from "../../../pricing/aws/warehouses";

type Element<T> = T extends readonly (infer E)[] ? E : never;

/** Names in `P` that `A` does not have, at any depth. */
type Strange<P, A> = P extends readonly unknown[]
  ? Strange<NonNullable<Element<P>>, NonNullable<Element<A>>>
  : P extends object
    ? { [K in keyof P]-?: K extends keyof A ? Strange<NonNullable<P[K]>, NonNullable<A[K]>> : K }[keyof P]
    : never;

/** `true` where every property exists and holds what the SDK puts there; otherwise the names, or the two types. */
type Fits<P, A> = [Strange<P, A>] extends [never]
  ? Pick<A, keyof P & keyof A> extends P
    ? true
    : [P, Pick<A, keyof P & keyof A>]
  : Strange<P, A>;

export const propsFitTheSdk: readonly [
  Fits<CertificateProps, Unwrap<SdkAcmCertificate>>,
  Fits<CertificateAuthorityProps, Unwrap<SdkAcmpcaCertificateAuthority>>,
  Fits<DirectoryProps, Unwrap<SdkDirectoryserviceDirectory>>,
  Fits<EcsClusterProps, Unwrap<SdkEcsCluster>>,
  Fits<TransferServerProps, Unwrap<SdkTransferServer>>,
  Fits<LoadBalancerProps, Unwrap<SdkLbLoadBalancer>>,
  Fits<StageProps, Unwrap<SdkApigatewayStage>>,
  Fits<HttpApiProps, Unwrap<SdkApigatewayv2Api>>,
  Fits<ApplicationPolicyProps, Unwrap<SdkAppautoscalingPolicy>>,
  Fits<ScalingPolicyProps, Unwrap<SdkAutoscalingPolicy>>,
  Fits<GroupProps, Unwrap<SdkAutoscalingGroup>>,
  Fits<DistributionProps, Unwrap<SdkCloudfrontDistribution>>,
  Fits<EventBusProps, Unwrap<SdkCloudwatchEventBus>>,
  Fits<FlowLogProps, Unwrap<SdkEc2FlowLog>>,
  Fits<LogGroupProps, Unwrap<SdkCloudwatchLogGroup>>,
  Fits<MetricAlarmProps, Unwrap<SdkCloudwatchMetricAlarm>>,
  Fits<ProjectProps, Unwrap<SdkCodebuildProject>>,
  Fits<StateMachineProps, Unwrap<SdkSfnStateMachine>>,
  Fits<GlueJobProps, Unwrap<SdkGlueJob>>,
  Fits<WorkgroupProps, Unwrap<SdkAthenaWorkgroup>>,
  Fits<MwaaProps, Unwrap<SdkMwaaEnvironment>>,
  Fits<ReplicationInstanceProps, Unwrap<SdkDmsReplicationInstance>>,
  Fits<DatabaseInstanceProps, Unwrap<SdkDocdbClusterInstance>>,
  Fits<RedshiftProps, Unwrap<SdkRedshiftCluster>>,
  Fits<RedshiftServerlessProps, Unwrap<SdkRedshiftserverlessWorkgroup>>,
  Fits<TableProps, Unwrap<SdkDynamodbTable>>,
  Fits<VolumeProps, Unwrap<SdkEbsVolume>>,
  Fits<SnapshotProps, Unwrap<SdkEbsSnapshot>>,
  Fits<DedicatedHostProps, Unwrap<SdkEc2DedicatedHost>>,
  Fits<FirewallProps, Unwrap<SdkNetworkfirewallFirewall>>,
  Fits<RuleGroupProps, Unwrap<SdkWafv2RuleGroup>>,
  Fits<VpcEndpointProps, Unwrap<SdkEc2VpcEndpoint>>,
  Fits<VpnConnectionProps, Unwrap<SdkEc2VpnConnection>>,
  Fits<WebAclProps, Unwrap<SdkWafv2WebAcl>>,
  Fits<InstanceProps, Unwrap<SdkEc2Instance>>,
  Fits<LaunchConfigurationProps, Unwrap<SdkEc2LaunchConfiguration>>,
  Fits<LaunchTemplateProps, Unwrap<SdkEc2LaunchTemplate>>,
  Fits<NatGatewayProps, Unwrap<SdkEc2NatGateway>>,
  Fits<SpotInstanceRequestProps, Unwrap<SdkEc2SpotInstanceRequest>>,
  Fits<ServiceProps, Unwrap<SdkEcsService>>,
  Fits<TaskDefinitionProps, Unwrap<SdkEcsTaskDefinition>>,
  Fits<EfsProps, Unwrap<SdkEfsFileSystem>>,
  Fits<ComputeEnvironmentProps, Unwrap<SdkBatchComputeEnvironment>>,
  Fits<FsxOpenZfsProps, Unwrap<SdkFsxOpenZfsFileSystem>>,
  Fits<FsxWindowsProps, Unwrap<SdkFsxWindowsFileSystem>>,
  Fits<ClusterProps, Unwrap<SdkEksCluster>>,
  Fits<NodeGroupProps, Unwrap<SdkEksNodeGroup>>,
  Fits<CacheClusterProps, Unwrap<SdkElasticacheCluster>>,
  Fits<ReplicationGroupProps, Unwrap<SdkElasticacheReplicationGroup>>,
  Fits<DomainProps, Unwrap<SdkOpensearchDomain>>,
  Fits<FirehoseProps, Unwrap<SdkKinesisFirehoseDeliveryStream>>,
  Fits<StreamProps, Unwrap<SdkKinesisStream>>,
  Fits<KeyProps, Unwrap<SdkKmsKey>>,
  Fits<ParameterProps, Unwrap<SdkSsmParameter>>,
  Fits<SecretProps, Unwrap<SdkSecretsmanagerSecret>>,
  Fits<EventSourceMappingProps, Unwrap<SdkLambdaEventSourceMapping>>,
  Fits<FunctionProps, Unwrap<SdkLambdaFunction>>,
  Fits<ProvisionedConcurrencyProps, Unwrap<SdkLambdaProvisionedConcurrencyConfig>>,
  Fits<BrokerProps, Unwrap<SdkMqBroker>>,
  Fits<MskClusterProps, Unwrap<SdkMskCluster>>,
  Fits<RdsClusterProps, Unwrap<SdkRdsCluster>>,
  Fits<ClusterInstanceProps, Unwrap<SdkRdsClusterInstance>>,
  Fits<RdsInstanceProps, Unwrap<SdkRdsInstance>>,
  Fits<HealthCheckProps, Unwrap<SdkRoute53HealthCheck>>,
  Fits<ResolverEndpointProps, Unwrap<SdkRoute53ResolverEndpoint>>,
  Fits<ZoneProps, Unwrap<SdkRoute53Zone>>,
  Fits<QueueProps, Unwrap<SdkSqsQueue>>,
  Fits<TopicProps, Unwrap<SdkSnsTopic>>,
  Fits<TopicSubscriptionProps, Unwrap<SdkSnsTopicSubscription>>,
] = [
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
];
