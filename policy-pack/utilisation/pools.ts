import { canonicalType } from "../../pricing";
import { get } from "../input-path";
import type { Subject } from "../rule";
import type { SizingThresholds } from "./profiles";

/** How many machines a group or pool declares, and where. Google counts per zone. */
export type PoolCount =
  | { readonly kind: "scales"; readonly least: number; readonly most: number; readonly path: readonly string[] }
  | { readonly kind: "fixed"; readonly count: number; readonly path: readonly string[] };

type Reader = (props: Record<string, unknown>) => PoolCount | undefined;

const number = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined);

function between(
  least: number | undefined,
  most: number | undefined,
  path: readonly string[],
  fixedPath: readonly string[],
): PoolCount | undefined {
  if (least === undefined || most === undefined) return undefined;
  return least < most ? { kind: "scales", least, most, path } : { kind: "fixed", count: least, path: fixedPath };
}

const readers: Readonly<Record<string, Reader>> = {
  // A fixed group names its number twice: the smaller one is what the other follows.
  "aws:autoscaling/group:Group": ({ minSize, maxSize }) => {
    const count = between(number(minSize), number(maxSize), ["minSize"], ["minSize"]);
    return count?.kind === "scales" ? count : undefined;
  },
  "aws:eks/nodeGroup:NodeGroup": (props) => {
    const at = (key: string) => number(get(props, ["scalingConfig", key]));
    const count = between(at("minSize"), at("maxSize"), ["scalingConfig", "minSize"], ["scalingConfig", "minSize"]);
    return count?.kind === "scales" ? count : undefined;
  },
  "azure-native:containerservice:AgentPool": ({ enableAutoScaling, minCount, maxCount, count }) => {
    if (enableAutoScaling === true) return between(number(minCount), number(maxCount), ["minCount"], ["minCount"]);
    const fixed = number(count);
    return fixed === undefined ? undefined : { kind: "fixed", count: fixed, path: ["count"] };
  },
  "gcp:container/nodePool:NodePool": (props) => {
    const at = (key: string) => number(get(props, ["autoscaling", key]));
    if (at("totalMaxNodeCount") !== undefined)
      return between(at("totalMinNodeCount"), at("totalMaxNodeCount"), ["autoscaling", "totalMinNodeCount"], []);
    if (at("maxNodeCount") !== undefined) return between(at("minNodeCount"), at("maxNodeCount"), ["autoscaling", "minNodeCount"], []);
    const fixed = number(props.nodeCount);
    return fixed === undefined ? undefined : { kind: "fixed", count: fixed, path: ["nodeCount"] };
  },
};

export const poolTypes: readonly string[] = Object.keys(readers).sort();

/** Undefined where the program does not say how many. Throws at unknown inputs. */
export function poolCount({ resource, props }: Subject): PoolCount | undefined {
  const count = readers[canonicalType(resource.type)]?.(props);
  return count === undefined || count.path.length === 0 ? undefined : count;
}

/** How many machines of a pool bear what so many use, CPU and memory each with the profile's headroom. */
export function machinesNeeded(
  count: number,
  used: { readonly cpuFraction: number; readonly memoryFraction: number },
  sizing: Pick<SizingThresholds, "cpu" | "memory">,
): number {
  return Math.max(
    Math.ceil(count * (used.cpuFraction / sizing.cpu.atMostFraction)),
    Math.ceil(count * (used.memoryFraction / sizing.memory.atMostFraction)),
  );
}
