export type { AlertGap, AlertPlan, Watched } from "./alert";
export { alertCharges, alertCost, alertExtras, alertSiteParts, alertsOn } from "./alerts";
export { AUDIT_LOG, type AuditLogSpec, auditLogCharges, auditLogParts } from "./audit-log";
export { ALERT_EMAIL, ALERT_KEY, ALERT_TOPIC, ALERT_WEBHOOK } from "./aws/alerts";
export { endpointPart, endpointsAt } from "./aws/interface-endpoints";
export { transitionsOf } from "./aws/object-store";
export { zonesOf } from "./aws/zones";
export { ACTION_GROUP } from "./azure/alerts";
export { type DomainHost, type FailoverSpec, failoverExtras, failoverParts, healthPart, PROFILE } from "./failover";
export { EMAIL_CHANNEL, WEBHOOK_CHANNEL } from "./gcp/alerts";
export {
  GATEWAY,
  GATEWAY_ADDRESS,
  type GatewayUse,
  gatewayCharges,
  gatewayExtras,
  gatewayParts,
  zonalGatewayCharges,
  zonalPart,
} from "./internet";
export { LINK_ENDPOINTS, LINK_GATEWAY, linkAddress, linkCharges, linkConnection, linkConnectionParts, linkGatewayParts } from "./link";
export { insideAddresses, linkAsn, type TunnelPlan, tunnelsOf, unusedInsideRange } from "./link-tunnels";
export { machineKeyExtras, machineKeyParts } from "./machine-key";
export { FLOW_LOG_STORE, FLOW_LOGS } from "./network";
export { type Blueprint, type Form, form, type Part } from "./part";
export { type PricedParts, priceParts } from "./price-parts";
export { PRIVATE_NAMES, privateNameCharges, privateNameParts } from "./private-names";
export {
  endpointCharges,
  gatewayUsers,
  type PrivateChoice,
  type PrivateWay,
  privateChoices,
  privateExtras,
  privateWay,
} from "./private-services";
export { blueprintOf, quotesOf } from "./quotes";
export { forms } from "./registry";
export { whatWouldServe } from "./why-none";
