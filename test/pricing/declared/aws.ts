import type { CertificateArgs as AcmCertificateArgs } from "@pulumi/aws/acm/certificate";
import type { CertificateAuthorityArgs as AcmpcaCertificateAuthorityArgs } from "@pulumi/aws/acmpca/certificateAuthority";
import type { LoadBalancerArgs as AlbLoadBalancerArgs } from "@pulumi/aws/alb/loadBalancer";
import type { RestApiArgs as ApigatewayRestApiArgs } from "@pulumi/aws/apigateway/restApi";
import type { StageArgs as ApigatewayStageArgs } from "@pulumi/aws/apigateway/stage";
import type { ApiArgs as Apigatewayv2ApiArgs } from "@pulumi/aws/apigatewayv2/api";
import type { PolicyArgs as AppautoscalingPolicyArgs } from "@pulumi/aws/appautoscaling/policy";
import type { WorkgroupArgs as AthenaWorkgroupArgs } from "@pulumi/aws/athena/workgroup";
import type { GroupArgs as AutoscalingGroupArgs } from "@pulumi/aws/autoscaling/group";
import type { PolicyArgs as AutoscalingPolicyArgs } from "@pulumi/aws/autoscaling/policy";
import type { VaultArgs as BackupVaultArgs } from "@pulumi/aws/backup/vault";
import type { ComputeEnvironmentArgs as BatchComputeEnvironmentArgs } from "@pulumi/aws/batch/computeEnvironment";
import type { OrganizationCustomRuleArgs as CfgOrganizationCustomRuleArgs } from "@pulumi/aws/cfg/organizationCustomRule";
import type { OrganizationManagedRuleArgs as CfgOrganizationManagedRuleArgs } from "@pulumi/aws/cfg/organizationManagedRule";
import type { RecorderArgs as CfgRecorderArgs } from "@pulumi/aws/cfg/recorder";
import type { RuleArgs as CfgRuleArgs } from "@pulumi/aws/cfg/rule";
import type { DistributionArgs as CloudfrontDistributionArgs } from "@pulumi/aws/cloudfront/distribution";
import type { HsmArgs as Cloudhsmv2HsmArgs } from "@pulumi/aws/cloudhsmv2/hsm";
import type { TrailArgs as CloudtrailTrailArgs } from "@pulumi/aws/cloudtrail/trail";
import type { DashboardArgs as CloudwatchDashboardArgs } from "@pulumi/aws/cloudwatch/dashboard";
import type { EventArchiveArgs as CloudwatchEventArchiveArgs } from "@pulumi/aws/cloudwatch/eventArchive";
import type { EventBusArgs as CloudwatchEventBusArgs } from "@pulumi/aws/cloudwatch/eventBus";
import type { LogGroupArgs as CloudwatchLogGroupArgs } from "@pulumi/aws/cloudwatch/logGroup";
import type { LogMetricFilterArgs as CloudwatchLogMetricFilterArgs } from "@pulumi/aws/cloudwatch/logMetricFilter";
import type { MetricAlarmArgs as CloudwatchMetricAlarmArgs } from "@pulumi/aws/cloudwatch/metricAlarm";
import type { ProjectArgs as CodebuildProjectArgs } from "@pulumi/aws/codebuild/project";
import type { DirectoryArgs as DirectoryserviceDirectoryArgs } from "@pulumi/aws/directoryservice/directory";
import type { ReplicationInstanceArgs as DmsReplicationInstanceArgs } from "@pulumi/aws/dms/replicationInstance";
import type { ClusterArgs as DocdbClusterArgs } from "@pulumi/aws/docdb/cluster";
import type { ClusterInstanceArgs as DocdbClusterInstanceArgs } from "@pulumi/aws/docdb/clusterInstance";
import type { TableArgs as DynamodbTableArgs } from "@pulumi/aws/dynamodb/table";
import type { SnapshotArgs as EbsSnapshotArgs } from "@pulumi/aws/ebs/snapshot";
import type { SnapshotCopyArgs as EbsSnapshotCopyArgs } from "@pulumi/aws/ebs/snapshotCopy";
import type { VolumeArgs as EbsVolumeArgs } from "@pulumi/aws/ebs/volume";
import type { DedicatedHostArgs as Ec2DedicatedHostArgs } from "@pulumi/aws/ec2/dedicatedHost";
import type { EipArgs as Ec2EipArgs } from "@pulumi/aws/ec2/eip";
import type { FlowLogArgs as Ec2FlowLogArgs } from "@pulumi/aws/ec2/flowLog";
import type { InstanceArgs as Ec2InstanceArgs } from "@pulumi/aws/ec2/instance";
import type { LaunchTemplateArgs as Ec2LaunchTemplateArgs } from "@pulumi/aws/ec2/launchTemplate";
import type { NatGatewayArgs as Ec2NatGatewayArgs } from "@pulumi/aws/ec2/natGateway";
import type { SpotInstanceRequestArgs as Ec2SpotInstanceRequestArgs } from "@pulumi/aws/ec2/spotInstanceRequest";
import type { SubnetArgs as Ec2SubnetArgs } from "@pulumi/aws/ec2/subnet";
import type { TrafficMirrorSessionArgs as Ec2TrafficMirrorSessionArgs } from "@pulumi/aws/ec2/trafficMirrorSession";
import type { VpcEndpointArgs as Ec2VpcEndpointArgs } from "@pulumi/aws/ec2/vpcEndpoint";
import type { VpnConnectionArgs as Ec2VpnConnectionArgs } from "@pulumi/aws/ec2/vpnConnection";
import type { EndpointArgs as Ec2clientvpnEndpointArgs } from "@pulumi/aws/ec2clientvpn/endpoint";
import type { NetworkAssociationArgs as Ec2clientvpnNetworkAssociationArgs } from "@pulumi/aws/ec2clientvpn/networkAssociation";
import type { PeeringAttachmentArgs as Ec2transitgatewayPeeringAttachmentArgs } from "@pulumi/aws/ec2transitgateway/peeringAttachment";
import type { VpcAttachmentArgs as Ec2transitgatewayVpcAttachmentArgs } from "@pulumi/aws/ec2transitgateway/vpcAttachment";
import type { RepositoryArgs as EcrRepositoryArgs } from "@pulumi/aws/ecr/repository";
import type { ClusterArgs as EcsClusterArgs } from "@pulumi/aws/ecs/cluster";
import type { ServiceArgs as EcsServiceArgs } from "@pulumi/aws/ecs/service";
import type { TaskDefinitionArgs as EcsTaskDefinitionArgs } from "@pulumi/aws/ecs/taskDefinition";
import type { FileSystemArgs as EfsFileSystemArgs } from "@pulumi/aws/efs/fileSystem";
import type { AddonArgs as EksAddonArgs } from "@pulumi/aws/eks/addon";
import type { ClusterArgs as EksClusterArgs } from "@pulumi/aws/eks/cluster";
import type { NodeGroupArgs as EksNodeGroupArgs } from "@pulumi/aws/eks/nodeGroup";
import type { ClusterArgs as ElasticacheClusterArgs } from "@pulumi/aws/elasticache/cluster";
import type { ReplicationGroupArgs as ElasticacheReplicationGroupArgs } from "@pulumi/aws/elasticache/replicationGroup";
import type { DomainArgs as ElasticsearchDomainArgs } from "@pulumi/aws/elasticsearch/domain";
import type { LoadBalancerArgs as ElbLoadBalancerArgs } from "@pulumi/aws/elb/loadBalancer";
import type { OpenZfsFileSystemArgs as FsxOpenZfsFileSystemArgs } from "@pulumi/aws/fsx/openZfsFileSystem";
import type { WindowsFileSystemArgs as FsxWindowsFileSystemArgs } from "@pulumi/aws/fsx/windowsFileSystem";
import type { AcceleratorArgs as GlobalacceleratorAcceleratorArgs } from "@pulumi/aws/globalaccelerator/accelerator";
import type { CatalogDatabaseArgs as GlueCatalogDatabaseArgs } from "@pulumi/aws/glue/catalogDatabase";
import type { CatalogTableArgs as GlueCatalogTableArgs } from "@pulumi/aws/glue/catalogTable";
import type { CrawlerArgs as GlueCrawlerArgs } from "@pulumi/aws/glue/crawler";
import type { JobArgs as GlueJobArgs } from "@pulumi/aws/glue/job";
import type { WorkspaceArgs as GrafanaWorkspaceArgs } from "@pulumi/aws/grafana/workspace";
import type { FirehoseDeliveryStreamArgs as KinesisFirehoseDeliveryStreamArgs } from "@pulumi/aws/kinesis/firehoseDeliveryStream";
import type { StreamArgs as KinesisStreamArgs } from "@pulumi/aws/kinesis/stream";
import type { ExternalKeyArgs as KmsExternalKeyArgs } from "@pulumi/aws/kms/externalKey";
import type { KeyArgs as KmsKeyArgs } from "@pulumi/aws/kms/key";
import type { ReplicaExternalKeyArgs as KmsReplicaExternalKeyArgs } from "@pulumi/aws/kms/replicaExternalKey";
import type { ReplicaKeyArgs as KmsReplicaKeyArgs } from "@pulumi/aws/kms/replicaKey";
import type { EventSourceMappingArgs as LambdaEventSourceMappingArgs } from "@pulumi/aws/lambda/eventSourceMapping";
import type { FunctionArgs as LambdaFunctionArgs } from "@pulumi/aws/lambda/function";
import type { ProvisionedConcurrencyConfigArgs as LambdaProvisionedConcurrencyConfigArgs } from "@pulumi/aws/lambda/provisionedConcurrencyConfig";
import type { LoadBalancerArgs as LbLoadBalancerArgs } from "@pulumi/aws/lb/loadBalancer";
import type { BrokerArgs as MqBrokerArgs } from "@pulumi/aws/mq/broker";
import type { ClusterArgs as MskClusterArgs } from "@pulumi/aws/msk/cluster";
import type { EnvironmentArgs as MwaaEnvironmentArgs } from "@pulumi/aws/mwaa/environment";
import type { ClusterArgs as NeptuneClusterArgs } from "@pulumi/aws/neptune/cluster";
import type { ClusterInstanceArgs as NeptuneClusterInstanceArgs } from "@pulumi/aws/neptune/clusterInstance";
import type { FirewallArgs as NetworkfirewallFirewallArgs } from "@pulumi/aws/networkfirewall/firewall";
import type { DomainArgs as OpensearchDomainArgs } from "@pulumi/aws/opensearch/domain";
import type { ClusterArgs as RdsClusterArgs } from "@pulumi/aws/rds/cluster";
import type { ClusterInstanceArgs as RdsClusterInstanceArgs } from "@pulumi/aws/rds/clusterInstance";
import type { InstanceArgs as RdsInstanceArgs } from "@pulumi/aws/rds/instance";
import type { InstanceAutomatedBackupsReplicationArgs as RdsBackupsReplicationArgs } from "@pulumi/aws/rds/instanceAutomatedBackupsReplication";
import type { ClusterArgs as RedshiftClusterArgs } from "@pulumi/aws/redshift/cluster";
import type { WorkgroupArgs as RedshiftserverlessWorkgroupArgs } from "@pulumi/aws/redshiftserverless/workgroup";
import type { HealthCheckArgs as Route53HealthCheckArgs } from "@pulumi/aws/route53/healthCheck";
import type { ResolverEndpointArgs as Route53ResolverEndpointArgs } from "@pulumi/aws/route53/resolverEndpoint";
import type { ZoneArgs as Route53ZoneArgs } from "@pulumi/aws/route53/zone";
import type { AnalyticsConfigurationArgs as S3AnalyticsConfigurationArgs } from "@pulumi/aws/s3/analyticsConfiguration";
import type { BucketArgs as S3BucketArgs } from "@pulumi/aws/s3/bucket";
import type { BucketReplicationConfigArgs as S3BucketReplicationConfigArgs } from "@pulumi/aws/s3/bucketReplicationConfig";
import type { BucketV2Args as S3BucketV2Args } from "@pulumi/aws/s3/bucketV2";
import type { InventoryArgs as S3InventoryArgs } from "@pulumi/aws/s3/inventory";
import type { SecretArgs as SecretsmanagerSecretArgs } from "@pulumi/aws/secretsmanager/secret";
import type { PrivateDnsNamespaceArgs as ServicediscoveryPrivateDnsNamespaceArgs } from "@pulumi/aws/servicediscovery/privateDnsNamespace";
import type { PublicDnsNamespaceArgs as ServicediscoveryPublicDnsNamespaceArgs } from "@pulumi/aws/servicediscovery/publicDnsNamespace";
import type { StateMachineArgs as SfnStateMachineArgs } from "@pulumi/aws/sfn/stateMachine";
import type { TopicArgs as SnsTopicArgs } from "@pulumi/aws/sns/topic";
import type { TopicSubscriptionArgs as SnsTopicSubscriptionArgs } from "@pulumi/aws/sns/topicSubscription";
import type { QueueArgs as SqsQueueArgs } from "@pulumi/aws/sqs/queue";
import type { ParameterArgs as SsmParameterArgs } from "@pulumi/aws/ssm/parameter";
import type { ServerArgs as TransferServerArgs } from "@pulumi/aws/transfer/server";
import type { RuleGroupArgs as Wafv2RuleGroupArgs } from "@pulumi/aws/wafv2/ruleGroup";
import type { WebAclArgs as Wafv2WebAclArgs } from "@pulumi/aws/wafv2/webAcl";
import type { Declared } from "./declared";

/** Arguments as the SDK types them. */
interface Args {
  "aws:acm/certificate:Certificate": AcmCertificateArgs;
  "aws:acmpca/certificateAuthority:CertificateAuthority": AcmpcaCertificateAuthorityArgs;
  "aws:alb/loadBalancer:LoadBalancer": AlbLoadBalancerArgs;
  "aws:apigateway/restApi:RestApi": ApigatewayRestApiArgs;
  "aws:apigateway/stage:Stage": ApigatewayStageArgs;
  "aws:apigatewayv2/api:Api": Apigatewayv2ApiArgs;
  "aws:appautoscaling/policy:Policy": AppautoscalingPolicyArgs;
  "aws:athena/workgroup:Workgroup": AthenaWorkgroupArgs;
  "aws:autoscaling/group:Group": AutoscalingGroupArgs;
  "aws:autoscaling/policy:Policy": AutoscalingPolicyArgs;
  "aws:backup/vault:Vault": BackupVaultArgs;
  "aws:batch/computeEnvironment:ComputeEnvironment": BatchComputeEnvironmentArgs;
  "aws:cfg/organizationCustomRule:OrganizationCustomRule": CfgOrganizationCustomRuleArgs;
  "aws:cfg/organizationManagedRule:OrganizationManagedRule": CfgOrganizationManagedRuleArgs;
  "aws:cfg/recorder:Recorder": CfgRecorderArgs;
  "aws:cfg/rule:Rule": CfgRuleArgs;
  "aws:cloudfront/distribution:Distribution": CloudfrontDistributionArgs;
  "aws:cloudhsmv2/hsm:Hsm": Cloudhsmv2HsmArgs;
  "aws:cloudtrail/trail:Trail": CloudtrailTrailArgs;
  "aws:cloudwatch/dashboard:Dashboard": CloudwatchDashboardArgs;
  "aws:cloudwatch/eventArchive:EventArchive": CloudwatchEventArchiveArgs;
  "aws:cloudwatch/eventBus:EventBus": CloudwatchEventBusArgs;
  "aws:cloudwatch/logGroup:LogGroup": CloudwatchLogGroupArgs;
  "aws:cloudwatch/logMetricFilter:LogMetricFilter": CloudwatchLogMetricFilterArgs;
  "aws:cloudwatch/metricAlarm:MetricAlarm": CloudwatchMetricAlarmArgs;
  "aws:codebuild/project:Project": CodebuildProjectArgs;
  "aws:directoryservice/directory:Directory": DirectoryserviceDirectoryArgs;
  "aws:dms/replicationInstance:ReplicationInstance": DmsReplicationInstanceArgs;
  "aws:docdb/cluster:Cluster": DocdbClusterArgs;
  "aws:docdb/clusterInstance:ClusterInstance": DocdbClusterInstanceArgs;
  "aws:dynamodb/table:Table": DynamodbTableArgs;
  "aws:ebs/snapshot:Snapshot": EbsSnapshotArgs;
  "aws:ebs/snapshotCopy:SnapshotCopy": EbsSnapshotCopyArgs;
  "aws:ebs/volume:Volume": EbsVolumeArgs;
  "aws:ec2/dedicatedHost:DedicatedHost": Ec2DedicatedHostArgs;
  "aws:ec2/eip:Eip": Ec2EipArgs;
  "aws:ec2/flowLog:FlowLog": Ec2FlowLogArgs;
  "aws:ec2/instance:Instance": Ec2InstanceArgs;
  "aws:ec2/launchTemplate:LaunchTemplate": Ec2LaunchTemplateArgs;
  "aws:ec2/natGateway:NatGateway": Ec2NatGatewayArgs;
  "aws:ec2/spotInstanceRequest:SpotInstanceRequest": Ec2SpotInstanceRequestArgs;
  "aws:ec2/subnet:Subnet": Ec2SubnetArgs;
  "aws:ec2/trafficMirrorSession:TrafficMirrorSession": Ec2TrafficMirrorSessionArgs;
  "aws:ec2/vpcEndpoint:VpcEndpoint": Ec2VpcEndpointArgs;
  "aws:ec2/vpnConnection:VpnConnection": Ec2VpnConnectionArgs;
  "aws:ec2clientvpn/endpoint:Endpoint": Ec2clientvpnEndpointArgs;
  "aws:ec2clientvpn/networkAssociation:NetworkAssociation": Ec2clientvpnNetworkAssociationArgs;
  "aws:ec2transitgateway/peeringAttachment:PeeringAttachment": Ec2transitgatewayPeeringAttachmentArgs;
  "aws:ec2transitgateway/vpcAttachment:VpcAttachment": Ec2transitgatewayVpcAttachmentArgs;
  "aws:ecr/repository:Repository": EcrRepositoryArgs;
  "aws:ecs/cluster:Cluster": EcsClusterArgs;
  "aws:ecs/service:Service": EcsServiceArgs;
  "aws:ecs/taskDefinition:TaskDefinition": EcsTaskDefinitionArgs;
  "aws:efs/fileSystem:FileSystem": EfsFileSystemArgs;
  "aws:eks/addon:Addon": EksAddonArgs;
  "aws:eks/cluster:Cluster": EksClusterArgs;
  "aws:eks/nodeGroup:NodeGroup": EksNodeGroupArgs;
  "aws:elasticache/cluster:Cluster": ElasticacheClusterArgs;
  "aws:elasticache/replicationGroup:ReplicationGroup": ElasticacheReplicationGroupArgs;
  "aws:elasticsearch/domain:Domain": ElasticsearchDomainArgs;
  "aws:elb/loadBalancer:LoadBalancer": ElbLoadBalancerArgs;
  "aws:fsx/openZfsFileSystem:OpenZfsFileSystem": FsxOpenZfsFileSystemArgs;
  "aws:fsx/windowsFileSystem:WindowsFileSystem": FsxWindowsFileSystemArgs;
  "aws:globalaccelerator/accelerator:Accelerator": GlobalacceleratorAcceleratorArgs;
  "aws:glue/catalogDatabase:CatalogDatabase": GlueCatalogDatabaseArgs;
  "aws:glue/catalogTable:CatalogTable": GlueCatalogTableArgs;
  "aws:glue/crawler:Crawler": GlueCrawlerArgs;
  "aws:glue/job:Job": GlueJobArgs;
  "aws:grafana/workspace:Workspace": GrafanaWorkspaceArgs;
  "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream": KinesisFirehoseDeliveryStreamArgs;
  "aws:kinesis/stream:Stream": KinesisStreamArgs;
  "aws:kms/externalKey:ExternalKey": KmsExternalKeyArgs;
  "aws:kms/key:Key": KmsKeyArgs;
  "aws:kms/replicaExternalKey:ReplicaExternalKey": KmsReplicaExternalKeyArgs;
  "aws:kms/replicaKey:ReplicaKey": KmsReplicaKeyArgs;
  "aws:lambda/eventSourceMapping:EventSourceMapping": LambdaEventSourceMappingArgs;
  "aws:lambda/function:Function": LambdaFunctionArgs;
  "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig": LambdaProvisionedConcurrencyConfigArgs;
  "aws:lb/loadBalancer:LoadBalancer": LbLoadBalancerArgs;
  "aws:mq/broker:Broker": MqBrokerArgs;
  "aws:msk/cluster:Cluster": MskClusterArgs;
  "aws:mwaa/environment:Environment": MwaaEnvironmentArgs;
  "aws:neptune/cluster:Cluster": NeptuneClusterArgs;
  "aws:neptune/clusterInstance:ClusterInstance": NeptuneClusterInstanceArgs;
  "aws:networkfirewall/firewall:Firewall": NetworkfirewallFirewallArgs;
  "aws:opensearch/domain:Domain": OpensearchDomainArgs;
  "aws:rds/cluster:Cluster": RdsClusterArgs;
  "aws:rds/clusterInstance:ClusterInstance": RdsClusterInstanceArgs;
  "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication": RdsBackupsReplicationArgs;
  "aws:rds/instance:Instance": RdsInstanceArgs;
  "aws:redshift/cluster:Cluster": RedshiftClusterArgs;
  "aws:redshiftserverless/workgroup:Workgroup": RedshiftserverlessWorkgroupArgs;
  "aws:route53/healthCheck:HealthCheck": Route53HealthCheckArgs;
  "aws:route53/resolverEndpoint:ResolverEndpoint": Route53ResolverEndpointArgs;
  "aws:route53/zone:Zone": Route53ZoneArgs;
  "aws:s3/analyticsConfiguration:AnalyticsConfiguration": S3AnalyticsConfigurationArgs;
  "aws:s3/bucket:Bucket": S3BucketArgs;
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig": S3BucketReplicationConfigArgs;
  "aws:s3/bucketV2:BucketV2": S3BucketV2Args;
  "aws:s3/inventory:Inventory": S3InventoryArgs;
  "aws:secretsmanager/secret:Secret": SecretsmanagerSecretArgs;
  "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace": ServicediscoveryPrivateDnsNamespaceArgs;
  "aws:servicediscovery/publicDnsNamespace:PublicDnsNamespace": ServicediscoveryPublicDnsNamespaceArgs;
  "aws:sfn/stateMachine:StateMachine": SfnStateMachineArgs;
  "aws:sns/topic:Topic": SnsTopicArgs;
  "aws:sns/topicSubscription:TopicSubscription": SnsTopicSubscriptionArgs;
  "aws:sqs/queue:Queue": SqsQueueArgs;
  "aws:ssm/parameter:Parameter": SsmParameterArgs;
  "aws:transfer/server:Server": TransferServerArgs;
  "aws:wafv2/ruleGroup:RuleGroup": Wafv2RuleGroupArgs;
  "aws:wafv2/webAcl:WebAcl": Wafv2WebAclArgs;
}

/** One of each type, as programs declare it. `@type` stands for the id of the resource of that type. */
export const aws: Declared<Args> = {
  "aws:acm/certificate:Certificate": { domainName: "shop.example.com", validationMethod: "DNS" },
  "aws:acmpca/certificateAuthority:CertificateAuthority": {
    type: "ROOT",
    certificateAuthorityConfiguration: {
      keyAlgorithm: "RSA_4096",
      signingAlgorithm: "SHA512WITHRSA",
      subject: { commonName: "example.com" },
    },
  },
  "aws:alb/loadBalancer:LoadBalancer": { loadBalancerType: "application", internal: false, subnets: ["subnet-1", "subnet-2"] },
  "aws:apigateway/restApi:RestApi": { description: "orders" },
  "aws:apigateway/stage:Stage": {
    restApi: "@aws:apigateway/restApi:RestApi",
    deployment: "d1",
    stageName: "prod",
    cacheClusterEnabled: true,
    cacheClusterSize: "0.5",
  },
  "aws:apigatewayv2/api:Api": { protocolType: "HTTP" },
  "aws:appautoscaling/policy:Policy": {
    policyType: "TargetTrackingScaling",
    resourceId: "service/shop/web",
    scalableDimension: "ecs:service:DesiredCount",
    serviceNamespace: "ecs",
    targetTrackingScalingPolicyConfiguration: {
      targetValue: 60,
      predefinedMetricSpecification: { predefinedMetricType: "ECSServiceAverageCPUUtilization" },
    },
  },
  "aws:athena/workgroup:Workgroup": { name: "analysts" },
  "aws:autoscaling/group:Group": {
    minSize: 2,
    maxSize: 6,
    launchTemplate: { id: "@aws:ec2/launchTemplate:LaunchTemplate", version: "$Latest" },
    vpcZoneIdentifiers: ["@aws:ec2/subnet:Subnet"],
  },
  "aws:autoscaling/policy:Policy": {
    autoscalingGroupName: "@aws:autoscaling/group:Group",
    policyType: "TargetTrackingScaling",
    targetTrackingConfiguration: { targetValue: 50, predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" } },
  },
  "aws:backup/vault:Vault": { name: "daily" },
  "aws:batch/computeEnvironment:ComputeEnvironment": {
    type: "MANAGED",
    computeResources: {
      type: "SPOT",
      instanceTypes: ["c6i.xlarge"],
      minVcpus: 0,
      maxVcpus: 64,
      subnets: ["subnet-1"],
      securityGroupIds: ["sg-1"],
      launchTemplate: { launchTemplateId: "@aws:ec2/launchTemplate:LaunchTemplate" },
    },
  },
  "aws:cfg/organizationCustomRule:OrganizationCustomRule": {
    lambdaFunctionArn: "arn:aws:lambda:us-east-1:123456789012:function:check",
    triggerTypes: ["ConfigurationItemChangeNotification"],
  },
  "aws:cfg/organizationManagedRule:OrganizationManagedRule": { ruleIdentifier: "IAM_PASSWORD_POLICY" },
  "aws:cfg/recorder:Recorder": { roleArn: "arn:aws:iam::123456789012:role/config" },
  "aws:cfg/rule:Rule": { source: { owner: "AWS", sourceIdentifier: "S3_BUCKET_VERSIONING_ENABLED" } },
  "aws:cloudfront/distribution:Distribution": {
    enabled: true,
    priceClass: "PriceClass_100",
    viewerCertificate: { cloudfrontDefaultCertificate: true },
    origins: [{ originId: "site", domainName: "site.s3.amazonaws.com" }],
  },
  "aws:cloudhsmv2/hsm:Hsm": { clusterId: "cluster-1", subnetId: "subnet-1" },
  "aws:cloudtrail/trail:Trail": { s3BucketName: "trail-logs", includeGlobalServiceEvents: true },
  "aws:cloudwatch/dashboard:Dashboard": { dashboardName: "shop", dashboardBody: "{}" },
  "aws:cloudwatch/eventArchive:EventArchive": {
    eventSourceArn: "arn:aws:events:us-east-1:123456789012:event-bus/orders",
    retentionDays: 7,
  },
  "aws:cloudwatch/eventBus:EventBus": { name: "orders" },
  "aws:cloudwatch/logGroup:LogGroup": { retentionInDays: 30 },
  "aws:cloudwatch/logMetricFilter:LogMetricFilter": {
    logGroupName: "@aws:cloudwatch/logGroup:LogGroup",
    pattern: "ERROR",
    metricTransformation: { name: "errors", namespace: "shop", value: "1" },
  },
  "aws:cloudwatch/metricAlarm:MetricAlarm": {
    comparisonOperator: "GreaterThanThreshold",
    evaluationPeriods: 2,
    metricName: "CPUUtilization",
    namespace: "AWS/EC2",
    period: 300,
    statistic: "Average",
    threshold: 80,
  },
  "aws:codebuild/project:Project": {
    serviceRole: "arn:aws:iam::123456789012:role/build",
    artifacts: { type: "NO_ARTIFACTS" },
    environment: { computeType: "BUILD_GENERAL1_SMALL", image: "aws/codebuild/standard:7.0", type: "LINUX_CONTAINER" },
    source: { type: "GITHUB", location: "https://github.com/example/shop.git" },
  },
  "aws:directoryservice/directory:Directory": {
    name: "corp.example.com",
    password: "Example-1",
    type: "MicrosoftAD",
    edition: "Standard",
    vpcSettings: { vpcId: "vpc-1", subnetIds: ["subnet-1", "subnet-2"] },
  },
  "aws:dms/replicationInstance:ReplicationInstance": {
    replicationInstanceId: "move",
    replicationInstanceClass: "dms.t3.medium",
    allocatedStorage: 50,
  },
  "aws:docdb/cluster:Cluster": {
    clusterIdentifier: "catalog",
    masterUsername: "shop",
    masterPassword: "example-1",
    skipFinalSnapshot: true,
  },
  "aws:docdb/clusterInstance:ClusterInstance": { clusterIdentifier: "@aws:docdb/cluster:Cluster", instanceClass: "db.r5.large" },
  "aws:dynamodb/table:Table": {
    attributes: [{ name: "Id", type: "S" }],
    hashKey: "Id",
    readCapacity: 5,
    writeCapacity: 5,
    pointInTimeRecovery: { enabled: true },
  },
  "aws:ebs/snapshot:Snapshot": { volumeId: "@aws:ebs/volume:Volume" },
  "aws:ebs/snapshotCopy:SnapshotCopy": { sourceRegion: "us-west-2", sourceSnapshotId: "snap-1" },
  "aws:ebs/volume:Volume": { availabilityZone: "us-east-1a", size: 200, type: "gp3", iops: 4000, throughput: 250 },
  "aws:ec2/dedicatedHost:DedicatedHost": { availabilityZone: "us-east-1a", instanceType: "c5.large" },
  "aws:ec2/eip:Eip": { domain: "vpc", instance: "@aws:ec2/instance:Instance" },
  "aws:ec2/flowLog:FlowLog": { trafficType: "ALL", vpcId: "vpc-1", logDestinationType: "s3", logDestination: "arn:aws:s3:::flow-logs" },
  "aws:ec2/instance:Instance": {
    ami: "ami-0abcdef1234567890",
    instanceType: "t3.medium",
    subnetId: "@aws:ec2/subnet:Subnet",
    associatePublicIpAddress: true,
    creditSpecification: { cpuCredits: "unlimited" },
    rootBlockDevice: { volumeType: "gp3", volumeSize: 30 },
    tags: { Name: "web" },
  },
  "aws:ec2/launchTemplate:LaunchTemplate": {
    imageId: "ami-0abcdef1234567890",
    instanceType: "m5.large",
    blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { volumeType: "gp3", volumeSize: 40 } }],
  },
  "aws:ec2/natGateway:NatGateway": { allocationId: "@aws:ec2/eip:Eip", subnetId: "@aws:ec2/subnet:Subnet" },
  "aws:ec2/spotInstanceRequest:SpotInstanceRequest": {
    ami: "ami-0abcdef1234567890",
    instanceType: "m5.large",
    spotPrice: "0.05",
    associatePublicIpAddress: false,
  },
  "aws:ec2/subnet:Subnet": { vpcId: "vpc-1", cidrBlock: "10.0.1.0/24", mapPublicIpOnLaunch: true },
  "aws:ec2/trafficMirrorSession:TrafficMirrorSession": {
    networkInterfaceId: "eni-1",
    trafficMirrorFilterId: "tmf-1",
    trafficMirrorTargetId: "tmt-1",
    sessionNumber: 1,
  },
  "aws:ec2/vpcEndpoint:VpcEndpoint": {
    vpcId: "vpc-1",
    serviceName: "com.amazonaws.us-east-1.ecr.api",
    vpcEndpointType: "Interface",
    subnetIds: ["subnet-1", "subnet-2"],
    privateDnsEnabled: true,
  },
  "aws:ec2/vpnConnection:VpnConnection": { customerGatewayId: "cgw-1", vpnGatewayId: "vgw-1", type: "ipsec.1", staticRoutesOnly: true },
  "aws:ec2clientvpn/endpoint:Endpoint": {
    serverCertificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/1",
    clientCidrBlock: "10.9.0.0/22",
    authenticationOptions: [
      { type: "certificate-authentication", rootCertificateChainArn: "arn:aws:acm:us-east-1:123456789012:certificate/2" },
    ],
    connectionLogOptions: { enabled: false },
  },
  "aws:ec2clientvpn/networkAssociation:NetworkAssociation": {
    clientVpnEndpointId: "@aws:ec2clientvpn/endpoint:Endpoint",
    subnetId: "@aws:ec2/subnet:Subnet",
  },
  "aws:ec2transitgateway/peeringAttachment:PeeringAttachment": {
    peerRegion: "eu-west-1",
    peerTransitGatewayId: "tgw-2",
    transitGatewayId: "tgw-1",
  },
  "aws:ec2transitgateway/vpcAttachment:VpcAttachment": { subnetIds: ["@aws:ec2/subnet:Subnet"], transitGatewayId: "tgw-1", vpcId: "vpc-1" },
  "aws:ecr/repository:Repository": { imageTagMutability: "MUTABLE", forceDelete: true },
  "aws:ecs/cluster:Cluster": { settings: [{ name: "containerInsights", value: "enabled" }] },
  "aws:ecs/service:Service": {
    cluster: "@aws:ecs/cluster:Cluster",
    taskDefinition: "@aws:ecs/taskDefinition:TaskDefinition",
    launchType: "FARGATE",
    desiredCount: 3,
    networkConfiguration: { assignPublicIp: true, subnets: ["@aws:ec2/subnet:Subnet"] },
  },
  "aws:ecs/taskDefinition:TaskDefinition": {
    family: "web",
    cpu: "512",
    memory: "1024",
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE"],
    containerDefinitions: "[]",
  },
  "aws:efs/fileSystem:FileSystem": {
    throughputMode: "provisioned",
    provisionedThroughputInMibps: 64,
    lifecyclePolicies: [{ transitionToIa: "AFTER_30_DAYS" }],
  },
  "aws:eks/addon:Addon": { clusterName: "@aws:eks/cluster:Cluster", addonName: "vpc-cni" },
  "aws:eks/cluster:Cluster": {
    roleArn: "arn:aws:iam::123456789012:role/eks",
    vpcConfig: { subnetIds: ["@aws:ec2/subnet:Subnet"] },
    upgradePolicy: { supportType: "STANDARD" },
  },
  "aws:eks/nodeGroup:NodeGroup": {
    clusterName: "@aws:eks/cluster:Cluster",
    nodeRoleArn: "arn:aws:iam::123456789012:role/node",
    subnetIds: ["@aws:ec2/subnet:Subnet"],
    instanceTypes: ["m5.large"],
    diskSize: 50,
    scalingConfig: { desiredSize: 2, minSize: 1, maxSize: 4 },
  },
  "aws:elasticache/cluster:Cluster": { engine: "redis", nodeType: "cache.m5.large", numCacheNodes: 1, snapshotRetentionLimit: 3 },
  "aws:elasticache/replicationGroup:ReplicationGroup": {
    description: "sessions",
    engine: "redis",
    nodeType: "cache.m5.large",
    numNodeGroups: 2,
    replicasPerNodeGroup: 1,
    automaticFailoverEnabled: true,
  },
  "aws:elasticsearch/domain:Domain": {
    elasticsearchVersion: "7.10",
    clusterConfig: { instanceType: "m5.large.elasticsearch", instanceCount: 2 },
    ebsOptions: { ebsEnabled: true, volumeType: "gp2", volumeSize: 50 },
  },
  "aws:elb/loadBalancer:LoadBalancer": {
    internal: true,
    subnets: ["subnet-1"],
    listeners: [{ instancePort: 8080, instanceProtocol: "http", lbPort: 80, lbProtocol: "http" }],
  },
  "aws:fsx/openZfsFileSystem:OpenZfsFileSystem": {
    deploymentType: "SINGLE_AZ_1",
    storageCapacity: 512,
    throughputCapacity: 128,
    subnetIds: ["subnet-1"],
  },
  "aws:fsx/windowsFileSystem:WindowsFileSystem": {
    deploymentType: "MULTI_AZ_1",
    storageCapacity: 300,
    throughputCapacity: 32,
    subnetIds: ["subnet-1", "subnet-2"],
  },
  "aws:globalaccelerator/accelerator:Accelerator": { ipAddressType: "IPV4", enabled: true },
  "aws:glue/catalogDatabase:CatalogDatabase": { name: "lake" },
  "aws:glue/catalogTable:CatalogTable": { databaseName: "@aws:glue/catalogDatabase:CatalogDatabase", name: "orders" },
  "aws:glue/crawler:Crawler": {
    databaseName: "lake",
    role: "arn:aws:iam::123456789012:role/glue",
    s3Targets: [{ path: "s3://lake/orders" }],
  },
  "aws:glue/job:Job": {
    roleArn: "arn:aws:iam::123456789012:role/glue",
    command: { scriptLocation: "s3://lake/job.py" },
    workerType: "G.1X",
    numberOfWorkers: 4,
  },
  "aws:grafana/workspace:Workspace": {
    accountAccessType: "CURRENT_ACCOUNT",
    authenticationProviders: ["AWS_SSO"],
    permissionType: "SERVICE_MANAGED",
  },
  "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream": {
    destination: "extended_s3",
    extendedS3Configuration: { bucketArn: "arn:aws:s3:::events", roleArn: "arn:aws:iam::123456789012:role/firehose" },
  },
  "aws:kinesis/stream:Stream": { shardCount: 4, retentionPeriod: 48 },
  "aws:kms/externalKey:ExternalKey": { description: "brought" },
  "aws:kms/key:Key": { description: "data", deletionWindowInDays: 10, enableKeyRotation: true },
  "aws:kms/replicaExternalKey:ReplicaExternalKey": { primaryKeyArn: "arn:aws:kms:us-west-2:123456789012:key/mrk-1" },
  "aws:kms/replicaKey:ReplicaKey": { primaryKeyArn: "arn:aws:kms:us-west-2:123456789012:key/mrk-2" },
  "aws:lambda/eventSourceMapping:EventSourceMapping": {
    eventSourceArn: "arn:aws:sqs:us-east-1:123456789012:orders",
    functionName: "@aws:lambda/function:Function",
    batchSize: 10,
  },
  "aws:lambda/function:Function": {
    runtime: "nodejs22.x",
    handler: "index.handler",
    role: "arn:aws:iam::123456789012:role/lambda",
    memorySize: 512,
    architectures: ["arm64"],
    timeout: 30,
    ephemeralStorage: { size: 1024 },
  },
  "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig": {
    functionName: "@aws:lambda/function:Function",
    qualifier: "live",
    provisionedConcurrentExecutions: 5,
  },
  "aws:lb/loadBalancer:LoadBalancer": { loadBalancerType: "network", internal: true, subnets: ["subnet-1", "subnet-2"] },
  "aws:mq/broker:Broker": {
    brokerName: "orders",
    engineType: "ActiveMQ",
    engineVersion: "5.18",
    hostInstanceType: "mq.m5.large",
    deploymentMode: "ACTIVE_STANDBY_MULTI_AZ",
    users: [{ username: "shop", password: "Example-12345" }],
  },
  "aws:msk/cluster:Cluster": {
    clusterName: "events",
    kafkaVersion: "3.6.0",
    numberOfBrokerNodes: 3,
    brokerNodeGroupInfo: {
      instanceType: "kafka.m5.large",
      clientSubnets: ["subnet-1", "subnet-2", "subnet-3"],
      securityGroups: ["sg-1"],
      storageInfo: { ebsStorageInfo: { volumeSize: 500 } },
    },
  },
  "aws:mwaa/environment:Environment": {
    dagS3Path: "dags/",
    executionRoleArn: "arn:aws:iam::123456789012:role/mwaa",
    sourceBucketArn: "arn:aws:s3:::dags",
    environmentClass: "mw1.small",
    minWorkers: 1,
    maxWorkers: 5,
    networkConfiguration: { securityGroupIds: ["sg-1"], subnetIds: ["subnet-1", "subnet-2"] },
  },
  "aws:neptune/cluster:Cluster": { engine: "neptune", skipFinalSnapshot: true },
  "aws:neptune/clusterInstance:ClusterInstance": {
    clusterIdentifier: "@aws:neptune/cluster:Cluster",
    instanceClass: "db.r5.large",
    engine: "neptune",
  },
  "aws:networkfirewall/firewall:Firewall": {
    firewallPolicyArn: "arn:aws:network-firewall:us-east-1:123456789012:firewall-policy/1",
    vpcId: "vpc-1",
    subnetMappings: [{ subnetId: "subnet-1" }, { subnetId: "subnet-2" }],
  },
  "aws:opensearch/domain:Domain": {
    engineVersion: "OpenSearch_2.11",
    clusterConfig: {
      instanceType: "m5.large.search",
      instanceCount: 3,
      dedicatedMasterEnabled: true,
      dedicatedMasterType: "c5.large.search",
      dedicatedMasterCount: 3,
      zoneAwarenessEnabled: true,
    },
    ebsOptions: { ebsEnabled: true, volumeType: "gp3", volumeSize: 100 },
  },
  "aws:rds/cluster:Cluster": {
    engine: "aurora-postgresql",
    engineMode: "provisioned",
    masterUsername: "shop",
    masterPassword: "example-1",
    serverlessv2ScalingConfiguration: { minCapacity: 0.5, maxCapacity: 4 },
  },
  "aws:rds/clusterInstance:ClusterInstance": {
    clusterIdentifier: "@aws:rds/cluster:Cluster",
    engine: "aurora-postgresql",
    instanceClass: "db.r5.large",
  },
  "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication": {
    sourceDbInstanceArn: "arn:aws:rds:us-west-2:123456789012:db:orders",
    retentionPeriod: 14,
  },
  "aws:rds/instance:Instance": {
    engine: "postgres",
    engineVersion: "16",
    instanceClass: "db.m5.large",
    allocatedStorage: 100,
    maxAllocatedStorage: 400,
    storageType: "gp3",
    multiAz: true,
    backupRetentionPeriod: 7,
    username: "shop",
    password: "example-1",
    skipFinalSnapshot: true,
  },
  "aws:redshift/cluster:Cluster": { clusterIdentifier: "reports", nodeType: "ra3.xlplus", numberOfNodes: 2, masterUsername: "shop" },
  "aws:redshiftserverless/workgroup:Workgroup": { namespaceName: "reports", workgroupName: "reports", baseCapacity: 32 },
  "aws:route53/healthCheck:HealthCheck": { type: "HTTPS", fqdn: "shop.example.com", port: 443, requestInterval: 10, failureThreshold: 3 },
  "aws:route53/resolverEndpoint:ResolverEndpoint": {
    direction: "OUTBOUND",
    securityGroupIds: ["sg-1"],
    ipAddresses: [{ subnetId: "subnet-1" }, { subnetId: "subnet-2" }],
  },
  "aws:route53/zone:Zone": { name: "example.com" },
  "aws:s3/analyticsConfiguration:AnalyticsConfiguration": { bucket: "@aws:s3/bucket:Bucket" },
  "aws:s3/bucket:Bucket": { forceDestroy: true, tags: { Project: "shop" } },
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig": {
    bucket: "@aws:s3/bucket:Bucket",
    role: "arn:aws:iam::123456789012:role/replication",
    rules: [{ status: "Enabled", destination: { bucket: "@aws:s3/bucket:Bucket" } }],
  },
  "aws:s3/bucketV2:BucketV2": { bucket: "shop-assets" },
  "aws:s3/inventory:Inventory": {
    bucket: "@aws:s3/bucket:Bucket",
    includedObjectVersions: "All",
    schedule: { frequency: "Daily" },
    destination: { bucket: { bucketArn: "arn:aws:s3:::reports", format: "CSV" } },
  },
  "aws:secretsmanager/secret:Secret": { description: "database password", replicas: [{ region: "eu-west-1" }] },
  "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace": { name: "shop.local", vpc: "vpc-1" },
  "aws:servicediscovery/publicDnsNamespace:PublicDnsNamespace": { name: "shop.example.com" },
  "aws:sfn/stateMachine:StateMachine": { roleArn: "arn:aws:iam::123456789012:role/sfn", definition: "{}", type: "STANDARD" },
  "aws:sns/topic:Topic": { displayName: "orders" },
  "aws:sns/topicSubscription:TopicSubscription": {
    topic: "@aws:sns/topic:Topic",
    protocol: "https",
    endpoint: "https://shop.example.com/hook",
  },
  "aws:sqs/queue:Queue": { fifoQueue: true, visibilityTimeoutSeconds: 60, messageRetentionSeconds: 345600 },
  "aws:ssm/parameter:Parameter": { type: "SecureString", tier: "Advanced", value: "example" },
  "aws:transfer/server:Server": { protocols: ["SFTP"], identityProviderType: "SERVICE_MANAGED" },
  "aws:wafv2/ruleGroup:RuleGroup": {
    capacity: 10,
    scope: "REGIONAL",
    visibilityConfig: { cloudwatchMetricsEnabled: true, metricName: "group", sampledRequestsEnabled: false },
  },
  "aws:wafv2/webAcl:WebAcl": {
    scope: "REGIONAL",
    defaultAction: { allow: {} },
    visibilityConfig: { cloudwatchMetricsEnabled: true, metricName: "acl", sampledRequestsEnabled: false },
    rules: [
      {
        name: "common",
        priority: 1,
        overrideAction: { none: {} },
        statement: { managedRuleGroupStatement: { name: "AWSManagedRulesCommonRuleSet", vendorName: "AWS" } },
        visibilityConfig: { cloudwatchMetricsEnabled: true, metricName: "common", sampledRequestsEnabled: false },
      },
    ],
  },
};
