import { pricedResource } from "../priced-resource";
import { hourly } from "./line";

export interface Props {
  readonly sku?: { readonly name?: string; readonly tier?: string };
  readonly publicIPAllocationMethod?: string;
  readonly publicIPAddressVersion?: string;
  readonly publicIPPrefix?: object;
}

export const publicIpAddress = pricedResource<Props>({
  type: "azure-native:network:PublicIPAddress",
  title: "Public IP address",
  pricingPage: "https://azure.microsoft.com/pricing/details/ip-addresses/",
  price: (props) => {
    if (props.publicIPPrefix !== undefined) return { free: "the prefix that it comes from is charged, address by address" };
    if (props.publicIPAddressVersion?.toLowerCase() === "ipv6") return { free: "IPv6 addresses cost nothing" };
    // Without a SKU the API makes a Basic address, dynamic unless said otherwise.
    const standard = props.sku?.name?.toLowerCase().startsWith("standard") ?? false;
    if (standard && props.sku?.tier?.toLowerCase() === "global") return [hourly("IP address (Standard, global)", "public-ip.global.hour")];
    if (standard) return [hourly("IP address (Standard, static)", "public-ip.standard.hour")];
    const fixed = props.publicIPAllocationMethod?.toLowerCase() === "static";
    return [
      fixed
        ? hourly("IP address (Basic, static)", "public-ip.basic.static.hour")
        : hourly("IP address (Basic, dynamic)", "public-ip.basic.hour"),
    ];
  },
});
