import { canonicalType, type PricedNode } from "../../pricing";
import { get } from "../input-path";
import { type Outcome, rule, type Subject } from "../rule";
import { rate } from "../wording";

type Config = Readonly<Record<never, never>>;
type Facts = { readonly usdPerGbMonth: number | null };

const GCS = "gcp:storage/bucket:Bucket";
const S3_BUCKETS = ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"];
const VERSIONING = /^aws:s3\/bucketVersioning(?:V2)?:/;
const LIFECYCLE = /^aws:s3\/bucketLifecycleConfiguration(?:V2)?:/;

export const versionsKeptForEver = rule<Config, Facts>({
  id: "versions-kept-for-ever",
  title: "A versioned bucket never deletes old versions",
  group: "storage",
  why: "In a versioned bucket every overwritten or deleted object stays, and is charged like a live one, until a lifecycle rule expires it (https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html, https://cloud.google.com/storage/docs/object-versioning).",
  remedy: "Add a lifecycle rule that deletes noncurrent versions after some days, or keeps only the newest few.",
  severity: "low",
  level: "advisory",
  scope: "resource",
  needsDependants: true,
  types: [...S3_BUCKETS, GCS],
  config: {},
  check: (subject, { book, dependants }): readonly Outcome<Facts>[] => {
    const { resource, region = "" } = subject;
    const google = canonicalType(resource.type) === GCS;
    if (google ? !keepsOnGoogle(subject) : !keepsOnAws(subject, dependants(resource.urn))) return [];
    const price = google ? book.unitPrice("gcp", region, "gcs.standard.storage") : book.unitPrice("aws", region, "s3.standard.storage");
    return [{ facts: { usdPerGbMonth: price?.tiers[0]?.usdPerUnit ?? null } }];
  },
  message: ({ usdPerGbMonth }) =>
    `it is versioned and has no rule that ends old versions: every overwritten or deleted object is kept and paid for ever${usdPerGbMonth === null ? "" : `, at ${rate(usdPerGbMonth)} a GB and month in the standard class`}`,
  examples: {
    flagged: [
      {
        title: "Versioned buckets without a lifecycle",
        resources: [
          { type: "aws:s3/bucket:Bucket", name: "inline", inputs: { region: "us-east-1", versioning: { enabled: true } } },
          { type: "aws:s3/bucketV2:BucketV2", name: "apart", inputs: { region: "us-east-1" } },
          {
            type: "aws:s3/bucketVersioningV2:BucketVersioningV2",
            name: "apart-versions",
            inputs: { versioningConfiguration: { status: "Enabled" } },
            from: { bucket: ["apart"] },
          },
          { type: GCS, name: "google", inputs: { location: "us-central1", versioning: { enabled: true } } },
        ],
        messages: [
          "it is versioned and has no rule that ends old versions: every overwritten or deleted object is kept and paid for ever, at 0.023 USD a GB and month in the standard class",
          "it is versioned and has no rule that ends old versions: every overwritten or deleted object is kept and paid for ever, at 0.023 USD a GB and month in the standard class",
          "it is versioned and has no rule that ends old versions: every overwritten or deleted object is kept and paid for ever, at 0.02 USD a GB and month in the standard class",
        ],
      },
    ],
    clean: [
      {
        title: "Old versions expire, or there are none",
        resources: [
          {
            type: "aws:s3/bucket:Bucket",
            name: "inline",
            inputs: {
              region: "us-east-1",
              versioning: { enabled: true },
              lifecycleRules: [{ enabled: true, noncurrentVersionExpiration: { days: 30 } }],
            },
          },
          { type: "aws:s3/bucketV2:BucketV2", name: "plain", inputs: { region: "us-east-1" } },
          {
            type: GCS,
            name: "google",
            inputs: {
              location: "us-central1",
              versioning: { enabled: true },
              lifecycleRules: [{ action: { type: "Delete" }, condition: { numNewerVersions: 3 } }],
            },
          },
        ],
      },
    ],
  },
});

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

function keepsOnAws({ props }: Subject, dependants: readonly PricedNode[]): boolean {
  const apart = dependants.find(({ resource }) => VERSIONING.test(resource.type))?.resource.inputs;
  const enabled = get(props, ["versioning", "enabled"]) === true || get(apart, ["versioningConfiguration", "status"]) === "Enabled";
  if (!enabled || get(props, ["objectLockConfiguration"]) !== undefined) return false;
  const inline = props.lifecycleRules;
  if (isList(inline) && inline.some((one) => get(one, ["noncurrentVersionExpiration"]) !== undefined)) return false;
  // A lifecycle of its own may say anything that is not known yet: only one whose rules are there is judged.
  for (const { resource } of dependants) {
    if (!LIFECYCLE.test(resource.type)) continue;
    const rules = resource.inputs.rules;
    if (!isList(rules) || rules.some((one) => get(one, ["noncurrentVersionExpiration"]) !== undefined)) return false;
  }
  return true;
}

function keepsOnGoogle({ props }: Subject): boolean {
  if (get(props, ["versioning", "enabled"]) !== true || get(props, ["retentionPolicy"]) !== undefined) return false;
  const rules = props.lifecycleRules;
  if (!isList(rules)) return true;
  // A rule that deletes speaks of all versions unless it names live ones.
  return !rules.some((one) => get(one, ["action", "type"]) === "Delete" && get(one, ["condition", "withState"]) !== "LIVE");
}
