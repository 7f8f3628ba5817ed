import type { FileStoreNeed } from "../../../model";
import { cheapest, quotes, usdPerMonth } from "./workload";

const store: FileStoreNeed = {
  kind: "file-store",
  storedGib: 500,
  throughputMibps: 10,
  backup: { retentionDays: 0, otherRegion: false, dailyChangeFraction: 0.02 },
  customerKey: false,
};

test("throughput that the data earns costs nothing, more is provisioned", () => {
  // https://aws.amazon.com/efs/pricing/
  const earned = cheapest(quotes(store));
  expect(earned.size).toBe("Standard, bursting throughput");
  expect(usdPerMonth(earned)).toBeCloseTo(500 * 0.3, 6);
  const more = cheapest(quotes({ ...store, throughputMibps: 60.5 }));
  expect(more.size).toBe("Standard, 61 MiB/s provisioned");
  expect(usdPerMonth(more)).toBeCloseTo(500 * 0.3 + (61 - 25) * 6, 6);
  expect(quotes({ ...store, throughputMibps: 5000 })).toEqual([]);
});

test("backups are the data and what changes each day, twice with a copy", () => {
  const backup = { retentionDays: 11, otherRegion: false, dailyChangeFraction: 0.02 };
  expect(usdPerMonth(cheapest(quotes({ ...store, backup })))).toBeCloseTo(500 * 0.3 + 500 * 1.2 * 0.05, 6);
  const copied = quotes({ ...store, backup: { ...backup, otherRegion: true } }, { regions: [], jurisdictions: ["us"] });
  const west = copied.filter(({ region }) => region === "us-west-1");
  expect(usdPerMonth(cheapest(west))).toBeCloseTo(500 * 0.33 + 600 * 0.06 + 600 * 0.05, 6);
});
