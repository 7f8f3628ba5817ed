import { isUnknown, type Provider } from "../model";
import { canonicalType, type PricedStack } from "../pricing";
import { indexOf } from "./stack-index";

/**
 * How a program sets up audit logs of a provider, with what a finding calls it. Google Cloud records administration by
 * itself, but who read data only where that is switched on: https://cloud.google.com/logging/docs/audit
 */
export const auditLogs: Readonly<Record<Provider, { readonly title: string; readonly advice: string }>> = {
  aws: { title: "CloudTrail trail", advice: "add an aws.cloudtrail.Trail" },
  azure: {
    title: "diagnostic setting of the subscription's activity log",
    advice: "add an azure-native.monitor.SubscriptionDiagnosticSetting",
  },
  gcp: { title: "audit configuration of data access", advice: "add a gcp.projects.IAMAuditConfig" },
};

type Inputs = Readonly<Record<string, unknown>>;

/** Types that set up audit logs, and whether their inputs say so; what is not known yet is taken to. */
const settings: Readonly<Record<string, { readonly provider: Provider; readonly records: (inputs: Inputs) => boolean }>> = {
  "aws:cloudtrail/eventDataStore:EventDataStore": { provider: "aws", records: () => true },
  "aws:cloudtrail/organizationDelegatedAdminAccount:OrganizationDelegatedAdminAccount": { provider: "aws", records: () => true },
  "aws:cloudtrail/trail:Trail": { provider: "aws", records: ({ enableLogging }) => enableLogging !== false },
  "azure-native:insights:DiagnosticSetting": { provider: "azure", records: ofSubscription },
  "azure-native:insights:LogProfile": { provider: "azure", records: () => true },
  "azure-native:monitor:DiagnosticSetting": { provider: "azure", records: ofSubscription },
  "azure-native:monitor:ManagementGroupDiagnosticSetting": { provider: "azure", records: () => true },
  "azure-native:monitor:SubscriptionDiagnosticSetting": { provider: "azure", records: () => true },
  "gcp:folder/iamAuditConfig:IamAuditConfig": { provider: "gcp", records: () => true },
  "gcp:organizations/iamAuditConfig:IamAuditConfig": { provider: "gcp", records: () => true },
  "gcp:projects/iAMAuditConfig:IAMAuditConfig": { provider: "gcp", records: () => true },
};

function ofSubscription({ resourceUri }: Inputs): boolean {
  return isUnknown(resourceUri) || /^\/?subscriptions\/[^/]+\/?$/i.test(String(resourceUri));
}

/** The providers whose audit logs a stack sets up. */
export function auditedProviders(stack: PricedStack): ReadonlySet<Provider> {
  const nodes = indexOf(stack).judged(Object.keys(settings));
  return new Set(
    nodes.flatMap(({ resource: { type, inputs } }) => {
      const setting = settings[canonicalType(type)];
      return setting?.records(inputs) === true ? [setting.provider] : [];
    }),
  );
}
