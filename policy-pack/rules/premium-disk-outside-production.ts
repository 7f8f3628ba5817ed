import { canonicalType } from "../../pricing";
import { changeAll, get } from "../input-path";
import { placedBy } from "../origin";
import { insteadOf, minSavingField, type PriceChange, provenSaving } from "../price-change";
import { type Outcome, rule } from "../rule";
import { type EnvironmentConfig, environmentFields, nonProductionName } from "../stack-environment";

type Config = EnvironmentConfig & { readonly minSavingUsdPerMonth: number };
type Facts = PriceChange & {
  readonly environment: string;
  readonly disk: string;
  readonly suggested: string;
  readonly path: string;
  readonly effect: string;
};

interface DiskSlot {
  readonly type: string;
  readonly path: readonly string[];
  readonly effect: string;
}

const detached = "The type is changed in place while the disk is detached or its machine is stopped.";
const anew = "A change of the type makes the disk anew: take a snapshot first, or change it with the next rebuild.";

const slots: readonly DiskSlot[] = [
  { type: "azure-native:compute:Disk", path: ["sku", "name"], effect: detached },
  {
    type: "azure-native:compute:VirtualMachine",
    path: ["storageProfile", "osDisk", "managedDisk", "storageAccountType"],
    effect: detached,
  },
  { type: "gcp:compute/disk:Disk", path: ["type"], effect: anew },
  { type: "gcp:compute/instance:Instance", path: ["bootDisk", "initializeParams", "type"], effect: anew },
];

const cheaper: Readonly<Record<string, string>> = {
  Premium_LRS: "StandardSSD_LRS",
  Premium_ZRS: "StandardSSD_ZRS",
  "pd-ssd": "pd-balanced",
};

export const premiumDiskOutsideProduction = rule<Config, Facts>({
  id: "premium-disk-outside-production",
  title: "A disk of the fast class outside production",
  group: "non-production",
  why: "Premium SSDs of Azure and SSD disks of Google Cloud buy latency and IOPS that a development or test stack seldom needs; Standard SSD and balanced disks are solid state too, at about half the price (https://learn.microsoft.com/azure/virtual-machines/disks-types, https://cloud.google.com/compute/docs/disks).",
  remedy: "Use the next class outside production, e.g. by a setting per stack.",
  severity: "low",
  level: "advisory",
  scope: "resource",
  types: slots.map(({ type }) => type),
  config: { ...environmentFields, minSavingUsdPerMonth: minSavingField(2) },
  check: ({ resource, props }, { config, stack, reprice }): readonly Outcome<Facts>[] => {
    const slot = slots.find(({ type }) => type === canonicalType(resource.type));
    if (slot === undefined) return [];
    const written = get(props, slot.path);
    if (typeof written !== "string") return [];
    const disk = written.slice(written.lastIndexOf("/") + 1);
    const suggested = cheaper[disk];
    const environment = nonProductionName(stack, resource, config);
    if (suggested === undefined || environment === undefined || placedBy(stack, resource) !== undefined) return [];
    const prices = reprice(resource, changeAll(resource.inputs, [{ path: slot.path, value: suggested }]));
    const change = provenSaving(prices, config.minSavingUsdPerMonth);
    if (change === undefined) return [];
    return [{ facts: { environment, disk, suggested, path: slot.path.join("."), effect: slot.effect, ...change } }];
  },
  message: (facts) =>
    `in ${facts.environment}, which is not production, its disk is ${facts.disk}; with ${facts.suggested} it costs ${insteadOf(facts)}`,
  advice: ({ path, suggested, effect }) => `Set ${path} to "${suggested}" there. ${effect}`,
  saving: ({ savingUsdPerMonth }) => savingUsdPerMonth,
  examples: {
    flagged: [
      {
        title: "Fast disks in a test stack",
        stack: "shop-test",
        resources: [
          {
            type: "azure-native:compute:Disk",
            name: "data",
            inputs: { location: "westeurope", diskSizeGB: 512, sku: { name: "Premium_LRS" }, creationData: { createOption: "Empty" } },
          },
          { type: "gcp:compute/disk:Disk", name: "scratch", inputs: { zone: "us-central1-a", size: 100, type: "pd-ssd" } },
        ],
        messages: [
          "in shop-test, which is not production, its disk is Premium_LRS; with StandardSSD_LRS it costs 38.40 USD a month instead of 80.54 USD (52 % less)",
          "in shop-test, which is not production, its disk is pd-ssd; with pd-balanced it costs 10.00 USD a month instead of 17.00 USD (41 % less)",
        ],
      },
    ],
    clean: [
      {
        title: "The same disk in production",
        resources: [{ type: "gcp:compute/disk:Disk", name: "scratch", inputs: { zone: "us-central1-a", size: 100, type: "pd-ssd" } }],
      },
      {
        title: "A balanced disk",
        stack: "dev",
        resources: [{ type: "gcp:compute/disk:Disk", name: "scratch", inputs: { zone: "us-central1-a", size: 100, type: "pd-balanced" } }],
      },
    ],
  },
});
