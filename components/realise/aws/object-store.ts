import { Role } from "@pulumi/aws/iam/role";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy";
import type { Key } from "@pulumi/aws/kms/key";
import { Bucket, type BucketArgs } from "@pulumi/aws/s3/bucket";
import { BucketLifecycleConfiguration } from "@pulumi/aws/s3/bucketLifecycleConfiguration";
import { BucketObjectLockConfiguration } from "@pulumi/aws/s3/bucketObjectLockConfiguration";
import { BucketOwnershipControls } from "@pulumi/aws/s3/bucketOwnershipControls";
import { BucketPolicy } from "@pulumi/aws/s3/bucketPolicy";
import { BucketPublicAccessBlock } from "@pulumi/aws/s3/bucketPublicAccessBlock";
import { BucketReplicationConfig } from "@pulumi/aws/s3/bucketReplicationConfig";
import { BucketServerSideEncryptionConfiguration } from "@pulumi/aws/s3/bucketServerSideEncryptionConfiguration";
import { BucketVersioning } from "@pulumi/aws/s3/bucketVersioning";
import * as pulumi from "@pulumi/pulumi";
import { transitionsOf } from "../../../blueprint";
import type { ObjectStoreNeed } from "../../../model";
import { type KindRealiser, type PlacedKind, partInputs, partName } from "../site";
import { customerKey } from "./customer-key";
import type { AwsNetwork } from "./network";
import { assumedBy, policyDocument } from "./policy-document";

/** Parts of uploads that were never finished are deleted after so many days. */
const UNFINISHED_DAYS = 7;

interface Made {
  readonly bucket: Bucket;
  readonly versioning: BucketVersioning | undefined;
  readonly key: Key | undefined;
}

/** A private bucket: encrypted, TLS only, no public access, with the lifecycle of its plan; and its copy elsewhere. */
export const s3Bucket: KindRealiser<AwsNetwork> = (workload, { region }) => {
  const need = workload.asKind as ObjectStoreNeed;
  const original = makeBucket(workload, "", region, "key");
  if (need.otherRegion) replicate(workload, region, original);
  const { bucket } = original;
  return { endpoint: pulumi.interpolate`https://${bucket.bucketRegionalDomainName}`, resourceId: bucket.arn };
};

function makeBucket(workload: PlacedKind, part: string, region: string, keyPart: string): Made {
  const { tags } = workload;
  const { keepVersionsDays, lockedForDays, otherRegion } = workload.asKind as ObjectStoreNeed;
  const name = partName(workload.name, part);
  // What is stored stays until somebody takes the protection off on purpose.
  const bucket = new Bucket(
    name,
    {
      region,
      ...partInputs<BucketArgs>(workload, part),
      ...(lockedForDays > 0 ? { objectLockEnabled: true } : {}),
      tags: { Name: name, ...tags },
    },
    { parent: workload.parent, protect: true },
  );
  const parent = bucket;
  const of = { region, bucket: bucket.bucket };
  const key = customerKey(workload, region, keyPart);
  new BucketServerSideEncryptionConfiguration(
    name,
    {
      ...of,
      rules: [
        key === undefined
          ? { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }
          : { applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: key.arn }, bucketKeyEnabled: true },
      ],
    },
    { parent },
  );
  new BucketOwnershipControls(name, { ...of, rule: { objectOwnership: "BucketOwnerEnforced" } }, { parent });
  const closed = new BucketPublicAccessBlock(
    name,
    { ...of, blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
    { parent },
  );
  new BucketPolicy(
    name,
    {
      ...of,
      policy: policyDocument({
        Sid: "TlsOnly",
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: [bucket.arn, pulumi.interpolate`${bucket.arn}/*`],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      }),
    },
    { parent, dependsOn: [closed] },
  );
  const isVersioned = keepVersionsDays > 0 || lockedForDays > 0 || otherRegion;
  const versioning = isVersioned
    ? new BucketVersioning(name, { ...of, versioningConfiguration: { status: "Enabled" } }, { parent })
    : undefined;
  const afterVersioning = { parent, ...(versioning === undefined ? {} : { dependsOn: [versioning] }) };
  if (lockedForDays > 0) {
    new BucketObjectLockConfiguration(
      name,
      { ...of, rule: { defaultRetention: { mode: "COMPLIANCE", days: lockedForDays } } },
      afterVersioning,
    );
  }
  new BucketLifecycleConfiguration(name, { ...of, rules: lifecycle(workload, isVersioned) }, afterVersioning);
  return { bucket, versioning, key };
}

function lifecycle({ asKind, placement }: PlacedKind, isVersioned: boolean) {
  const need = asKind as ObjectStoreNeed;
  const { expireAfterDays, keepVersionsDays } = need;
  const transitions = transitionsOf(need, placement.size).map(({ days, storageClass }) => ({ days, storageClass }));
  const all = { status: "Enabled", filter: { prefix: "" } };
  return [
    {
      ...all,
      id: "ages",
      ...(transitions.length === 0 ? {} : { transitions }),
      ...(expireAfterDays === undefined ? {} : { expiration: { days: expireAfterDays } }),
      ...(isVersioned ? { noncurrentVersionExpiration: { noncurrentDays: Math.max(1, keepVersionsDays) } } : {}),
      abortIncompleteMultipartUpload: { daysAfterInitiation: UNFINISHED_DAYS },
    },
    ...(isVersioned ? [{ ...all, id: "delete-markers", expiration: { expiredObjectDeleteMarker: true } }] : []),
  ];
}

/** The copy's role may read the one bucket and write the other, and nothing else. */
function replicate(workload: PlacedKind, region: string, from: Made): void {
  const { name, tags, parent } = workload;
  const other = String(partInputs<BucketArgs>(workload, "copy").region);
  const to = makeBucket(workload, "copy", other, "copy-key");
  const replication = partName(name, "replication");
  const role = new Role(
    replication,
    { assumeRolePolicy: assumedBy("s3.amazonaws.com"), description: `Copies ${workload.workload} to ${other}`, tags },
    { parent },
  );
  const objects = ({ bucket }: Made) => pulumi.interpolate`${bucket.arn}/*`;
  const policy = new RolePolicy(
    replication,
    {
      role: role.name,
      policy: policyDocument(
        { Effect: "Allow", Action: ["s3:GetReplicationConfiguration", "s3:ListBucket"], Resource: from.bucket.arn },
        {
          Effect: "Allow",
          Action: ["s3:GetObjectVersionForReplication", "s3:GetObjectVersionAcl", "s3:GetObjectVersionTagging", "s3:GetObjectRetention"],
          Resource: objects(from),
        },
        { Effect: "Allow", Action: ["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"], Resource: objects(to) },
        ...(from.key === undefined ? [] : [{ Effect: "Allow", Action: "kms:Decrypt", Resource: from.key.arn } as const]),
        ...(to.key === undefined
          ? []
          : [{ Effect: "Allow", Action: ["kms:Encrypt", "kms:GenerateDataKey"], Resource: to.key.arn } as const]),
      ),
    },
    { parent },
  );
  new BucketReplicationConfig(
    replication,
    {
      region,
      bucket: from.bucket.bucket,
      role: role.arn,
      rules: [
        {
          id: "all",
          status: "Enabled",
          filter: { prefix: "" },
          deleteMarkerReplication: { status: "Enabled" },
          destination: {
            bucket: to.bucket.arn,
            ...(to.key === undefined ? {} : { encryptionConfiguration: { replicaKmsKeyId: to.key.arn } }),
          },
          ...(from.key === undefined ? {} : { sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: "Enabled" } } }),
        },
      ],
    },
    { parent, dependsOn: [from.versioning, to.versioning, policy].filter((one) => one !== undefined) },
  );
}
