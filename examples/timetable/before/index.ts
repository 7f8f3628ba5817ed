import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/** Since the January in which the timetable went down, enough machines for the first hour of enrolment run all year. */
const tags = { owner: "registrar", environment: "production" };
const zones = ["us-east-1a", "us-east-1b"];

const vpc = new aws.ec2.Vpc("university", { cidrBlock: "10.70.0.0/16", enableDnsHostnames: true, tags });
const gateway = new aws.ec2.InternetGateway("university", { vpcId: vpc.id, tags });
const outward = new aws.ec2.RouteTable("public", {
  vpcId: vpc.id,
  routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: gateway.id }],
  tags,
});
const subnets = zones.map((availabilityZone, index) => {
  const open = new aws.ec2.Subnet(`public-${index}`, { vpcId: vpc.id, availabilityZone, cidrBlock: `10.70.${index}.0/24`, tags });
  const closed = new aws.ec2.Subnet(`private-${index}`, { vpcId: vpc.id, availabilityZone, cidrBlock: `10.70.${10 + index}.0/24`, tags });
  new aws.ec2.RouteTableAssociation(`public-${index}`, { subnetId: open.id, routeTableId: outward.id });
  return { open: open.id, closed: closed.id };
});
const closed = subnets.map((subnet) => subnet.closed);

const guard = (name: string, port: number, from: pulumi.Input<string>) =>
  new aws.ec2.SecurityGroup(name, {
    vpcId: vpc.id,
    ingress: [{ protocol: "tcp", fromPort: port, toPort: port, cidrBlocks: [from] }],
    egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: [vpc.cidrBlock] }],
    tags,
  }).id;

const balancer = new aws.lb.LoadBalancer("timetable", {
  loadBalancerType: "application",
  securityGroups: [guard("door", 80, "0.0.0.0/0")],
  subnets: subnets.map(({ open }) => open),
  tags,
});
const target = new aws.lb.TargetGroup("timetable", { port: 8080, protocol: "HTTP", vpcId: vpc.id, healthCheck: { path: "/ready" }, tags });
new aws.lb.Listener("timetable", {
  loadBalancerArn: balancer.arn,
  port: 80,
  defaultActions: [{ type: "forward", targetGroupArn: target.arn }],
});

const machines = guard("machines", 8080, vpc.cidrBlock);
function tier(
  name: string,
  instanceType: string,
  minSize: number,
  maxSize: number,
  own: Record<string, string>,
  behind: pulumi.Input<string>[],
) {
  const labels = { ...tags, ...own };
  const template = new aws.ec2.LaunchTemplate(name, {
    imageId: "ami-0123456789abcdef0",
    instanceType,
    vpcSecurityGroupIds: [machines],
    blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { volumeType: "gp3", volumeSize: 30, encrypted: "true" } }],
    tags: labels,
  });
  new aws.autoscaling.Group(name, {
    launchTemplate: { id: template.id, version: "$Latest" },
    vpcZoneIdentifiers: closed,
    minSize,
    maxSize,
    targetGroupArns: behind,
    tags: Object.entries(labels).map(([key, value]) => ({ key, value, propagateAtLaunch: true })),
  });
}
tier("timetable", "m5.large", 8, 12, {}, [target.arn]);
tier("planning", "m5.2xlarge", 1, 1, {}, []);
tier("staging", "m5.xlarge", 1, 1, { environment: "staging" }, []);

const database = new aws.rds.Instance("courses", {
  engine: "postgres",
  engineVersion: "17",
  instanceClass: "db.m5.large",
  allocatedStorage: 100,
  maxAllocatedStorage: 200,
  storageType: "gp3",
  storageEncrypted: true,
  multiAz: true,
  backupRetentionPeriod: 7,
  dbSubnetGroupName: new aws.rds.SubnetGroup("courses", { subnetIds: closed, tags }).name,
  vpcSecurityGroupIds: [guard("courses", 5432, vpc.cidrBlock)],
  username: "courses",
  manageMasterUserPassword: true,
  deletionProtection: true,
  tags,
});

export const courses = database.endpoint;
