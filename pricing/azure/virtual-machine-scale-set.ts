import { groupHours, machineMonths } from "../group-hours";
import { type PricingContext, pricedResource } from "../priced-resource";
import { autoscaledCount } from "./autoscale";
import { unjudged } from "./line";
import { computeLine, isSpot, type MachineCount, type MachineTemplateProps, machineCapacity, machineDiskLines } from "./machine-lines";
import { diskOperations } from "./managed-disk";
import { operatingSystem } from "./operating-system";

export interface Props {
  readonly sku?: { readonly name?: string; readonly capacity?: number };
  readonly virtualMachineProfile?: MachineTemplateProps;
  readonly priorityMixPolicy?: { readonly baseRegularPriorityCount?: number; readonly regularPriorityPercentageAboveBase?: number };
  readonly hostGroup?: object;
  readonly plan?: object;
}

/** How many of `count` machines are regular ones under a spot mix; the rest are spot. */
export function regularOf(count: number, mix: NonNullable<Props["priorityMixPolicy"]>): number {
  const base = Math.min(count, mix.baseRegularPriorityCount ?? 0);
  return base + Math.ceil(((count - base) * (mix.regularPriorityPercentageAboveBase ?? 0)) / 100);
}

function mapCount(count: MachineCount, change: (count: number) => number): MachineCount {
  return typeof count === "number" ? change(count) : { low: change(count.low), high: change(count.high), because: count.because };
}

function monthsOf(count: MachineCount, context: PricingContext): MachineCount {
  const range = typeof count === "number" ? { low: count, high: count, because: "" } : count;
  const months = machineMonths(range, context);
  return months.low === months.high ? months.low : months;
}

export const virtualMachineScaleSet = pricedResource<Props>({
  type: "azure-native:compute:VirtualMachineScaleSet",
  title: "Virtual machine scale set",
  pricingPage: "https://azure.microsoft.com/pricing/details/virtual-machine-scale-sets/linux/",
  usage: { ...diskOperations, ...groupHours },
  capacity: ({ sku }, context) => {
    const count = autoscaledCount(sku?.capacity, context);
    return sku?.name === undefined || count === undefined ? undefined : machineCapacity(sku.name, count, context);
  },
  price: (props, context) => {
    const { sku, virtualMachineProfile: machine, priorityMixPolicy: mix } = props;
    if (machine === undefined)
      return { free: "a scale set without a machine profile only groups virtual machines, which are priced one by one" };
    if (sku?.name === undefined) return { unknown: "no sku.name (machine size) is declared" };
    const size = sku.name;
    const machines = autoscaledCount(sku.capacity, context);
    if (machines === undefined) return { unknown: "neither sku.capacity nor an autoscale setting says how many machines there are" };
    const count = monthsOf(machines, context);
    const os = operatingSystem(machine);
    const spot = isSpot(machine.priority);
    const compute =
      props.hostGroup !== undefined
        ? []
        : spot && mix !== undefined
          ? [
              computeLine(
                size,
                os,
                false,
                monthsOf(
                  mapCount(machines, (all) => regularOf(all, mix)),
                  context,
                ),
                context,
              ),
              computeLine(
                size,
                os,
                true,
                monthsOf(
                  mapCount(machines, (all) => all - regularOf(all, mix)),
                  context,
                ),
                context,
              ),
            ]
          : [computeLine(size, os, spot, count, context)];
    return [
      ...compute,
      ...machineDiskLines(machine, count),
      ...(props.plan === undefined ? [] : [unjudged("Software of the marketplace image", "its publisher sets the price")]),
    ];
  },
});
