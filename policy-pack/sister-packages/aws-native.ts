import { type JudgedWords, judged } from "./words";

interface Rule {
  readonly status?: string;
  readonly expirationInDays?: number;
  readonly transition?: Transition;
  readonly transitions?: readonly Transition[];
  readonly noncurrentVersionExpiration?: object;
  readonly noncurrentVersionExpirationInDays?: number;
  readonly abortIncompleteMultipartUpload?: { readonly daysAfterInitiation?: number };
}

interface Transition {
  readonly storageClass?: string;
  readonly transitionInDays?: number;
}

interface BucketProps {
  readonly versioningConfiguration?: { readonly status?: string };
  readonly objectLockConfiguration?: object;
  readonly objectLockEnabled?: boolean;
  readonly lifecycleConfiguration?: { readonly rules?: readonly Rule[] };
}

const moves = ({ transition, transitions = [] }: Rule) =>
  [...(transition === undefined ? [] : [transition]), ...transitions].map(({ storageClass, transitionInDays }) => ({
    storageClass,
    days: transitionInDays,
  }));

interface Ingress {
  readonly ipProtocol?: string;
  readonly fromPort?: number;
  readonly toPort?: number;
  readonly cidrIp?: string;
  readonly cidrIpv6?: string;
}

const listOf = (value: string | undefined) => (value === undefined ? undefined : [value]);

/** The package lacks the property: no input of it can say otherwise. */
const lacks = () => undefined;
/** There or not; where it is, its value decides nothing for rules. */
const given =
  <Props extends object>(property: keyof Props & string) =>
  (props: Props) =>
    property in props ? {} : undefined;

interface DatabaseProps {
  readonly publiclyAccessible?: boolean;
  readonly storageEncrypted?: boolean;
  readonly backupRetentionPeriod?: number;
  readonly dbSnapshotIdentifier?: string;
}

interface ClusterProps {
  readonly storageEncrypted?: boolean;
  readonly backupRetentionPeriod?: number;
  readonly snapshotIdentifier?: string;
  readonly sourceDbClusterIdentifier?: string;
  readonly globalClusterIdentifier?: string;
}

interface TrailProps {
  readonly isLogging?: boolean;
  readonly isMultiRegionTrail?: boolean;
  readonly eventSelectors?: readonly { readonly includeManagementEvents?: boolean }[];
  readonly advancedEventSelectors?: readonly object[];
}

interface BackupPlanProps {
  readonly backupPlan?: {
    readonly backupPlanRule?: readonly { readonly ruleName?: string; readonly lifecycle?: { readonly deleteAfterDays?: number } }[];
  };
}

interface CacheProps {
  readonly engineVersion?: string;
  readonly cacheParameterGroupName?: string;
  readonly atRestEncryptionEnabled?: boolean;
}

interface DomainProps {
  readonly clusterConfig?: { readonly instanceType?: string; readonly dedicatedMasterType?: string };
  readonly engineVersion?: string;
  readonly encryptionAtRestOptions?: { readonly enabled?: boolean };
}

/** Types that cost nothing, of which it matters that they are there, and what hangs on them. */
const present: readonly (readonly [type: string, as: string])[] = [
  ["aws-native:autoscaling:LaunchConfiguration", "aws:ec2/launchConfiguration:LaunchConfiguration"],
  ["aws-native:autoscaling:ScheduledAction", "aws:autoscaling/schedule:Schedule"],
  ["aws-native:backup:BackupSelection", "aws:backup/selection:Selection"],
  ["aws-native:cloudformation:Stack", "aws:cloudformation/stack:Stack"],
  ["aws-native:dlm:LifecyclePolicy", "aws:dlm/lifecyclePolicy:LifecyclePolicy"],
  ["aws-native:ec2:EipAssociation", "aws:ec2/eipAssociation:EipAssociation"],
  ["aws-native:ec2:Route", "aws:ec2/route:Route"],
  ["aws-native:ec2:Vpc", "aws:ec2/vpc:Vpc"],
  ["aws-native:eks:AccessEntry", "aws:eks/accessEntry:AccessEntry"],
  ["aws-native:eks:FargateProfile", "aws:eks/fargateProfile:FargateProfile"],
  ["aws-native:elasticache:GlobalReplicationGroup", "aws:elasticache/globalReplicationGroup:GlobalReplicationGroup"],
  ["aws-native:elasticloadbalancingv2:Listener", "aws:lb/listener:Listener"],
  ["aws-native:elasticloadbalancingv2:TargetGroup", "aws:lb/targetGroup:TargetGroup"],
  ["aws-native:events:Rule", "aws:cloudwatch/eventRule:EventRule"],
  ["aws-native:iam:OidcProvider", "aws:iam/openIdConnectProvider:OpenIdConnectProvider"],
  ["aws-native:lambda:Permission", "aws:lambda/permission:Permission"],
  ["aws-native:s3:BucketPolicy", "aws:s3/bucketPolicy:BucketPolicy"],
  ["aws-native:scheduler:Schedule", "aws:scheduler/schedule:Schedule"],
  ["aws-native:ssm:Association", "aws:ssm/association:Association"],
  ["aws-native:ssm:MaintenanceWindow", "aws:ssm/maintenanceWindow:MaintenanceWindow"],
];

/**
 * What rules read of CloudFormation's types, beside what pricing does. Defaults are CloudFormation's own, and so is what
 * an update replaces: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/ ("Update requires").
 */
export const awsNativeJudged: readonly JudgedWords[] = [
  ...present.map(([type, as]) => judged<object>(type, {}, { as })),
  judged<BackupPlanProps>(
    "aws-native:backup:BackupPlan",
    {
      rules: ({ backupPlan }) =>
        backupPlan?.backupPlanRule?.map(({ ruleName, lifecycle }) => ({
          ruleName,
          lifecycle: { deleteAfter: lifecycle?.deleteAfterDays },
        })),
    },
    { as: "aws:backup/plan:Plan" },
  ),
  judged<TrailProps>("aws-native:cloudtrail:Trail", {
    enableLogging: (props) => props.isLogging,
    isMultiRegionTrail: (props) => props.isMultiRegionTrail,
    eventSelectors: (props) => props.eventSelectors?.map(({ includeManagementEvents }) => ({ includeManagementEvents })),
    advancedEventSelectors: given<TrailProps>("advancedEventSelectors"),
  }),
  judged<{ readonly namespace?: string }>(
    "aws-native:cloudwatch:Alarm",
    { namespace: (props) => props.namespace },
    { repairs: ["period"] },
  ),
  judged<object>("aws-native:dynamodb:Table", { replicas: lacks }),
  judged<{ readonly instanceId?: string }>("aws-native:ec2:Eip", {
    instance: (props) => props.instanceId,
    networkInterface: lacks,
    associateWithPrivateIp: lacks,
  }),
  // CloudFormation cannot ask for spot here, and replaces a machine whose disks change.
  judged<object>(
    "aws-native:ec2:Instance",
    { instanceMarketOptions: lacks },
    { replaces: ["rootBlockDevice", "ebsBlockDevices", "associatePublicIpAddress"], repairs: ["monitoring"] },
  ),
  judged<{ readonly subnetId?: string }>("aws-native:ec2:NatGateway", { subnetId: (props) => props.subnetId }),
  judged<{ readonly securityGroupIngress?: readonly Ingress[] }>(
    "aws-native:ec2:SecurityGroup",
    {
      ingress: (props) =>
        props.securityGroupIngress?.map(({ ipProtocol, fromPort, toPort, cidrIp, cidrIpv6 }) => ({
          protocol: ipProtocol,
          fromPort,
          toPort,
          cidrBlocks: listOf(cidrIp),
          ipv6CidrBlocks: listOf(cidrIpv6),
        })),
    },
    { as: "aws:ec2/securityGroup:SecurityGroup" },
  ),
  judged<Ingress>(
    "aws-native:ec2:SecurityGroupIngress",
    {
      ipProtocol: (props) => props.ipProtocol,
      fromPort: (props) => props.fromPort,
      toPort: (props) => props.toPort,
      cidrIpv4: (props) => props.cidrIp,
      cidrIpv6: (props) => props.cidrIpv6,
    },
    { as: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule" },
  ),
  judged<{ readonly vpcId?: string }>("aws-native:ec2:Subnet", { vpcId: (props) => props.vpcId }),
  judged<{ readonly encrypted?: boolean; readonly snapshotId?: string; readonly multiAttachEnabled?: boolean }>(
    "aws-native:ec2:Volume",
    {
      encrypted: (props) => props.encrypted,
      snapshotId: (props) => props.snapshotId,
      multiAttachEnabled: (props) => props.multiAttachEnabled,
    },
    { repairs: ["iops", "throughput", "volumeType"] },
  ),
  judged<{ readonly instanceId?: string; readonly volumeId?: string }>(
    "aws-native:ec2:VolumeAttachment",
    { instanceId: (props) => props.instanceId, volumeId: (props) => props.volumeId },
    { as: "aws:ec2/volumeAttachment:VolumeAttachment" },
  ),
  judged<{ readonly serviceName?: string }>("aws-native:ec2:VpcEndpoint", { serviceName: (props) => props.serviceName }),
  judged<{ readonly lifecyclePolicy?: object }>("aws-native:ecr:Repository", { lifecyclePolicy: given("lifecyclePolicy") }),
  judged<{ readonly loadBalancers?: readonly object[] }>("aws-native:ecs:Service", {
    loadBalancers: (props) => props.loadBalancers?.map(() => ({})),
  }),
  judged<{ readonly encrypted?: boolean }>("aws-native:efs:FileSystem", { encrypted: (props) => props.encrypted }),
  judged<{ readonly outpostConfig?: object; readonly remoteNetworkConfig?: object }>("aws-native:eks:Cluster", {
    outpostConfig: given("outpostConfig"),
    remoteNetworkConfig: given("remoteNetworkConfig"),
  }),
  judged<CacheProps>("aws-native:elasticache:CacheCluster", {
    engineVersion: (props) => props.engineVersion,
    parameterGroupName: (props) => props.cacheParameterGroupName,
    globalReplicationGroupId: lacks,
    replicationGroupId: lacks,
  }),
  judged<CacheProps>(
    "aws-native:elasticache:ReplicationGroup",
    {
      engineVersion: (props) => props.engineVersion,
      parameterGroupName: (props) => props.cacheParameterGroupName,
      atRestEncryptionEnabled: (props) => props.atRestEncryptionEnabled,
      replicationGroupId: lacks,
    },
    { replaces: ["engine"] },
  ),
  judged<{ readonly instances?: readonly string[] }>("aws-native:elasticloadbalancing:LoadBalancer", {
    instances: (props) => props.instances?.map(() => ""),
  }),
  judged<{ readonly streamEncryption?: { readonly encryptionType?: string } }>("aws-native:kinesis:Stream", {
    encryptionType: (props) => props.streamEncryption?.encryptionType,
  }),
  judged<{ readonly packageType?: string; readonly layers?: readonly string[] }>("aws-native:lambda:Function", {
    packageType: (props) => props.packageType,
    layers: (props) => props.layers?.map(() => ""),
  }),
  judged<ClusterProps>("aws-native:neptune:DbCluster", {
    storageEncrypted: (props) => props.storageEncrypted,
    snapshotIdentifier: (props) => props.snapshotIdentifier,
    backupRetentionPeriod: (props) => props.backupRetentionPeriod,
  }),
  judged<DomainProps>("aws-native:opensearchservice:Domain", {
    clusterConfig: ({ clusterConfig }) => clusterConfig && { ...clusterConfig, dedicatedMasterType: clusterConfig.dedicatedMasterType },
    engineVersion: (props) => props.engineVersion,
    encryptAtRest: { enabled: (props) => props.encryptionAtRestOptions?.enabled },
  }),
  judged<ClusterProps>("aws-native:rds:DbCluster", {
    storageEncrypted: (props) => props.storageEncrypted,
    backupRetentionPeriod: (props) => props.backupRetentionPeriod,
    snapshotIdentifier: (props) => props.snapshotIdentifier,
    replicationSourceIdentifier: (props) => props.sourceDbClusterIdentifier,
    globalClusterIdentifier: (props) => props.globalClusterIdentifier,
  }),
  judged<DatabaseProps>(
    "aws-native:rds:DbInstance",
    {
      publiclyAccessible: (props) => props.publiclyAccessible,
      storageEncrypted: (props) => props.storageEncrypted,
      // One day, where the other package's provider makes none.
      backupRetentionPeriod: (props) => props.backupRetentionPeriod ?? 1,
      snapshotIdentifier: (props) => props.dbSnapshotIdentifier,
    },
    { repairs: ["storageType"] },
  ),
  judged<BucketProps>("aws-native:s3:Bucket", {
    versioning: { enabled: (props) => props.versioningConfiguration && props.versioningConfiguration.status === "Enabled" },
    objectLockConfiguration: (props) => ((props.objectLockConfiguration ?? props.objectLockEnabled === true) ? {} : undefined),
    lifecycleRules: (props) =>
      props.lifecycleConfiguration?.rules?.map((rule) => ({
        enabled: rule.status === "Enabled",
        expiration: { days: rule.expirationInDays },
        transitions: moves(rule),
        noncurrentVersionExpiration:
          rule.noncurrentVersionExpiration === undefined && rule.noncurrentVersionExpirationInDays === undefined ? undefined : {},
        abortIncompleteMultipartUploadDays: rule.abortIncompleteMultipartUpload?.daysAfterInitiation,
        // The name in lifecycles of their own, which this package does not have.
        abortIncompleteMultipartUpload: undefined,
      })),
  }),
];
