/**
 * Seeded portfolios of the kinds that placement is measured on: a = separable, b = quotas, c = b + groups and a limit on
 * providers, d = c + data transfer, e = d + commitment pools. The same seed gives the same portfolio on any machine.
 */
import type { InstanceSize, PriceBook } from "../catalog";
import {
  type CommitmentPool,
  isProvider,
  type PortfolioNeed,
  type Provider,
  providers,
  type Quota,
  type Supplier,
  type WorkloadNeed,
} from "../model";
import { place } from "../optimizer";
import { seededNumbers } from "../optimizer/seeded";

export type Kind = "a" | "b" | "c" | "d" | "e";

const shortRegions: Readonly<Record<Provider, readonly string[]>> = {
  aws: ["eu-west-1", "eu-central-1", "us-east-1"],
  azure: ["westeurope", "northeurope", "eastus"],
  gcp: ["europe-west1", "us-central1", "us-east4"],
};
const shortFamilies: Readonly<Record<Provider, readonly string[]>> = {
  aws: ["m6i", "c6i", "m6g"],
  azure: ["Dsv5", "Esv5", "Dpsv5"],
  gcp: ["n2", "c2", "t2a"],
};
const LARGEST_VCPUS = 32;

/** The built-in prices of nine regions and as many families: some 50 offers for each workload. */
export function shortBook(book: PriceBook): PriceBook {
  const kept = new Map<Supplier, ReadonlySet<string>>();
  const isKept = (provider: Supplier, size: InstanceSize) =>
    isProvider(provider) &&
    shortFamilies[provider].includes(size.family) &&
    size.vcpus >= 2 &&
    size.vcpus <= LARGEST_VCPUS &&
    !size.bareMetal;
  const namesOf = (provider: Supplier) => {
    const known = kept.get(provider) ?? new Set(book.sizes(provider).flatMap((size) => (isKept(provider, size) ? [size.type] : [])));
    kept.set(provider, known);
    return known;
  };
  const regions = (provider: Supplier) =>
    isProvider(provider) ? book.regions(provider).filter(({ id }) => shortRegions[provider]?.includes(id)) : [];
  const short: PriceBook = {
    ...bound(book),
    id: `${book.id}-short`,
    regions,
    region: (provider, id) => regions(provider).find((one) => one.id === id),
    sizes: (provider) => book.sizes(provider).filter(({ type }) => namesOf(provider).has(type)),
    size: (provider, type) => (namesOf(provider).has(type) ? book.size(provider, type) : undefined),
    types: (provider) => book.types(provider).filter((type) => namesOf(provider).has(type)),
    sizesIn: (provider, region) => book.sizesIn(provider, region).filter((type) => namesOf(provider).has(type)),
  };
  return short;
}

/** The look-ups of a book as plain functions. */
function bound(book: PriceBook): PriceBook {
  return {
    id: book.id,
    asOf: book.asOf,
    regions: (provider) => book.regions(provider),
    region: (provider, id) => book.region(provider, id),
    sizes: (provider) => book.sizes(provider),
    size: (provider, type) => book.size(provider, type),
    types: (provider) => book.types(provider),
    sizesIn: (provider, region) => book.sizesIn(provider, region),
    instancePrice: (...args) => book.instancePrice(...args),
    sustainedUseDiscountFraction: (...args) => book.sustainedUseDiscountFraction(...args),
    interruption: (...args) => book.interruption(...args),
    unitPrice: (...args) => book.unitPrice(...args),
    unitPriceKeys: (provider) => book.unitPriceKeys(provider),
  };
}

function workloads(count: number, random: () => number, isShort: boolean): WorkloadNeed[] {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  return Array.from({ length: count }, (_, index) => ({
    name: `w${String(index).padStart(4, "0")}`,
    vcpus: 1 + Math.floor(random() * (isShort ? 20 : 64)),
    memoryGib: 2 + Math.floor(random() * (isShort ? 60 : 256)),
    minCount: pick([1, 2, 3]),
    maxCount: isShort ? 4 : 40,
    zones: pick([1, 1, 2, 3]),
    targetUtilisationFraction: pick([0.5, 0.6, 0.7]),
    architectures: pick([["x86_64"], ["x86_64", "arm64"]] as const),
    burstable: random() < 0.5,
    gpusPerMachine: 0,
    storageGibPerMachine: pick([0, 50, 200]),
    loadBalancer: random() < 0.4,
    providers: [],
    regions: [],
    jurisdictions: pick([[], ["eu"], ["us"]]),
    purchases: isShort ? ["on-demand"] : ["on-demand", "spot", "reserved-1y", "reserved-3y"],
    interruptible: random() < 0.4,
    interruptionCostUsd: pick([0, 1, 20]),
    downtimeCostUsdPerHour: pick([0, 10, 100]),
    internetEgressGibPerMonth: pick([0, 100, 2000]),
  }));
}

const plain: Omit<PortfolioNeed, "workloads"> = {
  traffic: [],
  quotas: [],
  sameProvider: [],
  sameRegion: [],
  differentProvider: [],
  riskWeight: 1,
};

/** Share of the vCPUs of a plan without quotas that each provider may hold: of three providers, and of two. */
const QUOTA_SHARE = { three: 0.42, two: 0.58 };

export function portfolioOf(kind: Kind, count: number, book: PriceBook, seed = 0): PortfolioNeed {
  const random = seededNumbers(1000 + count + 7919 * seed);
  const isShort = book.id.endsWith("-short");
  const base: PortfolioNeed = { ...plain, workloads: workloads(count, random, isShort) };
  if (kind === "a") return base;
  const name = () => base.workloads[Math.floor(random() * count)]?.name as string;
  const pairs = (n: number) => Array.from({ length: n }, () => [name(), name()] as const).filter(([a, b]) => a !== b);
  const withQuotas = { ...base, quotas: quotasOf(base, book, QUOTA_SHARE.three) };
  if (kind === "b") return withQuotas;
  const grouped: PortfolioNeed = {
    ...withQuotas,
    sameProvider: pairs(Math.ceil(count / 10)),
    differentProvider: pairs(Math.ceil(count / 20)),
    quotas: quotasOf(base, book, QUOTA_SHARE.two),
    maxProviders: 2,
  };
  if (kind === "c") return grouped;
  const talking = { ...grouped, traffic: pairs(count).map(([from, to]) => ({ from, to, gibPerMonth: 50 + Math.floor(random() * 2000) })) };
  return kind === "d" ? talking : { ...talking, pools: poolsOf(base, book, random) };
}

/** Quotas by provider, and of the region and family that are used most: all of them bind. */
function quotasOf(need: PortfolioNeed, book: PriceBook, share: number): readonly Quota[] {
  const alone = place(need, book);
  if (alone.status === "infeasible") throw new Error(alone.conflicts.join("; "));
  let all = 0;
  const byRegion = new Map<string, number>();
  const byFamily = new Map<string, number>();
  const add = <K>(map: Map<K, number>, key: K, vcpus: number) => map.set(key, (map.get(key) ?? 0) + vcpus);
  for (const one of alone.placements) {
    const vcpus = one.count * one.vcpusPerMachine;
    all += vcpus;
    add(byRegion, `${one.provider} ${one.region}`, vcpus);
    add(byFamily, `${one.provider} ${one.family}`, vcpus);
  }
  const most = (map: Map<string, number>) => [...map].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0] as [string, number];
  const [region, inRegion] = most(byRegion);
  const [family, inFamily] = most(byFamily);
  return [
    ...providers.map((provider) => ({ provider, maxVcpus: Math.ceil(all * share) })),
    { provider: region.split(" ")[0] as Provider, region: region.split(" ")[1] as string, maxVcpus: Math.ceil(inRegion / 2) },
    { provider: family.split(" ")[0] as Provider, family: family.split(" ")[1] as string, maxVcpus: Math.ceil(inFamily / 2) },
  ];
}

/** Six pools: some owned, some to be decided, by family and by dollars of use; what they hold is a part of the portfolio. */
function poolsOf(need: PortfolioNeed, book: PriceBook, random: () => number): readonly CommitmentPool[] {
  const vcpus = need.workloads.reduce((sum, one) => sum + one.vcpus / one.targetUtilisationFraction, 0);
  const usdPerVcpuMonth = 35;
  return (["aws", "azure", "gcp"] as const).flatMap((provider, at): CommitmentPool[] => {
    const family = shortFamilies[provider]?.[0] as string;
    const count = Math.ceil(vcpus * (0.08 + 0.1 * random()));
    const discount = 0.3 + 0.1 * random();
    const usdPerHour = (vcpus * 0.1 * usdPerVcpuMonth) / 730;
    const region = book.regions(provider)[0]?.id as string;
    return [
      {
        name: `${provider} ${family}`,
        provider,
        ...(at === 1 ? { region } : {}),
        family,
        capacity: { unit: "vcpus", count },
        discountFraction: discount,
        usdPerMonth: count * usdPerVcpuMonth * discount * (0.6 + 0.4 * random()),
        owned: at === 2,
      },
      {
        name: `${provider} plan`,
        provider,
        capacity: { unit: "usd-per-hour", usdPerHour },
        discountFraction: 0.25,
        usdPerMonth: usdPerHour * 730 * (0.2 + 0.2 * random()),
        owned: false,
      },
    ];
  });
}
