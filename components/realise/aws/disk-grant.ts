import { Grant } from "@pulumi/aws/kms/grant";
import type { Key } from "@pulumi/aws/kms/key";
import * as pulumi from "@pulumi/pulumi";
import { type HasParts, partName } from "../site";
import { partitionOf } from "./policy-document";

/**
 * Machines of a group are started by Auto Scaling's service-linked role, which must be able to use the key of their
 * disks, and to let EC2 do so: https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html
 * An account has that role from its first group on.
 */
export function diskGrant({ name, parent }: Pick<HasParts, "name" | "parent">, region: string, key: Key): Grant {
  const account = key.arn.apply((arn) => arn.split(":")[4] ?? "");
  const path = "role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling";
  return new Grant(
    partName(name, "disks"),
    {
      region,
      keyId: key.keyId,
      granteePrincipal: pulumi.interpolate`arn:${partitionOf(region)}:iam::${account}:${path}`,
      operations: [
        "Encrypt",
        "Decrypt",
        "ReEncryptFrom",
        "ReEncryptTo",
        "GenerateDataKey",
        "GenerateDataKeyWithoutPlaintext",
        "DescribeKey",
        "CreateGrant",
      ],
    },
    { parent },
  );
}
