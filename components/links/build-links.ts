import type { Placement, PortfolioNeed } from "../../model";
import { joinSides } from "../realise/link";
import type { LinkedCaller } from "../realise/link-side";
import type { Site } from "../realise/site";
import type { PlannedLink } from "./planned-links";

/** Workloads of other providers that talk to a placement, and from where. */
export function linkedCallers(
  links: readonly PlannedLink[],
  need: PortfolioNeed,
  to: Placement,
  siteOf: (placement: Placement) => Site,
): readonly LinkedCaller[] {
  const callers = links.flatMap(({ talks }) => talks.filter((talk) => talk.to === to).map(({ from }) => from));
  return callers.map((from) => {
    const zones = need.workloads.find(({ name }) => name === from.workload)?.zones ?? 1;
    const { workload, form } = from;
    return {
      // Parts of one workload are told apart by where they stand.
      workload: from.part === undefined ? workload : `${workload}-${from.part}`,
      ranges: siteOf(from).rangesOf({ workload, zones, ...(form === undefined ? {} : { form }) }),
    };
  });
}

/** Joins the networks, when all workloads have their resources. */
export function buildLinks(links: readonly PlannedLink[], placements: readonly Placement[], siteOf: (placement: Placement) => Site): void {
  const sides = new Map<Site, ReturnType<Site["linkSide"]>>();
  const sideAt = ({ provider, region }: PlannedLink["ends"][number]) => {
    const placement = placements.find((one) => one.provider === provider && one.region === region);
    if (placement === undefined) throw new Error(`nothing stands at ${provider} ${region}`);
    const site = siteOf(placement);
    const side = sides.get(site) ?? site.linkSide();
    sides.set(site, side);
    return side;
  };
  for (const { ends } of links) joinSides(sideAt(ends[0]), sideAt(ends[1]));
}
