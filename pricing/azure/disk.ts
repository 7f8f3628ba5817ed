import { pricedResource } from "../priced-resource";
import { diskLines, diskOperations } from "./managed-disk";

export interface Props {
  readonly sku?: { readonly name?: string };
  readonly diskSizeGB?: number;
  readonly tier?: string;
  readonly diskIOPSReadWrite?: number;
  readonly diskMBpsReadWrite?: number;
  readonly maxShares?: number;
}

export const disk = pricedResource<Props>({
  type: "azure-native:compute:Disk",
  title: "Managed disk",
  pricingPage: "https://azure.microsoft.com/pricing/details/managed-disks/",
  usage: diskOperations,
  capacity: ({ diskSizeGB, sku }) => ({
    provider: "azure",
    ...(diskSizeGB === undefined ? {} : { storageGib: diskSizeGB }),
    ...(sku?.name === undefined ? {} : { size: sku.name }),
  }),
  price: (props) =>
    diskLines("Storage", {
      type: props.sku?.name,
      sizeGib: props.diskSizeGB,
      ...(props.tier === undefined ? {} : { tier: props.tier }),
      ...(props.diskIOPSReadWrite === undefined ? {} : { iops: props.diskIOPSReadWrite }),
      ...(props.diskMBpsReadWrite === undefined ? {} : { mibps: props.diskMBpsReadWrite }),
      ...(props.maxShares === undefined ? {} : { maxShares: props.maxShares }),
    }),
});
