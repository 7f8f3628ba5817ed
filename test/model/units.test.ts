import fc from "fast-check";
import { roundDecimals, roundPrice } from "../../model";

const byText = (usd: number) => Number(usd.toFixed(10));

test("a rounded price is the decimal number that its text says", () => {
  fc.assert(
    fc.property(fc.double({ min: -10, max: 100_000, noNaN: true }), (usd) => {
      expect(roundPrice(usd)).toBe(byText(usd));
    }),
    { numRuns: 20_000 },
  );
});

test("so are products that end near half of the last decimal", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), fc.integer({ min: -40, max: 40 }), (steps, off) => {
      const usd = (steps + 0.5 + off / 1000) / 1e10;
      expect(roundPrice(usd)).toBe(byText(usd));
    }),
    { numRuns: 20_000 },
  );
});

test.each([0, -0, 0.1 + 0.2, 1e-11, 5e-11, 1e21, Number.NaN, Number.POSITIVE_INFINITY])("%p is rounded as its text", (usd) => {
  expect(roundPrice(usd)).toBe(byText(usd));
});

test("so it is with fewer decimals", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1000, noNaN: true }), fc.integer({ min: 0, max: 10 }), (usd, decimals) => {
      expect(roundDecimals(usd, decimals)).toBe(Number(usd.toFixed(decimals)));
    }),
    { numRuns: 20_000 },
  );
  expect(roundDecimals(0.285, 2)).toBe(Number((0.285).toFixed(2)));
});
