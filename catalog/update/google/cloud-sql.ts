import type { GoogleService, SkuRule } from "./service";

/** MySQL and PostgreSQL cost the same; the SKUs of MySQL speak for both. */
const database = "^Cloud SQL for MySQL: (?<zones>Zonal|Regional) - ";

const rule = (what: string, key: (groups: Readonly<Record<string, string>>) => string, unit: SkuRule["unit"]): SkuRule => ({
  description: new RegExp(`${database}${what} in .+$`),
  key: (groups) => `${key(groups)}.${(groups.zones ?? "").toLowerCase()}`,
  unit,
});

/** Enterprise edition. https://cloud.google.com/sql/pricing */
export const cloudSql: GoogleService = {
  id: "cloud-sql",
  displayNames: ["Cloud SQL"],
  skus: [
    rule("vCPU", () => "sql.vcpu", "vcpu-hour"),
    rule("RAM", () => "sql.memory", "gib-hour"),
    rule("Standard storage", () => "sql.ssd.storage", "gib-month"),
    rule("Low cost storage", () => "sql.hdd.storage", "gib-month"),
    rule("Micro instance", () => "sql.db-f1-micro", "hour"),
    rule("Small instance", () => "sql.db-g1-small", "hour"),
    rule("(?<vcpus>\\d+) vCPU \\+ [\\d.]+GB RAM", ({ vcpus = "" }) => `sql.db-n1-standard-${vcpus}`, "hour"),
    { description: /^Cloud SQL: Backups in .+$/, key: "sql.backup", unit: "gib-month" },
  ],
};
