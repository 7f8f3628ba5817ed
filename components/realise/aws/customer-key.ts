import { Key, type KeyArgs } from "@pulumi/aws/kms/key";
import { type HasParts, partInputs, partName } from "../site";

/** The workload's own key, which rotates each year; protected, for without it what it encrypted is lost. Undefined where the provider's does. */
export function customerKey(workload: HasParts, region: string, part = "key", policy?: KeyArgs["policy"]): Key | undefined {
  const { name, tags, parent, blueprint } = workload;
  if (!blueprint.parts.some((one) => one.name === part)) return undefined;
  const keyName = partName(name, part);
  return new Key(
    keyName,
    {
      ...partInputs<KeyArgs>(workload, part),
      region,
      description: `Encrypts ${workload.workload}`,
      deletionWindowInDays: 30,
      ...(policy === undefined ? {} : { policy }),
      tags: { Name: keyName, ...tags },
    },
    { parent, protect: true },
  );
}
