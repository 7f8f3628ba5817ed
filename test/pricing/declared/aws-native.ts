import type { CertificateAuthorityArgs as AcmpcaCertificateAuthorityArgs } from "@pulumi/aws-native/acmpca/certificateAuthority";
import type { BrokerArgs as AmazonmqBrokerArgs } from "@pulumi/aws-native/amazonmq/broker";
import type { RestApiArgs as ApigatewayRestApiArgs } from "@pulumi/aws-native/apigateway/restApi";
import type { StageArgs as ApigatewayStageArgs } from "@pulumi/aws-native/apigateway/stage";
import type { ApiArgs as Apigatewayv2ApiArgs } from "@pulumi/aws-native/apigatewayv2/api";
import type { ScalingPolicyArgs as ApplicationautoscalingScalingPolicyArgs } from "@pulumi/aws-native/applicationautoscaling/scalingPolicy";
import type { WorkGroupArgs as AthenaWorkGroupArgs } from "@pulumi/aws-native/athena/workGroup";
import type { AutoScalingGroupArgs as AutoscalingAutoScalingGroupArgs } from "@pulumi/aws-native/autoscaling/autoScalingGroup";
import type { ScalingPolicyArgs as AutoscalingScalingPolicyArgs } from "@pulumi/aws-native/autoscaling/scalingPolicy";
import type { BackupVaultArgs as BackupBackupVaultArgs } from "@pulumi/aws-native/backup/backupVault";
import type { CertificateArgs as CertificatemanagerCertificateArgs } from "@pulumi/aws-native/certificatemanager/certificate";
import type { DistributionArgs as CloudfrontDistributionArgs } from "@pulumi/aws-native/cloudfront/distribution";
import type { TrailArgs as CloudtrailTrailArgs } from "@pulumi/aws-native/cloudtrail/trail";
import type { AlarmArgs as CloudwatchAlarmArgs } from "@pulumi/aws-native/cloudwatch/alarm";
import type { DashboardArgs as CloudwatchDashboardArgs } from "@pulumi/aws-native/cloudwatch/dashboard";
import type { TableArgs as DynamodbTableArgs } from "@pulumi/aws-native/dynamodb/table";
import type { EipArgs as Ec2EipArgs } from "@pulumi/aws-native/ec2/eip";
import type { FlowLogArgs as Ec2FlowLogArgs } from "@pulumi/aws-native/ec2/flowLog";
import type { InstanceArgs as Ec2InstanceArgs } from "@pulumi/aws-native/ec2/instance";
import type { LaunchTemplateArgs as Ec2LaunchTemplateArgs } from "@pulumi/aws-native/ec2/launchTemplate";
import type { NatGatewayArgs as Ec2NatGatewayArgs } from "@pulumi/aws-native/ec2/natGateway";
import type { SubnetArgs as Ec2SubnetArgs } from "@pulumi/aws-native/ec2/subnet";
import type { TransitGatewayAttachmentArgs as Ec2TransitGatewayAttachmentArgs } from "@pulumi/aws-native/ec2/transitGatewayAttachment";
import type { TransitGatewayPeeringAttachmentArgs as Ec2TransitGatewayPeeringAttachmentArgs } from "@pulumi/aws-native/ec2/transitGatewayPeeringAttachment";
import type { TransitGatewayVpcAttachmentArgs as Ec2TransitGatewayVpcAttachmentArgs } from "@pulumi/aws-native/ec2/transitGatewayVpcAttachment";
import type { VolumeArgs as Ec2VolumeArgs } from "@pulumi/aws-native/ec2/volume";
import type { VpcEndpointArgs as Ec2VpcEndpointArgs } from "@pulumi/aws-native/ec2/vpcEndpoint";
import type { VpnConnectionArgs as Ec2VpnConnectionArgs } from "@pulumi/aws-native/ec2/vpnConnection";
import type { RepositoryArgs as EcrRepositoryArgs } from "@pulumi/aws-native/ecr/repository";
import type { ClusterArgs as EcsClusterArgs } from "@pulumi/aws-native/ecs/cluster";
import type { ServiceArgs as EcsServiceArgs } from "@pulumi/aws-native/ecs/service";
import type { TaskDefinitionArgs as EcsTaskDefinitionArgs } from "@pulumi/aws-native/ecs/taskDefinition";
import type { FileSystemArgs as EfsFileSystemArgs } from "@pulumi/aws-native/efs/fileSystem";
import type { AddonArgs as EksAddonArgs } from "@pulumi/aws-native/eks/addon";
import type { ClusterArgs as EksClusterArgs } from "@pulumi/aws-native/eks/cluster";
import type { NodegroupArgs as EksNodegroupArgs } from "@pulumi/aws-native/eks/nodegroup";
import type { CacheClusterArgs as ElasticacheCacheClusterArgs } from "@pulumi/aws-native/elasticache/cacheCluster";
import type { ReplicationGroupArgs as ElasticacheReplicationGroupArgs } from "@pulumi/aws-native/elasticache/replicationGroup";
import type { LoadBalancerArgs as ElasticloadbalancingLoadBalancerArgs } from "@pulumi/aws-native/elasticloadbalancing/loadBalancer";
import type { LoadBalancerArgs as Elasticloadbalancingv2LoadBalancerArgs } from "@pulumi/aws-native/elasticloadbalancingv2/loadBalancer";
import type { ArchiveArgs as EventsArchiveArgs } from "@pulumi/aws-native/events/archive";
import type { EventBusArgs as EventsEventBusArgs } from "@pulumi/aws-native/events/eventBus";
import type { AcceleratorArgs as GlobalacceleratorAcceleratorArgs } from "@pulumi/aws-native/globalaccelerator/accelerator";
import type { CrawlerArgs as GlueCrawlerArgs } from "@pulumi/aws-native/glue/crawler";
import type { DatabaseArgs as GlueDatabaseArgs } from "@pulumi/aws-native/glue/database";
import type { JobArgs as GlueJobArgs } from "@pulumi/aws-native/glue/job";
import type { WorkspaceArgs as GrafanaWorkspaceArgs } from "@pulumi/aws-native/grafana/workspace";
import type { StreamArgs as KinesisStreamArgs } from "@pulumi/aws-native/kinesis/stream";
import type { DeliveryStreamArgs as KinesisfirehoseDeliveryStreamArgs } from "@pulumi/aws-native/kinesisfirehose/deliveryStream";
import type { KeyArgs as KmsKeyArgs } from "@pulumi/aws-native/kms/key";
import type { ReplicaKeyArgs as KmsReplicaKeyArgs } from "@pulumi/aws-native/kms/replicaKey";
import type { EventSourceMappingArgs as LambdaEventSourceMappingArgs } from "@pulumi/aws-native/lambda/eventSourceMapping";
import type { FunctionArgs as LambdaFunctionArgs } from "@pulumi/aws-native/lambda/function";
import type { LogGroupArgs as LogsLogGroupArgs } from "@pulumi/aws-native/logs/logGroup";
import type { MetricFilterArgs as LogsMetricFilterArgs } from "@pulumi/aws-native/logs/metricFilter";
import type { ClusterArgs as MskClusterArgs } from "@pulumi/aws-native/msk/cluster";
import type { EnvironmentArgs as MwaaEnvironmentArgs } from "@pulumi/aws-native/mwaa/environment";
import type { DbClusterArgs as NeptuneDbClusterArgs } from "@pulumi/aws-native/neptune/dbCluster";
import type { DbInstanceArgs as NeptuneDbInstanceArgs } from "@pulumi/aws-native/neptune/dbInstance";
import type { FirewallArgs as NetworkfirewallFirewallArgs } from "@pulumi/aws-native/networkfirewall/firewall";
import type { DomainArgs as OpensearchserviceDomainArgs } from "@pulumi/aws-native/opensearchservice/domain";
import type { DbClusterArgs as RdsDbClusterArgs } from "@pulumi/aws-native/rds/dbCluster";
import type { DbInstanceArgs as RdsDbInstanceArgs } from "@pulumi/aws-native/rds/dbInstance";
import type { ClusterArgs as RedshiftClusterArgs } from "@pulumi/aws-native/redshift/cluster";
import type { WorkgroupArgs as RedshiftserverlessWorkgroupArgs } from "@pulumi/aws-native/redshiftserverless/workgroup";
import type { HealthCheckArgs as Route53HealthCheckArgs } from "@pulumi/aws-native/route53/healthCheck";
import type { HostedZoneArgs as Route53HostedZoneArgs } from "@pulumi/aws-native/route53/hostedZone";
import type { ResolverEndpointArgs as Route53resolverResolverEndpointArgs } from "@pulumi/aws-native/route53resolver/resolverEndpoint";
import type { BucketArgs as S3BucketArgs } from "@pulumi/aws-native/s3/bucket";
import type { SecretArgs as SecretsmanagerSecretArgs } from "@pulumi/aws-native/secretsmanager/secret";
import type { PrivateDnsNamespaceArgs as ServicediscoveryPrivateDnsNamespaceArgs } from "@pulumi/aws-native/servicediscovery/privateDnsNamespace";
import type { PublicDnsNamespaceArgs as ServicediscoveryPublicDnsNamespaceArgs } from "@pulumi/aws-native/servicediscovery/publicDnsNamespace";
import type { SubscriptionArgs as SnsSubscriptionArgs } from "@pulumi/aws-native/sns/subscription";
import type { TopicArgs as SnsTopicArgs } from "@pulumi/aws-native/sns/topic";
import type { QueueArgs as SqsQueueArgs } from "@pulumi/aws-native/sqs/queue";
import type { ParameterArgs as SsmParameterArgs } from "@pulumi/aws-native/ssm/parameter";
import type { StateMachineArgs as StepfunctionsStateMachineArgs } from "@pulumi/aws-native/stepfunctions/stateMachine";
import type { ServerArgs as TransferServerArgs } from "@pulumi/aws-native/transfer/server";
import type { RuleGroupArgs as Wafv2RuleGroupArgs } from "@pulumi/aws-native/wafv2/ruleGroup";
import type { WebAclArgs as Wafv2WebAclArgs } from "@pulumi/aws-native/wafv2/webAcl";
import type { Declared } from "./declared";

/** Arguments as the SDK types them. */
interface Args {
  "aws-native:acmpca:CertificateAuthority": AcmpcaCertificateAuthorityArgs;
  "aws-native:amazonmq:Broker": AmazonmqBrokerArgs;
  "aws-native:apigateway:RestApi": ApigatewayRestApiArgs;
  "aws-native:apigateway:Stage": ApigatewayStageArgs;
  "aws-native:apigatewayv2:Api": Apigatewayv2ApiArgs;
  "aws-native:applicationautoscaling:ScalingPolicy": ApplicationautoscalingScalingPolicyArgs;
  "aws-native:athena:WorkGroup": AthenaWorkGroupArgs;
  "aws-native:autoscaling:AutoScalingGroup": AutoscalingAutoScalingGroupArgs;
  "aws-native:autoscaling:ScalingPolicy": AutoscalingScalingPolicyArgs;
  "aws-native:backup:BackupVault": BackupBackupVaultArgs;
  "aws-native:certificatemanager:Certificate": CertificatemanagerCertificateArgs;
  "aws-native:cloudfront:Distribution": CloudfrontDistributionArgs;
  "aws-native:cloudtrail:Trail": CloudtrailTrailArgs;
  "aws-native:cloudwatch:Alarm": CloudwatchAlarmArgs;
  "aws-native:cloudwatch:Dashboard": CloudwatchDashboardArgs;
  "aws-native:dynamodb:Table": DynamodbTableArgs;
  "aws-native:ec2:Eip": Ec2EipArgs;
  "aws-native:ec2:FlowLog": Ec2FlowLogArgs;
  "aws-native:ec2:Instance": Ec2InstanceArgs;
  "aws-native:ec2:LaunchTemplate": Ec2LaunchTemplateArgs;
  "aws-native:ec2:NatGateway": Ec2NatGatewayArgs;
  "aws-native:ec2:Subnet": Ec2SubnetArgs;
  "aws-native:ec2:TransitGatewayAttachment": Ec2TransitGatewayAttachmentArgs;
  "aws-native:ec2:TransitGatewayPeeringAttachment": Ec2TransitGatewayPeeringAttachmentArgs;
  "aws-native:ec2:TransitGatewayVpcAttachment": Ec2TransitGatewayVpcAttachmentArgs;
  "aws-native:ec2:Volume": Ec2VolumeArgs;
  "aws-native:ec2:VpcEndpoint": Ec2VpcEndpointArgs;
  "aws-native:ec2:VpnConnection": Ec2VpnConnectionArgs;
  "aws-native:ecr:Repository": EcrRepositoryArgs;
  "aws-native:ecs:Cluster": EcsClusterArgs;
  "aws-native:ecs:Service": EcsServiceArgs;
  "aws-native:ecs:TaskDefinition": EcsTaskDefinitionArgs;
  "aws-native:efs:FileSystem": EfsFileSystemArgs;
  "aws-native:eks:Addon": EksAddonArgs;
  "aws-native:eks:Cluster": EksClusterArgs;
  "aws-native:eks:Nodegroup": EksNodegroupArgs;
  "aws-native:elasticache:CacheCluster": ElasticacheCacheClusterArgs;
  "aws-native:elasticache:ReplicationGroup": ElasticacheReplicationGroupArgs;
  "aws-native:elasticloadbalancing:LoadBalancer": ElasticloadbalancingLoadBalancerArgs;
  "aws-native:elasticloadbalancingv2:LoadBalancer": Elasticloadbalancingv2LoadBalancerArgs;
  "aws-native:events:Archive": EventsArchiveArgs;
  "aws-native:events:EventBus": EventsEventBusArgs;
  "aws-native:globalaccelerator:Accelerator": GlobalacceleratorAcceleratorArgs;
  "aws-native:glue:Crawler": GlueCrawlerArgs;
  "aws-native:glue:Database": GlueDatabaseArgs;
  "aws-native:glue:Job": GlueJobArgs;
  "aws-native:grafana:Workspace": GrafanaWorkspaceArgs;
  "aws-native:kinesis:Stream": KinesisStreamArgs;
  "aws-native:kinesisfirehose:DeliveryStream": KinesisfirehoseDeliveryStreamArgs;
  "aws-native:kms:Key": KmsKeyArgs;
  "aws-native:kms:ReplicaKey": KmsReplicaKeyArgs;
  "aws-native:lambda:EventSourceMapping": LambdaEventSourceMappingArgs;
  "aws-native:lambda:Function": LambdaFunctionArgs;
  "aws-native:logs:LogGroup": LogsLogGroupArgs;
  "aws-native:logs:MetricFilter": LogsMetricFilterArgs;
  "aws-native:msk:Cluster": MskClusterArgs;
  "aws-native:mwaa:Environment": MwaaEnvironmentArgs;
  "aws-native:neptune:DbCluster": NeptuneDbClusterArgs;
  "aws-native:neptune:DbInstance": NeptuneDbInstanceArgs;
  "aws-native:networkfirewall:Firewall": NetworkfirewallFirewallArgs;
  "aws-native:opensearchservice:Domain": OpensearchserviceDomainArgs;
  "aws-native:rds:DbCluster": RdsDbClusterArgs;
  "aws-native:rds:DbInstance": RdsDbInstanceArgs;
  "aws-native:redshift:Cluster": RedshiftClusterArgs;
  "aws-native:redshiftserverless:Workgroup": RedshiftserverlessWorkgroupArgs;
  "aws-native:route53:HealthCheck": Route53HealthCheckArgs;
  "aws-native:route53:HostedZone": Route53HostedZoneArgs;
  "aws-native:route53resolver:ResolverEndpoint": Route53resolverResolverEndpointArgs;
  "aws-native:s3:Bucket": S3BucketArgs;
  "aws-native:secretsmanager:Secret": SecretsmanagerSecretArgs;
  "aws-native:servicediscovery:PrivateDnsNamespace": ServicediscoveryPrivateDnsNamespaceArgs;
  "aws-native:servicediscovery:PublicDnsNamespace": ServicediscoveryPublicDnsNamespaceArgs;
  "aws-native:sns:Subscription": SnsSubscriptionArgs;
  "aws-native:sns:Topic": SnsTopicArgs;
  "aws-native:sqs:Queue": SqsQueueArgs;
  "aws-native:ssm:Parameter": SsmParameterArgs;
  "aws-native:stepfunctions:StateMachine": StepfunctionsStateMachineArgs;
  "aws-native:transfer:Server": TransferServerArgs;
  "aws-native:wafv2:RuleGroup": Wafv2RuleGroupArgs;
  "aws-native:wafv2:WebAcl": Wafv2WebAclArgs;
}

/** One of each type, as programs declare it. `@type` stands for the id of the resource of that type. */
export const awsNative: Declared<Args> = {
  "aws-native:acmpca:CertificateAuthority": {
    keyAlgorithm: "RSA_2048",
    signingAlgorithm: "SHA256WITHRSA",
    subject: { commonName: "example.com" },
    type: "ROOT",
  },
  "aws-native:amazonmq:Broker": {
    engineType: "ActiveMQ",
    hostInstanceType: "mq.m5.large",
    deploymentMode: "SINGLE_INSTANCE",
    publiclyAccessible: false,
  },
  "aws-native:apigateway:RestApi": { description: "orders" },
  "aws-native:apigateway:Stage": {
    restApiId: "@aws-native:apigateway:RestApi",
    stageName: "prod",
    cacheClusterEnabled: true,
    cacheClusterSize: "0.5",
  },
  "aws-native:apigatewayv2:Api": { name: "orders", protocolType: "WEBSOCKET" },
  "aws-native:applicationautoscaling:ScalingPolicy": {
    policyName: "load",
    policyType: "TargetTrackingScaling",
    targetTrackingScalingPolicyConfiguration: { targetValue: 60 },
  },
  "aws-native:athena:WorkGroup": { name: "analysts", state: "ENABLED" },
  "aws-native:autoscaling:AutoScalingGroup": {
    minSize: "2",
    maxSize: "6",
    launchTemplate: { launchTemplateId: "@aws-native:ec2:LaunchTemplate", version: "1" },
    vpcZoneIdentifier: ["@aws-native:ec2:Subnet"],
  },
  "aws-native:autoscaling:ScalingPolicy": {
    autoScalingGroupName: "@aws-native:autoscaling:AutoScalingGroup",
    policyType: "TargetTrackingScaling",
    targetTrackingConfiguration: { targetValue: 50 },
  },
  "aws-native:backup:BackupVault": { backupVaultName: "daily" },
  "aws-native:certificatemanager:Certificate": { domainName: "shop.example.com" },
  "aws-native:cloudfront:Distribution": {
    distributionConfig: {
      enabled: true,
      priceClass: "PriceClass_100",
      defaultCacheBehavior: { targetOriginId: "site", viewerProtocolPolicy: "redirect-to-https" },
    },
  },
  "aws-native:cloudtrail:Trail": { isLogging: true, s3BucketName: "trail-logs" },
  "aws-native:cloudwatch:Alarm": {
    comparisonOperator: "GreaterThanThreshold",
    evaluationPeriods: 2,
    metricName: "CPUUtilization",
    namespace: "AWS/EC2",
    period: 60,
    statistic: "Average",
    threshold: 80,
  },
  "aws-native:cloudwatch:Dashboard": { dashboardBody: "{}" },
  "aws-native:dynamodb:Table": {
    keySchema: [{ attributeName: "Id", keyType: "HASH" }],
    billingMode: "PROVISIONED",
    provisionedThroughput: { readCapacityUnits: 5, writeCapacityUnits: 5 },
  },
  "aws-native:ec2:Eip": { domain: "vpc" },
  "aws-native:ec2:FlowLog": { resourceId: "vpc-1", resourceType: "VPC", trafficType: "ALL", logDestinationType: "s3" },
  "aws-native:ec2:Instance": {
    instanceType: "m5.large",
    imageId: "ami-0abcdef1234567890",
    subnetId: "@aws-native:ec2:Subnet",
    blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { volumeType: "gp3", volumeSize: 30 } }],
  },
  "aws-native:ec2:LaunchTemplate": { launchTemplateData: { instanceType: "m5.large", imageId: "ami-0abcdef1234567890" } },
  "aws-native:ec2:NatGateway": { subnetId: "@aws-native:ec2:Subnet", allocationId: "@aws-native:ec2:Eip" },
  "aws-native:ec2:Subnet": { vpcId: "vpc-1", cidrBlock: "10.0.1.0/24" },
  "aws-native:ec2:TransitGatewayAttachment": { transitGatewayId: "tgw-1", vpcId: "vpc-1", subnetIds: ["@aws-native:ec2:Subnet"] },
  "aws-native:ec2:TransitGatewayPeeringAttachment": {
    transitGatewayId: "tgw-1",
    peerTransitGatewayId: "tgw-2",
    peerRegion: "eu-west-1",
    peerAccountId: "123456789012",
  },
  "aws-native:ec2:TransitGatewayVpcAttachment": { transitGatewayId: "tgw-1", vpcId: "vpc-1", subnetIds: ["@aws-native:ec2:Subnet"] },
  "aws-native:ec2:Volume": { availabilityZone: "us-east-1a", volumeType: "io2", size: 100, iops: 2000 },
  "aws-native:ec2:VpcEndpoint": {
    vpcId: "vpc-1",
    serviceName: "com.amazonaws.us-east-1.ecr.api",
    vpcEndpointType: "Interface",
    subnetIds: ["@aws-native:ec2:Subnet"],
  },
  "aws-native:ec2:VpnConnection": { type: "ipsec.1", customerGatewayId: "cgw-1", vpnGatewayId: "vgw-1" },
  "aws-native:ecr:Repository": { repositoryName: "web" },
  "aws-native:ecs:Cluster": { clusterSettings: [{ name: "containerInsights", value: "enabled" }] },
  "aws-native:ecs:Service": {
    cluster: "@aws-native:ecs:Cluster",
    taskDefinition: "@aws-native:ecs:TaskDefinition",
    launchType: "FARGATE",
    desiredCount: 2,
    networkConfiguration: { awsvpcConfiguration: { assignPublicIp: "ENABLED", subnets: ["@aws-native:ec2:Subnet"] } },
  },
  "aws-native:ecs:TaskDefinition": {
    family: "web",
    cpu: "512",
    memory: "1024",
    requiresCompatibilities: ["FARGATE"],
    containerDefinitions: [{ name: "web", image: "nginx" }],
  },
  "aws-native:efs:FileSystem": { throughputMode: "bursting", lifecyclePolicies: [{ transitionToIa: "AFTER_30_DAYS" }] },
  "aws-native:eks:Addon": { clusterName: "@aws-native:eks:Cluster", addonName: "vpc-cni" },
  "aws-native:eks:Cluster": {
    roleArn: "arn:aws:iam::123456789012:role/eks",
    resourcesVpcConfig: { subnetIds: ["@aws-native:ec2:Subnet"] },
  },
  "aws-native:eks:Nodegroup": {
    clusterName: "@aws-native:eks:Cluster",
    nodeRole: "arn:aws:iam::123456789012:role/node",
    subnets: ["@aws-native:ec2:Subnet"],
    instanceTypes: ["m5.large"],
    scalingConfig: { minSize: 1, maxSize: 4, desiredSize: 2 },
  },
  "aws-native:elasticache:CacheCluster": { engine: "memcached", cacheNodeType: "cache.m5.large", numCacheNodes: 2 },
  "aws-native:elasticache:ReplicationGroup": {
    replicationGroupDescription: "sessions",
    engine: "redis",
    cacheNodeType: "cache.m5.large",
    numNodeGroups: 1,
    replicasPerNodeGroup: 1,
  },
  "aws-native:elasticloadbalancing:LoadBalancer": { listeners: [{ instancePort: "8080", loadBalancerPort: "80", protocol: "HTTP" }] },
  "aws-native:elasticloadbalancingv2:LoadBalancer": { type: "application", scheme: "internal", subnets: ["@aws-native:ec2:Subnet"] },
  "aws-native:events:Archive": { sourceArn: "arn:aws:events:us-east-1:123456789012:event-bus/orders", retentionDays: 7 },
  "aws-native:events:EventBus": { name: "orders" },
  "aws-native:globalaccelerator:Accelerator": { enabled: true },
  "aws-native:glue:Crawler": { role: "arn:aws:iam::123456789012:role/glue", targets: {} },
  "aws-native:glue:Database": { catalogId: "123456789012", databaseInput: {} },
  "aws-native:glue:Job": {
    role: "arn:aws:iam::123456789012:role/glue",
    command: { scriptLocation: "s3://lake/job.py" },
    executionClass: "FLEX",
  },
  "aws-native:grafana:Workspace": {
    accountAccessType: "CURRENT_ACCOUNT",
    authenticationProviders: ["AWS_SSO"],
    permissionType: "SERVICE_MANAGED",
  },
  "aws-native:kinesis:Stream": { shardCount: 2, retentionPeriodHours: 24 },
  "aws-native:kinesisfirehose:DeliveryStream": { deliveryStreamType: "DirectPut" },
  "aws-native:kms:Key": { description: "data", enableKeyRotation: true },
  "aws-native:kms:ReplicaKey": { primaryKeyArn: "arn:aws:kms:us-west-2:123456789012:key/mrk-2", keyPolicy: {} },
  "aws-native:lambda:EventSourceMapping": {
    eventSourceArn: "arn:aws:sqs:us-east-1:123456789012:orders",
    functionName: "@aws-native:lambda:Function",
  },
  "aws-native:lambda:Function": {
    runtime: "nodejs22.x",
    handler: "index.handler",
    role: "arn:aws:iam::123456789012:role/lambda",
    memorySize: 256,
    code: { s3Bucket: "code", s3Key: "app.zip" },
  },
  "aws-native:logs:LogGroup": { retentionInDays: 30 },
  "aws-native:logs:MetricFilter": {
    logGroupName: "@aws-native:logs:LogGroup",
    filterPattern: "ERROR",
    metricTransformations: [{ metricName: "errors", metricNamespace: "shop", metricValue: "1" }],
  },
  "aws-native:msk:Cluster": {
    kafkaVersion: "3.6.0",
    numberOfBrokerNodes: 3,
    brokerNodeGroupInfo: {
      instanceType: "kafka.m5.large",
      clientSubnets: ["subnet-1", "subnet-2", "subnet-3"],
      storageInfo: { ebsStorageInfo: { volumeSize: 500 } },
    },
  },
  "aws-native:mwaa:Environment": { environmentClass: "mw1.small", minWorkers: 1, maxWorkers: 5 },
  "aws-native:neptune:DbCluster": { engineVersion: "1.3" },
  "aws-native:neptune:DbInstance": { dbInstanceClass: "db.r5.large", dbClusterIdentifier: "@aws-native:neptune:DbCluster" },
  "aws-native:networkfirewall:Firewall": {
    firewallPolicyArn: "arn:aws:network-firewall:us-east-1:123456789012:firewall-policy/1",
    vpcId: "vpc-1",
    subnetMappings: [{ subnetId: "subnet-1" }],
  },
  "aws-native:opensearchservice:Domain": {
    engineVersion: "OpenSearch_2.11",
    clusterConfig: { instanceType: "m5.large.search", instanceCount: 2 },
    ebsOptions: { ebsEnabled: true, volumeType: "gp3", volumeSize: 50 },
  },
  "aws-native:rds:DbCluster": {
    engine: "aurora-postgresql",
    masterUsername: "shop",
    serverlessV2ScalingConfiguration: { minCapacity: 0.5, maxCapacity: 4 },
  },
  "aws-native:rds:DbInstance": {
    engine: "postgres",
    dbInstanceClass: "db.m5.large",
    allocatedStorage: "100",
    storageType: "gp3",
    multiAz: true,
    masterUsername: "shop",
  },
  "aws-native:redshift:Cluster": {
    clusterType: "multi-node",
    dbName: "reports",
    masterUsername: "shop",
    nodeType: "ra3.xlplus",
    numberOfNodes: 2,
  },
  "aws-native:redshiftserverless:Workgroup": { workgroupName: "reports", baseCapacity: 32 },
  "aws-native:route53:HealthCheck": {
    healthCheckConfig: { type: "HTTPS", fullyQualifiedDomainName: "shop.example.com", requestInterval: 10 },
  },
  "aws-native:route53:HostedZone": { name: "example.com" },
  "aws-native:route53resolver:ResolverEndpoint": {
    direction: "OUTBOUND",
    securityGroupIds: ["sg-1"],
    ipAddresses: [{ subnetId: "subnet-1" }, { subnetId: "subnet-2" }],
  },
  "aws-native:s3:Bucket": { versioningConfiguration: { status: "Enabled" } },
  "aws-native:secretsmanager:Secret": { description: "database password", replicaRegions: [{ region: "eu-west-1" }] },
  "aws-native:servicediscovery:PrivateDnsNamespace": { name: "shop.local", vpc: "vpc-1" },
  "aws-native:servicediscovery:PublicDnsNamespace": { name: "shop.example.com" },
  "aws-native:sns:Subscription": { topicArn: "@aws-native:sns:Topic", protocol: "https", endpoint: "https://shop.example.com/hook" },
  "aws-native:sns:Topic": { displayName: "orders" },
  "aws-native:sqs:Queue": { fifoQueue: true, visibilityTimeout: 60 },
  "aws-native:ssm:Parameter": { type: "String", tier: "Advanced", value: "example" },
  "aws-native:stepfunctions:StateMachine": {
    roleArn: "arn:aws:iam::123456789012:role/sfn",
    stateMachineType: "EXPRESS",
    definitionString: "{}",
  },
  "aws-native:transfer:Server": { protocols: ["SFTP"] },
  "aws-native:wafv2:RuleGroup": {
    capacity: 10,
    scope: "REGIONAL",
    visibilityConfig: { cloudWatchMetricsEnabled: true, metricName: "group", sampledRequestsEnabled: false },
  },
  "aws-native:wafv2:WebAcl": {
    scope: "REGIONAL",
    defaultAction: { allow: {} },
    rules: [
      {
        name: "common",
        priority: 1,
        statement: { managedRuleGroupStatement: { name: "AWSManagedRulesCommonRuleSet", vendorName: "AWS" } },
        visibilityConfig: { cloudWatchMetricsEnabled: true, metricName: "common", sampledRequestsEnabled: false },
      },
    ],
    visibilityConfig: { cloudWatchMetricsEnabled: true, metricName: "acl", sampledRequestsEnabled: false },
  },
};
