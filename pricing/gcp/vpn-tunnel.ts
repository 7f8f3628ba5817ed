import { HOURS_PER_MONTH } from "../../model";
import { pricedResource } from "../priced-resource";

/** Tunnel of a classic or high-availability VPN. Its gateway costs nothing by itself; what it sends is internet egress. */
export const vpnTunnel = pricedResource<Record<string, never>>({
  type: "gcp:compute/vPNTunnel:VPNTunnel",
  title: "Cloud VPN tunnel",
  pricingPage: "https://cloud.google.com/network-connectivity/docs/vpn/pricing",
  usage: {
    internetEgressGib: {
      unit: "gib",
      doc: "Data sent through the tunnel to a peer on the internet a month.",
      assumed: { low: 0, high: 100 },
    },
  },
  price: () => [
    { label: "VPN tunnel", price: { key: "vpn.tunnel.hour", per: "hour" }, quantity: HOURS_PER_MONTH },
    { label: "IPSec traffic to the internet", price: { key: "egress.internet", per: "gib" }, quantity: { usage: "internetEgressGib" } },
  ],
});
