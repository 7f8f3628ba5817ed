import type { Measurement } from "../../model";
import { canonicalType } from "../../pricing";
import { get } from "../input-path";
import type { InputChange, Subject } from "../rule";
import type { Use } from "./use";

/** One amount of capacity that a store declares, and the least that its use allows. */
export interface ProvisionedAmount extends InputChange {
  readonly path: readonly string[];
  /** `read units`, `shards`. */
  readonly what: string;
  readonly provisioned: number;
  readonly used: number;
  /** At the wished use. */
  readonly value: number;
}

type Reader = (props: Record<string, unknown>, use: Use, targetFraction: number) => readonly ProvisionedAmount[];

const number = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined);

function amount(
  what: string,
  path: readonly string[],
  provisioned: number | undefined,
  measured: Measurement | undefined,
  step: { readonly of: number; readonly least: number },
  targetFraction: number,
): readonly ProvisionedAmount[] {
  if (provisioned === undefined || measured === undefined) return [];
  const value = Math.max(step.least, Math.ceil(measured.max / targetFraction / step.of) * step.of);
  return value < provisioned ? [{ what, path, provisioned, used: measured.max, value }] : [];
}

/** Units of the table itself: what its indexes have is measured apart. */
const dynamodb: Reader = ({ billingMode, readCapacity, writeCapacity }, use, target) =>
  billingMode === "PAY_PER_REQUEST"
    ? []
    : [
        ...amount("read units", ["readCapacity"], number(readCapacity), use.get("readUnitsPerSecond"), { of: 1, least: 1 }, target),
        ...amount("write units", ["writeCapacity"], number(writeCapacity), use.get("writeUnitsPerSecond"), { of: 1, least: 1 }, target),
      ];

/** Steps and least figures: https://learn.microsoft.com/azure/cosmos-db/concepts-limits (read 2026-08). */
const cosmos: Reader = (props, use, target) => {
  const used = use.get("readUnitsPerSecond");
  const manual = ["options", "throughput"];
  return amount("request units", manual, number(get(props, manual)), used, { of: 100, least: 400 }, target);
};

/** A shard takes 1 MiB and 1,000 records a second in, and gives 2 MiB a second out (https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html, read 2026-08). */
const kinesis: Reader = (props, use, targetFraction) => {
  const shards = number(props.shardCount);
  const received = use.get("networkInBytesPerSecond");
  const records = use.get("requestsPerSecond");
  const sent = use.get("networkOutBytesPerSecond");
  if (shards === undefined || received === undefined || records === undefined || sent === undefined) return [];
  const used = Math.max(received.max / 2 ** 20, records.max / 1000, sent.max / (2 * 2 ** 20));
  const value = Math.max(1, Math.ceil(used / targetFraction));
  return value < shards ? [{ what: "shards", path: ["shardCount"], provisioned: shards, used, value }] : [];
};

const cosmosTypes = [
  "azure-native:cosmosdb:SqlResourceSqlContainer",
  "azure-native:cosmosdb:SqlResourceSqlDatabase",
  "azure-native:cosmosdb:MongoDBResourceMongoDBCollection",
  "azure-native:cosmosdb:MongoDBResourceMongoDBDatabase",
];

const readers: Readonly<Record<string, Reader>> = {
  "aws:dynamodb/table:Table": dynamodb,
  "aws:kinesis/stream:Stream": kinesis,
  ...Object.fromEntries(cosmosTypes.map((type) => [type, cosmos])),
};

export const throughputTypes: readonly string[] = Object.keys(readers).sort();

/** What can be lowered of what a store declares; empty where nothing can, or where it is not measured. */
export function loweredAmounts({ resource, props }: Subject, use: Use, targetFraction: number): readonly ProvisionedAmount[] {
  return readers[canonicalType(resource.type)]?.(props, use, targetFraction) ?? [];
}
