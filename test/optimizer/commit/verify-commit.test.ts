import type { CommitNeed, CommitPlan } from "../../../model";
import { commitLevels, historyShortfall, verifyCommitPlan } from "../../../optimizer/commit";

const hours = Array.from({ length: 8760 }, (_, hour) => hour);
const need = (changes: Partial<CommitNeed> = {}): CommitNeed => ({
  // 10 machines always, 20 in a quarter of the hours.
  history: { unit: "machines", startsAt: "2025-01-01T00:00Z", hours, demand: hours.map((hour) => (hour % 4 === 0 ? 20 : 10)) },
  acceptShort: false,
  onDemandUsdPerUnitHour: 1,
  ways: [{ name: "year", termMonths: 12, usdPerUnitHour: 0.6 }],
  step: 1,
  scenarios: [],
  fallFractions: [0, 0.5],
  seed: 1,
  samples: 200,
  ...changes,
});

type Found = Extract<CommitPlan, { readonly savingUsdPerYear: number }>;
function decided(one: CommitNeed): Found {
  const plan = commitLevels(one);
  if (plan.status === "infeasible" || plan.status === "unknown") throw new Error(plan.conflicts.join("; "));
  return plan;
}

test("the base is committed, the peak is not", () => {
  expect(decided(need())).toMatchObject({
    commitments: [{ way: "year", level: 10, usdPerYear: 52_560 }],
    year: { onDemandUsd: 21_900, idleFraction: 0 },
    onDemandOnlyUsdPerYear: 109_500,
    savingUsdPerYear: 35_040,
    breakEvenFallFraction: 0.52,
  });
});

test("a price below the peak's share of time commits the peak too; one above on demand commits nothing", () => {
  const at = (usdPerUnitHour: number) =>
    decided(need({ ways: [{ name: "year", termMonths: 12, usdPerUnitHour }] })).commitments.map(({ level }) => level);
  expect(at(0.24)).toEqual([20]);
  expect(at(0.26)).toEqual([10]);
  expect(at(1)).toEqual([]);
});

test("what is lost when demand falls is stated, the same for the same seed", () => {
  const { risks } = decided(need());
  expect(risks[0]).toMatchObject({ demandFallsFraction: 0, lossProbability: 0, meanRegretUsdPerYear: -35_040 });
  // 5 machines always, 10 in a quarter: 10 x 0.6 against 5 + 5 / 4.
  expect(risks[1]?.meanRegretUsdPerYear).toBeCloseTo((10 * 0.6 - 6.25) * 8760, 3);
  expect(decided(need()).risks).toEqual(risks);
});

test("less than a year is refused with the number, unless it is accepted; missing hours are left out", () => {
  const history = { ...need().history, hours: hours.slice(0, 100), demand: need().history.demand.slice(0, 100) };
  expect(commitLevels(need({ history }))).toEqual({ status: "infeasible", conflicts: [historyShortfall(history)] });
  expect(historyShortfall(history)).toContain("the history holds 100 hours, less than the 8,760 of a year");
  expect(decided(need({ history, acceptShort: true })).warnings).toEqual([historyShortfall(history)]);
  const gaps = { ...history, hours: history.hours.map((hour) => (hour < 50 ? hour : hour + 12)) };
  expect(decided(need({ history: gaps, acceptShort: true }))).toMatchObject({
    observedHours: 100,
    missingHours: 12,
    commitments: [{ level: 10 }],
  });
});

test.each<[string, (plan: Found) => Found, RegExp]>([
  [
    "a level that is not best",
    (plan) => ({ ...plan, commitments: plan.commitments.map((one) => ({ ...one, level: 12 })) }),
    /committedUsd is stated as 52560, it is 6307[12]/,
  ],
  [
    "a level between steps",
    (plan) => ({ ...plan, commitments: plan.commitments.map((one) => ({ ...one, level: 10.5 })) }),
    /no positive multiple of 1/,
  ],
  [
    "a way that there is not",
    (plan) => ({ ...plan, commitments: plan.commitments.map((one) => ({ ...one, way: "decade" })) }),
    /no way of committing decade/,
  ],
  ["a wrong saving", (plan) => ({ ...plan, savingUsdPerYear: 40_000 }), /savingUsdPerYear/],
  ["a wrong idle share", (plan) => ({ ...plan, year: { ...plan.year, idleFraction: 0.1 } }), /idleFraction is stated as 0.1/],
  ["a wrong break-even", (plan) => ({ ...plan, breakEvenFallFraction: 0.6 }), /the commitments lose money at a fall of/],
])("the check refuses %s", (_, spoil, message) => {
  expect(verifyCommitPlan(decided(need()), need())).toEqual([]);
  expect(verifyCommitPlan(spoil(decided(need())), need()).join("; ")).toMatch(message);
});

test("three years of hours take well under a second", () => {
  const many = Array.from({ length: 26_280 }, (_, hour) => hour);
  const history = { ...need().history, hours: many, demand: many.map((hour) => 50 + (hour % 24) + (hour % 168)) };
  const before = process.cpuUsage();
  decided(need({ history, samples: 2000, fallFractions: [0, 0.1, 0.2, 0.3, 0.5] }));
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(1000);
});
