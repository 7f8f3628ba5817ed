/**
 * What can be planned but not built yet. It is refused at the preview, by name, so that nobody believes to have what
 * the resources do not give. `costwright place` plans all of it.
 */
import { type Placement, type PortfolioNeed, purchaseText, type WorkloadNeed } from "../model";
import { partsOf } from "../optimizer";
import type { Path, Problem } from "./problem";
import { spotSplit } from "./spot-mix";

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

/** Why machines on spot cannot be had beside others as planned; undefined where they can, or there are none. */
function whyNotMixed(need: WorkloadNeed | undefined, placement: Placement): string | undefined {
  const { provider, mix = [] } = placement;
  if (mix.length < 2 || !mix.some(({ purchase }) => purchase === "spot")) return undefined;
  if (provider === "azure") return "a scale set of one kind of machine on Azure has either spot machines or others";
  if (provider === "gcp") return "a group on Google Cloud has either spot machines or others";
  return need !== undefined && spotSplit(need, placement) !== undefined
    ? undefined
    : "no group on AWS has as many of them on spot at each step of the load";
}

/** Placements that no component builds: machines on spot beside others, and zones apart within one region. */
export function unbuildablePlacements(need: PortfolioNeed, placements: readonly Placement[], pathOf: WorkloadPath): Problem[] {
  const mixed = placements.flatMap((placement): Problem[] => {
    const reason = whyNotMixed(partNeed(need, placement), placement);
    if (reason === undefined) return [];
    const shares = placement.mix?.map(({ purchase, count }) => `${count} ${purchaseText(purchase)}`).join(" and ");
    return [
      {
        path: [...pathOf(placement.workload), "loadProfile"],
        message: `is planned on ${shares} machines, and ${reason}`,
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

/** What the part of a workload needs that a placement is of. */
function partNeed({ workloads }: PortfolioNeed, { workload, part }: Placement): WorkloadNeed | undefined {
  const whole = workloads.find(({ name }) => name === workload);
  if (whole === undefined || part === undefined) return whole;
  return partsOf(whole).find(({ number }) => number === part)?.need;
}
