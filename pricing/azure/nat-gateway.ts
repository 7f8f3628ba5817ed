import { pricedResource } from "../priced-resource";
import { counted, hourly } from "./line";

export interface Props {
  readonly sku?: { readonly name?: string };
}

export const natGateway = pricedResource<Props>({
  type: "azure-native:network:NatGateway",
  title: "NAT gateway",
  pricingPage: "https://azure.microsoft.com/pricing/details/azure-nat-gateway/",
  usage: { dataProcessedGb: { unit: "gb", doc: "Data processed, inbound and outbound", assumed: { low: 0, high: 100 } } },
  price: ({ sku }) =>
    sku?.name?.toLowerCase() === "standardv2"
      ? { unknown: "the price book has no price for NAT gateways of the SKU StandardV2" }
      : [hourly("NAT gateway", "nat-gateway.hour"), counted("Data processed", "nat-gateway.data", "gb", { usage: "dataProcessedGb" })],
});
