import { type Capacity, HOURS_PER_MONTH, type Range } from "../../model";
import type { LineSpec, PricingContext } from "../priced-resource";
import { diskLines, LOCAL_SSD_GIB, localSsdLines } from "./disk-lines";
import type { GuestAccelerator } from "./instance-lines";
import { machineCapacity, machineLines } from "./machine";

/** What a Kubernetes node pool declares of its machines. */
export interface NodeConfig {
  readonly machineType?: string;
  readonly diskSizeGb?: number;
  readonly diskType?: string;
  readonly bootDisk?: { readonly diskType?: string; readonly sizeGb?: number };
  readonly spot?: boolean;
  readonly preemptible?: boolean;
  readonly flexStart?: boolean;
  readonly imageType?: string;
  readonly localSsdCount?: number;
  readonly ephemeralStorageLocalSsdConfig?: { readonly localSsdCount?: number };
  readonly localNvmeSsdBlockConfig?: { readonly localSsdCount?: number };
  readonly guestAccelerators?: readonly GuestAccelerator[];
  readonly nodeGroup?: string;
  readonly soleTenantConfig?: object;
  readonly confidentialNodes?: { readonly enabled?: boolean };
}

/** Node counts as a pool declares them: per zone, save for the `total` bounds. */
export interface NodeCounts {
  readonly nodeCount?: number;
  readonly initialNodeCount?: number;
  readonly autoscaling?: {
    readonly minNodeCount?: number;
    readonly maxNodeCount?: number;
    readonly totalMinNodeCount?: number;
    readonly totalMaxNodeCount?: number;
  };
}

// What Google makes where the program says nothing (https://cloud.google.com/kubernetes-engine/docs/reference/rest/v1/NodeConfig, read 2026-07).
const DEFAULT_MACHINE_TYPE = "e2-medium";
const DEFAULT_DISK_GIB = 100;
const DEFAULT_DISK_TYPE = "pd-balanced";
const ZONES_OF_A_REGIONAL_CLUSTER = 3;

export type NodeTimes = Range & { readonly because: string };

/** Number of machines of a pool over all its zones; undefined where the program does not say. */
export function nodeTimes(pool: NodeCounts, zones: number): NodeTimes | undefined {
  const { autoscaling } = pool;
  const inZones = zones === 1 ? "" : ` in ${zones} zones`;
  const totalHigh = autoscaling?.totalMaxNodeCount;
  if (totalHigh !== undefined) {
    const low = autoscaling?.totalMinNodeCount ?? 0;
    return { low, high: totalHigh, because: `autoscaling from ${low} to ${totalHigh} nodes${inZones}` };
  }
  const perZoneHigh = autoscaling?.maxNodeCount;
  if (perZoneHigh !== undefined) {
    const low = (autoscaling?.minNodeCount ?? 0) * zones;
    const high = perZoneHigh * zones;
    return { low, high, because: `autoscaling from ${low} to ${high} nodes${inZones}` };
  }
  const perZone = pool.nodeCount ?? pool.initialNodeCount;
  return perZone === undefined ? undefined : { low: perZone * zones, high: perZone * zones, because: "" };
}

export interface ClusterPlace {
  readonly location?: string;
  readonly nodeLocations?: readonly string[];
}

/**
 * Zones that nodes run in. A zonal cluster lists further zones beside its own, a regional one all of them, and takes
 * three where it lists none. Without a location the cluster is in the provider's zone.
 */
export function zonesOf({ location, nodeLocations }: ClusterPlace): number {
  const listed = nodeLocations?.length ?? 0;
  if (location === undefined || isZone(location)) return new Set([location ?? "", ...(nodeLocations ?? [])]).size;
  return listed > 0 ? listed : ZONES_OF_A_REGIONAL_CLUSTER;
}

export function isZone(location: string): boolean {
  return /-[a-z]$/.test(location);
}

export function nodeLines(config: NodeConfig | undefined, context: PricingContext, times: NodeTimes, what = ""): readonly LineSpec[] {
  const machineType = config?.machineType ?? DEFAULT_MACHINE_TYPE;
  const spot = config?.spot === true || config?.preemptible === true;
  const lines = [
    ...machineLines(
      {
        machineType,
        spot,
        accelerators: config?.guestAccelerators ?? [],
        licence: config?.imageType?.toUpperCase().startsWith("WINDOWS") ? { kind: "fee", image: config.imageType } : { kind: "none" },
      },
      context,
      times,
    ),
    ...diskLines(bootDiskOf(config), times),
    ...localSsdLines(machineType, localSsds(config), spot, times),
  ];
  const unpriced = unpricedNode(config);
  if (unpriced !== undefined) lines.push({ label: "Node", price: { unknown: unpriced, per: "hour" }, quantity: HOURS_PER_MONTH, times });
  return lines.map((line) => ({ ...line, label: `${what}${line.label}` }));
}

function bootDiskOf(config: NodeConfig | undefined) {
  return {
    type: config?.bootDisk?.diskType ?? config?.diskType ?? DEFAULT_DISK_TYPE,
    sizeGib: config?.bootDisk?.sizeGb ?? config?.diskSizeGb ?? DEFAULT_DISK_GIB,
    what: "Boot disk: ",
  };
}

function localSsds(config: NodeConfig | undefined): readonly number[] {
  const count = Math.max(
    config?.localSsdCount ?? 0,
    config?.ephemeralStorageLocalSsdConfig?.localSsdCount ?? 0,
    config?.localNvmeSsdBlockConfig?.localSsdCount ?? 0,
  );
  return new Array<number>(count).fill(LOCAL_SSD_GIB);
}

function unpricedNode(config: NodeConfig | undefined): string | undefined {
  if (config?.nodeGroup !== undefined || config?.soleTenantConfig !== undefined)
    return "it runs on sole-tenant nodes, which are charged per node";
  if (config?.flexStart === true) return "the price book has no prices for flex-start machines";
  if (config?.confidentialNodes?.enabled === true) return "the price book has no figure for the confidential VM fee";
  return undefined;
}

export function nodeCapacity(config: NodeConfig | undefined, context: PricingContext, { low, high }: Range): Capacity {
  const storageGib = bootDiskOf(config).sizeGib + localSsds(config).reduce((sum, size) => sum + size, 0);
  return machineCapacity(config?.machineType ?? DEFAULT_MACHINE_TYPE, context, { low, high }, storageGib);
}
