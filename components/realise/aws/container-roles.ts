import type { LogGroup } from "@pulumi/aws/cloudwatch/logGroup";
import { Role } from "@pulumi/aws/iam/role";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy";
import * as pulumi from "@pulumi/pulumi";
import type { PlacedKind } from "../site";
import { assumedBy, partitionOf, policyDocument } from "./policy-document";

/**
 * The roles of a container: one that starts it may pull images of the account and write the container's own logs; the
 * one that it runs as may nothing until its owner grants it something.
 */
export function containerRoles({ name, workload, tags, parent }: PlacedKind, region: string, logs: LogGroup) {
  const trust = assumedBy("ecs-tasks.amazonaws.com");
  const starter = new Role(`${name}-start`, { assumeRolePolicy: trust, description: `Starts ${workload}`, tags }, { parent });
  const own = new Role(`${name}-task`, { assumeRolePolicy: trust, description: `Runs as ${workload}`, tags }, { parent });
  new RolePolicy(
    `${name}-start`,
    {
      role: starter.name,
      policy: policyDocument(
        { Effect: "Allow", Action: ["logs:CreateLogStream", "logs:PutLogEvents"], Resource: pulumi.interpolate`${logs.arn}:*` },
        { Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" },
        {
          Effect: "Allow",
          Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
          Resource: `arn:${partitionOf(region)}:ecr:*:*:repository/*`,
        },
      ),
    },
    { parent },
  );
  return { starter, own };
}
