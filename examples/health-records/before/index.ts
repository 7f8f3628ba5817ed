import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** The hospital's records on one cloud: nothing is ever moved to a colder class, since nobody wants to be the one who did. */
const config = new pulumi.Config();
const tags = { owner: "medical-it", environment: "production", "data-class": "health" };
const zones = ["us-east-1a", "us-east-1b"];

const vpc = new aws.ec2.Vpc("health", { cidrBlock: "10.50.0.0/16", enableDnsHostnames: true, tags });
const gateway = new aws.ec2.InternetGateway("health", { vpcId: vpc.id, tags });
const outward = new aws.ec2.RouteTable("public", {
  vpcId: vpc.id,
  routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: gateway.id }],
  tags,
});
const inward = new aws.ec2.RouteTable("private", { vpcId: vpc.id, tags });
const subnets = zones.map((availabilityZone, index) => {
  const open = new aws.ec2.Subnet(`public-${index}`, { vpcId: vpc.id, availabilityZone, cidrBlock: `10.50.${index}.0/24`, tags });
  const closed = new aws.ec2.Subnet(`private-${index}`, { vpcId: vpc.id, availabilityZone, cidrBlock: `10.50.${10 + index}.0/24`, tags });
  new aws.ec2.RouteTableAssociation(`public-${index}`, { subnetId: open.id, routeTableId: outward.id });
  new aws.ec2.RouteTableAssociation(`private-${index}`, { subnetId: closed.id, routeTableId: inward.id });
  return { open: open.id, closed: closed.id };
});
const closed = subnets.map((subnet) => subnet.closed);
new aws.ec2.VpcEndpoint("s3", {
  vpcId: vpc.id,
  serviceName: "com.amazonaws.us-east-1.s3",
  vpcEndpointType: "Gateway",
  routeTableIds: [inward.id],
  tags,
});

const guard = (name: string, port: number, from: pulumi.Input<string>) =>
  new aws.ec2.SecurityGroup(name, {
    vpcId: vpc.id,
    ingress: [{ protocol: "tcp", fromPort: port, toPort: port, cidrBlocks: [from] }],
    egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: [vpc.cidrBlock] }],
    tags,
  }).id;

const balancer = new aws.lb.LoadBalancer("portal", {
  loadBalancerType: "application",
  securityGroups: [guard("door", 443, "0.0.0.0/0")],
  subnets: subnets.map(({ open }) => open),
  tags,
});
const target = new aws.lb.TargetGroup("portal", { port: 8080, protocol: "HTTP", vpcId: vpc.id, healthCheck: { path: "/ready" }, tags });
new aws.lb.Listener("portal", {
  loadBalancerArn: balancer.arn,
  port: 443,
  protocol: "HTTPS",
  sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
  certificateArn: config.require("certificate"),
  defaultActions: [{ type: "forward", targetGroupArn: target.arn }],
});
const template = new aws.ec2.LaunchTemplate("portal", {
  imageId: "ami-0123456789abcdef0",
  instanceType: "m5.large",
  vpcSecurityGroupIds: [guard("portal", 8080, vpc.cidrBlock)],
  blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { volumeType: "gp3", volumeSize: 50, encrypted: "true" } }],
  tags,
});
const group = new aws.autoscaling.Group("portal", {
  launchTemplate: { id: template.id, version: "$Latest" },
  vpcZoneIdentifiers: closed,
  minSize: 3,
  maxSize: 6,
  targetGroupArns: [target.arn],
  healthCheckType: "ELB",
  tags: Object.entries(tags).map(([key, value]) => ({ key, value, propagateAtLaunch: true })),
});
new aws.autoscaling.Policy("portal", {
  autoscalingGroupName: group.name,
  policyType: "TargetTrackingScaling",
  targetTrackingConfiguration: { predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" }, targetValue: 60 },
});

const key = new aws.kms.Key("health", { enableKeyRotation: true, tags });
const database = new aws.rds.Instance("records", {
  engine: "postgres",
  engineVersion: "17",
  instanceClass: "db.r5.2xlarge",
  allocatedStorage: 1000,
  maxAllocatedStorage: 2000,
  storageType: "gp3",
  storageEncrypted: true,
  kmsKeyId: key.arn,
  multiAz: true,
  backupRetentionPeriod: 35,
  dbSubnetGroupName: new aws.rds.SubnetGroup("records", { subnetIds: closed, tags }).name,
  vpcSecurityGroupIds: [guard("records", 5432, vpc.cidrBlock)],
  username: "records",
  manageMasterUserPassword: true,
  deletionProtection: true,
  tags,
});

const elsewhere = new aws.kms.Key("elsewhere", { region: "us-east-2", enableKeyRotation: true, tags });
new aws.rds.InstanceAutomatedBackupsReplication("records", {
  region: "us-east-2",
  sourceDbInstanceArn: database.arn,
  retentionPeriod: 35,
  kmsKeyId: elsewhere.arn,
});

function bucket(name: string, region: string) {
  const made = new aws.s3.Bucket(name, { region, tags });
  const of = { region, bucket: made.bucket };
  new aws.s3.BucketPublicAccessBlock(name, {
    ...of,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
  new aws.s3.BucketServerSideEncryptionConfiguration(name, {
    ...of,
    rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
  });
  const versioning = new aws.s3.BucketVersioning(name, { ...of, versioningConfiguration: { status: "Enabled" } });
  new aws.s3.BucketLifecycleConfiguration(
    name,
    {
      ...of,
      rules: [
        {
          id: "old-versions",
          status: "Enabled",
          filter: { prefix: "" },
          noncurrentVersionExpiration: { noncurrentDays: 30 },
          abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
        },
      ],
    },
    { dependsOn: versioning },
  );
  return made;
}
const scans = bucket("scans", "us-east-1");
const copy = bucket("scans-copy", "us-east-2");
const replication = new aws.iam.Role("replication", {
  assumeRolePolicy: JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: "s3.amazonaws.com" }, Action: "sts:AssumeRole" }],
  }),
  tags,
});
new aws.s3.BucketReplicationConfig("scans", {
  region: "us-east-1",
  bucket: scans.bucket,
  role: replication.arn,
  rules: [
    {
      id: "all",
      status: "Enabled",
      filter: { prefix: "" },
      deleteMarkerReplication: { status: "Enabled" },
      destination: { bucket: copy.arn },
    },
  ],
});

const letters = new aws.efs.FileSystem("letters", { encrypted: true, throughputMode: "elastic", tags });
closed.forEach((subnetId, index) => {
  new aws.efs.MountTarget(`letters-${index}`, {
    fileSystemId: letters.id,
    subnetId,
    securityGroups: [guard(`letters-${index}`, 2049, vpc.cidrBlock)],
  });
});
const vault = new aws.backup.Vault("backups", { kmsKeyArn: key.arn, tags });
const vaultCopy = new aws.backup.Vault("backups-copy", { region: "us-east-2", kmsKeyArn: elsewhere.arn, tags });
const plan = new aws.backup.Plan("backups", {
  rules: [
    {
      ruleName: "nightly",
      targetVaultName: vault.name,
      schedule: "cron(0 3 * * ? *)",
      lifecycle: { deleteAfter: 35 },
      copyActions: [{ destinationVaultArn: vaultCopy.arn, lifecycle: { deleteAfter: 35 } }],
    },
  ],
  tags,
});
const backing = new aws.iam.Role("backups", {
  assumeRolePolicy: JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: "backup.amazonaws.com" }, Action: "sts:AssumeRole" }],
  }),
  managedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup"],
  tags,
});
new aws.backup.Selection("letters", { planId: plan.id, iamRoleArn: backing.arn, resources: [letters.arn] });

export const records = database.endpoint;
