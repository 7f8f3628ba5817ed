import type { PriceBook } from "../catalog";
import { type Extra, type Provider, providers } from "../model";
import type { Part } from "./part";
import { priceParts } from "./price-parts";

/** Who answers for the name of a service that runs in several places. */
export type DomainHost = "aws" | "azure";

export interface FailoverSpec {
  readonly hostedOn: DomainHost;
  readonly protocol: "http" | "https";
  readonly queriesPerMonth: number;
}

/** Part names, and so the ends of the resources' names. */
export const healthPart = (part: number) => `health-${part}`;
export const PROFILE = "failover";

const SECONDS_BETWEEN_CHECKS = 30;
const EXTERNAL_ENDPOINT = "Microsoft.Network/trafficManagerProfiles/externalEndpoints";

/**
 * What checks the parts of a service and answers its name with those that are well. Route 53 asks a load balancer of
 * AWS for its own health, free of charge; other addresses get a health check each. Traffic Manager checks them all.
 */
export function failoverParts(spec: FailoverSpec, parts: readonly { readonly part: number; readonly provider: string }[]): readonly Part[] {
  if (spec.hostedOn === "aws")
    return parts
      .filter(({ provider }) => provider !== "aws")
      .map(({ part }) => ({
        name: healthPart(part),
        type: "aws:route53/healthCheck:HealthCheck",
        inputs: { type: spec.protocol.toUpperCase(), requestInterval: SECONDS_BETWEEN_CHECKS, failureThreshold: 3 },
        usage: { externalEndpoints: 1 },
      }));
  return [
    {
      name: PROFILE,
      type: "azure-native:trafficmanager:Profile",
      inputs: {
        endpoints: parts.map(({ part }) => ({ name: `part-${part}`, type: EXTERNAL_ENDPOINT })),
        monitorConfig: { protocol: spec.protocol.toUpperCase(), intervalInSeconds: SECONDS_BETWEEN_CHECKS, toleratedNumberOfFailures: 3 },
      },
      usage: { queriesPerMonth: spec.queriesPerMonth },
    },
  ];
}

/** What each of `of` parts adds to the cost of its name, wherever it stands: the checks of it, and its share of the queries. */
export function failoverExtras(spec: FailoverSpec, of: number, book: PriceBook): readonly Extra[] {
  const usd = (parts: readonly { readonly part: number; readonly provider: Provider }[], queriesPerMonth: number) =>
    priceParts(failoverParts({ ...spec, queriesPerMonth }, parts), "global", book).lowUsdPerMonth;
  const queries = usd([], spec.queriesPerMonth);
  return providers.flatMap((provider) => {
    const usdPerMonth = usd([{ part: 1, provider }], 0) + queries / of;
    if (usdPerMonth === 0) return [];
    const label = "Health check of the domain";
    return book.regions(provider).map(({ id }) => ({ provider, region: id, label, usdPerMonth, usdPerMachinePerMonth: 0 }));
  });
}
