import { privateNameCharges, privateNameParts } from "../blueprint";
import type { PriceBook } from "../catalog";
import { isProvider, type Placement, type PortfolioNeed, type WorkloadNeed } from "../model";
import { loadBalancerOf } from "./load-balancer";
import type { PlannedUsage } from "./planned-usage";
import type { AnyWorkloadArgs, WorkloadArgs } from "./portfolio-args";
import type { Problem } from "./problem";
import { type PrivateNames, partName } from "./realise/site";

/** Their platforms answer requests for names of their own alone. */
const OWN_NAMES_ONLY: ReadonlySet<string> = new Set(["cloud-run", "container-apps"]);

/** The workloads that get a name: services behind an internal load balancer, in the portfolio's own networks. */
function named(workloads: readonly (readonly [string, AnyWorkloadArgs])[]): readonly string[] {
  return workloads.flatMap(([name, workload]) => {
    const { loadBalancer, network } = workload as Partial<WorkloadArgs>;
    return loadBalancerOf(loadBalancer)?.internal === true && network === undefined ? [name] : [];
  });
}

/** A private domain in which there is nothing to name. */
export function privateNameProblems(domain: string | undefined, workloads: readonly (readonly [string, AnyWorkloadArgs])[]): Problem[] {
  if (domain === undefined || named(workloads).length > 0) return [];
  const message = "names nothing: no workload has an internal load balancer in a network of the portfolio";
  return [{ path: ["privateDomain"], message, hint: "give what others call loadBalancer: { internal: true }" }];
}

/** Needs without the ways to serve them that know no name but their own. */
export function underPrivateNames(
  domain: string | undefined,
  workloads: readonly (readonly [string, AnyWorkloadArgs])[],
  needs: readonly WorkloadNeed[],
): readonly WorkloadNeed[] {
  if (domain === undefined) return needs;
  const names = new Set(named(workloads));
  return needs.map((need) => {
    if (need.offered === undefined || !names.has(need.name)) return need;
    const quotes = need.offered.quotes.filter(({ form }) => !OWN_NAMES_ONLY.has(form));
    return { ...need, offered: { ...need.offered, quotes } };
  });
}

/** Who is named, and what the zones cost. */
export function privateNamesNeed(
  domain: string | undefined,
  declared: readonly (readonly [string, AnyWorkloadArgs])[],
  book: PriceBook,
): Pick<PortfolioNeed, "privateNames" | "siteCharges"> {
  if (domain === undefined) return {};
  const workloads = named(declared);
  return { privateNames: { domain, workloads }, siteCharges: privateNameCharges(workloads, book) };
}

/** The zone of a place and what is named there; undefined where nothing is. */
export function privateNamesAt(
  { privateNames }: Pick<PortfolioNeed, "privateNames">,
  placements: readonly Placement[],
  at: Pick<Placement, "provider" | "region">,
): PrivateNames | undefined {
  if (privateNames === undefined || !isProvider(at.provider)) return undefined;
  const here = placements.filter(({ provider, region }) => provider === at.provider && region === at.region);
  const workloads = privateNames.workloads.filter((name) => here.some(({ workload }) => workload === name));
  return workloads.length === 0 ? undefined : { domain: privateNames.domain, workloads, parts: privateNameParts(at.provider) };
}

/** What will be used of the zones, by the names of their resources. */
export function privateNameUsage(
  need: Pick<PortfolioNeed, "privateNames">,
  placements: readonly Placement[],
  siteNameOf: (placement: Placement) => string,
): PlannedUsage {
  return Object.fromEntries(
    placements.flatMap((placement) =>
      (privateNamesAt(need, placements, placement)?.parts ?? []).flatMap(({ name, usage }) =>
        usage === undefined ? [] : [[partName(siteNameOf(placement), name), usage] as const],
      ),
    ),
  );
}
