import { NetworkSecurityGroup } from "@pulumi/azure-native/network/networkSecurityGroup";
import type { PlacedKind } from "../site";
import type { AzureNetwork } from "./network";

/**
 * Lets the declared callers, wherever in the network they run, reach a workload's own subnet on its ports, and what
 * stands inside talk among itself; nobody else.
 */
export function subnetGuard(
  { name, workload, callers, tags, parent }: PlacedKind,
  network: AzureNetwork,
  ports: readonly number[],
): NetworkSecurityGroup {
  const own = network.rangeOf(workload);
  const rule = { direction: "Inbound", sourcePortRange: "*" };
  const allow = { ...rule, access: "Allow", protocol: "Tcp", destinationAddressPrefix: own, destinationPortRanges: ports.map(String) };
  return new NetworkSecurityGroup(
    name,
    {
      ...network.common(),
      securityRules: [
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
