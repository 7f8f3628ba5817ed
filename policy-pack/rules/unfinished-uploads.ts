import { isUnknown, lowUsdPerMonth } from "../../model";
import { canonicalType, type PricedNode } from "../../pricing";
import { get } from "../input-path";
import { type Outcome, rule, type Subject } from "../rule";
import { indexOf } from "../stack-index";
import { rate } from "../wording";

type Config = { readonly minCostUsdPerMonth: number };
type Facts = { readonly place: string; readonly usdPerGbMonth: number; readonly google: boolean };

const GCS = "gcp:storage/bucket:Bucket";
const S3_BUCKETS = ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"];
const LIFECYCLE = /^aws:s3\/bucketLifecycleConfiguration(?:V2)?:/;
/** Keys for the API that uploads in parts: Google's own clients resume one upload, which ends after a week by itself. */
const GOOGLE_KEYS = "gcp:storage/hmacKey:HmacKey";

export const unfinishedUploads = rule<Config, Facts>({
  id: "unfinished-uploads",
  title: "A bucket keeps the parts of uploads that never ended",
  group: "storage",
  why: "Large objects are uploaded in parts. The parts of an upload that breaks off are charged like objects, appear in no listing, and no expiry of objects deletes them: a lifecycle rule of its own does (https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpu-abort-incomplete-mpu-lifecycle-config.html, https://cloud.google.com/storage/docs/lifecycle#abort-mpu). Named are buckets whose contents somebody manages already (they have a lifecycle without that rule), and those that certainly cost as much as the settings say; on Google Cloud only where the program makes keys for the API that uploads in parts.",
  remedy: "Add a lifecycle rule that aborts incomplete multipart uploads after 7 days.",
  severity: "low",
  level: "advisory",
  scope: "resource",
  needsDependants: true,
  types: [...S3_BUCKETS, GCS].sort(),
  config: {
    minCostUsdPerMonth: {
      type: "number",
      default: 10,
      minimum: 0,
      doc: "Buckets without any lifecycle that certainly cost less than this are left alone, USD a month.",
    },
  },
  check: (subject, { config, book, stack, dependants }): readonly Outcome<Facts>[] => {
    const google = canonicalType(subject.resource.type) === GCS;
    if (google && !indexOf(stack).types.includes(GOOGLE_KEYS)) return [];
    const lifecycle = google ? googleLifecycle(subject) : awsLifecycle(subject, dependants(subject.resource.urn));
    if (lifecycle === "aborts") return [];
    if (lifecycle === undefined && lowUsdPerMonth(subject.estimate) < config.minCostUsdPerMonth) return [];
    const { region = "" } = subject;
    const price = google ? book.unitPrice("gcp", region, "gcs.standard.storage") : book.unitPrice("aws", region, "s3.standard.storage");
    const usdPerGbMonth = price?.tiers[0]?.usdPerUnit;
    const place = lifecycle === undefined ? "it has no lifecycle" : "none of its lifecycle rules ends unfinished uploads";
    return usdPerGbMonth === undefined ? [] : [{ facts: { place, usdPerGbMonth, google } }];
  },
  message: ({ place, usdPerGbMonth }) =>
    `${place}: the parts of an upload that breaks off are kept for ever, unseen, at ${rate(usdPerGbMonth)} a GB and month`,
  advice: ({ google }) =>
    google
      ? 'Add a lifecycle rule with the action "AbortIncompleteMultipartUpload" and the condition age 7.'
      : "Add a lifecycle rule for the whole bucket that aborts incomplete multipart uploads after 7 days (abortIncompleteMultipartUpload.daysAfterInitiation; of the older bucket types abortIncompleteMultipartUploadDays).",
  examples: {
    flagged: [
      {
        title: "A lifecycle that only expires objects, and a large bucket without any",
        usage: {
          types: {},
          resources: { lake: { storageGib: 5000, putRequestsPerMonth: 0, getRequestsPerMonth: 0 } },
        },
        resources: [
          {
            type: "aws:s3/bucket:Bucket",
            name: "exports",
            inputs: { region: "us-east-1", lifecycleRules: [{ enabled: true, expiration: { days: 30 } }] },
          },
          { type: "aws:s3/bucket:Bucket", name: "lake", inputs: { region: "us-east-1" } },
          {
            type: GCS,
            name: "mirror",
            inputs: { location: "us-central1", lifecycleRules: [{ action: { type: "Delete" }, condition: { age: 90 } }] },
          },
          { type: GOOGLE_KEYS, name: "sync", inputs: { serviceAccountEmail: "sync@example.iam.gserviceaccount.com" } },
        ],
        messages: [
          "none of its lifecycle rules ends unfinished uploads: the parts of an upload that breaks off are kept for ever, unseen, at 0.023 USD a GB and month",
          "it has no lifecycle: the parts of an upload that breaks off are kept for ever, unseen, at 0.023 USD a GB and month",
          "none of its lifecycle rules ends unfinished uploads: the parts of an upload that breaks off are kept for ever, unseen, at 0.02 USD a GB and month",
        ],
      },
    ],
    clean: [
      {
        title: "Rules that end uploads, within the bucket and apart, and a small bucket without a lifecycle",
        resources: [
          {
            type: "aws:s3/bucket:Bucket",
            name: "exports",
            inputs: { region: "us-east-1", lifecycleRules: [{ enabled: true, abortIncompleteMultipartUploadDays: 7 }] },
          },
          { type: "aws:s3/bucketV2:BucketV2", name: "apart", inputs: { region: "us-east-1" } },
          {
            type: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
            name: "rules",
            inputs: { rules: [{ id: "parts", status: "Enabled", abortIncompleteMultipartUpload: { daysAfterInitiation: 7 } }] },
            from: { bucket: ["apart"] },
          },
          { type: "aws:s3/bucket:Bucket", name: "site", inputs: { region: "us-east-1" } },
          {
            type: GCS,
            name: "photos",
            inputs: { location: "us-central1", lifecycleRules: [{ action: { type: "Delete" }, condition: { age: 90 } }] },
          },
        ],
      },
    ],
  },
});

/** What the lifecycle does with unfinished uploads; undefined where there is no lifecycle. What is not known yet may be the rule. */
type Lifecycle = "aborts" | "keeps" | undefined;

function awsLifecycle({ props }: Subject, dependants: readonly PricedNode[]): Lifecycle {
  const apart = dependants.filter(({ resource }) => LIFECYCLE.test(resource.type)).map(({ resource }) => resource.inputs.rules);
  const lists = [...(props.lifecycleRules === undefined ? [] : [props.lifecycleRules]), ...apart];
  if (lists.length === 0) return undefined;
  const rules = lists.flatMap((list) => (Array.isArray(list) ? (list as readonly unknown[]) : [list]));
  return rules.some(
    (one) =>
      one === undefined ||
      isUnknown(one) ||
      get(one, ["abortIncompleteMultipartUploadDays"]) !== undefined ||
      get(one, ["abortIncompleteMultipartUpload"]) !== undefined,
  )
    ? "aborts"
    : rules.length === 0
      ? undefined
      : "keeps";
}

function googleLifecycle({ props: { lifecycleRules } }: Subject): Lifecycle {
  if (!Array.isArray(lifecycleRules) || lifecycleRules.length === 0) return undefined;
  return lifecycleRules.some((one: unknown) => get(one, ["action", "type"]) === "AbortIncompleteMultipartUpload") ? "aborts" : "keeps";
}
