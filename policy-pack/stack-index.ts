import type { DeclaredResource } from "../model";
import type { PricedStack } from "../pricing";

/** Who depends on whom, once per stack: the rules look things up, they never scan. */
export interface StackIndex {
  /** URNs of the resources that depend on this one or are its children, in order of declaration. */
  dependants(urn: string): readonly string[];
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
  const index: StackIndex = {
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
