import { pricedResource } from "../priced-resource";
import { isGiven } from "./known";
import { hourly } from "./lines";

/** Since February 2024 an address costs the same whether it is in use or idle: https://aws.amazon.com/vpc/pricing/ */
export const elasticIp = pricedResource({
  type: "aws:ec2/eip:Eip",
  title: "Elastic IP address",
  pricingPage: "https://aws.amazon.com/vpc/pricing/",
  price: (_props, context) =>
    isGiven(context, "ipamPoolId")
      ? { unknown: "whether an address of a pool is charged depends on whose the pool is" }
      : [hourly("Public IPv4 address", "public_ipv4.in_use")],
});
