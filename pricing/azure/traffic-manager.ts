import { type LineSpec, pricedResource } from "../priced-resource";
import { inputsOf } from "./inputs";
import { counted, monthly } from "./line";

const pricingPage = "https://azure.microsoft.com/pricing/details/traffic-manager/";

export interface ProfileProps {
  readonly endpoints?: readonly { readonly type?: string }[];
  readonly monitorConfig?: { readonly intervalInSeconds?: number };
}

/** Probes every 10 seconds instead of every 30 cost extra. */
const isFast = (intervalInSeconds: number | undefined) => intervalInSeconds !== undefined && intervalInSeconds < 30;

function healthChecks(endpointType: string | undefined, fast: boolean): readonly LineSpec[] {
  const kind = /external/i.test(endpointType ?? "") ? "external" : /nested/i.test(endpointType ?? "") ? "nested" : "azure";
  return [
    monthly(`Basic health check (${kind} endpoint)`, `traffic-manager.${kind}.health-check`),
    ...(fast ? [monthly(`Fast interval health check (${kind} endpoint)`, `traffic-manager.${kind}.fast-health-check`)] : []),
  ];
}

export const trafficManagerProfile = pricedResource<ProfileProps>({
  type: "azure-native:trafficmanager:Profile",
  title: "Traffic Manager profile",
  pricingPage,
  scope: "global",
  usage: { queriesPerMonth: { unit: "request", doc: "DNS queries a month", assumed: { low: 0, high: 1_000_000 } } },
  price: ({ endpoints, monitorConfig }) => [
    counted("DNS queries", "traffic-manager.queries", "1m-requests", { usage: "queriesPerMonth", factor: 1 / 1_000_000 }),
    ...(endpoints ?? []).flatMap((endpoint) => healthChecks(endpoint.type, isFast(monitorConfig?.intervalInSeconds))),
  ],
});

export interface EndpointProps {
  readonly endpointType?: string;
}

export const trafficManagerEndpoint = pricedResource<EndpointProps>({
  type: "azure-native:trafficmanager:Endpoint",
  title: "Traffic Manager endpoint",
  pricingPage,
  scope: "global",
  price: ({ endpointType }, context) => {
    const [profile] = context.related("azure-native:trafficmanager:Profile");
    const monitor = profile === undefined ? undefined : inputsOf<ProfileProps>(profile).monitorConfig;
    return healthChecks(endpointType, isFast(monitor?.intervalInSeconds));
  },
});
