import type { LoadBalancerArgs, WorkloadSetupArgs } from "./workload-args";

const MACHINE_PORT = 8080;

/** The load balancer with its defaults filled in; undefined where none is wanted. */
export function loadBalancerOf(args: WorkloadSetupArgs["loadBalancer"]): LoadBalancer | undefined {
  if (args === undefined || args === false) return undefined;
  const given: LoadBalancerArgs = args === true ? {} : args;
  const protocol = given.protocol ?? "http";
  const { internal = false, port, machinePort } = given;
  return {
    internal,
    protocol,
    // Callers are programs of one's own, and not every provider's internal load balancer leads from one port to another.
    port: port ?? (internal ? (machinePort ?? MACHINE_PORT) : protocol === "https" ? 443 : 80),
    machinePort: machinePort ?? (internal ? (port ?? MACHINE_PORT) : MACHINE_PORT),
    healthPath: given.healthPath ?? "/",
    ...(given.certificate === undefined ? {} : { certificate: given.certificate }),
  };
}

/** Whether clients from the internet reach a service by its load balancer. */
export function isPublic(args: WorkloadSetupArgs["loadBalancer"]): boolean {
  return loadBalancerOf(args)?.internal === false;
}

/** Ports on which callers reach the machines themselves, where the load balancer connects on its own: not the one behind an internal balancer. */
export function directPorts(ports: readonly number[], loadBalancer: LoadBalancer | undefined): readonly number[] {
  return loadBalancer?.internal === true ? ports.filter((port) => port !== loadBalancer.machinePort) : ports;
}

export type LoadBalancer = Required<Omit<LoadBalancerArgs, "certificate">> & Pick<LoadBalancerArgs, "certificate">;
