import type { DatabaseNeed } from "../../../model";
import { cheapest, quotes, usdPerMonth } from "./workload";

const database: DatabaseNeed = {
  ...{ kind: "database", engine: "postgres", vcpus: 1.4, memoryGib: 4, storageGib: 100, maxStorageGib: 100, readReplicas: 0 },
  backup: { retentionDays: 7, otherRegion: false, dailyChangeFraction: 0.02 },
  customerKey: false,
};

test("the cheapest class that carries the load, once more for its standby", () => {
  const best = cheapest(quotes(database));
  expect(best).toMatchObject({ form: "rds-instance", count: 1 });
  expect(best.vcpusPerMachine).toBeGreaterThanOrEqual(2);
  const single = cheapest(quotes(database, { zones: 1 }));
  expect(single.size).toBe(best.size);
  // Backups, the secret and the logs are there once.
  const once = 0.4 + 2 * 0.5 * 0.53 + 100 * 0.12 * 0.095;
  expect(usdPerMonth(best) - once).toBeCloseTo(2 * (usdPerMonth(single) - once), 6);
});

test("versions out of standard support, and backups that RDS does not keep so long, are not offered", () => {
  expect(quotes({ ...database, version: "16.4" })).not.toEqual([]);
  for (const version of ["12", "1", "99"]) expect(quotes({ ...database, version })).toEqual([]);
  expect(quotes({ ...database, engine: "mysql", version: "8.0" })).toEqual([]);
  expect(quotes({ ...database, backup: { ...database.backup, retentionDays: 36 } })).toEqual([]);
});

test("a copy of the backups counts in full where it lies", () => {
  const backup = { ...database.backup, otherRegion: true };
  const own = quotes(database, { regions: ["us-east-2"] });
  const copied = quotes({ ...database, backup }, { regions: ["us-east-2"] });
  const size = "db.m6g.large";
  const usd = (all: typeof own) => usdPerMonth(all.find((one) => one.size === size) ?? cheapest([]));
  expect(usd(copied) - usd(own)).toBeCloseTo(100 * 1.12 * 0.095, 6);
});
