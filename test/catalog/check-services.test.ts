import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { BUILT_IN_BOOK_FOLDER, checkServices, loadBuiltInBook, type ServicesFile } from "../../catalog";
import { formatDiagnostic, providers } from "../../model";
import { smallServices } from "./small-book";

const check = (change: Partial<ServicesFile>) => checkServices({ ...smallServices, ...change }, "services.json").map(formatDiagnostic);
const row = { unit: "hour", source: "a", usd: { "us-east-1": 1 } } as const;

test("a good file has no complaints", () => {
  expect(check({})).toEqual([]);
});

test.each<[string, Record<string, unknown>, string]>([
  ["unit", { k: { ...row, unit: "hours" } }, 'k: unit "hours" is not known'],
  ["source", { k: { ...row, source: "z" } }, 'k: source "z" is not in the file\'s sources'],
  ["negative price", { k: { ...row, usd: { "us-east-1": -1 } } }, "k us-east-1: -1 is not a price"],
  ["price as text", { k: { ...row, usd: { "us-east-1": "1" } } }, 'k us-east-1: "1" is not a price'],
  ["null price", { k: { ...row, usd: { "us-east-1": null } } }, "k us-east-1: null is not a price"],
  ["tiers that start late", { k: { ...row, usd: { "us-east-1": [[1, 2]] } } }, "k us-east-1: tier [1,2] is out of order"],
  [
    "tiers that descend",
    {
      k: {
        ...row,
        usd: {
          "us-east-1": [
            [0, 2],
            [5, 1],
            [4, 1],
          ],
        },
      },
    },
    "k us-east-1: tier [4,1] is out of order",
  ],
  ["no tiers", { k: { ...row, usd: { "us-east-1": [] } } }, "k us-east-1: no tiers"],
  ["a region twice", { k: { ...row, usd: { "us-east-1": 1, "us-east-1,us-west-2": 2 } } }, "k: region us-east-1 is listed twice"],
  ["blank in a list", { k: { ...row, usd: { "us-east-1, us-west-2": 2 } } }, 'k: " us-west-2" is not a region'],
  ["scale without family", { k: { ...row, scale: { a: 1 } } }, "k: scale, except and absent belong to a family"],
  ["family without sizes", { "k.*": row }, "k.*: a family without sizes"],
  ["zero factor", { "k.*": { ...row, scale: { a: 0 } } }, 'k.*: factor 0 of size "a"'],
  ["two rows, one answer", { "k.*": { ...row, scale: { a: 1 } }, "k.a": row }, '"k.a" and "k.*" both answer k.a us-east-1'],
  [
    "everywhere and a region",
    { "k.*": { ...row, scale: { a: 1 } }, "k.a": { ...row, usd: { "*": 1 } } },
    '"k.*" and "k.a" (which holds everywhere) both answer k.a us-east-1',
  ],
])("%s", (_, prices, message) => {
  expect(check({ prices: prices as ServicesFile["prices"] }).join("\n")).toContain(`services.json: error: ${message}`);
});

describe.each(providers)("the built-in book's unit prices of %s", (provider) => {
  const path = join(BUILT_IN_BOOK_FOLDER, provider, "services.json");
  test("keep the format, and no two rows answer the same question", () => {
    expect(existsSync(path)).toBe(true);
    expect(checkServices(JSON.parse(readFileSync(path, "utf8")) as ServicesFile, path).map(formatDiagnostic)).toEqual([]);
  });

  test("name only regions that the book describes, or the wider places that the provider prices", () => {
    const file = JSON.parse(readFileSync(path, "utf8")) as ServicesFile;
    const wider = ["*", "global", ...(provider === "gcp" ? ["us", "eu", "asia", "nam4", "eur4", "asia1"] : [])];
    const unknown = Object.entries(file.prices).flatMap(([key, row]) =>
      [row.usd, row.except ?? {}, row.absent ?? {}, row.sourceByRegion ?? {}]
        .flatMap((part) => Object.keys(part).flatMap((list) => list.split(",")))
        // A zone outside its region, such as us-west-2-lax-1, is named after the region.
        .filter(
          (region) =>
            !wider.includes(region) &&
            !loadBuiltInBook()
              .regions(provider)
              .some(({ id }) => region === id || region.startsWith(`${id}-`)),
        )
        .map((region) => `${key} ${region}`),
    );
    expect(unknown).toEqual([]);
  });
});
