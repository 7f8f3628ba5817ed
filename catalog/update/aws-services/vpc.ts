import { type AwsPriceRule, type AwsService, perGb, perHour } from "./rule";

const gatewayHours = (key: string, operation: string): AwsPriceRule =>
  perHour(`transit_gateway.${key}`, "TransitGateway-Hours", { where: { operation } });

/** https://aws.amazon.com/vpc/pricing/ https://aws.amazon.com/transit-gateway/pricing/ https://aws.amazon.com/privatelink/pricing/ */
export const vpc: AwsService = {
  code: "AmazonVPC",
  rules: [
    perHour("client_vpn.connection", "ClientVPN-ConnectionHours"),
    perHour("client_vpn.endpoint", "ClientVPN-EndpointHours"),
    perHour("ec2.traffic_mirror", "ENI-Mirror"),
    perHour("public_ipv4.idle", "PublicIPv4:IdleAddress"),
    perHour("public_ipv4.in_use", "PublicIPv4:InUseAddress"),
    perGb("transit_gateway.data", "TransitGateway-Bytes", { where: { operation: "TransitGatewayVPC" } }),
    gatewayHours("peering_attachment", "TransitGatewayPeering"),
    gatewayHours("vpc_attachment", "TransitGatewayVPC"),
    perGb("vpc_endpoint.gwlb.data", "VpcEndpoint-GWLBE-Bytes"),
    perHour("vpc_endpoint.gwlb.hour", "VpcEndpoint-GWLBE-Hours"),
    perGb("vpc_endpoint.interface.data", "VpcEndpoint-Bytes"),
    perHour("vpc_endpoint.interface.hour", "VpcEndpoint-Hours"),
    perHour("vpn.connection", "VPN-Usage-Hours:ipsec.1"),
  ],
};
