import { type CostBounds, type DeclaredResource, type Estimate, linesOf, roundPrice } from "../model";
import { estimateResource, type PricedNode, type PricedStack, type PricingInput, type ResourceGraph } from "../pricing";
import { indexOf } from "./stack-index";

/**
 * Both sides of a change, priced with the same book. `proven` is false where a side has no price that could be compared:
 * then nothing may be suggested.
 */
export type Repricing =
  | {
      readonly proven: true;
      readonly beforeUsdPerMonth: number;
      readonly afterUsdPerMonth: number;
      /** The saving that is certain: the smaller of the differences of the low and of the high bounds; negative if it costs more. */
      readonly savingUsdPerMonth: number;
      /** The sums of the same nodes as bounds; the high one is null where a line has no price. */
      readonly before: CostBounds;
      readonly after: CostBounds;
    }
  | { readonly proven: false; readonly reason: string };

/**
 * Prices a resource, and everything that hangs on it (an autoscaling group pays for its launch template's machines),
 * with changed inputs. Where a line has no price on both sides for the same reason (a disk in a region without a disk
 * price), that line does not change, so the known lines are compared.
 */
export function reprice(
  stack: PricedStack,
  input: PricingInput,
  resource: DeclaredResource,
  changedInputs: Readonly<Record<string, unknown>>,
): Repricing {
  const changed: DeclaredResource = { ...resource, inputs: { ...resource.inputs, ...changedInputs } };
  const graph = withReplaced(stack.graph, changed);
  const estimated = new Map<string, PricedNode>();
  for (const urn of [resource.urn, ...indexOf(stack).dependants(resource.urn)]) {
    const node = stack.node(urn);
    if (node !== undefined) estimated.set(urn, estimateResource(urn === resource.urn ? changed : node.resource, graph, input));
  }
  return settled(stack, estimated);
}

/** What the stack pays less where the resource is not there: what commitments covered of it then covers another. */
export function repriceWithout(stack: PricedStack, { urn }: DeclaredResource): Repricing {
  const node = stack.node(urn);
  if (node === undefined) return { proven: false, reason: "it is not part of the stack" };
  if (node.estimate.kind === "unknown") return { proven: false, reason: node.estimate.because[0] ?? "its cost is unknown" };
  const { coverableLines: _, ...rest } = node;
  return settled(stack, new Map([[urn, { ...rest, estimate: { kind: "free", because: ["it is removed"] } }]]));
}

/** Sums before and after of every node whose cost moves. */
function settled(stack: PricedStack, estimated: ReadonlyMap<string, PricedNode>): Repricing {
  const before = { low: 0, high: 0, bounded: true };
  const after = { low: 0, high: 0, bounded: true };
  // A commitment that a machine no longer uses covers another one: every node whose cost moves counts.
  for (const next of stack.coveredWith(estimated)) {
    const node = stack.node(next.resource.urn);
    if (node === undefined) continue;
    const mismatch = incomparable(node.estimate, next.estimate);
    if (mismatch !== undefined) return { proven: false, reason: mismatch };
    for (const [sums, estimate] of [
      [before, node.estimate],
      [after, next.estimate],
    ] as const) {
      const [low, high] = knownBounds(estimate);
      sums.low += low;
      sums.high += high;
      sums.bounded &&= estimate.kind !== "unknown";
    }
  }
  return {
    proven: true,
    beforeUsdPerMonth: before.low,
    afterUsdPerMonth: after.low,
    savingUsdPerMonth: Math.min(before.low - after.low, before.high - after.high),
    before: boundsOf(before),
    after: boundsOf(after),
  };
}

function boundsOf({ low, high, bounded }: { readonly low: number; readonly high: number; readonly bounded: boolean }): CostBounds {
  return { lowUsdPerMonth: roundPrice(low), highUsdPerMonth: bounded ? roundPrice(high) : null };
}

function incomparable(before: Estimate, after: Estimate): string | undefined {
  if (before.kind !== "unknown" && after.kind !== "unknown") return undefined;
  if (before.kind === "unknown" && after.kind === "unknown" && sameReasons(before.because, after.because)) return undefined;
  const unknown = after.kind === "unknown" ? after : before;
  return unknown.kind === "unknown" ? unknown.because[0] : undefined;
}

const sameReasons = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((reason, index) => reason === b[index]);

function knownBounds(estimate: Estimate): readonly [number, number] {
  const lines = linesOf(estimate);
  return [lines.reduce((sum, line) => sum + line.usdPerMonth.low, 0), lines.reduce((sum, line) => sum + line.usdPerMonth.high, 0)];
}

/** The same graph with one resource in another form. */
function withReplaced(graph: ResourceGraph, changed: DeclaredResource): ResourceGraph {
  const swap = (one: DeclaredResource) => (one.urn === changed.urn ? changed : one);
  const swapFound = (one: DeclaredResource | undefined) => (one === undefined ? undefined : swap(one));
  return {
    get resources() {
      return graph.resources.map(swap);
    },
    find: (urn) => swapFound(graph.find(urn)),
    children: (urn) => graph.children(urn).map(swap),
    related: (resource, type, property) => graph.related(resource, type, property).map(swap),
    dependants: (resource, type) => graph.dependants(resource, type).map(swap),
    ancestor: (resource, type) => swapFound(graph.ancestor(resource, type)),
  };
}
