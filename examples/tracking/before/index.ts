import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** Written from the provider's quick starts: containers in two services, a database and a Redis, a NAT gateway in each zone. */
const tags = { owner: "dispatch", environment: "production" };
const zones = ["us-east-1a", "us-east-1b"];

const vpc = new aws.ec2.Vpc("tracking", { cidrBlock: "10.60.0.0/16", enableDnsHostnames: true, tags });
const gateway = new aws.ec2.InternetGateway("tracking", { vpcId: vpc.id, tags });
const outward = new aws.ec2.RouteTable("public", {
  vpcId: vpc.id,
  routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: gateway.id }],
  tags,
});
const subnets = zones.map((availabilityZone, index) => {
  const open = new aws.ec2.Subnet(`public-${index}`, { vpcId: vpc.id, availabilityZone, cidrBlock: `10.60.${index}.0/24`, tags });
  new aws.ec2.RouteTableAssociation(`public-${index}`, { subnetId: open.id, routeTableId: outward.id });
  const address = new aws.ec2.Eip(`nat-${index}`, { domain: "vpc", tags });
  const nat = new aws.ec2.NatGateway(`nat-${index}`, { subnetId: open.id, allocationId: address.id, tags });
  const closed = new aws.ec2.Subnet(`private-${index}`, { vpcId: vpc.id, availabilityZone, cidrBlock: `10.60.${10 + index}.0/24`, tags });
  const through = new aws.ec2.RouteTable(`private-${index}`, {
    vpcId: vpc.id,
    routes: [{ cidrBlock: "0.0.0.0/0", natGatewayId: nat.id }],
    tags,
  });
  new aws.ec2.RouteTableAssociation(`private-${index}`, { subnetId: closed.id, routeTableId: through.id });
  return { open: open.id, closed: closed.id };
});
const closed = subnets.map((subnet) => subnet.closed);

const guard = (name: string, port: number, from: pulumi.Input<string>) =>
  new aws.ec2.SecurityGroup(name, {
    vpcId: vpc.id,
    ingress: [{ protocol: "tcp", fromPort: port, toPort: port, cidrBlocks: [from] }],
    egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
    tags,
  }).id;

const balancer = new aws.lb.LoadBalancer("api", {
  loadBalancerType: "application",
  securityGroups: [guard("door", 80, "0.0.0.0/0")],
  subnets: subnets.map(({ open }) => open),
  tags,
});
const target = new aws.lb.TargetGroup("api", {
  port: 8080,
  protocol: "HTTP",
  targetType: "ip",
  vpcId: vpc.id,
  healthCheck: { path: "/healthz" },
  tags,
});
const listener = new aws.lb.Listener("api", {
  loadBalancerArn: balancer.arn,
  port: 80,
  defaultActions: [{ type: "forward", targetGroupArn: target.arn }],
});

const cluster = new aws.ecs.Cluster("tracking", { tags });
const execution = new aws.iam.Role("tasks", {
  assumeRolePolicy: JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" }],
  }),
  managedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"],
  tags,
});
const tasks = guard("tasks", 8080, vpc.cidrBlock);

/** Each tier runs as many tasks as its busiest hour takes: autoscaling was put off until after the launch. */
function service(
  name: string,
  desiredCount: number,
  cpu: number,
  memory: number,
  loadBalancers: aws.types.input.ecs.ServiceLoadBalancer[],
) {
  const logs = new aws.cloudwatch.LogGroup(name, { retentionInDays: 30, tags });
  const task = new aws.ecs.TaskDefinition(name, {
    family: `tracking-${name}`,
    requiresCompatibilities: ["FARGATE"],
    networkMode: "awsvpc",
    cpu: String(cpu),
    memory: String(memory),
    executionRoleArn: execution.arn,
    containerDefinitions: logs.name.apply((group) =>
      JSON.stringify([
        {
          name,
          image: `registry.example.com/tracking/${name}:2026.11`,
          portMappings: [{ containerPort: 8080 }],
          logConfiguration: {
            logDriver: "awslogs",
            options: { "awslogs-group": group, "awslogs-region": "us-east-1", "awslogs-stream-prefix": name },
          },
        },
      ]),
    ),
    tags,
  });
  return new aws.ecs.Service(
    name,
    {
      cluster: cluster.arn,
      taskDefinition: task.arn,
      launchType: "FARGATE",
      desiredCount,
      networkConfiguration: { subnets: closed, securityGroups: [tasks] },
      loadBalancers,
      tags,
    },
    { dependsOn: listener },
  );
}
service("api", 4, 2048, 4096, [{ targetGroupArn: target.arn, containerName: "api", containerPort: 8080 }]);
service("workers", 8, 2048, 4096, []);

new aws.rds.Instance("parcels", {
  engine: "mysql",
  engineVersion: "8.4",
  instanceClass: "db.m5.xlarge",
  allocatedStorage: 300,
  maxAllocatedStorage: 600,
  storageType: "gp3",
  storageEncrypted: true,
  multiAz: true,
  backupRetentionPeriod: 14,
  dbSubnetGroupName: new aws.rds.SubnetGroup("parcels", { subnetIds: closed, tags }).name,
  vpcSecurityGroupIds: [guard("parcels", 3306, vpc.cidrBlock)],
  username: "parcels",
  manageMasterUserPassword: true,
  deletionProtection: true,
  tags,
});

new aws.elasticache.ReplicationGroup("positions", {
  description: "The last position of each van",
  engine: "redis",
  nodeType: "cache.r6g.large",
  numCacheClusters: 2,
  automaticFailoverEnabled: true,
  multiAzEnabled: true,
  atRestEncryptionEnabled: true,
  transitEncryptionEnabled: true,
  subnetGroupName: new aws.elasticache.SubnetGroup("positions", { subnetIds: closed, tags }).name,
  securityGroupIds: [guard("positions", 6379, vpc.cidrBlock)],
  tags,
});

export const map = pulumi.interpolate`http://${balancer.dnsName}`;
