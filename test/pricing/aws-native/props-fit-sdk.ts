import type { BrokerArgs as AmazonmqBrokerArgs } from "@pulumi/aws-native/amazonmq/broker";
import type { StageArgs as ApigatewayStageArgs } from "@pulumi/aws-native/apigateway/stage";
import type { ScalingPolicyArgs as ApplicationautoscalingScalingPolicyArgs } from "@pulumi/aws-native/applicationautoscaling/scalingPolicy";
import type { AutoScalingGroupArgs as AutoscalingAutoScalingGroupArgs } from "@pulumi/aws-native/autoscaling/autoScalingGroup";
import type { ScalingPolicyArgs as AutoscalingScalingPolicyArgs } from "@pulumi/aws-native/autoscaling/scalingPolicy";
import type { DistributionArgs as CloudfrontDistributionArgs } from "@pulumi/aws-native/cloudfront/distribution";
import type { AlarmArgs as CloudwatchAlarmArgs } from "@pulumi/aws-native/cloudwatch/alarm";
import type { TableArgs as DynamodbTableArgs } from "@pulumi/aws-native/dynamodb/table";
import type { InstanceArgs as Ec2InstanceArgs } from "@pulumi/aws-native/ec2/instance";
import type { LaunchTemplateArgs as Ec2LaunchTemplateArgs } from "@pulumi/aws-native/ec2/launchTemplate";
import type { VolumeArgs as Ec2VolumeArgs } from "@pulumi/aws-native/ec2/volume";
import type { VpcEndpointArgs as Ec2VpcEndpointArgs } from "@pulumi/aws-native/ec2/vpcEndpoint";
import type { VpnConnectionArgs as Ec2VpnConnectionArgs } from "@pulumi/aws-native/ec2/vpnConnection";
import type { ServiceArgs as EcsServiceArgs } from "@pulumi/aws-native/ecs/service";
import type { TaskDefinitionArgs as EcsTaskDefinitionArgs } from "@pulumi/aws-native/ecs/taskDefinition";
import type { FileSystemArgs as EfsFileSystemArgs } from "@pulumi/aws-native/efs/fileSystem";
import type { ClusterArgs as EksClusterArgs } from "@pulumi/aws-native/eks/cluster";
import type { NodegroupArgs as EksNodegroupArgs } from "@pulumi/aws-native/eks/nodegroup";
import type { CacheClusterArgs as ElasticacheCacheClusterArgs } from "@pulumi/aws-native/elasticache/cacheCluster";
import type { ReplicationGroupArgs as ElasticacheReplicationGroupArgs } from "@pulumi/aws-native/elasticache/replicationGroup";
import type { LoadBalancerArgs as Elasticloadbalancingv2LoadBalancerArgs } from "@pulumi/aws-native/elasticloadbalancingv2/loadBalancer";
import type { StreamArgs as KinesisStreamArgs } from "@pulumi/aws-native/kinesis/stream";
import type { FunctionArgs as LambdaFunctionArgs } from "@pulumi/aws-native/lambda/function";
import type { LogGroupArgs as LogsLogGroupArgs } from "@pulumi/aws-native/logs/logGroup";
import type { ClusterArgs as MskClusterArgs } from "@pulumi/aws-native/msk/cluster";
import type { EnvironmentArgs as MwaaEnvironmentArgs } from "@pulumi/aws-native/mwaa/environment";
import type { FirewallArgs as NetworkfirewallFirewallArgs } from "@pulumi/aws-native/networkfirewall/firewall";
import type { DomainArgs as OpensearchserviceDomainArgs } from "@pulumi/aws-native/opensearchservice/domain";
import type { DbClusterArgs as RdsDbClusterArgs } from "@pulumi/aws-native/rds/dbCluster";
import type { DbInstanceArgs as RdsDbInstanceArgs } from "@pulumi/aws-native/rds/dbInstance";
import type { ClusterArgs as RedshiftClusterArgs } from "@pulumi/aws-native/redshift/cluster";
import type { HealthCheckArgs as Route53HealthCheckArgs } from "@pulumi/aws-native/route53/healthCheck";
import type { WebAclArgs as Wafv2WebAclArgs } from "@pulumi/aws-native/wafv2/webAcl";
import type {
  AutoScalingGroupProps as ComputeAutoScalingGroupProps,
  EksClusterProps as ComputeEksClusterProps,
  FunctionProps as ComputeFunctionProps,
  InstanceProps as ComputeInstanceProps,
  LaunchTemplateProps as ComputeLaunchTemplateProps,
  NodegroupProps as ComputeNodegroupProps,
  ServiceProps as ComputeServiceProps,
  TaskDefinitionProps as ComputeTaskDefinitionProps,
  VolumeProps as ComputeVolumeProps,
} from "../../../pricing/aws-native/compute";
import type {
  BrokerProps as DataBrokerProps,
  CacheClusterProps as DataCacheClusterProps,
  DbClusterProps as DataDbClusterProps,
  DbInstanceProps as DataDbInstanceProps,
  DomainProps as DataDomainProps,
  FileSystemProps as DataFileSystemProps,
  MskProps as DataMskProps,
  RedshiftProps as DataRedshiftProps,
  ReplicationGroupProps as DataReplicationGroupProps,
  StreamProps as DataStreamProps,
  TableProps as DataTableProps,
} from "../../../pricing/aws-native/data";
import type {
  AlarmProps as ServicesAlarmProps,
  ApplicationTrackingProps as ServicesApplicationTrackingProps,
  DistributionProps as ServicesDistributionProps,
  EndpointProps as ServicesEndpointProps,
  FirewallProps as ServicesFirewallProps,
  HealthCheckProps as ServicesHealthCheckProps,
  LoadBalancerProps as ServicesLoadBalancerProps,
  LogGroupProps as ServicesLogGroupProps,
  MwaaProps as ServicesMwaaProps,
  StageProps as ServicesStageProps,
  TrackingProps as ServicesTrackingProps,
  VpnConnectionProps as ServicesVpnConnectionProps,
  WebAclProps as ServicesWebAclProps,
} from "../../../pricing/aws-native/services";
import type { Fits } from "../../support/fits-sdk";

/** What the translations of the package aws-native read exists in its SDK's arguments, and fits. Checked by the compiler alone. */
interface Checks {
  "aws-native:amazonmq:Broker": Fits<DataBrokerProps, AmazonmqBrokerArgs>;
  "aws-native:apigateway:Stage": Fits<ServicesStageProps, ApigatewayStageArgs>;
  "aws-native:applicationautoscaling:ScalingPolicy": Fits<ServicesApplicationTrackingProps, ApplicationautoscalingScalingPolicyArgs>;
  "aws-native:autoscaling:AutoScalingGroup": Fits<ComputeAutoScalingGroupProps, AutoscalingAutoScalingGroupArgs>;
  "aws-native:autoscaling:ScalingPolicy": Fits<ServicesTrackingProps, AutoscalingScalingPolicyArgs>;
  "aws-native:cloudfront:Distribution": Fits<ServicesDistributionProps, CloudfrontDistributionArgs>;
  "aws-native:cloudwatch:Alarm": Fits<ServicesAlarmProps, CloudwatchAlarmArgs>;
  "aws-native:dynamodb:Table": Fits<DataTableProps, DynamodbTableArgs>;
  "aws-native:ec2:Instance": Fits<ComputeInstanceProps, Ec2InstanceArgs>;
  "aws-native:ec2:LaunchTemplate": Fits<ComputeLaunchTemplateProps, Ec2LaunchTemplateArgs>;
  "aws-native:ec2:Volume": Fits<ComputeVolumeProps, Ec2VolumeArgs>;
  "aws-native:ec2:VpcEndpoint": Fits<ServicesEndpointProps, Ec2VpcEndpointArgs>;
  "aws-native:ec2:VpnConnection": Fits<ServicesVpnConnectionProps, Ec2VpnConnectionArgs>;
  "aws-native:ecs:Service": Fits<ComputeServiceProps, EcsServiceArgs>;
  "aws-native:ecs:TaskDefinition": Fits<ComputeTaskDefinitionProps, EcsTaskDefinitionArgs>;
  "aws-native:efs:FileSystem": Fits<DataFileSystemProps, EfsFileSystemArgs>;
  "aws-native:eks:Cluster": Fits<ComputeEksClusterProps, EksClusterArgs>;
  "aws-native:eks:Nodegroup": Fits<ComputeNodegroupProps, EksNodegroupArgs>;
  "aws-native:elasticache:CacheCluster": Fits<DataCacheClusterProps, ElasticacheCacheClusterArgs>;
  "aws-native:elasticache:ReplicationGroup": Fits<DataReplicationGroupProps, ElasticacheReplicationGroupArgs>;
  "aws-native:elasticloadbalancingv2:LoadBalancer": Fits<ServicesLoadBalancerProps, Elasticloadbalancingv2LoadBalancerArgs>;
  "aws-native:kinesis:Stream": Fits<DataStreamProps, KinesisStreamArgs>;
  "aws-native:lambda:Function": Fits<ComputeFunctionProps, LambdaFunctionArgs>;
  "aws-native:logs:LogGroup": Fits<ServicesLogGroupProps, LogsLogGroupArgs>;
  "aws-native:msk:Cluster": Fits<DataMskProps, MskClusterArgs>;
  "aws-native:mwaa:Environment": Fits<ServicesMwaaProps, MwaaEnvironmentArgs>;
  "aws-native:networkfirewall:Firewall": Fits<ServicesFirewallProps, NetworkfirewallFirewallArgs>;
  "aws-native:opensearchservice:Domain": Fits<DataDomainProps, OpensearchserviceDomainArgs>;
  "aws-native:rds:DbCluster": Fits<DataDbClusterProps, RdsDbClusterArgs>;
  "aws-native:rds:DbInstance": Fits<DataDbInstanceProps, RdsDbInstanceArgs>;
  "aws-native:redshift:Cluster": Fits<DataRedshiftProps, RedshiftClusterArgs>;
  "aws-native:route53:HealthCheck": Fits<ServicesHealthCheckProps, Route53HealthCheckArgs>;
  "aws-native:wafv2:WebAcl": Fits<ServicesWebAclProps, Wafv2WebAclArgs>;
}

type Failing = { [Type in keyof Checks]: Checks[Type] extends true ? never : [Type, Checks[Type]] }[keyof Checks];

/** A type that does not fit is named here with what is wrong. */
export const failing: readonly Failing[] = [];
export const everyOneFits: [Failing] extends [never] ? true : Failing = true;
