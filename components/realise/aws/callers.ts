import type { SecurityGroup } from "@pulumi/aws/ec2/securityGroup";
import { SecurityGroupIngressRule } from "@pulumi/aws/vpc/securityGroupIngressRule";
import type * as pulumi from "@pulumi/pulumi";
import type { PlacedKind, PlacedWorkload } from "../site";
import type { AwsNetwork } from "./network";

/** Lets the declared callers' machines, and nobody else, reach a workload on its ports. */
export function callersMayReach(
  { name, workload, callers, tags, parent }: PlacedWorkload | PlacedKind,
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
}
