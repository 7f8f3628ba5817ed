import { PrivateRecordSet } from "@pulumi/azure-native/privatedns/privateRecordSet";
import { PrivateZone } from "@pulumi/azure-native/privatedns/privateZone";
import { VirtualNetworkLink } from "@pulumi/azure-native/privatedns/virtualNetworkLink";
import { type NameGiver, Names, TTL_SECONDS } from "../private-names";
import type { SiteSpec } from "../site";
import type { AzureNetwork } from "./network";

/** Names in a private zone of Azure DNS, which the place's network is linked to. */
export function azureNames(spec: SiteSpec, network: AzureNetwork): NameGiver {
  const { tags, parent } = spec;
  return new Names<PrivateZone>(spec, {
    zone: (name, privateZoneName, inputs) => {
      const resourceGroupName = network.group().name;
      const zone = new PrivateZone(name, { ...inputs, resourceGroupName, privateZoneName, tags }, { parent });
      const virtualNetwork = { id: network.network().id };
      new VirtualNetworkLink(
        name,
        { resourceGroupName, privateZoneName: zone.name, location: "global", virtualNetwork, registrationEnabled: false, tags },
        { parent },
      );
      return zone;
    },
    record: (zone, { name, label, host }) =>
      void new PrivateRecordSet(
        name,
        {
          resourceGroupName: network.group().name,
          privateZoneName: zone.name,
          relativeRecordSetName: label,
          recordType: "A",
          ttl: TTL_SECONDS,
          aRecords: [{ ipv4Address: host }],
        },
        { parent },
      ),
  });
}
