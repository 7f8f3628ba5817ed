import { blobStore } from "../../../blueprint/azure/object-store";
import type { ObjectStoreNeed } from "../../../model";
import { book, region, totalUsd, wholeQuotes, workload } from "./needs";

const need: ObjectStoreNeed = {
  kind: "object-store",
  storedGib: 730,
  writesPerMonth: 100_000,
  readsPerMonth: 1_000_000,
  readGibPerMonth: 73,
  keepVersionsDays: 30,
  lockedForDays: 0,
  otherRegion: false,
  customerKey: false,
};
const eastus = workload({ regions: ["eastus"] });
const usd = (key: string) => book.unitPrice("azure", "eastus", `blob.${key}`)?.tiers[0]?.usdPerUnit ?? Number.NaN;
const quote = (size: string, changes: Partial<ObjectStoreNeed> = {}) => {
  const found = wholeQuotes("azure-blob", { ...need, ...changes }, eastus).find((one) => one.size === size);
  if (found === undefined) throw new Error(`no quote of ${size}`);
  return found;
};

test("hot data in every zone: what is stored, written and read", () => {
  const expected = 730 * usd("hot.zrs.storage") + 10 * usd("hot.zrs.write") + 100 * usd("hot.zrs.read");
  expect(totalUsd(quote("Standard_ZRS hot"))).toBeCloseTo(expected, 2);
});

test("what moves to a colder tier is stored, moved, read and retrieved there", () => {
  // Of a year's data a tenth is younger than 36.5 days.
  const changes = { rarelyReadAfterDays: 36.5 };
  const hot = 73 * usd("hot.zrs.storage") + 10 * usd("hot.zrs.write") + 10 * usd("hot.zrs.read");
  const cool = 657 * usd("cool.zrs.storage") + 10 * usd("cool.zrs.write") + 90 * usd("cool.zrs.read") + 65.7 * usd("cool.zrs.retrieval");
  expect(totalUsd(quote("Standard_ZRS hot, cool after 36.5 days", changes))).toBeCloseTo(hot + cool, 2);
});

test("copies elsewhere stand in zones too; only accounts without zones archive", () => {
  expect(quote("Standard_GZRS hot", { otherRegion: true }).zones).toBe(3);
  const sizes = wholeQuotes("azure-blob", { ...need, archivedAfterDays: 90 }, eastus).map(({ size }) => size);
  expect(sizes.filter((size) => size.includes("archive"))).toEqual(["Standard_GRS hot, archive after 90 days"]);
  expect(sizes).toContain("Standard_ZRS hot, cold after 90 days");
});

test("a region without zones only where it is named, copies only where the data may lie", () => {
  const sizes = (asker: ReturnType<typeof workload>, id: string, changes: Partial<ObjectStoreNeed> = {}) =>
    blobStore.blueprints({ ...need, ...changes }, asker, region(id), book).map(({ size }) => size);
  expect(sizes(workload(), "westus")).toEqual(["Standard_GRS hot"]);
  expect(sizes(workload({ regions: ["westus"] }), "westus")).toEqual(["Standard_GRS hot", "Standard_LRS hot"]);
  expect(sizes(workload({ jurisdictions: ["br"] }), "brazilsouth", { otherRegion: true })).toEqual([]);
});

test("objects that expire too soon stay where they are", () => {
  const sizes = wholeQuotes("azure-blob", { ...need, rarelyReadAfterDays: 30, expireAfterDays: 45 }, eastus).map(({ size }) => size);
  expect(sizes).toEqual(["Standard_ZRS hot"]);
});
