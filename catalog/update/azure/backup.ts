import type { AzureService } from "./service";

/** https://azure.microsoft.com/pricing/details/backup/ */
export const backup: AzureService = {
  id: "backup",
  serviceName: "Backup",
  meters: [
    {
      product: "Backup",
      sku: "Azure VM",
      meter: /^(?<redundancy>LRS|ZRS|GRS|RA-GRS) Data Stored$/i,
      key: ({ groups: { redundancy = "" } }) => `backup.storage.${redundancy.replace("-", "").toLowerCase()}`,
      unit: "gb-month",
    },
    // The meter counts instances of up to 500 GB; one of up to 50 GB is half of it, as the pricing page says (read 2026-08).
    { product: "Backup", meter: "Azure VM Protected Instances", key: "backup.instance.small", unit: "month", pack: () => 2 },
  ],
};
