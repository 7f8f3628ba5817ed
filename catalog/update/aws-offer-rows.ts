import { HOURS_PER_MONTH, MIB_PER_GIB, type PriceUnit } from "../../model";
import type { InstanceFacts } from "./compact-instances";
import type { RowCollector } from "./fetched";

/** A product of an AWS offer file. https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/bulk-api-reading-price-list-files.html */
export interface AwsProduct {
  readonly sku?: string;
  readonly productFamily?: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** The terms of one SKU: offer term code -> term. */
export type AwsTerms = Readonly<
  Record<
    string,
    {
      readonly effectiveDate?: string;
      readonly termAttributes?: Readonly<Record<string, string>>;
      readonly priceDimensions?: Readonly<
        Record<
          string,
          {
            readonly unit?: string;
            readonly beginRange?: string;
            readonly endRange?: string;
            readonly pricePerUnit?: Readonly<Record<string, string>>;
          }
        >
      >;
    }
  >
>;

/** What a SKU is to the book. */
export type AwsMeaning =
  | { readonly kind: "machine"; readonly type: string; readonly facts: InstanceFacts }
  | { readonly kind: "unit-price"; readonly key: string; readonly unit: PriceUnit; readonly units: Readonly<Record<string, number>> };

interface UnitPriceRule {
  readonly key: string;
  readonly family: string;
  /** Usage type without the region's prefix (`EUW1-`). */
  readonly usage: string;
  readonly where?: Readonly<Record<string, string>>;
  readonly unit: PriceUnit;
  /** Unit as the offer file writes it, lower case -> factor that leads to the book's unit. Another unit is refused. */
  readonly units: Readonly<Record<string, number>>;
}

const hours = { hrs: 1, hours: 1, hour: 1 };
const gb = { gb: 1, gigabytes: 1 };
const gbMonths = { "gb-mo": 1, "gb-month": 1 };
/** The book counts load balancer capacity units by the month of 730 hours. */
const lcu = { "lcu-hrs": HOURS_PER_MONTH };

const ebs = (type: string): UnitPriceRule => ({
  key: `ebs.${type}.storage`,
  family: "Storage",
  usage: type === "standard" ? "EBS:VolumeUsage" : `EBS:VolumeUsage.${type === "io1" ? "piops" : type}`,
  unit: "gb-month",
  units: gbMonths,
});

/** Unit prices of the book that an offer file states; one line each. Usage types: the service's price page and cost reports. */
const rules: Readonly<Record<string, readonly UnitPriceRule[]>> = {
  AmazonEC2: [
    ...["gp2", "gp3", "io1", "io2", "st1", "sc1", "standard"].map(ebs),
    { key: "ebs.snapshot", family: "Storage Snapshot", usage: "EBS:SnapshotUsage", unit: "gb-month", units: gbMonths },
    { key: "ebs.io1.iops", family: "System Operation", usage: "EBS:VolumeP-IOPS.piops", unit: "iops-month", units: { "iops-mo": 1 } },
    { key: "ebs.gp3.iops", family: "System Operation", usage: "EBS:VolumeP-IOPS.gp3", unit: "iops-month", units: { "iops-mo": 1 } },
    {
      key: "ebs.gp3.throughput",
      family: "Provisioned Throughput",
      usage: "EBS:VolumeP-Throughput.gp3",
      unit: "mibps-month",
      units: { "gibps-mo": 1 / MIB_PER_GIB, "mibps-mo": 1 },
    },
    { key: "nat_gateway.hour", family: "NAT Gateway", usage: "NatGateway-Hours", unit: "hour", units: hours },
    { key: "nat_gateway.data", family: "NAT Gateway", usage: "NatGateway-Bytes", unit: "gb", units: gb },
  ],
  AWSELB: [
    { key: "clb.hour", family: "Load Balancer", usage: "LoadBalancerUsage", unit: "hour", units: hours },
    { key: "clb.data", family: "Load Balancer", usage: "DataProcessing-Bytes", unit: "gb", units: gb },
    { key: "alb.hour", family: "Load Balancer-Application", usage: "LoadBalancerUsage", unit: "hour", units: hours },
    { key: "alb.lcu", family: "Load Balancer-Application", usage: "LCUUsage", unit: "unit-month", units: lcu },
    { key: "nlb.hour", family: "Load Balancer-Network", usage: "LoadBalancerUsage", unit: "hour", units: hours },
    { key: "nlb.lcu", family: "Load Balancer-Network", usage: "LCUUsage", unit: "unit-month", units: lcu },
    { key: "gwlb.hour", family: "Load Balancer-Gateway", usage: "LoadBalancerUsage", unit: "hour", units: hours },
  ],
  AmazonVPC: [
    { key: "public_ipv4.in_use", family: "", usage: "PublicIPv4:InUseAddress", unit: "hour", units: hours },
    { key: "public_ipv4.idle", family: "", usage: "PublicIPv4:IdleAddress", unit: "hour", units: hours },
  ],
  AWSDataTransfer: [
    {
      key: "egress.internet",
      family: "Data Transfer",
      usage: "DataTransfer-Out-Bytes",
      where: { transferType: "AWS Outbound", toLocation: "External" },
      unit: "gb",
      units: gb,
    },
  ],
};

/** Offer codes of the services that are read. */
export const awsServices = Object.keys(rules).sort();

/** What a product is to the book; undefined for the many that it has no use for. */
export function meaningOf(service: string, region: string, product: AwsProduct): AwsMeaning | undefined {
  const attributes = product.attributes ?? {};
  // Local zones and wavelength zones are listed in their region's file and are other places.
  const place = attributes.locationType ?? attributes.fromLocationType ?? "AWS Region";
  const code = attributes.regionCode ?? attributes.fromRegionCode ?? region;
  if (place !== "AWS Region" || code !== region) return undefined;
  const usage = usageWithoutPrefix(attributes.usagetype ?? "", region);
  if (usage === undefined) return undefined;
  if (service === "AmazonEC2" && product.productFamily?.startsWith("Compute Instance")) return machine(usage, attributes);
  const rule = rules[service]?.find(
    (one) =>
      one.usage === usage &&
      (one.family === "" || one.family === product.productFamily) &&
      Object.entries(one.where ?? {}).every(([name, value]) => attributes[name] === value),
  );
  return rule && { kind: "unit-price", key: rule.key, unit: rule.unit, units: rule.units };
}

/** Linux, shared tenancy, no licence or software included, running: the machine that the book prices. */
function machine(usage: string, attributes: Readonly<Record<string, string>>): AwsMeaning | undefined {
  const type = attributes.instanceType;
  const isPlain =
    attributes.operatingSystem === "Linux" &&
    attributes.tenancy === "Shared" &&
    attributes.preInstalledSw === "NA" &&
    attributes.capacitystatus === "Used" &&
    (attributes.operation ?? "RunInstances") === "RunInstances" &&
    (attributes.marketoption ?? "OnDemand") === "OnDemand" &&
    (usage === "BoxUsage" || usage.startsWith("BoxUsage:"));
  if (type === undefined || !type.includes(".") || !isPlain) return undefined;
  const vcpus = Number(attributes.vcpu);
  const memoryGib = Number(/^([\d.,]+) GiB$/.exec(attributes.memory ?? "")?.[1]?.replaceAll(",", ""));
  const gpuCount = Number(attributes.gpu ?? "0");
  return {
    kind: "machine",
    type,
    facts: {
      ...(vcpus > 0 && memoryGib > 0 ? { vcpus, memoryGib, gpuCount: Math.max(0, gpuCount || 0) } : {}),
      architecture: /Graviton/i.test(attributes.physicalProcessor ?? "") ? "arm64" : "x86_64",
    },
  };
}

/**
 * `EUW1-BoxUsage:m5.large` -> `BoxUsage:m5.large`. us-east-1 has no prefix or `USE1-`; every other region has one of
 * letters for the area and a digit (`EU-` for eu-west-1). Another prefix (`TS-`, `Reserved-`) is another product.
 */
function usageWithoutPrefix(usageType: string, region: string): string | undefined {
  const [, prefix, rest] = /^([A-Z]{2,4}\d{0,2})-(.+)$/.exec(usageType) ?? [];
  if (prefix === undefined || rest === undefined) return usageType === "" ? undefined : usageType;
  if (prefix === "TS") return undefined;
  return region === "us-east-1" && prefix !== "USE1" ? undefined : rest;
}

/** Puts the on-demand price of a SKU into the collector. Money in another currency than USD is not read. */
export function addOnDemand(rows: RowCollector, region: string, sku: string, meaning: AwsMeaning, terms: AwsTerms): void {
  for (const [offer, term] of Object.entries(terms)) {
    for (const [rate, { unit = "", beginRange = "0", pricePerUnit }] of Object.entries(term.priceDimensions ?? {})) {
      const row = `SKU ${sku} rate ${rate || offer}`;
      const text = pricePerUnit?.USD;
      if (text === undefined) {
        rows.note(`prices without USD (${Object.keys(pricePerUnit ?? {}).join(", ") || "no currency"})`);
        continue;
      }
      if (meaning.kind === "machine") {
        if (hours[unit.toLowerCase() as keyof typeof hours] === undefined) rows.note(`machine prices per "${unit}"`);
        else rows.addInstance({ region, type: meaning.type, purchase: "on-demand", usdPerHour: number(text), row });
        continue;
      }
      const factor = meaning.units[unit.toLowerCase()];
      if (factor === undefined) rows.note(`prices of ${meaning.key} per "${unit}", which is not a unit it is sold by`);
      else rows.addTier({ region, key: meaning.key, unit: meaning.unit, row }, number(beginRange), round(number(text) * factor));
    }
  }
}

const leases = { "1yr": "reserved-1y", "3yr": "reserved-3y" } as const;

/** Standard reservations without upfront payment: the ones whose hourly price is all that is paid. */
export function addReserved(rows: RowCollector, region: string, sku: string, meaning: AwsMeaning, terms: AwsTerms): void {
  if (meaning.kind !== "machine") return;
  for (const [offer, { termAttributes = {}, priceDimensions = {} }] of Object.entries(terms)) {
    const purchase = leases[termAttributes.LeaseContractLength as keyof typeof leases];
    if (purchase === undefined || termAttributes.OfferingClass !== "standard" || termAttributes.PurchaseOption !== "No Upfront") continue;
    for (const [rate, { unit = "", pricePerUnit }] of Object.entries(priceDimensions)) {
      if (hours[unit.toLowerCase() as keyof typeof hours] === undefined) continue;
      if (pricePerUnit?.USD === undefined) rows.note("reservations without USD");
      else {
        rows.addInstance({
          region,
          type: meaning.type,
          purchase,
          usdPerHour: number(pricePerUnit.USD),
          row: `SKU ${sku} rate ${rate || offer}`,
        });
      }
    }
  }
}

function number(text: string): number {
  return text.trim() === "" ? Number.NaN : Number(text);
}

function round(usd: number): number {
  return Number(usd.toFixed(10));
}
