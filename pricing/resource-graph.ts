import type { DeclaredResource } from "../model";
import { canonicalType } from "./registry";

const MAX_ANCESTORS = 64;

/** Look-ups between the resources of one stack, indexed once. */
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
    urns.map(find).filter((one): one is DeclaredResource => one !== undefined && canonicalType(one.type) === type);
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
      return [...new Set(hanging)].filter((one) => canonicalType(one.type) === type);
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
            if (canonicalType(candidate.type) === type) return candidate;
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

function append(map: Map<string, DeclaredResource[]>, key: string, value: DeclaredResource): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
