import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BookSource, EVERYWHERE, type ServiceRow } from "../../../catalog/book-format";
import { BUILT_IN_BOOK_FOLDER } from "../../../catalog/built-in-book";
import { sealBook } from "../../../catalog/update/write-book";
import { type PriceUnit, type Provider, providers } from "../../../model";

/**
 * Stand-ins for what the built-in book has no figure of in any region, in the units of the providers' price pages. Their
 * size is of the right order and no more: the contract asks that both sides use the same figure, not which.
 */
const standIns: Readonly<Record<Provider, Readonly<Record<string, readonly [usdPerUnit: number, unit: PriceUnit]>>>> = {
  aws: {},
  azure: {
    "container-apps.memory": [0.000003, "gib-second"],
    "container-apps.vcpu": [0.000024, "vcpu-second"],
    "load-balancer.standard.hour": [0.025, "hour"],
    "managed-redis.Balanced_B10": [0.3, "hour"],
  },
  gcp: {
    "backup-vault.filestore.storage": [0.05, "gib-month"],
    "filestore.regional.storage": [0.45, "gib-month"],
  },
};

/** A key that has a price in some region has one of these everywhere. */
function everywhere(row: ServiceRow): ServiceRow {
  const [usd] = Object.values(row.usd);
  return usd === undefined || Object.hasOwn(row.usd, EVERYWHERE) ? row : { ...row, usd: { ...row.usd, [EVERYWHERE]: usd } };
}

interface Services {
  readonly sources: Readonly<Record<string, BookSource>>;
  readonly prices: Readonly<Record<string, ServiceRow>>;
}

/**
 * A book in which nothing that the kinds are made of lacks a price: the built-in one, with the services' prices of one
 * region standing in for those missing in another, and figures of our own for the rest. It lies in a folder, so that a
 * program, the policy pack and the real engine read the same file (`COSTWRIGHT_PRICES`). Remove the folder afterwards.
 */
export function writeCompleteBook(): string {
  const folder = mkdtempSync(join(tmpdir(), "costwright-complete-book-"));
  cpSync(BUILT_IN_BOOK_FOLDER, folder, { recursive: true });
  for (const provider of providers) {
    const file = join(folder, provider, "services.json");
    const services = JSON.parse(readFileSync(file, "utf8")) as Services;
    const own = Object.entries(standIns[provider]).map(([key, [usd, unit]]): [string, ServiceRow] => {
      if (Object.hasOwn(services.prices, key)) throw new Error(`the built-in book has a price of ${key}: its stand-in can go`);
      return [key, { unit, source: "stand-in", usd: { [EVERYWHERE]: usd } }];
    });
    const listed = Object.entries(services.prices).map(([key, row]): [string, ServiceRow] => [key, everywhere(row)]);
    const sources = { ...services.sources, "stand-in": { name: "stand-in of a test", asOf: "2026-01-01" } };
    writeFileSync(file, JSON.stringify({ ...services, sources, prices: Object.fromEntries([...listed, ...own]) }));
  }
  sealBook(folder);
  return folder;
}

export function removeBook(folder: string): void {
  rmSync(folder, { recursive: true });
}
