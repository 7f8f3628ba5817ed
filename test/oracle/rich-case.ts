import type { PriceBook } from "../../catalog";
import { cloudOf, type LoadStep, type PortfolioNeed, type Purchase, type Quote, type SecurityRisk, type WorkloadNeed } from "../../model";
import { seededNumbers } from "../../optimizer/seeded";
import { type TinyBook, tinyBook } from "../support/tiny-book";
import { bruteForce, countCombinations, type Optimum } from "./brute-force";
import { type RandomCase, randomCase, shuffled } from "./random-case";

/** Every kind of constraint or cost that a case may add to those of `randomCase`. */
export const kinds = [
  "within",
  "network",
  "gpu",
  "loadProfile",
  "mixSpotShare",
  "split",
  "moving",
  "teamBudgets",
  "differentRegion",
  "differentZone",
  "maxSpotFraction",
  "carbon",
  "securityRisks",
  "riskWeights",
  "concentration",
  "pools",
  "quotes",
  "extras",
  "hours",
  "peaks",
  "siteCharges",
  "linkCharges",
] as const;
export type Kind = (typeof kinds)[number];

export interface RichCase extends RandomCase {
  readonly kinds: readonly Kind[];
}

/** More would take too long to try one by one. */
const MOST_COMBINATIONS = 4000;

/** Of the cases that cannot be placed so many are kept: most constraints only show what they do in one that can. */
const KEPT_INFEASIBLE = 0.3;

/** A case of `randomCase` with one to four kinds of constraints more, and its optimum; what is too large to try is passed over. */
export function richCase(seed: number): RichCase & { readonly optimum: Optimum } {
  const random = seededNumbers(seed);
  for (let attempt = 0; ; attempt++) {
    const one = enriched(randomCase(seed * 1000 + attempt), seededNumbers(seed * 7919 + attempt));
    const combinations = countCombinations(one.need, one.book);
    if (combinations > MOST_COMBINATIONS) continue;
    const optimum = bruteForce(one.need, one.book);
    if (optimum.objectiveUsd < Number.POSITIVE_INFINITY || random() < KEPT_INFEASIBLE) return { ...one, optimum };
  }
}

const profiles: readonly (readonly LoadStep[])[] = [
  [
    { timeFraction: 0.25, loadFraction: 1 },
    { timeFraction: 0.75, loadFraction: 0.3 },
  ],
  [
    { timeFraction: 0.1, loadFraction: 1 },
    { timeFraction: 0.4, loadFraction: 0.6 },
    { timeFraction: 0.5, loadFraction: 0 },
  ],
  [{ timeFraction: 1, loadFraction: 1 }],
];

function enriched(base: RandomCase, random: () => number): RichCase {
  const below = (n: number) => Math.floor(random() * n);
  const pick = <T>(items: readonly T[]): T => items[below(items.length)] as T;
  const chance = (p: number) => random() < p;
  const chosen = new Set(shuffled(kinds, random).slice(0, 1 + below(4)));
  // A share of spot in a mix takes a mix.
  if (chosen.has("mixSpotShare")) chosen.add("loadProfile");
  let tiny: TinyBook = base.tiny;
  let { need } = base;
  const each = (change: (one: WorkloadNeed, index: number) => Partial<WorkloadNeed>, p = 0.7) => {
    need = { ...need, workloads: need.workloads.map((one, index) => (chance(p) ? { ...one, ...change(one, index) } : one)) };
  };
  const names = need.workloads.map(({ name }) => name);
  const used = [...new Set(tiny.regions.map(({ provider }) => provider))];
  const group = () => shuffled(names, random).slice(0, 2 + below(2));
  const somewhere = () => {
    const region = pick(tiny.regions);
    return { provider: cloudOf(region), ...(chance(0.4) ? { region: region.id } : {}) };
  };

  if (chosen.has("within")) {
    each(() => ({
      within: Array.from({ length: 1 + below(2) }, (_, index) => ({
        name: `set ${index}`,
        providers: chance(0.4) ? shuffled(used, random).slice(0, 1 + below(2)) : [],
        regions: chance(0.2) ? tiny.regions.filter(() => chance(0.7)).map(({ id }) => id) : [],
        jurisdictions: chance(0.6) ? pick([["eu"], ["us"], ["eu", "us"], ["ie"]]) : [],
      })),
    }));
  }
  if (chosen.has("network")) {
    tiny = { ...tiny, sizes: tiny.sizes.map((one) => (chance(0.8) ? { ...one, networkMbps: pick([1000, 5000, 10000]) } : one)) };
    each(() => ({ minNetworkMbpsPerMachine: pick([1000, 5000]) }));
  }
  if (chosen.has("gpu")) {
    tiny = {
      ...tiny,
      sizes: tiny.sizes.map((one) => (chance(0.6) ? { ...one, gpuCount: 1, gpu: pick(["NVIDIA A100 40GB", "Tesla T4"]) } : one)),
    };
    each(() => ({ gpusPerMachine: 1, gpu: pick(["a100", "T4"]) }), 0.6);
  }
  if (chosen.has("loadProfile")) {
    // Prices among which mixes pay: commitments and spot below on demand.
    const cheaper = Object.entries(tiny.usdPerHour).flatMap(([key, usd]) =>
      key.endsWith(" on-demand")
        ? [
            ...(chance(0.7) ? [[key.replace("on-demand", "reserved-1y"), usd * pick([0.5, 0.65, 0.8])] as const] : []),
            ...(chance(0.7) ? [[key.replace("on-demand", "spot"), usd * pick([0.3, 0.6])] as const] : []),
          ]
        : [],
    );
    tiny = { ...tiny, usdPerHour: { ...tiny.usdPerHour, ...Object.fromEntries(cheaper) } };
    each(
      () => ({ loadProfile: pick(profiles), purchases: ["on-demand", "spot", "reserved-1y"], vcpus: pick([4, 9, 14]), maxCount: 12 }),
      0.9,
    );
    if (chosen.has("mixSpotShare")) each(() => ({ maxSpotFraction: pick([0, 0.3, 0.5, 0.9]), interruptible: true }), 0.8);
  } else if (chance(0.1)) each(() => ({ maxSpotFraction: pick([0.5, 1]) }));
  if (chosen.has("split") && used.length > 1) {
    const at = below(names.length);
    const all = chance(0.3);
    need = {
      ...need,
      workloads: need.workloads.map((one, index) =>
        all || index === at
          ? { ...one, providers: [], split: { providers: used.length > 2 && chance(0.2) ? 3 : 2, survivesLossOfOne: chance(0.5) } }
          : one,
      ),
    };
    const parts = new Set(need.workloads.map((one) => one.split?.providers ?? 1));
    const zonesFit = need.workloads.every((one) => one.split === undefined || one.zones * 3 <= one.maxCount);
    if (parts.size > 1) need = { ...need, sameProvider: [], sameRegion: [] };
    if (!zonesFit) need = { ...need, workloads: need.workloads.map((one) => ({ ...one, zones: 1 })) };
  }
  if (chosen.has("moving")) {
    each(() => {
      const size = pick(tiny.sizes);
      const region = pick(tiny.regions.filter(({ provider }) => provider === size.provider));
      const isPriced = ["on-demand", "reserved-1y"].some(
        (way) => (tiny.usdPerHour[`${region.provider} ${region.id} ${size.type} ${way}`] ?? 0) > 0,
      );
      return {
        current: {
          provider: region.provider,
          region: region.id,
          size: size.type,
          count: 1 + below(3),
          purchase: (chance(0.5) ? "on-demand" : "reserved-1y") as Purchase,
        },
        moving: {
          dataGib: pick([0, 500, 20000]),
          overlapHours: isPriced ? pick([0, 24]) : 0,
          effortUsd: pick([0, 200, 2000]),
          resizeEffortUsd: pick([0, 50, 500]),
          horizonMonths: pick([1, 6, 12]),
        },
      };
    });
    // A price for what runs today, whichever way it is paid.
    need = { ...need, workloads: need.workloads.map((one) => (hasOldPrice(one, tiny) ? one : { ...one, moving: undefined as never })) };
  }
  if (chosen.has("teamBudgets")) {
    each((_, index) => ({ team: index % 2 === 0 ? "red" : "blue" }), 1);
    need = {
      ...need,
      teamBudgets: [{ team: "red", usdPerMonth: pick([150, 400, 700, 1000]) }],
    };
  }
  if (chosen.has("quotes")) each(() => ({ offered: { quotes: quotes(tiny), only: chance(0.3) } }));
  if (chosen.has("extras"))
    each(() => ({
      extras: tiny.regions.flatMap(({ provider, id }) =>
        chance(0.7)
          ? [{ provider, region: id, label: "Backups", usdPerMonth: pick([0, 5, 60]), usdPerMachinePerMonth: pick([0, 7, 20]) }]
          : [],
      ),
    }));
  if (chosen.has("hours")) each(() => ({ hoursPerMonth: pick([100, 365, 730]) }), 0.9);
  if (chosen.has("peaks"))
    each(({ maxCount, loadProfile }) => ({
      ...(chance(0.5) ? { warmCount: pick([1, 3]) } : {}),
      ...(loadProfile === undefined && chance(0.7)
        ? { peaks: [{ minCount: Math.min(maxCount, pick([2, 4, 6])), hoursPerMonth: pick([5, 60]) }] }
        : {}),
    }));
  if (chosen.has("siteCharges"))
    need = {
      ...need,
      siteCharges: tiny.regions.flatMap(({ provider, id }) =>
        ["NAT gateway", "Endpoints"].flatMap((label) =>
          chance(0.5)
            ? [{ provider, region: id, label, usdPerMonth: pick([0, 33, 33, 150]), workloads: chance(0.7) ? names : [pick(names)] }]
            : [],
        ),
      ),
    };
  if (chosen.has("linkCharges"))
    need = {
      ...need,
      linkCharges: used.flatMap((one, index) => [
        ...used
          .slice(index + 1)
          .map((other) => ({ providers: [one, other] as const, label: `Link ${one} ${other}`, usdPerMonth: pick([10, 75, 300]) })),
        // The side of some regions, for links to any of the others.
        ...used
          .slice(index + 1)
          .slice(0, 1)
          .map((other) => ({
            providers: [one, other] as const,
            regions: tiny.regions.filter(({ provider }) => provider === one && chance(0.6)).map(({ id }) => id),
            ...(chance(0.6) ? { orWith: used.filter((third) => third !== one && third !== other) } : {}),
            label: `Side of ${one}`,
            usdPerMonth: pick([10, 75, 300]),
          })),
      ]),
    };
  if (names.length > 1) {
    if (chosen.has("differentRegion")) need = { ...need, differentRegion: [group()] };
    if (chosen.has("differentZone")) need = { ...need, differentZone: [group()] };
  }
  if (chosen.has("maxSpotFraction")) {
    each(() => ({ purchases: ["on-demand", "spot", "reserved-1y"], interruptible: true }), 0.8);
    need = { ...need, maxSpotFraction: pick([0, 0.25, 0.5, 0.7, 1]) };
  }
  if (chosen.has("carbon")) {
    tiny = { ...tiny, regions: tiny.regions.map((one) => ({ ...one, country: pick([one.country, "FR", "PL", "SE", "XX"]) })) };
    need = { ...need, maxCarbonKgPerMonth: pick([2, 5, 10, 20, 40]) };
  }
  if (chosen.has("securityRisks")) {
    const risk = (index: number): SecurityRisk => ({
      name: `risk ${index}`,
      ...(chance(0.6) ? somewhere() : {}),
      ...(chance(0.4) ? { purchases: pick([["spot"], ["on-demand", "spot"], ["reserved-1y"]] as const) } : {}),
      ...(chance(0.4) ? { workloads: [pick(names)] } : {}),
      severityUsd: pick([1000, 50_000]),
      probabilityPerMonth: pick([0, 0.001, 0.01]),
    });
    need = { ...need, securityRisks: Array.from({ length: 1 + below(3) }, (_, index) => risk(index)) };
  }
  if (chosen.has("riskWeights"))
    need = {
      ...need,
      riskWeights: { interruption: pick([0, 1, 3]), downtime: pick([0, 0.5]), security: pick([1, 2]), concentration: pick([0, 2]) },
    };
  if (chosen.has("concentration"))
    need = { ...need, concentration: { lossUsd: pick([1000, 100_000]), probabilityPerMonth: pick([0.001, 0.01]) } };
  if (chosen.has("pools")) {
    need = {
      ...need,
      pools: Array.from({ length: 1 + below(2) }, (_, index) => {
        const vcpus = chance(0.6);
        return {
          name: `pool ${index}`,
          ...somewhere(),
          ...(chance(0.3) ? { family: pick(["m", "c"]) } : {}),
          ...(chance(0.2) ? { size: pick(tiny.sizes).type } : {}),
          capacity: vcpus
            ? { unit: "vcpus" as const, count: pick([4, 8, 16]) }
            : { unit: "usd-per-hour" as const, usdPerHour: pick([0.1, 0.3]) },
          discountFraction: vcpus ? pick([0.3, 0.5, 1]) : pick([0.2, 0.4]),
          // Dollars that are spent already: what they cover costs nothing more.
          ...(!vcpus && chance(0.5) ? { remainingFraction: 0 } : {}),
          usdPerMonth: pick([0, 30, 100, 200]),
          owned: chance(0.4),
        };
      }),
    };
  }
  return { need, tiny, book: tinyBook(tiny), random, kinds: [...chosen].sort() };

  /** A few quotes, each of a form of its own; some name a size of the market, some lie nowhere. */
  function quotes(of: TinyBook): readonly Quote[] {
    return Array.from({ length: 1 + below(4) }, (_, index): Quote => {
      const region = pick(of.regions);
      const size = chance(0.3) ? pick(of.sizes).type : "2 vCPU";
      const usd = pick([40, 120, 120, 300, 500]);
      return {
        provider: region.provider,
        region: chance(0.05) ? "nowhere" : region.id,
        form: `form-${index}`,
        ...{
          size,
          family: pick(["m", "c"]),
          count: 1 + below(3),
          purchase: pick(["on-demand", "on-demand", "spot", "reserved-1y"] as const),
        },
        ...{ vcpusPerMachine: pick([0, 2, 8]), memoryGibPerMachine: pick([0, 8]), zones: pick([1, 2, 3]) },
        costs: [
          { label: "Instances", usdPerMonth: usd },
          { label: "Storage", usdPerMonth: pick([0, 12.5]) },
        ],
        ...(chance(0.2) ? { unpriced: ["Backups (no price)"], comparisonUsdPerMonth: usd * 1.5 } : {}),
      };
    });
  }
}

function hasOldPrice({ current, moving }: WorkloadNeed, tiny: TinyBook): boolean {
  if (current === undefined || moving === undefined || moving.overlapHours === 0) return true;
  return [current.purchase, "on-demand"].some(
    (way) => (tiny.usdPerHour[`${current.provider} ${current.region} ${current.size} ${way}`] ?? 0) > 0,
  );
}

/** The same case with every list in another order, as far as the order means nothing. */
export function shuffledRich(one: RichCase, shuffledBase: (of: RandomCase) => { need: PortfolioNeed; book: PriceBook }) {
  const { need, book } = shuffledBase(one);
  const { random } = one;
  const some = <T>(items: readonly T[] | undefined) => (items === undefined ? undefined : shuffled(items, random));
  const mixed: Record<string, unknown> = {
    ...need,
    workloads: need.workloads.map((workload) => ({
      ...workload,
      ...(workload.within === undefined ? {} : { within: some(workload.within) }),
      ...(workload.offered === undefined ? {} : { offered: { ...workload.offered, quotes: shuffled(workload.offered.quotes, random) } }),
      ...(workload.extras === undefined ? {} : { extras: shuffled(workload.extras, random) }),
      ...(workload.loadProfile === undefined ? {} : { loadProfile: some(workload.loadProfile) }),
    })),
  };
  for (const kind of ["teamBudgets", "differentRegion", "differentZone", "securityRisks", "siteCharges", "linkCharges"] as const)
    if (need[kind] !== undefined) mixed[kind] = shuffled(need[kind] as readonly unknown[], random);
  return { need: mixed as unknown as PortfolioNeed, book };
}
