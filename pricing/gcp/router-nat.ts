import { HOURS_PER_MONTH } from "../../model";
import { type LineSpec, type PricingContext, pricedResource } from "../priced-resource";
import { ifKnown } from "./known";

export interface RouterNatProps {
  readonly natIpAllocateOption?: string;
  readonly natIps?: readonly string[];
  readonly type?: string;
}

/**
 * Google charges a gateway per machine that it serves, up to a cap that 32 machines reach: the book has the cap.
 * https://cloud.google.com/nat/pricing
 */
const MACHINES_AT_CAP = 32;

export const routerNat = pricedResource<RouterNatProps>({
  type: "gcp:compute/routerNat:RouterNat",
  title: "Cloud NAT gateway",
  pricingPage: "https://cloud.google.com/nat/pricing",
  usage: {
    assignedVms: {
      unit: "unit",
      doc: "Virtual machines that use the gateway, averaged over the month; from 32 on the gateway costs the same.",
      assumed: { low: 0, high: MACHINES_AT_CAP },
    },
    dataProcessedGib: { unit: "gib", doc: "Data that the gateway processes in both directions a month.", assumed: { low: 0, high: 100 } },
    externalIpAddresses: { unit: "unit", doc: "Addresses that an automatic gateway holds.", assumed: { low: 0, high: 1 } },
  },
  price: (props, context) => {
    if (props.type === "PRIVATE") return { unknown: "the price book has no figures for Private NAT" };
    const atCap = (context.usage("assignedVms") ?? 0) >= MACHINES_AT_CAP;
    return [
      {
        label: "NAT gateway (per assigned VM, up to 32)",
        price: { key: "cloud-nat.gateway.hour", per: "hour" },
        quantity: atCap ? HOURS_PER_MONTH : { usage: "assignedVms", factor: HOURS_PER_MONTH / MACHINES_AT_CAP },
      },
      { label: "Data processed", price: { key: "cloud-nat.data", per: "gib" }, quantity: { usage: "dataProcessedGib" } },
      addressLine(props, context),
    ];
  },
});

function addressLine(props: RouterNatProps, context: PricingContext): LineSpec {
  const price = { key: "external-ip.in-use", per: "hour" } as const;
  // Addresses whose URLs are not known yet are counted by the resources that they come from.
  const declared = ifKnown(() => props.natIps?.length);
  if (props.natIpAllocateOption === "MANUAL_ONLY" || declared === undefined || declared.value !== undefined) {
    const count = declared?.value ?? context.related("gcp:compute/address:Address", "natIps").length;
    return { label: `External IP address (in use, ${count} assigned)`, price, quantity: HOURS_PER_MONTH * count };
  }
  return { label: "External IP address (in use, automatic)", price, quantity: { usage: "externalIpAddresses", factor: HOURS_PER_MONTH } };
}
