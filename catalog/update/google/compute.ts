import { networkSkus } from "./network";
import type { GoogleService, SkuRule } from "./service";

const capacity = (name: string, key: string): SkuRule => ({
  description: new RegExp(`^${name}(?: in .+)?$`),
  key,
  unit: "gib-month",
  isFreeTierShared: true,
});

/** Prices of a full month, with sustained use: 30 % for N1 and its GPUs, 20 % for N2 and N2D. https://cloud.google.com/compute/docs/sustained-use-discounts */
const fullMonth = { n1: 0.7, n2: 0.8, n2d: 0.8 } as const;

/** Machines of one's own shape, by vCPU and GiB, on spot and for a full month on demand. */
function custom(family: keyof typeof fullMonth, name: string): readonly SkuRule[] {
  const rules = (part: string, key: string, unit: SkuRule["unit"]): readonly SkuRule[] => [
    {
      description: new RegExp(`^${name}${part} running in .+$`),
      key: `custom.${family}.${key}.full-month`,
      unit,
      multiple: fullMonth[family],
    },
    {
      description: new RegExp(`^Spot Preemptible ${name}${part} running in .+$`),
      usageType: "Preemptible",
      key: `custom.${family}.${key}.spot`,
      unit,
    },
  ];
  return [
    ...rules("Instance Core", "vcpu", "vcpu-hour"),
    ...rules("Instance Ram", "memory", "gib-hour"),
    ...rules("Extended Instance Ram", "extended-memory", "gib-hour"),
  ];
}

/** GPUs that are attached to N1 machines; those of other series come with the machine. */
const attachedGpu = "^Nvidia Tesla (?<model>K80|P4|P100|V100|T4) GPU";

/** Machines are put together from their cores, memory, GPUs and local SSDs; what is sold beside them is here. */
export const compute: GoogleService = {
  id: "compute",
  displayNames: ["Compute Engine"],
  serviceId: "6F81-5844-456A",
  skus: [
    ...networkSkus,
    capacity("Storage PD Capacity", "pd-standard.storage"),
    capacity("Balanced PD Capacity", "pd-balanced.storage"),
    capacity("SSD backed PD Capacity", "pd-ssd.storage"),
    capacity("Extreme PD Capacity", "pd-extreme.storage"),
    capacity("Regional Storage PD Capacity", "pd-standard.regional.storage"),
    capacity("Regional Balanced PD Capacity", "pd-balanced.regional.storage"),
    capacity("Regional SSD backed PD Capacity", "pd-ssd.regional.storage"),
    capacity("Hyperdisk Extreme Capacity", "hyperdisk-extreme.storage"),
    { description: /^Hyperdisk Extreme IOPS(?: in .+)?$/, key: "hyperdisk-extreme.iops", unit: "iops-month" },
    { description: /^Extreme PD IOPS(?: in .+)?$/, key: "pd-extreme.iops", unit: "iops-month" },
    capacity("Storage PD Snapshot", "pd-snapshot.storage"),
    capacity("Storage Image", "image.storage"),
    capacity("Storage Machine Image", "machine-image.storage"),
    capacity("SSD backed Local Storage", "local-ssd.storage"),
    {
      description: /^SSD backed Local Storage attached to Spot Preemptible VMs(?: in .+)?$/,
      usageType: "Preemptible",
      key: "local-ssd.spot.storage",
      unit: "gib-month",
    },
    {
      description: /^(?<series>C4|C4A|C4D) Instance Local SSD running in .+$/,
      key: ({ series = "" }) => `local-ssd.${series.toLowerCase()}.storage`,
      unit: "gib-month",
    },
    ...custom("n1", "Custom "),
    ...custom("n2", "N2 Custom "),
    ...custom("n2d", "N2D AMD Custom "),
    {
      description: new RegExp(`${attachedGpu} running in .+$`),
      key: ({ model = "" }) => `gpu.nvidia-tesla-${model.toLowerCase()}.full-month`,
      unit: "hour",
      multiple: fullMonth.n1,
    },
    {
      description: new RegExp(`${attachedGpu} attached to Spot Preemptible VMs running in .+$`),
      usageType: "Preemptible",
      key: ({ model = "" }) => `gpu.nvidia-tesla-${model.toLowerCase()}.spot`,
      unit: "hour",
    },
  ],
};
