import type { InstanceSize, PriceBook, Region } from "../../catalog";
import { type PortfolioNeed, type PriceUnit, type Provider, type Purchase, providers, type Supplier, type WorkloadNeed } from "../../model";

export interface TinyBook {
  readonly regions: readonly Region[];
  readonly sizes: readonly InstanceSize[];
  /** `provider region type purchase` -> USD per hour. */
  readonly usdPerHour: Readonly<Record<string, number>>;
  /** `provider region key` -> unit and tiers. */
  readonly unitPrices: Readonly<
    Record<string, { readonly unit: PriceUnit; readonly tiers: readonly (readonly [from: number, usd: number])[] }>
  >;
  /** `provider region type` -> high bound of the interruption band. */
  readonly bands?: Readonly<Record<string, number>>;
  /** `provider type` -> sustained-use discount. */
  readonly discounts?: Readonly<Record<string, number>>;
}

const provenance = { source: "test", asOf: "2026-01-01", row: "test" };
const byName = (a: string, b: string) => (a < b ? -1 : 1);

/** A price book from a handful of figures. */
export function tinyBook(tiny: TinyBook): PriceBook {
  const regions = (provider: Supplier) => tiny.regions.filter((region) => region.provider === provider);
  const sizes = (provider: Supplier) => tiny.sizes.filter((size) => size.provider === provider);
  return {
    id: "tiny",
    asOf: "2026-01-01",
    regions,
    region: (provider, id) => regions(provider).find((region) => region.id === id),
    sizes,
    size: (provider, type) => sizes(provider).find((size) => size.type === type),
    types: (provider) => sizes(provider).map((size) => size.type),
    sizesIn: (provider, region) =>
      [
        ...new Set(
          Object.keys(tiny.usdPerHour).flatMap((key) => (key.startsWith(`${provider} ${region} `) ? [key.split(" ")[2] as string] : [])),
        ),
      ].sort(byName),
    instancePrice(provider, region, type, purchase) {
      const usdPerHour = tiny.usdPerHour[`${provider} ${region} ${type} ${purchase}`];
      return usdPerHour === undefined ? undefined : { usdPerHour, provenance };
    },
    sustainedUseDiscountFraction: (provider, type) => tiny.discounts?.[`${provider} ${type}`] ?? 0,
    interruption(provider, region, type) {
      const highFraction = tiny.bands?.[`${provider} ${region} ${type}`];
      return highFraction === undefined ? undefined : { lowFraction: 0, highFraction, provenance };
    },
    unitPrice(provider, region, key) {
      const price = tiny.unitPrices[`${provider} ${region} ${key}`];
      return price && { key, unit: price.unit, tiers: price.tiers.map(([from, usdPerUnit]) => ({ from, usdPerUnit })), provenance };
    },
    unitPriceKeys: () => [],
  };
}

/** Two regions a provider, three sizes, every secondary price: a valid start from which a test breaks one thing. */
export function smallMarket(): TinyBook {
  const regions: Region[] = [];
  const sizes: InstanceSize[] = [];
  const usdPerHour: Record<string, number> = {};
  const unitPrices: Record<string, { unit: PriceUnit; tiers: [number, number][] }> = {};
  for (const [position, provider] of providers.entries()) {
    for (const [size, vcpus, memoryGib] of [
      ["s2", 2, 8],
      ["s4", 4, 16],
      ["s8", 8, 32],
    ] as const) {
      sizes.push({
        provider,
        type: size,
        family: "s",
        vcpus,
        memoryGib,
        architecture: "x86_64",
        burstable: false,
        bareMetal: false,
        gpuCount: 0,
      });
    }
    for (const [id, country, continent, factor] of [
      ["eu", "IE", "europe", 1.1],
      ["us", "US", "north-america", 1],
    ] as const) {
      regions.push({ provider, id: `${provider}-${id}`, country, jurisdictions: [id], continent, zones: 3 });
      for (const size of ["s2", "s4", "s8"]) {
        const usd = Number(size.slice(1)) * 0.05 * factor * (1 + position / 10);
        usdPerHour[`${provider} ${provider}-${id} ${size} on-demand`] = usd;
        usdPerHour[`${provider} ${provider}-${id} ${size} spot`] = usd * 0.4;
      }
      Object.assign(unitPrices, secondaryPrices(provider, `${provider}-${id}`));
    }
  }
  return { regions, sizes, usdPerHour, unitPrices };
}

export function secondaryPrices(provider: Provider, region: string): Record<string, { unit: PriceUnit; tiers: [number, number][] }> {
  const at = (key: string) => `${provider} ${region} ${key}`;
  const flat = (unit: PriceUnit, usd: number) => ({ unit, tiers: [[0, usd]] as [number, number][] });
  const network = {
    [at("egress.inter-region")]: flat("gib", 0.02),
    [at("egress.inter-continent")]: flat("gib", 0.05),
    [at("egress.internet")]: flat("gib", 0.09),
  };
  switch (provider) {
    case "aws":
      return {
        [at("ebs.gp3.storage")]: flat("gb-month", 0.08),
        [at("alb.hour")]: flat("hour", 0.0225),
        [at("public_ipv4.in_use")]: flat("hour", 0.005),
        [at("egress.inter-zone")]: flat("gb", 0.01),
        ...network,
      };
    case "azure":
      return {
        [at("disk.standard-ssd.E4.lrs")]: flat("month", 2.4),
        [at("disk.standard-ssd.E10.lrs")]: flat("month", 9.6),
        [at("load-balancer.standard.hour")]: flat("hour", 0.025),
        [at("public-ip.standard.hour")]: flat("hour", 0.005),
        ...network,
      };
    case "gcp":
      return {
        [at("pd-balanced.storage")]: flat("gib-month", 0.1),
        [at("hyperdisk-balanced.storage")]: flat("gib-month", 0.1),
        [at("forwarding-rule.hour")]: flat("hour", 0.025),
        "gcp global forwarding-rule.hour": flat("hour", 0.025),
        [at("egress.inter-zone")]: flat("gib", 0.01),
        ...network,
      };
  }
}

/** A workload that fits anywhere in `smallMarket`. */
export function workload(changes: Partial<WorkloadNeed> = {}): WorkloadNeed {
  const purchases: readonly Purchase[] = ["on-demand"];
  return {
    name: "web",
    vcpus: 4,
    memoryGib: 16,
    minCount: 1,
    maxCount: 20,
    zones: 1,
    targetUtilisationFraction: 0.5,
    architectures: ["x86_64", "arm64"],
    burstable: true,
    gpusPerMachine: 0,
    storageGibPerMachine: 0,
    loadBalancer: false,
    providers: [],
    regions: [],
    jurisdictions: [],
    purchases,
    interruptible: false,
    interruptionCostUsd: 0,
    downtimeCostUsdPerHour: 0,
    internetEgressGibPerMonth: 0,
    ...changes,
  };
}

export function portfolio(workloads: readonly WorkloadNeed[], changes: Partial<PortfolioNeed> = {}): PortfolioNeed {
  return { workloads, traffic: [], quotas: [], sameProvider: [], sameRegion: [], differentProvider: [], riskWeight: 1, ...changes };
}
