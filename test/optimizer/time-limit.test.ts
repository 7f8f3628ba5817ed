import { portfolioOf } from "../../bench/portfolios";
import { loadBuiltInBook } from "../../catalog";
import { place, verify } from "../../optimizer";
import { seededNumbers } from "../../optimizer/seeded";
import { type Milp, solvers } from "../../optimizer/solve";

/** Market split: 40 numbers, 4 sums to be met exactly. Tiny, and far out of reach of branch and bound. */
function hardModel(): Milp {
  const random = seededNumbers(7);
  const COLUMNS = 40;
  const columns = Array.from({ length: COLUMNS }, (_, index) => ({ name: `x${index}`, cost: 0, integer: true, upper: 1 }));
  const slack = Array.from({ length: 8 }, (_, index) => ({ name: `s${index}`, cost: 1, integer: false, upper: Number.POSITIVE_INFINITY }));
  const rows = Array.from({ length: 4 }, (_, row) => {
    const weights = columns.map(() => Math.floor(random() * 100));
    const half = Math.floor(weights.reduce((sum, one) => sum + one, 0) / 2);
    return {
      name: `sum ${row}`,
      lower: half,
      upper: half,
      columns: [...columns.keys(), COLUMNS + 2 * row, COLUMNS + 2 * row + 1],
      values: [...weights, 1, -1],
    };
  });
  return { columns: [...columns, ...slack], rows, offset: 0 };
}

describe.each(solvers.map((solver) => [solver.name, solver] as const))("%s", (_, solver) => {
  test("is stopped at the limit, says what is proven, and the next model is solved", () => {
    const easy: Milp = {
      offset: 0,
      columns: [{ name: "x", cost: 1, integer: true, upper: 5 }],
      rows: [{ name: "at least", lower: 2, upper: Number.POSITIVE_INFINITY, columns: [0], values: [1] }],
    };
    solver.solve(easy, { timeLimitMs: 10_000, gapFraction: 0 }); // the thread is up
    const startedMs = performance.now();
    const result = solver.solve(hardModel(), { timeLimitMs: 300, gapFraction: 0 });
    // The limit, a quarter of a second of grace, and a busy machine.
    expect(performance.now() - startedMs).toBeLessThan(3000);
    expect(["feasible", "unknown"]).toContain(result.status);
    if (result.status === "feasible") expect(result.bound).toBeLessThanOrEqual(result.objective);
    expect(solver.solve(easy, { timeLimitMs: 10_000, gapFraction: 0 })).toMatchObject({ status: "optimal", objective: 2 });
  });
});

test("a limit too short for a proof ends with a checked plan, its gap and a warning", () => {
  const book = loadBuiltInBook();
  const need = portfolioOf("d", 30, book);
  const plan = place(need, book, { timeLimitMs: 1 });
  expect(verify(plan, need, book)).toEqual([]);
  if (plan.status === "infeasible") {
    expect(plan.conflicts.join()).toContain("it is not proven that none exists");
  } else if (plan.status === "feasible") {
    expect(plan.gapFraction).toBeGreaterThan(0.0001);
    expect(plan.warnings.join()).toContain("the time limit of 1 ms struck: a cheaper plan may exist");
  }
  const full = place(need, book, { timeLimitMs: 60_000 });
  expect(full).toMatchObject({ status: "optimal" });
  if (plan.status !== "infeasible" && full.status !== "infeasible") {
    // The gap that was stated holds: cost and risk of the better plan lie within it.
    const total = (one: typeof plan) =>
      one.placements.reduce(
        (sum, { usdPerMonth, comparisonUsdPerMonth, riskUsdPerMonth }) => sum + (comparisonUsdPerMonth ?? usdPerMonth) + riskUsdPerMonth,
        0,
      );
    expect(total(full)).toBeGreaterThan(total(plan) * (1 - plan.gapFraction) * 0.9);
  }
});

test("the next best offers are looked for in the time that is left, and what is left out is said", () => {
  const book = loadBuiltInBook();
  // A quota that never binds: the plan is found by a scan, and the next best offers have to be searched for.
  const need = { ...portfolioOf("a", 8, book), quotas: [{ provider: "aws" as const, maxVcpus: 1e6 }] };
  const [full, cut] = [60_000, 1e-6].map((timeLimitMs) => place(need, book, { timeLimitMs }));
  if (full?.status !== "optimal" || cut?.status !== "optimal") throw new Error(`${full?.status}, ${cut?.status}`);
  expect(full.placements.filter(({ runnerUp }) => runnerUp === undefined)).toEqual([]);
  expect(cut.placements).toEqual(full.placements.map(({ runnerUp: _, ...placement }) => placement));
  expect(cut.warnings).toEqual([
    ...full.warnings,
    "the time limit of 0.000001 ms struck before the next best offer was looked for: none is shown for w0000, w0001, w0002, w0003, w0004, w0005 and 2 more",
  ]);
  expect(verify(cut, need, book)).toEqual([]);
});
