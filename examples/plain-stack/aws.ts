import * as aws from "@pulumi/aws";

const tags = { environment: "dev", owner: "nobody" };

const vpc = new aws.ec2.Vpc("dev", { cidrBlock: "10.1.0.0/16", tags });
const gateway = new aws.ec2.InternetGateway("dev", { vpcId: vpc.id, tags });

// A NAT gateway in every zone, for one developer.
const subnets = ["us-east-1a", "us-east-1b", "us-east-1c"].map((zone, index) => {
  const subnet = new aws.ec2.Subnet(`dev-${index}`, { vpcId: vpc.id, availabilityZone: zone, cidrBlock: `10.1.${index}.0/24`, tags });
  const address = new aws.ec2.Eip(`nat-${index}`, { domain: "vpc", tags }, { dependsOn: gateway });
  new aws.ec2.NatGateway(`nat-${index}`, { subnetId: subnet.id, allocationId: address.id, tags });
  return subnet;
});
const firstSubnet = subnets[0]?.id ?? "";

// Generations that were replaced years ago, on the volume type before gp3.
new aws.ec2.Instance("build", {
  ami: "ami-0123456789abcdef0",
  instanceType: "m4.2xlarge",
  subnetId: firstSubnet,
  rootBlockDevice: { volumeType: "gp2", volumeSize: 200 },
  tags,
});
new aws.ec2.Instance("wiki", {
  ami: "ami-0123456789abcdef0",
  instanceType: "c4.xlarge",
  subnetId: firstSubnet,
  rootBlockDevice: { volumeType: "gp2", volumeSize: 50 },
  tags,
});

// A volume and an address that nothing uses.
new aws.ebs.Volume("old-data", { availabilityZone: "us-east-1a", type: "gp2", size: 500, encrypted: true, tags });
new aws.ebs.Volume("fast-scratch", { availabilityZone: "us-east-1a", type: "io1", size: 200, iops: 3000, tags });
new aws.ec2.Eip("spare", { domain: "vpc", tags });

// A development database in two zones, on the generation before.
new aws.rds.Instance("app", {
  engine: "postgres",
  instanceClass: "db.m4.large",
  allocatedStorage: 100,
  storageType: "gp2",
  multiAz: true,
  username: "app",
  manageMasterUserPassword: true,
  skipFinalSnapshot: true,
  tags,
});

// A load balancer without anything behind it.
const security = new aws.ec2.SecurityGroup("idle", { vpcId: vpc.id, tags });
new aws.lb.LoadBalancer("idle", {
  loadBalancerType: "application",
  securityGroups: [security.id],
  subnets: subnets.map((subnet) => subnet.id),
  tags,
});

// Logs that are kept for ever.
new aws.cloudwatch.LogGroup("app", { tags });
new aws.cloudwatch.LogGroup("audit", { retentionInDays: 0, tags });
