import { demandOf } from "../../model";
import { canonicalType, type PricedNode } from "../../pricing";
import { type ComplianceConfig, citedProfiles, complianceFields, profilesAbout } from "../compliance";
import { get } from "../input-path";
import { type Outcome, rule, type Subject } from "../rule";
import { counted } from "../wording";

type Facts = { readonly regime: string; readonly days: number; readonly asked: number; readonly advice: string };

type Kept = { readonly days: number; readonly advice: string } | undefined;

/** CloudTrail Lake keeps for so long where nothing is said: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-lake.html */
const LAKE_DEFAULT_DAYS = 2555;
/** Log buckets of Google Cloud, where nothing is said: https://cloud.google.com/logging/quotas#logs_retention_periods */
const LOG_BUCKET_DEFAULT_DAYS = 30;

const lifecycleTypes = /^aws:s3\/bucketLifecycleConfiguration(?:V2)?:/;

/** Days that the lifecycle of a trail's own bucket leaves its objects; undefined where it is not known, or has no end. */
function bucketOfTrail({ resource }: Subject, dependants: (urn: string) => readonly PricedNode[]): Kept {
  const buckets = resource.propertyDependencies.s3BucketName ?? [];
  const rules = buckets.flatMap(dependants).flatMap(({ resource: one }) => {
    const declared = lifecycleTypes.test(one.type) ? one.inputs.rules : undefined;
    return Array.isArray(declared) ? (declared as readonly unknown[]) : [];
  });
  // A rule for some of the objects only does not say what becomes of the logs.
  const ends = rules.flatMap((one) => {
    const days = get(one, ["expiration", "days"]);
    const prefix = get(one, ["filter", "prefix"]) ?? get(one, ["prefix"]) ?? "";
    return get(one, ["status"]) === "Enabled" && typeof days === "number" && prefix === "" ? [days] : [];
  });
  return ends.length === 0 ? undefined : { days: Math.min(...ends), advice: "Raise expiration.days in the lifecycle of its bucket." };
}

const logs: Readonly<Record<string, (subject: Subject, dependants: (urn: string) => readonly PricedNode[]) => Kept>> = {
  "aws:cloudtrail/eventDataStore:EventDataStore": ({ props }) => ({
    days: Number(props.retentionPeriod ?? LAKE_DEFAULT_DAYS),
    advice: "Raise retentionPeriod.",
  }),
  "aws:cloudtrail/trail:Trail": bucketOfTrail,
  "gcp:logging/projectBucketConfig:ProjectBucketConfig": ({ props }) =>
    // The required bucket keeps 400 days, and the default one other logs, too.
    /^_/.test(String(props.bucketId)) || !/audit/i.test(String(props.bucketId))
      ? undefined
      : { days: Number(props.retentionDays ?? LOG_BUCKET_DEFAULT_DAYS), advice: "Raise retentionDays." },
};

export const shortAuditLogRetention = rule<ComplianceConfig, Facts>({
  id: "short-audit-log-retention",
  title: "Audit logs are deleted sooner than a profile asks",
  group: "compliance",
  why: "What is deleted cannot be shown to an auditor. Judged only under a profile that asks for audit logs: trails of CloudTrail by the lifecycle of their bucket, event data stores, and log buckets of Google Cloud that are named after audits.",
  remedy: "Keep the logs for as long as the profile asks.",
  severity: "high",
  level: "mandatory",
  scope: "resource",
  types: Object.keys(logs).sort(),
  config: complianceFields,
  check: (subject, { config, stack, dependants }): readonly Outcome<Facts>[] => {
    const profiles = profilesAbout("audit-log", stack, subject.resource, config);
    const asked = demandOf(profiles).auditLogDays;
    const regime = citedProfiles(profiles, "audit-log");
    if (regime === undefined) return [];
    const kept = logs[canonicalType(subject.resource.type)]?.(subject, dependants);
    return kept === undefined || kept.days >= asked ? [] : [{ facts: { regime, asked, ...kept } }];
  },
  message: ({ regime, days, asked }) =>
    `it is under ${regime}, which costwright takes for ${counted(asked, "day")}, but its logs are deleted after ${counted(days, "day")}`,
  advice: ({ advice }) => advice,
  examples: {
    flagged: [
      {
        title: "Audit logs that are gone before the year is over",
        config: { compliance: ["pci-dss"] },
        resources: [
          { type: "aws:s3/bucket:Bucket", name: "audit", inputs: { region: "us-east-1" } },
          {
            type: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
            name: "audit-ages",
            inputs: { region: "us-east-1", bucket: "audit", rules: [{ id: "end", status: "Enabled", expiration: { days: 90 } }] },
            from: { bucket: ["audit"] },
          },
          {
            type: "aws:cloudtrail/trail:Trail",
            name: "trail",
            inputs: { region: "us-east-1", s3BucketName: "audit" },
            from: { s3BucketName: ["audit"] },
          },
          {
            type: "gcp:logging/projectBucketConfig:ProjectBucketConfig",
            name: "audit-logs",
            inputs: { project: "shop", location: "global", bucketId: "audit" },
          },
        ],
        messages: [
          "it is under pci-dss (10.5.1), which costwright takes for 365 days, but its logs are deleted after 90 days",
          "it is under pci-dss (10.5.1), which costwright takes for 365 days, but its logs are deleted after 30 days",
        ],
      },
    ],
    clean: [
      {
        title: "Kept for seven years",
        config: { compliance: ["sox"] },
        resources: [
          { type: "aws:cloudtrail/eventDataStore:EventDataStore", name: "lake", inputs: { region: "us-east-1", retentionPeriod: 2557 } },
        ],
      },
    ],
  },
});
