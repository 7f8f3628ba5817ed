import type { PriceBook, UnitPrice } from "../../../catalog";
import { type AwsRow, awsUnit } from "./documents";

/*
 * How AWS writes each unit price of the book into its offer files: offer code, product family, usage type, unit, and how
 * many of that unit one of the book's holds. Written from the offer files' attribute values and cost reports, not from
 * the rules under test.
 */
type Usage = readonly [
  key: string,
  code: string,
  family: string | undefined,
  usage: string,
  unit: string,
  perBookUnit: number,
  attributes?: Readonly<Record<string, string>>,
];

const lcuHoursAMonth = 730;
const acu = { databaseEngine: "Aurora MySQL" };
const any = { databaseEngine: "Any", deploymentOption: "Single-AZ" };
const openZfs = { fileSystemType: "OpenZFS", deploymentOption: "Single-AZ" };
const windows = { fileSystemType: "Windows", deploymentOption: "Single-AZ" };
const areas = { AP: "asia", AU: "australia", EU: "europe", IN: "india", JP: "japan", SA: "south-america", US: "us", ZA: "africa" };

const listed: readonly Usage[] = [
  ["acmpca.authority", "AWSCertificateManager", "AWS Certificate Manager", "PaidPrivateCA", "PrivateCA", 1],
  ["acmpca.authority.short_lived", "AWSCertificateManager", "AWS Certificate Manager", "ShortLivedCertificatePrivateCA", "PrivateCA", 1],
  ["acmpca.certificates", "AWSCertificateManager", "AWS Certificate Manager", "PrivateCertificatesIssued", "Certificates", 1],
  [
    "acmpca.certificates.short_lived",
    "AWSCertificateManager",
    "AWS Certificate Manager",
    "ShortLivedCertificatesIssued",
    "Certificates",
    1,
  ],
  ["alb.hour", "AWSELB", "Load Balancer-Application", "LoadBalancerUsage", "Hrs", 1],
  ["alb.lcu", "AWSELB", "Load Balancer-Application", "LCUUsage", "LCU-Hrs", lcuHoursAMonth],
  ["apigateway.cache.0.5", "AmazonApiGateway", "Amazon API Gateway Cache", "ApiGatewayCacheUsage:0.5GB", "Hrs", 1],
  ["apigateway.cache.237", "AmazonApiGateway", "Amazon API Gateway Cache", "ApiGatewayCacheUsage:237GB", "Hrs", 1],
  ["apigateway.http.requests", "AmazonApiGateway", "API Calls", "ApiGatewayHttpRequest", "Requests", 1e6],
  ["apigateway.rest.requests", "AmazonApiGateway", "API Calls", "ApiGatewayRequest", "Requests", 1e6],
  ["apigateway.websocket.messages", "AmazonApiGateway", "WebSocket", "ApiGatewayMessage", "Messages", 1e6],
  ["apigateway.websocket.minutes", "AmazonApiGateway", "WebSocket", "ApiGatewayMinute", "minutes", 1],
  ["athena.scan", "AmazonAthena", "Athena Queries", "DataScannedInTB", "Terabytes", 1],
  ["aurora.backtrack", "AmazonRDS", "System Operation", "Aurora:BacktrackUsage", "CRs", 1e6, acu],
  ["aurora.backup", "AmazonRDS", "Storage Snapshot", "Aurora:BackupUsage", "GB-Mo", 1, acu],
  ["aurora.io_optimized.serverless_v2.acu", "AmazonRDS", "ServerlessV2", "Aurora:ServerlessV2IOOptimizedUsage", "ACU-Hr", 1, acu],
  ["aurora.io_optimized.storage", "AmazonRDS", "Database Storage", "Aurora:IO-OptimizedStorageUsage", "GB-Mo", 1, acu],
  ["aurora.requests", "AmazonRDS", "System Operation", "Aurora:StorageIOUsage", "IOs", 1e6, { databaseEngine: "Any" }],
  ["aurora.serverless_v1.acu", "AmazonRDS", "Serverless", "Aurora:ServerlessUsage", "ACU-Hr", 1, acu],
  ["aurora.serverless_v2.acu", "AmazonRDS", "ServerlessV2", "Aurora:ServerlessV2Usage", "ACU-Hr", 1, acu],
  ["aurora.storage", "AmazonRDS", "Database Storage", "Aurora:StorageUsage", "GB-Mo", 1, { databaseEngine: "Any" }],
  ["backup.aurora.storage", "AmazonRDS", "Storage Snapshot", "Aurora:BackupUsage", "GB-Mo", 1, acu],
  ["backup.dynamodb.storage", "AmazonDynamoDB", "Amazon DynamoDB On-Demand Backup Storage", "TimedBackupStorage-ByteHrs", "GB-Mo", 1],
  ["backup.ebs.storage", "AmazonEC2", "Storage Snapshot", "EBS:SnapshotUsage", "GB-Mo", 1],
  ["backup.efs.cold.storage", "AWSBackup", "AWS Backup Storage", "ColdStorage-ByteHrs-EFS", "GB-Mo", 1],
  ["backup.efs.warm.storage", "AWSBackup", "AWS Backup Storage", "WarmStorage-ByteHrs-EFS", "GB-Mo", 1],
  ["backup.rds.storage", "AmazonRDS", "Storage Snapshot", "RDS:ChargedBackupUsage", "GB-Mo", 1, { databaseEngine: "MySQL" }],
  ["clb.data", "AWSELB", "Load Balancer", "DataProcessing-Bytes", "GB", 1],
  ["clb.hour", "AWSELB", "Load Balancer", "LoadBalancerUsage", "Hrs", 1],
  ["client_vpn.connection", "AmazonVPC", "Cloud Connectivity", "ClientVPN-ConnectionHours", "hours", 1],
  ["client_vpn.endpoint", "AmazonVPC", "Cloud Connectivity", "ClientVPN-EndpointHours", "hours", 1],
  ["cloudformation.handler_operations", "AWSCloudFormation", undefined, "Resource-Invocation-Count", "Operations", 1],
  ["cloudfront.dedicated_ip", "AmazonCloudFront", "Fee", "SSL-Cert-Custom", "Months", 1],
  ["cloudfront.invalidations", "AmazonCloudFront", "Request", "Invalidations", "URL", 1],
  ["cloudhsm.hour", "CloudHSM", "Dedicated-Host", "CloudHSMv2Usage", "Hours", 1],
  [
    "cloudtrail.data_events",
    "AWSCloudTrail",
    "Management Tools - AWS CloudTrail Data Events Recorded",
    "DataEventsRecorded",
    "Events",
    1e5,
  ],
  ["cloudtrail.insight_events", "AWSCloudTrail", "Management Tools - AWS CloudTrail Insights Events", "InsightsEvents", "Events", 1e5],
  [
    "cloudtrail.management_events",
    "AWSCloudTrail",
    "Management Tools - AWS CloudTrail Paid Events Recorded",
    "PaidEventsRecorded",
    "Events",
    1e5,
  ],
  ["cloudwatch.alarm.high_resolution", "AmazonCloudWatch", "Alarm", "CW:HighResAlarmMonitorUsage", "Alarms", 1],
  ["cloudwatch.alarm.standard", "AmazonCloudWatch", "Alarm", "CW:AlarmMonitorUsage", "Alarms", 1],
  ["cloudwatch.dashboard", "AmazonCloudWatch", "Dashboard", "DashboardsUsageHour", "Dashboards", 1],
  ["cloudwatch.logs.ingestion", "AmazonCloudWatch", "Data Payload", "DataProcessing-Bytes", "GB", 1],
  ["cloudwatch.logs.ingestion.infrequent", "AmazonCloudWatch", "Data Payload", "DataProcessingIA-Bytes", "GB", 1],
  ["cloudwatch.logs.insights", "AmazonCloudWatch", "Data Payload", "DataScanned-Bytes", "GB", 1],
  ["cloudwatch.logs.storage", "AmazonCloudWatch", "Storage Snapshot", "TimedStorage-ByteHrs", "GB-Mo", 1],
  ["cloudwatch.logs.vended", "AmazonCloudWatch", "Data Payload", "VendedLog-Bytes", "GB", 1],
  ["cloudwatch.metric", "AmazonCloudWatch", "Metric", "CW:MetricMonitorUsage", "Metrics", 1],
  ["codebuild.linux.large", "CodeBuild", "Compute", "Build-Min:Linux:g1.large", "minutes", 1],
  ["codebuild.linux.medium", "CodeBuild", "Compute", "Build-Min:Linux:g1.medium", "minutes", 1],
  ["codebuild.linux.small", "CodeBuild", "Compute", "Build-Min:Linux:g1.small", "minutes", 1],
  ["codebuild.windows.large", "CodeBuild", "Compute", "Build-Min:Windows:g1.large", "minutes", 1],
  ["config.items", "AWSConfig", "Management Tools - AWS Config", "ConfigurationItemRecorded", "ConfigurationItemRecorded", 1],
  ["config.rule_evaluations", "AWSConfig", "Management Tools - AWS Config Rules", "ConfigRuleEvaluations", "ConfigRuleEvaluations", 1],
  ["directory.ad_connector.small", "AWSDirectoryService", "AWS Directory Service", "Small-Directory-Usage", "Hrs", 730],
  ["directory.microsoft_ad.enterprise", "AWSDirectoryService", "AWS Directory Service", "MicrosoftAD-DC-Usage", "Hrs", 730],
  ["directory.microsoft_ad.standard", "AWSDirectoryService", "AWS Directory Service", "Std-MicrosoftAD-DC-Usage", "Hrs", 730],
  ["directory.simple_ad.large", "AWSDirectoryService", "AWS Directory Service", "Large-SimpleAD-Usage", "Hrs", 730],
  ["directory.simple_ad.small", "AWSDirectoryService", "AWS Directory Service", "Small-Directory-Usage", "Hrs", 730],
  ["docdb.backup", "AmazonDocDB", "Storage Snapshot", "BackupUsage", "GB-Mo", 1],
  ["docdb.requests", "AmazonDocDB", "System Operation", "StorageIOUsage", "IOs", 1e6],
  ["docdb.storage", "AmazonDocDB", "Database Storage", "StorageUsage", "GB-Mo", 1],
  ["dynamodb.backup.on_demand", "AmazonDynamoDB", "Amazon DynamoDB On-Demand Backup Storage", "TimedBackupStorage-ByteHrs", "GB-Mo", 1],
  ["dynamodb.backup.pitr", "AmazonDynamoDB", "Database Storage", "TimedPITRStorage-ByteHrs", "GB-Mo", 1],
  ["dynamodb.on_demand.read", "AmazonDynamoDB", "Amazon DynamoDB PayPerRequest Throughput", "ReadRequestUnits", "ReadRequestUnits", 1e6],
  ["dynamodb.on_demand.write", "AmazonDynamoDB", "Amazon DynamoDB PayPerRequest Throughput", "WriteRequestUnits", "WriteRequestUnits", 1e6],
  ["dynamodb.provisioned.rcu", "AmazonDynamoDB", "Provisioned IOPS", "ReadCapacityUnit-Hrs", "ReadCapacityUnit-Hrs", 1],
  ["dynamodb.provisioned.wcu", "AmazonDynamoDB", "Provisioned IOPS", "WriteCapacityUnit-Hrs", "WriteCapacityUnit-Hrs", 1],
  ["dynamodb.storage", "AmazonDynamoDB", "Database Storage", "TimedStorage-ByteHrs", "GB-Mo", 1],
  ["dynamodb.streams.read", "AmazonDynamoDB", "API Request", "Streams-Requests", "Requests", 1e6],
  ["ebs.fast_snapshot_restore", "AmazonEC2", "Fast Snapshot Restore", "EBS:FastSnapshotRestore", "Hrs", 1],
  ["ebs.gp3.iops", "AmazonEC2", "System Operation", "EBS:VolumeP-IOPS.gp3", "IOPS-Mo", 1],
  ["ebs.gp3.throughput", "AmazonEC2", "Provisioned Throughput", "EBS:VolumeP-Throughput.gp3", "GiBps-mo", 1 / 1024],
  ["ebs.io1.iops", "AmazonEC2", "System Operation", "EBS:VolumeP-IOPS.piops", "IOPS-Mo", 1],
  ["ebs.io1.storage", "AmazonEC2", "Storage", "EBS:VolumeUsage.piops", "GB-Mo", 1],
  ["ebs.snapshot", "AmazonEC2", "Storage Snapshot", "EBS:SnapshotUsage", "GB-Mo", 1],
  ["ebs.standard.requests", "AmazonEC2", "System Operation", "EBS:VolumeIOUsage", "IOs", 1e6],
  ["ebs.standard.storage", "AmazonEC2", "Storage", "EBS:VolumeUsage", "GB-Mo", 1],
  ...["gp2", "gp3", "io2", "sc1", "st1"].map(
    (type): Usage => [`ebs.${type}.storage`, "AmazonEC2", "Storage", `EBS:VolumeUsage.${type}`, "GB-Mo", 1],
  ),
  ["ec2.cpu_credits.t3", "AmazonEC2", "CPU Credits", "CPUCredits:t3", "vCPU-Hours", 1, { operatingSystem: "Linux" }],
  ["ec2.ebs_optimized.r3.xlarge", "AmazonEC2", "Compute Instance", "EBSOptimized:r3.xlarge", "Hrs", 1],
  ["ec2.host.c5", "AmazonEC2", "Dedicated Host", "HostUsage:c5", "Hrs", 1],
  ["ec2.host.mac1", "AmazonEC2", "Dedicated Host", "HostUsage:mac1", "Hrs", 1],
  ["ec2.traffic_mirror", "AmazonVPC", "Cloud Connectivity", "ENI-Mirror", "Hrs", 1],
  ["ecr.storage", "AmazonECR", "EC2 Container Registry", "TimedStorage-ByteHrs", "GB-Mo", 1],
  ["efs.archive.storage", "AmazonEFS", "Storage", "ArchiveTimedStorage-ByteHrs", "GB-Mo", 1],
  ["efs.elastic.read", "AmazonEFS", "Storage", "ETDataAccess-Bytes", "GB", 1, { accessType: "Read" }],
  ["efs.elastic.write", "AmazonEFS", "Storage", "ETDataAccess-Bytes", "GB", 1, { accessType: "Write" }],
  ["efs.ia.access", "AmazonEFS", "Storage", "IADataAccess-Bytes", "GB", 1, { accessType: "Read" }],
  ["efs.ia.storage", "AmazonEFS", "Storage", "IATimedStorage-ByteHrs", "GB-Mo", 1],
  ["efs.onezone.storage", "AmazonEFS", "Storage", "TimedStorage-Z-ByteHrs", "GB-Mo", 1],
  ["efs.onezone_ia.storage", "AmazonEFS", "Storage", "IATimedStorage-Z-ByteHrs", "GB-Mo", 1],
  ["efs.provisioned_throughput", "AmazonEFS", "Provisioned Throughput", "ProvisionedTP-MiBpsHrs", "MiBps-Mo", 1],
  ["efs.standard.storage", "AmazonEFS", "Storage", "TimedStorage-ByteHrs", "GB-Mo", 1],
  [
    "egress.internet",
    "AWSDataTransfer",
    "Data Transfer",
    "DataTransfer-Out-Bytes",
    "GB",
    1,
    { transferType: "AWS Outbound", toLocation: "External" },
  ],
  ["eks.cluster.hour", "AmazonEKS", "Compute", "AmazonEKS-Hours:perCluster", "Hours", 1, { operation: "CreateOperation" }],
  ["eks.extended_support.hour", "AmazonEKS", "Compute", "AmazonEKS-Hours:extendedSupport", "Hours", 1, { operation: "ExtendedSupport" }],
  ["eks.fargate.memory", "AmazonEKS", "Compute", "Fargate-GB-Hours", "hours", 1],
  ["eks.fargate.vcpu", "AmazonEKS", "Compute", "Fargate-vCPU-Hours:perCPU", "hours", 1],
  ["elasticache.backup", "AmazonElastiCache", "Storage Snapshot", "ElastiCache:BackupUsage", "GB-Mo", 1],
  ["events.archive.processing", "AWSEvents", "CloudWatch Events", "ArchivedEvents-Bytes", "GB", 1, { eventType: "Archive Event" }],
  ["events.archive.storage", "AWSEvents", "CloudWatch Events", "TimedStorage-ByteHrs", "GB-Mo", 1, { eventType: "Event Storage" }],
  ["events.custom", "AWSEvents", "EventBridge", "Event-64K-Chunks", "64K-Chunks", 1e6, { eventType: "Custom Event" }],
  ["events.schema_discovery", "AWSEvents", "EventBridge", "Event-8K-Chunks", "8K-Chunks", 1e6, { eventType: "Discovery Event" }],
  ["fargate.ephemeral_storage", "AmazonECS", "Compute", "Fargate-EphemeralStorage-GB-Hours", "GB-Hours", 1],
  ["fargate.linux.arm.memory", "AmazonECS", "Compute", "Fargate-ARM-GB-Hours", "hours", 1],
  ["fargate.linux.arm.vcpu", "AmazonECS", "Compute", "Fargate-ARM-vCPU-Hours:perCPU", "hours", 1],
  ["fargate.linux.x86.memory", "AmazonECS", "Compute", "Fargate-GB-Hours", "hours", 1],
  ["fargate.linux.x86.vcpu", "AmazonECS", "Compute", "Fargate-vCPU-Hours:perCPU", "hours", 1],
  ["fargate.windows.licence", "AmazonECS", "Compute", "Fargate-Windows-OS-Hours:perCPU", "hours", 1],
  ["fargate.windows.memory", "AmazonECS", "Compute", "Fargate-Windows-GB-Hours", "hours", 1],
  ["fargate.windows.vcpu", "AmazonECS", "Compute", "Fargate-Windows-vCPU-Hours:perCPU", "hours", 1],
  [
    "firehose.ingest",
    "AmazonKinesisFirehose",
    "Kinesis Firehose",
    "BilledBytes",
    "GB",
    1,
    { group: "Event-by-Event Processing", operation: "PutRecord" },
  ],
  ["fsx.openzfs.backup", "AmazonFSx", "Storage", "BackupUsage", "GB-Mo", 1, { fileSystemType: "OpenZFS", deploymentOption: "N/A" }],
  ["fsx.openzfs.iops", "AmazonFSx", "Provisioned IOPS", "ProvisionedSSDIOPS.SAZ", "IOPS-Mo", 1, openZfs],
  ["fsx.openzfs.ssd.storage", "AmazonFSx", "Storage", "Storage.SAZ:SSD", "GB-Mo", 1, { ...openZfs, storageType: "SSD" }],
  ["fsx.openzfs.throughput", "AmazonFSx", "Provisioned Throughput", "ThroughputCapacity.SAZ", "MiBps-Mo", 1, openZfs],
  ["fsx.windows.backup", "AmazonFSx", "Storage", "BackupUsage", "GB-Mo", 1, windows],
  ["fsx.windows.hdd.storage", "AmazonFSx", "Storage", "Storage:HDD", "GB-Mo", 1, { ...windows, storageType: "HDD" }],
  ["fsx.windows.ssd.storage", "AmazonFSx", "Storage", "Storage", "GB-Mo", 1, { ...windows, storageType: "SSD" }],
  ["fsx.windows.throughput", "AmazonFSx", "Provisioned Throughput", "ThroughputCapacity", "MiBps-Mo", 1, windows],
  ["glue.catalog.objects", "AWSGlue", "AWS Glue", "Catalog-Storage", "Obj-Month", 1],
  ["glue.catalog.requests", "AWSGlue", "AWS Glue", "Catalog-Request", "Request", 1e6],
  ["glue.dpu", "AWSGlue", "AWS Glue", "ETL-DPU-Hour", "DPU-Hour", 1, { operation: "Jobrun" }],
  ["grafana.editor", "AmazonGrafana", "User Fees", "Grafana:EditorUser", "Users", 1],
  ["grafana.viewer", "AmazonGrafana", "User Fees", "Grafana:ViewerUser", "Users", 1],
  ["gwlb.hour", "AWSELB", "Load Balancer-Gateway", "LoadBalancerUsage", "Hrs", 1],
  ["kinesis.on_demand.ingest", "AmazonKinesis", "Kinesis Streams", "OnDemand-BilledIncomingBytes", "GB", 1],
  ["kinesis.on_demand.retrieval", "AmazonKinesis", "Kinesis Streams", "OnDemand-BilledOutgoingBytes", "GB", 1],
  ["kinesis.on_demand.stream", "AmazonKinesis", "Kinesis Streams", "OnDemand-StreamHour", "StreamHr", 1],
  ["kinesis.put_payload_unit", "AmazonKinesis", "Kinesis Streams", "PutRequestPayloadUnits", "PutRequest", 1e6],
  ["kinesis.shard", "AmazonKinesis", "Kinesis Streams", "Storage-ShardHour", "ShardHour", 1],
  ["kinesisanalytics.kpu", "AmazonKinesisAnalytics", "Kinesis Analytics", "KPU-Hour-Java", "KPU-Hour", 730],
  ["kms.key", "awskms", "Encryption Key", "KMS-Keys", "Keys", 1],
  ["kms.requests", "awskms", "API Request", "KMS-Requests", "Requests", 1e4],
  ["lambda.arm.duration", "AWSLambda", "Serverless", "Lambda-GB-Second-ARM", "Lambda-GB-Second", 1],
  ["lambda.arm.provisioned_concurrency", "AWSLambda", "Serverless", "Lambda-Provisioned-Concurrency-ARM", "Lambda-GB-Second", 1],
  ["lambda.arm.requests", "AWSLambda", "Serverless", "Request-ARM", "Requests", 1e6],
  ["lambda.ephemeral_storage", "AWSLambda", "Serverless", "Lambda-Storage-GB-Second", "GB-Seconds", 1],
  ["lambda.x86.duration", "AWSLambda", "Serverless", "Lambda-GB-Second", "Lambda-GB-Second", 1],
  ["lambda.x86.provisioned_concurrency", "AWSLambda", "Serverless", "Lambda-Provisioned-Concurrency", "Lambda-GB-Second", 1],
  ["lambda.x86.provisioned_duration", "AWSLambda", "Serverless", "Lambda-Provisioned-GB-Second", "Lambda-GB-Second", 1],
  ["lambda.x86.requests", "AWSLambda", "Serverless", "Request", "Requests", 1e6],
  ["mq.activemq.ebs.storage", "AmazonMQ", "Broker Storage", "TimedStorage-EBS-ByteHrs", "GB-Mo", 1],
  ["mq.activemq.efs.storage", "AmazonMQ", "Broker Storage", "TimedStorage-ByteHrs", "GB-Mo", 1],
  ["mq.activemq.multi-az.m5.large", "AmazonMQ", "Broker Instances", "Multi-AZUsage:mq.m5.large", "Hrs", 1],
  ["mq.activemq.t2.micro", "AmazonMQ", "Broker Instances", "Single-AZUsage:mq.t2.micro", "Hrs", 1],
  ["mq.rabbitmq.cluster.m5.xlarge", "AmazonMQ", "Broker Instances", "RabbitMQ-3-InstanceUsage:mq.m5.xlarge", "Hrs", 1],
  ["mq.rabbitmq.ebs.storage", "AmazonMQ", "Broker Storage", "TimedStorage-RabbitMQ-ByteHrs", "GB-Mo", 1],
  ["mq.rabbitmq.m5.xlarge", "AmazonMQ", "Broker Instances", "RabbitMQ-Single-InstanceUsage:mq.m5.xlarge", "Hrs", 1],
  ["msk.storage", "AmazonMSK", "Managed Streaming for Apache Kafka (MSK)", "Kafka.Storage.GP2", "GB-Mo", 1],
  ["mwaa.storage", "AmazonMWAA", undefined, "Airflow-StandardDatabaseStorage", "GB-Mo", 1],
  ["nat_gateway.data", "AmazonEC2", "NAT Gateway", "NatGateway-Bytes", "GB", 1],
  ["nat_gateway.hour", "AmazonEC2", "NAT Gateway", "NatGateway-Hours", "Hrs", 1],
  ["neptune.backup", "AmazonNeptune", "Storage Snapshot", "BackupUsage", "GB-Mo", 1],
  ["neptune.requests", "AmazonNeptune", "System Operation", "StorageIOUsage", "IOs", 1e6],
  ["neptune.storage", "AmazonNeptune", "Database Storage", "StorageUsage", "GB-Mo", 1],
  ["networkfirewall.data", "AWSNetworkFirewall", "AWS Firewall", "Traffic-GB-Processed", "Gigabytes", 1],
  ["networkfirewall.endpoint", "AWSNetworkFirewall", "AWS Firewall", "Endpoint-Hour", "hour", 1],
  ["nlb.hour", "AWSELB", "Load Balancer-Network", "LoadBalancerUsage", "Hrs", 1],
  ["nlb.lcu", "AWSELB", "Load Balancer-Network", "LCUUsage", "LCU-Hrs", lcuHoursAMonth],
  ["opensearch.gp2.storage", "AmazonES", "Amazon OpenSearch Service Volume", "ES:GP2-Storage", "GB-Mo", 1],
  ["opensearch.gp3.storage", "AmazonES", "Amazon OpenSearch Service Volume", "ES:GP3-Storage", "GB-Mo", 1],
  ["opensearch.gp3.throughput", "AmazonES", "Amazon OpenSearch Service Volume", "ES:GP3-Provisioned-ThroughPut", "MiBps-mo", 1],
  ["opensearch.io1.iops", "AmazonES", "Amazon OpenSearch Service Volume", "ES:PIOPS", "IOPS-Mo", 1],
  ["opensearch.io1.storage", "AmazonES", "Amazon OpenSearch Service Volume", "ES:PIOPS-Storage", "GB-Mo", 1],
  ["opensearch.standard.storage", "AmazonES", "Amazon OpenSearch Service Volume", "ES:Magnetic-Storage", "GB-Mo", 1],
  ["public_ipv4.idle", "AmazonVPC", undefined, "PublicIPv4:IdleAddress", "Hrs", 1],
  ["public_ipv4.in_use", "AmazonVPC", undefined, "PublicIPv4:InUseAddress", "Hrs", 1],
  ["rds.backup", "AmazonRDS", "Storage Snapshot", "RDS:ChargedBackupUsage", "GB-Mo", 1, { databaseEngine: "MySQL" }],
  ["rds.cpu_credits", "AmazonRDS", "CPU Credits", "CPUCredits:db.t3", "vCPU-Hours", 1, { databaseEngine: "MySQL" }],
  ["rds.extended_support.year1", "AmazonRDS", undefined, "ExtendedSupport:Yr1-Yr2:MySQL5.7", "vCPU-Hours", 1],
  ["rds.gp2.multi-az.storage", "AmazonRDS", "Database Storage", "RDS:Multi-AZ-GP2-Storage", "GB-Mo", 1, any],
  ["rds.gp2.storage", "AmazonRDS", "Database Storage", "RDS:GP2-Storage", "GB-Mo", 1, any],
  ["rds.gp3.iops", "AmazonRDS", "Provisioned IOPS", "RDS:GP3-PIOPS", "IOPS-Mo", 1, any],
  ["rds.gp3.multi-az.iops", "AmazonRDS", "Provisioned IOPS", "RDS:Multi-AZ-GP3-PIOPS", "IOPS-Mo", 1, any],
  ["rds.gp3.multi-az.storage", "AmazonRDS", "Database Storage", "RDS:Multi-AZ-GP3-Storage", "GB-Mo", 1, any],
  ["rds.gp3.storage", "AmazonRDS", "Database Storage", "RDS:GP3-Storage", "GB-Mo", 1, any],
  ["rds.io1.iops", "AmazonRDS", "Provisioned IOPS", "RDS:PIOPS", "IOPS-Mo", 1, any],
  ["rds.io1.storage", "AmazonRDS", "Database Storage", "RDS:PIOPS-Storage", "GB-Mo", 1, any],
  ["rds.standard.requests", "AmazonRDS", "System Operation", "RDS:StorageIOUsage", "IOs", 1e6, any],
  ["rds.standard.storage", "AmazonRDS", "Database Storage", "RDS:StorageUsage", "GB-Mo", 1, any],
  ["redshift.managed_storage", "AmazonRedshift", "Redshift Managed Storage", "RMS:ra3.4xlarge", "GB-Mo", 1],
  ["redshift.serverless", "AmazonRedshift", "Serverless", "Redshift:ServerlessUsage", "RPU-Hr", 1],
  ["route53.health_check", "AmazonRoute53", "DNS Health Check", "Health-Check-AWS", "HealthCheck", 1],
  ["route53.health_check.external", "AmazonRoute53", "DNS Health Check", "Health-Check-Non-AWS", "HealthCheck", 1],
  ["route53.health_check.option", "AmazonRoute53", "DNS Health Check", "Health-Check-Option-AWS", "HealthCheck", 1],
  ["route53.health_check.option.external", "AmazonRoute53", "DNS Health Check", "Health-Check-Option-Non-AWS", "HealthCheck", 1],
  ["route53.queries", "AmazonRoute53", "DNS Query", "DNS-Queries", "Queries", 1e6],
  ["route53.resolver.endpoint", "AmazonRoute53", "DNS Query", "ResolverNetworkInterface", "hours", 1],
  ["route53.resolver.queries", "AmazonRoute53", "DNS Query", "DNS-Queries", "Queries", 1e6],
  ["route53.zone", "AmazonRoute53", "DNS Zone", "HostedZone", "HostedZone", 1],
  ["s3.analytics.objects", "AmazonS3", "Fee", "StorageAnalytics-ObjCount", "Objects", 1],
  ["s3.deep_archive.storage", "AmazonS3GlacierDeepArchive", undefined, "TimedStorage-GDA-ByteHrs", "GB-Mo", 1],
  ["s3.express_onezone.storage", "AmazonS3", "Storage", "TimedStorage-XZ-ByteHrs", "GB-Mo", 1],
  ["s3.glacier_flexible.storage", "AmazonGlacier", "Storage", "TimedStorage-ByteHrs", "GB-Mo", 1],
  ["s3.glacier_ir.retrieval", "AmazonS3", "Fee", "Retrieval-GIR", "GB", 1],
  ["s3.glacier_ir.storage", "AmazonS3", "Storage", "TimedStorage-GIR-ByteHrs", "GB-Mo", 1],
  ["s3.intelligent.archive_instant.storage", "AmazonS3", "Storage", "TimedStorage-INT-AIA-ByteHrs", "GB-Mo", 1],
  ["s3.intelligent.frequent.storage", "AmazonS3", "Storage", "TimedStorage-INT-FA-ByteHrs", "GB-Mo", 1],
  ["s3.intelligent.infrequent.storage", "AmazonS3", "Storage", "TimedStorage-INT-IA-ByteHrs", "GB-Mo", 1],
  ["s3.inventory.objects", "AmazonS3", "Fee", "Inventory-ObjectsListed", "Objects", 1],
  ["s3.onezone_ia.retrieval", "AmazonS3", "Fee", "Retrieval-ZIA", "GB", 1],
  ["s3.onezone_ia.storage", "AmazonS3", "Storage", "TimedStorage-ZIA-ByteHrs", "GB-Mo", 1],
  ["s3.standard.requests.get", "AmazonS3", "API Request", "Requests-Tier2", "Requests", 1000],
  ["s3.standard.requests.put", "AmazonS3", "API Request", "Requests-Tier1", "Requests", 1000],
  ["s3.standard.storage", "AmazonS3", "Storage", "TimedStorage-ByteHrs", "GB-Mo", 1],
  ["s3.standard_ia.requests.get", "AmazonS3", "API Request", "Requests-SIA-Tier2", "Requests", 1000],
  ["s3.standard_ia.requests.put", "AmazonS3", "API Request", "Requests-SIA-Tier1", "Requests", 1000],
  ["s3.standard_ia.retrieval", "AmazonS3", "Fee", "Retrieval-SIA", "GB", 1],
  ["s3.standard_ia.storage", "AmazonS3", "Storage", "TimedStorage-SIA-ByteHrs", "GB-Mo", 1],
  ["secretsmanager.requests", "AWSSecretsManager", "API Request", "AWSSecretsManagerAPIRequest", "API Requests", 1e4],
  ["secretsmanager.secret", "AWSSecretsManager", "Secret", "AWSSecretsManager-Secrets", "Secrets", 1],
  ["sfn.duration", "AmazonStates", "AWS Step Functions", "StepFunctions-GB-Second", "GB-Second", 3600],
  ["sfn.requests", "AmazonStates", "AWS Step Functions", "StepFunctions-Request", "Request", 1e6],
  ["sfn.transitions", "AmazonStates", "AWS Step Functions", "StateTransition", "StateTransitions", 1000],
  ["sns.email", "AmazonSNS", "Message Delivery", "DeliveryAttempts-SMTP", "Notifications", 1e5],
  ["sns.fifo.payload", "AmazonSNS", undefined, "F-Ingress-Tier1", "GB", 1],
  ["sns.fifo.requests", "AmazonSNS", undefined, "F-Request-Tier1", "Requests", 1e6],
  ["sns.http", "AmazonSNS", "Message Delivery", "DeliveryAttempts-HTTP", "Notifications", 1e5],
  ["sns.standard.requests", "AmazonSNS", "API Request", "Requests-Tier1", "Requests", 1e6],
  ["sqs.fifo", "AWSQueueService", "API Request", "Requests-FIFO-RBP", "Requests", 1e6, { queueType: "FIFO (first-in, first-out)" }],
  ["sqs.standard", "AWSQueueService", "API Request", "Requests-RBP", "Requests", 1e6, { queueType: "Standard" }],
  ["ssm.parameter.advanced", "AWSSystemsManager", "AWS Systems Manager", "PS-Advanced-Param-Tier1", "Prm-Month", 1 / 730],
  ["ssm.parameter.requests", "AWSSystemsManager", "API Request", "PS-Param-Processed-Tier2", "Requests", 1e4],
  ["transfer.data", "AWSTransfer", "AWS Transfer Family", "UploadBytes", "GigaBytes", 1, { operation: "SFTP:S3" }],
  ["transfer.protocol", "AWSTransfer", "AWS Transfer Family", "ProtocolHours", "Hourly", 1, { operation: "SFTP:S3" }],
  ["transit_gateway.data", "AmazonVPC", undefined, "TransitGateway-Bytes", "GigaBytes", 1, { operation: "TransitGatewayVPC" }],
  ["transit_gateway.peering_attachment", "AmazonVPC", undefined, "TransitGateway-Hours", "hour", 1, { operation: "TransitGatewayPeering" }],
  ["transit_gateway.vpc_attachment", "AmazonVPC", undefined, "TransitGateway-Hours", "hour", 1, { operation: "TransitGatewayVPC" }],
  ["vpc_endpoint.gwlb.data", "AmazonVPC", "VpcEndpoint", "VpcEndpoint-GWLBE-Bytes", "GB", 1],
  ["vpc_endpoint.gwlb.hour", "AmazonVPC", "VpcEndpoint", "VpcEndpoint-GWLBE-Hours", "Hrs", 1],
  ["vpc_endpoint.interface.data", "AmazonVPC", "VpcEndpoint", "VpcEndpoint-Bytes", "GB", 1],
  ["vpc_endpoint.interface.hour", "AmazonVPC", "VpcEndpoint", "VpcEndpoint-Hours", "Hrs", 1],
  ["vpn.connection", "AmazonVPC", "Cloud Connectivity", "VPN-Usage-Hours:ipsec.1", "hour", 1, { operation: "CreateVpnConnection" }],
  ["waf.cloudfront.requests", "awswaf", "Web Application Firewall", "Global-RequestV2-Tier1", "Requests", 1e6],
  ["waf.cloudfront.rule", "awswaf", "Web Application Firewall", "Global-RuleV2", "Rule", 1],
  ["waf.cloudfront.webacl", "awswaf", "Web Application Firewall", "Global-WebACLV2", "WebACL", 1],
  ["waf.requests", "awswaf", "Web Application Firewall", "RequestV2-Tier1", "Requests", 1e6],
  ["waf.rule", "awswaf", "Web Application Firewall", "RuleV2", "Rule", 1],
  ["waf.webacl", "awswaf", "Web Application Firewall", "WebACLV2", "WebACL", 1],
  ...Object.entries(areas).flatMap(([prefix, area]): readonly Usage[] => [
    [`cloudfront.${area}.data`, "AmazonCloudFront", "Data Transfer", `${prefix}-DataTransfer-Out-Bytes`, "GB", 1],
    [`cloudfront.${area}.http`, "AmazonCloudFront", "Request", `${prefix}-Requests-HTTP-Proxy`, "Requests", 1e4],
    [`cloudfront.${area}.https`, "AmazonCloudFront", "Request", `${prefix}-Requests-HTTPS-Proxy`, "Requests", 1e4],
  ]),
];
const byKey = new Map(listed.map((usage) => [usage[0], usage]));

const engines: Readonly<Record<string, string>> = {
  "aurora-mysql": "Aurora MySQL",
  "aurora-postgres": "Aurora PostgreSQL",
  mariadb: "MariaDB",
  mysql: "MySQL",
  postgres: "PostgreSQL",
  memcached: "Memcached",
  redis: "Redis",
  valkey: "Valkey",
};

/** Machines that run a service have a usage type of their name. */
function sizeUsage(key: string): Usage | undefined {
  const [service = "", engine = ""] = key.split(".");
  const type = /((?:db|cache|dms)\.[^.]+\.[^.]+|[^.]+\.[^.]+)$/.exec(key)?.[1] ?? "";
  const databaseEngine = engines[engine] ?? "";
  switch (service) {
    case "rds":
      return [key, "AmazonRDS", "Database Instance", `InstanceUsage:${type}`, "Hrs", 1, { databaseEngine, deploymentOption: "Single-AZ" }];
    case "elasticache":
      return [key, "AmazonElastiCache", "Cache Instance", `NodeUsage:${type}`, "Hrs", 1, { cacheEngine: databaseEngine }];
    case "opensearch":
      return [key, "AmazonES", "Amazon OpenSearch Service Instance", `ESInstance:${type}`, "Hrs", 1];
    case "redshift":
      return [key, "AmazonRedshift", "Compute Instance", `Node:${type}`, "Hrs", 1];
    case "docdb":
      return [key, "AmazonDocDB", "Database Instance", `InstanceUsage:${type}`, "Hrs", 1];
    case "neptune":
      return [key, "AmazonNeptune", "Database Instance", `InstanceUsage:${type}`, "Hrs", 1];
    case "msk":
      return [key, "AmazonMSK", "Managed Streaming for Apache Kafka (MSK)", `Kafka.${type}`, "Hrs", 1];
    case "dms":
      return [key, "AWSDatabaseMigrationSvc", "Replication Server", `InstanceUsg:${type}`, "Hrs", 1];
    case "mwaa": {
      const [, size = "", part = ""] = key.split(".");
      const title = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
      return [key, "AmazonMWAA", undefined, `Airflow-${title(size)}${title(part)}`, "hour", 1];
    }
    default:
      return undefined;
  }
}

/** The region's prefix of usage types; several regions of the book are spelled by their own names here, which AWS does for KMS. */
const prefixes: Readonly<Record<string, string>> = {
  "us-east-1": "",
  "us-east-2": "USE2-",
  "us-west-1": "USW1-",
  "eu-west-1": "EU-",
  "eu-west-2": "EUW2-",
};

export interface Listed {
  readonly code: string;
  readonly region: string;
  readonly row: AwsRow;
}

/** The rows of an offer file that say what the book says of a key; empty where the fixtures do not know the key. */
export function offerRowsOf(book: PriceBook, key: string, regions: readonly string[]): readonly Listed[] {
  const usage = byKey.get(key) ?? sizeUsage(key);
  if (usage === undefined) return [];
  const [, code, family, name, unit, perBookUnit, attributes = {}] = usage;
  return regions.flatMap((region): readonly Listed[] => {
    const price = book.unitPrice("aws", region, key);
    const isEverywhere = price?.provenance.row.endsWith(" *") === true;
    if (price === undefined || isEverywhere !== (region === "*")) return [];
    const place: Record<string, string> = isEverywhere ? { location: "Any" } : { location: region, regionCode: region };
    const prefix = isEverywhere ? "" : code === "awskms" ? `${region}-` : (prefixes[region] ?? "APN1-");
    const row = awsUnit(`${key}@${region}`, family ?? "", prefix + name, unit, tiersOf(price, perBookUnit), { ...place, ...attributes });
    return [{ code, region, row }];
  });
}

function tiersOf(price: UnitPrice, perBookUnit: number): readonly (readonly [string, string])[] {
  return price.tiers.map(({ from, usdPerUnit }) => [String(from * perBookUnit), (usdPerUnit / perBookUnit).toPrecision(15)]);
}
