import { Trail, type TrailArgs } from "@pulumi/aws/cloudtrail/trail";
import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity";
import { Bucket, type BucketArgs } from "@pulumi/aws/s3/bucket";
import { BucketLifecycleConfiguration } from "@pulumi/aws/s3/bucketLifecycleConfiguration";
import { BucketObjectLockConfiguration } from "@pulumi/aws/s3/bucketObjectLockConfiguration";
import { BucketOwnershipControls } from "@pulumi/aws/s3/bucketOwnershipControls";
import { BucketPolicy } from "@pulumi/aws/s3/bucketPolicy";
import { BucketPublicAccessBlock } from "@pulumi/aws/s3/bucketPublicAccessBlock";
import { BucketServerSideEncryptionConfiguration } from "@pulumi/aws/s3/bucketServerSideEncryptionConfiguration";
import { BucketVersioning } from "@pulumi/aws/s3/bucketVersioning";
import * as pulumi from "@pulumi/pulumi";
import { type HasParts, type PlacedAuditLog, partInputs, partName } from "../site";
import { customerKey } from "./customer-key";
import { partitionOf, policyDocument } from "./policy-document";

const CLOUDTRAIL = "cloudtrail.amazonaws.com";
/** Where AWS records IAM, STS and CloudFront: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-concepts.html#cloudtrail-concepts-global-service-events */
const GLOBAL_EVENTS_REGION = "us-east-1";

/**
 * A trail of what is done in the account, its files proven against change, in a bucket that keeps each for as long as is
 * asked and then deletes it. The only place of a portfolio on AWS records every region; where there are several, each
 * records its own, since a second copy of the same events is charged.
 */
export function awsAuditLog(audited: HasParts & { readonly auditLog: PlacedAuditLog }, region: string): void {
  const { name, parent, auditLog } = audited;
  const tags = { Name: name, ...audited.tags };
  const { retentionDays, isOnly } = auditLog;
  const accountId = getCallerIdentityOutput({}, { parent }).accountId;
  // The trail's own name ends in something random.
  const trails = pulumi.interpolate`arn:${partitionOf(region)}:cloudtrail:${region}:${accountId}:trail/${partName(name, "trail")}*`;
  const key = customerKey(audited, region, "key", keyPolicy(region, accountId, trails));
  const bucket = new Bucket(
    name,
    { region, ...partInputs<BucketArgs>(audited, ""), objectLockEnabled: true, tags },
    { parent, protect: true },
  );
  const of = { region, bucket: bucket.bucket };
  const within = { parent: bucket };
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
    within,
  );
  new BucketOwnershipControls(name, { ...of, rule: { objectOwnership: "BucketOwnerEnforced" } }, within);
  const closed = new BucketPublicAccessBlock(
    name,
    { ...of, blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
    within,
  );
  const versioning = new BucketVersioning(name, { ...of, versioningConfiguration: { status: "Enabled" } }, within);
  const versioned = { ...within, dependsOn: [versioning] };
  new BucketObjectLockConfiguration(name, { ...of, rule: { defaultRetention: { mode: "GOVERNANCE", days: retentionDays } } }, versioned);
  new BucketLifecycleConfiguration(
    name,
    {
      ...of,
      rules: [
        {
          id: "end",
          status: "Enabled",
          filter: { prefix: "" },
          expiration: { days: retentionDays },
          noncurrentVersionExpiration: { noncurrentDays: 1 },
          abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
        },
      ],
    },
    versioned,
  );
  const policy = new BucketPolicy(name, { ...of, policy: bucketPolicy(bucket, trails) }, { ...within, dependsOn: [closed] });
  if (!isOnly && region === GLOBAL_EVENTS_REGION) {
    const message = `the trails of the other regions have no events of IAM, STS and CloudFront: they are in that of ${GLOBAL_EVENTS_REGION}`;
    void pulumi.log.info(message, parent);
  } else if (!isOnly && auditLog.isFirst) {
    const message = `AWS records IAM, STS and CloudFront in ${GLOBAL_EVENTS_REGION}: trails of single regions elsewhere do not have these events`;
    void pulumi.log.warn(message, parent);
  }
  const trailName = partName(name, "trail");
  new Trail(
    trailName,
    {
      region,
      ...partInputs<Partial<TrailArgs>>(audited, "trail"),
      s3BucketName: bucket.bucket,
      isMultiRegionTrail: isOnly,
      includeGlobalServiceEvents: true,
      ...(key === undefined ? {} : { kmsKeyId: key.arn }),
      tags: { ...tags, Name: trailName },
    },
    { parent, dependsOn: [policy] },
  );
}

/** CloudTrail alone writes, with this account's trail; nothing passes without TLS. */
function bucketPolicy(bucket: Bucket, trails: pulumi.Output<string>): pulumi.Output<string> {
  const byTrail = { StringLike: { "aws:SourceArn": trails } };
  return policyDocument(
    {
      Sid: "TlsOnly",
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: [bucket.arn, pulumi.interpolate`${bucket.arn}/*`],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
    {
      Sid: "TrailReadsAcl",
      Effect: "Allow",
      Principal: { Service: CLOUDTRAIL },
      Action: "s3:GetBucketAcl",
      Resource: bucket.arn,
      Condition: byTrail,
    },
    {
      Sid: "TrailWrites",
      Effect: "Allow",
      Principal: { Service: CLOUDTRAIL },
      Action: "s3:PutObject",
      Resource: pulumi.interpolate`${bucket.arn}/AWSLogs/*`,
      Condition: byTrail,
    },
  );
}

/** The account rules over the key as over any other; the trail may encrypt with it, and read what it is. */
function keyPolicy(region: string, accountId: pulumi.Output<string>, trails: pulumi.Output<string>): pulumi.Output<string> {
  return policyDocument(
    {
      Sid: "Account",
      Effect: "Allow",
      Principal: { AWS: pulumi.interpolate`arn:${partitionOf(region)}:iam::${accountId}:root` },
      Action: "kms:*",
      Resource: "*",
    },
    {
      Sid: "TrailEncrypts",
      Effect: "Allow",
      Principal: { Service: CLOUDTRAIL },
      Action: "kms:GenerateDataKey*",
      Resource: "*",
      Condition: { StringLike: { "aws:SourceArn": trails, "kms:EncryptionContext:aws:cloudtrail:arn": trails } },
    },
    { Sid: "TrailDescribes", Effect: "Allow", Principal: { Service: CLOUDTRAIL }, Action: "kms:DescribeKey", Resource: "*" },
  );
}
