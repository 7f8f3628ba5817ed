import { NetworkSecurityGroup } from "@pulumi/azure-native/network/networkSecurityGroup";
import type { PlacedWorkload } from "../site";
import type { AzureNetwork } from "./network";

/** Who may reach a workload's machines: clients through the load balancer (to an internal one callers alone are such), health probes, declared callers; nobody else, not even the same network. */
export function securityGroup(workload: PlacedWorkload, network: AzureNetwork): NetworkSecurityGroup {
  const { name, loadBalancer, callers, linked = [], ports, parent, tags } = workload;
  const ranges = network.ownRanges(callers);
  const machines = [{ id: network.machines(workload.workload).id }];
  const common = { direction: "Inbound", sourcePortRange: "*" };
  const allow = { ...common, access: "Allow", protocol: "Tcp", destinationApplicationSecurityGroups: machines };
  const port = loadBalancer === undefined ? undefined : String(loadBalancer.machinePort);
  return new NetworkSecurityGroup(
    name,
    {
      ...network.common(),
      securityRules: [
        ...(port === undefined
          ? []
          : [
              ...(loadBalancer?.internal === true
                ? []
                : [{ ...allow, name: "clients", priority: 100, sourceAddressPrefix: "Internet", destinationPortRange: port }]),
              { ...allow, name: "health", priority: 110, sourceAddressPrefix: "AzureLoadBalancer", destinationPortRange: port },
            ]),
        ...(callers.length === 0
          ? []
          : [
              {
                ...allow,
                name: "callers",
                priority: 120,
                sourceApplicationSecurityGroups: callers.map((caller) => ({ id: network.machines(caller).id })),
                destinationPortRanges: ports.map(String),
              },
            ]),
        ...(ranges.length === 0
          ? []
          : [
              {
                ...allow,
                name: "callers-subnets",
                priority: 125,
                sourceAddressPrefixes: [...ranges],
                destinationPortRanges: ports.map(String),
              },
            ]),
        ...(linked.length === 0
          ? []
          : [
              {
                ...allow,
                name: "linked",
                priority: 130,
                sourceAddressPrefixes: linked.flatMap(({ ranges }) => ranges),
                destinationPortRanges: ports.map(String),
              },
            ]),
        {
          ...common,
          access: "Deny",
          protocol: "*",
          name: "nobody-else",
          priority: 4096,
          sourceAddressPrefix: "*",
          destinationAddressPrefix: "*",
          destinationPortRange: "*",
        },
      ],
      tags,
    },
    { parent },
  );
}
