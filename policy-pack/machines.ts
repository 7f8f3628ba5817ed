import type { InstanceSize } from "../catalog";
import { type Purchase, providerOfType } from "../model";
import { canonicalType } from "../pricing";
import { resolveRegion } from "../pricing/region";
import { get } from "./input-path";
import type { RuleContext, Subject } from "./rule";

/** Where a type of resource names its machines' size and way of paying. */
interface MachineSlot {
  readonly type: string;
  /** Paths that may hold the size; the first that is there counts. */
  readonly sizePaths: readonly (readonly (string | number)[])[];
  readonly isSpot: (props: Record<string, unknown>) => boolean;
  /** Inputs that make it spot; absent where that is not an input of this resource. */
  readonly spotInputs?: (props: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
  /** Something ties the machines to their family: accelerators, local disks, a wanted CPU platform. */
  readonly tied?: (props: Record<string, unknown>) => boolean;
}

const marketIsSpot = (props: Record<string, unknown>) => get(props, ["instanceMarketOptions", "marketType"]) === "spot";
const priorityIsSpot = (path: readonly string[]) => (props: Record<string, unknown>) =>
  String(get(props, path) ?? "").toLowerCase() === "spot";
const gcpSchedulingIsSpot = (props: Record<string, unknown>) =>
  get(props, ["scheduling", "preemptible"]) === true || get(props, ["scheduling", "provisioningModel"]) === "SPOT";
const gcpSpot = (props: Readonly<Record<string, unknown>>) => ({
  scheduling: { ...(props.scheduling as object | undefined), preemptible: true, automaticRestart: false, provisioningModel: "SPOT" },
});
const filled = (value: unknown) => (Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null);
const gcpTied = (props: Record<string, unknown>) =>
  ["guestAccelerators", "scratchDisks", "minCpuPlatform", "advancedMachineFeatures", "confidentialInstanceConfig"].some((key) =>
    filled(props[key]),
  );

const slots: readonly MachineSlot[] = [
  {
    type: "aws:ec2/instance:Instance",
    sizePaths: [["instanceType"]],
    isSpot: marketIsSpot,
    spotInputs: () => ({ instanceMarketOptions: { marketType: "spot" } }),
  },
  {
    type: "aws:ec2/launchTemplate:LaunchTemplate",
    sizePaths: [["instanceType"]],
    isSpot: marketIsSpot,
    spotInputs: () => ({ instanceMarketOptions: { marketType: "spot" } }),
  },
  {
    type: "aws:eks/nodeGroup:NodeGroup",
    sizePaths: [["instanceTypes", 0]],
    isSpot: (props) => props.capacityType === "SPOT",
    spotInputs: () => ({ capacityType: "SPOT" }),
  },
  {
    type: "azure-native:compute:VirtualMachine",
    sizePaths: [["hardwareProfile", "vmSize"]],
    isSpot: priorityIsSpot(["priority"]),
    spotInputs: () => ({ priority: "Spot", evictionPolicy: "Deallocate" }),
  },
  {
    type: "azure-native:compute:VirtualMachineScaleSet",
    sizePaths: [["sku", "name"]],
    isSpot: priorityIsSpot(["virtualMachineProfile", "priority"]),
    spotInputs: (props) => ({
      virtualMachineProfile: { ...(props.virtualMachineProfile as object | undefined), priority: "Spot", evictionPolicy: "Delete" },
    }),
  },
  {
    type: "azure-native:containerservice:AgentPool",
    sizePaths: [["vmSize"]],
    isSpot: priorityIsSpot(["scaleSetPriority"]),
    spotInputs: () => ({ scaleSetPriority: "Spot" }),
  },
  {
    type: "gcp:compute/instance:Instance",
    sizePaths: [["machineType"]],
    isSpot: gcpSchedulingIsSpot,
    spotInputs: gcpSpot,
    tied: gcpTied,
  },
  {
    type: "gcp:compute/instanceTemplate:InstanceTemplate",
    sizePaths: [["machineType"]],
    isSpot: gcpSchedulingIsSpot,
    spotInputs: gcpSpot,
    tied: gcpTied,
  },
  {
    type: "gcp:container/nodePool:NodePool",
    sizePaths: [["nodeConfig", "machineType"]],
    isSpot: (props) => get(props, ["nodeConfig", "spot"]) === true || get(props, ["nodeConfig", "preemptible"]) === true,
    spotInputs: (props) => ({ nodeConfig: { ...(props.nodeConfig as object | undefined), spot: true } }),
    tied: (props) => gcpTied((props.nodeConfig ?? {}) as Record<string, unknown>),
  },
];

const slotByType: ReadonlyMap<string, MachineSlot> = new Map(slots.map((slot) => [slot.type, slot]));
export const machineTypes: readonly string[] = slots.map((slot) => slot.type);
/** Types that are one machine: what is measured of it is its own, not the average of a group. */
export const singleMachineTypes: readonly string[] = [
  "aws:ec2/instance:Instance",
  "azure-native:compute:VirtualMachine",
  "gcp:compute/instance:Instance",
];

/** The machines that a resource declares, as far as the book knows their size. */
export interface Machines {
  readonly size: InstanceSize;
  /** Where the size is written. */
  readonly path: readonly (string | number)[];
  readonly region: string;
  readonly purchase: Purchase;
  readonly tied: boolean;
  readonly spotInputs?: Readonly<Record<string, unknown>>;
}

/** Undefined where the resource names no size of its own, or one that the book does not know. Throws at unknown inputs. */
export function machinesOf(subject: Subject, context: Pick<RuleContext<unknown>, "book" | "stack" | "dependants">): Machines | undefined {
  const { resource, props } = subject;
  const { book } = context;
  const region = regionOf(subject, context);
  const slot = slotByType.get(canonicalType(resource.type));
  const provider = providerOfType(resource.type);
  if (slot === undefined || provider === undefined || region === undefined) return undefined;
  for (const path of slot.sizePaths) {
    const written = get(props, path);
    if (typeof written !== "string") continue;
    // Google takes a link too: zones/europe-west1-b/machineTypes/e2-medium
    const size = book.size(provider, written.slice(written.lastIndexOf("/") + 1));
    if (size === undefined) return undefined;
    const spotInputs = slot.spotInputs?.(resource.inputs);
    return {
      size,
      path,
      region,
      purchase: slot.isSpot(props) ? "spot" : "on-demand",
      tied: slot.tied?.(props) ?? false,
      ...(spotInputs === undefined ? {} : { spotInputs }),
    };
  }
  return undefined;
}

/** A template is not priced itself and may name no region: its machines run where the group that uses it is. */
function regionOf(
  { resource, region }: Subject,
  { stack, dependants }: Pick<RuleContext<unknown>, "stack" | "dependants">,
): string | undefined {
  if (region !== undefined) return region;
  const paying = dependants(resource.urn).find(
    (node) => node.region !== undefined && node.region !== "global" && node.estimate.kind !== "free",
  );
  if (paying?.region !== undefined) return paying.region;
  const answer = resolveRegion(resource, stack.context, stack.graph.find);
  return "region" in answer ? answer.region : undefined;
}
