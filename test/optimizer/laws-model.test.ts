import type { PortfolioNeed, Quote, WorkloadNeed } from "../../model";
import { place } from "../../optimizer";
import { objectiveOfPicks } from "../oracle/brute-force";
import { type Kind, type RichCase, richCase } from "../oracle/rich-case";
import { type TinyBook, tinyBook } from "../support/tiny-book";

/* Laws of the whole model, on cases of every kind: what a change of the need or the prices can never do. */
const CASES = Array.from({ length: 150 }, (_, index) => richCase(70_000 + index));
const ROUNDING_USD = 0.001;

/** Objective of the plan, by the oracle's own arithmetic; Infinity where there is none. */
function objective(need: PortfolioNeed, tiny: TinyBook): number {
  const book = tinyBook(tiny);
  const plan = place(need, book);
  if (plan.status === "infeasible") return Number.POSITIVE_INFINITY;
  const picks = need.workloads.flatMap(({ name }) =>
    plan.placements.filter((one) => one.workload === name).sort((a, b) => (a.part ?? 0) - (b.part ?? 0)),
  );
  return objectiveOfPicks(need, book, picks);
}

const before = new Map<RichCase, number>(CASES.map((one) => [one, objective(one.need, one.tiny)]));
const each = (need: PortfolioNeed, change: (one: WorkloadNeed) => WorkloadNeed): PortfolioNeed => ({
  ...need,
  workloads: need.workloads.map(change),
});

function never(one: RichCase, after: number): void {
  const was = before.get(one) ?? Number.NaN;
  expect({ kinds: one.kinds, was, after, ok: after <= was + ROUNDING_USD }).toMatchObject({ ok: true });
}

/** One more like the first, at another price. */
function withOneMore(offered: NonNullable<WorkloadNeed["offered"]>): NonNullable<WorkloadNeed["offered"]> {
  const [first] = offered.quotes;
  const cheaper = first && {
    ...first,
    form: "one-more",
    costs: first.costs.map((line) => ({ ...line, usdPerMonth: 0.9 * line.usdPerMonth })),
  };
  return { ...offered, quotes: [...offered.quotes, ...(cheaper === undefined ? [] : [cheaper])] };
}

test.each<[string, Kind | undefined, (need: PortfolioNeed) => PortfolioNeed]>([
  ["without the place sets", "within", (need) => each(need, ({ within: _, ...one }) => one)],
  ["with a narrower network", "network", (need) => each(need, ({ minNetworkMbpsPerMachine: _, ...one }) => one)],
  ["with any model of GPU", "gpu", (need) => each(need, ({ gpu: _, ...one }) => one)],
  [
    "with more on spot, where a profile mixes",
    "mixSpotShare",
    (need) => each(need, (one) => (one.loadProfile === undefined ? one : { ...one, maxSpotFraction: 1 })),
  ],
  ["without team budgets", "teamBudgets", ({ teamBudgets: _, ...need }) => need],
  ["without different regions", "differentRegion", ({ differentRegion: _, ...need }) => need],
  ["without different zones", "differentZone", ({ differentZone: _, ...need }) => need],
  [
    "with twice the share of spot",
    "maxSpotFraction",
    (need) => ({ ...need, maxSpotFraction: Math.min(1, 2 * (need.maxSpotFraction ?? 1)) }),
  ],
  ["with twice the emissions", "carbon", (need) => ({ ...need, maxCarbonKgPerMonth: 2 * (need.maxCarbonKgPerMonth ?? 0) })],
  ["without security risks", "securityRisks", ({ securityRisks: _, ...need }) => need],
  ["without concentration", "concentration", ({ concentration: _, ...need }) => need],
  [
    "with pools that cost nothing",
    "pools",
    (need) => ({ ...need, pools: (need.pools ?? []).map((pool) => ({ ...pool, usdPerMonth: 0 })) }),
  ],
  [
    "with machines beside quotes",
    "quotes",
    (need) => each(need, (one) => (one.offered === undefined ? one : { ...one, offered: { ...one.offered, only: false } })),
  ],
  [
    "with a quote more",
    "quotes",
    (need) => each(need, (one) => (one.offered === undefined ? one : { ...one, offered: withOneMore(one.offered) })),
  ],
  ["without extras", "extras", (need) => each(need, ({ extras: _, ...one }) => one)],
  [
    "with half the hours",
    "hours",
    (need) => each(need, (one) => (one.hoursPerMonth === undefined ? one : { ...one, hoursPerMonth: one.hoursPerMonth / 2 })),
  ],
  ["without charges of sites", "siteCharges", ({ siteCharges: _, ...need }) => need],
  ["without charges of links", "linkCharges", ({ linkCharges: _, ...need }) => need],
  ["without the cost of moves", "moving", (need) => each(need, ({ moving: _, ...one }) => one)],
  [
    "with parts that need not survive",
    "split",
    (need) =>
      each(need, (one) =>
        one.split === undefined ? one : { ...one, split: { ...one.split, survivesLossOfOne: false }, downtimeCostUsdPerHour: 0 },
      ),
  ],
  ["with weights of 0", undefined, (need) => ({ ...need, riskWeights: { interruption: 0, downtime: 0, security: 0, concentration: 0 } })],
])("%s a plan never costs more", (_, kind, loosen) => {
  let compared = 0;
  for (const one of CASES) {
    if (kind !== undefined && !one.kinds.includes(kind)) continue;
    // Mixes with a larger share are other offers: a limit across workloads may have wanted the old ones.
    const isCoupled =
      one.need.maxSpotFraction !== undefined ||
      one.need.maxCarbonKgPerMonth !== undefined ||
      one.need.pools !== undefined ||
      one.need.budgetUsdPerMonth !== undefined ||
      one.need.teamBudgets !== undefined;
    if (kind === "mixSpotShare" && isCoupled) continue;
    if (kind === undefined && one.need.workloads.some(({ loadProfile }) => loadProfile !== undefined) && isCoupled) continue;
    never(one, objective(loosen(one.need), one.tiny));
    compared++;
  }
  expect(compared).toBeGreaterThan(5);
});

test("an offer more never makes a plan dearer", () => {
  for (const one of CASES) {
    const [size] = one.tiny.sizes;
    const region = one.tiny.regions.find(({ provider }) => provider === size?.provider);
    if (size === undefined || region === undefined) continue;
    const tiny = {
      ...one.tiny,
      sizes: [...one.tiny.sizes, { ...size, type: "extra", vcpus: 16, memoryGib: 64 }],
      usdPerHour: { ...one.tiny.usdPerHour, [`${region.provider} ${region.id} extra on-demand`]: 0.3 },
    };
    never(one, objective(one.need, tiny));
  }
});

test("twice all prices, losses, budgets and efforts make a plan twice as dear", () => {
  for (const { need, tiny, kinds } of CASES) {
    const twice: TinyBook = {
      ...tiny,
      usdPerHour: Object.fromEntries(Object.entries(tiny.usdPerHour).map(([key, usd]) => [key, usd * 2])),
      unitPrices: Object.fromEntries(
        Object.entries(tiny.unitPrices).map(([key, price]) => [
          key,
          { ...price, tiers: price.tiers.map(([from, usd]) => [from, usd * 2] as const) },
        ]),
      ),
    };
    const scaled: PortfolioNeed = {
      ...each(need, (one) => ({
        ...one,
        interruptionCostUsd: one.interruptionCostUsd * 2,
        downtimeCostUsdPerHour: one.downtimeCostUsdPerHour * 2,
        ...(one.moving === undefined
          ? {}
          : { moving: { ...one.moving, effortUsd: one.moving.effortUsd * 2, resizeEffortUsd: one.moving.resizeEffortUsd * 2 } }),
        ...(one.offered === undefined ? {} : { offered: { ...one.offered, quotes: one.offered.quotes.map(twiceAsDear) } }),
        ...(one.extras === undefined
          ? {}
          : {
              extras: one.extras.map((extra) => ({
                ...extra,
                usdPerMonth: extra.usdPerMonth * 2,
                usdPerMachinePerMonth: extra.usdPerMachinePerMonth * 2,
              })),
            }),
      })),
      ...(need.siteCharges === undefined
        ? {}
        : { siteCharges: need.siteCharges.map((one) => ({ ...one, usdPerMonth: one.usdPerMonth * 2 })) }),
      ...(need.linkCharges === undefined
        ? {}
        : { linkCharges: need.linkCharges.map((one) => ({ ...one, usdPerMonth: one.usdPerMonth * 2 })) }),
      ...(need.budgetUsdPerMonth === undefined ? {} : { budgetUsdPerMonth: need.budgetUsdPerMonth * 2 }),
      ...(need.teamBudgets === undefined
        ? {}
        : { teamBudgets: need.teamBudgets.map((one) => ({ ...one, usdPerMonth: one.usdPerMonth * 2 })) }),
      ...(need.securityRisks === undefined
        ? {}
        : { securityRisks: need.securityRisks.map((one) => ({ ...one, severityUsd: one.severityUsd * 2 })) }),
      ...(need.concentration === undefined ? {} : { concentration: { ...need.concentration, lossUsd: need.concentration.lossUsd * 2 } }),
      ...(need.pools === undefined
        ? {}
        : {
            pools: need.pools.map((pool) => ({
              ...pool,
              usdPerMonth: pool.usdPerMonth * 2,
              capacity: pool.capacity.unit === "vcpus" ? pool.capacity : { ...pool.capacity, usdPerHour: pool.capacity.usdPerHour * 2 },
            })),
          }),
    };
    const [once, both] = [objective(need, tiny) * 2, objective(scaled, twice)];
    expect({ kinds, once, both, ok: once === both || Math.abs(once - both) <= 2 * ROUNDING_USD }).toMatchObject({ ok: true });
  }
});

function twiceAsDear(quote: Quote): Quote {
  const { comparisonUsdPerMonth, costs } = quote;
  return {
    ...quote,
    costs: costs.map((line) => ({ ...line, usdPerMonth: line.usdPerMonth * 2 })),
    ...(comparisonUsdPerMonth === undefined ? {} : { comparisonUsdPerMonth: comparisonUsdPerMonth * 2 }),
  };
}

test("risk that weighs nothing changes nothing", () => {
  for (const { need, tiny } of CASES) {
    const silent = each(need, (one) => ({ ...one, interruptionCostUsd: 0, downtimeCostUsdPerHour: 0 }));
    const { securityRisks: _, concentration: __, ...bare } = silent;
    const weightless = objective({ ...need, riskWeight: 0 }, tiny);
    const without = objective({ ...bare, riskWeight: 1 }, tiny);
    expect(weightless === without || Math.abs(weightless - without) <= ROUNDING_USD).toBe(true);
  }
});

test("pinning what a plan chose gives that plan again, part by part and mix by mix", () => {
  let mixes = 0;
  for (const { need, tiny, kinds } of CASES) {
    const book = tinyBook(tiny);
    const plan = place(need, book);
    if (plan.status === "infeasible") continue;
    const of = (name: string) => plan.placements.filter(({ workload }) => workload === name).sort((a, b) => (a.part ?? 0) - (b.part ?? 0));
    const again = place(
      each(need, (one) => ({ ...one, pinned: of(one.name) })),
      book,
    );
    const chosen = (found: typeof again) =>
      found.status === "infeasible" ? found.conflicts : found.placements.map(({ runnerUp: _, ...choice }) => choice);
    expect({ kinds, placements: chosen(again) }).toEqual({ kinds, placements: chosen(plan) });
    if (plan.placements.some(({ mix }) => mix !== undefined)) mixes++;
  }
  expect(mixes).toBeGreaterThan(5);
});
