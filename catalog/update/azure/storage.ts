import type { MeterMatch, MeterRule } from "../azure-meter";
import type { AzureService } from "./service";

const sku = /^(?<tier>Hot|Cool|Cold|Archive|Premium) (?<redundancy>LRS|ZRS|GRS|GZRS|RA-GRS|RA-GZRS)$/;

/** The SKU says tier and redundancy; the meter names the redundancy only where the price depends on it. */
function keyOf(kind: "adls" | "blob", what: string): MeterRule["key"] {
  return ({ groups: { tier = "", redundancy = "" }, meter }: MeterMatch) =>
    meter.includes("Iterative") || meter.includes("Priority")
      ? undefined
      : `${kind}.${tier.toLowerCase()}.${redundancy.replace("-", "").toLowerCase()}.${what}`;
}

function tiered(kind: "adls" | "blob", product: string | RegExp, more: Partial<MeterRule> = {}): readonly MeterRule[] {
  const rule = (meter: RegExp, what: string, unit: MeterRule["unit"]): MeterRule => ({
    product,
    sku,
    meter,
    key: keyOf(kind, what),
    unit,
    ...more,
  });
  return [
    rule(/Data Stored$/, "storage", "gb-month"),
    rule(/Write Operations$/, "write", "10k-requests"),
    rule(/Read Operations$/, "read", "10k-requests"),
    rule(/Data Retrieval$/, "retrieval", "gb"),
  ];
}

/** Blobs, Data Lake and file shares. https://azure.microsoft.com/pricing/details/storage/blobs/ */
export const storage: AzureService = {
  id: "storage",
  serviceName: "Storage",
  condition:
    "(contains(productName, 'Block Blob') or productName eq 'Blob Storage' or contains(productName, 'Hierarchical Namespace') or contains(productName, 'Files'))",
  isPerRegion: true,
  meters: [
    ...tiered("blob", "General Block Blob v2"),
    ...tiered("blob", "Premium Block Blob"),
    // Where the product of today's accounts leaves a meter out, the older one of the same price has it.
    ...tiered("blob", "Blob Storage", { isFallback: true }),
    ...tiered("adls", "General Block Blob v2 Hierarchical Namespace"),
    ...tiered("adls", "Premium Block Blob v2 Hierarchical Namespace"),
    {
      product: "Premium Files",
      sku: /^Premium (?<redundancy>LRS|ZRS)$/,
      meter: /^Premium (?:LRS|ZRS) Provisioned$/,
      key: ({ groups: { redundancy = "" } }) => `files.premium.${redundancy.toLowerCase()}.provisioned`,
      unit: "gib-month",
    },
    {
      product: "Files v2",
      sku: /^Standard (?<redundancy>LRS|ZRS|GRS|GZRS)$/,
      meter: /Data Stored$/,
      key: ({ groups: { redundancy = "" } }) => `files.standard.${redundancy.toLowerCase()}.storage`,
      unit: "gb-month",
    },
  ],
};
