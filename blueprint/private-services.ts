import type { PriceBook } from "../catalog";
import { type Extra, isProvider, type Provider, type SiteCharge, type WorkloadNeed } from "../model";
import { type EndpointPrice, endpointPrices, endpointsOf } from "./aws/interface-endpoints";
import { gatewayCharges, gatewayExtras } from "./internet";

/**
 * How the workloads of one place reach their provider's own services:
 *
 *   endpoints   private endpoints, which they share (AWS)
 *   gateway     the place's gateway to the internet, which they share (AWS, Azure)
 *   provider    the provider's own network, for nothing (Google Cloud)
 */
export type PrivateWay = "endpoints" | "gateway" | "provider";

/** What each way would cost in one region of AWS if all that may stand there did. */
export interface PrivateChoice {
  readonly way: "endpoints" | "gateway";
  readonly endpointsUsdPerMonth: number;
  /** Without the gateway itself where some workload has one anyway. */
  readonly gatewayUsdPerMonth: number;
  /** Who wants no other way than endpoints. */
  readonly requiredBy: readonly string[];
}

/** Whether a region is among the places that a workload allows, as far as it says so itself. */
function mayStandIn(region: string, jurisdictions: readonly string[], need: WorkloadNeed): boolean {
  return (
    (need.providers.length === 0 || need.providers.includes("aws")) &&
    (need.regions.length === 0 || need.regions.includes(region)) &&
    (need.jurisdictions.length === 0 || need.jurisdictions.some((one) => jurisdictions.includes(one.toLowerCase())))
  );
}

/**
 * The way of each region of AWS, decided before anything is placed, as though every workload stood there that may:
 * endpoints where one requires them, else whichever costs less for the declared data; endpoints where both cost alike.
 * A gateway that some workload has for the internet is there already, and only the data is compared.
 */
export function privateChoices(workloads: readonly WorkloadNeed[], book: PriceBook): ReadonlyMap<string, PrivateChoice> {
  const choices = new Map<string, PrivateChoice>();
  if (workloads.every(({ privateServices }) => privateServices === undefined)) return choices;
  const gateways = new Map(gatewayCharges(["any"], book).flatMap((one) => (one.provider === "aws" ? [[one.region, one.usdPerMonth]] : [])));
  const data = new Map(gatewayExtras(1, book).flatMap((one) => (one.provider === "aws" ? [[one.region, one.usdPerMonth]] : [])));
  for (const { id, jurisdictions } of book.regions("aws")) {
    const price = endpointPrices(book).get(id);
    const here = workloads.filter((need) => mayStandIn(id, jurisdictions, need));
    const users = here.filter(({ privateServices }) => privateServices !== undefined);
    if (price === undefined || users.length === 0) continue;
    const gib = users.reduce((sum, { privateServices }) => sum + (privateServices?.gibPerMonth ?? 0), 0);
    const endpointsUsdPerMonth = interfacesOf(users).length * price.usdPerZone + gib * price.usdPerGib;
    const isThere = here.some(({ internetAccess }) => internetAccess !== undefined);
    const gatewayUsdPerMonth = (isThere ? 0 : (gateways.get(id) ?? Number.POSITIVE_INFINITY)) + gib * (data.get(id) ?? 0);
    const requiredBy = users.filter(({ privateServices }) => privateServices?.required === true).map(({ name }) => name);
    const way = requiredBy.length > 0 || endpointsUsdPerMonth <= gatewayUsdPerMonth ? "endpoints" : "gateway";
    choices.set(id, { way, endpointsUsdPerMonth, gatewayUsdPerMonth, requiredBy });
  }
  return choices;
}

/** One network interface of an endpoint in one zone, and who is behind it. */
interface Interface {
  readonly service: string;
  readonly users: readonly string[];
}

function interfacesOf(users: readonly WorkloadNeed[]): readonly Interface[] {
  const services = [...new Set(users.flatMap(endpointsOf))].sort();
  return services.flatMap((service) => {
    const reaching = users.filter((user) => endpointsOf(user).includes(service));
    const zones = Math.max(...reaching.map((user) => user.zones));
    return Array.from({ length: zones }, (_, index) => ({
      service,
      users: reaching.filter((user) => user.zones > index).map(({ name }) => name),
    }));
  });
}

/** How a workload reaches its provider's services in a place; undefined where it reaches none. */
export function privateWay(need: WorkloadNeed, provider: string, region: string): PrivateWay | undefined {
  if (need.privateServices === undefined || !isProvider(provider)) return undefined;
  if (provider === "gcp") return "provider";
  return provider === "aws" && need.privateEndpointsIn?.includes(region) === true ? "endpoints" : "gateway";
}

/** What the endpoints of a place cost those that share them, interface by interface: each is due where one of its users stands. */
export function endpointCharges(users: readonly WorkloadNeed[], book: PriceBook): readonly SiteCharge[] {
  return [...endpointPrices(book)].flatMap(([region, price]): SiteCharge[] => {
    const here = users.filter((need) => privateWay(need, "aws", region) === "endpoints");
    const shared = new Map<string, Interface[]>();
    for (const one of interfacesOf(here)) shared.set(one.users.join(), [...(shared.get(one.users.join()) ?? []), one]);
    return [...shared.values()].map((interfaces) => ({
      provider: "aws",
      region,
      label: labelOf(interfaces, price, region),
      usdPerMonth: interfaces.length * price.usdPerZone,
      workloads: interfaces[0]?.users ?? [],
    }));
  });
}

function labelOf(interfaces: readonly Interface[], { borrowed }: EndpointPrice, region: string): string {
  const services = [...new Set(interfaces.map(({ service }) => service))].join(", ");
  const label = `Private endpoints, ${interfaces.length} by zone: ${services}`;
  return borrowed ? `${label} (no price in ${region}, the dearest known one)` : label;
}

/** What one workload's data adds, by the way of each place. */
export function privateExtras(need: WorkloadNeed, book: PriceBook): readonly Extra[] {
  const { privateServices, internetAccess } = need;
  if (privateServices === undefined) return [];
  const { gibPerMonth } = privateServices;
  const byEndpoints = [...endpointPrices(book)].flatMap(([region, { usdPerGib }]): Extra[] =>
    privateWay(need, "aws", region) !== "endpoints" || usdPerGib * gibPerMonth === 0
      ? []
      : [{ provider: "aws", region, label: "Private endpoints: use", usdPerMonth: usdPerGib * gibPerMonth, usdPerMachinePerMonth: 0 }],
  );
  const byGateway = gatewayExtras(gibPerMonth, book).flatMap((extra): Extra[] => {
    if (privateWay(need, extra.provider, extra.region) !== "gateway") return [];
    // Its machines are counted with its way to the internet where it has one.
    const counted = internetAccess === undefined ? extra : { ...extra, usdPerMachinePerMonth: 0 };
    return [{ ...counted, label: extra.label.replace(/: use$/, ": use for the provider's services") }];
  });
  return [...byEndpoints, ...byGateway];
}

/** Who reaches the provider's services through the gateway of a place. */
export function gatewayUsers(users: readonly WorkloadNeed[]): (provider: Provider, region: string) => readonly string[] {
  return (provider, region) => users.filter((need) => privateWay(need, provider, region) === "gateway").map(({ name }) => name);
}
