import fc from "fast-check";
import { quotesOf } from "../../../blueprint";
import { flexibleServer } from "../../../blueprint/azure/database";
import type { DatabaseNeed } from "../../../model";
import { book, region, totalUsd, wholeQuotes, workload } from "./needs";

const need: DatabaseNeed = {
  kind: "database",
  engine: "postgres",
  vcpus: 2,
  memoryGib: 8,
  storageGib: 100,
  maxStorageGib: 200,
  readReplicas: 0,
  backup: { retentionDays: 7, otherRegion: false, dailyChangeFraction: 0.02 },
  customerKey: false,
};
const cheapest = (changes: Partial<DatabaseNeed> = {}) => {
  const [quote] = wholeQuotes("azure-flexible-server", { ...need, ...changes });
  if (quote === undefined) throw new Error("no quote with every price");
  return quote;
};
const usd = (key: string) => book.unitPrice("azure", "westus", `postgresql.flexible.${key}`)?.tiers[0]?.usdPerUnit ?? Number.NaN;
const server = (changes: Partial<DatabaseNeed>, asker = workload()) =>
  flexibleServer.blueprints({ ...need, ...changes }, asker, region("westus"), book);

test("the size has room for the load, and is the least of its series", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.25, max: 30, noNaN: true }), fc.double({ min: 0.25, max: 200, noNaN: true }), (vcpus, memoryGib) => {
      for (const { size, vcpusPerMachine, memoryGibPerMachine } of server({ vcpus, memoryGib })) {
        expect(vcpusPerMachine * 0.7).toBeGreaterThanOrEqual(vcpus - 1e-6);
        expect(memoryGibPerMachine * 0.7).toBeGreaterThanOrEqual(memoryGib - 1e-6);
        expect(size).not.toMatch(/^Standard_B/);
      }
    }),
  );
});

test("compute, 128 GiB for 100 and a private zone make the price; replicas cost as much again", () => {
  // 4 vCores of Dsv3, 128 GiB, a zone and its queries, by the book's own rows.
  expect(cheapest()).toMatchObject({ region: "westus", size: "Standard_D4s_v3", count: 1 });
  const usdPerServer = 4 * usd("dsv3.vcore") * 730 + 128 * usd("storage");
  expect(totalUsd(cheapest())).toBeCloseTo(usdPerServer + 0.5 + 0.04, 2);
  expect(totalUsd(cheapest({ readReplicas: 2 }))).toBeCloseTo(3 * usdPerServer + 0.54, 2);
});

test("backups above the storage, and copies in the paired region, are charged", () => {
  const kept = cheapest({ backup: { retentionDays: 35, otherRegion: false, dailyChangeFraction: 0.05 } });
  expect(totalUsd(kept) - totalUsd(cheapest())).toBeCloseTo((100 * (1 + 0.05 * 34) - 128) * 0.095, 4);
  const copied = cheapest({ backup: { retentionDays: 7, otherRegion: true, dailyChangeFraction: 0.02 } });
  expect(totalUsd(copied) - totalUsd(cheapest())).toBeCloseTo((2 * 112 - 128) * 0.095, 4);
});

test("zones: no offer where a region has none, compared with a standby next door where prices are missing", () => {
  const asker = workload({ zones: 2, regions: ["westeurope"] });
  const quotes = quotesOf(need, asker, book);
  const [one] = quotes.filter(({ size }) => size === "Standard_D4s_v3");
  expect(one).toMatchObject({ region: "westeurope", zones: 2 });
  expect(one?.unpriced?.join()).toContain("postgresql.flexible.dsv3.vcore");
  expect(one?.comparisonUsdPerMonth).toBeCloseTo(2 * (4 * usd("dsv3.vcore") * 730 + 128 * usd("storage")) + 0.54, 2);
  expect(server({}, workload({ zones: 2 }))[0]?.zones).toBe(1);
});

test("a larger need changes the size and nothing else of the server", () => {
  const inputsOf = (vcpus: number) => server({ vcpus }).find(({ family }) => family === "Dsv3")?.parts[0]?.inputs ?? {};
  const [before, after] = [inputsOf(2), inputsOf(4)];
  const changed = Object.keys(after).filter((key) => JSON.stringify(after[key]) !== JSON.stringify(before[key]));
  expect(changed).toEqual(["sku"]);
});

test("what a flexible server cannot do is no offer", () => {
  expect(server({ version: "9.6" })).toEqual([]);
  expect(server({ readReplicas: 6 })).toEqual([]);
  expect(server({ backup: { ...need.backup, retentionDays: 36 } })).toEqual([]);
  const elsewhere = { backup: { ...need.backup, otherRegion: true } };
  // Copies elsewhere have a key of their own there.
  const vaults = server({ ...elsewhere, customerKey: true })[0]?.parts.filter(({ type }) => type.endsWith("Vault"));
  expect(vaults).toMatchObject([{ name: "vault" }, { name: "vault-copies", inputs: { location: "eastus" } }]);
  const brazil = workload({ jurisdictions: ["br"] });
  expect(flexibleServer.blueprints({ ...need, ...elsewhere }, brazil, region("brazilsouth"), book)).toEqual([]);
});

test("burstable sizes only where they may be chosen, without standby and replicas", () => {
  const small = { vcpus: 0.3, memoryGib: 1 };
  const bursts = (asker: ReturnType<typeof workload>, changes: Partial<DatabaseNeed> = {}) =>
    server({ ...small, ...changes }, asker).some(({ size }) => size.startsWith("Standard_B"));
  expect(bursts(workload({ burstable: true }))).toBe(true);
  expect(bursts(workload())).toBe(false);
  expect(bursts(workload({ burstable: true, zones: 2 }))).toBe(false);
  expect(bursts(workload({ burstable: true }), { readReplicas: 1 })).toBe(false);
});
