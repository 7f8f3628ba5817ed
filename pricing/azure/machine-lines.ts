import { type Capacity, HOURS_PER_MONTH, type Range } from "../../model";
import type { LineSpec, PricingContext } from "../priced-resource";
import { hourly, unjudged } from "./line";
import { bookSizeName } from "./machine-size";
import { type DiskSpec, diskLines } from "./managed-disk";
import { type OperatingSystem, type OsProps, operatingSystem } from "./operating-system";

interface DiskProps {
  readonly createOption?: string;
  readonly diskSizeGB?: number;
  readonly managedDisk?: { readonly storageAccountType?: string };
}

interface OsDiskProps extends DiskProps {
  readonly osType?: string;
  readonly diffDiskSettings?: { readonly option?: string };
}

/** A disk that a virtual machine alone can have: a page blob of a storage account. */
interface Unmanaged {
  readonly vhd?: object;
}

/** Performance that a scale set's template alone can declare. */
interface Provisioned {
  readonly diskIOPSReadWrite?: number;
  readonly diskMBpsReadWrite?: number;
}

interface Machine<OsDisk extends OsDiskProps, DataDisk extends DiskProps> extends OsProps {
  readonly priority?: string;
  readonly storageProfile?: Omit<NonNullable<OsProps["storageProfile"]>, "osDisk"> & {
    readonly osDisk?: OsDisk;
    readonly dataDisks?: readonly DataDisk[];
  };
}

/** What a virtual machine declares of itself. */
export type MachineProps = Machine<OsDiskProps & Unmanaged, DiskProps & Unmanaged>;
/** What a scale set's template declares of its machines. */
export type MachineTemplateProps = Machine<OsDiskProps, DiskProps & Provisioned>;
type AnyMachineProps = Machine<OsDiskProps & Unmanaged, DiskProps & Unmanaged & Provisioned>;

/** Number of machines a month, with the reason where it is a range. */
export type MachineCount = number | (Range & { readonly because: string });

/** Windows and most Linux images of Azure's marketplace are this large; the OS disk has the image's size unless declared. */
const IMAGE_SIZE_GIB = { windows: 127, linux: 30 };

/** Compute of `times` machines of one size. Azure lists "low priority" as the older name of spot. */
export function computeLine(size: string, os: OperatingSystem, spot: boolean, times: MachineCount, context: PricingContext): LineSpec {
  const name = bookSizeName(size, context);
  const label = `Instance usage (${os.name}, ${spot ? "spot" : os.terms}, ${name})`;
  if (os.kind === "licensed") return unjudged(label, `the price book has no price for machines with a ${os.name} licence`);
  if (os.kind === "windows") {
    const key = `vm.windows.${name}`;
    if (!spot && context.book.unitPrice("azure", context.region, key) !== undefined) return hourly(label, key, times);
    return unjudged(label, `the price book has no Windows price for ${name} in ${context.region}`);
  }
  return { label, price: { instance: name, purchase: spot ? "spot" : "on-demand", per: "hour" }, quantity: HOURS_PER_MONTH, times };
}

export function isSpot(priority: string | undefined): boolean {
  return /^(spot|low)$/i.test(priority ?? "");
}

/** OS and data disks that come and go with the machine. Attached disks are resources of their own. */
export function machineDiskLines(props: AnyMachineProps, times: MachineCount): readonly LineSpec[] {
  const storage = props.storageProfile;
  const osDisk = storage?.osDisk;
  const lines: LineSpec[] = [];
  if (osDisk?.diffDiskSettings?.option?.toLowerCase() !== "local" && !isAttached(osDisk)) {
    if (osDisk?.vhd !== undefined) lines.push(unjudged("OS disk", "it is a page blob of a storage account (unmanaged disk)"));
    else lines.push(...diskLines(osDiskLabel(osDisk), osDiskSpec(props, osDisk), times));
  }
  for (const [index, disk] of (storage?.dataDisks ?? []).entries()) {
    if (isAttached(disk)) continue;
    if (disk.vhd !== undefined) lines.push(unjudged(`Data disk ${index}`, "it is a page blob of a storage account (unmanaged disk)"));
    else lines.push(...diskLines(`Data disk ${index}`, dataDiskSpec(disk), times));
  }
  return lines;
}

const isAttached = (disk: DiskProps | undefined): boolean => disk?.createOption?.toLowerCase() === "attach";

function osDiskLabel(disk: DiskProps | undefined): string {
  return disk?.diskSizeGB === undefined ? "OS disk, of the image's usual size" : "OS disk";
}

function osDiskSpec(props: OsProps, disk: DiskProps | undefined): DiskSpec {
  const windows = /^(Windows|SQL Server)$/.test(operatingSystem(props).name);
  return {
    type: disk?.managedDisk?.storageAccountType,
    sizeGib: disk?.diskSizeGB ?? (windows ? IMAGE_SIZE_GIB.windows : IMAGE_SIZE_GIB.linux),
  };
}

function dataDiskSpec(disk: DiskProps & Provisioned): DiskSpec {
  return {
    type: disk.managedDisk?.storageAccountType,
    sizeGib: disk.diskSizeGB,
    ...(disk.diskIOPSReadWrite === undefined ? {} : { iops: disk.diskIOPSReadWrite }),
    ...(disk.diskMBpsReadWrite === undefined ? {} : { mibps: disk.diskMBpsReadWrite }),
  };
}

/** Facts of a group of machines of one size. */
export function machineCapacity(size: string, count: MachineCount, context: PricingContext): Capacity {
  const name = bookSizeName(size, context);
  const facts = context.size(name);
  return {
    provider: "azure",
    size: name,
    ...(facts === undefined ? {} : { vcpus: facts.vcpus, memoryGib: facts.memoryGib }),
    count: typeof count === "number" ? { low: count, high: count } : { low: count.low, high: count.high },
  };
}
