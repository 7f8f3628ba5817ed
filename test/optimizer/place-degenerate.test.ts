import type { Plan, PortfolioNeed } from "../../model";
import { methodNames, place, verify } from "../../optimizer";
import { portfolio, smallMarket, type TinyBook, tinyBook, workload } from "../support/tiny-book";

/* Hard and degenerate cases: each has to end in a plan that stands its check, or in words. */
const market = smallMarket();
const scaled = (factor: number): TinyBook => ({
  ...market,
  usdPerHour: Object.fromEntries(Object.entries(market.usdPerHour).map(([key, usd]) => [key, usd * factor])),
});
const flat: TinyBook = { ...market, usdPerHour: Object.fromEntries(Object.keys(market.usdPerHour).map((key) => [key, 0.1])) };
const only = (...keys: readonly string[]): TinyBook => ({
  ...market,
  usdPerHour: Object.fromEntries(Object.entries(market.usdPerHour).filter(([key]) => keys.includes(key))),
});

function sound(need: PortfolioNeed, tiny: TinyBook, solver?: string): Extract<Plan, { status: "optimal" | "feasible" }> {
  const book = tinyBook(tiny);
  const plan = place(need, book, solver === undefined ? {} : { solver });
  if (plan.status === "infeasible") throw new Error(plan.conflicts.join("; "));
  expect(verify(plan, need, book)).toEqual([]);
  return plan;
}
const conflicts = (need: PortfolioNeed, tiny: TinyBook) => {
  const plan = place(need, tinyBook(tiny));
  return plan.status === "infeasible" ? plan.conflicts : [];
};
const trio = ["a", "b", "c"].map((name) => workload({ name }));

test("no workloads, with every kind of limit", () => {
  const plan = sound(
    portfolio([], {
      maxProviders: 1,
      budgetUsdPerMonth: 0,
      maxSpotFraction: 0,
      maxCarbonKgPerMonth: 0,
      concentration: { lossUsd: 1e9, probabilityPerMonth: 1 },
      quotas: [{ provider: "aws", maxVcpus: 0 }],
    }),
    market,
  );
  expect(plan).toMatchObject({ status: "optimal", placements: [], usdPerMonth: 0, riskUsdPerMonth: 0, carbonKgPerMonth: 0 });
});

test("an empty price book", () => {
  expect(conflicts(portfolio(trio), only())).toEqual([
    "a: none of 0 offers fits: the price book has no offers",
    "b: none of 0 offers fits: the price book has no offers",
    "c: none of 0 offers fits: the price book has no offers",
  ]);
});

test("one offer in all", () => {
  const one = only("gcp gcp-eu s4 on-demand");
  const plan = sound(portfolio(trio, { sameRegion: [["a", "b", "c"]], maxProviders: 1 }), one);
  expect(plan.placements.map(({ region, size, runnerUp }) => [region, size, runnerUp])).toEqual(
    trio.map(() => ["gcp-eu", "s4", undefined]),
  );
  expect(conflicts(portfolio(trio, { differentRegion: [["a", "b"]] }), one)[0]).toBe(
    "no placement meets different regions for a, b together with the workloads' own requirements",
  );
  expect(conflicts(portfolio([workload({ split: { providers: 2, survivesLossOfOne: false } })]), one)[0]).toMatch(
    /^web, part 1: none of 1 offer fits/,
  );
});

test("nothing that fits for anyone: every workload says why", () => {
  const found = conflicts(portfolio(trio.map((one) => ({ ...one, gpusPerMachine: 8 }))), market);
  expect(found).toHaveLength(3);
  for (const text of found) expect(text).toContain('no offer meets "8 GPUs a machine"');
});

test.each(methodNames)("equal prices: ties break by provider, region and size, whatever the method (%s)", (solver) => {
  const need = portfolio(trio, { traffic: [{ from: "a", to: "b", gibPerMonth: 1 }], quotas: [{ provider: "aws", maxVcpus: 16 }] });
  const [plan, again] = [sound(need, flat, solver), sound({ ...need, workloads: [...trio].reverse() }, flat, solver)];
  expect(again.placements).toEqual(plan.placements);
  const free = sound(portfolio(trio), flat);
  expect(new Set(free.placements.map(({ provider, region, size }) => `${provider} ${region} ${size}`))).toEqual(new Set(["aws aws-eu s8"]));
});

test("zero, negative and endless prices are no prices", () => {
  for (const usd of [0, -1, Number.POSITIVE_INFINITY, Number.NaN]) {
    const broken = { ...market, usdPerHour: { ...market.usdPerHour, "aws aws-us s8 on-demand": usd, "aws aws-us s4 on-demand": usd } };
    expect(sound(portfolio([workload()]), broken).placements[0]).not.toMatchObject({ region: "aws-us", size: "s8" });
  }
});

test("tiny and huge prices keep their digits", () => {
  expect(sound(portfolio(trio), scaled(1e-6)).usdPerMonth).toBeCloseTo(3 * (292e-6 + 2.4), 6);
  const huge = sound(portfolio(trio.map((one) => ({ ...one, vcpus: 4000, memoryGib: 16_000, maxCount: 90_000 }))), scaled(1e5));
  expect(huge.usdPerMonth / (3 * (292e5 * 1000 + 2.4 * 1000))).toBeCloseTo(1, 9);
});

test("tiny and huge needs", () => {
  expect(sound(portfolio([workload({ vcpus: 0, memoryGib: 0 })]), market).placements[0]).toMatchObject({ count: 1, size: "s2" });
  expect(sound(portfolio([workload({ vcpus: 1e-9, memoryGib: 1e-9 })]), market).placements[0]?.count).toBe(1);
  const [text = ""] = conflicts(portfolio([workload({ vcpus: 1e9, maxCount: 1e9 })]), market);
  expect(text).toMatch(/no offer meets "1000000000 vCPUs and 16 GiB on at most 1000000000 machines used to 50 %"/);
});

test("limits of exactly what is needed, and a hair less", () => {
  const exact = 3 * 294.4;
  expect(sound(portfolio(trio, { budgetUsdPerMonth: exact }), market).usdPerMonth).toBeCloseTo(exact, 6);
  expect(conflicts(portfolio(trio, { budgetUsdPerMonth: exact - 0.000001 }), market)[1]).toBe(
    "raising the budget to 883.20 USD a month would do",
  );
  const quotas = [{ provider: "aws" as const, maxVcpus: 24 }];
  const inAws = trio.map((one) => ({ ...one, providers: ["aws" as const] }));
  sound(portfolio(inAws, { quotas }), market);
  expect(conflicts(portfolio(inAws, { quotas: [{ provider: "aws", maxVcpus: 23 }] }), market)[0]).toContain("a quota of 23 vCPUs on aws");
});

test("more requirements than fit into a set of bits still name what fails", () => {
  const within = Array.from({ length: 40 }, (_, index) => ({
    name: `rule ${index}`,
    providers: [],
    regions: [],
    jurisdictions: [index === 39 ? "eu" : "us"],
  }));
  const [text = ""] = conflicts(portfolio([workload({ within })]), market);
  expect(text).toMatch(/^web: none of 36 offers fits: no offer meets /);
  expect(sound(portfolio([workload({ within: within.slice(0, 39) })]), market).placements[0]?.region).toBe("aws-us");
});
