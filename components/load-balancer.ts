import type { LoadBalancerArgs, WorkloadSetupArgs } from "./workload-args";

/** The load balancer with its defaults filled in; undefined where none is wanted. */
export function loadBalancerOf(args: WorkloadSetupArgs["loadBalancer"]): LoadBalancer | undefined {
  if (args === undefined || args === false) return undefined;
  const given: LoadBalancerArgs = args === true ? {} : args;
  const protocol = given.protocol ?? "http";
  return {
    protocol,
    port: given.port ?? (protocol === "https" ? 443 : 80),
    machinePort: given.machinePort ?? 8080,
    healthPath: given.healthPath ?? "/",
    ...(given.certificate === undefined ? {} : { certificate: given.certificate }),
  };
}

export type LoadBalancer = Required<Omit<LoadBalancerArgs, "certificate">> & Pick<LoadBalancerArgs, "certificate">;
