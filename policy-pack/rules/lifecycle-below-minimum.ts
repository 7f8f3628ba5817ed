import { canonicalType } from "../../pricing";
import { get } from "../input-path";
import { type Outcome, rule } from "../rule";
import { rate } from "../wording";

type Config = Readonly<Record<never, never>>;
type Facts = {
  readonly storageClass: string;
  readonly heldDays: number;
  readonly minimumDays: number;
  /** USD for one GB over the days that it is held in the class, and in the class it came from. */
  readonly usdPerGb: number;
  readonly standardUsdPerGb: number;
};

interface ColdClass {
  readonly key: string;
  readonly minimumDays: number;
}

/** https://aws.amazon.com/s3/storage-classes/ and https://cloud.google.com/storage/docs/storage-classes: what is deleted earlier is charged to the end. */
const awsClasses: Readonly<Record<string, ColdClass>> = {
  DEEP_ARCHIVE: { key: "s3.deep_archive.storage", minimumDays: 180 },
  GLACIER: { key: "s3.glacier_flexible.storage", minimumDays: 90 },
  GLACIER_IR: { key: "s3.glacier_ir.storage", minimumDays: 90 },
  ONEZONE_IA: { key: "s3.onezone_ia.storage", minimumDays: 30 },
  STANDARD_IA: { key: "s3.standard_ia.storage", minimumDays: 30 },
};
const gcpClasses: Readonly<Record<string, ColdClass>> = {
  ARCHIVE: { key: "gcs.archive.storage", minimumDays: 365 },
  COLDLINE: { key: "gcs.coldline.storage", minimumDays: 90 },
  NEARLINE: { key: "gcs.nearline.storage", minimumDays: 30 },
};

const GCS = "gcp:storage/bucket:Bucket";
const DAYS_PER_MONTH = 30;

export const lifecycleBelowMinimum = rule<Config, Facts>({
  id: "lifecycle-below-minimum",
  title: "A lifecycle moves objects to a class and deletes them before its minimum time",
  group: "storage",
  why: "Cold storage classes charge for a least number of days, also for what is deleted before (https://aws.amazon.com/s3/pricing/, https://cloud.google.com/storage/pricing). Named are only moves that cost more than leaving the objects where they are.",
  remedy: "Leave the objects in their first class until they expire, or keep them for the minimum time.",
  severity: "low",
  level: "advisory",
  scope: "resource",
  types: [
    "aws:s3/bucket:Bucket",
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
    "aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2",
    "aws:s3/bucketV2:BucketV2",
    GCS,
  ],
  config: {},
  check: ({ resource, props, region }, { book, stack }): readonly Outcome<Facts>[] => {
    const google = canonicalType(resource.type) === GCS;
    // A lifecycle of its own is free: its bucket has the region.
    const place =
      region ?? (resource.propertyDependencies.bucket ?? []).map((urn) => stack.node(urn)?.region).find((one) => one !== undefined);
    if (place === undefined) return [];
    const price = (key: string) => book.unitPrice(google ? "gcp" : "aws", place, key)?.tiers[0]?.usdPerUnit;
    const standard = price(google ? "gcs.standard.storage" : "s3.standard.storage");
    const moves = google
      ? googleMoves(props.lifecycleRules)
      : awsMoves(/bucketLifecycle/.test(resource.type) ? props.rules : props.lifecycleRules);
    return moves.flatMap(({ storageClass, heldDays }): readonly Outcome<Facts>[] => {
      const cold = (google ? gcpClasses : awsClasses)[storageClass];
      if (cold === undefined || heldDays >= cold.minimumDays) return [];
      const rate = price(cold.key);
      if (rate === undefined || standard === undefined) return [];
      const usdPerGb = (rate * cold.minimumDays) / DAYS_PER_MONTH;
      const standardUsdPerGb = (standard * heldDays) / DAYS_PER_MONTH;
      if (usdPerGb <= standardUsdPerGb) return [];
      return [{ facts: { storageClass, heldDays, minimumDays: cold.minimumDays, usdPerGb, standardUsdPerGb } }];
    });
  },
  message: ({ storageClass, heldDays, minimumDays, usdPerGb, standardUsdPerGb }) =>
    `its lifecycle holds objects in ${storageClass} for ${heldDays} days, but ${minimumDays} are charged: ${rate(usdPerGb)} a GB, ${rate(standardUsdPerGb)} for those days in the standard class`,
  examples: {
    flagged: [
      {
        title: "Objects that are deleted ten days after they went cold",
        resources: [
          {
            type: "aws:s3/bucket:Bucket",
            name: "exports",
            inputs: {
              region: "us-east-1",
              lifecycleRules: [{ enabled: true, transitions: [{ days: 30, storageClass: "STANDARD_IA" }], expiration: { days: 40 } }],
            },
          },
          {
            type: GCS,
            name: "reports",
            inputs: {
              location: "us-central1",
              lifecycleRules: [
                { action: { type: "SetStorageClass", storageClass: "COLDLINE" }, condition: { age: 10 } },
                { action: { type: "Delete" }, condition: { age: 25 } },
              ],
            },
          },
        ],
        messages: [
          "its lifecycle holds objects in STANDARD_IA for 10 days, but 30 are charged: 0.0125 USD a GB, 0.007667 USD for those days in the standard class",
          "its lifecycle holds objects in COLDLINE for 15 days, but 90 are charged: 0.012 USD a GB, 0.01 USD for those days in the standard class",
        ],
      },
    ],
    clean: [
      {
        title: "Held long enough",
        resources: [
          {
            type: "aws:s3/bucket:Bucket",
            name: "exports",
            inputs: {
              region: "us-east-1",
              lifecycleRules: [{ enabled: true, transitions: [{ days: 30, storageClass: "STANDARD_IA" }], expiration: { days: 365 } }],
            },
          },
        ],
      },
    ],
  },
});

interface Move {
  readonly storageClass: string;
  readonly heldDays: number;
}

/** Moves of one rule, each held until the next move of the same rule or its expiry. */
function awsMoves(rules: unknown): readonly Move[] {
  if (!Array.isArray(rules)) return [];
  return rules.flatMap((one: unknown): readonly Move[] => {
    if (get(one, ["enabled"]) === false || get(one, ["status"]) === "Disabled") return [];
    const transitions = get(one, ["transitions"]);
    const end = get(one, ["expiration", "days"]);
    if (!Array.isArray(transitions)) return [];
    return movesOf(
      transitions.map((each: unknown) => ({ days: get(each, ["days"]), storageClass: get(each, ["storageClass"]) })),
      end,
    );
  });
}

/** Rules of Google stand alone; those without other conditions than age apply to every object. */
function googleMoves(rules: unknown): readonly Move[] {
  if (!Array.isArray(rules)) return [];
  const byAge = rules.filter((one: unknown) => {
    const condition = get(one, ["condition"]);
    return condition !== null && typeof condition === "object" && Object.keys(condition).every((key) => key === "age");
  });
  const ends = byAge.filter((one) => get(one, ["action", "type"]) === "Delete").map((one) => get(one, ["condition", "age"]));
  const end = ends.length === 0 ? undefined : Math.min(...ends.map(Number));
  return movesOf(
    byAge
      .filter((one) => get(one, ["action", "type"]) === "SetStorageClass")
      .map((one) => ({ days: get(one, ["condition", "age"]), storageClass: get(one, ["action", "storageClass"]) })),
    end,
  );
}

function movesOf(steps: readonly { readonly days: unknown; readonly storageClass: unknown }[], end: unknown): readonly Move[] {
  const sorted = steps
    .flatMap(({ days, storageClass }) => (typeof days === "number" && typeof storageClass === "string" ? [{ days, storageClass }] : []))
    .sort((a, b) => a.days - b.days);
  return sorted.flatMap(({ days, storageClass }, index) => {
    const until = sorted[index + 1]?.days ?? end;
    return typeof until === "number" && until > days ? [{ storageClass, heldDays: until - days }] : [];
  });
}
