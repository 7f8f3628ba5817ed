import fc from "fast-check";
import { cloudSql } from "../../../blueprint/gcp/database";
import type { DatabaseNeed } from "../../../model";
import { builtInBook, onlyQuote, quotes, totalUsd, workload } from "./needs";

const need: DatabaseNeed = {
  kind: "database",
  engine: "postgres",
  vcpus: 2,
  memoryGib: 8,
  storageGib: 100,
  maxStorageGib: 100,
  readReplicas: 0,
  backup: { retentionDays: 7, otherRegion: false, dailyChangeFraction: 0.02 },
  customerKey: false,
};

const iowa = builtInBook.region("gcp", "us-central1");
if (iowa === undefined) throw new Error("no us-central1");

test("the tier has room for the load, and is one that Google makes", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.25, max: 60, noNaN: true }),
      fc.double({ min: 0.25, max: 400, noNaN: true }),
      fc.double({ min: 0.3, max: 1, noNaN: true }),
      (vcpus, memoryGib, targetUtilisationFraction) => {
        const [one] = cloudSql.blueprints({ ...need, vcpus, memoryGib }, workload({ targetUtilisationFraction }), iowa, builtInBook);
        if (one === undefined) return expect(Math.max(vcpus, memoryGib / 6.5)).toBeGreaterThan(94 * targetUtilisationFraction);
        const [, cpus, mib] = (/^db-custom-(\d+)-(\d+)$/.exec(one.size) ?? []).map(Number);
        if (cpus === undefined || mib === undefined) throw new Error(one.size);
        expect(cpus * targetUtilisationFraction).toBeGreaterThanOrEqual(vcpus - 1e-6);
        expect((mib / 1024) * targetUtilisationFraction).toBeGreaterThanOrEqual(memoryGib - 1e-6);
        expect(cpus === 1 || cpus % 2 === 0).toBe(true);
        expect(mib % 256).toBe(0);
        expect(mib / 1024 / cpus).toBeLessThanOrEqual(6.5);
        expect(mib / 1024 / cpus).toBeGreaterThanOrEqual(0.9);
        expect(mib).toBeGreaterThanOrEqual(3840);
      },
    ),
  );
});

test("a standby, replicas and a key are in the price", () => {
  const zonal = onlyQuote("cloud-sql", need, workload({ zones: 1 })).quote;
  const regional = onlyQuote("cloud-sql", need).quote;
  const backupsUsd = 112 * 0.08;
  expect(totalUsd(regional) - backupsUsd).toBeCloseTo(2 * (totalUsd(zonal) - backupsUsd), 6);
  const replicated = onlyQuote("cloud-sql", { ...need, readReplicas: 2 }).quote;
  expect(replicated.count).toBe(3);
  expect(totalUsd(replicated)).toBeCloseTo(totalUsd(regional) + 2 * (totalUsd(zonal) - backupsUsd), 6);
  const keyed = onlyQuote("cloud-sql", { ...need, customerKey: true }).quote;
  expect(totalUsd(keyed) - totalUsd(regional)).toBeCloseTo(5 * 0.06, 6);
});

test("growing storage is a range", () => {
  const { quote, part } = onlyQuote("cloud-sql", { ...need, maxStorageGib: 300 });
  expect(part("").settings).toMatchObject({ diskSize: 100, diskAutoresize: true, diskAutoresizeLimit: 300 });
  expect(quote.bounds?.lowUsdPerMonth).toBeCloseTo(totalUsd(quote), 6);
  expect((quote.bounds?.highUsdPerMonth ?? 0) - totalUsd(quote)).toBeCloseTo(200 * 0.34, 6);
});

test("backups go to another region of the same country, or of the same union where only that will do", () => {
  const elsewhere = { ...need, backup: { ...need.backup, otherRegion: true } };
  const locationIn = (region: string, jurisdictions: readonly string[]) => {
    const own = builtInBook.region("gcp", region);
    const [one] = own === undefined ? [] : cloudSql.blueprints(elsewhere, workload({ jurisdictions }), own, builtInBook);
    const settings = one?.parts[0]?.inputs.settings as { readonly backupConfiguration: { readonly location: string } } | undefined;
    return settings?.backupConfiguration.location;
  };
  expect(locationIn("us-central1", ["us"])).toBe("us-east1");
  expect(locationIn("europe-west3", ["eu"])).toBe("europe-west10");
  expect(locationIn("europe-west1", ["eu"])).toBe("europe-central2");
  expect(locationIn("southamerica-east1", ["br"])).toBeUndefined();
});

test("what Cloud SQL cannot do is no offer", () => {
  expect(quotes("cloud-sql", { ...need, backup: { ...need.backup, retentionDays: 14 } }, workload())).toEqual([]);
  expect(quotes("cloud-sql", { ...need, version: "11" }, workload())).toEqual([]);
});

test("shared cores only where they may burst", () => {
  const small = { ...need, vcpus: 0.3, memoryGib: 1 };
  expect(quotes("cloud-sql", small, workload()).map(({ size }) => size)).toEqual(["db-custom-1-3840"]);
  expect(quotes("cloud-sql", small, workload({ burstable: true })).map(({ size }) => size)).toEqual(["db-g1-small", "db-custom-1-3840"]);
});

test("without backups nothing is kept, unless replicas need it", () => {
  const none = { ...need, backup: { ...need.backup, retentionDays: 0 } };
  expect(onlyQuote("cloud-sql", none).part("").settings).toMatchObject({ backupConfiguration: { enabled: false } });
  const replicated = onlyQuote("cloud-sql", { ...none, engine: "mysql", readReplicas: 1 });
  expect(replicated.part("")).toMatchObject({
    databaseVersion: "MYSQL_8_4",
    settings: { backupConfiguration: { enabled: true, binaryLogEnabled: true, transactionLogRetentionDays: 1 } },
  });
});
