import type { ObjectStoreNeed } from "../../../model";
import { onlyQuote, quotes, totalUsd, withPrices, workload } from "./needs";

const need: ObjectStoreNeed = {
  kind: "object-store",
  storedGib: 1000,
  writesPerMonth: 1_000_000,
  readsPerMonth: 5_000_000,
  readGibPerMonth: 500,
  keepVersionsDays: 30,
  lockedForDays: 0,
  otherRegion: false,
  customerKey: false,
};

/** What the built-in book has no figures for. */
const operations = {
  "gcs.nearline.class-a": [0.1, "10k-requests"],
  "gcs.coldline.class-a": [0.2, "10k-requests"],
  "gcs.archive.class-a": [0.5, "10k-requests"],
  "gcs.nearline.class-b": [0.01, "10k-requests"],
  "gcs.coldline.class-b": [0.1, "10k-requests"],
  "gcs.archive.class-b": [0.5, "10k-requests"],
} as const;

test("storage, operations and traffic are in the price", () => {
  const { quote } = onlyQuote("gcs-bucket", need, workload({ internetEgressGibPerMonth: 100 }));
  expect(totalUsd(quote)).toBeCloseTo(1000 * 0.02 + 100 * 0.05 + 500 * 0.004 + 100 * 0.12, 6);
});

test("what expires stays as an old version for as long as asked", () => {
  const { quote, part } = onlyQuote("gcs-bucket", { ...need, expireAfterDays: 100 });
  expect(totalUsd(quote)).toBeCloseTo((1000 + 300) * 0.02 + 100 * 0.05 + 500 * 0.004, 6);
  expect(part("").lifecycleRules).toEqual([
    { action: { type: "AbortIncompleteMultipartUpload" }, condition: { age: 7 } },
    { action: { type: "Delete" }, condition: { age: 100, withState: "LIVE" } },
    { action: { type: "Delete" }, condition: { daysSinceNoncurrentTime: 30, withState: "ARCHIVED" } },
  ]);
});

test("colder classes are other offers, where their moves have a price", () => {
  const rare = { ...need, rarelyReadAfterDays: 30, archivedAfterDays: 180, expireAfterDays: 1460 };
  expect(quotes("gcs-bucket", rare, workload()).map(({ size }) => size)).toEqual(["standard"]);
  const found = quotes("gcs-bucket", rare, workload(), withPrices(operations));
  expect(found.map(({ size }) => size).sort()).toEqual([
    "standard",
    "standard, archive after 180 days",
    "standard, coldline after 180 days",
    "standard, coldline after 30 days",
    "standard, coldline after 30 days, archive after 180 days",
    "standard, nearline after 30 days",
    "standard, nearline after 30 days, archive after 180 days",
    "standard, nearline after 30 days, coldline after 180 days",
  ]);
  const nearline = found.find(({ size }) => size === "standard, nearline after 30 days");
  const share = 1430 / 1460;
  const oldGib = (1000 / 1460) * 30;
  expect(nearline && totalUsd(nearline)).toBeCloseTo(
    (1000 * (1 - share) + oldGib) * 0.02 +
      1000 * share * 0.01 +
      100 * 0.1 +
      500 * share * 0.01 +
      100 * 0.05 +
      500 * ((1 - share) * 0.004 + share * 0.01),
    3,
  );
});

test("no class is held for less than it charges for", () => {
  const short = { ...need, rarelyReadAfterDays: 30, expireAfterDays: 100 };
  const sizes = quotes("gcs-bucket", short, workload(), withPrices(operations)).map(({ size }) => size);
  expect(sizes.sort()).toEqual(["standard", "standard, nearline after 30 days"]);
});

test("a locked bucket keeps what is deleted by soft delete, for its versions cannot be", () => {
  const { part } = onlyQuote("gcs-bucket", { ...need, lockedForDays: 365 });
  expect(part("")).toMatchObject({
    versioning: { enabled: false },
    softDeletePolicy: { retentionDurationSeconds: 30 * 86_400 },
    retentionPolicy: { isLocked: true, retentionPeriod: "31536000" },
  });
});

test("a copy in another region is a second bucket, at the price there, and the way to it", () => {
  const { quote, part } = onlyQuote("gcs-bucket", { ...need, otherRegion: true, customerKey: true }, workload({ jurisdictions: ["us"] }));
  expect(part("copy").location).toBe("US-EAST1");
  const listings = (Math.ceil((1_000_000 * 12) / 1000) * 365) / 12;
  expect(totalUsd(quote)).toBeCloseTo(
    2 * 1000 * 0.02 + // stored twice
      2 * ((1_000_000 + listings) / 10_000) * 0.05 +
      (6_000_000 / 10_000) * 0.004 +
      (1000 / 12) * 0.02 + // to the other region
      2 * 5 * 0.06 +
      (7_000_000 / 10_000) * 0.03, // keys
    2,
  );
});
