import type { SkuRule } from "./service";

const rules: readonly SkuRule[] = [
  { description: /^Static Ip Charge(?: in .+)?$/, key: "external-ip.unused", unit: "hour", isFreeTierShared: true },
  { description: /^External IP Charge on a Standard VM$/, key: "external-ip.in-use", unit: "hour", isFreeTierShared: true },
  {
    description: /^External IP Charge on a Spot Preemptible VM$/,
    key: "external-ip.spot",
    unit: "hour",
    usageType: "Preemptible",
    isFreeTierShared: true,
  },
  {
    description: /^Network Load Balancing: Forwarding Rule Additional Service Charge(?: in .+)?$/,
    key: "forwarding-rule.hour",
    unit: "hour",
  },
  {
    description: /^Network Load Balancing: Forwarding Rule Minimum Service Charge(?: in .+)?$/,
    key: "load-balancer.proxy.hour",
    unit: "hour",
  },
  { description: /^Network Load Balancing: Data Processing Charge(?: in .+)?$/, key: "load-balancer.data", unit: "gib" },
  { description: /^Networking Cloud VPN Tunnel(?: in .+)?$/, group: "VPNTunnel", key: "vpn.tunnel.hour", unit: "hour" },
  { description: /^Networking Cloud Nat Data Processing(?: in .+)?$/, key: "cloud-nat.data", unit: "gib" },
  {
    // An hour of one machine; a gateway of 32 machines and more is charged as for 32: https://cloud.google.com/nat/pricing
    description: /^Networking Cloud Nat Gateway Uptime(?: in .+)?$/,
    key: "cloud-nat.gateway.hour",
    unit: "hour",
    multiple: 32,
  },
  {
    description: /^Network Internet Data Transfer Out from .+ to (?<to>Americas|Australia|China)$/,
    group: "PremiumInternetEgress",
    key: ({ to = "" }) => `egress.internet${to === "Americas" ? "" : `.${to.toLowerCase()}`}`,
    unit: "gib",
    isFreeTierShared: true,
  },
];

/** SKUs that the catalog lists under Compute Engine, under Networking, or under both: equal ones are one price. */
export const networkSkus: readonly SkuRule[] = rules.map((rule) => ({ ...rule, isOptional: true }));
