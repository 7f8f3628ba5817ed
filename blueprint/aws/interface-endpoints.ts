import type { PriceBook } from "../../catalog";
import type { PrivateServiceName, WorkloadNeed } from "../../model";
import type { Part } from "../part";
import { priceParts } from "../price-parts";

/** Endpoints of each service, as AWS names them behind `com.amazonaws.<region>.`; layers of images lie in S3, whose endpoint every network has. */
const endpoints: Readonly<Record<PrivateServiceName, readonly string[]>> = {
  keys: ["kms"],
  logs: ["logs"],
  monitoring: ["monitoring"],
  queues: ["sqs"],
  registry: ["ecr.api", "ecr.dkr"],
  secrets: ["secretsmanager"],
  "sign-in": ["sts"],
  topics: ["sns"],
};

/**
 * What a kind's own agents reach beside: Fargate starts no task without its logs, agents of ECS and kubelets their
 * control plane. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html,
 * https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html
 */
const ofAgents: Readonly<Partial<Record<string, readonly string[]>>> = {
  service: ["logs"],
  batch: ["ecs", "ecs-agent", "ecs-telemetry", "logs"],
  kubernetes: ["autoscaling", "ec2", "ecr.api", "ecr.dkr", "eks", "eks-auth", "sts"],
};

/** The endpoints that a workload reaches its services by, sorted. */
export function endpointsOf({ privateServices, asKind }: WorkloadNeed): readonly string[] {
  if (privateServices === undefined) return [];
  const agents = asKind === undefined ? [] : (ofAgents[asKind.kind] ?? []);
  return [...new Set([...privateServices.services.flatMap((service) => endpoints[service]), ...agents])].sort();
}

/** One endpoint of a place, in its first zones. */
export interface PlacedEndpoint {
  readonly service: string;
  readonly zones: number;
  readonly gibPerMonth: number;
}

/** What its users need of the endpoints of a place together. A workload's data is spread evenly over its services. */
export function endpointsAt(users: readonly WorkloadNeed[]): readonly PlacedEndpoint[] {
  const found = new Map<string, PlacedEndpoint>();
  for (const user of users) {
    const services = endpointsOf(user);
    for (const service of services) {
      const { zones, gibPerMonth } = found.get(service) ?? { zones: 0, gibPerMonth: 0 };
      const gib = (user.privateServices?.gibPerMonth ?? 0) / services.length;
      found.set(service, { service, zones: Math.max(zones, user.zones), gibPerMonth: gibPerMonth + gib });
    }
  }
  return [...found.values()].sort((a, b) => (a.service < b.service ? -1 : 1));
}

/** The end of the name of an endpoint's resource. */
const partOf = (service: string) => `to-${service.replaceAll(".", "-")}`;

/** An interface in each zone, under the service's own name in the network's DNS. `subnetIds` stand for those of the place. */
export function endpointPart({ service, zones, gibPerMonth }: PlacedEndpoint, region: string): Part {
  return {
    name: partOf(service),
    type: "aws:ec2/vpcEndpoint:VpcEndpoint",
    inputs: {
      serviceName: `com.amazonaws.${region}.${service}`,
      vpcEndpointType: "Interface",
      privateDnsEnabled: true,
      subnetIds: Array.from({ length: zones }, (_, index) => `zone ${index + 1}`),
    },
    usage: { dataProcessedGib: gibPerMonth },
  };
}

export interface EndpointPrice {
  /** For an endpoint in one zone. */
  readonly usdPerZone: number;
  readonly usdPerGib: number;
  /** The price is that of another region, for the book has none here. */
  readonly borrowed: boolean;
}

const prices = new WeakMap<PriceBook, ReadonlyMap<string, EndpointPrice>>();

/** What endpoints cost in each region of AWS. A region without a price counts with the dearest known one: never nothing. */
export function endpointPrices(book: PriceBook): ReadonlyMap<string, EndpointPrice> {
  const known = prices.get(book);
  if (known !== undefined) return known;
  const regions = book.regions("aws").map(({ id }) => ({ id, price: priceIn(id, book) }));
  const dearest = regions.reduce<EndpointPrice | undefined>(
    (most, { price }) => (price !== undefined && price.usdPerZone > (most?.usdPerZone ?? 0) ? price : most),
    undefined,
  );
  const made = new Map(
    regions.flatMap(({ id, price }): [string, EndpointPrice][] => {
      const used = price ?? (dearest && { ...dearest, borrowed: true });
      return used === undefined ? [] : [[id, used]];
    }),
  );
  prices.set(book, made);
  return made;
}

function priceIn(region: string, book: PriceBook): EndpointPrice | undefined {
  const usd = (gibPerMonth: number) => {
    const { lowUsdPerMonth, unpriced } = priceParts([endpointPart({ service: "logs", zones: 1, gibPerMonth }, region)], region, book);
    return unpriced.length > 0 ? undefined : lowUsdPerMonth;
  };
  const alone = usd(0);
  const withData = usd(1);
  return alone === undefined || withData === undefined ? undefined : { usdPerZone: alone, usdPerGib: withData - alone, borrowed: false };
}
