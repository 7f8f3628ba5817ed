import { type PricedResource, pricedResource } from "../priced-resource";

export interface LogBucketProps {
  readonly retentionDays?: number;
  readonly bucketId?: string;
}

/** Days of retention that the ingestion price covers (https://cloud.google.com/stackdriver/pricing). */
const INCLUDED_RETENTION_DAYS = 30;

export const loggingBillingAccountBucketConfig = logBucket(
  "gcp:logging/billingAccountBucketConfig:BillingAccountBucketConfig",
  "Log bucket of a billing account",
);
export const loggingFolderBucketConfig = logBucket("gcp:logging/folderBucketConfig:FolderBucketConfig", "Log bucket of a folder");
export const loggingOrganizationBucketConfig = logBucket(
  "gcp:logging/organizationBucketConfig:OrganizationBucketConfig",
  "Log bucket of an organization",
);
export const loggingProjectBucketConfig = logBucket("gcp:logging/projectBucketConfig:ProjectBucketConfig", "Log bucket of a project");

/** The free 50 GiB a month belong to a project, not to a bucket, and are not deducted. */
function logBucket(type: string, title: string): PricedResource {
  return pricedResource<LogBucketProps>({
    type,
    title,
    pricingPage: "https://cloud.google.com/stackdriver/pricing",
    scope: "global",
    usage: { ingestedGib: { unit: "gib", doc: "Log data that the bucket takes in a month.", assumed: { low: 0, high: 10 } } },
    price: (props) => {
      if (props.bucketId === "_Required") return { free: "the required bucket of audit logs is not charged" };
      const days = props.retentionDays ?? INCLUDED_RETENTION_DAYS;
      const unknown = `the price book has no figure for keeping logs beyond ${INCLUDED_RETENTION_DAYS} days`;
      return [
        { label: "Logging data", price: { key: "logging.ingest", per: "gib" }, quantity: { usage: "ingestedGib" } },
        ...(days > INCLUDED_RETENTION_DAYS
          ? [{ label: `Log retention (${days} days)`, price: { unknown, per: "gib-month" as const }, quantity: 0 }]
          : []),
      ];
    },
  });
}
