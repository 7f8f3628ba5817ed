import * as aws from "@pulumi/aws";

/** The first cluster of the lab: nobody had time to find out which machines may be taken away. */
const tags = { owner: "climate-lab", environment: "research" };

const vpc = new aws.ec2.Vpc("study", { cidrBlock: "10.40.0.0/16", tags });
const gateway = new aws.ec2.InternetGateway("study", { vpcId: vpc.id, tags });
const outward = new aws.ec2.RouteTable("public", {
  vpcId: vpc.id,
  routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: gateway.id }],
  tags,
});
const open = new aws.ec2.Subnet("public", { vpcId: vpc.id, availabilityZone: "us-east-1a", cidrBlock: "10.40.1.0/24", tags });
new aws.ec2.RouteTableAssociation("public", { subnetId: open.id, routeTableId: outward.id });
const address = new aws.ec2.Eip("study", { domain: "vpc", tags });
const nat = new aws.ec2.NatGateway("study", { subnetId: open.id, allocationId: address.id, tags });
const through = new aws.ec2.RouteTable("private", {
  vpcId: vpc.id,
  routes: [{ cidrBlock: "0.0.0.0/0", natGatewayId: nat.id }],
  tags,
});
const subnet = new aws.ec2.Subnet("study", { vpcId: vpc.id, availabilityZone: "us-east-1a", cidrBlock: "10.40.0.0/24", tags });
new aws.ec2.RouteTableAssociation("private", { subnetId: subnet.id, routeTableId: through.id });
new aws.ec2.VpcEndpoint("s3", {
  vpcId: vpc.id,
  serviceName: "com.amazonaws.us-east-1.s3",
  vpcEndpointType: "Gateway",
  routeTableIds: [through.id],
  tags,
});
const inner = new aws.ec2.SecurityGroup("study", {
  vpcId: vpc.id,
  ingress: [{ protocol: "tcp", fromPort: 6379, toPort: 6379, cidrBlocks: [vpc.cidrBlock] }],
  egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
  tags,
});

const coordinator = new aws.ec2.Instance("coordinator", {
  ami: "ami-0123456789abcdef0",
  instanceType: "m5.large",
  subnetId: subnet.id,
  vpcSecurityGroupIds: [inner.id],
  rootBlockDevice: { volumeType: "gp3", volumeSize: 50, encrypted: true },
  tags,
});

// Eight machines work off two ensembles in a month; twelve keep a deadline. They are never gone: somebody would have to start them.
const template = new aws.ec2.LaunchTemplate("simulation", {
  imageId: "ami-0123456789abcdef0",
  instanceType: "m5.4xlarge",
  vpcSecurityGroupIds: [inner.id],
  blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { volumeType: "gp3", volumeSize: 30, encrypted: "true" } }],
  tags,
});
const simulation = new aws.autoscaling.Group("simulation", {
  launchTemplate: { id: template.id, version: "$Latest" },
  vpcZoneIdentifiers: [subnet.id],
  minSize: 8,
  maxSize: 12,
  tags: Object.entries(tags).map(([key, value]) => ({ key, value, propagateAtLaunch: true })),
});
new aws.autoscaling.Policy("simulation", {
  autoscalingGroupName: simulation.name,
  policyType: "TargetTrackingScaling",
  targetTrackingConfiguration: { predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" }, targetValue: 90 },
});

const results = new aws.s3.Bucket("results", { tags });
new aws.s3.BucketPublicAccessBlock("results", {
  bucket: results.bucket,
  blockPublicAcls: true,
  blockPublicPolicy: true,
  ignorePublicAcls: true,
  restrictPublicBuckets: true,
});

export const queue = coordinator.privateIp;
