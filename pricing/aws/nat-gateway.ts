import { pricedResource } from "../priced-resource";
import { gibUsage, hourly, used } from "./lines";

export interface NatGatewayProps {
  readonly connectivityType?: string;
}

/** Its Elastic IP is charged where that is declared. */
export const natGateway = pricedResource<NatGatewayProps>({
  type: "aws:ec2/natGateway:NatGateway",
  title: "NAT gateway",
  pricingPage: "https://aws.amazon.com/vpc/pricing/",
  usage: { dataProcessedGib: gibUsage("Data that passes through the gateway, both ways", 100) },
  price: () => [hourly("NAT gateway", "nat_gateway.hour"), used("Data processed", "nat_gateway.data", "gb", "dataProcessedGib")],
});
