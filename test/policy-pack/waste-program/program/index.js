// A shop as it grows in an afternoon: each part is what people write, and each wastes something that a rule names.
const aws = require("@pulumi/aws");
const azure = require("@pulumi/azure-native");
const gcp = require("@pulumi/gcp");

// A network with private subnets behind a NAT gateway.
const vpc = new aws.ec2.Vpc("net", { cidrBlock: "10.0.0.0/16" });
const open = new aws.ec2.Subnet("open", { vpcId: vpc.id, cidrBlock: "10.0.0.0/24", availabilityZone: "us-east-1a" });
const closed = new aws.ec2.Subnet("closed", { vpcId: vpc.id, cidrBlock: "10.0.1.0/24", availabilityZone: "us-east-1b" });
const eip = new aws.ec2.Eip("way-out", { domain: "vpc" });
new aws.ec2.NatGateway("nat", { subnetId: open.id, allocationId: eip.id });

// Web servers behind a load balancer, with addresses of their own and metrics of every minute.
const front = new aws.lb.LoadBalancer("front", { loadBalancerType: "application", subnets: [open.id, closed.id] });
const group = new aws.lb.TargetGroup("web-servers", { port: 80, protocol: "HTTP", vpcId: vpc.id });
new aws.lb.Listener("http", {
  loadBalancerArn: front.arn,
  port: 80,
  defaultActions: [{ type: "forward", targetGroupArn: group.arn }],
});
const web = new aws.ec2.Instance("web", {
  ami: "ami-0a1b2c3d",
  instanceType: "m5.large",
  subnetId: open.id,
  associatePublicIpAddress: true,
  monitoring: true,
  rootBlockDevice: { volumeType: "gp2", volumeSize: 100 },
});
new aws.lb.TargetGroupAttachment("web-server", { targetGroupArn: group.arn, targetId: web.id, port: 80 });

// A batch worker that may be interrupted, and an analysis machine far larger than its need.
const worker = new aws.ec2.Instance("worker", {
  ami: "ami-0a1b2c3d",
  instanceType: "c5.2xlarge",
  subnetId: closed.id,
  tags: { interruptible: "true" },
});
new aws.ec2.Instance("analysis", {
  ami: "ami-0a1b2c3d",
  instanceType: "r5.4xlarge",
  subnetId: closed.id,
  tags: { "costwright:vcpus": "2", "costwright:memory-gib": "16" },
});

// Disks: an io1 volume, and more throughput than its machine can move.
const ledger = new aws.ebs.Volume("ledger", { availabilityZone: "us-east-1b", size: 500, type: "io1", iops: 8000 });
new aws.ec2.VolumeAttachment("ledger", { deviceName: "/dev/sdf", volumeId: ledger.id, instanceId: worker.id });
const small = new aws.ec2.Instance("small", { ami: "ami-0a1b2c3d", instanceType: "t3.small", subnetId: closed.id });
const fast = new aws.ebs.Volume("fast", { availabilityZone: "us-east-1b", size: 200, type: "gp3", iops: 4000, throughput: 1000 });
new aws.ec2.VolumeAttachment("fast", { deviceName: "/dev/sdg", volumeId: fast.id, instanceId: small.id });
new aws.ebs.Snapshot("before-upgrade", { volumeId: ledger.id });

// Backups, buckets and trails.
const vault = new aws.backup.Vault("vault", {});
new aws.backup.Plan("daily", { rules: [{ ruleName: "daily", targetVaultName: vault.name, schedule: "cron(0 5 * * ? *)" }] });
const exportsBucket = new aws.s3.Bucket("exports", {});
new aws.s3.BucketLifecycleConfiguration("exports", {
  bucket: exportsBucket.id,
  rules: [{ id: "cold", status: "Enabled", transitions: [{ days: 1, storageClass: "GLACIER" }], expiration: { days: 10 } }],
});
new aws.cloudtrail.Trail("audit", { s3BucketName: exportsBucket.id, isMultiRegionTrail: true });
new aws.cloudtrail.Trail("security", { s3BucketName: exportsBucket.id });
new aws.cloudwatch.MetricAlarm("cpu", {
  comparisonOperator: "GreaterThanThreshold",
  evaluationPeriods: 2,
  namespace: "AWS/EC2",
  metricName: "CPUUtilization",
  statistic: "Average",
  threshold: 80,
  period: 10,
});

// A function that is always warm, and its table.
const table = new aws.dynamodb.Table("orders", {
  hashKey: "id",
  attributes: [{ name: "id", type: "S" }],
  billingMode: "PROVISIONED",
  readCapacity: 400,
  writeCapacity: 200,
});
const api = new aws.lambda.Function("api", {
  role: "arn:aws:iam::123456789012:role/api",
  runtime: "nodejs22.x",
  handler: "index.handler",
  s3Bucket: "code",
  s3Key: "api.zip",
  memorySize: 1024,
  publish: true,
  environment: { variables: { TABLE: table.name } },
});
new aws.lambda.ProvisionedConcurrencyConfig("warm", { functionName: api.name, qualifier: "1", provisionedConcurrentExecutions: 10 });

// A database in another region than its service, one that nobody asks, and a cache likewise.
const far = new aws.Provider("far", { region: "us-west-2" });
const reports = new aws.rds.Instance(
  "reports",
  { engine: "postgres", engineVersion: "16", instanceClass: "db.m6g.2xlarge", allocatedStorage: 100, storageType: "gp3" },
  { provider: far },
);
new aws.ec2.Instance("reporter", {
  ami: "ami-0a1b2c3d",
  instanceType: "m5.large",
  subnetId: closed.id,
  userData: reports.address.apply((address) => `DB=${address}`),
});
new aws.rds.Instance("archive", {
  engine: "postgres",
  engineVersion: "16",
  instanceClass: "db.m6g.large",
  allocatedStorage: 100,
  storageType: "gp3",
});
new aws.elasticache.ReplicationGroup("sessions", {
  description: "sessions",
  engine: "valkey",
  nodeType: "cache.m6g.large",
  numCacheClusters: 2,
});
new aws.eks.NodeGroup("nodes", {
  clusterName: "shared",
  nodeRoleArn: "arn:aws:iam::123456789012:role/nodes",
  subnetIds: [closed.id],
  instanceTypes: ["m5.large"],
  scalingConfig: { minSize: 10, maxSize: 20, desiredSize: 10 },
});

// Azure: a plan without apps, Windows by the hour, fast disks, an uptime agreement.
const team = new azure.resources.ResourceGroup("team", { location: "eastus" });
const azureArgs = { resourceGroupName: team.name, location: "eastus" };
new azure.web.AppServicePlan("plan", { ...azureArgs, kind: "linux", reserved: true, sku: { name: "P1v3", tier: "PremiumV3" } });
new azure.containerregistry.Registry("images", { ...azureArgs, location: "westeurope", sku: { name: "Premium" } });
new azure.compute.VirtualMachine("desk", {
  ...azureArgs,
  hardwareProfile: { vmSize: "Standard_B8ms" },
  osProfile: { computerName: "desk", adminUsername: "admin1", windowsConfiguration: {} },
  storageProfile: {
    imageReference: { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku: "2022-datacenter", version: "latest" },
    osDisk: { createOption: "FromImage", diskSizeGB: 128, managedDisk: { storageAccountType: "StandardSSD_LRS" } },
  },
  networkProfile: { networkInterfaces: [{ id: "/subscriptions/x/nic" }] },
});

// Google Cloud: steady machines, a pool that is too large, schedules without an end.
new gcp.compute.Disk("scratch", { zone: "us-central1-a", size: 500, type: "pd-ssd", labels: { "costwright-keep": "nightly" } });
new gcp.compute.Instance("steady", {
  zone: "us-central1-a",
  machineType: "e2-standard-4",
  bootDisk: { initializeParams: { size: 20, type: "pd-balanced" } },
  networkInterfaces: [{ network: "default" }],
});
new gcp.compute.ResourcePolicy("snapshots", {
  region: "us-central1",
  snapshotSchedulePolicy: { schedule: { dailySchedule: { daysInCycle: 1, startTime: "04:00" } } },
});
new gcp.container.NodePool("workers", {
  cluster: "shared",
  location: "us-central1-a",
  nodeCount: 10,
  nodeConfig: { machineType: "e2-standard-4", diskSizeGb: 50, diskType: "pd-balanced" },
});
