import fc from "fast-check";
import type { Plan } from "../../model";
import { place, verify } from "../../optimizer";
import {
  cheapestMix,
  givenMix,
  machineHoursOf,
  type PaidShare,
  pureShare,
  type Rate,
  type RunGroup,
  runGroups,
} from "../../optimizer/load-profile";
import { portfolio, smallMarket, tinyBook, workload } from "../support/tiny-book";

const HOURS = 730;
const steps = [
  { timeFraction: 0.2, loadFraction: 1 },
  { timeFraction: 0.3, loadFraction: 0.5 },
  { timeFraction: 0.5, loadFraction: 0.1 },
];

test("the load-duration curve: how long each machine runs", () => {
  // 10 machines at the peak, 5 for half of it, at least 2 always.
  const groups = runGroups(workload({ loadProfile: steps }), (load) => Math.max(2, Math.ceil(10 * load)));
  expect(groups.map(({ count }) => count)).toEqual([2, 3, 5]);
  expect(groups[0]?.hours).toBe(HOURS);
  expect(groups[1]?.hours).toBeCloseTo(0.5 * HOURS, 9);
  expect(groups[2]?.hours).toBeCloseTo(0.2 * HOURS, 9);
  expect(machineHoursOf(groups)).toBeCloseTo(HOURS * (2 + 1.5 + 1), 6);
});

interface Case {
  readonly groups: readonly RunGroup[];
  readonly rates: readonly Rate[];
  readonly maxSpotFraction: number;
}

const cases: fc.Arbitrary<Case> = fc.record({
  groups: fc
    .array(fc.record({ count: fc.integer({ min: 1, max: 3 }), hours: fc.integer({ min: 0, max: 729 }) }), { minLength: 1, maxLength: 3 })
    .map((list) => [...new Map(list.map((one) => [one.hours, one])).values()].sort((a, b) => b.hours - a.hours))
    .map((list) => [{ count: list[0]?.count ?? 1, hours: HOURS }, ...list.slice(1)]),
  rates: fc
    .array(fc.record({ usd: fc.integer({ min: 1, max: 60 }), risk: fc.integer({ min: 0, max: 20 }) }), { minLength: 1, maxLength: 3 })
    .map((list) =>
      list.map(({ usd, risk }, index): Rate => {
        const kind = (["on-demand", "committed", "spot"] as const)[index] as Rate["kind"];
        return {
          purchaseIndex: index,
          kind,
          // A discount for machines that run all month, as Google's.
          usdPerMonth: (usd / 100) * HOURS * (kind === "on-demand" ? 0.8 : 1),
          usdPerHour: usd / 100,
          riskUsdPerHour: kind === "spot" ? risk / 100 : 0,
        };
      }),
    ),
  maxSpotFraction: fc.constantFrom(0, 0.25, 0.34, 0.5, 0.75, 1),
});

/** Every machine of its own, on every way of paying. */
function leastUsd({ groups, rates, maxSpotFraction }: Case): number {
  const machines = groups.flatMap(({ count, hours }) => Array.from({ length: count }, () => hours));
  const ends = groups.map((_, index) => groups.slice(0, index + 1).reduce((sum, { count }) => sum + count, 0));
  let least = Number.POSITIVE_INFINITY;
  const walk = (assigned: readonly Rate[], usd: number): void => {
    const at = assigned.length;
    if (ends.includes(at) && assigned.filter(({ kind }) => kind === "spot").length > maxSpotFraction * at + 1e-9) return;
    if (at === machines.length) {
      least = Math.min(least, usd);
      return;
    }
    const hours = machines[at] as number;
    for (const rate of rates) {
      const paid = rate.kind === "committed" || hours === HOURS ? rate.usdPerMonth : rate.usdPerHour * hours;
      walk([...assigned, rate], usd + paid + rate.riskUsdPerHour * hours);
    }
  };
  walk([], 0);
  return least;
}

function usdOf(shares: readonly PaidShare[], rates: readonly Rate[]): number {
  return shares.reduce(
    (sum, { purchaseIndex, micro, machineHours }) =>
      sum + micro / 1e6 + (rates[purchaseIndex]?.riskUsdPerHour ?? Number.NaN) * machineHours,
    0,
  );
}

test("the mix of ways of paying is exactly the cheapest, against every assignment", () => {
  fc.assert(
    fc.property(cases, (one) => {
      const mix = cheapestMix(one.groups, one.rates, one.maxSpotFraction);
      const least = leastUsd(one);
      if (mix === undefined) expect(least).toBe(Number.POSITIVE_INFINITY);
      else {
        expect(usdOf(mix, one.rates)).toBeCloseTo(least, 4);
        const count = (items: readonly { readonly count: number }[]) => items.reduce((sum, item) => sum + item.count, 0);
        expect(count(mix)).toBe(count(one.groups));
        expect(mix.reduce((sum, { machineHours }) => sum + machineHours, 0)).toBeCloseTo(machineHoursOf(one.groups), 6);
      }
    }),
    { seed: 20261101, numRuns: 1500 },
  );
});

test("a given mix costs no less than the cheapest, and what does not add up is refused", () => {
  const groups: RunGroup[] = [
    { count: 2, hours: HOURS },
    { count: 3, hours: 100 },
  ];
  const rates: Rate[] = [
    { purchaseIndex: 0, kind: "on-demand", usdPerMonth: 73, usdPerHour: 0.1, riskUsdPerHour: 0 },
    { purchaseIndex: 1, kind: "committed", usdPerMonth: 40, usdPerHour: Number.NaN, riskUsdPerHour: 0 },
    { purchaseIndex: 2, kind: "spot", usdPerMonth: 29.2, usdPerHour: 0.04, riskUsdPerHour: 0 },
  ];
  // Two commitments run all month, one spot and two on-demand machines for the peak: 80 + 4 + 20.
  const given = givenMix(
    groups,
    rates,
    new Map([
      [0, 2],
      [1, 2],
      [2, 1],
    ]),
    0.25,
  );
  expect(given?.map(({ count, micro }) => [count, micro / 1e6])).toEqual([
    [2, 20],
    [2, 80],
    [1, 4],
  ]);
  expect(givenMix(groups, rates, new Map([[0, 2]]), 1)).toBeUndefined();
  expect(
    givenMix(
      groups,
      rates,
      new Map([
        [0, 2],
        [2, 3],
      ]),
      0.25,
    ),
  ).toBeUndefined();
  expect(
    givenMix(
      groups,
      rates,
      new Map([
        [0, 2],
        [7, 3],
      ]),
      1,
    ),
  ).toBeUndefined();
  expect(pureShare(groups, rates[1] as Rate)).toEqual([{ purchaseIndex: 1, count: 5, machineHours: 2 * HOURS + 300, micro: 200e6 }]);
});

describe("in a plan", () => {
  const market = smallMarket();
  const usdPerHour = { ...market.usdPerHour, "aws aws-us s2 reserved-1y": 0.06 };
  const only = { providers: ["aws" as const], regions: ["aws-us"], minVcpusPerMachine: 2, maxCount: 20 };
  const need = workload({
    ...only,
    vcpus: 10,
    memoryGib: 1,
    targetUtilisationFraction: 1,
    purchases: ["on-demand", "reserved-1y", "spot"],
    interruptible: true,
    interruptionCostUsd: 100,
    maxSpotFraction: 0.4,
    loadProfile: [
      { timeFraction: 0.1, loadFraction: 1 },
      { timeFraction: 0.9, loadFraction: 0.2 },
    ],
  });
  // Only s2: 5 machines at the peak, 1 always.
  const small = { ...market, usdPerHour, sizes: market.sizes.filter(({ type }) => type === "s2") };
  const book = tinyBook(small);
  const placed = (plan: Plan) => {
    if (plan.status === "infeasible") throw new Error(plan.conflicts.join("; "));
    return plan;
  };

  test("a base on a commitment, peaks on spot as far as allowed and on demand, line by line", () => {
    const plan = placed(place(portfolio([need], { riskWeight: 0 }), book));
    // 730 x 0.06; 2 machines (0.4 of 5) at 73 h x 0.04; 2 at 73 h x 0.10; five boot disks of 2.40.
    expect(plan.placements[0]).toMatchObject({
      size: "s2",
      count: 5,
      purchase: "on-demand",
      mix: [
        { purchase: "on-demand", count: 2, usdPerMonth: 14.6 },
        { purchase: "reserved-1y", count: 1, machineHoursPerMonth: 730, usdPerMonth: 43.8 },
        { purchase: "spot", count: 2, usdPerMonth: 5.84 },
      ],
      costs: [
        { label: "Instance usage (Linux/UNIX, on-demand, s2 x 2, 146 of 1,460 h)", usdPerMonth: 14.6 },
        { label: "Instance usage (Linux/UNIX, reserved-1y, s2 x 1)", usdPerMonth: 43.8 },
        { label: "Instance usage (Linux/UNIX, spot, s2 x 2, 146 of 1,460 h)", usdPerMonth: 5.84 },
        { label: "Boot disk (gp3, 30 GiB) x 5", usdPerMonth: 12 },
      ],
      usdPerMonth: 76.24,
      // Two machines for a tenth of the month, once a month each, 100 USD.
      risks: [{ kind: "interruption", usdPerMonth: 20 }],
    });
  });

  test("risk by machine hours decides against spot", () => {
    const plan = placed(place(portfolio([need]), book));
    expect(plan.placements[0]).toMatchObject({
      mix: [
        { purchase: "on-demand", count: 4 },
        { purchase: "reserved-1y", count: 1 },
      ],
      riskUsdPerMonth: 0,
    });
  });

  test("a pinned mix is kept as it is", () => {
    const pin = { provider: "aws", region: "aws-us", size: "s2", count: 5, purchase: "on-demand" } as const;
    const mix = [
      { purchase: "on-demand" as const, count: 3 },
      { purchase: "reserved-1y" as const, count: 2 },
    ];
    const pinned = portfolio([{ ...need, pinned: [{ ...pin, mix }] }], { riskWeight: 0 });
    const plan = placed(place(pinned, book));
    expect(plan.placements[0]?.mix?.map(({ purchase, count }) => ({ purchase, count }))).toEqual(mix);
    expect(plan.placements[0]?.runnerUp?.extraUsdPerMonth).toBeLessThan(0);
    expect(verify(plan, pinned, book)).toEqual([]);
  });

  test("a mix that is not the cheapest does not stand its check", () => {
    const own = portfolio([need], { riskWeight: 0 });
    const plan = placed(place(own, book));
    const change = (mix: NonNullable<(typeof plan.placements)[0]["mix"]>) => ({
      ...plan,
      placements: plan.placements.map((one) => ({ ...one, mix })),
    });
    const mix = plan.placements[0]?.mix ?? [];
    expect(verify(plan, own, book)).toEqual([]);
    expect(verify(change(mix.slice(1)), own, book).join("\n")).toMatch(/the mix has not 5 machines/);
    expect(verify(change(mix.map((one) => (one.purchase === "spot" ? { ...one, usdPerMonth: 1 } : one))), own, book).join("\n")).toMatch(
      /2 machines spot cost 5\.84\d* to 5\.84\d*, the plan says 1/,
    );
    const more = mix.map((one) => ({ ...one, count: one.purchase === "spot" ? 3 : one.purchase === "on-demand" ? 1 : one.count }));
    expect(verify(change(more), own, book).join("\n")).toMatch(/3 of 5 machines on spot, at most 0.4 of them may be/);
  });

  test("the month's discount is for machines that run all month", () => {
    const google = { ...small, discounts: { "gcp s2": 0.2 } };
    const plan = placed(
      place(
        portfolio([workload({ ...need, providers: ["gcp"], regions: ["gcp-us"], purchases: ["on-demand"], interruptible: false })]),
        tinyBook(google),
      ),
    );
    // 0.12 an hour: one machine with 20 % off, four for 73 h at the list price.
    expect(plan.placements[0]?.costs[0]?.usdPerMonth).toBeCloseTo(730 * 0.12 * 0.8 + 4 * 73 * 0.12, 6);
  });
});
