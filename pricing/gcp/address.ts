import { HOURS_PER_MONTH } from "../../model";
import { type PricedResource, type Pricing, type PricingContext, pricedResource } from "../priced-resource";

export interface AddressProps {
  readonly addressType?: string;
  readonly ipVersion?: string;
}

/** External IP address reserved in a region, and a global one. */
export const address = staticAddress("gcp:compute/address:Address", "Static external IP address");
export const globalAddress = staticAddress("gcp:compute/globalAddress:GlobalAddress", "Global static external IP address", "global");

/** What can use an address. Where one of them does, the address itself costs nothing more. */
const USERS: readonly (readonly [type: string, reason: string])[] = [
  ["gcp:compute/instance:Instance", "it is in use: the machine that has it is charged for it"],
  ["gcp:compute/instanceTemplate:InstanceTemplate", "it is in use: the machine that has it is charged for it"],
  ["gcp:compute/instanceFromTemplate:InstanceFromTemplate", "it is in use: the machine that has it is charged for it"],
  ["gcp:compute/routerNat:RouterNat", "it is in use: the NAT gateway that has it is charged for it"],
  ["gcp:compute/forwardingRule:ForwardingRule", "an address of a forwarding rule is not charged"],
  ["gcp:compute/globalForwardingRule:GlobalForwardingRule", "an address of a forwarding rule is not charged"],
  ["kubernetes:core/v1:Service", "an address of a load balancer's forwarding rule is not charged"],
  ["kubernetes:networking.k8s.io/v1:Ingress", "an address of a load balancer's forwarding rule is not charged"],
  ["kubernetes:helm.sh/v3:Release", "a chart takes it for its load balancer: an address of a forwarding rule is not charged"],
  ["kubernetes:helm.sh/v3:Chart", "a chart takes it for its load balancer: an address of a forwarding rule is not charged"],
];

function staticAddress(type: string, title: string, scope?: "global"): PricedResource {
  return pricedResource<AddressProps>({
    type,
    title,
    pricingPage: "https://cloud.google.com/vpc/network-pricing#ipaddress",
    ...(scope === undefined ? {} : { scope }),
    price: (props, context) => priceAddress(props, context),
  });
}

function priceAddress(props: AddressProps, context: PricingContext): Pricing {
  if (props.addressType === "INTERNAL") return { free: "internal addresses are not charged" };
  if (props.ipVersion === "IPV6") return { free: "IPv6 addresses are not charged" };
  const user = USERS.find(([type]) => context.dependants(type).length > 0);
  if (user !== undefined) return { free: user[1] };
  return [
    {
      label: "Static IP address (reserved, nothing in this stack uses it)",
      price: { key: "external-ip.unused", per: "hour" },
      quantity: HOURS_PER_MONTH,
    },
  ];
}
