import type { GoogleService, SkuRule } from "./service";

const classes = [
  ["standard", "Standard", "RegionalStorage"],
  ["nearline", "Nearline", "NearlineStorage"],
  ["coldline", "Coldline", "ColdlineStorage"],
  ["archive", "Archive", "ArchiveStorage"],
  ["dra", "Durable Reduced Availability", "DRAStorage"],
] as const;

/** Storage in one region; multi-regions and dual-regions have SKUs of other places. https://cloud.google.com/storage/pricing */
export const cloudStorage: GoogleService = {
  id: "cloud-storage",
  displayNames: ["Cloud Storage"],
  skus: [
    ...classes.map(
      ([name, title, group]): SkuRule => ({
        description: new RegExp(`^${title} Storage (?!.*(?:Multi-[Rr]egion|Dual-[Rr]egion|Early Delete)).+$`),
        group,
        key: `gcs.${name}.storage`,
        unit: "gib-month",
        isFreeTierShared: true,
      }),
    ),
    ...(["nearline", "coldline", "archive"] as const).map(
      (name): SkuRule => ({
        description: new RegExp(`^${name.charAt(0).toUpperCase()}${name.slice(1)} (?:Storage )?Data Retrieval$`),
        key: `gcs.${name}.retrieval`,
        unit: "gib",
      }),
    ),
    {
      description: /^(?!Multi-Region|Dual-Region)(?!.*Tagging).*Class A (?:Request|Operation)s?$/,
      group: "RegionalOps",
      key: "gcs.standard.class-a",
      unit: "10k-requests",
      isFreeTierShared: true,
    },
    {
      description: /^(?!Multi-Region|Dual-Region)(?!.*Tagging).*Class B (?:Request|Operation)s?$/,
      group: "RegionalOps",
      key: "gcs.standard.class-b",
      unit: "10k-requests",
      isFreeTierShared: true,
    },
  ],
};
