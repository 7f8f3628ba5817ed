import { pricedResource } from "../priced-resource";
import { isGiven } from "./known";
import { gibUsage, hourly, line, PER_HUNDRED_THOUSAND, requestUsage, unitUsage, unpriced, used, whereDeclared } from "./lines";

export interface CertificateProps {
  readonly options?: { readonly export?: string };
}

export const certificate = pricedResource<CertificateProps>({
  type: "aws:acm/certificate:Certificate",
  title: "ACM certificate",
  pricingPage: "https://aws.amazon.com/certificate-manager/pricing/",
  price: ({ options }, context) => {
    // An authority's ARN that is not known yet is still an authority.
    if (isGiven(context, "certificateAuthorityArn")) return [line("Private certificate", "acmpca.certificates", "unit", 1)];
    if (options?.export === "ENABLED") return { unknown: "the price book has no figure for exportable public certificates" };
    return { free: "public certificates are free of charge" };
  },
});

export interface CertificateAuthorityProps {
  readonly usageMode?: string;
}

export const certificateAuthority = pricedResource<CertificateAuthorityProps>({
  type: "aws:acmpca/certificateAuthority:CertificateAuthority",
  title: "Private certificate authority",
  pricingPage: "https://aws.amazon.com/private-ca/pricing/",
  usage: { certificatesPerMonth: unitUsage("Certificates issued outside this stack", 100) },
  price: ({ usageMode }) =>
    usageMode === "SHORT_LIVED_CERTIFICATE"
      ? [
          line("Private certificate authority (short-lived certificates)", "acmpca.authority.short_lived", "month", 1),
          used("Certificates (short-lived)", "acmpca.certificates.short_lived", "unit", "certificatesPerMonth"),
        ]
      : [
          line("Private certificate authority", "acmpca.authority", "month", 1),
          used("Certificates", "acmpca.certificates", "unit", "certificatesPerMonth"),
        ],
});

/** An account's first copy of its management events is free of charge, and a stack does not know whether this trail is it. */
export const trail = pricedResource({
  type: "aws:cloudtrail/trail:Trail",
  title: "CloudTrail trail",
  pricingPage: "https://aws.amazon.com/cloudtrail/pricing/",
  usage: {
    additionalManagementEventsPerMonth: requestUsage("Management events, where this trail is not the account's first", 1_000_000),
    dataEventsPerMonth: requestUsage("Data events recorded", 0),
    insightEventsPerMonth: requestUsage("Events analysed by Insights", 0),
  },
  price: (_props, context) => {
    const others = whereDeclared(context, {
      dataEventsPerMonth: used("Data events", "cloudtrail.data_events", "100k-requests", "dataEventsPerMonth", PER_HUNDRED_THOUSAND),
      insightEventsPerMonth: used(
        "Insight events",
        "cloudtrail.insight_events",
        "100k-requests",
        "insightEventsPerMonth",
        PER_HUNDRED_THOUSAND,
      ),
    });
    if (context.usage("additionalManagementEventsPerMonth") === 0 && others.length === 0)
      return { free: "the first copy of an account's management events is free of charge" };
    return [
      used(
        "Management events (additional copies)",
        "cloudtrail.management_events",
        "100k-requests",
        "additionalManagementEventsPerMonth",
        PER_HUNDRED_THOUSAND,
      ),
      ...others,
    ];
  },
});

const configPage = "https://aws.amazon.com/config/pricing/";

export const configRecorder = pricedResource({
  type: "aws:cfg/recorder:Recorder",
  title: "AWS Config recorder",
  pricingPage: configPage,
  usage: { itemsPerMonth: unitUsage("Configuration items recorded", 10_000) },
  price: () => [used("Config items", "config.items", "unit", "itemsPerMonth")],
});

export const configRules = ["OrganizationCustomRule", "OrganizationManagedRule", "Rule"].map((name) =>
  pricedResource({
    type: `aws:cfg/${name.charAt(0).toLowerCase()}${name.slice(1)}:${name}`,
    title: "AWS Config rule",
    pricingPage: configPage,
    usage: { evaluationsPerMonth: unitUsage("Evaluations of the rule", 10_000) },
    price: () => [used("Rule evaluations", "config.rule_evaluations", "unit", "evaluationsPerMonth")],
  }),
);

export interface DirectoryProps {
  readonly type?: string;
  readonly size?: string;
  readonly edition?: string;
  readonly desiredNumberOfDomainControllers?: number;
}

/** A directory has two domain controllers, each charged. */
const DOMAIN_CONTROLLERS = 2;

export const directory = pricedResource<DirectoryProps>({
  type: "aws:directoryservice/directory:Directory",
  title: "Directory Service directory",
  pricingPage: "https://aws.amazon.com/directoryservice/pricing/",
  price: ({ type = "SimpleAD", size = "Small", edition = "Enterprise", desiredNumberOfDomainControllers = DOMAIN_CONTROLLERS }) => {
    if (type === "MicrosoftAD") {
      const label = `Directory service (Microsoft AD, ${edition}), domain controllers`;
      return [line(label, `directory.microsoft_ad.${edition.toLowerCase()}`, "unit-month", desiredNumberOfDomainControllers)];
    }
    const kind = type === "ADConnector" ? "ad_connector" : "simple_ad";
    return [
      line(
        `Directory service (${type}, ${size}), controllers`,
        `directory.${kind}.${size.toLowerCase()}`,
        "unit-month",
        DOMAIN_CONTROLLERS,
      ),
    ];
  },
});

export interface TransferServerProps {
  readonly protocols?: readonly string[];
}

export const transferServer = pricedResource<TransferServerProps>({
  type: "aws:transfer/server:Server",
  title: "Transfer Family server",
  pricingPage: "https://aws.amazon.com/aws-transfer-family/pricing/",
  usage: { transferredGib: gibUsage("Data uploaded and downloaded", 100) },
  price: ({ protocols }) => [
    hourly("Protocols enabled", "transfer.protocol", protocols?.length ?? 1),
    used("Data transferred", "transfer.data", "gb", "transferredGib"),
  ],
});

export const cloudHsm = pricedResource({
  type: "aws:cloudhsmv2/hsm:Hsm",
  title: "CloudHSM module",
  pricingPage: "https://aws.amazon.com/cloudhsm/pricing/",
  price: () => [hourly("HSM usage", "cloudhsm.hour")],
});

export const grafanaWorkspace = pricedResource({
  type: "aws:grafana/workspace:Workspace",
  title: "Managed Grafana workspace",
  pricingPage: "https://aws.amazon.com/grafana/pricing/",
  usage: { editors: unitUsage("Users who may edit or administer", 5), viewers: unitUsage("Users who may only view", 20) },
  price: () => [
    used("Editor and administrator licences", "grafana.editor", "unit-month", "editors"),
    used("Viewer licences", "grafana.viewer", "unit-month", "viewers"),
  ],
});

export interface EcsClusterProps {
  readonly settings?: readonly { readonly name?: string; readonly value?: string }[];
}

export const ecsCluster = pricedResource<EcsClusterProps>({
  type: "aws:ecs/cluster:Cluster",
  title: "ECS cluster",
  pricingPage: "https://aws.amazon.com/ecs/pricing/",
  price: ({ settings }) =>
    [...(settings ?? [])].some(({ name, value }) => name === "containerInsights" && value !== undefined && value !== "disabled")
      ? [unpriced("Container Insights", "how many metrics it publishes depends on the tasks that run")]
      : { free: "a cluster groups services; tasks and machines are charged where they are declared" },
});
