import { askingForTls, type DeclaredResource } from "../../model";
import { canonicalType, type PricedStack } from "../../pricing";
import { type ComplianceConfig, citedProfiles, complianceFields, profilesAbout } from "../compliance";
import { get } from "../input-path";
import { type Outcome, type RuleContext, rule } from "../rule";

type Facts = { readonly regime: string; readonly what: string; readonly advice: string };

/** What speaks http and how to end it; undefined where nothing does, or what is declared does not prove it. */
type Cleartext = { readonly what: string; readonly advice: string; readonly inside?: boolean } | undefined;

interface Looking {
  readonly props: Readonly<Record<string, unknown>>;
  readonly resource: DeclaredResource;
  readonly stack: PricedStack;
  readonly dependants: RuleContext<ComplianceConfig>["dependants"];
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]);
const says = (value: unknown, word: string) => typeof value === "string" && value.toLowerCase() === word;

const isRedirect = (action: unknown) => says(get(action, ["type"]), "redirect") && says(get(action, ["redirect", "protocol"]), "https");

/** The resource of this stack that an input takes its value from. */
function sourceOf({ stack, resource }: Looking, property: string): DeclaredResource | undefined {
  const [urn] = resource.propertyDependencies[property] ?? [];
  return urn === undefined ? undefined : stack.graph.find(urn);
}

function awsListener(looking: Looking): Cleartext {
  const { protocol, defaultActions, port } = looking.props;
  if (!says(protocol, "http") || (list(defaultActions).length > 0 && list(defaultActions).every(isRedirect))) return undefined;
  return {
    inside: sourceOf(looking, "loadBalancerArn")?.inputs.internal === true,
    what: `its listener speaks http${typeof port === "number" ? ` on port ${port}` : ""}`,
    advice: 'Set protocol to "HTTPS" with a certificateArn, or let its only action redirect to HTTPS.',
  };
}

function googleProxy(looking: Looking): Cleartext {
  // Only the map knows whether the proxy redirects.
  const map = sourceOf(looking, "urlMap");
  if (map === undefined || get(map.inputs, ["defaultUrlRedirect", "httpsRedirect"]) === true) return undefined;
  const rules = looking.dependants(looking.resource.urn).filter(({ resource }) => /ForwardingRule$/.test(resource.type));
  return {
    inside: rules.some(({ resource }) => String(resource.inputs.loadBalancingScheme).startsWith("INTERNAL")),
    what: "its proxy speaks http",
    advice: "Put a TargetHttpsProxy with a certificate in its place, or let its map redirect (defaultUrlRedirect.httpsRedirect).",
  };
}

const entries: Readonly<Record<string, (looking: Looking) => Cleartext>> = {
  "aws:cloudfront/distribution:Distribution": ({ props }) =>
    says(get(props, ["defaultCacheBehavior", "viewerProtocolPolicy"]), "allow-all")
      ? { what: "it answers viewers over http", advice: 'Set defaultCacheBehavior.viewerProtocolPolicy to "redirect-to-https".' }
      : undefined,
  "aws:elb/loadBalancer:LoadBalancer": ({ props }) =>
    props.internal !== true && list(props.listeners).some((one) => says(get(one, ["lbProtocol"]), "http"))
      ? { what: "a listener of it speaks http", advice: 'Set lbProtocol to "https" with an sslCertificateId.' }
      : undefined,
  "aws:lb/listener:Listener": awsListener,
  "azure-native:app:ContainerApp": ({ props }) =>
    get(props, ["configuration", "ingress", "allowInsecure"]) === true && get(props, ["configuration", "ingress", "external"]) === true
      ? { what: "its ingress takes http", advice: "Set configuration.ingress.allowInsecure to false." }
      : undefined,
  "azure-native:network:ApplicationGateway": ({ props }) =>
    list(props.redirectConfigurations).length === 0 && list(props.httpListeners).some((one) => says(get(one, ["protocol"]), "http"))
      ? { what: "a listener of it speaks http", advice: 'Set protocol to "Https" with a certificate, and redirect what comes over http.' }
      : undefined,
  "azure-native:storage:StorageAccount": ({ props }) =>
    props.enableHttpsTrafficOnly === false ? { what: "it answers over http", advice: "Set enableHttpsTrafficOnly to true." } : undefined,
  "azure-native:web:WebApp": ({ props }) =>
    props.httpsOnly !== true ? { what: "it answers over http", advice: "Set httpsOnly to true." } : undefined,
  "gcp:compute/regionTargetHttpProxy:RegionTargetHttpProxy": googleProxy,
  "gcp:compute/targetHttpProxy:TargetHttpProxy": googleProxy,
};

const internalListener = [
  { type: "aws:lb/loadBalancer:LoadBalancer", name: "balancer", inputs: { region: "us-east-1", internal: true } },
  {
    type: "aws:lb/listener:Listener",
    name: "inner",
    inputs: { region: "us-east-1", port: 8080, protocol: "HTTP", defaultActions: [{ type: "forward", targetGroupArn: "arn" }] },
    from: { loadBalancerArn: ["balancer"] },
  },
];

export const cleartextEntry = rule<ComplianceConfig, Facts>({
  id: "cleartext-entry",
  title: "An entry under a profile that asks for TLS speaks http",
  group: "compliance",
  why: "What passes over http can be read and changed by everybody on the way; certificates for TLS are free of charge on all three clouds (https://aws.amazon.com/certificate-manager/pricing/, https://cloud.google.com/load-balancing/docs/ssl-certificates/google-managed-certs). Entries that only redirect to https are left alone, and so are those within a private network where the clause names open networks or leaves it to the risk. Judged only under a profile with a clause about it.",
  remedy: "Speak https alone, and redirect what comes over http.",
  severity: "high",
  level: "mandatory",
  scope: "resource",
  types: Object.keys(entries).sort(),
  config: complianceFields,
  check: ({ resource, props }, { config, stack, dependants }): readonly Outcome<Facts>[] => {
    const subject = "encryption-in-transit";
    const profiles = profilesAbout(subject, stack, resource, config);
    if (profiles.length === 0) return [];
    const cleartext = entries[canonicalType(resource.type)]?.({ props, resource, stack, dependants });
    if (cleartext === undefined) return [];
    const { what, advice, inside = false } = cleartext;
    const regime = citedProfiles(askingForTls(profiles, inside), subject);
    return regime === undefined ? [] : [{ facts: { regime, what: inside ? `${what} inside a private network` : what, advice } }];
  },
  message: ({ regime, what }) => `it is under ${regime}, but ${what}`,
  advice: ({ advice }) => advice,
  examples: {
    flagged: [
      {
        title: "Entries without TLS",
        config: { compliance: ["hipaa"] },
        resources: [
          {
            type: "aws:lb/listener:Listener",
            name: "door",
            inputs: { region: "us-east-1", port: 80, protocol: "HTTP", defaultActions: [{ type: "forward", targetGroupArn: "arn" }] },
          },
          { type: "azure-native:web:WebApp", name: "portal", inputs: { location: "eastus2", resourceGroupName: "clinic" } },
          { type: "gcp:compute/uRLMap:URLMap", name: "map", inputs: { defaultService: "backend" } },
          {
            type: "gcp:compute/targetHttpProxy:TargetHttpProxy",
            name: "proxy",
            inputs: { urlMap: "map" },
            from: { urlMap: ["map"] },
          },
        ],
        messages: [
          "it is under hipaa (164.312(e)(1)), but its listener speaks http on port 80",
          "it is under hipaa (164.312(e)(1)), but it answers over http",
          "it is under hipaa (164.312(e)(1)), but its proxy speaks http",
        ],
      },
      {
        title: "A listener inside a private network, under a clause about all networks",
        config: { compliance: ["hipaa", "pci-dss"] },
        resources: internalListener,
        messages: ["it is under hipaa (164.312(e)(1)), but its listener speaks http on port 8080 inside a private network"],
      },
    ],
    clean: [
      {
        title: "A listener inside a private network, under a clause about open networks",
        config: { compliance: ["pci-dss"] },
        resources: internalListener,
      },
      {
        title: "A listener that only redirects, and one that speaks https",
        config: { compliance: ["hipaa"] },
        resources: [
          {
            type: "aws:lb/listener:Listener",
            name: "redirect",
            inputs: {
              region: "us-east-1",
              port: 80,
              protocol: "HTTP",
              defaultActions: [{ type: "redirect", redirect: { port: "443", protocol: "HTTPS", statusCode: "HTTP_301" } }],
            },
          },
          {
            type: "aws:lb/listener:Listener",
            name: "door",
            inputs: { region: "us-east-1", port: 443, protocol: "HTTPS", defaultActions: [{ type: "forward", targetGroupArn: "arn" }] },
          },
        ],
      },
      {
        title: "A profile without a clause about transmission",
        config: { compliance: ["sox"] },
        resources: [{ type: "azure-native:web:WebApp", name: "portal", inputs: { location: "eastus2", resourceGroupName: "books" } }],
      },
    ],
  },
});
