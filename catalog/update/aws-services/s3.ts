import { type AwsPriceRule, type AwsService, each, per, perGb, perGbMonth, requests } from "./rule";

const calls = (key: string, usage: string): AwsPriceRule =>
  per("1k-requests", requests(1000), `s3.${key}`, usage, { family: "API Request" });
const storage = (key: string, usage: string): AwsPriceRule => perGbMonth(`s3.${key}.storage`, usage, { family: "Storage" });
const objects = each(1, "objects", "object");

/** https://aws.amazon.com/s3/pricing/ https://docs.aws.amazon.com/AmazonS3/latest/userguide/aws-usage-report-understand.html */
export const s3: AwsService = {
  code: "AmazonS3",
  rules: [
    storage("standard", "TimedStorage-ByteHrs"),
    storage("standard_ia", "TimedStorage-SIA-ByteHrs"),
    storage("onezone_ia", "TimedStorage-ZIA-ByteHrs"),
    storage("express_onezone", "TimedStorage-XZ-ByteHrs"),
    storage("glacier_ir", "TimedStorage-GIR-ByteHrs"),
    storage("intelligent.frequent", "TimedStorage-INT-FA-ByteHrs"),
    storage("intelligent.infrequent", "TimedStorage-INT-IA-ByteHrs"),
    storage("intelligent.archive_instant", "TimedStorage-INT-AIA-ByteHrs"),
    calls("standard.requests.put", "Requests-Tier1"),
    calls("standard.requests.get", "Requests-Tier2"),
    calls("standard_ia.requests.put", "Requests-SIA-Tier1"),
    calls("standard_ia.requests.get", "Requests-SIA-Tier2"),
    perGb("s3.glacier_ir.retrieval", "Retrieval-GIR"),
    perGb("s3.onezone_ia.retrieval", "Retrieval-ZIA"),
    perGb("s3.standard_ia.retrieval", "Retrieval-SIA"),
    per("unit", objects, "s3.analytics.objects", "StorageAnalytics-ObjCount"),
    per("unit", objects, "s3.inventory.objects", "Inventory-ObjectsListed"),
  ],
};
