import type { DeclaredResource } from "../model";
import { canonicalType, pricedView } from "./registry";

const MAX_ANCESTORS = 64;

/**
 * Look-ups between the resources of one stack, indexed once. Those by type find types of sister packages too, and
 * answer in the words of the type that was asked for.
 */
export interface ResourceGraph {
  readonly resources: readonly DeclaredResource[];
  readonly find: (urn: string) => DeclaredResource | undefined;
  readonly children: (urn: string) => readonly DeclaredResource[];
  related(resource: DeclaredResource, type: string, property?: string): readonly DeclaredResource[];
  dependants(resource: DeclaredResource, type: string): readonly DeclaredResource[];
  ancestor(resource: DeclaredResource, type: string): DeclaredResource | undefined;
}

export function resourceGraph(resources: readonly DeclaredResource[]): ResourceGraph {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const children = new Map<string, DeclaredResource[]>();
  const dependants = new Map<string, DeclaredResource[]>();
  for (const resource of resources) {
    if (resource.parent !== undefined) append(children, resource.parent, resource);
    for (const urn of new Set(resource.dependencies)) append(dependants, urn, resource);
  }
  const find = (urn: string) => byUrn.get(urn);
  const ofType = (urns: readonly string[], type: string) =>
    urns.flatMap((urn) => {
      const one = find(urn);
      return one === undefined ? [] : (inWordsOf(one, type) ?? []);
    });
  return {
    resources,
    find,
    children: (urn) => children.get(urn) ?? [],
    related(resource, type, property) {
      const urns = property === undefined ? resource.dependencies : (resource.propertyDependencies[property] ?? []);
      return ofType([...new Set(urns)], type);
    },
    dependants(resource, type) {
      const hanging = [...(children.get(resource.urn) ?? []), ...(dependants.get(resource.urn) ?? [])];
      return [...new Set(hanging)].flatMap((one) => inWordsOf(one, type) ?? []);
    },
    ancestor(resource, type) {
      // Breadth first over parents and dependencies, so the nearest wins.
      const seen = new Set([resource.urn]);
      let level: DeclaredResource[] = [resource];
      while (level.length > 0 && seen.size <= MAX_ANCESTORS) {
        const next: DeclaredResource[] = [];
        for (const one of level) {
          for (const urn of [one.parent, ...one.dependencies]) {
            const candidate = urn === undefined || seen.has(urn) ? undefined : find(urn);
            if (candidate === undefined) continue;
            const answer = inWordsOf(candidate, type);
            if (answer !== undefined) return answer;
            seen.add(candidate.urn);
            next.push(candidate);
          }
        }
        level = next;
      }
      return undefined;
    },
  };
}

function inWordsOf(resource: DeclaredResource, type: string): DeclaredResource | undefined {
  if (canonicalType(resource.type) === type) return resource;
  const view = pricedView(resource);
  return view.type === type ? view : undefined;
}

function append(map: Map<string, DeclaredResource[]>, key: string, value: DeclaredResource): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
