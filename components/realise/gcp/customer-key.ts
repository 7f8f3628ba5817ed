import { CryptoKey, type CryptoKeyArgs } from "@pulumi/gcp/kms/cryptoKey";
import { CryptoKeyIAMMember } from "@pulumi/gcp/kms/cryptoKeyIAMMember";
import { KeyRing } from "@pulumi/gcp/kms/keyRing";
import type * as pulumi from "@pulumi/pulumi";
import { type HasParts, partInputs, partName } from "../site";
import { labelsOf } from "./labels";

/** A destroyed version can be brought back for this long. */
const DESTROYED_AFTER_SECONDS = 30 * 86_400;

export interface CustomerKey {
  /** Full name, `projects/.../cryptoKeys/...`. */
  readonly id: pulumi.Output<string>;
  /** Until these stand, the services cannot use the key. */
  readonly grants: pulumi.Resource[];
}

/**
 * The workload's own key beside its data, which nobody but the service that stores it may use. Keys cannot be deleted
 * in Google Cloud: a key whose versions are destroyed makes everything that it encrypted unreadable.
 */
export function customerKey(workload: HasParts, location: string, members: readonly pulumi.Input<string>[], part = "key"): CustomerKey {
  const { name, tags, parent } = workload;
  const keyName = partName(name, part);
  const ring = new KeyRing(keyName, { location }, { parent });
  const key = new CryptoKey(
    keyName,
    {
      ...partInputs<Omit<CryptoKeyArgs, "keyRing">>(workload, part),
      keyRing: ring.id,
      destroyScheduledDuration: `${DESTROYED_AFTER_SECONDS}s`,
      labels: labelsOf(tags),
    },
    { parent, protect: true },
  );
  const grants = members.map(
    (member, index) =>
      new CryptoKeyIAMMember(
        index === 0 ? keyName : `${keyName}-${index + 1}`,
        { cryptoKeyId: key.id, role: "roles/cloudkms.cryptoKeyEncrypterDecrypter", member },
        { parent },
      ),
  );
  return { id: key.id, grants };
}
