/**
 * What can be planned but not built yet. It is refused at the preview, by name, so that nobody believes to have what
 * the resources do not give. `costwright place` plans all of it.
 */
import { type Placement, type PortfolioNeed, purchaseText } from "../model";
import type { Path, Problem } from "./problem";

/** Where a workload's fields stand: in a portfolio below its name, at the top of a service that stands alone. */
export type WorkloadPath = (workload: string) => Path;

export const inPortfolio: WorkloadPath = (workload) => ["workloads", workload];
export const inService: WorkloadPath = () => [];

/** Needs that no component builds, whatever the plan: a component that stands alone is one service, in one place. */
export function unbuildableAlone({ workloads }: PortfolioNeed): Problem[] {
  return workloads.flatMap(({ split }): Problem[] => {
    if (split === undefined) return [];
    const message = `wants parts on ${split.providers} providers, but a service that stands alone has one place`;
    return [{ path: ["split"], message, hint: "declare it as a workload of a Portfolio" }];
  });
}

/** Placements that no component builds: machines on spot beside others, and zones apart within one region. */
export function unbuildablePlacements(need: PortfolioNeed, placements: readonly Placement[], pathOf: WorkloadPath): Problem[] {
  const mixed = placements.flatMap(({ workload, mix }): Problem[] => {
    if (mix === undefined || !mix.some(({ purchase }) => purchase === "spot")) return [];
    const shares = mix.map(({ purchase, count }) => `${count} ${purchaseText(purchase)}`).join(" and ");
    return [
      {
        path: [...pathOf(workload), "loadProfile"],
        message: `is planned on ${shares} machines, and components do not build spot machines beside others yet`,
        hint: "set maxSpotFraction: 0, or leave out loadProfile for one way of paying",
      },
    ];
  });
  const groups = (need.differentZone ?? []).flatMap((names, index): Problem[] => {
    const members = placements.filter(({ workload }) => names.includes(workload));
    const regions = members.map(({ provider, region }) => `${provider} ${region}`);
    const shared = regions.find((region, position) => regions.indexOf(region) < position);
    if (shared === undefined) return [];
    return [
      {
        path: ["differentZone", index],
        message: `is planned in zones of ${shared}, and components do not choose zones across workloads yet`,
        hint: "use differentRegion",
      },
    ];
  });
  return [...mixed, ...groups];
}
