import fc from "fast-check";
import type { PortfolioNeed } from "../../../model";
import { enumerateOffers } from "../../../optimizer";
import { frontier, Runs } from "../../../optimizer/explain";
import { portfolio, smallMarket, tinyBook, workload } from "../../support/tiny-book";

const market = smallMarket();

interface Point {
  readonly usdPerMonth: number;
  readonly riskUsdPerMonth: number;
}

/** Every pair of offers of two workloads that nothing ties together, and of those the lower convex hull, by brute force. */
function hullOfAllPlans(need: PortfolioNeed, book: ReturnType<typeof tinyBook>): readonly Point[] {
  const all = need.workloads.reduce<readonly Point[]>(
    (plans, one) =>
      plans.flatMap((plan) =>
        enumerateOffers(one, book).offers.map((offer) => ({
          usdPerMonth: plan.usdPerMonth + offer.comparisonUsdPerMonth,
          riskUsdPerMonth: plan.riskUsdPerMonth + offer.riskUsdPerMonth,
        })),
      ),
    [{ usdPerMonth: 0, riskUsdPerMonth: 0 }],
  );
  // A point is on the hull where some weight makes it strictly the best, tried against every other point.
  const undominated = all.filter(
    (one) =>
      !all.some(
        (other) =>
          other.usdPerMonth <= one.usdPerMonth &&
          other.riskUsdPerMonth <= one.riskUsdPerMonth &&
          (other.usdPerMonth < one.usdPerMonth || other.riskUsdPerMonth < one.riskUsdPerMonth),
      ),
  );
  const distinct = [
    ...new Map(undominated.map((one) => [`${one.usdPerMonth.toFixed(4)} ${one.riskUsdPerMonth.toFixed(4)}`, one])).values(),
  ];
  return distinct
    .filter((one) => {
      const least = Math.max(
        0,
        ...distinct
          .filter((other) => other.usdPerMonth < one.usdPerMonth)
          .map((other) => (one.usdPerMonth - other.usdPerMonth) / (other.riskUsdPerMonth - one.riskUsdPerMonth)),
      );
      const most = Math.min(
        1000,
        ...distinct
          .filter((other) => other.usdPerMonth > one.usdPerMonth)
          .map((other) => (other.usdPerMonth - one.usdPerMonth) / (one.riskUsdPerMonth - other.riskUsdPerMonth)),
      );
      return most - least > 1e-9;
    })
    .sort((a, b) => a.usdPerMonth - b.usdPerMonth);
}

const spotty = { interruptible: true, purchases: ["on-demand", "spot"] } as const;

test("the frontier is the lower convex hull of all plans", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 20, max: 200 }), { minLength: 18, maxLength: 18 }),
      fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 18, maxLength: 18 }),
      fc.integer({ min: 0, max: 300 }),
      fc.integer({ min: 0, max: 400 }),
      (factors, bands, interruptionCostUsd, downtimeCostUsdPerHour) => {
        const cells = Object.keys(market.usdPerHour).filter((key) => key.endsWith(" on-demand"));
        const usdPerHour = Object.fromEntries(
          cells.flatMap((key, index) => {
            const usd = ((market.usdPerHour[key] ?? 0) * (factors[index] ?? 100)) / 100;
            return [
              [key, usd],
              [key.replace(" on-demand", " spot"), usd * 0.4],
            ];
          }),
        );
        const rates = Object.fromEntries(cells.map((key, index) => [key.replace(" on-demand", ""), (bands[index] ?? 0) / 100]));
        const book = tinyBook({ ...market, usdPerHour, bands: rates });
        const need = portfolio([
          workload({ ...spotty, interruptionCostUsd }),
          workload({ name: "api", vcpus: 7, ...spotty, interruptionCostUsd: interruptionCostUsd / 3, downtimeCostUsdPerHour }),
        ]);
        const found = frontier(need, new Runs(book));
        const expected = hullOfAllPlans(need, book);
        expect(found.isComplete).toBe(true);
        const near = (a: Point, b: Point) =>
          Math.abs(a.usdPerMonth - b.usdPerMonth) < 0.05 && Math.abs(a.riskUsdPerMonth - b.riskUsdPerMonth) < 0.05;
        for (const point of found.points) expect(expected.some((one) => near(one, point))).toBe(true);
        // Corners that are a cent of cost or risk from others may be left out: for every weight the found ones are as good within that.
        const best = (points: readonly Point[], riskWeight: number) =>
          Math.min(...points.map((one) => one.usdPerMonth + riskWeight * one.riskUsdPerMonth));
        for (let riskWeight = 1e-4; riskWeight <= 1000; riskWeight *= 1.7)
          expect(best(found.points, riskWeight)).toBeLessThanOrEqual(best(expected, riskWeight) + 0.02 * (1 + riskWeight));
        expect(found.points.filter(({ isCurrent }) => isCurrent)).toHaveLength(1);
      },
    ),
    { numRuns: 15 },
  );
});

test("the weights at which plans take over follow each other, and what moves is told", () => {
  const book = tinyBook(market);
  // Spot: 0.16 x 730 + 2.40 and one interruption of 100; on demand: 294.40.
  const { points } = frontier(portfolio([workload({ ...spotty, interruptionCostUsd: 100 })]), new Runs(book));
  expect(points).toMatchObject([
    { fromRiskWeight: 0, toRiskWeight: 1.752, usdPerMonth: 119.2, riskUsdPerMonth: 100, isCurrent: true, moves: [] },
    {
      fromRiskWeight: 1.752,
      toRiskWeight: 1000,
      usdPerMonth: 294.4,
      riskUsdPerMonth: 0,
      isCurrent: false,
      moves: [{ from: { purchase: "spot" }, to: { purchase: "on-demand" } }],
    },
  ]);
});

test("without declared risk there is one plan", () => {
  const { points, isComplete } = frontier(portfolio([workload()]), new Runs(tinyBook(market)));
  expect(points).toHaveLength(1);
  expect(points[0]).toMatchObject({ fromRiskWeight: 0, toRiskWeight: 1000, riskUsdPerMonth: 0, isCurrent: true });
  expect(isComplete).toBe(true);
});

test("without time there are no points, and it says so", () => {
  expect(frontier(portfolio([workload()]), new Runs(tinyBook(market), { timeLimitMs: 1e-9 }))).toMatchObject({
    points: [],
    isComplete: false,
  });
});
