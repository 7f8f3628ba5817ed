import type { Plan, Quote } from "../../model";
import { place, verify } from "../../optimizer";
import { portfolio, smallMarket, tinyBook, workload } from "../support/tiny-book";

const book = tinyBook(smallMarket());

function placed(plan: Plan): Extract<Plan, { status: "optimal" | "feasible" }> {
  if (plan.status === "infeasible") throw new Error(plan.conflicts.join("; "));
  return plan;
}

function quote(changes: Partial<Quote> = {}, usdPerMonth = 100): Quote {
  return {
    provider: "aws",
    region: "aws-eu",
    form: "rds-instance",
    size: "db.r1",
    family: "r1",
    count: 2,
    purchase: "on-demand",
    vcpusPerMachine: 2,
    memoryGibPerMachine: 16,
    zones: 2,
    costs: [
      { label: "Instances", usdPerMonth: usdPerMonth - 10 },
      { label: "Storage", usdPerMonth: 10 },
    ],
    ...changes,
  };
}

const database = (quotes: readonly Quote[], changes: Parameters<typeof workload>[0] = {}) =>
  workload({ name: "db", kind: "database", offered: { quotes, only: true }, ...changes });

test("a quote is chosen as it was made, line by line", () => {
  const dear = quote({ provider: "gcp", region: "gcp-eu", form: "cloud-sql", size: "db-2" }, 130);
  const need = portfolio([database([dear, quote()])]);
  const plan = placed(place(need, book));
  expect(plan).toMatchObject({ status: "optimal", usdPerMonth: 100, solver: "scan" });
  expect(plan.placements[0]).toMatchObject({
    ...{ workload: "db", provider: "aws", region: "aws-eu", form: "rds-instance", size: "db.r1", family: "r1" },
    ...{ count: 2, purchase: "on-demand", vcpusPerMachine: 2, memoryGibPerMachine: 16, usdPerMonth: 100 },
    costs: [
      { label: "Instances", usdPerMonth: 90 },
      { label: "Storage", usdPerMonth: 10 },
    ],
    runnerUp: { form: "cloud-sql", provider: "gcp", extraUsdPerMonth: 30 },
  });
  expect(plan.placements[0]?.carbonKgPerMonth).toBeUndefined();
  expect(plan.offers[0]).toMatchObject({ considered: 2, fitting: 2, rejections: [] });
  expect(verify(plan, need, book)).toEqual([]);
});

test("a price half-way between two micro-dollars is the same however it is rounded", () => {
  // 159.5205455 is 159.520545 by toFixed(6), and 159.520546 in whole micro-dollars.
  const need = portfolio([database([quote({ costs: [{ label: "Storage", usdPerMonth: 159.5205455 }] })])]);
  const plan = placed(place(need, book));
  expect(plan.usdPerMonth).toBeCloseTo(159.520546, 6);
  expect(verify(plan, need, book)).toEqual([]);
});

test("machines and quotes stand side by side", () => {
  const fargate = (usd: number) => quote({ form: "fargate", region: "aws-us", size: "4 vCPU and 16 GiB", zones: 1 }, usd);
  const formAt = (usd: number) =>
    placed(place(portfolio([workload({ offered: { quotes: [fargate(usd)], only: false } })]), book)).placements[0]?.form;
  // The cheapest machines: 292 and a boot disk of 2.40.
  expect(formAt(294.39)).toBe("fargate");
  expect(formAt(294.41)).toBeUndefined();
});

describe("what a quote has to meet", () => {
  const conflictOf = (changes: Partial<Quote>, need: Parameters<typeof workload>[0]) => {
    const plan = place(portfolio([database([quote(changes)], need)]), book);
    return plan.status === "infeasible" ? plan.conflicts : plan.status;
  };
  test.each<[string, Partial<Quote>, Parameters<typeof workload>[0], string]>([
    ["provider", {}, { providers: ["gcp"] }, '"provider gcp". Allowing provider aws'],
    ["region", {}, { regions: ["gcp-eu"] }, '"region gcp-eu". Allowing region aws-eu'],
    ["jurisdiction", {}, { jurisdictions: ["us"] }, '"jurisdiction us". Allowing jurisdiction eu'],
    [
      "within",
      {},
      { within: [{ name: "x", providers: [], regions: ["gcp-eu"], jurisdictions: [] }] },
      '"within x (gcp-eu)". Allowing aws-eu within x',
    ],
    ["zones", {}, { zones: 3, maxCount: 8 }, '"3 zones". Allowing 2 zones'],
    ["way of paying", { purchase: "reserved-1y" }, {}, '"paid on-demand". Allowing paying reserved-1y'],
    ["spot", { purchase: "spot" }, { purchases: ["spot"] }, '"not interruptible, so no spot". Allowing interruptions'],
    [
      "share of spot",
      { purchase: "spot" },
      { purchases: ["spot"], interruptible: true, maxSpotFraction: 0.5 },
      '"at most 50 % of the machines on spot". Allowing all machines on spot',
    ],
  ])("%s", (_, changes, need, text) => {
    expect(conflictOf(changes, need)).toEqual([
      `db: none of 1 offer fits: no offer meets ${text} would do: rds-instance db.r1 x 2 in aws-eu, ${changes.purchase ?? "on-demand"}, for 100.00 USD a month`,
    ]);
  });

  test("emissions are not known, nor what lacks a price", () => {
    const limited = place(portfolio([database([quote()])], { maxCarbonKgPerMonth: 100 }), book);
    expect(limited).toMatchObject({
      conflicts: ['db: none of 1 offer fits: no offer meets "known emissions". "known emissions" rejects 1'],
    });
    expect(conflictOf({ unpriced: ["backup"] }, {})).toEqual([
      'db: none of 1 offer fits: no offer meets "a price to compare it by". "a price to compare it by" rejects 1',
    ]);
  });

  test("nothing offered, nothing in the book", () => {
    expect(place(portfolio([database([])]), book)).toMatchObject({
      conflicts: ["db: none of 0 offers fits: nothing is offered for it, no quote was made"],
    });
    expect(conflictOf({ region: "aws-mars" }, {})).toEqual(["db: none of 1 offer fits: none of their regions is in the price book"]);
  });

  test("what it does not state right", () => {
    const wrong = quote({ count: 0, zones: 0.5, vcpusPerMachine: Number.NaN, costs: [{ label: "Storage", usdPerMonth: -1 }] });
    expect(place(portfolio([database([wrong])]), book)).toMatchObject({
      conflicts: [
        "db: the quote of rds-instance db.r1 in aws-eu: count is 0",
        "db: the quote of rds-instance db.r1 in aws-eu: zones is 0.5",
        "db: the quote of rds-instance db.r1 in aws-eu: vcpusPerMachine is NaN, not a number of at least 0",
        "db: the quote of rds-instance db.r1 in aws-eu: Storage costs -1, not a number of at least 0",
      ],
    });
  });
});

test("an unpriced line counts with its allowance, and is named", () => {
  const hole = quote({ unpriced: ["backup (no price)"], comparisonUsdPerMonth: 140 });
  const plan = placed(place(portfolio([database([hole])], { budgetUsdPerMonth: 150 }), book));
  expect(plan.usdPerMonth).toBe(100);
  expect(plan.placements[0]).toMatchObject({ usdPerMonth: 100, comparisonUsdPerMonth: 140, unpriced: ["backup (no price)"] });
  expect(plan.warnings.join()).toContain("db: backup (no price)");
  expect(place(portfolio([database([hole])], { budgetUsdPerMonth: 139 }), book).status).toBe("infeasible");
});

test("capacity that is not what is sold is used to nothing", () => {
  const bucket = quote({ form: "s3", size: "standard", family: "s3", count: 1, vcpusPerMachine: 0, memoryGibPerMachine: 0, zones: 1 });
  const plan = placed(place(portfolio([database([bucket], { name: "files", kind: "object-store" })]), book));
  expect(plan.placements[0]?.utilisation).toEqual({ cpuFraction: 0, memoryFraction: 0 });
});

test("a pinned choice names its form", () => {
  const cheap = quote({ form: "aurora" }, 80);
  const pin = { provider: "aws", region: "aws-eu", form: "rds-instance", size: "db.r1", count: 2, purchase: "on-demand" } as const;
  const plan = placed(place(portfolio([database([cheap, quote()], { pinned: [pin] })]), book));
  expect(plan.placements[0]).toMatchObject({ form: "rds-instance", runnerUp: { form: "aurora", extraUsdPerMonth: -20 } });
  // Without a form it is plain machines that are pinned.
  const { form: _, ...machines } = pin;
  expect(place(portfolio([database([quote()], { pinned: [machines] })]), book)).toMatchObject({
    conflicts: [expect.stringContaining('no offer meets "the pinned choice"')],
  });
});

test("quotas and pools are for machines, spot shares for all", () => {
  const both = (need: Parameters<typeof portfolio>[1]) => {
    const spot = quote({ purchase: "spot", region: "aws-us", form: "fargate-spot", zones: 1 });
    const firm = quote({ region: "aws-us", form: "fargate", zones: 1 }, 400);
    const batch = database([spot, firm], { name: "batch", purchases: ["on-demand", "spot"], interruptible: true });
    return place(portfolio([batch, workload({ name: "web" })], need), book);
  };
  expect(placed(both({ quotas: [{ provider: "aws", maxVcpus: 8 }] })).placements.map(({ form }) => form)).toEqual([
    "fargate-spot",
    undefined,
  ]);
  // 4 of 12 vCPUs are on spot.
  expect(placed(both({ maxSpotFraction: 0.34 })).placements[0]?.form).toBe("fargate-spot");
  expect(placed(both({ maxSpotFraction: 0.33 })).placements[0]?.form).toBe("fargate");
  const pool = {
    name: "p",
    provider: "aws",
    capacity: { unit: "vcpus", count: 8 },
    discountFraction: 0.5,
    usdPerMonth: 0,
    owned: true,
  } as const;
  expect(placed(both({ pools: [pool] })).pools).toMatchObject([{ used: 8, savedUsdPerMonth: 146 }]);
});

test("a wider quote is down less", () => {
  const one = quote({ zones: 1, form: "single" }, 100);
  const two = quote({ zones: 2, form: "several" }, 110);
  const plan = (downtimeCostUsdPerHour: number) => placed(place(portfolio([database([one, two], { downtimeCostUsdPerHour })]), book));
  expect(plan(0).placements[0]?.form).toBe("single");
  // 730 h x (0.005 - 0.0001) x 3 USD are more than 10.
  expect(plan(3).placements[0]).toMatchObject({ form: "several", riskUsdPerMonth: 0.219 });
});

test("a check of a plan finds quotes that were changed", () => {
  const need = portfolio([database([quote()])]);
  const plan = placed(place(need, book));
  const changed = (placement: object): Plan => ({ ...plan, placements: plan.placements.map((one) => ({ ...one, ...placement })) });
  expect(verify(changed({ form: "aurora" }), need, book)[0]).toBe("db: nothing is quoted as aurora db.r1 in aws-eu at these prices");
  const { form: _, ...machines } = plan.placements[0] as object & { form?: string };
  expect(verify({ ...plan, placements: [machines] } as unknown as Plan, need, book)[0]).toBe("db: plain machines are not asked for");
  expect(verify(plan, portfolio([database([quote({ zones: 1 })], { zones: 2, maxCount: 4 })]), book)[0]).toBe(
    "db: it spreads over 1 zones, 2 needed",
  );
});
