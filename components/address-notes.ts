import type { Placement, PortfolioNeed } from "../model";
import { gatewayUse } from "./internet-access";
import { isPublic, loadBalancerOf } from "./load-balancer";
import type { AnyWorkloadArgs, WorkloadArgs } from "./portfolio-args";

/** Where callers come without an address to call, or without a way to it: both are well-formed, and neither works. */
export interface AddressNotes {
  readonly warnings: readonly string[];
  readonly notes: readonly string[];
}

/** Forms of services that are groups in the private network, as machines are: others have an address from their platform. */
const isGroup = ({ form }: Placement) => form === undefined || form === "fargate";

/** What to say of services that others talk to, once it is known where all of them stand. */
export function addressNotes(
  workloads: readonly (readonly [string, AnyWorkloadArgs])[],
  need: PortfolioNeed,
  placements: readonly Placement[],
): AddressNotes {
  const byName = new Map(workloads);
  const groupOf = (name: string) => {
    const args = byName.get(name);
    const placement = placements.find(({ workload }) => workload === name);
    const isService = args !== undefined && (args.kind ?? "service") === "service";
    return isService && placement !== undefined && isGroup(placement) ? { args: args as WorkloadArgs, placement } : undefined;
  };
  const warnings: string[] = [];
  const unaddressed = new Map<string, string[]>();
  for (const [from, { talksTo }] of workloads) {
    for (const to of Object.keys(talksTo ?? {})) {
      const callee = groupOf(to);
      if (callee === undefined || callee.args.network !== undefined) continue;
      const caller = groupOf(from);
      const shutIn =
        caller !== undefined && caller.args.network === undefined && gatewayUse(need, placements, caller.placement) === undefined;
      if (isPublic(callee.args.loadBalancer) && shutIn)
        warnings.push(
          `"${from}" talks to "${to}", whose load balancer has a public address, and has no way to the internet: give "${to}" loadBalancer: { internal: true }, or "${from}" internetAccess: true`,
        );
      // What is watched by a Prometheus is found by its tags.
      if (loadBalancerOf(callee.args.loadBalancer) === undefined && callee.args.metricsPort === undefined)
        unaddressed.set(to, [...(unaddressed.get(to) ?? []), from]);
    }
  }
  const notes = [...unaddressed].map(([to, callers]) => {
    const who = callers.map((caller) => `"${caller}"`).join(", ");
    return `${who} ${callers.length > 1 ? "talk" : "talks"} to "${to}", a group without an address: loadBalancer: { internal: true } gives it one`;
  });
  return { warnings, notes };
}
