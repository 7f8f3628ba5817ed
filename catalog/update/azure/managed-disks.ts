import type { MeterRule } from "../azure-meter";
import type { AzureService } from "./service";

/** A series of disks by size and redundancy: the disk, what each further machine pays that mounts it, its operations. */
function series(product: string, name: string, letter: string): readonly MeterRule[] {
  const size = `^(?<disk>${letter}\\d+) (?<redundancy>LRS|ZRS)`;
  const key = (suffix: string): MeterRule["key"] => {
    return ({ groups: { disk = "", redundancy = "" } }) => `disk.${name}.${disk}.${redundancy.toLowerCase()}${suffix}`;
  };
  return [
    { product, meter: new RegExp(`${size} Disks?$`), key: key(""), unit: "month", measure: "Month" },
    { product, meter: new RegExp(`${size} Disk Mount$`), key: key(".mount"), unit: "month", measure: "Month" },
    { product, meter: new RegExp(`${size} Disk Operations$`), key: key(".operations"), unit: "10k-requests" },
  ];
}

/** Disks whose capacity, operations and throughput are provisioned apart. */
function provisioned(product: string, sku: string, key: string): readonly MeterRule[] {
  const named = (what: string): MeterRule => ({ product, sku, meter: `${sku} ${what}`, key: "", unit: "gib-hour" });
  return [
    { ...named("Provisioned Capacity"), key: `${key}.capacity`, unit: "gib-hour" },
    { ...named("Provisioned IOPS"), key: `${key}.iops`, unit: "iops-hour", isFreeTierShared: true },
    { ...named("Provisioned Throughput (MBps)"), key: `${key}.throughput`, unit: "mibps-hour", isFreeTierShared: true },
  ];
}

const redundancies = /^(?<redundancy>LRS|ZRS) Snapshots$/;

/** https://azure.microsoft.com/pricing/details/managed-disks/ */
export const managedDisks: AzureService = {
  id: "managed-disks",
  serviceName: "Storage",
  condition: "(contains(productName, 'Managed Disks') or contains(productName, 'Ultra Disks') or contains(productName, 'Premium SSD v2'))",
  isPerRegion: true,
  meters: [
    ...series("Premium SSD Managed Disks", "premium-ssd", "P"),
    ...series("Standard SSD Managed Disks", "standard-ssd", "E"),
    ...series("Standard HDD Managed Disks", "standard-hdd", "S"),
    ...provisioned("Azure Premium SSD v2", "Premium LRS", "disk.premium-ssd-v2.lrs"),
    ...provisioned("Ultra Disks", "Ultra LRS", "disk.ultra.lrs"),
    {
      product: /^(?<tier>Premium SSD|Standard HDD) Managed Disks$/,
      meter: redundancies,
      key: ({ groups: { tier = "", redundancy = "" } }) =>
        `snapshot.${tier === "Premium SSD" ? "premium" : "standard"}.${redundancy.toLowerCase()}`,
      unit: "gb-month",
    },
    // An image is kept as a standard snapshot.
    { product: "Standard HDD Managed Disks", sku: "Snapshots LRS", meter: "LRS Snapshots", key: "image.storage", unit: "gb-month" },
  ],
};
