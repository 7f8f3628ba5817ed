import type { DeclaredResource } from "../model";
import { canonicalType, type PricedNode, type PricedStack } from "../pricing";

/** Who depends on whom, once per stack: the rules look things up, they never scan. */
export interface StackIndex {
  /** URNs of the resources that depend on this one or are its children, in order of declaration. */
  dependants(urn: string): readonly string[];
  /** The stack's own resources of these canonical types, in its order; every one where no types are named. */
  judged(types: readonly string[] | undefined): readonly PricedNode[];
  /** Canonical types of everything in the stack, what is only read and components included; sorted. */
  readonly types: readonly string[];
  /** The resource's parents, nearest first. */
  ancestors(resource: DeclaredResource): readonly DeclaredResource[];
}

const indexes = new WeakMap<PricedStack, StackIndex>();

export function indexOf(stack: PricedStack): StackIndex {
  const known = indexes.get(stack);
  if (known !== undefined) return known;
  const hanging = new Map<string, Set<string>>();
  for (const { resource } of stack.nodes) {
    const named = [resource.parent, ...resource.dependencies, ...Object.values(resource.propertyDependencies).flat()];
    for (const urn of named) {
      if (urn === undefined || urn === resource.urn) continue;
      const list = hanging.get(urn);
      if (list === undefined) hanging.set(urn, new Set([resource.urn]));
      else list.add(resource.urn);
    }
  }
  // What is only read here belongs to another stack; a component is judged through its children.
  const own = stack.nodes.filter(({ resource }) => resource.custom && resource.external !== true && !resource.type.startsWith("pulumi:"));
  const byType = new Map<string, number[]>();
  for (const [position, { resource }] of own.entries()) {
    const type = canonicalType(resource.type);
    const positions = byType.get(type);
    if (positions === undefined) byType.set(type, [position]);
    else positions.push(position);
  }
  const index: StackIndex = {
    types: [...new Set(stack.nodes.map(({ resource }) => canonicalType(resource.type)))].sort(),
    judged(types) {
      if (types === undefined) return own;
      const positions = [...new Set(types)].flatMap((type) => byType.get(type) ?? []);
      return positions.sort((a, b) => a - b).flatMap((position) => own[position] ?? []);
    },
    dependants: (urn) => [...(hanging.get(urn) ?? [])],
    ancestors(resource) {
      const chain: DeclaredResource[] = [];
      let urn = resource.parent;
      while (urn !== undefined) {
        const parent = stack.graph.find(urn);
        if (parent === undefined || chain.includes(parent)) break;
        chain.push(parent);
        urn = parent.parent;
      }
      return chain;
    },
  };
  indexes.set(stack, index);
  return index;
}
