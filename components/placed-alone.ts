import type { PriceBook } from "../catalog";
import type { Placement, Plan, WorkloadKind, WorkloadNeed } from "../model";
import { alertSiteUsage } from "./alerts/alert-need";
import { inService, unbuildableAlone, unbuildablePlacements } from "./buildable";
import { gatewayUsage } from "./internet-access";
import { placeTogether, refuse } from "./place-together";
import { plainCopy } from "./plain-copy";
import type { PlannedUsage } from "./planned-usage";
import { declaredAlone } from "./portfolio-need";
import { privateEndpointUsage } from "./private-services";
import { bookOfProgram } from "./program-prices";
import { siteName } from "./realise/names";

/** A workload that stands alone, with its place. */
export interface Alone {
  readonly need: WorkloadNeed;
  readonly placement: Placement;
  readonly plan: Plan;
  readonly book: PriceBook;
}

/** Places one workload by itself; ends the program where what is declared is wrong or cannot be met. */
export function placeAlone(title: string, name: string, args: object, kind: WorkloadKind): Alone {
  const book = bookOfProgram();
  const declared = declaredAlone(name, plainCopy(args), kind, book);
  if (declared.kind === "problems") refuse(title, declared.problems);
  const unbuildable = unbuildableAlone(declared.need);
  if (unbuildable.length > 0) refuse(title, unbuildable);
  const { plan, placements } = placeTogether(title, declared.need, book, undefined);
  const planned = unbuildablePlacements(declared.need, placements, inService);
  if (planned.length > 0) refuse(title, planned);
  const [need] = declared.need.workloads;
  const [placement] = placements;
  if (need === undefined || placement === undefined) throw new Error("a plan for one workload holds one placement");
  return { need, placement, plan, book };
}

/** A portfolio without rules about several workloads. */
export const noGroups = { traffic: [], quotas: [], sameProvider: [], sameRegion: [], differentProvider: [], riskWeight: 0 };

/** What will be used of what a place shares, by a workload that stands alone. */
export function usageAlone(name: string, need: WorkloadNeed, placement: Placement): PlannedUsage {
  const alone = { ...noGroups, workloads: [need] };
  const siteNameOf = ({ provider, region }: Placement) => siteName(name, provider, region);
  return {
    ...gatewayUsage(alone, [placement], siteNameOf),
    ...privateEndpointUsage(alone, [placement], siteNameOf),
    ...alertSiteUsage(alone, [placement], siteNameOf),
  };
}
