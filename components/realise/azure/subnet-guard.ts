import { NetworkSecurityGroup } from "@pulumi/azure-native/network/networkSecurityGroup";
import type { PlacedKind } from "../site";
import type { AzureNetwork } from "./network";

/**
 * Lets the declared callers, wherever in the network they run, reach a workload's own subnet on its ports, and what stands
 * inside talk among itself; clients from the internet on `publicPorts`, which most workloads have none of; nobody else.
 */
export function subnetGuard(
  { name, workload, callers, tags, parent }: PlacedKind,
  network: AzureNetwork,
  ports: readonly number[],
  publicPorts: readonly number[] = [],
): NetworkSecurityGroup {
  const own = network.rangeOf(workload);
  const rule = { direction: "Inbound", sourcePortRange: "*" };
  const allow = { ...rule, access: "Allow", protocol: "Tcp", destinationAddressPrefix: own, destinationPortRanges: ports.map(String) };
  return new NetworkSecurityGroup(
    name,
    {
      ...network.common(),
      securityRules: [
        ...(publicPorts.length === 0
          ? []
          : [
              { ...allow, name: "clients", priority: 80, sourceAddressPrefix: "Internet", destinationPortRanges: publicPorts.map(String) },
              // The platform's own proxies answer its probes on these.
              { ...allow, name: "health", priority: 90, sourceAddressPrefix: "AzureLoadBalancer", destinationPortRanges: ["30000-32767"] },
            ]),
        ...(callers.length === 0 || ports.length === 0
          ? []
          : [
              {
                ...allow,
                name: "callers-machines",
                priority: 100,
                sourceApplicationSecurityGroups: callers.map((caller) => ({ id: network.machines(caller).id })),
              },
              { ...allow, name: "callers-subnets", priority: 110, sourceAddressPrefixes: callers.map((caller) => network.rangeOf(caller)) },
            ]),
        {
          ...rule,
          access: "Allow",
          protocol: "*",
          name: "among-itself",
          priority: 120,
          sourceAddressPrefix: own,
          destinationAddressPrefix: own,
          destinationPortRange: "*",
        },
        {
          ...rule,
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
