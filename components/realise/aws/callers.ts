import type { SecurityGroup } from "@pulumi/aws/ec2/securityGroup";
import { SecurityGroupIngressRule } from "@pulumi/aws/vpc/securityGroupIngressRule";
import type * as pulumi from "@pulumi/pulumi";
import type { PlacedKind, PlacedWorkload } from "../site";
import type { AwsNetwork } from "./network";

/** Lets the declared callers' machines, and nobody else, reach a workload on its ports; those of other providers by their addresses. */
export function callersMayReach(
  {
    name,
    workload,
    callers,
    linked = [],
    tags,
    parent,
  }: Pick<PlacedWorkload | PlacedKind, "name" | "workload" | "callers" | "linked" | "tags" | "parent">,
  network: AwsNetwork,
  guard: SecurityGroup,
  ports: readonly number[],
  vpcId: pulumi.Input<string> = network.vpcId(),
): void {
  for (const caller of callers) {
    for (const port of ports) {
      new SecurityGroupIngressRule(
        `${name}-from-${caller}-${port}`.toLowerCase(),
        {
          region: network.region,
          securityGroupId: guard.id,
          referencedSecurityGroupId: network.machineGroup(caller, vpcId).id,
          ipProtocol: "tcp",
          fromPort: port,
          toPort: port,
          description: `${caller} talks to ${workload}`,
          tags,
        },
        { parent },
      );
    }
  }
  for (const caller of linked) {
    for (const [index, cidrIpv4] of caller.ranges.entries()) {
      for (const port of ports) {
        new SecurityGroupIngressRule(
          `${name}-from-${caller.workload}-link-${index + 1}-${port}`.toLowerCase(),
          {
            region: network.region,
            securityGroupId: guard.id,
            cidrIpv4,
            ipProtocol: "tcp",
            fromPort: port,
            toPort: port,
            description: `${caller.workload} talks to ${workload} through a link`,
            tags,
          },
          { parent },
        );
      }
    }
  }
}
