import { HOURS_PER_MONTH } from "../../model";
import type { LineSpec } from "../priced-resource";
import { counted, monthly, unjudged } from "./line";

/** One disk as a virtual machine, a scale set, a node pool or a Disk declares it. */
export interface DiskSpec {
  /** `StandardSSD_LRS`, `Premium_LRS`, `PremiumV2_LRS`, `UltraSSD_LRS`, `Standard_ZRS`, ... */
  readonly type: string | undefined;
  readonly sizeGib: number | undefined;
  /** Performance tier above the size's own (`P50`); billed as that tier. */
  readonly tier?: string;
  /** Provisioned performance of Premium SSD v2 and Ultra. */
  readonly iops?: number;
  readonly mibps?: number;
  /** How many machines may mount a shared disk at once. */
  readonly maxShares?: number;
}

/** Disks of the older types are billed by the size of their tier, rounded up. */
const tierSizesGib: readonly (readonly [tier: number, gib: number])[] = [
  [1, 4],
  [2, 8],
  [3, 16],
  [4, 32],
  [6, 64],
  [10, 128],
  [15, 256],
  [20, 512],
  [30, 1024],
  [40, 2048],
  [50, 4096],
  [60, 8192],
  [70, 16384],
  [80, 32767],
];

interface DiskFamily {
  readonly key: string;
  readonly letter: string;
  readonly title: string;
  /** Standard HDD starts at S4. */
  readonly smallestTier: number;
  readonly billsOperations: boolean;
  readonly billsMounts: boolean;
}

const families: Readonly<Record<string, DiskFamily>> = {
  premium: { key: "premium-ssd", letter: "P", title: "Premium SSD", smallestTier: 1, billsOperations: false, billsMounts: true },
  standard: { key: "standard-hdd", letter: "S", title: "Standard HDD", smallestTier: 4, billsOperations: true, billsMounts: false },
  standardssd: { key: "standard-ssd", letter: "E", title: "Standard SSD", smallestTier: 1, billsOperations: true, billsMounts: true },
};

/** `E10` for a Standard SSD of 100 GiB; undefined where the disk is larger than the largest tier. */
export function diskTier(letter: string, sizeGib: number, smallestTier = 1): string | undefined {
  const tier = tierSizesGib.find(([number, gib]) => number >= smallestTier && gib >= sizeGib);
  return tier === undefined ? undefined : `${letter}${tier[0]}`;
}

/** Usage quantity of the operations that Standard disks charge for; shared by everything that has such disks. */
export const diskOperations = {
  diskOperationsPerMonth: {
    unit: "request",
    doc: "Operations on Standard HDD and Standard SSD disks, in units of 256 KiB, per disk and month",
    assumed: { low: 0, high: 1_000_000 },
  },
} as const;

/**
 * Cost lines of one managed disk. `times` is the number of such disks.
 * Sizes are GiB in Azure's tiers although its pages say GB; provisioned sizes are taken one to one.
 */
export function diskLines(what: string, disk: DiskSpec, times: LineSpec["times"] = 1): readonly LineSpec[] {
  if (disk.type === undefined) {
    return [unjudged(what, "its disk type is not declared, Azure then chooses one by the size of the machine; declare storageAccountType")];
  }
  const [kind = "", redundancy = ""] = disk.type.toLowerCase().split("_");
  if (disk.sizeGib === undefined) {
    return [unjudged(what, "its size is not declared and follows the image or the source; declare diskSizeGB")];
  }
  if (kind === "premiumv2" || kind === "ultrassd") return provisionedLines(what, disk.sizeGib, kind, disk, times);
  const family = families[kind];
  if (family === undefined) return [unjudged(what, `disk type "${disk.type}" is not known`)];
  const tier = disk.tier ?? diskTier(family.letter, disk.sizeGib, family.smallestTier);
  if (tier === undefined) return [unjudged(what, `${disk.sizeGib} GiB is above the largest ${family.title}, 32,767 GiB`)];
  const key = `disk.${family.key}.${tier}.${redundancy}`;
  const name = `${family.title}, ${tier} ${redundancy.toUpperCase()}`;
  const lines = [monthly(`${what} (${name})`, key, times)];
  if (family.billsMounts && (disk.maxShares ?? 1) > 1) {
    lines.push(counted(`${what}, mounts of a shared disk (${name})`, `${key}.mount`, "month", disk.maxShares ?? 1, times));
  }
  if (family.billsOperations) {
    // E1 to E3 have no operations meter of their own in the price list: they share the one of E4.
    const metered = /^E[123]$/.test(tier) ? `disk.${family.key}.E4.${redundancy}` : key;
    lines.push(
      counted(
        `${what}, operations (${name})`,
        `${metered}.operations`,
        "10k-requests",
        { usage: "diskOperationsPerMonth", factor: 1 / 10_000 },
        times,
      ),
    );
  }
  return lines;
}

/** What Premium SSD v2 includes in its capacity price; above it performance is provisioned and paid. */
const PREMIUM_V2_FREE_IOPS = 3000;
const PREMIUM_V2_FREE_MIBPS = 125;

function provisionedLines(
  what: string,
  sizeGib: number,
  kind: "premiumv2" | "ultrassd",
  disk: DiskSpec,
  times: LineSpec["times"],
): readonly LineSpec[] {
  const v2 = kind === "premiumv2";
  const title = v2 ? "Premium SSD v2" : "Ultra disk";
  const key = v2 ? "disk.premium-ssd-v2.lrs" : "disk.ultra.lrs";
  const capacity = counted(`${what} capacity (${title})`, `${key}.capacity`, "gib-hour", sizeGib * HOURS_PER_MONTH, times);
  if (!v2 && (disk.iops === undefined || disk.mibps === undefined)) {
    return [capacity, unjudged(`${what} performance (${title})`, "diskIOPSReadWrite and diskMBpsReadWrite are not declared")];
  }
  const iops = Math.max(0, (disk.iops ?? PREMIUM_V2_FREE_IOPS) - (v2 ? PREMIUM_V2_FREE_IOPS : 0));
  const mibps = Math.max(0, (disk.mibps ?? PREMIUM_V2_FREE_MIBPS) - (v2 ? PREMIUM_V2_FREE_MIBPS : 0));
  return [
    capacity,
    ...(iops > 0 ? [counted(`${what} provisioned IOPS (${title})`, `${key}.iops`, "iops-hour", iops * HOURS_PER_MONTH, times)] : []),
    ...(mibps > 0
      ? [counted(`${what} provisioned throughput (${title})`, `${key}.throughput`, "mibps-hour", mibps * HOURS_PER_MONTH, times)]
      : []),
  ];
}
