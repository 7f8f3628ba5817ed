import type { InstanceSize } from "../../catalog";
import type { Measurement } from "../../model";
import type { IdleSign } from "./idle-verdict";
import type { IdleThresholds } from "./profiles";
import { meanAtMost, type Use } from "./use";

const SECONDS_PER_DAY = 86_400;
/** The slowest network of any size that is sold (https://learn.microsoft.com/azure/virtual-machines/sizes), for sizes whose network the book does not know. */
const SLOWEST_NETWORK_MBPS = 100;

/** The signs by which an advisor calls a machine idle. */
export function idleMachineSigns(thresholds: IdleThresholds, size: InstanceSize): readonly IdleSign[] {
  const { cpu, meanCpuAtMostFraction, networkMbPerDay, network95, outBelowFraction } = thresholds;
  const limit = cpu.belowFraction ?? (cpu.belowVcpus ?? 0) / size.vcpus;
  const bytes = (use: Use, of: (measured: Measurement) => number) => [
    of(use.get("networkInBytesPerSecond") as Measurement),
    of(use.get("networkOutBytesPerSecond") as Measurement),
  ];
  const both = ["networkInBytesPerSecond", "networkOutBytesPerSecond"] as const;
  return [
    { metrics: ["cpuFraction"], shows: (use) => (use.get("cpuFraction") as Measurement)[cpu.percentile] < limit },
    ...(meanCpuAtMostFraction === undefined
      ? []
      : [
          {
            metrics: ["cpuFraction"],
            shows: (use: Use) => meanAtMost(use.get("cpuFraction") as Measurement) <= meanCpuAtMostFraction,
          } as const,
        ]),
    ...(networkMbPerDay === undefined
      ? []
      : [
          {
            metrics: both,
            shows: (use: Use) => {
              const [received = 0, sent = 0] = bytes(use, meanAtMost);
              return ((received + sent) * SECONDS_PER_DAY) / 1e6 < networkMbPerDay;
            },
          },
        ]),
    ...(network95 === undefined
      ? []
      : [
          {
            metrics: both,
            shows: (use: Use) => {
              const [received = 0, sent = 0] = bytes(use, ({ p95 }) => p95);
              return received < network95.inBytesPerSecond && sent < network95.outBytesPerSecond;
            },
          },
        ]),
    ...(outBelowFraction === undefined
      ? []
      : [
          {
            metrics: ["networkOutBytesPerSecond"],
            shows: (use: Use) => {
              const mbps = ((use.get("networkOutBytesPerSecond") as Measurement).p95 * 8) / 1e6;
              return mbps < outBelowFraction * (size.networkMbps ?? SLOWEST_NETWORK_MBPS);
            },
          } as const,
        ]),
  ];
}
