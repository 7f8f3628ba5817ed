import type { LineSpec, UsageQuantity } from "../priced-resource";
import { line, type Times, unpriced } from "./lines";

/** One EBS volume as it is declared. */
export interface VolumeSpec {
  /** Label prefix, e.g. "Root volume: ". */
  readonly what: string;
  readonly type?: string;
  readonly sizeGib?: number;
  readonly iops?: number;
  readonly throughputMibps?: number;
  /** The size comes from the machine image, which a preview does not see. */
  readonly sizedByImage?: boolean;
}

/** Volumes without a stated type are gp2 (default of the EC2 API). */
export const DEFAULT_VOLUME_TYPE = "gp2";
/** IOPS and MiB/s that the price of gp3 storage includes: https://aws.amazon.com/ebs/pricing/ */
const GP3_INCLUDED_IOPS = 3000;
const GP3_INCLUDED_MIBPS = 125;
/** Least that an io1 or io2 volume can be provisioned with. */
const LEAST_PROVISIONED_IOPS = 100;

const names: Readonly<Record<string, string>> = {
  gp2: "general purpose SSD, gp2",
  gp3: "general purpose SSD, gp3",
  io1: "provisioned IOPS SSD, io1",
  io2: "provisioned IOPS SSD, io2",
  sc1: "cold HDD, sc1",
  st1: "throughput optimized HDD, st1",
  standard: "magnetic",
};

/** Usage of every resource that starts machines: the root volume's size where only the image states it. */
export const rootVolumeUsage: Readonly<Record<string, UsageQuantity>> = {
  rootVolumeGib: {
    unit: "gib",
    doc: "Size of the root volume where the resource leaves it to the machine image (Linux images: mostly 8 to 30 GiB)",
    assumed: { low: 0, high: 30 },
  },
};

export function volumeLines(volume: VolumeSpec, times?: Times): readonly LineSpec[] {
  const type = volume.type ?? DEFAULT_VOLUME_TYPE;
  const name = names[type];
  const storage = `${volume.what}Storage (${name ?? type})`;
  if (name === undefined) return [unpriced(storage, `"${type}" is not a volume type`, "gb-month")];
  const size = volume.sizeGib ?? (volume.sizedByImage ? { usage: "rootVolumeGib" } : undefined);
  if (size === undefined) return [unpriced(storage, "its size comes from a snapshot or an image that is not visible here", "gb-month")];
  const lines = [line(storage, `ebs.${type}.storage`, "gb-month", size, times)];
  if (type === "io1" || type === "io2") {
    const iops = volume.iops ?? LEAST_PROVISIONED_IOPS;
    lines.push(line(`${volume.what}Provisioned IOPS (${type})`, `ebs.${type}.iops`, "iops-month", iops, times));
  }
  const extraIops = (volume.iops ?? 0) - GP3_INCLUDED_IOPS;
  if (type === "gp3" && extraIops > 0) {
    lines.push(line(`${volume.what}Provisioned IOPS (gp3, above 3,000)`, "ebs.gp3.iops", "iops-month", extraIops, times));
  }
  const extraMibps = (volume.throughputMibps ?? 0) - GP3_INCLUDED_MIBPS;
  if (type === "gp3" && extraMibps > 0) {
    lines.push(line(`${volume.what}Provisioned throughput (gp3, above 125 MiB/s)`, "ebs.gp3.throughput", "mibps-month", extraMibps, times));
  }
  return lines;
}
