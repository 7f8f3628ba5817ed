import { pricedResource } from "../priced-resource";
import { inputsOf } from "./known";
import {
  gibMonthUsage,
  gibUsage,
  internetEgressLines,
  internetEgressUsage,
  PER_THOUSAND,
  requestUsage,
  unitUsage,
  used,
  whereDeclared,
} from "./lines";

const puts = (title: string, storageClass: string, usage: string) =>
  used(`${title}: PUT and lifecycle transition requests`, `s3.${storageClass}.requests.put`, "1k-requests", usage, PER_THOUSAND);
const retrieval = (title: string, storageClass: string, usage: string) =>
  used(`${title}: retrieval`, `s3.${storageClass}.retrieval`, "gb", usage);

/** Lines of the colder classes beside their storage. */
const coldRequests = {
  standardIaPutRequestsPerMonth: puts("Standard - IA", "standard_ia", "standardIaPutRequestsPerMonth"),
  standardIaGetRequestsPerMonth: used(
    "Standard - IA: GET and other requests",
    "s3.standard_ia.requests.get",
    "1k-requests",
    "standardIaGetRequestsPerMonth",
    PER_THOUSAND,
  ),
  intelligentArchiveInstantStorageGib: used(
    "Intelligent-Tiering: archive instant access",
    "s3.intelligent.archive_instant.storage",
    "gb-month",
    "intelligentArchiveInstantStorageGib",
  ),
  intelligentMonitoredObjects: used(
    "Intelligent-Tiering: objects monitored",
    "s3.intelligent.monitoring",
    "unit",
    "intelligentMonitoredObjects",
  ),
  intelligentPutRequestsPerMonth: puts("Intelligent-Tiering", "intelligent", "intelligentPutRequestsPerMonth"),
  glacierInstantPutRequestsPerMonth: puts("Glacier Instant Retrieval", "glacier_ir", "glacierInstantPutRequestsPerMonth"),
  glacierFlexiblePutRequestsPerMonth: puts("Glacier Flexible Retrieval", "glacier_flexible", "glacierFlexiblePutRequestsPerMonth"),
  glacierFlexibleRetrievalGib: retrieval("Glacier Flexible Retrieval", "glacier_flexible", "glacierFlexibleRetrievalGib"),
  deepArchivePutRequestsPerMonth: puts("Glacier Deep Archive", "deep_archive", "deepArchivePutRequestsPerMonth"),
  deepArchiveRetrievalGib: retrieval("Glacier Deep Archive", "deep_archive", "deepArchiveRetrievalGib"),
};

/** Standard storage is shown always, the other classes where their usage is declared: a bucket does not say what its objects use. */
export const s3Buckets = ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"].map((type) =>
  pricedResource({
    type,
    title: "S3 bucket",
    pricingPage: "https://aws.amazon.com/s3/pricing/",
    usage: {
      storageGib: gibMonthUsage("Data in the Standard class", 100),
      putRequestsPerMonth: requestUsage("PUT, COPY, POST and LIST requests", 100_000),
      getRequestsPerMonth: requestUsage("GET, SELECT and all other requests", 1_000_000),
      standardIaStorageGib: gibMonthUsage("Data in Standard - Infrequent Access", 0),
      standardIaRetrievalGib: gibUsage("Data read from Standard - Infrequent Access", 0),
      oneZoneIaStorageGib: gibMonthUsage("Data in One Zone - Infrequent Access", 0),
      oneZoneIaRetrievalGib: gibUsage("Data read from One Zone - Infrequent Access", 0),
      intelligentFrequentStorageGib: gibMonthUsage("Intelligent-Tiering, frequent access tier", 0),
      intelligentInfrequentStorageGib: gibMonthUsage("Intelligent-Tiering, infrequent access tier", 0),
      glacierInstantStorageGib: gibMonthUsage("Data in Glacier Instant Retrieval", 0),
      glacierInstantRetrievalGib: gibUsage("Data read from Glacier Instant Retrieval", 0),
      glacierFlexibleStorageGib: gibMonthUsage("Data in Glacier Flexible Retrieval", 0),
      deepArchiveStorageGib: gibMonthUsage("Data in Glacier Deep Archive", 0),
      standardIaPutRequestsPerMonth: requestUsage("Objects put into or moved to Standard - Infrequent Access", 0),
      standardIaGetRequestsPerMonth: requestUsage("Reads of objects in Standard - Infrequent Access", 0),
      intelligentArchiveInstantStorageGib: gibMonthUsage("Intelligent-Tiering, archive instant access tier", 0),
      intelligentMonitoredObjects: unitUsage("Objects that Intelligent-Tiering watches (128 KB and more)", 0),
      intelligentPutRequestsPerMonth: requestUsage("Objects moved to Intelligent-Tiering", 0),
      glacierInstantPutRequestsPerMonth: requestUsage("Objects put into or moved to Glacier Instant Retrieval", 0),
      glacierFlexiblePutRequestsPerMonth: requestUsage("Objects put into or moved to Glacier Flexible Retrieval", 0),
      glacierFlexibleRetrievalGib: gibUsage("Data read from Glacier Flexible Retrieval (standard retrieval)", 0),
      deepArchivePutRequestsPerMonth: requestUsage("Objects put into or moved to Glacier Deep Archive", 0),
      deepArchiveRetrievalGib: gibUsage("Data read from Glacier Deep Archive (standard retrieval)", 0),
      ...internetEgressUsage,
    },
    price: (_props, context) => [
      used("Standard: storage", "s3.standard.storage", "gb-month", "storageGib"),
      used("Standard: PUT, COPY, POST, LIST requests", "s3.standard.requests.put", "1k-requests", "putRequestsPerMonth", PER_THOUSAND),
      used("Standard: GET and other requests", "s3.standard.requests.get", "1k-requests", "getRequestsPerMonth", PER_THOUSAND),
      ...whereDeclared(context, {
        standardIaStorageGib: used("Standard - IA: storage", "s3.standard_ia.storage", "gb-month", "standardIaStorageGib"),
        standardIaRetrievalGib: used("Standard - IA: retrieval", "s3.standard_ia.retrieval", "gb", "standardIaRetrievalGib"),
        oneZoneIaStorageGib: used("One Zone - IA: storage", "s3.onezone_ia.storage", "gb-month", "oneZoneIaStorageGib"),
        oneZoneIaRetrievalGib: used("One Zone - IA: retrieval", "s3.onezone_ia.retrieval", "gb", "oneZoneIaRetrievalGib"),
        intelligentFrequentStorageGib: used(
          "Intelligent-Tiering: frequent access",
          "s3.intelligent.frequent.storage",
          "gb-month",
          "intelligentFrequentStorageGib",
        ),
        intelligentInfrequentStorageGib: used(
          "Intelligent-Tiering: infrequent access",
          "s3.intelligent.infrequent.storage",
          "gb-month",
          "intelligentInfrequentStorageGib",
        ),
        glacierInstantStorageGib: used(
          "Glacier Instant Retrieval: storage",
          "s3.glacier_ir.storage",
          "gb-month",
          "glacierInstantStorageGib",
        ),
        glacierInstantRetrievalGib: used(
          "Glacier Instant Retrieval: retrieval",
          "s3.glacier_ir.retrieval",
          "gb",
          "glacierInstantRetrievalGib",
        ),
        glacierFlexibleStorageGib: used(
          "Glacier Flexible Retrieval: storage",
          "s3.glacier_flexible.storage",
          "gb-month",
          "glacierFlexibleStorageGib",
        ),
        deepArchiveStorageGib: used("Glacier Deep Archive: storage", "s3.deep_archive.storage", "gb-month", "deepArchiveStorageGib"),
        ...coldRequests,
      }),
      ...internetEgressLines(context),
    ],
  }),
);

export const s3BucketAnalytics = pricedResource({
  type: "aws:s3/analyticsConfiguration:AnalyticsConfiguration",
  title: "S3 storage class analysis",
  pricingPage: "https://aws.amazon.com/s3/pricing/",
  usage: { monitoredObjects: { unit: "unit", doc: "Objects that are monitored", assumed: { low: 0, high: 1_000_000 } } },
  price: () => [used("Objects monitored", "s3.analytics.objects", "unit", "monitoredObjects")],
});

export const s3Inventory = pricedResource({
  type: "aws:s3/inventory:Inventory",
  title: "S3 inventory",
  pricingPage: "https://aws.amazon.com/s3/pricing/",
  usage: { listedObjects: { unit: "unit", doc: "Objects listed a month, over all reports", assumed: { low: 0, high: 1_000_000 } } },
  price: () => [used("Objects listed", "s3.inventory.objects", "unit", "listedObjects")],
});

const BUCKETS = ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"];

/** The copy's storage and requests are charged with its bucket; data that leaves the region is shown where its amount is declared. */
export const s3Replication = pricedResource({
  type: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
  title: "S3 replication",
  pricingPage: "https://aws.amazon.com/s3/pricing/",
  usage: { replicatedGib: gibUsage("Data that is copied to a bucket of another region", 0) },
  price: (_props, context) => {
    if (context.usage("replicatedGib") === undefined)
      return { free: "the copy is charged with its bucket; data between regions is priced where replicatedGib is declared" };
    const copy = BUCKETS.flatMap((type) => context.related(type, "rules"))[0];
    const region = copy && inputsOf<{ readonly region?: string }>(copy).region;
    if (region === undefined) return { unknown: "the bucket that it copies to is not part of this stack, or does not say its region" };
    return region === context.region
      ? { free: "data within a region is not charged" }
      : [used("Data to another region", `transfer.region.${region}`, "gb", "replicatedGib")];
  },
});
