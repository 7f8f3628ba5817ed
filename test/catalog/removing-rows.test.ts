import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import {
  type BookContent,
  BUILT_IN_BOOK_FOLDER,
  bookFromContent,
  type InstancesFile,
  type PriceBook,
  type ServicesFile,
} from "../../catalog";
import { type Provider, providers, purchases } from "../../model";

/** The law: a book without a row answers like the whole book or not at all. No total can fall because a row is gone. */
const read = <T>(file: string): T | undefined => {
  const path = join(BUILT_IN_BOOK_FOLDER, file);
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as T) : undefined;
};
const perProvider = <T>(part: string) =>
  Object.fromEntries(
    providers.flatMap((provider) => {
      const file = read<T>(`${provider}/${part}.json`);
      return file === undefined ? [] : [[provider, file]];
    }),
  ) as Partial<Record<Provider, T>>;

const whole: BookContent = {
  regions: read("regions.json") as BookContent["regions"],
  instances: perProvider("instances"),
  spotAdvisor: perProvider("spot-advisor"),
  services: perProvider("services"),
};
const wholeBook = bookFromContent(whole, { id: "whole" });

const without = <T>(record: Readonly<Record<string, T>>, key: string) =>
  Object.fromEntries(Object.entries(record).filter(([other]) => other !== key));

function differences(book: PriceBook, provider: Provider, types: readonly string[], keys: readonly string[]): readonly string[] {
  const changed: string[] = [];
  for (const { id } of wholeBook.regions(provider)) {
    for (const type of types) {
      for (const purchase of purchases) {
        const now = book.instancePrice(provider, id, type, purchase);
        const before = wholeBook.instancePrice(provider, id, type, purchase);
        if (now !== undefined && (now.usdPerHour !== before?.usdPerHour || now.upfrontUsd !== before.upfrontUsd))
          changed.push(`${id} ${type} ${purchase}`);
      }
    }
    for (const key of keys) {
      const now = book.unitPrice(provider, id, key);
      const before = wholeBook.unitPrice(provider, id, key);
      if (now !== undefined && JSON.stringify(now.tiers) !== JSON.stringify(before?.tiers)) changed.push(`${id} ${key}`);
    }
  }
  return changed;
}

const instanceRows = providers.flatMap((provider) =>
  Object.keys(whole.instances[provider]?.families ?? {}).map((row) => ({ provider, row })),
);
const serviceRows = providers.flatMap((provider) => Object.keys(whole.services[provider]?.prices ?? {}).map((row) => ({ provider, row })));

test("removing a family of machines removes its prices and changes no other", () => {
  fc.assert(
    fc.property(fc.constantFrom(...instanceRows), ({ provider, row }) => {
      const file = whole.instances[provider] as InstancesFile;
      const book = bookFromContent(
        { ...whole, instances: { ...whole.instances, [provider]: { ...file, families: without(file.families, row) } } },
        { id: "x" },
      );
      const gone = Object.keys(file.families[row]?.sizes ?? {}).map((size) => row.replace("*", size));
      expect(gone.length).toBeGreaterThan(0);
      expect(gone.filter((type) => book.types(provider).includes(type))).toEqual([]);
      expect(differences(book, provider, [...gone, ...wholeBook.types(provider).slice(0, 40)], [])).toEqual([]);
    }),
    { numRuns: 100, seed: 3 },
  );
});

test("removing any row of unit prices, one by one, changes no other price of its key", () => {
  const changed: string[] = [];
  for (const { provider, row } of serviceRows) {
    const file = whole.services[provider] as ServicesFile;
    const book = bookFromContent(
      { ...whole, services: { ...whole.services, [provider]: { ...file, prices: without(file.prices, row) } } },
      { id: "x" },
    );
    const start = row.endsWith(".*") ? row.slice(0, -1) : row;
    const touched = wholeBook.unitPriceKeys(provider).filter((key) => key === row || (row.endsWith(".*") && key.startsWith(start)));
    expect(touched.length).toBeGreaterThan(0);
    changed.push(...differences(book, provider, [], touched).map((one) => `without ${row}: ${one}`));
  }
  expect(changed).toEqual([]);
});

/** A family whose prices are of every form that the book has: listed, of upfront payments, as a share of the price on demand. */
const everyForm: InstancesFile = {
  format: "costwright-instances-1",
  provider: "aws",
  sources: { a: { name: "A", asOf: "2026-01-01" } },
  families: {
    "m5.*": {
      family: "m5",
      sizes: { large: [2, 8], xlarge: [4, 16] },
      prices: {
        "on-demand": { source: "a", scale: { large: 1, xlarge: 2 }, usd: { "us-east-1": 0.1, "eu-west-1": 0.11 } },
        "reserved-1y": { source: "a", usd: { "us-east-1": 0.06, "eu-west-1": 0.07 } },
        "reserved-1y-partial-upfront": {
          source: "a",
          usd: { "us-east-1": 0.03 },
          upfront: { usd: { "us-east-1": 250, "eu-west-1": 260 } },
        },
        "reserved-1y-all-upfront": {
          source: "a",
          usd: {},
          upfront: { usd: { "us-east-1": 490 }, except: { "eu-west-1": { large: 500 } } },
        },
        "savings-plan-1y": { source: "a", ofOnDemand: 0.72, usd: {} },
      },
    },
  },
};

test("removing any row of any way of paying makes prices unknown, and never another price", () => {
  const all = bookFromContent({ ...whole, instances: { aws: everyForm }, spotAdvisor: {} }, { id: "all" });
  type Json = { [key: string]: Json } | string | number;
  const remove = (node: Json, path: readonly string[]): Json => {
    const [first = "", ...rest] = path;
    const { [first]: child, ...others } = node as { [key: string]: Json };
    return rest.length === 0 || child === undefined ? others : { ...others, [first]: remove(child, rest) };
  };
  const prices = everyForm.families["m5.*"]?.prices as unknown as Json;
  const rows = (node: Json, path: readonly string[]): readonly (readonly string[])[] =>
    typeof node !== "object"
      ? []
      : Object.entries(node).flatMap(([key, child]) => [
          ...(path.length === 0 || /^(us|eu)-|^large|^xlarge|^upfront|^ofOnDemand/.test(key) ? [[...path, key]] : []),
          ...rows(child, [...path, key]),
        ]);
  let gone = 0;
  for (const path of rows(prices, [])) {
    const family = everyForm.families["m5.*"] as NonNullable<(typeof everyForm.families)[string]>;
    const left = { ...family, prices: remove(prices, path) as unknown as typeof family.prices };
    const book = bookFromContent(
      { ...whole, instances: { aws: { ...everyForm, families: { "m5.*": left } } }, spotAdvisor: {} },
      { id: "x" },
    );
    for (const region of ["us-east-1", "eu-west-1"]) {
      for (const type of ["m5.large", "m5.xlarge"]) {
        for (const purchase of purchases) {
          const before = all.instancePrice("aws", region, type, purchase);
          const now = book.instancePrice("aws", region, type, purchase);
          if (now === undefined && before !== undefined) gone++;
          if (now !== undefined) expect([path, now.usdPerHour, now.upfrontUsd]).toEqual([path, before?.usdPerHour, before?.upfrontUsd]);
        }
      }
    }
  }
  expect(gone).toBeGreaterThan(20);
});
