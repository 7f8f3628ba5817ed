import type { MarketRegion } from "./market";

/** Workloads that must share a provider or region, or of which no two may share it. */
export interface Group {
  readonly kind: "same" | "different";
  readonly place: "provider" | "region";
  /** Workload indexes (in a component: positions of its members), ascending, at least two. */
  readonly members: readonly number[];
}

/** What a group compares: equal for two regions that count as the same place. */
export function placeOf(group: Pick<Group, "place">, region: MarketRegion): string | number {
  return group.place === "provider" ? region.provider : region.index;
}

/** Whether two members of a group may be in these two regions. */
export function mayStand(group: Pick<Group, "kind" | "place">, a: MarketRegion, b: MarketRegion): boolean {
  return (placeOf(group, a) === placeOf(group, b)) === (group.kind === "same");
}

export function isGroupMet(group: Group, regionOf: (member: number) => MarketRegion): boolean {
  const [first] = group.members;
  if (first === undefined) return true;
  const lead = regionOf(first);
  if (group.kind === "same") return group.members.every((member) => mayStand(group, lead, regionOf(member)));
  return new Set(group.members.map((member) => placeOf(group, regionOf(member)))).size === group.members.length;
}
