import { pricedResource } from "../priced-resource";
import { hourly } from "./lines";

export interface EipProps {
  readonly instance?: string;
  readonly ipamPoolId?: string;
}

/** Since February 2024 an address costs the same whether it is in use or idle: https://aws.amazon.com/vpc/pricing/ */
export const elasticIp = pricedResource<EipProps>({
  type: "aws:ec2/eip:Eip",
  title: "Elastic IP address",
  pricingPage: "https://aws.amazon.com/vpc/pricing/",
  price: ({ ipamPoolId }) =>
    ipamPoolId === undefined
      ? [hourly("Public IPv4 address", "public_ipv4.in_use")]
      : { free: "an address of one's own pool is not charged" },
});
