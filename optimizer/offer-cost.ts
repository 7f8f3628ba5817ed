/**
 * What one offer costs a month, beside its machines: the convention that the components realise and pricing then
 * prices again, line by line, to the same cent.
 *
 * - Every machine has a boot disk of 30 GiB: aws gp3, gcp pd-balanced, azure StandardSSD_LRS of the 32 GiB tier (E4).
 * - `storageGibPerMachine` > 0 adds one data disk of that size to each machine: aws gp3, gcp pd-balanced, azure
 *   StandardSSD_LRS of the next tier up, for Azure charges a managed disk by its tier.
 * - Google's newer families take Hyperdisk only: their disks are hyperdisk-balanced.
 * - A declared load balancer is an AWS Application Load Balancer (its capacity units depend on use and are not in the
 *   plan), an Azure Standard Load Balancer with up to five rules and one static standard public address, or one Google
 *   Cloud forwarding rule: in the region where a jurisdiction is declared, else global (priced as region `global`).
 *   An internal one has no public address, and its forwarding rule is always one of the region.
 * - Machines have no public address.
 * - Disks live as long as their machines: where these do not run all month, disks cost the same part of it.
 * - Internet egress is charged for one workload alone. A free first tier belongs to the whole account, not to one
 *   workload, so its quantity is charged at the first price above zero.
 * - A supplier that an offers file adds has block storage by the GiB, one price for a load balancer with its address,
 *   and may state that any of these is included: a zero that is said, not a hole.
 *
 * - Extras of the need (backups, alarms, keys) are lines of their own, already priced: once, and for each machine.
 *
 * A line without a price in the region is not zero and not guessed: it is left out of the sum, named in
 * `Choice.unpriced`, and charged for the comparison only with an allowance, the highest cost of the same line in any
 * region of any provider. A line that has no price anywhere cannot be compared, and its offers are rejected.
 */
import type { UnitPrice } from "../catalog";
import {
  gbFromGib,
  HOURS_PER_MONTH,
  isProvider,
  microUsd,
  type PriceUnit,
  type Provider,
  type Supplier,
  type WorkloadNeed,
} from "../model";
import { diskMonths } from "./hours";
import type { Market, MarketRegion } from "./market";

/** Size of every machine's boot disk; Azure's is the E4 tier of 32 GiB. */
export const BOOT_DISK_GIB = 30;

export interface RealisedDisk {
  /** As the provider names the disk class: `gp3`, `StandardSSD_LRS`, `pd-balanced`. */
  readonly diskClass: string;
  /** Size to declare. */
  readonly sizeGib: number;
  /** Unit price key, and how much of its unit one disk takes a month. */
  readonly key: string;
  readonly unitsPerMonth: number;
}

export interface RealisedStorage {
  readonly boot: RealisedDisk;
  /** Undefined where no storage is declared. */
  readonly data?: RealisedDisk;
}

/** Azure Standard SSD tiers, largest GiB of each (https://learn.microsoft.com/azure/virtual-machines/disks-types, read 2026-07). */
export const azureStandardSsdTiers: readonly (readonly [tier: string, gib: number])[] = [
  ["E1", 4],
  ["E2", 8],
  ["E3", 16],
  ["E4", 32],
  ["E6", 64],
  ["E10", 128],
  ["E15", 256],
  ["E20", 512],
  ["E30", 1024],
  ["E40", 2048],
  ["E50", 4096],
  ["E60", 8192],
  ["E70", 16384],
  ["E80", 32767],
];

/** Largest single disk of each class, GiB: gp3 16 TiB, Standard SSD 32,767 GiB, pd-balanced 64 TiB. */
export const largestDiskGib: Readonly<Record<Provider, number>> = { aws: 16384, azure: 32767, gcp: 65536 };

/** Of a supplier that is no cloud none is known, and none is assumed. */
export function largestDiskOf(supplier: Supplier): number {
  return isProvider(supplier) ? largestDiskGib[supplier] : Number.POSITIVE_INFINITY;
}

/** Families that take Hyperdisk only: https://cloud.google.com/compute/docs/disks/hyperdisks#machine-type-support (read 2026-07). */
const hyperdiskOnly = /^(a4x?|c4[ad]?|g4|h4d|m4|n4[ad]?|x4)-/;

/** Whether a size takes none of the provider's ordinary disks. */
export function takesHyperdiskOnly(provider: Supplier, size: string): boolean {
  return provider === "gcp" && hyperdiskOnly.test(size);
}

function disk(provider: Supplier, gib: number, isHyperdisk: boolean): RealisedDisk | undefined {
  if (gib > largestDiskOf(provider)) return undefined;
  const sizeGib = Math.ceil(gib);
  if (!isProvider(provider)) return { diskClass: "block storage", sizeGib, key: "storage", unitsPerMonth: sizeGib };
  switch (provider) {
    case "aws":
      return { diskClass: "gp3", sizeGib, key: "ebs.gp3.storage", unitsPerMonth: sizeGib };
    case "gcp": {
      // Google's smallest balanced disk is 10 GiB (https://cloud.google.com/compute/docs/disks, read 2026-07).
      const least = Math.max(10, sizeGib);
      const diskClass = isHyperdisk ? "hyperdisk-balanced" : "pd-balanced";
      return { diskClass, sizeGib: least, key: `${diskClass}.storage`, unitsPerMonth: least };
    }
    case "azure": {
      const tier = azureStandardSsdTiers.find(([, largest]) => largest >= sizeGib);
      return tier && { diskClass: "StandardSSD_LRS", sizeGib: tier[1], key: `disk.standard-ssd.${tier[0]}.lrs`, unitsPerMonth: 1 };
    }
  }
}

/** The disks of one machine of a size, or undefined where the data disk is larger than one disk can be. */
export function realisedStorage(provider: Supplier, storageGibPerMachine: number, size = ""): RealisedStorage | undefined {
  const isHyperdisk = takesHyperdiskOnly(provider, size);
  const boot = disk(provider, BOOT_DISK_GIB, isHyperdisk);
  const data = storageGibPerMachine > 0 ? disk(provider, storageGibPerMachine, isHyperdisk) : undefined;
  if (boot === undefined || (storageGibPerMachine > 0 && data === undefined)) return undefined;
  return data === undefined ? { boot } : { boot, data };
}

/** An application load balancer of AWS spans at least two zones. */
const LEAST_BALANCER_ZONES = 2;

interface BalancerPart {
  readonly label: string;
  readonly kind: LineKind;
  readonly key: string;
  readonly perZone?: true;
}

/** A supplier that is no cloud has one price for all of it. */
const supplierBalancer: readonly BalancerPart[] = [{ label: "Load balancer", kind: "load balancer", key: "load-balancer.month" }];

/** What stands in front of the machines when a load balancer is declared; `perZone`: once in each of its zones. */
export const realisedLoadBalancer: Readonly<Record<Provider, readonly BalancerPart[]>> = {
  aws: [
    { label: "Application load balancer", kind: "load balancer", key: "alb.hour" },
    { label: "Public IPv4 addresses of the load balancer", kind: "public address", key: "public_ipv4.in_use", perZone: true },
  ],
  azure: [
    { label: "Standard load balancer (first 5 rules)", kind: "load balancer", key: "load-balancer.standard.hour" },
    { label: "Public IP address (standard, static)", kind: "public address", key: "public-ip.standard.hour" },
  ],
  gcp: [{ label: "Forwarding rule", kind: "load balancer", key: "forwarding-rule.hour" }],
};

/** Lines that stand for the same thing at every provider, so that one can bound another. */
export type LineKind = "boot disk" | "data disk" | "load balancer" | "public address" | "internet egress" | "extra";

/** One line of a workload in one region, beside the machines. */
export interface RegionLine {
  readonly kind: LineKind;
  readonly label: string;
  readonly key: string;
  /** True where the line is paid for each machine. */
  readonly perMachine: boolean;
  /** Undefined where the book has no price here. */
  readonly usdPerMonth: number | undefined;
  /** Highest cost of this kind of line anywhere in the book; charged for comparison where there is no price here. */
  readonly allowanceUsdPerMonth: number | undefined;
}

/** Cost of `quantity` units: tiers by quantity, a free first tier charged at the first price above zero. */
export function tieredUsd(price: UnitPrice, quantity: number): number {
  const firstPaid = price.tiers.find((tier) => tier.usdPerUnit > 0)?.usdPerUnit ?? 0;
  let usd = 0;
  for (const [position, tier] of price.tiers.entries()) {
    const upTo = price.tiers[position + 1]?.from ?? Number.POSITIVE_INFINITY;
    const inTier = Math.min(quantity, upTo) - tier.from;
    if (inTier <= 0) break;
    usd += inTier * (tier.usdPerUnit > 0 ? tier.usdPerUnit : firstPaid);
  }
  return usd;
}

/** Quantity of data in the price's own unit; undefined where the unit does not count data. */
export function dataQuantity(unit: PriceUnit, gib: number): number | undefined {
  return unit === "gib" ? gib : unit === "gb" ? gbFromGib(gib) : unit === "tib" ? gib / 1024 : undefined;
}

interface WantedLine {
  readonly kind: LineKind;
  readonly label: string;
  readonly key: string;
  readonly perMachine: boolean;
  readonly usd: (price: UnitPrice) => number | undefined;
}

function wantedLines(provider: Supplier, need: WorkloadNeed, size: string): readonly WantedLine[] {
  const lines: WantedLine[] = [];
  const storage = realisedStorage(provider, need.storageGibPerMachine, size);
  for (const [kind, part] of [["boot disk", storage?.boot] as const, ["data disk", storage?.data] as const]) {
    if (part === undefined) continue;
    lines.push({
      kind,
      label: `${kind === "boot disk" ? "Boot" : "Data"} disk (${part.diskClass}, ${part.sizeGib} GiB)`,
      key: part.key,
      perMachine: true,
      usd: (price) => (["month", "gb-month", "gib-month"].includes(price.unit) ? tieredUsd(price, part.unitsPerMonth) : undefined),
    });
  }
  if (need.loadBalancer) {
    for (const { perZone, ...part } of isProvider(provider) ? realisedLoadBalancer[provider] : supplierBalancer) {
      if (need.internalLoadBalancer === true && part.kind === "public address") continue;
      const hours = HOURS_PER_MONTH * (perZone === true ? Math.max(need.zones, LEAST_BALANCER_ZONES) : 1);
      const usd = (price: UnitPrice) =>
        price.unit === "hour" ? tieredUsd(price, hours) : price.unit === "month" ? tieredUsd(price, 1) : undefined;
      lines.push({ ...part, perMachine: false, usd });
    }
  }
  if (need.internetEgressGibPerMonth > 0) {
    lines.push({
      kind: "internet egress",
      label: "Data transfer out to the internet",
      key: "egress.internet",
      perMachine: false,
      usd: (price) => {
        const quantity = dataQuantity(price.unit, need.internetEgressGibPerMonth);
        return quantity === undefined ? undefined : tieredUsd(price, quantity);
      },
    });
  }
  return lines;
}

/** The lines of a workload in every region of the market, in the market's order. */
export interface MarketLines {
  readonly ordinary: readonly (readonly RegionLine[])[];
  /** For sizes that take Hyperdisk only. */
  readonly hyperdisk: readonly (readonly RegionLine[])[];
}

/** Stands for any size that takes Hyperdisk only. */
const HYPERDISK_SIZE = "c4-";

export function linesByRegion(market: Market, need: WorkloadNeed): MarketLines {
  const highest = new Map<LineKind, number>();
  const price = (size: string) => {
    const wanted = new Map<Supplier, readonly WantedLine[]>();
    return market.regions.map(({ provider, id }) => {
      const lines = wanted.get(provider) ?? wantedLines(provider, need, size);
      wanted.set(provider, lines);
      return lines.map((line) => {
        const found = market.unitPrice(provider, isGlobal(line, provider, need) ? "global" : id, line.key);
        const usd = found === undefined ? undefined : line.usd(found);
        // A price of zero for what the vendor charges for is a hole in the book, not a gift.
        const isPrice = usd !== undefined && Number.isFinite(usd) && (usd > 0 || (usd === 0 && found?.included === true));
        const usdPerMonth = isPrice ? usd : undefined;
        // What one supplier includes says nothing about what another one charges.
        if (usdPerMonth !== undefined && usdPerMonth > 0) highest.set(line.kind, Math.max(highest.get(line.kind) ?? 0, usdPerMonth));
        return { kind: line.kind, label: line.label, key: line.key, perMachine: line.perMachine, usdPerMonth };
      });
    });
  };
  const [ordinary, hyperdisk] = [price(""), price(HYPERDISK_SIZE)];
  const extras = extraLines(need);
  const bounded = (regions: typeof ordinary) =>
    regions.map((lines, at) => {
      const { provider, id } = market.regions[at] as MarketRegion;
      const own = lines.map((line) => ({ ...line, allowanceUsdPerMonth: highest.get(line.kind) }));
      return [...own, ...(extras.get(`${provider} ${id}`) ?? [])];
    });
  return { ordinary: bounded(ordinary), hyperdisk: bounded(hyperdisk) };
}

/** What machines cost besides, by place: what costs nothing is no line. */
function extraLines({ extras = [] }: WorkloadNeed): ReadonlyMap<string, readonly RegionLine[]> {
  const byPlace = new Map<string, RegionLine[]>();
  for (const { provider, region, label, usdPerMonth, usdPerMachinePerMonth } of extras) {
    const lines = byPlace.get(`${provider} ${region}`) ?? [];
    byPlace.set(`${provider} ${region}`, lines);
    const line = { kind: "extra", key: "", allowanceUsdPerMonth: undefined } as const;
    if (usdPerMonth > 0) lines.push({ ...line, label, perMachine: false, usdPerMonth });
    if (usdPerMachinePerMonth > 0)
      lines.push({
        ...line,
        label: usdPerMonth > 0 ? `${label} (each machine)` : label,
        perMachine: true,
        usdPerMonth: usdPerMachinePerMonth,
      });
  }
  return byPlace;
}

function isGlobal(line: WantedLine, provider: Supplier, need: WorkloadNeed): boolean {
  if (provider !== "gcp" || line.kind !== "load balancer") return false;
  return need.jurisdictions.length === 0 && need.internalLoadBalancer !== true;
}

/** How often a line is paid for so many machines. */
export function lineTimes({ kind, perMachine }: RegionLine, need: WorkloadNeed, count: number): number {
  if (!perMachine) return 1;
  return kind === "extra" ? count : diskMonths(need, count);
}

/** The lines of one region summed up for the scan, in micro-dollars. Each line of an offer is rounded once, as shown. */
export class RegionCharge {
  private readonly comparedByCount: number[] = [];
  /** A line that has no price in the whole book: nothing here can be compared. */
  readonly unpriceable: RegionLine | undefined;

  constructor(
    readonly lines: readonly RegionLine[],
    private readonly need: WorkloadNeed,
  ) {
    this.unpriceable = lines.find((line) => line.usdPerMonth === undefined && line.allowanceUsdPerMonth === undefined);
  }

  /** What a count of machines costs beside the machines, with an allowance for each line that has no price. */
  comparedMicro(count: number): number {
    const known = this.comparedByCount[count];
    if (known !== undefined) return known;
    let micro = 0;
    for (const line of this.lines) {
      micro += microUsd((line.usdPerMonth ?? line.allowanceUsdPerMonth ?? 0) * lineTimes(line, this.need, count));
    }
    this.comparedByCount[count] = micro;
    return micro;
  }
}
