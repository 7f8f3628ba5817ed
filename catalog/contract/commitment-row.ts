import { HOURS_PER_MONTH, roundPrice } from "../../model";
import type { CommittedCapacity, PriceBook } from "../price-book";
import { databaseSize } from "../reservation-units";
import { type ContractCommitment, rowText } from "./contract";
import type { CommitmentRow } from "./contract-file";
import type { RowReader } from "./row-reader";

/** One owned commitment, or undefined after its problems were noted. */
export function readCommitment(row: CommitmentRow, reader: RowReader, book: PriceBook, asOf: string): ContractCommitment | undefined {
  reader.checkRegion(row.provider, row.region);
  reader.checkFamily(row.provider, row.family);
  if (row.size !== undefined) reader.checkSize(row.provider, row.size);
  if (!scopeIsClear(row, reader, book)) return undefined;
  const capacity = capacityOf(row, reader, book);
  const expires = expiryOf(row, reader);
  if (capacity === undefined || expires === undefined) return undefined;
  const usdPerMonth = monthlyUsd(row, capacity);
  return {
    name: row.name,
    kind: row.kind,
    provider: row.provider,
    ...(row.region === undefined ? {} : { region: row.region }),
    ...(row.size === undefined ? {} : { size: row.size }),
    sizeFlexible: row.sizeFlexible ?? false,
    ...(row.family === undefined ? {} : { family: row.family }),
    ...(row.key === undefined ? {} : { key: row.key }),
    ...(row.service === undefined ? {} : { service: row.service }),
    ...(row.alsoCovers === undefined ? {} : { alsoCovers: row.alsoCovers }),
    capacity,
    start: row.start,
    expires,
    scope: row.scope ?? [],
    ...(usdPerMonth === undefined ? {} : { usdPerMonth }),
    provenance: { source: "contract terms", asOf, row: rowText(reader.place), arithmetic: `${row.kind} "${row.name}" until ${expires}` },
    place: reader.place,
  };
}

/** What a commitment is of is said once, and is something that its provider sells commitments of. */
function scopeIsClear(row: CommitmentRow, reader: RowReader, book: PriceBook): boolean {
  const { provider, key, service, alsoCovers, size, family, committedUsdPerHour } = row;
  const complain = (field: string, message: string, hint?: string) => {
    reader.complain(field, message, hint);
    return false;
  };
  if (key !== undefined) {
    if (size !== undefined || family !== undefined)
      return complain("key", `commitment "${row.name}" names a key and a machine`, "keep one");
    if (committedUsdPerHour !== undefined) return complain("key", "dollars of use are not of one key", "write count or vcpus");
    reader.checkOneOf("key", key, book.unitPriceKeys(provider), `unit price of ${provider}`);
    if (row.sizeFlexible && databaseSize(key) === undefined) {
      return complain("sizeFlexible", "of what has a key, only RDS reservations of open-source engines cover other sizes", "leave it out");
    }
    return true;
  }
  if (service !== undefined) {
    if (provider !== "gcp") return complain("service", "only Google Cloud sells commitments to dollars of sql", "leave it out");
    if (committedUsdPerHour === undefined) return complain("service", "it belongs to committedUsdPerHour");
    if (size !== undefined || family !== undefined) return complain("service", "it has no machine sizes or families", "leave those out");
  }
  if (alsoCovers !== undefined) {
    if (provider !== "aws" || committedUsdPerHour === undefined || size !== undefined || family !== undefined) {
      return complain(
        "alsoCovers",
        "only AWS Compute Savings Plans (committedUsdPerHour, without size or family) cover them",
        "leave it out",
      );
    }
  }
  return true;
}

function capacityOf(row: CommitmentRow, reader: RowReader, book: PriceBook): CommittedCapacity | undefined {
  const { size, family, count, vcpus, committedUsdPerHour, discountPercent } = row;
  const stated = [count, vcpus, committedUsdPerHour].filter((amount) => amount !== undefined).length;
  if (stated !== 1) {
    reader.complain(
      "name",
      `commitment "${row.name}" states ${stated === 0 ? "no amount" : "more than one amount"}`,
      "write one of count, vcpus, committedUsdPerHour",
    );
    return undefined;
  }
  if (size !== undefined && family !== undefined) {
    reader.complain(
      "family",
      `commitment "${row.name}" names a size and a family`,
      "write size: with sizeFlexible: true, or family: alone",
    );
    return undefined;
  }
  if (committedUsdPerHour !== undefined) {
    if (discountPercent === undefined) {
      reader.complain("committedUsdPerHour", "what the plan takes off the price on demand is not stated", "add discountPercent:");
      return undefined;
    }
    return { unit: "usd-per-hour", usdPerHour: committedUsdPerHour, discountPercent };
  }
  if (discountPercent !== undefined) {
    reader.complain("discountPercent", "it belongs to committedUsdPerHour: machines that are counted cost nothing more");
    return undefined;
  }
  if (row.key !== undefined) return capacityOfKey(row, row.key, reader, book);
  if (vcpus !== undefined) {
    if (family !== undefined) return { unit: "vcpus", count: vcpus };
    reader.complain("vcpus", "vCPUs are committed for a family", "add family:");
    return undefined;
  }
  if (size === undefined && family === undefined) {
    reader.complain("count", "it is not said which machines are counted", "add size: or family:");
    return undefined;
  }
  if (row.sizeFlexible && (size === undefined || book.size(row.provider, size) === undefined)) {
    reader.complain("sizeFlexible", "it needs a size whose vCPUs the price book knows");
    return undefined;
  }
  return { unit: "machines", count: count as number };
}

/** Nodes and classes are priced by the hour and counted; vCores are priced by the vCPU-hour. */
function capacityOfKey(
  { provider, region, count, vcpus, name }: CommitmentRow,
  key: string,
  reader: RowReader,
  book: PriceBook,
): CommittedCapacity | undefined {
  const places =
    region === undefined ? book.regions(provider).map(({ id }) => id) : [region, ...book.regions(provider).map(({ id }) => id)];
  const unit = places.map((place) => book.unitPrice(provider, place, key)?.unit).find((one) => one !== undefined);
  if (unit === undefined) return undefined;
  if (unit === "hour" || unit === "unit-hour") {
    if (count !== undefined) return { unit: "machines", count };
    reader.complain("vcpus", `${key} is priced by the hour`, "write count:");
    return undefined;
  }
  if (unit === "vcpu-hour") {
    if (vcpus !== undefined) return { unit: "vcpus", count: vcpus };
    reader.complain("count", `${key} is priced by the vCPU-hour`, "write vcpus:");
    return undefined;
  }
  reader.complain("key", `commitment "${name}": ${key} is priced by the ${unit}, and commitments are of hours`);
  return undefined;
}

/** First day that is no longer covered: as stated, or the term after the start. */
function expiryOf({ start, term, expires }: CommitmentRow, reader: RowReader): string | undefined {
  if (!reader.checkDate("start", start) || (expires !== undefined && !reader.checkDate("expires", expires))) return undefined;
  const byTerm = term === undefined ? undefined : yearsLater(start, term === "1y" ? 1 : 3);
  if (expires === undefined) {
    if (byTerm === undefined) reader.complain("start", "it is not said when the commitment ends", "add term: or expires:");
    return byTerm;
  }
  if (expires <= start) {
    reader.complain("expires", `it expires on ${expires}, before it starts on ${start}`);
    return undefined;
  }
  // Providers write the last day or the day after it.
  const apartDays = byTerm === undefined ? 0 : Math.abs(Date.parse(expires) - Date.parse(byTerm)) / 86_400_000;
  if (apartDays > 1) {
    reader.complain("expires", `it expires on ${expires}, but ${term} from ${start} ends on ${byTerm}`, "leave term or expires out");
    return undefined;
  }
  return expires;
}

function yearsLater(date: string, years: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCFullYear(day.getUTCFullYear() + years);
  return day.toISOString().slice(0, 10);
}

function monthlyUsd({ usdPerHour }: CommitmentRow, capacity: CommittedCapacity): number | undefined {
  if (capacity.unit === "usd-per-hour") return roundPrice(capacity.usdPerHour * HOURS_PER_MONTH);
  return usdPerHour === undefined ? undefined : roundPrice(usdPerHour * capacity.count * HOURS_PER_MONTH);
}
