import { Bucket, type BucketArgs } from "@pulumi/gcp/storage/bucket";
import { BucketIAMMember } from "@pulumi/gcp/storage/bucketIAMMember";
import { getProjectServiceAccountOutput } from "@pulumi/gcp/storage/getProjectServiceAccount";
import { getTransferProjectServiceAccountOutput } from "@pulumi/gcp/storage/getTransferProjectServiceAccount";
import { TransferJob } from "@pulumi/gcp/storage/transferJob";
import type * as pulumi from "@pulumi/pulumi";
import type { ObjectStoreNeed } from "../../../model";
import { type KindRealiser, type PlacedKind, partInputs, partName } from "../site";
import { customerKey } from "./customer-key";
import { labelsOf } from "./labels";
import type { GcpNetwork } from "./network";

/** A bucket that nobody can make public, with access by identity alone, and where asked a copy in another region. */
export const gcsBucket: KindRealiser<GcpNetwork> = (workload) => {
  const main = bucket(workload, "");
  if ((workload.asKind as ObjectStoreNeed).otherRegion) copied(workload, main, bucket(workload, "copy"));
  return { endpoint: main.url, resourceId: main.id };
};

function bucket(workload: PlacedKind, part: string): Bucket {
  const { name, tags, parent } = workload;
  const { customerKey: asked } = workload.asKind as ObjectStoreNeed;
  const inputs = partInputs<BucketArgs>(workload, part);
  const key = asked
    ? customerKey(
        workload,
        String(inputs.location).toLowerCase(),
        [getProjectServiceAccountOutput({}, { parent }).member],
        part === "" ? "key" : `${part}-key`,
      )
    : undefined;
  return new Bucket(
    partName(name, part),
    {
      ...inputs,
      uniformBucketLevelAccess: true,
      publicAccessPrevention: "enforced",
      forceDestroy: false,
      ...(key === undefined ? {} : { encryption: { defaultKmsKeyName: key.id } }),
      labels: labelsOf(tags),
    },
    { parent, protect: true, ...(key === undefined ? {} : { dependsOn: key.grants }) },
  );
}

/** What the transfer service may do in each of the two buckets: https://cloud.google.com/storage-transfer/docs/iam-cloud#required_permissions */
const SOURCE_ROLES = ["roles/storage.objectViewer", "roles/storage.legacyBucketReader"] as const;
const SINK_ROLES = ["roles/storage.objectViewer", "roles/storage.legacyBucketWriter"] as const;

/** Once a day what is new is copied; what is deleted stays in the copy until its own lifecycle ends it. */
function copied({ name, workload, parent }: PlacedKind, from: Bucket, to: Bucket): void {
  const member = getTransferProjectServiceAccountOutput({}, { parent }).member;
  const grants = [
    ...SOURCE_ROLES.map((role, index) => granted(`${partName(name, "read")}-${index + 1}`, from, role, member, parent)),
    ...SINK_ROLES.map((role, index) => granted(`${partName(name, "write")}-${index + 1}`, to, role, member, parent)),
  ];
  new TransferJob(
    partName(name, "copy"),
    {
      description: `Copies ${workload} to another region`,
      transferSpec: {
        gcsDataSource: { bucketName: from.name },
        gcsDataSink: { bucketName: to.name },
        transferOptions: { overwriteWhen: "DIFFERENT", deleteObjectsFromSourceAfterTransfer: false },
      },
      // Any day that is past: it starts at once, and every day at this time.
      schedule: { scheduleStartDate: { year: 2025, month: 1, day: 1 }, startTimeOfDay: { hours: 1, minutes: 0, seconds: 0, nanos: 0 } },
    },
    { parent, dependsOn: grants },
  );
}

function granted(name: string, bucketOf: Bucket, role: string, member: pulumi.Input<string>, parent: pulumi.Resource): BucketIAMMember {
  return new BucketIAMMember(name, { bucket: bucketOf.name, role, member }, { parent });
}
