import { type LineSpec, type PricingContext, pricedResource, type UsageQuantity } from "../priced-resource";

export interface BucketProps {
  readonly storageClass?: string;
  readonly autoclass?: { readonly enabled?: boolean };
  readonly customPlacementConfig?: { readonly dataLocations?: readonly string[] };
}

/** Names of the storage classes in the book; the last three are older names. */
const CLASSES: Readonly<Record<string, string>> = {
  STANDARD: "standard",
  NEARLINE: "nearline",
  COLDLINE: "coldline",
  ARCHIVE: "archive",
  REGIONAL: "standard",
  MULTI_REGIONAL: "standard",
  DURABLE_REDUCED_AVAILABILITY: "dra",
};

/** Classes that charge for reading data back. */
const RETRIEVAL: ReadonlySet<string> = new Set(["nearline", "coldline", "archive"]);

/** What a lifecycle moves to a colder class; a line only where it is declared. */
const moved = (name: string) =>
  ({
    [`${name}StorageGib`]: {
      unit: "gib-month",
      doc: `Data that a lifecycle has moved to ${name}, beside \`storageGib\`; a line only where it is declared.`,
      assumed: { low: 0, high: 0 },
    },
    [`${name}MovesPerMonth`]: {
      unit: "request",
      doc: `Objects that a lifecycle moves to ${name} a month; a line only where it is declared.`,
      assumed: { low: 0, high: 0 },
    },
    [`${name}ReadsPerMonth`]: {
      unit: "request",
      doc: `Reads of objects that a lifecycle has moved to ${name} a month; a line only where it is declared.`,
      assumed: { low: 0, high: 0 },
    },
    [`${name}RetrievalGib`]: {
      unit: "gib",
      doc: `Data read back from ${name}, where a lifecycle has moved it, a month; a line only where it is declared.`,
      assumed: { low: 0, high: 0 },
    },
  }) satisfies Readonly<Record<string, UsageQuantity>>;

/**
 * Cloud Storage bucket: what is stored, operations and retrieval. What a lifecycle moves to a colder class depends on
 * the age of the objects, traffic on who reads: both are charged only where the usage file declares them.
 */
export const storageBucket = pricedResource<BucketProps>({
  type: "gcp:storage/bucket:Bucket",
  title: "Cloud Storage bucket",
  pricingPage: "https://cloud.google.com/storage/pricing",
  usage: {
    storageGib: { unit: "gib-month", doc: "Data stored, averaged over the month.", assumed: { low: 0, high: 100 } },
    classAOperationsPerMonth: {
      unit: "request",
      doc: "Writes and listings (class A operations) a month.",
      assumed: { low: 0, high: 100_000 },
    },
    classBOperationsPerMonth: { unit: "request", doc: "Reads (class B operations) a month.", assumed: { low: 0, high: 1_000_000 } },
    dataRetrievalGib: { unit: "gib", doc: "Data read back from a colder class a month.", assumed: { low: 0, high: 10 } },
    internetEgressGib: {
      unit: "gib",
      doc: "Data sent to the internet a month; a line only where it is declared.",
      assumed: { low: 0, high: 0 },
    },
    otherRegionEgressGib: {
      unit: "gib",
      doc: "Data copied to another region of the same continent a month; a line only where it is declared.",
      assumed: { low: 0, high: 0 },
    },
    ...moved("nearline"),
    ...moved("coldline"),
    ...moved("archive"),
  },
  price: (props, context) => {
    if ((props.customPlacementConfig?.dataLocations?.length ?? 0) > 0) {
      return { unknown: "the price book has no figures for dual-regions chosen by the program" };
    }
    const declared = props.storageClass ?? "STANDARD";
    const name = CLASSES[declared.toUpperCase()];
    if (name === undefined) return { unknown: `the storage class ${declared} is not known` };
    return bucketLines(name, props.autoclass?.enabled === true, context);
  },
});

/** Writes are stored in several regions: https://cloud.google.com/storage/pricing (operation charges by location type) */
const MULTI_REGION_CLASS_A = { factor: 2, because: "class A operations cost twice as much in multi-regions and dual-regions" };

/** `us-central1` is a region; `us`, `eu`, `asia`, `nam4` and the like are several. */
const isRegion = (location: string) => /^[a-z]+-[a-z]+\d+$/.test(location);

function bucketLines(name: string, autoclass: boolean, context: PricingContext): readonly LineSpec[] {
  const lines: LineSpec[] = [
    { label: `Storage (${name})`, price: { key: `gcs.${name}.storage`, per: "gib-month" }, quantity: { usage: "storageGib" } },
    {
      label: "Object adds, bucket/object list (class A)",
      price: { key: `gcs.${name}.class-a`, per: "10k-requests" },
      quantity: { usage: "classAOperationsPerMonth", factor: 1e-4 },
      ...(isRegion(context.region) ? {} : { priceFactor: MULTI_REGION_CLASS_A }),
    },
    {
      label: "Object gets, retrieve bucket/object metadata (class B)",
      price: { key: `gcs.${name}.class-b`, per: "10k-requests" },
      quantity: { usage: "classBOperationsPerMonth", factor: 1e-4 },
    },
  ];
  if (RETRIEVAL.has(name)) {
    lines.push({ label: "Data retrieval", price: { key: `gcs.${name}.retrieval`, per: "gib" }, quantity: { usage: "dataRetrievalGib" } });
  }
  if (context.usage("internetEgressGib") !== undefined) {
    lines.push({
      label: "Data transfer to the internet",
      price: { key: "egress.internet", per: "gib" },
      quantity: { usage: "internetEgressGib" },
    });
  }
  if (context.usage("otherRegionEgressGib") !== undefined) {
    lines.push({
      label: "Data transfer to another region",
      price: { key: "egress.inter-region", per: "gib" },
      quantity: { usage: "otherRegionEgressGib" },
    });
  }
  for (const cold of RETRIEVAL) lines.push(...movedLines(cold, context));
  if (autoclass) {
    lines.push({
      label: "Autoclass management",
      price: { unknown: "the price book has no figure for the fee per object", per: "1k-requests" },
      quantity: 0,
    });
  }
  return lines;
}

/** A move is an operation of class A, a read one of class B, at the price of the class that the object is in then: https://cloud.google.com/storage/pricing#operations-pricing */
function movedLines(name: string, context: PricingContext): readonly LineSpec[] {
  const lines: readonly (readonly [usage: string, line: Omit<LineSpec, "quantity">, factor: number])[] = [
    [
      `${name}StorageGib`,
      { label: `Storage (${name}, moved by the lifecycle)`, price: { key: `gcs.${name}.storage`, per: "gib-month" } },
      1,
    ],
    [`${name}MovesPerMonth`, { label: `Lifecycle moves to ${name}`, price: { key: `gcs.${name}.class-a`, per: "10k-requests" } }, 1e-4],
    [`${name}ReadsPerMonth`, { label: `Object gets (${name})`, price: { key: `gcs.${name}.class-b`, per: "10k-requests" } }, 1e-4],
    [`${name}RetrievalGib`, { label: `Data retrieval (${name})`, price: { key: `gcs.${name}.retrieval`, per: "gib" } }, 1],
  ];
  return lines
    .filter(([usage]) => context.usage(usage) !== undefined)
    .map(([usage, line, factor]) => ({ ...line, quantity: { usage, factor } }));
}
