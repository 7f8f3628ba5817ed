import type { InstanceRow } from "../../../catalog/update/compact-instances";
import { implausiblyCheap } from "../../../catalog/update/plausibility";

const regions = ["r1", "r2", "r3", "r4", "r5"];
const rows = (change: (row: InstanceRow) => number): InstanceRow[] =>
  regions.flatMap((region) =>
    ["m.large", "m.xlarge", "c.large"].map((type, position) => {
      const row = { region, type, purchase: "on-demand" as const, usdPerHour: 0.1 * (position + 1), source: "a" };
      return { ...row, usdPerHour: change(row) };
    }),
  );

test("prices that differ as regions do are plausible", () => {
  expect(implausiblyCheap(rows(({ region, usdPerHour }) => usdPerHour * (1 + Number(region.slice(1)) / 5)))).toEqual([]);
});

test("a tenth of the usual price is not", () => {
  const found = implausiblyCheap(
    rows(({ region, type, usdPerHour }) => (region === "r2" && type === "c.large" ? usdPerHour / 10 : usdPerHour)),
  );
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ region: "r2", type: "c.large" });
  expect(found[0]?.usualUsdPerHour).toBeCloseTo(0.3, 10);
});

test("a region that is cheap throughout is taken as it is", () => {
  expect(implausiblyCheap(rows(({ region, usdPerHour }) => (region === "r2" ? usdPerHour / 5 : usdPerHour)))).toEqual([]);
});

test("a type in few regions is not judged", () => {
  expect(
    implausiblyCheap(rows(({ region, usdPerHour }) => (region === "r1" ? usdPerHour / 10 : usdPerHour)).filter((row) => row.region < "r4")),
  ).toEqual([]);
});
