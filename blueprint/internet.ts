import type { PriceBook } from "../catalog";
import { type Extra, type Provider, providers, type SiteCharge } from "../model";
import type { Part } from "./part";
import { priceParts } from "./price-parts";

/** What passes through a gateway to the internet each month, and how many machines use it. */
export interface GatewayUse {
  readonly machines: number;
  readonly gib: number;
  /** Gateways where each stands in one zone (AWS), which share what passes; one where absent. */
  readonly gateways?: number;
}

/** GB of 10^9 bytes in a GiB: Azure counts data in these. */
const GB_PER_GIB = 1.073741824;

/** Names of the parts, and so the ends of the resources' names: the gateway, and its public address. */
export const GATEWAY = "internet";
export const GATEWAY_ADDRESS = "internet-address";

/**
 * The way to the internet of a place, with none in: one gateway for all its zones. When its zone fails, machines of the
 * other zones lose their way out (not in) until it is back; a gateway in each zone, which a network may ask for, costs as
 * often. Cloud NAT of Google stands in all zones.
 */
export function gatewayParts(provider: Provider, { machines, gib, gateways = 1 }: GatewayUse): readonly Part[] {
  switch (provider) {
    case "aws":
      return Array.from({ length: gateways }, (_, index): readonly Part[] => [
        { name: zonalPart(GATEWAY_ADDRESS, index), type: "aws:ec2/eip:Eip", inputs: { domain: "vpc" } },
        {
          name: zonalPart(GATEWAY, index),
          type: "aws:ec2/natGateway:NatGateway",
          inputs: { connectivityType: "public" },
          usage: { dataProcessedGib: gib / gateways },
        },
      ]).flat();
    case "azure":
      return [
        {
          name: GATEWAY_ADDRESS,
          type: "azure-native:network:PublicIPAddress",
          inputs: { sku: { name: "Standard" }, publicIPAllocationMethod: "Static" },
        },
        {
          name: GATEWAY,
          type: "azure-native:network:NatGateway",
          inputs: { sku: { name: "Standard" } },
          usage: { dataProcessedGb: gib * GB_PER_GIB },
        },
      ];
    case "gcp":
      return [
        { name: GATEWAY_ADDRESS, type: "gcp:compute/address:Address", inputs: { addressType: "EXTERNAL" } },
        {
          name: GATEWAY,
          type: "gcp:compute/routerNat:RouterNat",
          inputs: { natIpAllocateOption: "MANUAL_ONLY", sourceSubnetworkIpRangesToNat: "ALL_SUBNETWORKS_ALL_IP_RANGES" },
          from: { natIps: GATEWAY_ADDRESS },
          usage: { assignedVms: machines, dataProcessedGib: gib },
        },
      ];
  }
}

/** Name of a part of the gateway in a zone; that of the first is the one that a single gateway has. */
export function zonalPart(part: string, index: number): string {
  return index === 0 ? part : `${part}-${index + 1}`;
}

/** What a gateway costs in one place: by itself, for each machine that uses it, and for each GiB. */
interface GatewayPrice {
  readonly usdPerMonth: number;
  readonly usdPerMachine: number;
  readonly usdPerGib: number;
}

/** A measure that no tier of a price ends within. */
const PROBE = 1;

function gatewayPrice(provider: Provider, region: string, book: PriceBook): GatewayPrice | undefined {
  const usd = (use: GatewayUse) => {
    const { lowUsdPerMonth, unpriced } = priceParts(gatewayParts(provider, use), region, book);
    return unpriced.length > 0 ? undefined : lowUsdPerMonth;
  };
  const alone = usd({ machines: 0, gib: 0 });
  const machine = usd({ machines: PROBE, gib: 0 });
  const data = usd({ machines: 0, gib: PROBE });
  if (alone === undefined || machine === undefined || data === undefined) return undefined;
  return { usdPerMonth: alone, usdPerMachine: machine - alone, usdPerGib: data - alone };
}

interface PlacedGateway extends GatewayPrice {
  readonly provider: Provider;
  readonly region: string;
  readonly label: string;
}

const gateways = new WeakMap<PriceBook, readonly PlacedGateway[]>();

/** The gateways of every region. One without a price counts with the provider's dearest known one, and says so: never nothing. */
function gatewaysOf(book: PriceBook): readonly PlacedGateway[] {
  const known = gateways.get(book);
  if (known !== undefined) return known;
  const made = providers.flatMap((provider) => {
    const priced = book.regions(provider).map(({ id }) => ({ id, price: gatewayPrice(provider, id, book) }));
    const dearest = priced.reduce<GatewayPrice | undefined>(
      (most, { price }) => (price !== undefined && price.usdPerMonth > (most?.usdPerMonth ?? 0) ? price : most),
      undefined,
    );
    return priced.flatMap(({ id, price }): PlacedGateway[] => {
      if (price !== undefined) return [{ provider, region: id, label: "Gateway to the internet", ...price }];
      const label = `Gateway to the internet (no price in ${id}, the dearest known one)`;
      return dearest === undefined ? [] : [{ provider, region: id, label, ...dearest }];
    });
  });
  gateways.set(book, made);
  return made;
}

/** The charge that the named workloads share wherever one of them stands; `others` use the gateways of some places only. */
export function gatewayCharges(
  workloads: readonly string[],
  book: PriceBook,
  others: (provider: Provider, region: string) => readonly string[] = () => [],
): readonly SiteCharge[] {
  return gatewaysOf(book).flatMap(({ provider, region, label, usdPerMonth }) => {
    const users = [...new Set([...workloads, ...others(provider, region)])];
    return users.length === 0 ? [] : [{ provider, region, label, usdPerMonth, workloads: users }];
  });
}

/** The gateways of further zones, where a network asks for one in each: only AWS has them in single zones. */
export function zonalGatewayCharges(network: string, gateways: number, book: PriceBook): readonly SiteCharge[] {
  if (gateways < 2) return [];
  return gatewaysOf(book).flatMap(({ provider, region, label, usdPerMonth }): SiteCharge[] =>
    provider === "aws"
      ? [
          {
            provider,
            region,
            label: `${label}: one more in each of ${gateways} zones`,
            usdPerMonth: (gateways - 1) * usdPerMonth,
            workloads: [network],
          },
        ]
      : [],
  );
}

/** What one workload adds to it, by its machines and its data. */
export function gatewayExtras(gibPerMonth: number, book: PriceBook): readonly Extra[] {
  return gatewaysOf(book).flatMap(({ provider, region, label, usdPerMachine, usdPerGib }): Extra[] =>
    usdPerMachine === 0 && usdPerGib * gibPerMonth === 0
      ? []
      : [
          {
            provider,
            region,
            label: `${label}: use`,
            usdPerMonth: usdPerGib * gibPerMonth,
            usdPerMachinePerMonth: usdPerMachine,
          },
        ],
  );
}
