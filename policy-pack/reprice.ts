import { type DeclaredResource, type Estimate, linesOf } from "../model";
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
  let before = 0;
  let after = 0;
  let savingAtHigh = 0;
  // A commitment that a machine no longer uses covers another one: every node whose cost moves counts.
  for (const next of stack.coveredWith(estimated)) {
    const node = stack.node(next.resource.urn);
    if (node === undefined) continue;
    const mismatch = incomparable(node.estimate, next.estimate);
    if (mismatch !== undefined) return { proven: false, reason: mismatch };
    const [low, high] = knownBounds(node.estimate);
    const [nextLow, nextHigh] = knownBounds(next.estimate);
    before += low;
    after += nextLow;
    savingAtHigh += high - nextHigh;
  }
  return {
    proven: true,
    beforeUsdPerMonth: before,
    afterUsdPerMonth: after,
    savingUsdPerMonth: Math.min(before - after, savingAtHigh),
  };
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
