import type { PortfolioNeed, WorkloadNeed } from "../../../model";
import { enumerateOffers, place } from "../../../optimizer";
import { explain, isPlaced, type NeedFlip, type PlacedPlan, Runs, type WorkloadExplanation } from "../../../optimizer/explain";
import { costOf } from "../../../optimizer/explain/constraint-costs";
import { portfolio, smallMarket, tinyBook, workload } from "../../support/tiny-book";

const market = smallMarket();
const book = tinyBook(market);

function placed(need: PortfolioNeed, prices = book): PlacedPlan {
  const plan = place(need, prices);
  if (!isPlaced(plan)) throw new Error(plan.conflicts.join("; "));
  return plan;
}

function explained(need: PortfolioNeed, name = "web"): WorkloadExplanation {
  const [one] = explain(placed(need), need, new Runs(book), [name]).workloads;
  if (one === undefined) throw new Error("not explained");
  return one;
}

const by = (explanation: WorkloadExplanation, field: string) => {
  const cost = explanation.constraints.find(({ id }) => id.endsWith(`.${field}`));
  const lost = explanation.lost.find((one) => one.field === field);
  if (cost === undefined || lost === undefined) throw new Error(`no ${field}`);
  return { cost, lost };
};

test("what a requirement costs is the plan without it", () => {
  // s8 at 0.40 USD/h in the US costs 0.44 in the EU: 0.04 x 730 = 29.20 a month.
  const { cost, lost } = by(explained(portfolio([workload({ jurisdictions: ["eu"] })])), "jurisdictions");
  expect(cost).toMatchObject({
    id: "workloads.web.jurisdictions",
    text: "jurisdiction eu",
    binding: "yes",
    savedObjectiveBounds: { leastUsdPerMonth: 29.2, mostUsdPerMonth: 29.2 },
    savedUsdPerMonth: 29.2,
    savedRiskUsdPerMonth: 0,
    moves: [{ workload: "web", from: { region: "aws-eu", size: "s8" }, to: { region: "aws-us", size: "s8" } }],
  });
  // Half of the book's 36 offers lie in the US.
  expect(lost).toMatchObject({ requirement: "jurisdiction eu", offers: 18, savedUsdPerMonth: 29.2 });
  expect(lost.best).toMatchObject([{ region: "aws-us", size: "s8", count: 1, usdPerMonth: 294.4 }]);
});

test("a requirement that the best offer meets anyway costs nothing", () => {
  const { cost, lost } = by(explained(portfolio([workload({ jurisdictions: ["us"] })])), "jurisdictions");
  expect(cost).toMatchObject({ binding: "no", savedUsdPerMonth: 0, moves: [] });
  expect(lost).toMatchObject({ best: [], savedUsdPerMonth: 0, offers: 18 });
});

test("cost and risk of a requirement stay apart", () => {
  // Spot saves 60 % of 292, and each interruption of the one machine costs 100: once a month, where nothing is published.
  const need = portfolio([workload({ interruptionCostUsd: 100 })]);
  expect(by(explained(need), "interruptible").cost).toMatchObject({
    savedUsdPerMonth: 175.2,
    savedRiskUsdPerMonth: -100,
    savedObjectiveUsdPerMonth: 75.2,
  });
});

test("limits across workloads are lifted one by one", () => {
  const need = portfolio([workload({ name: "api" }), workload({ name: "web" })], {
    quotas: [{ provider: "aws", region: "aws-us", maxVcpus: 8 }],
    budgetUsdPerMonth: 10_000,
  });
  const { constraints } = explain(placed(need), need, new Runs(book), []);
  expect(constraints.map(({ id, binding, savedUsdPerMonth }) => ({ id, binding, savedUsdPerMonth }))).toEqual([
    { id: "budgetUsdPerMonth", binding: "no", savedUsdPerMonth: 0 },
    { id: "quotas[0]", binding: "yes", savedUsdPerMonth: 29.2 },
  ]);
  expect(constraints[1]?.text).toBe("a quota of 8 vCPUs on aws aws-us");
  expect(constraints[1]?.moves).toHaveLength(1);
});

test("a workload that nothing ties to others is explained as if it stood alone", () => {
  const one = workload({ jurisdictions: ["eu"] });
  const many = portfolio([one, workload({ name: "api", vcpus: 3 })]);
  expect(explained(many)).toEqual(explained(portfolio([one])));
});

test("the runner-up is compared line by line, and the lines add up to its extra cost", () => {
  const [comparison] = explained(portfolio([workload({ loadBalancer: true })])).comparisons;
  expect(comparison?.runnerUp).toMatchObject({ size: "s4", count: 2 });
  expect(comparison?.lines).toEqual([
    { kind: "machines", chosenUsdPerMonth: 292, otherUsdPerMonth: 292, extraUsdPerMonth: 0 },
    { kind: "boot disk", chosenUsdPerMonth: 2.4, otherUsdPerMonth: 4.8, extraUsdPerMonth: 2.4 },
    { kind: "load balancer", chosenUsdPerMonth: 16.425, otherUsdPerMonth: 16.425, extraUsdPerMonth: 0 },
    { kind: "public address", chosenUsdPerMonth: 7.3, otherUsdPerMonth: 7.3, extraUsdPerMonth: 0 },
  ]);
  expect(comparison).toMatchObject({ besidesUsdPerMonth: 0, extraUsdPerMonth: 2.4, extraObjectiveUsdPerMonth: 2.4 });
});

test("what lines do not show is data transfer", () => {
  const only = { providers: ["aws"], minVcpusPerMachine: 8 } as const;
  const need = portfolio([workload({ name: "api", jurisdictions: ["eu"], ...only }), workload(only)], {
    traffic: [{ from: "api", to: "web", gibPerMonth: 2000 }],
  });
  const [comparison] = explained(need).comparisons;
  // In the US the machine costs 29.20 less, but 2,000 GiB cross the sea at 0.05 and not zones at 0.01 a GB.
  expect(comparison?.besidesUsdPerMonth).toBeCloseTo(100 - 2000 * 1.073741824 * 0.01, 5);
  expect(comparison?.extraUsdPerMonth).toBeCloseTo(100 - 2000 * 1.073741824 * 0.01 - 29.2, 5);
});

test("placing again just below and just above a price flip gives the choice and its runner-up", () => {
  const need = portfolio([workload()]);
  const flip = explained(need).comparisons[0]?.priceFlip;
  // The runner-up costs one boot disk of 2.40 more: 2.40 / 730 on one machine.
  expect(flip?.flipsAtUsdPerMachineHour).toBeCloseTo(0.4 + 2.4 / 730, 8);
  expect(flip?.runnerUp?.flipsAtUsdPerMachineHour).toBeCloseTo(0.2 - 2.4 / 730 / 2, 8);
  const at = (key: string, usd: number) =>
    placed(need, tinyBook({ ...market, usdPerHour: { ...market.usdPerHour, [key]: usd } })).placements[0]?.size;
  const rise = flip?.flipsAtUsdPerMachineHour ?? Number.NaN;
  expect([at("aws aws-us s8 on-demand", rise - 1e-6), at("aws aws-us s8 on-demand", rise + 1e-6)]).toEqual(["s8", "s4"]);
  const fall = flip?.runnerUp?.flipsAtUsdPerMachineHour ?? Number.NaN;
  expect([at("aws aws-us s4 on-demand", fall + 1e-6), at("aws aws-us s4 on-demand", fall - 1e-6)]).toEqual(["s8", "s4"]);
});

describe("need flips", () => {
  const isKept = (plan: PlacedPlan, before: PlacedPlan) =>
    ["provider", "region", "size", "purchase"].every((field) => {
      const key = field as "provider" | "region" | "size" | "purchase";
      return plan.placements[0]?.[key] === before.placements[0]?.[key];
    });
  const placesAgain = (own: WorkloadNeed, flips: readonly NeedFlip[]) => {
    const before = placed(portfolio([own]));
    for (const { field, from, keptAt, flipsAt, to } of flips) {
      expect(isKept(placed(portfolio([{ ...own, [field]: keptAt }])), before)).toBe(true);
      if (flipsAt === null) continue;
      expect(Math.abs(flipsAt - keptAt)).toBeLessThanOrEqual(from * 0.00101);
      const after = place(portfolio([{ ...own, [field]: flipsAt }]), book);
      if (to === undefined) expect(after.status).toBe("infeasible");
      else expect(isPlaced(after) && isKept(after, before)).toBe(false);
    }
  };

  test("the choice holds where it is said to, and is another where it is said to flip", () => {
    for (const [vcpus, memoryGib] of [
      [4, 16],
      [2.5, 3],
      [11, 70],
      [0.5, 14],
    ] as const) {
      const own = workload({ vcpus, memoryGib, loadBalancer: vcpus > 3 });
      const flips = explained(portfolio([own])).needFlips;
      expect(flips).toHaveLength(4);
      placesAgain(own, flips);
    }
  });

  test("a full machine flips at once", () => {
    const [up] = explained(portfolio([workload()])).needFlips;
    // 4 vCPUs at 50 % fill one s8; a little more needs five s2 (5 x 2 vCPUs).
    expect(up).toMatchObject({ field: "vcpus", direction: "up", from: 4, keptAt: 4, to: [{ size: "s2", count: 5 }] });
  });

  test("beyond the last machine nothing fits", () => {
    const [up] = explained(portfolio([workload({ maxCount: 1, minVcpusPerMachine: 8 })])).needFlips;
    expect(up).toMatchObject({ keptAt: 4 });
    expect(up).not.toHaveProperty("to");
  });

  test("the other workloads stay where they are", () => {
    const pair = [workload({ name: "api", jurisdictions: ["eu"] }), workload()];
    const need = portfolio(pair, { sameRegion: [["api", "web"]] });
    for (const flip of explained(need).needFlips) for (const to of flip.to ?? []) expect(to.region).toBe("aws-eu");
  });
});

test("alternatives are the next best offers of the book, and the best of each other provider", () => {
  const own = workload();
  const { alternatives } = explained(portfolio([own]));
  const ranked = enumerateOffers(own, book).offers.filter(({ region, size }) => !(region === "aws-us" && size === "s8"));
  expect(alternatives.slice(0, 4).map(({ usdPerMonth }) => usdPerMonth)).toEqual(ranked.slice(0, 4).map(({ usdPerMonth }) => usdPerMonth));
  expect(new Set(alternatives.map(({ provider }) => provider))).toEqual(new Set(["aws", "azure", "gcp"]));
  expect(alternatives.some(({ isTiedOut }) => isTiedOut)).toBe(false);
});

test("an offer that only a limit across workloads rules out is marked", () => {
  const need = portfolio([workload({ name: "api", jurisdictions: ["eu"] }), workload()], { sameRegion: [["api", "web"]] });
  const { alternatives } = explained(need);
  expect(alternatives[0]).toMatchObject({ region: "aws-us", isTiedOut: true, extraUsdPerMonth: -29.2 });
});

test("without time nothing is claimed, and what was left out is named", () => {
  const need = portfolio([workload({ jurisdictions: ["eu"] })], { budgetUsdPerMonth: 500 });
  const runs = new Runs(book, { timeLimitMs: 1e-9 });
  const { constraints, workloads } = explain(placed(need), need, runs);
  expect(constraints).toEqual([]);
  expect(workloads[0]).toMatchObject({ constraints: [], lost: [], needFlips: [], alternatives: [] });
  expect(workloads[0]?.comparisons).toHaveLength(1);
  expect(runs.count).toBe(0);
  expect(runs.skipped).toContain("without a budget of 500.00 USD a month");
  expect(runs.skipped).toContain("without web: jurisdiction eu");
});

test("a difference is proven as far as the plans are that it comes from", () => {
  const need = portfolio([workload({ jurisdictions: ["eu"] })]);
  const dear = placed(need);
  const cheap = placed(portfolio([workload()]));
  const open = (plan: PlacedPlan, gapFraction: number): PlacedPlan => ({ ...plan, status: "feasible", gapFraction });
  const saved = (before: PlacedPlan, after: PlacedPlan) => {
    const { binding, savedObjectiveBounds } = costOf({ id: "x", text: "x" }, before, after, need);
    return [binding, savedObjectiveBounds.leastUsdPerMonth, savedObjectiveBounds.mostUsdPerMonth];
  };
  // 323.60 against 294.40.
  expect(saved(dear, cheap)).toEqual(["yes", 29.2, 29.2]);
  // A better plan without the constraint may exist: at least 29.20 are saved.
  expect(saved(dear, open(cheap, 0.1))).toEqual(["yes", 29.2, 58.64]);
  // A better plan with it may exist: at most 29.20 are, and perhaps nothing.
  expect(saved(open(dear, 0.05), cheap)).toEqual(["yes", 13.02, 29.2]);
  expect(saved(open(dear, 0.5), cheap)).toEqual(["unproven", 0, 29.2]);
  // Time was too short to find what is there without it: nothing is claimed to be saved.
  const worse = costOf({ id: "x", text: "x" }, cheap, open(dear, 0.5), need);
  expect(worse).toMatchObject({ binding: "unproven", savedUsdPerMonth: 0, moves: [] });
});
