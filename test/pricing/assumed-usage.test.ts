import type { PriceUnit } from "../../model";
import { pricedResources } from "../../pricing";

/**
 * What a small application uses of one resource in a month. Bounds above that would drown the prices that are certain;
 * whoever uses more declares it.
 */
const mostAssumed: Partial<Record<PriceUnit, number>> = {
  gb: 100,
  gib: 100,
  "gb-month": 128,
  "gib-month": 128,
  request: 10_000_000,
  hour: 1000,
};

describe("usage that is assumed while it is not declared", () => {
  it.each(Object.entries(mostAssumed))("stays modest in %s", (unit, most) => {
    const bold = pricedResources.flatMap(({ type, usage = {} }) =>
      Object.entries(usage)
        .filter(([, quantity]) => quantity.unit === unit && quantity.assumed.high > most)
        .map(([name, { assumed }]) => `${type} ${name}: ${assumed.high}`),
    );
    expect(bold).toEqual([]);
  });

  it("starts where nothing is used, unless the resource cannot be without", () => {
    const above = pricedResources.flatMap(({ type, usage = {} }) =>
      Object.entries(usage)
        .filter(([, { assumed }]) => assumed.low > 0)
        .map(([name]) => `${type} ${name}`),
    );
    expect(new Set(above.map((one) => one.split(" ")[1]))).toEqual(new Set(["keyVersions", "seriesPerMonth"]));
  });
});
