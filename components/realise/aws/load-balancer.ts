import { SecurityGroup } from "@pulumi/aws/ec2/securityGroup";
import { Listener } from "@pulumi/aws/lb/listener";
import { LoadBalancer as AwsLoadBalancer } from "@pulumi/aws/lb/loadBalancer";
import { TargetGroup } from "@pulumi/aws/lb/targetGroup";
import { SecurityGroupEgressRule } from "@pulumi/aws/vpc/securityGroupEgressRule";
import { SecurityGroupIngressRule } from "@pulumi/aws/vpc/securityGroupIngressRule";
import * as pulumi from "@pulumi/pulumi";
import type { LoadBalancer } from "../../load-balancer";
import type { PlacedWorkload } from "../site";
import { callersMayReach } from "./callers";
import { type AwsNetwork, LOAD_BALANCER_ZONES } from "./network";

/** TLS 1.2 and 1.3 only; see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html */
const TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-2021-06";

/** What stands behind a load balancer: machines, or the addresses of containers. */
export interface Balanced extends Pick<PlacedWorkload, "workload" | "name" | "need" | "callers" | "linked" | "tags" | "parent"> {
  readonly network: PlacedWorkload["setup"]["network"];
  readonly targets: "instance" | "ip";
}

/** An application load balancer that is open to clients on its port, an internal one to callers alone, and may reach the machines on theirs. */
export function awsLoadBalancer(
  workload: Balanced,
  { internal, protocol, port, machinePort, healthPath, certificate }: LoadBalancer,
  network: AwsNetwork,
  vpcId: pulumi.Input<string>,
  machines: SecurityGroup,
): {
  readonly targetGroupArn: pulumi.Output<string>;
  readonly endpoint: pulumi.Output<string>;
  readonly aliasZoneId: pulumi.Output<string>;
  readonly listener: Listener;
  readonly arnSuffix: pulumi.Output<string>;
} {
  const { name, parent } = workload;
  const { region } = network;
  const tags = { Name: name, ...workload.tags };
  const group = new SecurityGroup(
    `${name}-balancer`,
    { region, vpcId, description: `Load balancer of ${workload.workload}`, tags },
    { parent },
  );
  const rule = { region, ipProtocol: "tcp", tags };
  if (internal) callersMayReach({ ...workload, name: `${name}-balancer` }, network, group, [port], vpcId);
  else
    new SecurityGroupIngressRule(
      `${name}-clients`,
      { ...rule, securityGroupId: group.id, cidrIpv4: "0.0.0.0/0", fromPort: port, toPort: port, description: "Clients" },
      { parent },
    );
  const toMachines = { ...rule, fromPort: machinePort, toPort: machinePort };
  new SecurityGroupEgressRule(
    `${name}-balancer-out`,
    { ...toMachines, securityGroupId: group.id, referencedSecurityGroupId: machines.id, description: "To the machines" },
    { parent },
  );
  new SecurityGroupIngressRule(
    `${name}-from-balancer`,
    { ...toMachines, securityGroupId: machines.id, referencedSecurityGroupId: group.id, description: "From the load balancer" },
    { parent },
  );
  const balancer = new AwsLoadBalancer(
    name,
    {
      region,
      loadBalancerType: "application",
      internal,
      securityGroups: [group.id],
      subnets: internal ? insideSubnets(workload, network) : outsideSubnets(workload, network),
      dropInvalidHeaderFields: true,
      tags,
    },
    { parent },
  );
  const target = new TargetGroup(
    name,
    {
      region,
      vpcId,
      port: machinePort,
      protocol: "HTTP",
      targetType: workload.targets,
      deregistrationDelay: 60,
      healthCheck: { path: healthPath, matcher: "200", interval: 15, timeout: 5, healthyThreshold: 2, unhealthyThreshold: 3 },
      tags,
    },
    { parent },
  );
  const listener = new Listener(
    name,
    {
      region,
      loadBalancerArn: balancer.arn,
      port,
      protocol: protocol.toUpperCase(),
      ...(protocol === "https" && certificate?.aws !== undefined ? { certificateArn: certificate.aws, sslPolicy: TLS_POLICY } : {}),
      defaultActions: [{ type: "forward", targetGroupArn: target.arn }],
      tags,
    },
    { parent },
  );
  return {
    targetGroupArn: target.arn,
    endpoint: pulumi.interpolate`${protocol}://${balancer.dnsName}:${port}`,
    aliasZoneId: balancer.zoneId,
    listener,
    arnSuffix: balancer.arnSuffix,
  };
}

function outsideSubnets({ network: own, need }: Balanced, network: AwsNetwork) {
  return own?.aws === undefined ? network.publicSubnetIds(need.zones) : [...(own.aws.publicSubnetIds ?? own.aws.subnetIds)];
}

/** Of the machines, and one more where these stand in one zone alone. */
function insideSubnets({ network: own, need }: Balanced, network: AwsNetwork) {
  return own?.aws === undefined ? network.machineSubnetIds(Math.max(need.zones, LOAD_BALANCER_ZONES)) : [...own.aws.subnetIds];
}
