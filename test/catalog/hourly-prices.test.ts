import { hourlyPrices, loadBuiltInBook } from "../../catalog";
import { providers, purchases } from "../../model";

const book = loadBuiltInBook();

test("prices read many at a time are those that are asked for one by one, over the whole book", () => {
  let priced = 0;
  const different: string[] = [];
  for (const provider of providers) {
    for (const { id } of book.regions(provider)) {
      const types = [...book.sizesIn(provider, id), "no-such-size"];
      for (const purchase of purchases) {
        const prices = hourlyPrices(book, provider, id, types, purchase);
        expect(prices).toHaveLength(types.length);
        for (const [position, type] of types.entries()) {
          const usdPerHour = book.instancePrice(provider, id, type, purchase)?.usdPerHour ?? Number.NaN;
          if (!Object.is(prices[position], usdPerHour))
            different.push(`${provider} ${id} ${type} ${purchase}: ${prices[position]} for ${usdPerHour}`);
          if (!Number.isNaN(usdPerHour)) priced++;
        }
      }
    }
  }
  expect(different).toEqual([]);
  expect(priced).toBeGreaterThan(100_000);
});

test("a book that is made from another one answers with its own prices", () => {
  const halved = {
    ...book,
    instancePrice: (...cell: Parameters<typeof book.instancePrice>) => {
      const found = book.instancePrice(...cell);
      return found && { ...found, usdPerHour: found.usdPerHour / 2 };
    },
  };
  const [usdPerHour] = hourlyPrices(book, "aws", "eu-west-1", ["m5.large"], "on-demand");
  expect(usdPerHour).toBeGreaterThan(0);
  expect(hourlyPrices(halved, "aws", "eu-west-1", ["m5.large"], "on-demand")).toEqual(Float64Array.of((usdPerHour as number) / 2));
});
