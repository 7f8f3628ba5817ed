import type { InstanceSize } from "../../catalog";
import { cloudOf, type Measurement } from "../../model";
import type { SizingThresholds } from "./profiles";
import { meanAtMost, p995, type Use } from "./use";

/** What was measured, in amounts that hold on any size. Absent where it was not measured. */
export interface Demand {
  readonly vcpus: number;
  readonly meanVcpus: number;
  readonly memoryGib?: number;
  readonly networkMbps?: number;
  readonly diskMibPerSecond?: number;
  readonly diskIops?: number;
}

/*
 * What each vCPU of a size brings at least, for sizes whose limits the book does not know. Azure: the slowest general size
 * (https://learn.microsoft.com/azure/virtual-machines/sizes/general-purpose/av2-series, 250 Mbit/s; D2s v3: 3,200 IOPS and
 * 48 MB/s for 2 vCPUs). Google Cloud: 2 Gbit/s a vCPU (https://cloud.google.com/compute/docs/network-bandwidth); shared cores
 * half. Read 2026-08.
 */
const NETWORK_MBPS_PER_VCPU = { aws: 0, azure: 250, gcp: 1000 } as const;
const DISK_MIBPS_PER_VCPU = { aws: 0, azure: 22, gcp: 30 } as const;
const DISK_IOPS_PER_VCPU = { aws: 0, azure: 800, gcp: 1500 } as const;
/** The least share of its vCPUs that any burstable size may use for ever: 5 % (t3.nano, Standard_B1ls). */
const LEAST_BASELINE_FRACTION = 0.05;

const value = (measured: Measurement, percentile: "p95" | "p99" | "p995" | "max") =>
  percentile === "p995" ? p995(measured) : measured[percentile];

/** The demand by an advisor's percentiles; undefined where the CPU is not measured. */
export function demandOf(
  use: Use,
  measuredOn: { readonly vcpus: number; readonly memoryGib: number },
  { cpu, memory }: SizingThresholds,
): Demand | undefined {
  const busy = use.get("cpuFraction");
  if (busy === undefined) return undefined;
  const used = use.get("memoryFraction");
  const received = use.get("networkInBytesPerSecond");
  const sent = use.get("networkOutBytesPerSecond");
  const throughput = use.get("diskMibPerSecond");
  const operations = use.get("diskIops");
  return {
    vcpus: value(busy, cpu.percentile) * measuredOn.vcpus,
    meanVcpus: meanAtMost(busy) * measuredOn.vcpus,
    ...(used === undefined ? {} : { memoryGib: value(used, memory.percentile) * measuredOn.memoryGib }),
    // A network's limit holds for each way by itself.
    ...(received === undefined || sent === undefined ? {} : { networkMbps: (Math.max(received.p99, sent.p99) * 8) / 1e6 }),
    ...(throughput === undefined ? {} : { diskMibPerSecond: throughput.p99 }),
    ...(operations === undefined ? {} : { diskIops: operations.p99 }),
  };
}

/** Whether a size bears the demand with the advisor's headroom. Of what was not measured it must offer no less than the present one. */
export function bears(size: InstanceSize, demand: Demand, present: InstanceSize, thresholds: SizingThresholds): boolean {
  const { cpu, memory, networkAtMostFraction } = thresholds;
  if (demand.vcpus > size.vcpus * cpu.atMostFraction) return false;
  if ((demand.memoryGib ?? present.memoryGib * memory.atMostFraction) > size.memoryGib * memory.atMostFraction) return false;
  if (size.burstable && demand.meanVcpus > size.vcpus * LEAST_BASELINE_FRACTION) return false;
  const provider = cloudOf(size);
  const { vcpus } = size;
  const network = limit(demand.networkMbps, size.networkMbps ?? vcpus * NETWORK_MBPS_PER_VCPU[provider], present.networkMbps);
  const disk = limit(
    demand.diskMibPerSecond,
    size.ebsMbps === undefined ? vcpus * DISK_MIBPS_PER_VCPU[provider] : (size.ebsMbps * 1e6) / 8 / 2 ** 20,
    present.ebsMbps === undefined ? undefined : (present.ebsMbps * 1e6) / 8 / 2 ** 20,
  );
  const operations = provider === "aws" ? 0 : limit(demand.diskIops, vcpus * DISK_IOPS_PER_VCPU[provider], undefined);
  return network <= networkAtMostFraction && disk <= networkAtMostFraction && operations <= networkAtMostFraction;
}

/** Share of what is offered that would be used; of what was not measured 0 where no less is offered than now, else beyond all. */
function limit(demand: number | undefined, offered: number, present: number | undefined): number {
  if (demand !== undefined) return offered === 0 ? Number.POSITIVE_INFINITY : demand / offered;
  return present === undefined || offered >= present ? 0 : Number.POSITIVE_INFINITY;
}
