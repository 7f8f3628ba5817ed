import { isUnknown, lowUsdPerMonth } from "../../model";
import { canonicalType, declaredTypeOf, type PricedNode, type PricedStack } from "../../pricing";
import { proofOfRemoval } from "../price-change";
import { type Outcome, rule } from "../rule";
import { usd } from "../wording";

type Config = Readonly<Record<never, never>>;
type Facts = { readonly type: string; readonly missing: string; readonly usdPerMonth: number };

/** What a load balancer of the type lacks to be of use, or undefined where it has it. */
type Judge = (node: PricedNode, dependants: readonly PricedNode[], stack: PricedStack) => string | undefined;

const BACKEND_SERVICES: ReadonlySet<string> = new Set([
  "gcp:compute/backendService:BackendService",
  "gcp:compute/regionBackendService:RegionBackendService",
]);

/** Nothing but a child or a bystander: listeners, rules, attachments and groups all count as use. */
const withoutListener: Judge = (_node, dependants) =>
  dependants.some(({ resource }) =>
    /listener|targetGroupAttachment|vpcLink|vpcEndpointService|ingress|globalaccelerator/i.test(resource.type),
  )
    ? undefined
    : "a listener";

const withoutInstances: Judge = ({ resource }, dependants) => {
  if (given(resource.inputs.instances)) return undefined;
  return dependants.some(({ resource: user }) => /autoscaling|elb\/attachment|ecs\/service|elasticbeanstalk|codedeploy/i.test(user.type))
    ? undefined
    : "an instance";
};

const withoutAzureRules: Judge = ({ resource }, dependants) => {
  const { backendAddressPools, loadBalancingRules, inboundNatRules, inboundNatPools, outboundRules } = resource.inputs;
  // Pools, rules and the scale sets that join them may be resources of their own.
  if (dependants.length > 0) return undefined;
  if (!given(backendAddressPools)) return "a backend pool";
  return [loadBalancingRules, inboundNatRules, inboundNatPools, outboundRules].some(given) ? undefined : "a rule";
};

const withoutGoogleBackends: Judge = ({ resource }, _dependants, stack) => {
  const services = reachableBackendServices(resource.urn, stack);
  if (services.length === 0) return undefined;
  return services.every(({ resource: service }) => !given(service.inputs.backends))
    ? `a backend (${services.map((one) => one.resource.name).join(", ")} has none)`
    : undefined;
};

const judges: Readonly<Record<string, Judge>> = {
  "aws:alb/loadBalancer:LoadBalancer": withoutListener,
  "aws:elb/loadBalancer:LoadBalancer": withoutInstances,
  "aws:lb/loadBalancer:LoadBalancer": withoutListener,
  "azure-native:network:LoadBalancer": withoutAzureRules,
  "gcp:compute/forwardingRule:ForwardingRule": withoutGoogleBackends,
  "gcp:compute/globalForwardingRule:GlobalForwardingRule": withoutGoogleBackends,
};

export const idleLoadBalancer = rule<Config, Facts>({
  id: "idle-load-balancer",
  title: "A load balancer that can reach nothing",
  group: "unused",
  why: "A load balancer is charged by the hour whether it forwards anything or not.",
  remedy: "Connect it to what it should serve, or remove it.",
  severity: "low",
  level: "advisory",
  scope: "resource",
  needsDependants: true,
  types: Object.keys(judges).sort(),
  config: {},
  check: (subject, { stack, dependants }): readonly Outcome<Facts>[] => {
    const cost = lowUsdPerMonth(subject.estimate);
    if (cost <= 0) return [];
    const missing = judges[canonicalType(subject.resource.type)]?.(subject, dependants(subject.resource.urn), stack);
    if (missing === undefined) return [];
    const facts = { type: declaredTypeOf(subject.resource), missing, usdPerMonth: cost };
    return [{ facts, proof: proofOfRemoval(subject.estimate) }];
  },
  message: ({ missing, usdPerMonth }) =>
    `the load balancer costs at least ${usd(usdPerMonth)} a month and serves nothing: this program gives it no ${missing.replace(/^an? /, "")}`,
  saving: ({ usdPerMonth }) => usdPerMonth,
  examples: {
    flagged: [
      {
        title: "An application load balancer without a listener",
        resources: [
          { type: "aws:lb/loadBalancer:LoadBalancer", name: "web", inputs: { region: "us-east-1", loadBalancerType: "application" } },
        ],
        messages: ["the load balancer costs at least 23.73 USD a month and serves nothing: this program gives it no listener"],
      },
      {
        title: "A forwarding rule whose backend service is empty",
        resources: [
          { type: "gcp:compute/backendService:BackendService", name: "api", inputs: { protocol: "HTTP" } },
          { type: "gcp:compute/uRLMap:URLMap", name: "map", inputs: {}, from: { defaultService: ["api"] } },
          { type: "gcp:compute/targetHttpProxy:TargetHttpProxy", name: "proxy", inputs: {}, from: { urlMap: ["map"] } },
          {
            type: "gcp:compute/forwardingRule:ForwardingRule",
            name: "front",
            inputs: { region: "us-central1", portRange: "80" },
            from: { target: ["proxy"] },
          },
        ],
        messages: ["the load balancer costs at least 7.30 USD a month and serves nothing: this program gives it no backend (api has none)"],
      },
    ],
    clean: [
      {
        title: "A load balancer with a listener",
        resources: [
          { type: "aws:lb/loadBalancer:LoadBalancer", name: "web", inputs: { region: "us-east-1", loadBalancerType: "application" } },
          { type: "aws:lb/listener:Listener", name: "http", inputs: { port: 80 }, from: { loadBalancerArn: ["web"] } },
        ],
      },
    ],
  },
});

/** A value that is not known yet comes from another resource: something is there. */
function given(value: unknown): boolean {
  return isUnknown(value) || (Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null);
}

/** Backend services at the end of the chain rule -> proxy -> URL map -> service. */
function reachableBackendServices(urn: string, stack: PricedStack): readonly PricedNode[] {
  const seen = new Set([urn]);
  const found: PricedNode[] = [];
  for (let open = [urn]; open.length > 0; ) {
    const next: string[] = [];
    for (const one of open) {
      const resource = stack.graph.find(one);
      for (const dependency of [...(resource?.dependencies ?? []), ...Object.values(resource?.propertyDependencies ?? {}).flat()]) {
        if (seen.has(dependency)) continue;
        seen.add(dependency);
        const node = stack.node(dependency);
        if (node === undefined) continue;
        if (BACKEND_SERVICES.has(node.resource.type)) found.push(node);
        else if (/compute\/(?:region)?(?:target|uRLMap|urlMap)/i.test(node.resource.type)) next.push(dependency);
      }
    }
    open = next;
  }
  return found;
}
