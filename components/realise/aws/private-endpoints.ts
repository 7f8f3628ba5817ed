import { SecurityGroup } from "@pulumi/aws/ec2/securityGroup";
import type { Vpc } from "@pulumi/aws/ec2/vpc";
import { VpcEndpoint, type VpcEndpointArgs } from "@pulumi/aws/ec2/vpcEndpoint";
import { SecurityGroupIngressRule } from "@pulumi/aws/vpc/securityGroupIngressRule";
import type * as pulumi from "@pulumi/pulumi";
import { addressRangeOf, partName, type SiteSpec } from "../site";
import { policyDocument, type Statement } from "./policy-document";

const TLS_PORT = 443;
/** These take no policy, or none is documented: what their roles allow holds alone. */
const WITHOUT_POLICY: ReadonlySet<string> = new Set(["ecs", "ecs-agent", "ecs-telemetry", "eks-auth"]);

type Inputs = Pick<VpcEndpointArgs, "vpcEndpointType" | "privateDnsEnabled"> & {
  readonly serviceName: string;
  readonly subnetIds: readonly string[];
};

/**
 * The interface endpoints of a place: an address in the private subnets for each service, under the service's own name,
 * that takes TLS from the network alone and serves nobody but identities of this account. The whole network may use
 * them, for the name leads everybody in it here: who may do what is said by roles.
 */
export function privateEndpoints(spec: SiteSpec, vpc: Vpc, subnetIds: readonly pulumi.Output<string>[]): void {
  const { name, region, tags, privateEndpoints: parts = [] } = spec;
  if (parts.length === 0) return;
  const parent = vpc;
  const guardName = `${name}-endpoints`;
  const guard = new SecurityGroup(
    guardName,
    { region, description: "Private endpoints", vpcId: vpc.id, tags: { Name: guardName, ...tags } },
    { parent },
  );
  new SecurityGroupIngressRule(
    guardName,
    {
      region,
      securityGroupId: guard.id,
      ipProtocol: "tcp",
      fromPort: TLS_PORT,
      toPort: TLS_PORT,
      cidrIpv4: addressRangeOf(spec),
      description: "The network reaches AWS's own services with TLS",
      tags: { Name: guardName, ...tags },
    },
    { parent },
  );
  for (const part of parts) {
    const inputs = part.inputs as unknown as Inputs;
    const service = inputs.serviceName.slice(`com.amazonaws.${region}.`.length);
    new VpcEndpoint(
      partName(name, part.name),
      {
        ...inputs,
        region,
        vpcId: vpc.id,
        subnetIds: subnetIds.slice(0, inputs.subnetIds.length),
        securityGroupIds: [guard.id],
        ...(WITHOUT_POLICY.has(service) ? {} : { policy: policyOf(service, vpc) }),
        tags: { Name: partName(name, part.name), ...tags },
      },
      { parent },
    );
  }
}

/** Identities of this account alone; who trades a token of another issuer for one of its roles has none yet. */
function policyOf(service: string, vpc: Vpc): pulumi.Output<string> {
  const own: Statement = {
    Effect: "Allow",
    Principal: "*",
    Action: "*",
    Resource: "*",
    Condition: { StringEquals: { "aws:PrincipalAccount": vpc.ownerId } },
  };
  const withToken: Statement = { Effect: "Allow", Principal: "*", Action: "sts:AssumeRoleWithWebIdentity", Resource: "*" };
  return policyDocument(...(service === "sts" ? [own, withToken] : [own]));
}
