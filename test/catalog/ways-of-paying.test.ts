import fc from "fast-check";
import { breakEvenMonth, loadBuiltInBook, waysOfPaying, waysToPay } from "../../catalog";
import { HOURS_PER_MONTH, purchases } from "../../model";

const book = loadBuiltInBook();

test("Google: sustained use counts for on demand, commitments pay back in a month of their term", () => {
  const ways = waysOfPaying(book, "gcp", "us-central1", "n1-standard-4");
  expect(ways.map(({ way }) => way)).toEqual([...waysToPay("gcp")]);
  const [onDemand, spot, oneYear, threeYears, plan] = ways;
  expect(onDemand).toMatchObject({ usdPerHour: 0.189999, effectiveUsdPerHour: 0.1329993, upfrontUsd: 0, lockInMonths: 0 });
  expect(spot).toMatchObject({ lockInMonths: 0, savingFraction: expect.closeTo(1 - 0.06701 / 0.1329993, 6) });
  // 12 x 0.119695 / 0.1329993 = 10.8 months; 36 x 0.085505 / 0.1329993 = 23.1 months.
  expect(oneYear).toMatchObject({ lockInMonths: 12, breakEvenMonth: 11 });
  expect(threeYears).toMatchObject({ lockInMonths: 36, breakEvenMonth: 24 });
  // The flexible commitment takes 28 % off, sustained use 30 %: it never pays back.
  expect(plan).toMatchObject({ way: "savings-plan-1y", usdPerHour: 0.13679928, lockInMonths: 12, breakEvenMonth: null });
  expect(plan?.status === "priced" && plan.provenance).toMatchObject({
    arithmetic: "(0.04749975 x 4) on demand x 0.72",
    doubt: "derived from a percentage that a third party lists, not listed as a price",
  });
});

test("what the source lacks is unknown, never zero", () => {
  const unknown = waysOfPaying(book, "aws", "eu-west-1", "m5.large").flatMap((way) => (way.status === "unknown" ? [way] : []));
  expect(unknown.map(({ way }) => way)).toEqual(purchases.filter((way) => way !== "on-demand" && way !== "spot"));
  for (const { reason } of unknown) expect(reason).toBe("the price book has no price for m5.large in eu-west-1 that is paid this way");
});

test("flexible committed use is left unknown for machines that the documentation does not name", () => {
  const plan = (type: string) => waysOfPaying(book, "gcp", "us-central1", type).find(({ way }) => way === "savings-plan-3y")?.status;
  expect(["e2-standard-4", "n2-highmem-8", "c2-standard-16"].map(plan)).toEqual(["priced", "priced", "priced"]);
  expect(["e2-medium", "g2-standard-4", "a2-highgpu-1g", "m3-megamem-64", "c3-standard-4-lssd"].map(plan)).toEqual(
    Array(5).fill("unknown"),
  );
});

test("a commitment that costs as much as on demand pays back in its last month, a dearer one never", () => {
  const way = (usdPerMonth: number, upfrontUsd = 0) => ({ usdPerMonth, upfrontUsd, lockInMonths: 12 });
  expect(breakEvenMonth(way(100), 100)).toBe(12);
  expect(breakEvenMonth(way(100.01), 100)).toBeNull();
  expect(breakEvenMonth(way(50), 100)).toBe(6);
  expect(breakEvenMonth(way(50, 100), 100)).toBe(7);
  expect(breakEvenMonth(way(0, 600), 100)).toBe(6);
});

test("in the break-even month the term is paid back, and in the month before it is not", () => {
  const usd = fc.integer({ min: 1, max: 100_000 }).map((cents) => cents / 100);
  fc.assert(
    fc.property(usd, usd, fc.constantFrom(12, 36), (monthly, onDemand, lockInMonths) => {
      const month = breakEvenMonth({ usdPerMonth: monthly, upfrontUsd: 0, lockInMonths }, onDemand);
      const term = monthly * lockInMonths;
      if (month === null) expect(onDemand * lockInMonths).toBeLessThan(term + 1e-6);
      else {
        expect(onDemand * month).toBeGreaterThan(term - 1e-5);
        if (month > 1) expect(onDemand * (month - 1)).toBeLessThan(term + 1e-6);
      }
    }),
    { seed: 11 },
  );
});

test("every way of every Google size has a month of 730 hours and a positive price", () => {
  for (const size of book.sizes("gcp")) {
    for (const way of waysOfPaying(book, "gcp", "us-central1", size.type)) {
      if (way.status === "unknown") continue;
      expect(way.effectiveUsdPerHour).toBeGreaterThan(0);
      expect(way.usdPerMonth).toBeCloseTo(way.effectiveUsdPerHour * HOURS_PER_MONTH, 6);
    }
  }
});
