import { PrivateZone, type PrivateZoneArgs } from "@pulumi/azure-native/privatedns/privateZone";
import { VirtualNetworkLink } from "@pulumi/azure-native/privatedns/virtualNetworkLink";
import type * as pulumi from "@pulumi/pulumi";
import { type PlacedKind, partInputs, partName } from "../site";
import type { AzureNetwork } from "./network";

/** A zone that only the workload's network knows; `link` has to be there before names are of use. */
export function privateZone(
  workload: PlacedKind,
  network: AzureNetwork,
  privateZoneName: pulumi.Input<string>,
): { readonly zone: PrivateZone; readonly link: VirtualNetworkLink } {
  const { name, tags, parent } = workload;
  const resourceGroupName = network.group().name;
  const zoneName = partName(name, "zone");
  const zone = new PrivateZone(
    zoneName,
    { resourceGroupName, privateZoneName, ...partInputs<Partial<PrivateZoneArgs>>(workload, "zone"), tags },
    { parent },
  );
  const link = new VirtualNetworkLink(
    zoneName,
    {
      resourceGroupName,
      privateZoneName: zone.name,
      location: "global",
      virtualNetwork: { id: network.network().id },
      registrationEnabled: false,
      tags,
    },
    { parent },
  );
  return { zone, link };
}
