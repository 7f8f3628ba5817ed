import type { Plan, WorkloadNeed } from "../../model";
import { place, verify } from "../../optimizer";
import { portfolio, smallMarket, type TinyBook, tinyBook, workload } from "../support/tiny-book";

const tiny = smallMarket();
const book = tinyBook(tiny);

function placedIn(of: TinyBook, changes: Partial<WorkloadNeed>, more: Parameters<typeof portfolio>[1] = {}) {
  const need = portfolio([workload(changes)], more);
  const own = tinyBook(of);
  const plan = place(need, own);
  if (plan.status === "infeasible") throw new Error(plan.conflicts.join("; "));
  expect(verify(plan, need, own)).toEqual([]);
  const [only] = plan.placements;
  if (only === undefined) throw new Error("nothing is placed");
  return only;
}
const placed = (changes: Partial<WorkloadNeed>, more: Parameters<typeof portfolio>[1] = {}) => placedIn(tiny, changes, more);
/** What two machines of four vCPUs are bought for: 8 vCPUs with 2 machines at the least. */
const pair: Partial<WorkloadNeed> = { minCount: 2, maxCount: 5 };
const withPrices = (prices: Record<string, number>): TinyBook => ({ ...tiny, usdPerHour: { ...tiny.usdPerHour, ...prices } });

describe("extras", () => {
  const extras = [
    { provider: "aws", region: "aws-us", label: "Backups", usdPerMonth: 5, usdPerMachinePerMonth: 7 },
    { provider: "aws", region: "aws-us", label: "Alarms", usdPerMonth: 0, usdPerMachinePerMonth: 0.1 },
    { provider: "gcp", region: "gcp-us", label: "Backups", usdPerMonth: 0.5, usdPerMachinePerMonth: 0 },
  ];
  test("are lines of the offers in their place", () => {
    const line = ({ costs }: { readonly costs: readonly { readonly label: string; readonly usdPerMonth: number }[] }) =>
      costs.slice(2).map(({ label, usdPerMonth }) => [label, usdPerMonth]);
    const inAws = placed({ ...pair, providers: ["aws"], regions: ["aws-us"], extras });
    expect(line(inAws)).toEqual([
      ["Alarms x 2", 0.2],
      ["Backups", 5],
      ["Backups (each machine) x 2", 14],
    ]);
    expect(inAws.usdPerMonth).toBe(292 + 4.8 + 19.2);
  });
  test("decide where to go", () => {
    expect(placed({ ...pair }).region).toBe("aws-us");
    expect(
      placed({ ...pair, extras: [{ provider: "aws", region: "aws-us", label: "Keys", usdPerMonth: 500, usdPerMachinePerMonth: 0 }] })
        .region,
    ).not.toBe("aws-us");
  });
  test("are no less than nothing", () => {
    const wrong = [{ provider: "aws", region: "aws-us", label: "Keys", usdPerMonth: -1, usdPerMachinePerMonth: Number.NaN }];
    expect(place(portfolio([workload({ extras: wrong })]), book)).toMatchObject({
      conflicts: [
        "web: extra Keys in aws-us: usdPerMonth is -1, not a number of at least 0",
        "web: extra Keys in aws-us: usdPerMachinePerMonth is NaN, not a number of at least 0",
      ],
    });
  });
});

describe("off-hours", () => {
  test("machines and their disks cost what they run", () => {
    const half = placed({ hoursPerMonth: 365 });
    expect(half).toMatchObject({
      usdPerMonth: 147.2,
      costs: [
        { label: "Instance usage (Linux/UNIX, on-demand, s8 x 1, 365 of 730 h)", usdPerMonth: 146 },
        { label: "Boot disk (gp3, 30 GiB), 365 h in all", usdPerMonth: 1.2 },
      ],
    });
    expect(half.mix).toBeUndefined();
  });
  test("a commitment is paid all month, so few hours do not pay for it", () => {
    const cheap = withPrices({ "aws aws-us s8 reserved-1y": 0.2 });
    const purchases = ["on-demand", "reserved-1y"] as const;
    expect(placedIn(cheap, { purchases, hoursPerMonth: 400 })).toMatchObject({ purchase: "reserved-1y", usdPerMonth: 147.315068 });
    expect(placedIn(cheap, { purchases, hoursPerMonth: 300 })).toMatchObject({ purchase: "on-demand", usdPerMonth: 120.986301 });
  });
  test("no sustained-use discount is counted for a part of the month", () => {
    const discounted = { ...tiny, discounts: { "gcp s8": 0.2 } };
    const at = (hoursPerMonth: number) =>
      placedIn(discounted, { providers: ["gcp"], regions: ["gcp-us"], hoursPerMonth }).costs[0]?.usdPerMonth;
    const [whole, half] = [at(730) as number, at(365) as number];
    expect(half / whole).toBeCloseTo(0.5 / 0.8, 6);
  });
  test("interruptions, hours down and emissions shrink with the hours", () => {
    const spot: Partial<WorkloadNeed> = { purchases: ["spot"], interruptible: true, interruptionCostUsd: 40, downtimeCostUsdPerHour: 2 };
    const [whole, half] = [placed(spot), placed({ ...spot, hoursPerMonth: 365 })];
    expect(half.riskUsdPerMonth).toBeCloseTo(whole.riskUsdPerMonth / 2, 6);
    expect(half.carbonKgPerMonth).toBeCloseTo((whole.carbonKgPerMonth as number) / 2, 2);
  });
  test("a load profile is one of the hours that are left", () => {
    const loadProfile = [
      { timeFraction: 0.25, loadFraction: 1 },
      { timeFraction: 0.75, loadFraction: 0.5 },
    ];
    const profiled = placed({ hoursPerMonth: 400, loadProfile, minVcpusPerMachine: 4, maxCount: 8 });
    expect(profiled.costs[0]?.label).toContain("500 of 1,460 h");
  });
  test("pools cover what runs", () => {
    const pool = {
      name: "p",
      provider: "aws",
      capacity: { unit: "vcpus", count: 8 },
      discountFraction: 0.5,
      usdPerMonth: 0,
      owned: true,
    } as const;
    const need = portfolio([workload({ hoursPerMonth: 365 })], { pools: [pool] });
    expect(place(need, book)).toMatchObject({ pools: [{ used: 4, savedUsdPerMonth: 73 }] });
  });
  test.each([0, -1, 731, Number.NaN])("%s hours are refused", (hoursPerMonth) => {
    expect(place(portfolio([workload({ hoursPerMonth })]), book)).toMatchObject({
      conflicts: expect.arrayContaining([`web: hoursPerMonth is ${hoursPerMonth}, it lies above 0 and up to 730`]),
    });
  });
});

describe("known peaks", () => {
  const sale = { minCount: 3, hoursPerMonth: 20 };
  test("cost the machines that are too few then by the hour, with their disks", () => {
    const one = placed({ maxCount: 4, minVcpusPerMachine: 8, peaks: [sale, { minCount: 1, hoursPerMonth: 50 }] });
    expect(one).toMatchObject({
      count: 1,
      costs: [
        { label: "Instance usage (Linux/UNIX, on-demand, s8 x 1)", usdPerMonth: 292 },
        { label: "Known peaks (Linux/UNIX, on-demand, s8, 40 machine hours)", usdPerMonth: 16 },
        { label: "Boot disk (gp3, 30 GiB), 770 h in all", usdPerMonth: 2.531507 },
      ],
    });
    // At the most of its machines there are enough for any peak.
    expect(one.bounds).toEqual({ lowUsdPerMonth: one.usdPerMonth, highUsdPerMonth: 4 * (292 + 2.4) });
  });
  test("are on demand beside a commitment, and have no discount for a whole month", () => {
    const cheap = withPrices({ "aws aws-us s8 reserved-1y": 0.2 });
    const firm = placedIn(cheap, { maxCount: 4, purchases: ["reserved-1y"], peaks: [sale], providers: ["aws"] });
    expect(firm.costs[1]).toEqual({ label: "Known peaks (Linux/UNIX, on-demand, s8, 40 machine hours)", usdPerMonth: 16 });
    const discounted = { ...tiny, discounts: { "gcp s8": 0.2 } };
    const inGoogle = placedIn(discounted, { maxCount: 4, peaks: [sale], providers: ["gcp"], regions: ["gcp-us"] });
    const [all, peak] = inGoogle.costs.map(({ usdPerMonth }) => usdPerMonth) as [number, number];
    expect(peak / all).toBeCloseTo(40 / 730 / 0.8, 6);
  });
  test("lie within what is declared", () => {
    const loadProfile = [{ timeFraction: 1, loadFraction: 1 }];
    const peaks = [{ minCount: 9, hoursPerMonth: 800 }];
    expect(place(portfolio([workload({ maxCount: 4, loadProfile, peaks })]), book)).toMatchObject({
      conflicts: [
        "web: peaks: minCount is 9, it lies between 1 and maxCount (4)",
        "web: peaks: they last 800 hours a month, the machines run 730",
        "web: peaks: beside a load profile, which says when machines run",
      ],
    });
  });
});

describe("machines that stand by", () => {
  test("cost their disks all month, whatever runs", () => {
    const one = placed({ ...pair, warmCount: 3, hoursPerMonth: 365, storageGibPerMachine: 100 });
    const disks = one.costs.slice(1).map(({ label, usdPerMonth }) => [label, usdPerMonth]);
    expect(disks).toEqual([
      ["Boot disk (gp3, 30 GiB) x 2, 2,920 h in all", 9.6],
      ["Data disk (gp3, 100 GiB) x 2, 2,920 h in all", 32],
    ]);
  });
});

describe("bounds", () => {
  test("machines, their disks and their extras scale; the load balancer does not", () => {
    const extras = [{ provider: "aws", region: "aws-us", label: "Backups", usdPerMonth: 5, usdPerMachinePerMonth: 7 }];
    const one = placed({ minCount: 1, maxCount: 3, loadBalancer: true, extras, providers: ["aws"], regions: ["aws-us"] });
    const fixed = 16.425 + 7.3 + 5;
    expect(one.count).toBe(1);
    expect(one.bounds).toEqual({ lowUsdPerMonth: one.usdPerMonth, highUsdPerMonth: 3 * (292 + 2.4 + 7) + fixed });
  });
  test("a count that is fixed has none", () => {
    expect(placed({ minCount: 2, maxCount: 2 }).bounds).toBeUndefined();
    expect(placed({ minCount: 1, maxCount: 2, zones: 2 }).bounds).toBeUndefined();
  });
  test("commitments are paid whatever runs, what comes on top is on demand", () => {
    const cheap = withPrices({ "aws aws-us s4 reserved-1y": 0.1 });
    const one = placedIn(cheap, { ...pair, vcpus: 6, minCount: 1, purchases: ["reserved-1y"], minVcpusPerMachine: 4 });
    expect(one).toMatchObject({ size: "s4", count: 3, usdPerMonth: 219 + 7.2 });
    // One machine has one disk; two more on demand at 0.20.
    expect(one.bounds).toEqual({ lowUsdPerMonth: 219 + 2.4, highUsdPerMonth: 219 + 292 + 12 });
  });
  test("with a load profile the expected cost lies between", () => {
    const loadProfile = [
      { timeFraction: 0.25, loadFraction: 1 },
      { timeFraction: 0.75, loadFraction: 0.5 },
    ];
    const one = placed({ loadProfile, minCount: 1, maxCount: 6, hoursPerMonth: 500 });
    expect(one.bounds?.lowUsdPerMonth).toBeLessThanOrEqual(one.usdPerMonth);
    expect(one.bounds?.highUsdPerMonth).toBeGreaterThan(one.usdPerMonth);
  });
  test("a check of a plan finds other ones", () => {
    const need = portfolio([workload({ minCount: 1, maxCount: 3 })]);
    const plan = place(need, book) as Extract<Plan, { status: "optimal" | "feasible" }>;
    const withBounds = (bounds: object | undefined) =>
      verify({ ...plan, placements: plan.placements.map((one) => ({ ...one, bounds })) } as Plan, need, book);
    expect(withBounds({ lowUsdPerMonth: 1, highUsdPerMonth: 2 })).toEqual(["web: costs 294.4 to 883.2, the plan says 1 to 2"]);
    expect(withBounds(undefined)).toEqual(["web: no bounds, though it scales"]);
  });
});
