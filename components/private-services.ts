import { endpointCharges, endpointPart, endpointsAt, type Part, privateChoices, privateExtras, privateWay } from "../blueprint";
import type { PriceBook } from "../catalog";
import { formatAmount, type Placement, type PortfolioNeed, type WorkloadNeed } from "../model";
import { dearer } from "./dearer-quote";
import type { PlannedUsage } from "./planned-usage";
import { partName } from "./realise/site";
import type { PrivateServicesArgs } from "./workload-args";

const DEFAULT_GIB_PER_MONTH = 10;
/** Where the provider's services are reached without a public address: on Azure one resource at a time is, by an endpoint of its own. */
const PRIVATE_PROVIDERS = ["aws", "gcp"];

/** A need with the services that it reaches; places that cannot do what it requires are no places for it. */
export function withPrivateServices(need: WorkloadNeed, args: PrivateServicesArgs | undefined): WorkloadNeed {
  if (args === undefined) return need;
  const { services, gibPerMonth = DEFAULT_GIB_PER_MONTH, required = false } = args;
  const places = { name: "privateServices.required", providers: PRIVATE_PROVIDERS, regions: [], jurisdictions: [] };
  return {
    ...need,
    privateServices: { services: [...new Set(services)].sort(), gibPerMonth, required },
    ...(required ? { within: [...(need.within ?? []), places] } : {}),
  };
}

/** The needs of a portfolio with the way that is best for them together, and what the data of each costs on it. */
export function servedPrivately(needs: readonly WorkloadNeed[], book: PriceBook): readonly WorkloadNeed[] {
  const choices = privateChoices(needs, book);
  const byEndpoints = [...choices].flatMap(([region, { way }]) => (way === "endpoints" ? [region] : []));
  return needs.map((need) => {
    if (need.privateServices === undefined) return need;
    const decided: WorkloadNeed = { ...need, ...(byEndpoints.length === 0 ? {} : { privateEndpointsIn: byEndpoints }) };
    const used = privateExtras(decided, book);
    const quotes = need.offered?.quotes.map((quote) => {
      const extra = used.find(({ provider, region }) => provider === quote.provider && region === quote.region);
      if (extra === undefined) return quote;
      const usdPerMonth = extra.usdPerMonth + quote.count * extra.usdPerMachinePerMonth;
      return dearer(quote, { label: extra.label, usdPerMonth });
    });
    return {
      ...decided,
      extras: [...(need.extras ?? []), ...used],
      ...(need.offered === undefined || quotes === undefined ? {} : { offered: { ...need.offered, quotes } }),
    };
  });
}

/** What the private endpoints of each place cost those that share them. */
export function privateCharges(needs: readonly WorkloadNeed[], book: PriceBook): Pick<PortfolioNeed, "siteCharges"> {
  const siteCharges = endpointCharges(usersOf(needs), book);
  return siteCharges.length === 0 ? {} : { siteCharges };
}

const usersOf = (needs: readonly WorkloadNeed[]) => needs.filter(({ privateServices }) => privateServices !== undefined);

type At = Pick<Placement, "provider" | "region">;

/** Workloads that stand in a place; of a split one, the part that does. */
function standingAt({ workloads }: Pick<PortfolioNeed, "workloads">, placements: readonly Placement[], at: At): readonly WorkloadNeed[] {
  return placements.flatMap(({ provider, region, workload }) => {
    if (provider !== at.provider || region !== at.region) return [];
    return workloads.filter(({ name }) => name === workload);
  });
}

/** The private endpoints of a place, with what will be used of them; none where its workloads have another way, or need none. */
export function privateEndpointsAt(need: Pick<PortfolioNeed, "workloads">, placements: readonly Placement[], at: At): readonly Part[] {
  const users = standingAt(need, placements, at).filter((one) => privateWay(one, at.provider, at.region) === "endpoints");
  return endpointsAt(users).map((endpoint) => endpointPart(endpoint, at.region));
}

/** What will be used of them, by the names of their resources. */
export function privateEndpointUsage(
  need: Pick<PortfolioNeed, "workloads">,
  placements: readonly Placement[],
  siteNameOf: (placement: Placement) => string,
): PlannedUsage {
  return Object.fromEntries(
    placements.flatMap((placement) =>
      privateEndpointsAt(need, placements, placement).flatMap(({ name, usage }) =>
        usage === undefined ? [] : [[partName(siteNameOf(placement), name), usage] as const],
      ),
    ),
  );
}

/** Which way each place takes, and what the other one would cost: for the preview to say. */
export function privateNotes(need: Pick<PortfolioNeed, "workloads">, placements: readonly Placement[], book: PriceBook): readonly string[] {
  const places = new Map(placements.map((placement) => [`${placement.provider} ${placement.region}`, placement]));
  return [...places].flatMap(([place, at]): string[] => {
    const standing = standingAt(need, placements, at);
    const users = usersOf(standing);
    const [first] = users;
    const way = first && privateWay(first, at.provider, at.region);
    if (way === undefined) return [];
    const reached = `in ${place} the provider's own services are reached`;
    const who = `(${users.map(({ name }) => name).join(", ")})`;
    if (way === "provider") return [`${reached} by Private Google Access ${who}, for nothing: no endpoints are built`];
    if (at.provider === "azure") {
      const why = "a private endpoint there leads to one resource, not to a service";
      return [`${reached} through the gateway to the internet ${who}: ${why}`];
    }
    const costs = privateChoices(standing, book).get(at.region);
    if (costs === undefined)
      return [`${reached} ${way === "endpoints" ? "by private endpoints" : "through the gateway to the internet"} ${who}`];
    const { endpointsUsdPerMonth, gatewayUsdPerMonth, requiredBy } = costs;
    const endpoints = `${formatAmount(endpointsUsdPerMonth)} USD a month`;
    const gateway = `${formatAmount(gatewayUsdPerMonth)} USD a month`;
    const forAll = ", which is best for all workloads that may stand there";
    if (way === "gateway") {
      const why = endpointsUsdPerMonth > gatewayUsdPerMonth ? "" : forAll;
      return [`${reached} through the gateway to the internet ${who} for ${gateway}${why}; private endpoints would cost ${endpoints}`];
    }
    const chosenFor = endpointsUsdPerMonth > gatewayUsdPerMonth ? forAll : "";
    const why = requiredBy.length > 0 ? `, as ${requiredBy.join(", ")} ${requiredBy.length > 1 ? "require" : "requires"}` : chosenFor;
    return [`${reached} by private endpoints ${who} for ${endpoints}${why}; a gateway to the internet would cost ${gateway}`];
  });
}
