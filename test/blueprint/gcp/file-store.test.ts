import type { FileStoreNeed } from "../../../model";
import { quotes, totalUsd, withPrices, workload } from "./needs";

const need: FileStoreNeed = {
  kind: "file-store",
  storedGib: 1500,
  throughputMibps: 50,
  backup: { retentionDays: 7, otherRegion: false, dailyChangeFraction: 0.02 },
  customerKey: false,
};

/** The built-in book has no figures for Filestore: these only stand in for those that a book may have. */
const book = withPrices({
  "filestore.basic-hdd.storage": [0.2, "gib-month"],
  "filestore.basic-ssd.storage": [0.3, "gib-month"],
  "filestore.zonal.storage": [0.25, "gib-month"],
  "filestore.regional.storage": [0.45, "gib-month"],
  "backup-vault.filestore.storage": [0.05, "gib-month"],
});
const sizes = (where: FileStoreNeed, zones: number) => quotes("filestore", where, workload({ zones }), book).map(({ size }) => size);

test("with zones it spreads over them, in steps that Filestore has", () => {
  const [quote] = quotes("filestore", need, workload(), book);
  expect(quote?.size).toBe("1536 GiB, REGIONAL");
  expect(quote && totalUsd(quote)).toBeCloseTo(1536 * 0.45 + 1500 * 1.12 * 0.05, 6);
  expect(sizes({ ...need, storedGib: 9985 }, 2)).toEqual(["10240 GiB, REGIONAL"]);
});

test("capacity follows throughput where the tier has it by capacity", () => {
  expect(sizes({ ...need, throughputMibps: 200 }, 1)).toEqual(["2560 GiB, ZONAL", "2560 GiB, BASIC_SSD", "10240 GiB, ZONAL"]);
  expect(sizes({ ...need, throughputMibps: 200 }, 2)).toEqual(["2560 GiB, REGIONAL", "10240 GiB, REGIONAL"]);
  expect(sizes({ ...need, throughputMibps: 100_000 }, 2)).toEqual([]);
});

test("a key of one's own rules the basic tiers out", () => {
  expect(sizes(need, 1)).toContain("1500 GiB, BASIC_HDD");
  expect(sizes({ ...need, customerKey: true }, 1)).toEqual(["1536 GiB, ZONAL", "10240 GiB, ZONAL"]);
});

test("without figures there is no offer", () => {
  expect(quotes("filestore", need, workload())).toEqual([]);
});
