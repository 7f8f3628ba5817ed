import { type LineSpec, type PricingContext, pricedResource } from "../priced-resource";
import { hourly, line, PER_MILLION, requestUsage, used } from "./lines";

const pricingPage = "https://aws.amazon.com/route53/pricing/";
const queries = { queriesPerMonth: requestUsage("Standard queries", 1_000_000) };

export interface ZoneProps {
  readonly vpcs?: readonly { readonly vpcId?: string }[];
}

const zoneLine = line("Hosted zone", "route53.zone", "month", 1);
const queryLine = used("Standard queries", "route53.queries", "1m-requests", "queriesPerMonth", PER_MILLION);

/** Queries to private zones are free of charge. The lower price from the 26th zone on belongs to the account. */
export const hostedZone = pricedResource<ZoneProps>({
  type: "aws:route53/zone:Zone",
  title: "Route 53 hosted zone",
  pricingPage,
  scope: "global",
  usage: queries,
  price: ({ vpcs }) => ((vpcs?.length ?? 0) > 0 ? [zoneLine] : [zoneLine, queryLine]),
});

/** DNS namespaces of Cloud Map are hosted zones. */
export const dnsNamespaces = [
  "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace",
  "aws:servicediscovery/publicDnsNamespace:PublicDnsNamespace",
].map((type) =>
  pricedResource({
    type,
    title: "Cloud Map DNS namespace",
    pricingPage: "https://aws.amazon.com/cloud-map/pricing/",
    scope: "global",
    usage: queries,
    price: () => (type.includes("private") ? [zoneLine] : [zoneLine, queryLine]),
  }),
);

export interface HealthCheckProps {
  readonly type?: string;
  readonly requestInterval?: number;
  readonly measureLatency?: boolean;
  readonly searchString?: string;
}

const FAST_INTERVAL_SECONDS = 10;

/** Checks of endpoints outside AWS cost more. Which one it is cannot be told from the declaration. */
export const healthCheck = pricedResource<HealthCheckProps>({
  type: "aws:route53/healthCheck:HealthCheck",
  title: "Route 53 health check",
  pricingPage,
  scope: "global",
  usage: {
    externalEndpoints: {
      unit: "unit",
      doc: "1 where the checked endpoint is outside AWS, 0 where it is in AWS",
      assumed: { low: 0, high: 1 },
    },
  },
  price: ({ type = "", requestInterval, measureLatency, searchString }, context) => {
    if (type === "CALCULATED" || type === "CLOUDWATCH_METRIC" || type === "RECOVERY_CONTROL") {
      return { unknown: `the price book has no figure for health checks of the type ${type}` };
    }
    const options = [
      type.startsWith("HTTPS"),
      requestInterval === FAST_INTERVAL_SECONDS,
      measureLatency === true,
      searchString !== undefined,
    ];
    const count = options.filter(Boolean).length;
    return [
      ...priced("Health check", "route53.health_check", 1, context),
      ...(count === 0 ? [] : priced("Optional features", "route53.health_check.option", count, context)),
    ];
  },
});

/** What an endpoint in AWS costs, and what one outside costs beyond that, which only usage can tell. */
function priced(label: string, key: string, count: number, { book, region }: PricingContext): readonly LineSpec[] {
  const usd = (ofKey: string) => book.unitPrice("aws", region, ofKey)?.tiers[0]?.usdPerUnit;
  const [inside, outside] = [usd(key), usd(`${key}.external`)];
  const external = line(`${label} (endpoint outside AWS)`, `${key}.external`, "month", { usage: "externalEndpoints", factor: count });
  // Without one of the two prices the line stays, without its price: leaving it out would lower the upper bound.
  if (inside === undefined || outside === undefined) return [line(label, key, "month", count), external];
  const beyond = { factor: Math.max(0, 1 - inside / outside), because: "beyond an endpoint in AWS" };
  return [line(label, key, "month", count), { ...external, priceFactor: beyond }];
}

export interface ResolverEndpointProps {
  readonly ipAddresses?: readonly { readonly subnetId?: string }[];
}

export const resolverEndpoint = pricedResource<ResolverEndpointProps>({
  type: "aws:route53/resolverEndpoint:ResolverEndpoint",
  title: "Route 53 Resolver endpoint",
  pricingPage,
  usage: queries,
  price: ({ ipAddresses }) => [
    hourly("Resolver endpoint (network interfaces)", "route53.resolver.endpoint", ipAddresses?.length ?? 2),
    used("DNS queries", "route53.resolver.queries", "1m-requests", "queriesPerMonth", PER_MILLION),
  ],
});
