import type { LineSpec, PricingContext } from "../priced-resource";
import { unjudged } from "./line";
import { computeLine, isSpot, type MachineCount } from "./machine-lines";
import { bookSizeName } from "./machine-size";
import { diskLines } from "./managed-disk";

/** A node pool as a cluster's profile or an AgentPool declares it. */
export interface NodePoolProps {
  readonly vmSize?: string;
  readonly count?: number;
  readonly enableAutoScaling?: boolean;
  readonly minCount?: number;
  readonly maxCount?: number;
  readonly osType?: string;
  readonly osDiskType?: string;
  readonly osDiskSizeGB?: number;
  readonly scaleSetPriority?: string;
  readonly powerState?: { readonly code?: string };
}

export function nodeCount(pool: NodePoolProps): MachineCount | undefined {
  if (pool.powerState?.code?.toLowerCase() === "stopped") return 0;
  // The API's default is one node.
  if (pool.enableAutoScaling !== true) return pool.count ?? 1;
  const { minCount: low, maxCount: high } = pool;
  if (low === undefined || high === undefined) return undefined;
  return low === high ? low : { low, high, because: `the node pool autoscales between ${low} and ${high} nodes` };
}

/**
 * Size of an OS disk that is not declared, by the number of vCPUs.
 * https://learn.microsoft.com/azure/aks/concepts-storage ("default OS disk sizing").
 */
function defaultOsDiskGib(vcpus: number): number {
  if (vcpus < 8) return 128;
  if (vcpus < 16) return 256;
  return vcpus < 64 ? 512 : 1024;
}

/** `name` is the pool's, put before the labels of a cluster with several. */
export function nodePoolLines(name: string, pool: NodePoolProps, context: PricingContext): readonly LineSpec[] {
  if (pool.vmSize === undefined) return [unjudged(`${name} nodes`, "no vmSize is declared, AKS then chooses one")];
  const count = nodeCount(pool);
  if (count === undefined) return [unjudged(`${name} nodes`, "it autoscales, but minCount and maxCount are not both declared")];
  const windows = pool.osType?.toLowerCase() === "windows";
  const os = { kind: windows ? "windows" : "linux", name: windows ? "Windows" : "Linux", terms: "pay as you go" } as const;
  const compute = computeLine(pool.vmSize, os, isSpot(pool.scaleSetPriority), count, context);
  return [{ ...compute, label: `${name}: ${compute.label}` }, ...osDiskLines(name, pool, count, context)];
}

function osDiskLines(name: string, pool: NodePoolProps, count: MachineCount, context: PricingContext): readonly LineSpec[] {
  const kind = pool.osDiskType?.toLowerCase();
  if (kind === "ephemeral" || pool.vmSize === undefined) return [];
  const size = bookSizeName(pool.vmSize, context);
  const vcpus = context.size(size)?.vcpus;
  const declaredGib = pool.osDiskSizeGB === 0 ? undefined : pool.osDiskSizeGB;
  const sizeGib = declaredGib ?? (vcpus === undefined ? undefined : defaultOsDiskGib(vcpus));
  if (sizeGib === undefined)
    return [unjudged(`${name}: OS disk`, `osDiskSizeGB is not declared, and the size ${size} that it follows is not known`)];
  // An `s` among a size's letters says that it takes premium disks.
  const premium = /^Standard_[A-Z]+S?\d*(?:-\d+)?[a-z]*s[a-z]*(?:_|$)|^Standard_[DGL]S\d/i.test(size);
  if (!premium) return [unjudged(`${name}: OS disk`, `${size} takes no premium disks, and which type AKS then uses is not documented`)];
  const high = typeof count === "number" ? count : count.high;
  const low = typeof count === "number" ? count : count.low;
  // Without osDiskType AKS takes an ephemeral disk, which is free, where the machine's cache can hold it.
  const times =
    kind === "managed"
      ? count
      : {
          low: 0,
          high,
          because: `osDiskType is not declared: the OS disks of ${low === high ? high : `${low} to ${high}`} nodes are free where they are ephemeral`,
        };
  return diskLines(`${name}: OS disk`, { type: "Premium_LRS", sizeGib }, times);
}
