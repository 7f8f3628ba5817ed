import { type FailoverSpec, failoverExtras, failoverParts } from "../blueprint";
import type { PriceBook } from "../catalog";
import type { Placement, WorkloadNeed } from "../model";
import { loadBalancerOf } from "./load-balancer";
import type { PlannedUsage } from "./planned-usage";
import type { Path, Problem } from "./problem";
import { partName } from "./realise/site";
import type { DomainArgs } from "./workload-args";
import type { PlainWorkload } from "./workload-need";

const DEFAULT_QUERIES_PER_MONTH = 1_000_000;

function failoverSpec({ hostedOn, queriesPerMonth = DEFAULT_QUERIES_PER_MONTH }: DomainArgs, protocol: "http" | "https"): FailoverSpec {
  return { hostedOn, protocol, queriesPerMonth };
}

/** A domain that leads nowhere, or that its host cannot answer for as declared. */
export function domainProblems({ domain, loadBalancer, split, container }: PlainWorkload, path: Path): Problem[] {
  if (domain === undefined) return [];
  const at = [...path, "domain"];
  if (loadBalancerOf(loadBalancer)?.internal === true)
    return [{ path: at, message: "is for clients outside, whom an internal load balancer does not let in", hint: "leave out internal" }];
  if (loadBalancerOf(loadBalancer) === undefined)
    return [{ path: at, message: "leads nowhere, for the workload has no load balancer", hint: "set loadBalancer: true" }];
  if (container !== undefined)
    return [{ path: at, message: "is not given to containers yet, whose place has a name of its own", hint: "leave out container" }];
  if (domain.mode === "active-passive" && split === undefined)
    return [{ path: [...at, "mode"], message: "is active-passive, but there is one place only", hint: "add split: { providers: 2 }" }];
  if (domain.mode === "active-passive" && (split?.providers ?? 0) > 2)
    return [{ path: [...at, "mode"], message: "is active-passive, which has two places, not more", hint: "use active-active" }];
  return [];
}

/** A need with what answering for its domain costs. */
export function withDomain(need: WorkloadNeed, { domain, loadBalancer }: PlainWorkload, book: PriceBook): WorkloadNeed {
  const of = need.split?.providers ?? 1;
  const balancer = loadBalancerOf(loadBalancer);
  if (domain === undefined || balancer === undefined || of === 1) return need;
  return { ...need, extras: [...(need.extras ?? []), ...failoverExtras(failoverSpec(domain, balancer.protocol), of, book)] };
}

/** What answers for the domain of a service: the parts with a price, and what will be used of them. */
export function domainParts(domain: DomainArgs, loadBalancer: PlainWorkload["loadBalancer"], placements: readonly Placement[]) {
  const balancer = loadBalancerOf(loadBalancer);
  if (balancer === undefined) throw new Error("a domain leads to a load balancer");
  const targets = placements.map(({ part = 1, provider }) => ({ part, provider }));
  const parts = targets.length > 1 ? failoverParts(failoverSpec(domain, balancer.protocol), targets) : [];
  return { balancer, parts };
}

/** Use of the resources that answer for a domain, by their names. */
export function domainUsage(
  name: string,
  domain: DomainArgs,
  loadBalancer: PlainWorkload["loadBalancer"],
  placements: readonly Placement[],
): PlannedUsage {
  const { parts } = domainParts(domain, loadBalancer, placements);
  return Object.fromEntries(parts.flatMap((part) => (part.usage === undefined ? [] : [[partName(name, part.name), part.usage]])));
}
