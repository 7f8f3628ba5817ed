import { pricedResource } from "../priced-resource";
import { unjudged } from "./line";
import { computeLine, isSpot, type MachineProps, machineCapacity, machineDiskLines } from "./machine-lines";
import { diskOperations } from "./managed-disk";
import { operatingSystem } from "./operating-system";

export type Props = MachineProps & {
  readonly hardwareProfile?: { readonly vmSize?: string };
  readonly host?: object;
  readonly hostGroup?: object;
  readonly plan?: object;
};

export const virtualMachine = pricedResource<Props>({
  type: "azure-native:compute:VirtualMachine",
  title: "Virtual machine",
  pricingPage: "https://azure.microsoft.com/pricing/details/virtual-machines/linux/",
  usage: diskOperations,
  capacity: (props, context) => {
    const size = props.hardwareProfile?.vmSize;
    return size === undefined ? undefined : machineCapacity(size, 1, context);
  },
  price: (props, context) => {
    const size = props.hardwareProfile?.vmSize;
    if (size === undefined) return { unknown: "no hardwareProfile.vmSize is declared" };
    // On a dedicated host the host is charged, not the machine.
    const hosted = props.host !== undefined || props.hostGroup !== undefined;
    return [
      ...(hosted ? [] : [computeLine(size, operatingSystem(props), isSpot(props.priority), 1, context)]),
      ...machineDiskLines(props, 1),
      ...(props.plan === undefined ? [] : [unjudged("Software of the marketplace image", "its publisher sets the price")]),
    ];
  },
});
