/**
 * Links between networks of different providers: IPsec tunnels between the gateways that each provider has for this,
 * with BGP, so that a tunnel that fails takes its routes with it. The providers' own guides for each pair:
 *
 *   AWS and Azure     https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-howto-aws-bgp
 *   AWS and Google    https://cloud.google.com/network-connectivity/docs/vpn/tutorials/create-ha-vpn-connections-google-cloud-aws
 *   Azure and Google  https://cloud.google.com/network-connectivity/docs/vpn/tutorials/create-ha-vpn-connections-google-cloud-azure
 *
 * Data that goes through is charged as data between the clouds, whose price it has: no charge here counts it.
 */
import type { PriceBook } from "../catalog";
import { type LinkCharge, type Provider, providers } from "../model";
import { tunnelsOf } from "./link-tunnels";
import type { Part } from "./part";
import { priceParts } from "./price-parts";

/** The virtual network gateway of Azure, and its two addresses. */
export const LINK_GATEWAY = "link-gateway";
export const linkAddress = (endpoint: number): string => `link-address-${endpoint + 1}`;
/** What is charged of a side for each tunnel or connection, counted from 0. */
export const linkConnection = (peer: Provider, index: number): string => `link-${peer}-${index + 1}`;

/** Endpoints of each side: two, so that the loss of one leaves the other. */
export const LINK_ENDPOINTS = 2;

/** A region of Azure has three zones or none. */
const AZURE_ZONES = 3;

/** What a place has once, however many links end there. `zones`: those of its region. */
export function linkGatewayParts(provider: Provider, zones: number): readonly Part[] {
  if (provider !== "azure") return [];
  // A gateway over the zones wants addresses over the zones, where there are any.
  const zonal = zones < AZURE_ZONES ? {} : { zones: Array.from({ length: AZURE_ZONES }, (_, index) => String(index + 1)) };
  const addresses = Array.from({ length: LINK_ENDPOINTS }, (_, endpoint) => ({
    name: linkAddress(endpoint),
    type: "azure-native:network:PublicIPAddress",
    inputs: { sku: { name: "Standard" }, publicIPAllocationMethod: "Static", ...zonal },
  }));
  // The smallest gateway that is not retired: https://learn.microsoft.com/azure/vpn-gateway/gateway-sku-consolidation
  const sku = { name: "VpnGw1AZ", tier: "VpnGw1AZ" };
  return [
    ...addresses,
    {
      name: LINK_GATEWAY,
      type: "azure-native:network:VirtualNetworkGateway",
      inputs: { gatewayType: "Vpn", vpnType: "RouteBased", vpnGatewayGeneration: "Generation1", sku },
      usage: { pointToSiteTunnels: 0 },
    },
  ];
}

/**
 * What a place has for its link with one other provider. `sentGib` goes through it each month: only Google's tunnels
 * are asked for it, and all of it is stated of the first, for its price falls with the whole.
 */
export function linkConnectionParts(provider: Provider, peer: Provider, sentGib: number): readonly Part[] {
  const tunnels = tunnelsOf(provider, peer);
  const part = (index: number, type: string, inputs: Part["inputs"]) => ({ name: linkConnection(peer, index), type, inputs });
  switch (provider) {
    case "aws":
      // A connection has two tunnels, whether both are used or not.
      return Array.from({ length: LINK_ENDPOINTS }, (_, index) => part(index, "aws:ec2/vpnConnection:VpnConnection", { type: "ipsec.1" }));
    case "azure":
      return tunnels.map((_, index) => ({
        ...part(index, "azure-native:network:VirtualNetworkGatewayConnection", { connectionType: "IPsec" }),
        from: { virtualNetworkGateway1: LINK_GATEWAY },
      }));
    case "gcp":
      return tunnels.map((_, index) => ({
        ...part(index, "gcp:compute/vPNTunnel:VPNTunnel", {}),
        usage: { internetEgressGib: index === 0 ? sentGib : 0 },
      }));
  }
}

const sideNames: Readonly<Record<Provider, string>> = {
  aws: "AWS's VPN connections",
  azure: "Azure's VPN gateway",
  gcp: "Google Cloud's VPN tunnels",
};
const providerNames: Readonly<Record<Provider, string>> = { aws: "AWS", azure: "Azure", gcp: "Google Cloud" };

/** What a side costs in a region, undefined where something of it has no price there. */
function sideUsd(provider: Provider, peer: Provider | undefined, region: string, book: PriceBook): number | undefined {
  const gateway = linkGatewayParts(provider, 1);
  const alone = priceParts(gateway, region, book);
  const parts = peer === undefined ? alone : priceParts([...gateway, ...linkConnectionParts(provider, peer, 0)], region, book);
  if (parts.unpriced.length > 0) return undefined;
  return peer === undefined ? parts.lowUsdPerMonth : parts.lowUsdPerMonth - alone.lowUsdPerMonth;
}

/** A charge of one side for each price that its regions have. Those without one count with the provider's dearest known, and say so. */
function sideCharges(provider: Provider, peer: Provider | undefined, label: string, book: PriceBook): readonly LinkCharge[] {
  const priced = book.regions(provider).map(({ id }) => ({ id, usdPerMonth: sideUsd(provider, peer, id, book) }));
  const dearest = Math.max(...priced.map(({ usdPerMonth }) => usdPerMonth ?? 0));
  const groups = new Map<string, LinkCharge & { readonly regions: string[] }>();
  const others = providers.filter((one) => one !== provider);
  const [first = provider, ...rest] = peer === undefined ? others : [peer];
  for (const { id, usdPerMonth: known } of priced) {
    const usdPerMonth = known ?? dearest;
    if (usdPerMonth === 0) continue;
    const said = known === undefined ? `${label} (no price there, the dearest known one)` : label;
    const group = groups.get(`${said} ${usdPerMonth}`);
    if (group !== undefined) {
      group.regions.push(id);
      continue;
    }
    const orWith = rest.length === 0 ? {} : { orWith: rest };
    groups.set(`${said} ${usdPerMonth}`, { providers: [provider, first], ...orWith, regions: [id], label: said, usdPerMonth });
  }
  return [...groups.values()];
}

const chargesMemo = new WeakMap<PriceBook, readonly LinkCharge[]>();

/** What links cost, side by side: due where workloads that talk stand at two of the providers. */
export function linkCharges(book: PriceBook): readonly LinkCharge[] {
  const known = chargesMemo.get(book);
  if (known !== undefined) return known;
  const made = providers.flatMap((provider) => [
    ...sideCharges(provider, undefined, `Links: ${sideNames[provider]}`, book),
    ...providers
      .filter((peer) => peer !== provider)
      .flatMap((peer) => sideCharges(provider, peer, `Link with ${providerNames[peer]}: ${sideNames[provider]}`, book)),
  ]);
  chargesMemo.set(book, made);
  return made;
}
