import type { Placement, WorkloadNeed } from "../model";
import { isPublic } from "./load-balancer";
import type { AnyWorkloadArgs, PortfolioNeedArgs, WorkloadArgs } from "./portfolio-args";
import type { Problem } from "./problem";

/** What decides whether a workload reaches another over private networks. */
type Reaching = Pick<PortfolioNeedArgs, "links" | "networksLinked" | "sameRegion"> & {
  readonly workloads: readonly (readonly [string, AnyWorkloadArgs])[];
};

interface Talk {
  readonly from: string;
  readonly to: string;
}

/**
 * Who talks to whom over a private network that the portfolio makes: what has a load balancer is reached by its public
 * name, and what stands in networks of its own is reached as those allow.
 */
function privateTalk({ workloads }: Reaching): readonly Talk[] {
  const byName = new Map(workloads);
  const isOwn = (workload: AnyWorkloadArgs) => "network" in workload && workload.network !== undefined;
  return workloads.flatMap(([from, caller]) =>
    Object.keys(caller.talksTo ?? {}).flatMap((to): Talk[] => {
      const callee = byName.get(to);
      if (callee === undefined || isOwn(caller) || isOwn(callee)) return [];
      return isPublic((callee as Partial<WorkloadArgs>).loadBalancer) ? [] : [{ from, to }];
    }),
  );
}

/** Kinds that no provider lets a link of ours lead to, in any form or in all but one. */
const withinItsPlace: readonly (string | undefined)[] = ["object-store", "file-store", "kubernetes", "batch"];

/** Talk that nothing leads to another place for. */
function boundTalk(portfolio: Reaching): readonly Talk[] {
  const { links, networksLinked } = portfolio;
  if (networksLinked === true) return [];
  const kinds = new Map(portfolio.workloads.map(([name, { kind }]) => [name, kind]));
  return privateTalk(portfolio).filter(({ to }) => links !== true || withinItsPlace.includes(kinds.get(to)));
}

/** Groups that must share a region, since they talk over its private network: nothing leads from there to another one. */
export function talkingGroups(portfolio: Reaching): readonly (readonly string[])[] {
  const declared = portfolio.sameRegion ?? [];
  const seen = new Set<string>();
  return boundTalk(portfolio).flatMap(({ from, to }): readonly string[][] => {
    const group = [from, to].sort();
    const key = group.join(" ");
    if (seen.has(key) || declared.some((names) => names.includes(from) && names.includes(to))) return [];
    seen.add(key);
    return [group];
  });
}

/** Workloads that stand in several places, and talk to one that stands in another number of them, with nothing between. */
export function reachProblems(portfolio: Reaching, needs: readonly WorkloadNeed[]): Problem[] {
  const parts = new Map(needs.map(({ name, split }) => [name, split?.providers ?? 1]));
  return boundTalk(portfolio).flatMap(({ from, to }): Problem[] => {
    const [here, there] = [parts.get(from) ?? 1, parts.get(to) ?? 1];
    if (here === there) return [];
    const message = `is ${placesText(there)} without a public load balancer, and "${from}" ${placesText(here)}: no private network leads from one provider to another`;
    const callee = needs.find(({ name }) => name === to);
    const isService = callee?.kind === undefined || callee.kind === "service";
    const hint = withinItsPlace.includes(callee?.kind)
      ? "a link does not lead to it either: declare one for each part, or leave split out"
      : `link them (links: true)${isService ? `, or give "${to}" a public load balancer` : ""}`;
    return [{ path: ["workloads", from, "talksTo", to], atKey: true, message, hint }];
  });
}

function placesText(providers: number): string {
  return providers === 1 ? "in one place" : `in parts on ${providers} providers`;
}

/** Places of one provider that a plan has apart, though what stands there talks: links join those of different providers alone. */
export function apartProblems(portfolio: Reaching, placements: readonly Placement[]): Problem[] {
  if (portfolio.networksLinked === true) return [];
  const standing = (name: string) => placements.filter(({ workload }) => workload === name);
  return privateTalk(portfolio).flatMap(({ from, to }) =>
    standing(from).flatMap((here) =>
      standing(to).flatMap((there): Problem[] => {
        if (here.provider !== there.provider || here.region === there.region) return [];
        const message = `is planned in ${there.provider} ${there.region}, and "${from}" in ${here.region}: links join networks of different providers alone`;
        const hint = `keep them together (sameRegion: [${JSON.stringify([from, to])}]), or say that you link them yourself (networksLinked: true)`;
        return [{ path: ["workloads", from, "talksTo", to], atKey: true, message, hint }];
      }),
    ),
  );
}
