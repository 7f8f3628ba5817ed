import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/**
 * The shop on one cloud. Each tier got the size that bore the last sale, and kept it. Images are baked, so machines need
 * no way to the internet.
 */
const tags = { owner: "shop-team", environment: "production" };
const zones = ["us-east-1a", "us-east-1b"];

const vpc = new aws.ec2.Vpc("shop", { cidrBlock: "10.20.0.0/16", enableDnsHostnames: true, tags });
const gateway = new aws.ec2.InternetGateway("shop", { vpcId: vpc.id, tags });
const outward = new aws.ec2.RouteTable("public", {
  vpcId: vpc.id,
  routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: gateway.id }],
  tags,
});
const publicSubnets = zones.map((availabilityZone, index) => {
  const subnet = new aws.ec2.Subnet(`public-${index}`, { vpcId: vpc.id, availabilityZone, cidrBlock: `10.20.${index}.0/24`, tags });
  new aws.ec2.RouteTableAssociation(`public-${index}`, { subnetId: subnet.id, routeTableId: outward.id });
  return subnet;
});
const privateSubnets = zones.map(
  (availabilityZone, index) =>
    new aws.ec2.Subnet(`private-${index}`, { vpcId: vpc.id, availabilityZone, cidrBlock: `10.20.${10 + index}.0/24`, tags }),
);

const door = new aws.ec2.SecurityGroup("door", {
  vpcId: vpc.id,
  ingress: [{ protocol: "tcp", fromPort: 80, toPort: 80, cidrBlocks: ["0.0.0.0/0"] }],
  egress: [{ protocol: "tcp", fromPort: 8080, toPort: 8080, cidrBlocks: [vpc.cidrBlock] }],
  tags,
});
const inner = new aws.ec2.SecurityGroup("inner", {
  vpcId: vpc.id,
  ingress: [{ protocol: "tcp", fromPort: 8080, toPort: 9200, cidrBlocks: [vpc.cidrBlock] }],
  egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: [vpc.cidrBlock] }],
  tags,
});
const balancer = new aws.lb.LoadBalancer("web", {
  loadBalancerType: "application",
  securityGroups: [door.id],
  subnets: publicSubnets.map(({ id }) => id),
  tags,
});
const target = new aws.lb.TargetGroup("web", { port: 8080, protocol: "HTTP", vpcId: vpc.id, healthCheck: { path: "/healthz" }, tags });
new aws.lb.Listener("web", {
  loadBalancerArn: balancer.arn,
  port: 80,
  defaultActions: [{ type: "forward", targetGroupArn: target.arn }],
});

interface Tier {
  readonly instanceType: string;
  readonly minSize: number;
  readonly maxSize: number;
  readonly dataGib?: number;
  readonly targetGroupArns?: pulumi.Input<string>[];
}

function tier(name: string, { instanceType, minSize, maxSize, dataGib, targetGroupArns }: Tier) {
  const template = new aws.ec2.LaunchTemplate(name, {
    imageId: "ami-0123456789abcdef0",
    instanceType,
    vpcSecurityGroupIds: [inner.id],
    blockDeviceMappings: [
      { deviceName: "/dev/xvda", ebs: { volumeType: "gp3", volumeSize: 30, encrypted: "true" } },
      ...(dataGib === undefined ? [] : [{ deviceName: "/dev/sdf", ebs: { volumeType: "gp3", volumeSize: dataGib, encrypted: "true" } }]),
    ],
    tags,
  });
  const group = new aws.autoscaling.Group(name, {
    launchTemplate: { id: template.id, version: "$Latest" },
    vpcZoneIdentifiers: privateSubnets.map(({ id }) => id),
    minSize,
    maxSize,
    ...(targetGroupArns === undefined ? {} : { targetGroupArns, healthCheckType: "ELB" }),
    tags: Object.entries(tags).map(([key, value]) => ({ key, value, propagateAtLaunch: true })),
  });
  if (maxSize > minSize) {
    new aws.autoscaling.Policy(name, {
      autoscalingGroupName: group.name,
      policyType: "TargetTrackingScaling",
      targetTrackingConfiguration: { predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" }, targetValue: 50 },
    });
  }
}

tier("web", { instanceType: "m5.large", minSize: 4, maxSize: 8, targetGroupArns: [target.arn] });
tier("api", { instanceType: "m5.xlarge", minSize: 3, maxSize: 6 });
tier("workers", { instanceType: "c5.2xlarge", minSize: 2, maxSize: 5 });
tier("search", { instanceType: "r5.xlarge", minSize: 2, maxSize: 2, dataGib: 200 });

export const address = pulumi.interpolate`http://${balancer.dnsName}`;
