import { ProjectSink } from "@pulumi/gcp/logging/projectSink";
import { getProjectOutput } from "@pulumi/gcp/organizations/getProject";
import { IAMAuditConfig } from "@pulumi/gcp/projects/iamauditConfig";
import { Bucket, type BucketArgs } from "@pulumi/gcp/storage/bucket";
import { BucketIAMMember } from "@pulumi/gcp/storage/bucketIAMMember";
import { getProjectServiceAccountOutput } from "@pulumi/gcp/storage/getProjectServiceAccount";
import * as pulumi from "@pulumi/pulumi";
import { type HasParts, type PlacedAuditLog, partInputs } from "../site";
import { customerKey } from "./customer-key";
import { labelsOf } from "./labels";

const SECONDS_PER_DAY = 86_400;
const AUDIT_LOGS = 'logName:"/logs/cloudaudit.googleapis.com"';

/**
 * The project's audit logs, who read and wrote data included, in a bucket that keeps each for as long as is asked and
 * then deletes it. A log bucket would do the same, but keeping logs there has no figure in the book.
 */
export function gcpAuditLog(audited: HasParts & { readonly auditLog: PlacedAuditLog }): void {
  const { name, tags, parent } = audited;
  const { retentionDays, customerKey: ownKey, isFirst } = audited.auditLog;
  const inputs = partInputs<BucketArgs>(audited, "");
  const key = ownKey
    ? customerKey(audited, String(inputs.location).toLowerCase(), [getProjectServiceAccountOutput({}, { parent }).member])
    : undefined;
  const bucket = new Bucket(
    name,
    {
      ...inputs,
      uniformBucketLevelAccess: true,
      publicAccessPrevention: "enforced",
      forceDestroy: false,
      retentionPolicy: { retentionPeriod: String(retentionDays * SECONDS_PER_DAY), isLocked: false },
      // What cannot be deleted before its time needs no second chance afterwards.
      softDeletePolicy: { retentionDurationSeconds: 0 },
      ...(key === undefined ? {} : { encryption: { defaultKmsKeyName: key.id } }),
      labels: labelsOf(tags),
    },
    { parent, protect: true, ...(key === undefined ? {} : { dependsOn: key.grants }) },
  );
  const sink = new ProjectSink(
    name,
    { destination: pulumi.interpolate`storage.googleapis.com/${bucket.name}`, filter: AUDIT_LOGS, uniqueWriterIdentity: true },
    { parent },
  );
  new BucketIAMMember(name, { bucket: bucket.name, role: "roles/storage.objectCreator", member: sink.writerIdentity }, { parent });
  const message = `the audit logs are kept for ${retentionDays} days by a policy that an owner can still change; lock it once it is right: gcloud storage buckets update --lock-retention-period`;
  void pulumi.log.info(message, parent);
  if (!isFirst) return;
  const project = getProjectOutput({}, { parent }).apply(({ projectId }) => projectId ?? "");
  new IAMAuditConfig(
    name,
    {
      project,
      service: "allServices",
      auditLogConfigs: ["ADMIN_READ", "DATA_READ", "DATA_WRITE"].map((logType) => ({ logType })),
    },
    { parent },
  );
}
