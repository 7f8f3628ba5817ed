import type { LineSpec, PricingContext } from "../priced-resource";
import { lastSegment } from "./known";

/** Persistent and local disks of a machine or of their own. Provisioned sizes count in GiB, as Google charges them. */
export interface DiskDemand {
  /** `pd-balanced` or its URL; undefined for the default. */
  readonly type: string | undefined;
  /** Undefined where neither the program nor a documented default says it. */
  readonly sizeGib: number | undefined;
  readonly regional?: boolean;
  readonly iops?: number | undefined;
  /** Prefix of the label: "Boot disk: ". */
  readonly what?: string;
}

/** Size of a local SSD where the program gives none (https://cloud.google.com/compute/docs/disks/local-ssd, read 2026-07). */
export const LOCAL_SSD_GIB = 375;
/** Public Linux images of Google make a boot disk of this size by default. */
export const DEFAULT_IMAGE_GIB = 10;
export const DEFAULT_DISK_TYPE = "pd-standard";

const NAMES: Readonly<Record<string, string>> = {
  "pd-standard": "Standard provisioned storage",
  "pd-balanced": "Balanced provisioned storage",
  "pd-ssd": "SSD provisioned storage",
  "pd-extreme": "Extreme provisioned storage",
};

/** Types that charge for provisioned IOPS beside the storage. */
const IOPS_TYPES: ReadonlySet<string> = new Set(["pd-extreme", "hyperdisk-extreme"]);

/** Machine series that cannot use Persistent Disk: their default is a Hyperdisk. */
const HYPERDISK_ONLY = /^(?:c4|c4a|c4d|n4|n4a|n4d|a4|a4x|x4|h4d|m4|z3|g4)-/;

export function defaultDiskType(machineType: string | undefined): string {
  return machineType !== undefined && HYPERDISK_ONLY.test(lastSegment(machineType)) ? "hyperdisk-balanced" : DEFAULT_DISK_TYPE;
}

export function diskLines(disk: DiskDemand, times: LineSpec["times"] = 1): readonly LineSpec[] {
  const type = lastSegment(disk.type ?? DEFAULT_DISK_TYPE);
  const what = disk.what ?? "";
  const label = `${what}${NAMES[type] ?? (type.startsWith("hyperdisk") ? "Hyperdisk provisioned storage" : "Provisioned storage")} (${type}${disk.regional ? ", regional" : ""})`;
  const lines: LineSpec[] = [
    disk.sizeGib === undefined
      ? { label, price: { unknown: "its size is not declared", per: "gib-month" }, quantity: 0, times }
      : { label, price: { key: `${type}${disk.regional ? ".regional" : ""}.storage`, per: "gib-month" }, quantity: disk.sizeGib, times },
  ];
  if (IOPS_TYPES.has(type)) {
    lines.push({
      label: `${what}Provisioned IOPS (${type})`,
      price:
        disk.iops === undefined
          ? { unknown: "provisionedIops is not declared, and Google picks a default", per: "iops-month" }
          : { key: `${type}.iops`, per: "iops-month" },
      quantity: disk.iops ?? 0,
      times,
    });
  }
  return lines;
}

/** Machine types whose price has their local SSDs in it. */
export function includesLocalSsd(machineType: string): boolean {
  return /lssd|^(?:a2-ultragpu|a3|a4|a4x)-/.test(lastSegment(machineType));
}

export function localSsdLines(
  machineType: string,
  sizesGib: readonly number[],
  spot: boolean,
  times: LineSpec["times"] = 1,
): readonly LineSpec[] {
  const gib = sizesGib.reduce((sum, size) => sum + size, 0);
  if (gib === 0 || includesLocalSsd(machineType)) return [];
  const purchase = spot ? "spot" : "on-demand";
  return [
    {
      label: `Local SSD provisioned storage (${purchase}, ${sizesGib.length} x ${sizesGib[0]} GiB)`,
      price: { key: spot ? "local-ssd.spot.storage" : "local-ssd.storage", per: "gib-month" },
      quantity: gib,
      times,
    },
  ];
}

/** Declared size of a `gcp:compute/disk:Disk` that the property refers to, e.g. of a snapshot's source. */
export function sourceDiskGib(context: PricingContext, property: string): number | undefined {
  const [disk] = [...context.related("gcp:compute/disk:Disk", property), ...context.related("gcp:compute/regionDisk:RegionDisk", property)];
  const size = disk?.inputs.size;
  return typeof size === "number" ? size : undefined;
}
