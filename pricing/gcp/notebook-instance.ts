import { HOURS_PER_MONTH } from "../../model";
import { type LineSpec, type PricingContext, pricedResource } from "../priced-resource";
import { diskLines } from "./disk-lines";
import { machineCapacity, machineLines } from "./machine";

export interface NotebookInstanceProps {
  readonly machineType?: string;
  readonly bootDiskType?: string;
  readonly bootDiskSizeGb?: number;
  readonly dataDiskType?: string;
  readonly dataDiskSizeGb?: number;
  readonly acceleratorConfig?: { readonly type: string; readonly coreCount: number };
}

export interface WorkbenchInstanceProps {
  readonly desiredState?: string;
  readonly gceSetup?: {
    readonly machineType?: string;
    readonly bootDisk?: { readonly diskSizeGb?: string; readonly diskType?: string };
    readonly dataDisks?: { readonly diskSizeGb?: string; readonly diskType?: string };
    readonly acceleratorConfigs?: readonly { readonly type?: string; readonly coreCount?: string }[];
  };
}

interface Notebook {
  readonly machineType: string;
  readonly accelerators: readonly { readonly type: string; readonly count: number }[];
  readonly disks: readonly { readonly what: string; readonly type: string | undefined; readonly sizeGib: number }[];
}

const pricingPage = "https://cloud.google.com/vertex-ai/pricing#notebooks";
const DEFAULT_BOOT_DISK_GIB = { notebook: 100, workbench: 150 } as const;
const DEFAULT_DATA_DISK_GIB = 100;

export const notebooksInstance = pricedResource<NotebookInstanceProps>({
  type: "gcp:notebooks/instance:Instance",
  title: "Notebook instance",
  pricingPage,
  capacity: ({ machineType }, context) =>
    machineType === undefined ? undefined : machineCapacity(machineType, context, { low: 1, high: 1 }),
  price: (props, context) => {
    if (props.machineType === undefined) return { unknown: "it names no machine type" };
    const { acceleratorConfig } = props;
    return notebookLines(
      {
        machineType: props.machineType,
        accelerators:
          acceleratorConfig === undefined ? [] : [{ type: acceleratorName(acceleratorConfig.type), count: acceleratorConfig.coreCount }],
        disks: [
          { what: "Boot disk: ", type: diskName(props.bootDiskType), sizeGib: props.bootDiskSizeGb ?? DEFAULT_BOOT_DISK_GIB.notebook },
          { what: "Data disk: ", type: diskName(props.dataDiskType), sizeGib: props.dataDiskSizeGb ?? DEFAULT_DATA_DISK_GIB },
        ],
      },
      context,
    );
  },
});

export const workbenchInstance = pricedResource<WorkbenchInstanceProps>({
  type: "gcp:workbench/instance:Instance",
  title: "Vertex AI Workbench instance",
  pricingPage,
  capacity: ({ gceSetup }, context) =>
    gceSetup?.machineType === undefined ? undefined : machineCapacity(gceSetup.machineType, context, { low: 1, high: 1 }),
  price: ({ gceSetup, desiredState }, context) => {
    const machineType = gceSetup?.machineType;
    if (machineType === undefined) return { unknown: "it names no machine type" };
    const { bootDisk, dataDisks } = gceSetup ?? {};
    const disks = [
      { what: "Boot disk: ", type: diskName(bootDisk?.diskType), sizeGib: Number(bootDisk?.diskSizeGb ?? DEFAULT_BOOT_DISK_GIB.workbench) },
      { what: "Data disk: ", type: diskName(dataDisks?.diskType), sizeGib: Number(dataDisks?.diskSizeGb ?? DEFAULT_DATA_DISK_GIB) },
    ];
    if (desiredState === "STOPPED") return disks.flatMap((disk) => diskLines(disk));
    const accelerators = (gceSetup?.acceleratorConfigs ?? []).map(({ type = "", coreCount }) => ({
      type: acceleratorName(type),
      count: Number(coreCount ?? 1),
    }));
    return notebookLines({ machineType, accelerators, disks }, context);
  },
});

/** The machine and its disks at their Compute Engine prices, and a management fee that there is no figure for. */
function notebookLines({ machineType, accelerators, disks }: Notebook, context: PricingContext): readonly LineSpec[] {
  return [
    ...machineLines({ machineType, spot: false, accelerators, licence: { kind: "none" } }, context),
    ...disks.flatMap((disk) => diskLines(disk)),
    {
      label: "Notebook management fee",
      price: { unknown: "the price book has no figure for it", per: "vcpu-hour" },
      quantity: HOURS_PER_MONTH,
    },
  ];
}

/** `PD_SSD` -> `pd-ssd`, `NVIDIA_TESLA_T4` -> `nvidia-tesla-t4`. */
const diskName = (name: string | undefined) => name?.toLowerCase().replaceAll("_", "-");
const acceleratorName = (name: string) => name.toLowerCase().replaceAll("_", "-");
