import { gridGramsPerKwh, loadBuiltInBook, machinePower } from "../../catalog";
import { providers } from "../../model";

const book = loadBuiltInBook();
const regions = providers.flatMap((provider) => book.regions(provider));

test("most regions are on a known grid, and the unknown ones are unknown, not clean", () => {
  const unknown = regions.filter((region) => gridGramsPerKwh(region) === undefined);
  expect([...new Set(unknown.map(({ country }) => country))].sort()).toEqual(["AE", "AT", "BH", "CA", "MY", "NZ"]);
  expect(unknown.filter(({ country }) => country === "CA").map(({ id }) => id)).toEqual(["ca-west-1"]);
  expect(unknown.length).toBeLessThan(regions.length / 10);
});

test("grids lie between water and coal, and machines draw more at full load", () => {
  for (const region of regions) {
    const grams = gridGramsPerKwh(region);
    if (grams !== undefined) expect(grams).toBeGreaterThan(5);
    if (grams !== undefined) expect(grams).toBeLessThan(1000);
  }
  for (const power of Object.values(machinePower)) {
    expect(power.fullWattsPerVcpu).toBeGreaterThan(power.idleWattsPerVcpu);
    expect(power.powerUsageEffectiveness).toBeGreaterThan(1);
  }
});

test("a region's own grid comes before its country's", () => {
  const of = (provider: "aws" | "gcp", id: string) => gridGramsPerKwh(book.region(provider, id) ?? { provider, id, country: "" });
  expect(of("gcp", "us-west1")).toBe(97.85);
  expect(of("aws", "us-west-2")).toBe(97.85);
  expect(of("aws", "eu-west-1")).toBe(255.9);
  expect(gridGramsPerKwh({ provider: "azure", id: "antarctica1", country: "AQ" })).toBeUndefined();
});
