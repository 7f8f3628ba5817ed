import { type Diagnostic, priceUnits } from "../model";
import { byRegion, EVERYWHERE, type ServiceRow, type ServicesFile, splitList } from "./book-format";

/**
 * What is wrong with a services file, all of it at once: units outside the closed set, sources that are not there,
 * prices that are not numbers of at least 0, tiers that do not ascend from 0, and rows that answer the same key in
 * the same region.
 */
export function checkServices(file: ServicesFile, name: string): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const report = (message: string, hint: string) => found.push({ severity: "error", message, place: { file: name }, hint });
  const answeredBy = new Map<string, string>();
  for (const [sourceKey, source] of Object.entries(file.sources ?? {})) {
    if (typeof source.name !== "string" || source.name === "") report(`source "${sourceKey}" has no name`, "name the source");
    if (!/^\d{4}-\d{2}(-\d{2})?$/.test(source.asOf))
      report(`source "${sourceKey}" has the date "${source.asOf}"`, "write YYYY-MM-DD or YYYY-MM");
  }
  for (const [key, row] of Object.entries(file.prices ?? {})) {
    const isFamily = key.endsWith(".*");
    if (!(priceUnits as readonly string[]).includes(row.unit))
      report(`${key}: unit "${row.unit}" is not known`, `one of ${priceUnits.join(", ")}`);
    for (const sourceKey of [row.source, ...Object.values(row.sourceByRegion ?? {})]) {
      if (!Object.hasOwn(file.sources ?? {}, sourceKey)) report(`${key}: source "${sourceKey}" is not in the file's sources`, "add it");
    }
    if (isFamily && row.scale === undefined && row.except === undefined) report(`${key}: a family without sizes`, "give scale or except");
    if (!isFamily && (row.scale ?? row.except ?? row.absent) !== undefined) {
      report(`${key}: scale, except and absent belong to a family`, "end the key in .*");
    }
    for (const part of [row.usd, row.except ?? {}, row.absent ?? {}, row.sourceByRegion ?? {}]) {
      const seen = new Set<string>();
      for (const region of Object.keys(part).flatMap(splitList)) {
        if (seen.has(region)) report(`${key}: region ${region} is listed twice`, "keep one");
        if (!/^(\*|[a-z0-9-]+)$/.test(region)) report(`${key}: "${region}" is not a region`, "separate regions by commas without blanks");
        seen.add(region);
      }
    }
    for (const [regions, usd] of Object.entries(row.usd)) checkPrice(usd, `${key} ${regions}`, report);
    for (const [size, factor] of Object.entries(row.scale ?? {})) {
      if (!(Number.isFinite(factor) && factor > 0)) report(`${key}: factor ${factor} of size "${size}"`, "a factor is a number above 0");
    }
    for (const [regions, sizes] of Object.entries(row.except ?? {})) {
      for (const [size, usd] of Object.entries(sizes)) checkPrice(usd, `${key} ${regions} ${size}`, report);
    }
    for (const answer of answers(key, row)) {
      const other = answeredBy.get(answer);
      if (other !== undefined && other !== key) report(`"${key}" and "${other}" both answer ${answer}`, "keep one of the rows");
      answeredBy.set(answer, key);
    }
  }
  for (const [answer, key] of answeredBy) {
    const everywhere = answeredBy.get(answer.replace(/ \S+$/, ` ${EVERYWHERE}`));
    if (everywhere !== undefined && everywhere !== key) {
      report(`"${key}" and "${everywhere}" (which holds everywhere) both answer ${answer}`, "put both into one row");
    }
  }
  return found;
}

function checkPrice(usd: unknown, where: string, report: (message: string, hint: string) => void): void {
  const good = (value: unknown) => typeof value === "number" && Number.isFinite(value) && value >= 0;
  if (!Array.isArray(usd)) {
    if (!good(usd)) report(`${where}: ${JSON.stringify(usd)} is not a price`, "a price is a finite number of at least 0");
    return;
  }
  let before = -1;
  for (const [position, tier] of usd.entries()) {
    const [from, price] = Array.isArray(tier) ? (tier as unknown[]) : [];
    if (!good(price) || typeof from !== "number" || from <= before || (position === 0 && from !== 0)) {
      report(`${where}: tier ${JSON.stringify(tier)} is out of order or not a price`, "tiers are [from, usdPerUnit], ascending from 0");
    }
    before = typeof from === "number" ? from : before;
  }
  if (usd.length === 0) report(`${where}: no tiers`, "leave the region out where there is no price");
}

/** `key region` of every cell that a row answers. */
function* answers(key: string, row: ServiceRow): Generator<string> {
  const regions = new Set([...Object.keys(row.usd), ...Object.keys(row.except ?? {})].flatMap(splitList));
  if (!key.endsWith(".*")) {
    for (const region of regions) yield `${key} ${region}`;
    return;
  }
  const except = byRegion(row.except ?? {});
  const usd = byRegion(row.usd);
  const absent = byRegion(row.absent ?? {});
  for (const region of regions) {
    const sizes = new Set([...(usd.has(region) ? Object.keys(row.scale ?? {}) : []), ...Object.keys(except.get(region) ?? {})]);
    for (const size of sizes) if (!absent.get(region)?.includes(size)) yield `${key.slice(0, -1)}${size} ${region}`;
  }
}
