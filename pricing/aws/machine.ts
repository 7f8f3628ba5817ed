import { type Capacity, HOURS_PER_MONTH, type Purchase } from "../../model";
import type { LineSpec, PricingContext } from "../priced-resource";
import { type VolumeSpec, volumeLines } from "./block-storage";
import { hourly, line, type Times, unpriced } from "./lines";

/** What an instance, a launch template or a launch configuration says about the machines that it starts. */
export interface MachineSpec {
  readonly instanceType: string;
  readonly spot: boolean;
  readonly tenancy?: string;
  readonly cpuCredits?: string;
  readonly detailedMonitoring?: boolean;
  readonly ebsOptimized?: boolean;
  /** Something that names the operating system: an image id, alias or platform. */
  readonly image?: string;
  /** Public IPv4 addresses of one machine. */
  readonly publicIps: number | { readonly low: number; readonly high: number; readonly because: string };
  readonly volumes: readonly VolumeSpec[];
}

/** Detailed monitoring publishes seven metrics an instance: https://aws.amazon.com/cloudwatch/pricing/ */
const DETAILED_METRICS = 7;
/** Families before EBS optimisation was included in the price: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ebs-optimized.html */
const ebsOptimizedCosts = /^(c1|c3|g2|i2|m1|m2|m3|r3)\./;
const licensed = /windows|rhel|red-?hat|suse|sles|sql-?server/i;

/** Lines of `times` machines of a kind. An image id says nothing of the operating system: Linux/UNIX is assumed and stated. */
export function machineLines(spec: MachineSpec, times?: Times): readonly LineSpec[] {
  return [
    ...usageLines(spec, times),
    ...spec.volumes.flatMap((volume) => volumeLines(volume, times)),
    ...publicIpLines(spec.publicIps, times),
    ...optionLines(spec, times),
  ];
}

function usageLines({ instanceType, spot, tenancy, image }: MachineSpec, times?: Times): readonly LineSpec[] {
  const purchase: Purchase = spot ? "spot" : "on-demand";
  const paid = spot ? "spot" : "on-demand";
  // Machines on a dedicated host are paid with the host.
  if (tenancy === "host") return [];
  const system = image !== undefined && licensed.test(image) ? image : undefined;
  if (system !== undefined) {
    const label = `Instance usage (${paid}, ${instanceType})`;
    return [unpriced(label, `the image ${system} carries a licence, and the price book has Linux/UNIX prices only`, "hour")];
  }
  if (tenancy === "dedicated") {
    return [unpriced(`Instance usage (Linux/UNIX, ${paid}, dedicated, ${instanceType})`, "the price book has shared tenancy only", "hour")];
  }
  const label = `Instance usage (Linux/UNIX, ${paid}, ${instanceType})`;
  const price = { instance: instanceType, purchase, per: "hour" } as const;
  return [{ label, price, quantity: HOURS_PER_MONTH, ...(times === undefined ? {} : { times }) }];
}

function publicIpLines(publicIps: MachineSpec["publicIps"], times?: Times): readonly LineSpec[] {
  if (publicIps === 0) return [];
  const quantity =
    typeof publicIps === "number"
      ? publicIps * HOURS_PER_MONTH
      : { low: publicIps.low * HOURS_PER_MONTH, high: publicIps.high * HOURS_PER_MONTH, because: publicIps.because };
  return [line("Public IPv4 address", "public_ipv4.in_use", "hour", quantity, times)];
}

function optionLines({ instanceType, cpuCredits, detailedMonitoring, ebsOptimized }: MachineSpec, times?: Times): readonly LineSpec[] {
  const lines: LineSpec[] = [];
  // Surplus credits are paid only for use above the baseline over a day; T3 and T4g allow it unless told otherwise.
  if (cpuCredits === "unlimited") {
    const key = `ec2.cpu_credits.${/^t3a?\./.test(instanceType) ? "t3" : instanceType.split(".", 1)[0]}`;
    lines.push(line("CPU credits", key, "vcpu-hour", { usage: "surplusVcpuHours" }, times));
  }
  if (detailedMonitoring === true) lines.push(line("EC2 detailed monitoring", "cloudwatch.metric", "month", DETAILED_METRICS, times));
  if (ebsOptimized === true && ebsOptimizedCosts.test(instanceType)) {
    lines.push(hourly("EBS-optimized usage", `ec2.ebs_optimized.${instanceType}`, times));
  }
  return lines;
}

/** Families that run in unlimited mode unless told otherwise: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/burstable-performance-instances-unlimited-mode-concepts.html */
const unlimitedByDefault = /^t(3a?|4g)\./;

/**
 * The credit mode that is charged. Where it is the family's default and nobody said how much is used beyond the credits,
 * nothing is assumed: most machines of these families stay within them.
 */
export function creditMode(stated: string | undefined, instanceType: string, { usage }: Pick<PricingContext, "usage">): string | undefined {
  return stated ?? (unlimitedByDefault.test(instanceType) && usage("surplusVcpuHours") !== undefined ? "unlimited" : undefined);
}

/** Usage of every resource that may run credit-based machines. */
export const creditUsage = {
  surplusVcpuHours: {
    unit: "vcpu-hour",
    doc: "vCPU-hours a month that one machine uses beyond its CPU credits (unlimited mode)",
    assumed: { low: 0, high: 100 },
  },
} as const;

export function machineCapacity(
  instanceType: string | undefined,
  context: PricingContext,
  count: { readonly low: number; readonly high: number },
  volumes: readonly VolumeSpec[] = [],
): Capacity | undefined {
  if (instanceType === undefined) return undefined;
  const size = context.size(instanceType);
  const sized = volumes.every((volume) => volume.sizeGib !== undefined);
  return {
    size: instanceType,
    provider: "aws",
    count,
    ...(size === undefined ? {} : { vcpus: size.vcpus, memoryGib: size.memoryGib }),
    ...(sized && volumes.length > 0 ? { storageGib: volumes.reduce((sum, volume) => sum + (volume.sizeGib ?? 0), 0) } : {}),
  };
}
