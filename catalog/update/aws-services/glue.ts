import { type AwsService, each, hoursOf, per, perMillion } from "./rule";

/** https://aws.amazon.com/glue/pricing/ */
export const glue: AwsService = {
  code: "AWSGlue",
  rules: [
    per("unit", each(1, "obj-month", "object-month", "objects", "object"), "glue.catalog.objects", "Catalog-Storage"),
    perMillion("glue.catalog.requests", "Catalog-Request"),
    per("unit-hour", hoursOf("dpu"), "glue.dpu", "ETL-DPU-Hour", { where: { operation: /^jobrun$/i } }),
  ],
};
