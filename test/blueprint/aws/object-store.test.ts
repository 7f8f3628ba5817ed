import { classPlans } from "../../../blueprint/aws/storage-classes";
import { objectAges } from "../../../blueprint/object-ages";
import type { ObjectStoreNeed } from "../../../model";
import { cheapest, quotes, usdPerMonth } from "./workload";

const store: ObjectStoreNeed = {
  kind: "object-store",
  storedGib: 1000,
  writesPerMonth: 0,
  readsPerMonth: 0,
  readGibPerMonth: 0,
  keepVersionsDays: 0,
  lockedForDays: 0,
  otherRegion: false,
  customerKey: false,
};
const titles = (need: ObjectStoreNeed) => classPlans(need).map(({ title }) => title);

test("what is read all the time stays in Standard", () => {
  expect(titles(store)).toEqual(["Standard"]);
  // 1,000 GiB at 0.023 USD: https://aws.amazon.com/s3/pricing/
  expect(usdPerMonth(cheapest(quotes(store)))).toBeCloseTo(23, 6);
});

test("the prices choose among all classes that the need allows", () => {
  const archive = { ...store, writesPerMonth: 10_000, archivedAfterDays: 90, expireAfterDays: 900 };
  const all = quotes(archive);
  expect(all.map(({ size }) => size)).toContain("Intelligent-Tiering");
  expect(cheapest(all).size).toBe("Standard, Glacier Deep Archive after 90 days");
  // 100 GiB in Standard, 900 in Deep Archive, 10,000 objects put and moved.
  expect(usdPerMonth(cheapest(all))).toBeCloseTo(100 * 0.023 + 900 * 0.00099 + 10 * 0.005 + 10 * 0.05, 6);
});

test("many small objects make the moves dearer than the storage", () => {
  const logs = { ...store, archivedAfterDays: 90, expireAfterDays: 365 };
  expect(cheapest(quotes({ ...logs, writesPerMonth: 1_000_000 })).size).toBe("Standard");
  expect(cheapest(quotes({ ...logs, writesPerMonth: 1000 })).size).toBe("Standard, Glacier Deep Archive after 90 days");
  // 1,000 GiB in 36 million objects: 29 KiB each, which lifecycles leave alone.
  expect(titles({ ...logs, writesPerMonth: 3_000_000 })).toEqual(["Standard"]);
});

test("no class holds objects for less than its least time", () => {
  const short = { ...store, rarelyReadAfterDays: 30, archivedAfterDays: 60, expireAfterDays: 100 };
  expect(titles(short)).toEqual(["Standard", "Standard, Standard-IA after 30 days"]);
});

test("expired objects that are kept or locked are charged until they are gone", () => {
  const need = { ...store, expireAfterDays: 100, keepVersionsDays: 30 };
  expect(objectAges(need)).toMatchObject({ currentGib: 1000, oldVersionsGib: 300, livesDays: 130 });
  expect(objectAges({ ...need, lockedForDays: 400 }).oldVersionsGib).toBe(3000);
  expect(usdPerMonth(cheapest(quotes(need)))).toBeCloseTo(1300 * 0.023, 6);
});

test("a copy goes where the data may lie, and nowhere where that is not possible", () => {
  const copied = { ...store, otherRegion: true };
  const regions = (changes: object) => quotes(copied, { regions: [], ...changes }).map(({ region }) => region);
  expect(regions({ jurisdictions: ["de"] })).toEqual([]);
  expect(regions({ jurisdictions: ["eu"] })).toContain("eu-central-1");
  expect(regions({ jurisdictions: ["za"] })).toEqual([]);
  expect(usdPerMonth(cheapest(quotes(copied)))).toBeCloseTo(46, 6);
});

test("a region without a price of a class stands in for none that has one, but serves who must be there", () => {
  const archive = { ...store, writesPerMonth: 10_000, archivedAfterDays: 90, expireAfterDays: 900 };
  const deep = (changes: object) => quotes(archive, changes).flatMap(({ region, size }) => (size.includes("Deep Archive") ? [region] : []));
  expect(new Set(deep({ regions: [] }))).toEqual(new Set(["us-east-1"]));
  const [german] = quotes(archive, { regions: ["eu-central-1"] }).filter(({ size }) => size.includes("Deep Archive"));
  expect(german?.unpriced?.join()).toContain("s3.deep_archive.storage");
  expect(german?.comparisonUsdPerMonth).toBeGreaterThan(0);
});
