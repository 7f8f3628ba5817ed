import type { InstanceSize, PriceBook, Region } from "../../catalog";
import { type PortfolioNeed, type PriceUnit, type Provider, type Purchase, providers, type WorkloadNeed } from "../../model";
import { seededNumbers } from "../../optimizer/seeded";
import { portfolio, secondaryPrices, type TinyBook, tinyBook, workload } from "../support/tiny-book";

export interface RandomCase {
  readonly need: PortfolioNeed;
  readonly tiny: TinyBook;
  readonly book: PriceBook;
  readonly random: () => number;
}

export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

/** A portfolio of one to four workloads in a market small enough to try everything; few distinct prices, so ties are common. */
export function randomCase(seed: number): RandomCase {
  const random = seededNumbers(seed);
  const below = (n: number) => Math.floor(random() * n);
  const pick = <T>(items: readonly T[]): T => items[below(items.length)] as T;
  const chance = (p: number) => random() < p;
  const count = 1 + below(4);
  const richness = count <= 2 ? 3 : 2;
  const regions: Region[] = [];
  const sizes: InstanceSize[] = [];
  const usdPerHour: Record<string, number> = {};
  const unitPrices: Record<string, { unit: PriceUnit; tiers: [number, number][] }> = {};
  const bands: Record<string, number> = {};
  const discounts: Record<string, number> = {};
  const used = shuffled(providers, random).slice(0, pick([1, 2, 2, 3, 3]));
  for (const provider of used) {
    for (let size = 0; size < 1 + below(richness); size++) {
      const vcpus = pick([2, 4, 8]);
      sizes.push({
        provider,
        type: provider === "gcp" && chance(0.3) ? `n4-t${size}` : `t${size}`,
        family: pick(["m", "c"]),
        vcpus,
        memoryGib: vcpus * pick([2, 4]),
        architecture: pick(["x86_64", "arm64"]),
        burstable: chance(0.2),
        bareMetal: false,
        gpuCount: chance(0.1) ? 1 : 0,
      });
      if (provider === "gcp" && chance(0.5)) discounts[`gcp ${sizes.at(-1)?.type}`] = 0.2;
    }
    for (let index = 0; index < 1 + below(richness); index++) {
      const eu = chance(0.5);
      const id = `${provider}${index}`;
      regions.push({
        provider,
        id,
        country: eu ? "IE" : "US",
        jurisdictions: [eu ? "eu" : "us"],
        continent: eu ? "europe" : "north-america",
        ...(chance(0.9) ? { zones: pick([1, 3, 3, 3]) } : {}),
      });
      for (const size of sizes.filter((one) => one.provider === provider)) {
        const purchases: readonly Purchase[] = ["on-demand", "spot", "reserved-1y"];
        for (const purchase of purchases) {
          if (chance(purchase === "on-demand" ? 0.1 : 0.5)) continue;
          usdPerHour[`${provider} ${id} ${size.type} ${purchase}`] = chance(0.03) ? 0 : size.vcpus * pick([0.03, 0.05, 0.05, 0.08]);
        }
        if (chance(0.5)) bands[`${provider} ${id} ${size.type}`] = pick([0.05, 0.2, 1]);
      }
      for (const [key, price] of Object.entries(secondaryPrices(provider, id))) {
        if (chance(0.15)) continue;
        const [, usd] = price.tiers[0] ?? [0, 0];
        unitPrices[key] = { ...price, tiers: [[0, usd * (key.includes("egress.inter") ? pick([1, 1, 0.5, 3]) : pick([1, 1, 1.5]))]] };
      }
    }
  }
  const workloads: WorkloadNeed[] = Array.from({ length: count }, (_, index) =>
    workload({
      name: `w${index}`,
      vcpus: pick([1, 4, 9]),
      memoryGib: pick([2, 16, 30]),
      minCount: pick([1, 1, 2]),
      maxCount: pick([4, 12, 20]),
      zones: pick([1, 1, 1, 2]),
      targetUtilisationFraction: pick([0.5, 0.6, 1]),
      architectures: chance(0.15) ? ["x86_64"] : ["x86_64", "arm64"],
      burstable: chance(0.85),
      storageGibPerMachine: pick([0, 0, 100]),
      loadBalancer: chance(0.3),
      internalLoadBalancer: index % 2 === 1,
      providers: chance(0.1) ? [pick(used)] : [],
      jurisdictions: chance(0.12) ? [pick(["eu", "us"])] : [],
      purchases: chance(0.5) ? ["on-demand"] : ["on-demand", "spot", "reserved-1y"],
      interruptible: chance(0.5),
      interruptionCostUsd: pick([0, 1, 40]),
      downtimeCostUsdPerHour: pick([0, 0, 10]),
      internetEgressGibPerMonth: pick([0, 0, 200]),
    }),
  );
  const names = workloads.map(({ name }) => name);
  const group = () => shuffled(names, random).slice(0, 2 + below(2));
  const groups = (p: number) => (count > 1 && chance(p) ? [group()] : []);
  const traffic =
    count > 1
      ? Array.from({ length: below(4) }, () => {
          const [from, to] = shuffled(names, random);
          return { from: from as string, to: to as string, gibPerMonth: pick([0, 100, 1000, 10000]) };
        })
      : [];
  // One flow a pair: several would be added up by the plan and, being flat, cost the same here.
  const quotas = Array.from({ length: chance(0.5) ? 1 + below(2) : 0 }, () => {
    const provider: Provider = pick(used);
    const region = chance(0.3) ? pick(regions.filter((one) => one.provider === provider)).id : undefined;
    return {
      provider,
      maxVcpus: pick([0, 8, 16, 24, 32, 48]),
      ...(region && { region }),
      ...(chance(0.3) ? { family: pick(["m", "c"]) } : {}),
    };
  });
  const need = portfolio(workloads, {
    traffic,
    quotas,
    sameProvider: groups(0.2),
    sameRegion: groups(0.15),
    differentProvider: groups(0.25),
    ...(chance(0.25) ? { maxProviders: 1 + below(2) } : {}),
    ...(chance(0.3) ? { budgetUsdPerMonth: pick([200, 600, 1000, 1500, 2000]) } : {}),
    riskWeight: pick([0, 1, 1, 2]),
  });
  const tiny = { regions, sizes, usdPerHour, unitPrices, bands, discounts };
  return { need, tiny, book: tinyBook(tiny), random };
}

/** The same case with every list in another order. */
export function shuffledCase({ need, tiny, random }: RandomCase): { readonly need: PortfolioNeed; readonly book: PriceBook } {
  const object = <T>(record: Readonly<Record<string, T>>) =>
    Object.fromEntries(shuffled(Object.entries(record), random)) as Record<string, T>;
  const mixed: PortfolioNeed = {
    ...need,
    workloads: shuffled(need.workloads, random).map((one) => ({
      ...one,
      purchases: shuffled(one.purchases, random),
      architectures: shuffled(one.architectures, random),
    })),
    traffic: shuffled(need.traffic, random),
    quotas: shuffled(need.quotas, random),
    sameProvider: shuffled(
      need.sameProvider.map((group) => shuffled(group, random)),
      random,
    ),
    sameRegion: shuffled(
      need.sameRegion.map((group) => shuffled(group, random)),
      random,
    ),
    differentProvider: shuffled(
      need.differentProvider.map((group) => shuffled(group, random)),
      random,
    ),
  };
  return {
    need: mixed,
    book: tinyBook({
      ...tiny,
      regions: shuffled(tiny.regions, random),
      sizes: shuffled(tiny.sizes, random),
      usdPerHour: object(tiny.usdPerHour),
      unitPrices: object(tiny.unitPrices),
    }),
  };
}
