import { LocalNetworkGateway } from "@pulumi/azure-native/network/localNetworkGateway";
import { PublicIPAddress, type PublicIPAddressArgs } from "@pulumi/azure-native/network/publicIPAddress";
import { Subnet } from "@pulumi/azure-native/network/subnet";
import { VirtualNetworkGateway, type VirtualNetworkGatewayArgs } from "@pulumi/azure-native/network/virtualNetworkGateway";
import {
  VirtualNetworkGatewayConnection,
  type VirtualNetworkGatewayConnectionArgs,
} from "@pulumi/azure-native/network/virtualNetworkGatewayConnection";
import * as pulumi from "@pulumi/pulumi";
import { insideAddresses, LINK_ENDPOINTS, LINK_GATEWAY, linkAddress, linkAsn, linkConnection, tunnelsOf } from "../../../blueprint";
import type { Provider } from "../../../model";
import { LINK_LIFETIME_SECONDS, linkRange, linksOf } from "../link";
import type { LinkSide, PeerTunnel } from "../link-side";
import { partInputs, partName, type SiteSpec } from "../site";
import type { AzureNetwork } from "./network";

const endpoints = Array.from({ length: LINK_ENDPOINTS }, (_, endpoint) => endpoint);
const CONFIGURATIONS = ["first", "second"] as const;

/** Both at work, each with an address of its own, over the zones of the region: https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-highlyavailable */
interface Gateway {
  readonly gateway: VirtualNetworkGateway;
  readonly addresses: readonly pulumi.Output<string>[];
  /** Id of the configuration of each endpoint. */
  readonly configurations: readonly pulumi.Output<string>[];
}

/** A gateway of two machines, and for each tunnel a connection to what Azure calls a local network gateway: the other side's end. */
export function azureLinkSide(spec: SiteSpec, network: AzureNetwork): LinkSide {
  let made: Gateway | undefined;
  const gateway = () => {
    made ??= makeGateway(spec, network);
    return made;
  };
  return {
    kind: "joins",
    provider: "azure",
    makesSecrets: false,
    endpoints: () => gateway().addresses,
    join: (peer, tunnels) => tunnels.map((tunnel, index) => connect(spec, network, gateway(), peer, tunnel, index)),
  };
}

function makeGateway(spec: SiteSpec, network: AzureNetwork): Gateway {
  const { name, tags } = spec;
  const parts = linksOf(spec);
  const virtualNetwork = network.network();
  const parent = virtualNetwork;
  const subnet = new Subnet(
    partName(name, "link"),
    {
      resourceGroupName: network.group().name,
      virtualNetworkName: virtualNetwork.name,
      // Azure knows it by this name.
      subnetName: "GatewaySubnet",
      addressPrefix: linkRange(name),
    },
    { parent },
  );
  const addresses = endpoints.map(
    (endpoint) =>
      new PublicIPAddress(
        partName(name, linkAddress(endpoint)),
        { ...network.common(), ...partInputs<Partial<PublicIPAddressArgs>>(parts, linkAddress(endpoint)), tags },
        { parent },
      ),
  );
  const own = partName(name, LINK_GATEWAY);
  // Its configurations are named in its own BGP settings: their ids have to be known before it is there.
  const configurations = CONFIGURATIONS.map(
    (one) => pulumi.interpolate`${network.group().id}/providers/Microsoft.Network/virtualNetworkGateways/${own}/ipConfigurations/${one}`,
  );
  const gateway = new VirtualNetworkGateway(
    own,
    {
      ...network.common(),
      ...partInputs<Partial<VirtualNetworkGatewayArgs>>(parts, LINK_GATEWAY),
      virtualNetworkGatewayName: own,
      activeActive: true,
      enableBgp: true,
      bgpSettings: {
        asn: linkAsn.azure,
        bgpPeeringAddresses: configurations.map((ipconfigurationId, endpoint) => ({
          ipconfigurationId,
          customBgpIpAddresses: [...insideAddresses("azure", endpoint)],
        })),
      },
      ipConfigurations: addresses.map(({ id }, endpoint) => ({
        name: CONFIGURATIONS[endpoint] ?? "",
        privateIPAllocationMethod: "Dynamic",
        publicIPAddress: { id },
        subnet: { id: subnet.id },
      })),
      tags,
    },
    { parent },
  );
  return { gateway, addresses: addresses.map(({ ipAddress }) => ipAddress.apply((address) => address ?? "")), configurations };
}

function connect(
  spec: SiteSpec,
  network: AzureNetwork,
  { gateway, configurations }: Gateway,
  peer: Provider,
  { plan, peerAddress, secret }: PeerTunnel,
  index: number,
): pulumi.Output<string> {
  if (secret === undefined) throw new Error("Azure is given the keys of its tunnels");
  const { name, tags } = spec;
  const part = linkConnection(peer, index);
  const parent = gateway;
  const other = new LocalNetworkGateway(
    partName(name, part),
    {
      ...network.common(),
      gatewayIpAddress: peerAddress,
      // What lies behind it is learned by BGP.
      bgpSettings: { asn: linkAsn[peer], bgpPeeringAddress: plan.inside[peer] ?? "" },
      tags,
    },
    { parent },
  );
  new VirtualNetworkGatewayConnection(
    partName(name, part),
    {
      ...network.common(),
      ...partInputs<Pick<VirtualNetworkGatewayConnectionArgs, "connectionType">>(linksOf(spec), part),
      virtualNetworkGateway1: { id: gateway.id },
      localNetworkGateway2: { id: other.id },
      connectionProtocol: "IKEv2",
      enableBgp: true,
      sharedKey: secret,
      gatewayCustomBgpIpAddresses: configurations.map((ipConfigurationId, endpoint) => ({
        ipConfigurationId,
        customBgpIpAddress: spoken(peer, plan, endpoint),
      })),
      ipsecPolicies: [
        {
          ikeEncryption: "AES256",
          ikeIntegrity: "SHA384",
          dhGroup: "ECP384",
          ipsecEncryption: "GCMAES256",
          ipsecIntegrity: "GCMAES256",
          pfsGroup: "ECP384",
          saLifeTimeSeconds: LINK_LIFETIME_SECONDS,
          // The largest but none at all: the time decides.
          saDataSizeKilobytes: 102_400_000,
        },
      ],
      usePolicyBasedTrafficSelectors: false,
      tags,
    },
    { parent, additionalSecretOutputs: ["sharedKey"] },
  );
  return secret;
}

/** The address that an endpoint speaks on. The one that the tunnel does not end at has to name one as well: that of its own tunnel. */
function spoken(peer: Provider, plan: PeerTunnel["plan"], endpoint: number): string {
  const own = tunnelsOf("azure", peer).find((one) => one.endpoint === endpoint && one.awsTunnel === plan.awsTunnel);
  return (plan.endpoint === endpoint ? plan : own)?.inside.azure ?? "";
}
