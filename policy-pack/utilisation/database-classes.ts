import type { InstanceSize, PriceBook } from "../../catalog";
import { canonicalType } from "../../pricing";
import { get } from "../input-path";
import type { Subject } from "../rule";

/** The class that a database declares, and the smaller ones of its kind that it can move to, in place. */
export interface DatabaseClasses {
  readonly path: readonly string[];
  readonly present: DatabaseClass;
  /** Smallest first. Whether one is sold there is for its price to say. */
  readonly smaller: readonly DatabaseClass[];
}

export interface DatabaseClass {
  /** As the provider writes it. */
  readonly name: string;
  readonly size: InstanceSize;
}

type Reader = (subject: Subject, book: PriceBook, name?: string) => DatabaseClasses | undefined;

/** `db.m5.xlarge` runs on an `m5.xlarge`; a class is changed with a restart (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.DBInstance.Modifying.html). */
const rds: Reader = ({ props }, book) => {
  const name = props.instanceClass;
  if (typeof name !== "string" || !name.startsWith("db.")) return undefined;
  return ofFamily(book, "aws", name.slice(3), ["instanceClass"], (type) => `db.${type}`);
};

/** A flexible server is named as its machine; the same series keeps its tier. */
const flexibleServer: Reader = ({ props }, book) => {
  const name = get(props, ["sku", "name"]);
  return typeof name === "string" ? ofFamily(book, "azure", name, ["sku", "name"], (type) => type) : undefined;
};

/**
 * Cloud SQL: 1 or an even number of vCPUs, 0.9 to 6.5 GiB for each, at least 3.75 GiB, in steps of 256 MiB
 * (https://cloud.google.com/sql/docs/postgres/create-instance, read 2026-08). The smaller tiers keep the memory for each vCPU.
 */
const cloudSql: Reader = ({ props }) => {
  const path = ["settings", "tier"];
  const name = get(props, path);
  const [, cpus, mib] = (typeof name === "string" && /^db-custom-(\d+)-(\d+)$/.exec(name)) || [];
  if (typeof name !== "string" || cpus === undefined || mib === undefined) return undefined;
  const vcpus = Number(cpus);
  const memoryGib = Number(mib) / 1024;
  const smaller = [1, ...Array.from({ length: vcpus / 2 }, (_, index) => 2 * (index + 1))].flatMap((count): DatabaseClass[] => {
    const steps = Math.max(15, Math.ceil((memoryGib / vcpus) * count * 4));
    return count >= vcpus ? [] : [{ name: `db-custom-${count}-${steps * 256}`, size: customSize(count, steps / 4) }];
  });
  return { path, present: { name, size: customSize(vcpus, memoryGib) }, smaller };
};

function customSize(vcpus: number, memoryGib: number): InstanceSize {
  return {
    provider: "gcp",
    type: `custom-${vcpus}-${memoryGib}`,
    family: "custom",
    architecture: "x86_64",
    burstable: false,
    bareMetal: false,
    gpuCount: 0,
    vcpus,
    memoryGib,
  };
}

const readers: Readonly<Record<string, Reader>> = {
  "aws:rds/clusterInstance:ClusterInstance": rds,
  "aws:rds/instance:Instance": rds,
  "azure-native:dbformysql:FlexibleServer": flexibleServer,
  "azure-native:dbformysql:Server": flexibleServer,
  "azure-native:dbforpostgresql:FlexibleServer": flexibleServer,
  "azure-native:dbforpostgresql:Server": flexibleServer,
  "gcp:sql/databaseInstance:DatabaseInstance": cloudSql,
};

export const databaseTypes: readonly string[] = Object.keys(readers).sort();

/** Undefined where it names no class, or one whose capacity is not known. Throws at unknown inputs. */
export function databaseClasses(subject: Subject, book: PriceBook): DatabaseClasses | undefined {
  return readers[canonicalType(subject.resource.type)]?.(subject, book);
}

/** Capacity of a class that a digest names, in the same words as the input. */
export function databaseClassNamed(subject: Subject, book: PriceBook, name: string): InstanceSize | undefined {
  const custom = /^db-custom-(\d+)-(\d+)$/.exec(name);
  if (custom !== null) return customSize(Number(custom[1]), Number(custom[2]) / 1024);
  return book.size(subject.resource.type.startsWith("aws:") ? "aws" : "azure", name.replace(/^db\./, ""));
}

function ofFamily(
  book: PriceBook,
  provider: "aws" | "azure",
  type: string,
  path: readonly string[],
  nameOf: (type: string) => string,
): DatabaseClasses | undefined {
  const present = book.size(provider, type);
  if (present === undefined) return undefined;
  const smaller = book
    .sizes(provider)
    .filter((one) => one.family === present.family && one.vcpus <= present.vcpus && one.memoryGib < present.memoryGib && !one.bareMetal)
    .sort((a, b) => a.vcpus - b.vcpus || a.memoryGib - b.memoryGib)
    .map((size) => ({ name: nameOf(size.type), size }));
  return { path, present: { name: nameOf(type), size: present }, smaller };
}
