import { type ComplianceName, complianceNames, type DeclaredResource, type Provider, providerOfType, providers } from "../../model";
import type { PricedStack } from "../../pricing";
import { auditedProviders, auditLogs } from "../audit-logs";
import { type ComplianceConfig, citedProfiles, complianceFields, profilesAbout } from "../compliance";
import { type Outcome, type RuleContext, rule } from "../rule";
import { indexOf } from "../stack-index";

type Config = ComplianceConfig & { readonly auditLogsElsewhere: boolean };
type Facts = { readonly regime: string; readonly provider: Provider; readonly first: string };

export const missingAuditLog = rule<Config, Facts>({
  id: "missing-audit-log",
  title: "A profile asks for audit logs, and the program sets none up",
  group: "compliance",
  why: "Who changed what, and when, is known later only where it was recorded before. Judged only under a profile that asks for audit logs; an account, subscription or project that has its own is said by `auditLogsElsewhere`, or by `auditLog: false` of a portfolio.",
  remedy: "Record what is done in the account, and keep it for as long as the profile asks.",
  severity: "high",
  level: "mandatory",
  scope: "stack",
  config: {
    ...complianceFields,
    auditLogsElsewhere: {
      type: "boolean",
      default: false,
      doc: "The accounts, subscriptions and projects have audit logs that another program sets up.",
    },
  },
  check: (stack, { config }: RuleContext<Config>): readonly Outcome<Facts>[] => {
    if (config.auditLogsElsewhere) return [];
    const audited = auditedProviders(stack);
    return providers.flatMap((provider): readonly Outcome<Facts>[] => {
      if (audited.has(provider)) return [];
      const asking = new Set<ComplianceName>();
      let first: string | undefined;
      for (const { resource } of indexOf(stack).judged(undefined)) {
        if (providerOfType(resource.type) !== provider || leftToAccount(stack, resource)) continue;
        const profiles = profilesAbout("audit-log", stack, resource, config);
        if (profiles.length > 0) first ??= resource.name;
        for (const profile of profiles) asking.add(profile);
      }
      const regime = citedProfiles(
        complianceNames.filter((name) => asking.has(name)),
        "audit-log",
      );
      return regime === undefined || first === undefined ? [] : [{ facts: { regime, provider, first } }];
    });
  },
  message: ({ regime, provider, first }) =>
    `what it has on ${provider} (${first} for one) is under ${regime}, but the program sets up no ${auditLogs[provider].title}`,
  advice: ({ provider }) => `Declare a Portfolio, which sets one up; or ${auditLogs[provider].advice}; or say auditLogsElsewhere: true.`,
  examples: {
    flagged: [
      {
        title: "A stack under PCI DSS without audit logs",
        config: { compliance: ["pci-dss"] },
        resources: [
          { type: "aws:ec2/instance:Instance", name: "web", inputs: { instanceType: "m5.large", region: "us-east-1" } },
          {
            type: "azure-native:storage:StorageAccount",
            name: "receipts",
            inputs: { location: "westeurope", sku: { name: "Standard_ZRS" } },
          },
          { type: "gcp:storage/bucket:Bucket", name: "exports", inputs: { location: "EUROPE-WEST3" } },
        ],
        messages: [
          "what it has on aws (web for one) is under pci-dss (10.5.1), but the program sets up no CloudTrail trail",
          "what it has on azure (receipts for one) is under pci-dss (10.5.1), but the program sets up no diagnostic setting of the subscription's activity log",
          "what it has on gcp (exports for one) is under pci-dss (10.5.1), but the program sets up no audit configuration of data access",
        ],
      },
    ],
    clean: [
      {
        title: "With a trail",
        config: { compliance: ["pci-dss"] },
        resources: [
          { type: "aws:ec2/instance:Instance", name: "web", inputs: { instanceType: "m5.large", region: "us-east-1" } },
          {
            type: "aws:cloudtrail/trail:Trail",
            name: "audit",
            inputs: { region: "us-east-1", isMultiRegionTrail: true, s3BucketName: "audit" },
          },
        ],
      },
      {
        title: "The account has its own",
        config: { compliance: ["sox"], auditLogsElsewhere: true },
        resources: [{ type: "gcp:storage/bucket:Bucket", name: "ledger", inputs: { location: "US-EAST1" } }],
      },
      {
        title: "A portfolio that leaves it to the account",
        resources: [
          {
            type: "costwright:index:Portfolio",
            name: "shop",
            component: true,
            inputs: { compliance: ["pci-dss"], auditLog: false },
          },
          { type: "gcp:storage/bucket:Bucket", name: "exports", parent: "shop", inputs: { location: "EUROPE-WEST3" } },
        ],
      },
      {
        title: "A profile that asks for none",
        config: { compliance: ["gdpr"] },
        resources: [{ type: "gcp:storage/bucket:Bucket", name: "exports", inputs: { location: "EUROPE-WEST3" } }],
      },
    ],
  },
});

/** A portfolio may say that the account has audit logs. */
function leftToAccount(stack: PricedStack, resource: DeclaredResource): boolean {
  return indexOf(stack)
    .ancestors(resource)
    .some(({ type, inputs }) => type.startsWith("costwright:") && inputs.auditLog === false);
}
