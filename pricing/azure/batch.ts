import { HOURS_PER_MONTH } from "../../model";
import { type LineSpec, type Pricing, type PricingContext, pricedResource } from "../priced-resource";
import { unjudged } from "./line";
import { bookSizeName } from "./machine-size";
import { diskTier } from "./managed-disk";

const pricingPage = "https://azure.microsoft.com/pricing/details/batch/";

export interface PoolProps {
  readonly vmSize?: string;
  readonly deploymentConfiguration?: {
    readonly virtualMachineConfiguration?: {
      readonly nodeAgentSkuId?: string;
      readonly osDisk?: {
        readonly diskSizeGB?: number;
        readonly managedDisk?: { readonly storageAccountType?: string };
        readonly ephemeralOSDiskSettings?: object;
      };
    };
  };
  readonly scaleSettings?: {
    readonly fixedScale?: { readonly targetDedicatedNodes?: number; readonly targetLowPriorityNodes?: number };
  };
}

type Hours = number | { readonly usage: string };

/** Nodes of a fixed pool run all month; those of one that scales, as many hours as are declared. */
function hoursOf(fixed: number | undefined, usage: string): Hours {
  return fixed === undefined ? { usage } : fixed * HOURS_PER_MONTH;
}

/** Disks last as long as their nodes. */
function diskLine(label: string, props: PoolProps, hours: Hours): readonly LineSpec[] {
  const { osDisk } = props.deploymentConfiguration?.virtualMachineConfiguration ?? {};
  if (osDisk?.ephemeralOSDiskSettings !== undefined) return [];
  const tier = osDisk?.diskSizeGB === undefined ? undefined : diskTier("E", osDisk.diskSizeGB);
  if (tier === undefined || osDisk?.managedDisk?.storageAccountType?.toLowerCase() !== "standardssd_lrs")
    return [unjudged(label, "only OS disks of the type StandardSSD_LRS whose size is declared are judged")];
  const quantity = typeof hours === "number" ? hours / HOURS_PER_MONTH : { ...hours, factor: 1 / HOURS_PER_MONTH };
  return [{ label, price: { key: `disk.standard-ssd.${tier}.lrs`, per: "month" }, quantity }];
}

/** Nodes are charged like virtual machines; the service that hands out the tasks is not. */
export const batchPool = pricedResource<PoolProps>({
  type: "azure-native:batch:Pool",
  title: "Batch pool",
  pricingPage,
  usage: {
    dedicatedNodeHoursPerMonth: {
      unit: "hour",
      doc: "Hours that all dedicated nodes run a month",
      assumed: { low: 0, high: HOURS_PER_MONTH },
    },
    spotNodeHoursPerMonth: {
      unit: "hour",
      doc: "Hours that all spot (low-priority) nodes run a month",
      assumed: { low: 0, high: HOURS_PER_MONTH },
    },
  },
  price: (props, context: PricingContext): Pricing => {
    if (props.vmSize === undefined) return { unknown: "no vmSize is declared" };
    if (/windows/i.test(props.deploymentConfiguration?.virtualMachineConfiguration?.nodeAgentSkuId ?? ""))
      return { unknown: "nodes with Windows are not priced" };
    const instance = bookSizeName(props.vmSize, context);
    const fixed = props.scaleSettings?.fixedScale;
    const nodes = (purchase: "on-demand" | "spot", target: number | undefined, usage: string): readonly LineSpec[] => {
      const hours = hoursOf(fixed === undefined ? undefined : (target ?? 0), usage);
      // Nodes that are declared not to run need no price.
      if (hours === 0 || (typeof hours !== "number" && context.usage(usage) === 0)) return [];
      const kind = purchase === "spot" ? "spot" : "dedicated";
      return [
        { label: `Nodes (Linux, ${kind}, ${instance})`, price: { instance, purchase, per: "hour" }, quantity: hours },
        ...diskLine(`OS disks of ${kind} nodes`, props, hours),
      ];
    };
    const lines = [
      ...nodes("on-demand", fixed?.targetDedicatedNodes, "dedicatedNodeHoursPerMonth"),
      ...nodes("spot", fixed?.targetLowPriorityNodes, "spotNodeHoursPerMonth"),
    ];
    return lines.length === 0 ? { free: "none of its nodes run" } : lines;
  },
});
