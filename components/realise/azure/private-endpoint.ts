import { PrivateEndpoint, type PrivateEndpointArgs } from "@pulumi/azure-native/network/privateEndpoint";
import { PrivateRecordSet } from "@pulumi/azure-native/privatedns/privateRecordSet";
import type * as pulumi from "@pulumi/pulumi";
import { type PlacedKind, partInputs, partName } from "../site";
import type { AzureNetwork } from "./network";
import { privateZone } from "./private-names";
import { subnetGuard } from "./subnet-guard";

/**
 * An address in a subnet of the workload's own that leads to a service, under the service's own name. The zone holds that
 * one name alone, so that several workloads of one network do not get into each other's way.
 */
export function privateEndpoint(
  workload: PlacedKind,
  network: AzureNetwork,
  service: {
    readonly id: pulumi.Input<string>;
    readonly group: string;
    readonly host: pulumi.Input<string>;
    readonly ports: readonly number[];
    /** The workload's own machines stand in the same subnet. */
    readonly withWayOut?: boolean;
  },
): { readonly endpoint: PrivateEndpoint; readonly subnetId: pulumi.Output<string> } {
  const { name, tags, parent } = workload;
  const guard = subnetGuard(workload, network, service.ports);
  const subnet = network.ownSubnet(workload.workload, {
    networkSecurityGroup: { id: guard.id },
    privateEndpointNetworkPolicies: "Enabled",
    ...(service.withWayOut === true ? network.wayOut() : {}),
  });
  const part = partName(name, "endpoint");
  const endpoint = new PrivateEndpoint(
    part,
    {
      ...network.common(),
      ...partInputs<Partial<PrivateEndpointArgs>>(workload, "endpoint"),
      subnet: { id: subnet.id },
      privateLinkServiceConnections: [{ name: "service", privateLinkServiceId: service.id, groupIds: [service.group] }],
      tags,
    },
    { parent },
  );
  const { zone } = privateZone(workload, network, service.host);
  new PrivateRecordSet(
    part,
    {
      resourceGroupName: network.group().name,
      privateZoneName: zone.name,
      relativeRecordSetName: "@",
      recordType: "A",
      ttl: 60,
      aRecords: endpoint.customDnsConfigs.apply((configs) =>
        (configs ?? []).flatMap(({ ipAddresses }) => (ipAddresses ?? []).map((ipv4Address) => ({ ipv4Address }))),
      ),
    },
    { parent },
  );
  return { endpoint, subnetId: subnet.id };
}
