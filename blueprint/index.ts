export { transitionsOf } from "./aws/object-store";
export { zonesOf } from "./aws/zones";
export { type DomainHost, type FailoverSpec, failoverExtras, failoverParts, healthPart, PROFILE } from "./failover";
export { GATEWAY, GATEWAY_ADDRESS, type GatewayUse, gatewayCharges, gatewayExtras, gatewayParts } from "./internet";
export { type Blueprint, type Form, form, type Part } from "./part";
export { type PricedParts, priceParts } from "./price-parts";
export { blueprintOf, quotesOf } from "./quotes";
export { forms } from "./registry";
