import type { Plan, PortfolioNeed, WorkloadNeed } from "../../model";
import { place } from "../../optimizer";
import { portfolio, smallMarket, tinyBook, workload } from "../support/tiny-book";

/* s8 in aws-us costs 292.00 and its disk 2.40; in aws-eu 321.20 and 2.40. */
const market = smallMarket();
const book = tinyBook(market);

function placed(plan: Plan): Extract<Plan, { status: "optimal" | "feasible" }> {
  if (plan.status === "infeasible") throw new Error(plan.conflicts.join("; "));
  return plan;
}
const one = (change: Partial<WorkloadNeed>, rest: Partial<PortfolioNeed> = {}, prices = book) =>
  placed(place(portfolio([workload(change)], rest), prices)).placements[0];
const conflicts = (need: PortfolioNeed, prices = book) => {
  const plan = place(need, prices);
  return plan.status === "infeasible" ? plan.conflicts : [];
};

describe("what fits", () => {
  test("every place set has to hold, each by all of its lists", () => {
    const gdpr = { name: "gdpr", providers: [], regions: [], jurisdictions: ["eu"] };
    const customer = { name: "customer 12", providers: ["azure" as const, "gcp" as const], regions: [], jurisdictions: [] };
    expect(one({ within: [gdpr] })).toMatchObject({ region: "aws-eu" });
    expect(one({ within: [gdpr, customer] })).toMatchObject({ region: "azure-eu" });
    expect(conflicts(portfolio([workload({ within: [gdpr], regions: ["aws-us"] })]))[0]).toContain('"within gdpr (eu)"');
  });

  test("a network of at least so much, known", () => {
    const sizes = market.sizes.map((size) => (size.provider === "gcp" ? { ...size, networkMbps: size.vcpus * 1000 } : size));
    const known = tinyBook({ ...market, sizes });
    expect(one({ minNetworkMbpsPerMachine: 3000 }, {}, known)).toMatchObject({ provider: "gcp", size: "s8" });
    expect(conflicts(portfolio([workload({ minNetworkMbpsPerMachine: 9000 })]), known)[0]).toContain(
      "a known network bandwidth of 9000 Mbit/s",
    );
  });

  test("a model of GPU, by a part of its name", () => {
    const sizes = market.sizes.map((size) =>
      size.type === "s8" ? { ...size, gpuCount: 1, gpu: size.provider === "azure" ? "NVIDIA A100 80GB" : "Tesla T4" } : size,
    );
    const gpus = tinyBook({ ...market, sizes });
    expect(one({ gpusPerMachine: 1 }, {}, gpus)).toMatchObject({ provider: "aws" });
    expect(one({ gpusPerMachine: 1, gpu: "a100" }, {}, gpus)).toMatchObject({ provider: "azure", size: "s8" });
    expect(conflicts(portfolio([workload({ gpusPerMachine: 1, gpu: "H100" })]), gpus)[0]).toContain('"GPU model H100"');
  });
});

describe("risk", () => {
  const risky = { downtimeCostUsdPerHour: 10, interruptionCostUsd: 40, interruptible: true, purchases: ["spot" as const] };
  const threat = { name: "shared hosts", severityUsd: 10_000, probabilityPerMonth: 0.002 };

  test("each kind is a line, and the sum of them the risk", () => {
    // 0.005 x 730 h x 10; one interruption of one machine; 0.002 x 10,000.
    expect(one({ ...risky, providers: ["aws"] }, { securityRisks: [threat] })).toMatchObject({
      riskUsdPerMonth: 96.5,
      risks: [
        { kind: "interruption", label: "Interruptions of spot machines", usdPerMonth: 40 },
        { kind: "downtime", label: "Hours down, by the published availability", usdPerMonth: 36.5 },
        { kind: "security", label: "shared hosts", usdPerMonth: 20 },
      ],
    });
  });

  test("weights change the decision, not the figures", () => {
    // Google's availability saves 29.20 of downtime on spot of 140.16 against 116.80.
    expect(one({ ...risky, interruptionCostUsd: 0 })?.provider).toBe("gcp");
    expect(one({ ...risky, interruptionCostUsd: 0 }, { riskWeights: { downtime: 0.5 } })).toMatchObject({
      provider: "aws",
      riskUsdPerMonth: 36.5,
    });
    expect(one({ ...risky, interruptionCostUsd: 0 }, { riskWeight: 0 })?.provider).toBe("aws");
  });

  test("a security risk holds where, for whom and for what it says", () => {
    expect(one({}, { securityRisks: [{ ...threat, provider: "aws", severityUsd: 1e6 }] })?.provider).toBe("azure");
    expect(one({}, { securityRisks: [{ ...threat, region: "aws-us", severityUsd: 1e6 }] })?.region).not.toBe("aws-us");
    expect(one({}, { securityRisks: [{ ...threat, purchases: ["spot"], severityUsd: 1e6 }] })?.risks).toBeUndefined();
    expect(one({}, { securityRisks: [{ ...threat, workloads: ["web"] }] })?.riskUsdPerMonth).toBe(20);
    expect(conflicts(portfolio([workload()], { securityRisks: [{ ...threat, workloads: ["wbe"] }] }))).toEqual([
      'security risk shared hosts names workload "wbe", which is not declared',
    ]);
  });

  test("concentration spreads a portfolio where the loss is worth it", () => {
    const pair = [workload({ name: "a" }), workload({ name: "b" })];
    const concentration = { lossUsd: 100_000, probabilityPerMonth: 0.001 };
    const apart = placed(place(portfolio(pair, { concentration }), book));
    expect(new Set(apart.placements.map(({ provider }) => provider))).toEqual(new Set(["aws", "azure"]));
    // Half of the vCPUs on either: 0.5 x 100.
    expect(apart).toMatchObject({ concentrationRiskUsdPerMonth: 50, riskUsdPerMonth: 50 });
    const weighted = placed(place(portfolio(pair, { concentration, riskWeights: { concentration: 0.1 } }), book));
    expect(weighted).toMatchObject({ concentrationRiskUsdPerMonth: 100, placements: [{ provider: "aws" }, { provider: "aws" }] });
  });
});

describe("moving", () => {
  const current = { provider: "azure" as const, region: "azure-us", size: "s8", count: 1, purchase: "on-demand" as const };
  const moving = { dataGib: 1000, overlapHours: 10, effortUsd: 100, resizeEffortUsd: 7, horizonMonths: 6 };

  test("a move pays back within the horizon, or the workload stays", () => {
    // Data 1,000 x 0.09, overlap 10 h x 0.44, effort 100: 194.40 once, 32.40 a month; azure-us costs 29.20 more.
    expect(one({ current, moving })).toMatchObject({ region: "azure-us" });
    expect(one({ current, moving })?.move).toBeUndefined();
    expect(one({ current, moving: { ...moving, horizonMonths: 12 } })).toMatchObject({
      region: "aws-us",
      usdPerMonth: 294.4,
      move: { onceUsd: 194.4, countedUsdPerMonth: 16.2 },
    });
  });

  test("a change of size in place costs the overlap and its own effort; count and way of paying are no move", () => {
    const larger = one({ current, moving, regions: ["azure-us"], vcpus: 1, memoryGib: 4, minVcpusPerMachine: 8 });
    expect(larger).toMatchObject({ size: "s8" });
    expect(larger?.move).toBeUndefined();
    expect(one({ current: { ...current, size: "s4", count: 3 }, moving, regions: ["azure-us"], minVcpusPerMachine: 8 })?.move).toEqual({
      onceUsd: 10 * 3 * 0.22 + 7,
      countedUsdPerMonth: Number(((10 * 3 * 0.22 + 7) / 6).toFixed(6)),
    });
  });

  test("what cannot be known is said", () => {
    expect(conflicts(portfolio([workload({ current: { ...current, size: "old" }, moving })]))).toEqual([
      "web: what 10 hours of overlap cost is not known, for the price book has no price of old in azure-us: set overlapHours to 0 and add the cost to effortUsd",
    ]);
    expect(one({ current: { ...current, size: "old" }, moving: { ...moving, overlapHours: 0 } })).toMatchObject({ region: "azure-us" });
    expect(conflicts(portfolio([workload({ current: { ...current, region: "moon" }, moving })]))).toEqual([
      "web: current names region moon of azure, which the price book does not have",
    ]);
  });
});

describe("carbon", () => {
  test("kWh of machines and load, the data centre's overhead, and the grid", () => {
    // 730 h x (8 x 0.74 + 32 x 0.392 + 4 x 2.76) W = 21.5382 kWh, x 1.135 x 384.4 g.
    expect(one({})?.carbonKgPerMonth).toBe(9.397);
  });

  test("a limit leads to a cleaner grid, and unknown grids do not fit", () => {
    const regions = market.regions.map((region) => (region.id === "gcp-eu" ? { ...region, country: "SE" } : region));
    const clean = tinyBook({ ...market, regions });
    expect(one({}, { maxCarbonKgPerMonth: 1 }, clean)).toMatchObject({ region: "gcp-eu", carbonKgPerMonth: 0.505 });
    const unknown = tinyBook({ ...market, regions: market.regions.map((region) => ({ ...region, country: "AQ" })) });
    expect(one({}, {}, unknown)?.carbonKgPerMonth).toBeUndefined();
    expect(conflicts(portfolio([workload()], { maxCarbonKgPerMonth: 100 }), unknown)[0]).toContain('"known emissions"');
  });
});

describe("split over providers", () => {
  const need = workload({ vcpus: 8, memoryGib: 32, split: { providers: 2, survivesLossOfOne: false }, internetEgressGibPerMonth: 100 });

  test("equal parts on different providers, in the order of their names", () => {
    const plan = placed(place(portfolio([need]), book));
    expect(plan.placements).toMatchObject([
      { workload: "web", part: 1, provider: "aws", size: "s8", count: 1, utilisation: { cpuFraction: 0.5 } },
      { workload: "web", part: 2, provider: "azure", size: "s8", count: 1 },
    ]);
    expect(plan.placements[0]?.costs).toContainEqual({ label: "Data transfer out to the internet", usdPerMonth: 4.5 });
    expect(plan.offers).toHaveLength(1);
  });

  test("parts that survive the loss of one carry the whole load, and downtime takes two", () => {
    const plan = placed(
      place(portfolio([{ ...need, downtimeCostUsdPerHour: 100, split: { providers: 2, survivesLossOfOne: true } }]), book),
    );
    expect(plan.placements.map(({ count, utilisation }) => [count, utilisation.cpuFraction])).toEqual([
      [2, 0.25],
      [2, 0.25],
    ]);
    // u(aws) x u(worst) x 730 h x 100 / 2 for either part.
    expect(plan.placements[0]?.riskUsdPerMonth).toBeCloseTo((0.005 * 0.005 * 730 * 100) / 2, 6);
  });

  test("flows are shared by the parts; different groups hold for all of them, same groups part by part", () => {
    const db = workload({ name: "db", split: { providers: 2, survivesLossOfOne: false } });
    const plan = placed(
      place(portfolio([need, db], { traffic: [{ from: "web", to: "db", gibPerMonth: 400 }], sameRegion: [["web", "db"]] }), book),
    );
    const regions = (name: string) => plan.placements.filter(({ workload: own }) => own === name).map(({ region }) => region);
    expect(regions("web")).toEqual(regions("db"));
    // A quarter of 400 GiB for each pair: two within a region (aws between zones, azure free), two across at 0.09.
    expect(plan.transferUsdPerMonth).toBeCloseTo(100 * 1.073741824 * 0.01 + 2 * 100 * 0.09, 6);
    const apart = placed(place(portfolio([need, workload({ name: "db" })], { differentProvider: [["web", "db"]] }), book));
    expect(new Set(apart.placements.map(({ provider }) => provider)).size).toBe(3);
    expect(conflicts(portfolio([need, workload({ name: "db" })], { sameProvider: [["web", "db"]] }))).toEqual([
      "sameProvider web, db: all of them have to be split over the same number of providers, or none",
    ]);
  });

  test("a runner-up of a part stays apart from the others, and what cannot be split is said", () => {
    for (const { provider, runnerUp } of placed(place(portfolio([need]), book)).placements) {
      expect(runnerUp).toBeDefined();
      expect(["aws", "azure"].filter((other) => other !== provider)).not.toContain(runnerUp?.provider);
    }
    expect(conflicts(portfolio([{ ...need, providers: ["aws"] }]))).toEqual(["web: split over 2 providers, but 1 is acceptable"]);
  });
});

describe("limits across workloads", () => {
  const pair = [workload({ name: "a", team: "red" }), workload({ name: "b", team: "blue" })];

  test("a team's budget, with the data that it sends", () => {
    const traffic = [{ from: "a", to: "b", gibPerMonth: 1000 }];
    const plan = placed(place(portfolio(pair, { traffic, teamBudgets: [{ team: "red", usdPerMonth: 306 }] }), book));
    // 294.40 and 1,000 GiB between zones at 0.01 a GB.
    expect(plan.transferUsdPerMonth).toBeCloseTo(10.73741824, 6);
    expect(conflicts(portfolio(pair, { traffic, teamBudgets: [{ team: "red", usdPerMonth: 305 }] }))[0]).toContain(
      "a budget of 305.00 USD a month for team red",
    );
    expect(conflicts(portfolio(pair, { teamBudgets: [{ team: "rde", usdPerMonth: 305 }] }))).toEqual([
      'teamBudgets names team "rde", which no workload belongs to',
    ]);
  });

  test("different regions, and different zones where they share one", () => {
    const apart = placed(place(portfolio(pair, { differentRegion: [["a", "b"]] }), book));
    expect(new Set(apart.placements.map(({ region }) => region)).size).toBe(2);
    const zones = [workload({ name: "a", zones: 2 }), workload({ name: "b", zones: 2 })];
    const regionsOf = (need: PortfolioNeed) => placed(place(need, book)).placements.map(({ region }) => region);
    expect(new Set(regionsOf(portfolio(zones))).size).toBe(1);
    // 2 + 2 zones of the 3 that each region has.
    expect(new Set(regionsOf(portfolio(zones, { differentZone: [["a", "b"]] }))).size).toBe(2);
    expect(new Set(regionsOf(portfolio(pair, { differentZone: [["a", "b"]] }))).size).toBe(1);
  });

  test("the share of all vCPUs on spot", () => {
    const spot = ["a", "b", "c"].map((name) => workload({ name, interruptible: true, purchases: ["on-demand", "spot"] }));
    const plan = placed(place(portfolio(spot, { maxSpotFraction: 0.5 }), book));
    expect(plan.placements.filter(({ purchase }) => purchase === "spot")).toHaveLength(1);
  });

  test("pools: taken where they pay, used in order, and in the totals", () => {
    const pools = [
      {
        name: "aws base",
        provider: "aws" as const,
        capacity: { unit: "vcpus" as const, count: 12 },
        discountFraction: 0.5,
        usdPerMonth: 100,
        owned: false,
      },
    ];
    const plan = placed(place(portfolio(pair, { pools }), book));
    // 16 vCPUs on demand for 584.00; 12 of them at half the price: 219.00 saved for 100.00.
    expect(plan.pools).toEqual([{ name: "aws base", capacity: 12, used: 12, usdPerMonth: 100, savedUsdPerMonth: 219 }]);
    expect(plan.usdPerMonth).toBeCloseTo(2 * 294.4 + 100 - 219, 6);
    expect(placed(place(portfolio(pair, { pools: pools.map((pool) => ({ ...pool, usdPerMonth: 230 })) }), book)).pools).toBeUndefined();
    const owned = placed(
      place(
        portfolio(pair, { pools: pools.map((pool) => ({ ...pool, provider: "gcp" as const, discountFraction: 1, owned: true })) }),
        book,
      ),
    );
    expect(owned.placements.map(({ provider }) => provider)).toContain("gcp");
    expect(conflicts(portfolio(pair, { pools: [...pools, ...pools] }))).toEqual(['pool "aws base" is declared twice']);
  });
});

test.each<[string, Partial<WorkloadNeed>, string]>([
  [
    "a profile that does not add up",
    { loadProfile: [{ timeFraction: 0.5, loadFraction: 1 }] },
    "web: loadProfile: the timeFractions add up to 0.5, not to 1",
  ],
  [
    "a profile without a peak",
    { loadProfile: [{ timeFraction: 1, loadFraction: 0.9 }] },
    "web: loadProfile: no step has loadFraction 1; declare the load of the highest step and state the others as shares of it",
  ],
  ["a share above 1", { maxSpotFraction: 1.5 }, "web: maxSpotFraction is 1.5, it lies between 0 and 1"],
  ["a GPU model without GPUs", { gpu: "T4" }, "web: GPU model T4 is asked for, gpusPerMachine is 0: set it to 1 or more"],
  [
    "a horizon of nothing",
    { moving: { dataGib: 0, overlapHours: 0, effortUsd: 0, resizeEffortUsd: 0, horizonMonths: 0 } },
    "web: moving: horizonMonths is 0, it lies above 0",
  ],
  [
    "a split over one that survives",
    { split: { providers: 1, survivesLossOfOne: true } },
    "web: split over 1 provider cannot survive its loss: split over 2 or more",
  ],
])("%s is a conflict in words", (_, change, text) => {
  expect(conflicts(portfolio([workload(change)]))).toEqual([text]);
});
