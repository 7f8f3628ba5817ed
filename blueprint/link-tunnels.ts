import type { Provider } from "../model";

/** A BGP speaker's number at each provider: private ones that none of the others reserves (https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-vpn-faq, "ASNs"). */
export const linkAsn: Readonly<Record<Provider, number>> = { aws: 64512, azure: 65515, gcp: 64514 };

/** One tunnel between two sides. */
export interface TunnelPlan {
  /** Which endpoint of each side it joins, 0 or 1: on AWS the connection. */
  readonly endpoint: number;
  /** Of an AWS connection's two tunnels, 1 or 2. */
  readonly awsTunnel: 1 | 2;
  /** Addresses inside the tunnel, between which BGP speaks: a /30. */
  readonly insideRange: string;
  readonly inside: Readonly<Partial<Record<Provider, string>>>;
}

/** AWS takes the first address of a /30, and so does Google here: https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html */
function tunnel(endpoint: number, awsTunnel: 1 | 2, network: string, host: number, first: Provider, second: Provider): TunnelPlan {
  return {
    endpoint,
    awsTunnel,
    insideRange: `${network}.${host}/30`,
    inside: { [first]: `${network}.${host + 1}`, [second]: `${network}.${host + 2}` },
  };
}

/**
 * The tunnels of a link. Azure speaks BGP on addresses of 169.254.21.0 to 169.254.22.255 alone, each once on a gateway:
 * https://learn.microsoft.com/azure/vpn-gateway/bgp-howto. It charges nothing for up to ten tunnels and AWS nothing for
 * the second of a connection, so that they share four; Google charges each, so that its links have two.
 */
const tunnels: Readonly<Record<string, readonly TunnelPlan[]>> = {
  "aws azure": [
    tunnel(0, 1, "169.254.21", 0, "aws", "azure"),
    tunnel(0, 2, "169.254.22", 0, "aws", "azure"),
    tunnel(1, 1, "169.254.21", 4, "aws", "azure"),
    tunnel(1, 2, "169.254.22", 4, "aws", "azure"),
  ],
  "aws gcp": [tunnel(0, 1, "169.254.30", 0, "aws", "gcp"), tunnel(1, 1, "169.254.30", 4, "aws", "gcp")],
  "azure gcp": [tunnel(0, 1, "169.254.21", 8, "gcp", "azure"), tunnel(1, 1, "169.254.21", 12, "gcp", "azure")],
};

/** The tunnels of the link of two providers, whichever is named first. */
export function tunnelsOf(one: Provider, other: Provider): readonly TunnelPlan[] {
  const found = tunnels[[one, other].sort().join(" ")];
  if (found === undefined) throw new Error(`${one} and ${other} have no link`);
  return found;
}

/** All addresses inside tunnels at which one endpoint of a side answers, whoever it is linked with. */
export function insideAddresses(provider: Provider, endpoint: number): readonly string[] {
  return Object.values(tunnels)
    .flat()
    .flatMap((one) => (one.endpoint === endpoint ? (one.inside[provider] ?? []) : []));
}

/** AWS makes the second tunnel of a connection in any case: where it is not used it lies here. */
export const unusedInsideRange = (endpoint: number): string => `169.254.31.${endpoint * 4}/30`;
