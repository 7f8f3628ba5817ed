import type { Plan, PortfolioNeed } from "../../model";
import { place } from "../../optimizer";
import { objectiveOfPicks } from "../oracle/brute-force";
import { randomCase } from "../oracle/random-case";
import { type TinyBook, tinyBook } from "../support/tiny-book";

const SEEDS = Array.from({ length: 150 }, (_, index) => 50_000 + index);
const ROUNDING_USD = 0.0005;

/** Objective of the plan, by the oracle's own arithmetic; Infinity where there is none. */
function objective(need: PortfolioNeed, tiny: TinyBook): number {
  const book = tinyBook(tiny);
  const plan = place(need, book);
  if (plan.status === "infeasible") return Number.POSITIVE_INFINITY;
  return objectiveOfPicks(need, book, picksOf(plan, need));
}

function picksOf(plan: Extract<Plan, { status: "optimal" | "feasible" }>, need: PortfolioNeed) {
  return need.workloads.flatMap(({ name }) => plan.placements.filter((one) => one.workload === name));
}

test("adding an offer never raises the objective", () => {
  let compared = 0;
  for (const seed of SEEDS) {
    const { need, tiny } = randomCase(seed);
    const [size] = tiny.sizes;
    const [region] = tiny.regions.filter((one) => one.provider === size?.provider);
    if (size === undefined || region === undefined) continue;
    const more = {
      ...tiny,
      sizes: [...tiny.sizes, { ...size, type: "extra", vcpus: 16, memoryGib: 64 }],
      usdPerHour: { ...tiny.usdPerHour, [`${region.provider} ${region.id} extra on-demand`]: 0.3 },
    };
    const before = objective(need, tiny);
    expect({ seed, ok: objective(need, more) <= before + ROUNDING_USD }).toEqual({ seed, ok: true });
    if (before < Number.POSITIVE_INFINITY) compared++;
  }
  expect(compared).toBeGreaterThan(SEEDS.length / 4);
});

test.each<[string, (need: PortfolioNeed) => PortfolioNeed]>([
  ["the budget", ({ budgetUsdPerMonth: _, ...need }) => need],
  ["the provider limit", ({ maxProviders: _, ...need }) => need],
  ["the quotas", (need) => ({ ...need, quotas: need.quotas.map((quota) => ({ ...quota, maxVcpus: quota.maxVcpus * 2 })) })],
  ["a group", (need) => ({ ...need, sameProvider: [], sameRegion: need.sameRegion.slice(1), differentProvider: [] })],
  ["the allowed providers", (need) => ({ ...need, workloads: need.workloads.map((one) => ({ ...one, providers: [] })) })],
  ["the largest count", (need) => ({ ...need, workloads: need.workloads.map((one) => ({ ...one, maxCount: one.maxCount + 10 })) })],
])("relaxing %s never raises the objective", (_, relax) => {
  for (const seed of SEEDS) {
    const { need, tiny } = randomCase(seed);
    const ok = objective(relax(need), tiny) <= objective(need, tiny) + ROUNDING_USD;
    expect({ seed, ok }).toEqual({ seed, ok: true });
  }
});

test("prices, losses and budget three times as high make a plan three times as dear", () => {
  for (const seed of SEEDS) {
    const { need, tiny } = randomCase(seed);
    const dearer: TinyBook = {
      ...tiny,
      usdPerHour: Object.fromEntries(Object.entries(tiny.usdPerHour).map(([key, usd]) => [key, usd * 3])),
      unitPrices: Object.fromEntries(
        Object.entries(tiny.unitPrices).map(([key, price]) => [
          key,
          { ...price, tiers: price.tiers.map(([from, usd]) => [from, usd * 3] as const) },
        ]),
      ),
    };
    const scaled: PortfolioNeed = {
      ...need,
      workloads: need.workloads.map((one) => ({
        ...one,
        interruptionCostUsd: one.interruptionCostUsd * 3,
        downtimeCostUsdPerHour: one.downtimeCostUsdPerHour * 3,
      })),
      ...(need.budgetUsdPerMonth === undefined ? {} : { budgetUsdPerMonth: need.budgetUsdPerMonth * 3 }),
    };
    const [once, thrice] = [objective(need, tiny) * 3, objective(scaled, dearer)];
    const ok = once === thrice || Math.abs(once - thrice) <= ROUNDING_USD * 3;
    expect({ seed, ok, once, thrice }).toMatchObject({ seed, ok: true });
  }
});

test("removing a price row never makes the plan look cheaper", () => {
  for (const seed of SEEDS) {
    const { need, tiny } = randomCase(seed);
    const before = objective(need, tiny);
    const key = Object.keys(tiny.unitPrices).find((one) => one.includes("storage") || one.includes("alb") || one.includes("E4"));
    if (key === undefined || before === Number.POSITIVE_INFINITY) continue;
    const { [key]: removed, ...unitPrices } = tiny.unitPrices;
    const others = Object.entries(unitPrices).filter(([other]) => other.split(" ")[2] === key.split(" ")[2]);
    // The highest price of its kind is what the others are bounded by: only removing another one is a law.
    if (!others.some(([, price]) => (price.tiers[0]?.[1] ?? 0) >= (removed?.tiers[0]?.[1] ?? 0))) continue;
    const ok = objective(need, { ...tiny, unitPrices }) >= before - ROUNDING_USD;
    expect({ seed, ok }).toEqual({ seed, ok: true });
  }
});
