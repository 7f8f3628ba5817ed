import { type Kind, portfolioOf, shortBook } from "../../bench/portfolios";
import { loadBuiltInBook } from "../../catalog";
import { place, verify } from "../../optimizer";

const book = shortBook(loadBuiltInBook());

/** What a plan is ranked by: cost and risk, in dollars. */
function total(plan: ReturnType<typeof place>): number {
  if (plan.status === "infeasible") throw new Error(plan.conflicts.join("; "));
  return plan.usdPerMonth + plan.riskUsdPerMonth;
}

test.each<[Kind, number]>([
  ["b", 150],
  ["c", 120],
  ["d", 120],
])(
  "%s: %i workloads are placed within the gap that counts as optimal, the same each time",
  (kind, count) => {
    const need = portfolioOf(kind, count, book);
    const plan = place(need, book, { timeLimitMs: 120_000 });
    expect(plan).toMatchObject({ status: "optimal" });
    expect(verify(plan, need, book)).toEqual([]);
    const mixed = { ...need, workloads: [...need.workloads].reverse(), traffic: [...need.traffic].reverse() };
    const again = place(mixed, book, { timeLimitMs: 120_000 });
    expect("placements" in again && again.placements).toEqual("placements" in plan && plan.placements);
  },
  300_000,
);

test.each<Kind>(["b", "c", "d"])(
  "%s: the raw model in HiGHS finds nothing better than the stated gap",
  (kind) => {
    const need = portfolioOf(kind, 24, book);
    const plan = place(need, book, { timeLimitMs: 120_000 });
    const raw = place(need, book, { timeLimitMs: 120_000, solver: "highs" });
    expect(plan.status).toBe("optimal");
    expect(raw.status).toBe("optimal");
    const gapFraction = "gapFraction" in plan ? plan.gapFraction : Number.NaN;
    expect(total(raw)).toBeGreaterThanOrEqual(total(plan) * (1 - gapFraction) - 0.001);
    expect(total(plan)).toBeGreaterThanOrEqual(total(raw) * (1 - 0.0001) - 0.001);
  },
  300_000,
);

test("a short time limit still ends in a checked plan with its gap, commitment pools included", () => {
  for (const kind of ["d", "e"] as const) {
    const need = portfolioOf(kind, 60, book);
    const plan = place(need, book, { timeLimitMs: 50 });
    expect(verify(plan, need, book)).toEqual([]);
    expect(plan.status).not.toBe("infeasible");
  }
}, 120_000);
