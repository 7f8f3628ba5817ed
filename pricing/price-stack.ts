import {
  type Coverage,
  coverageColumn,
  type DeclaredResource,
  highUsdPerMonth,
  lowUsdPerMonth,
  type StackContext,
  type Totals,
} from "../model";
import { type CommitmentUse, type CoveredStack, coverMachines } from "./covered-machines";
import { estimateResource, type PricedNode, type PricingInput } from "./estimate-resource";
import { type ResourceGraph, resourceGraph } from "./resource-graph";

/** All resources of a stack with what they cost. Components count as free and are left out of the coverage. */
export interface PricedStack {
  readonly context: StackContext;
  readonly graph: ResourceGraph;
  /** By URN: engines register in an order that changes from run to run, and a verdict must not. */
  readonly nodes: readonly PricedNode[];
  readonly node: (urn: string) => PricedNode | undefined;
  readonly totals: Totals;
  readonly coverage: Coverage;
  /** Estimates before the book's commitments cover any machine; the very same as `nodes` where it has none. */
  readonly uncovered: readonly PricedNode[];
  readonly commitmentUses: readonly CommitmentUse[];
  /** See `CoveredStack`. */
  readonly coveredWith: CoveredStack["coveredWith"];
}

export function priceStack(declared: readonly DeclaredResource[], input: PricingInput): PricedStack {
  const resources = [...declared].sort((a, b) => (a.urn < b.urn ? -1 : a.urn > b.urn ? 1 : 0));
  const graph = resourceGraph(resources);
  const uncovered = resources.map((resource) => estimateResource(resource, graph, input));
  const { nodes, uses, coveredWith } = coverMachines(uncovered, input.book);
  const byUrn = new Map(nodes.map((node) => [node.resource.urn, node]));
  return {
    context: input.context,
    graph,
    nodes,
    node: (urn) => byUrn.get(urn),
    totals: totalsOf(nodes),
    coverage: coverageOf(nodes),
    uncovered,
    commitmentUses: uses,
    coveredWith,
  };
}

/** A resource that a cloud could charge for: not a component, a provider or a stack reference. */
export function isCloudResource({ resource }: PricedNode): boolean {
  return (resource.custom && !resource.type.startsWith("pulumi:")) || resource.notExpanded === true;
}

export function totalsOf(nodes: readonly PricedNode[]): Totals {
  let low = 0;
  let pricedHigh = 0;
  let bounded = true;
  for (const { estimate } of nodes) {
    low += lowUsdPerMonth(estimate);
    const high = highUsdPerMonth(estimate);
    if (high === undefined) bounded = false;
    pricedHigh += high ?? lowUsdPerMonth(estimate);
  }
  return { lowUsdPerMonth: low, highUsdPerMonth: bounded ? pricedHigh : null, pricedHighUsdPerMonth: pricedHigh };
}

export function coverageOf(nodes: readonly PricedNode[]): Coverage {
  const counts = { priced: 0, free: 0, usageDependent: 0, unknown: 0 };
  for (const node of nodes) if (isCloudResource(node)) counts[coverageColumn(node.estimate)] += 1;
  return counts;
}
