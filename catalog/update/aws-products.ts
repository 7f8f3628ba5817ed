import type { PriceUnit } from "../../model";
import { awsServiceRules } from "./aws-services";
import type { AwsPriceRule, AwsService, SourceUnits } from "./aws-services/rule";
import type { InstanceFacts } from "./compact-instances";

/** A product of an AWS offer file. https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/bulk-api-reading-price-list-files.html */
export interface AwsProduct {
  readonly sku?: string;
  readonly productFamily?: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** What a SKU is to the book. */
export type AwsMeaning =
  | { readonly kind: "machine"; readonly type: string; readonly facts: InstanceFacts }
  | { readonly kind: "unit-price"; readonly keys: readonly string[]; readonly unit: PriceUnit; readonly units: SourceUnits };

/** The region that stands for prices of no region. */
export const EVERY_REGION = "*";

type Find = (usage: string, product: AwsProduct) => AwsMeaning | undefined;

/** Finds the rule of a product: by its usage type, then by the few rules that have a pattern. */
function finderOf(rules: readonly AwsPriceRule[]): Find {
  const exact = new Map<string, AwsPriceRule[]>();
  const patterns: { readonly rule: AwsPriceRule; readonly usage: RegExp }[] = [];
  for (const rule of rules) {
    if (typeof rule.usage === "string") exact.set(rule.usage, [...(exact.get(rule.usage) ?? []), rule]);
    else patterns.push({ rule, usage: rule.usage });
  }
  return (usage, product) => {
    const fitting = exact.get(usage)?.find((one) => fits(one, product));
    if (fitting !== undefined) return meaningByRule(fitting, {}, product);
    for (const { rule, usage: pattern } of patterns) {
      const match = pattern.exec(usage);
      if (match !== null && fits(rule, product)) return meaningByRule(rule, match.groups ?? {}, product);
    }
    return undefined;
  };
}

function fits({ family, where = {} }: AwsPriceRule, { productFamily, attributes = {} }: AwsProduct): boolean {
  if (family !== undefined && family !== productFamily) return false;
  return Object.entries(where).every(([name, wanted]) => {
    const value = attributes[name];
    return value !== undefined && (typeof wanted === "string" ? value === wanted : wanted.test(value));
  });
}

function meaningByRule(
  { keys, unit, units }: AwsPriceRule,
  groups: Readonly<Record<string, string>>,
  { attributes = {} }: AwsProduct,
): AwsMeaning | undefined {
  const filled = keys.map((key) => key.replace(/\{(\w+)\}/g, (_, name: string) => (groups[name] ?? attributes[name] ?? "").toLowerCase()));
  // A name that the product does not state would make a key of nothing.
  return filled.some((key) => /\.\.|\.$|^\.|^$/.test(key)) ? undefined : { kind: "unit-price", keys: filled, unit, units };
}

const finders = new Map(
  awsServiceRules.map(({ code, rules }: AwsService) => [
    code,
    {
      regional: finderOf(rules.filter(({ everywhere }) => everywhere === undefined)),
      everywhere: finderOf(rules.filter(({ everywhere }) => everywhere === true)),
    },
  ]),
);

/** What a product is to the book; undefined for the many that it has no use for. `region` is `*` in a file of all regions. */
export function meaningOf(service: string, region: string, product: AwsProduct): AwsMeaning | undefined {
  const attributes = product.attributes ?? {};
  if (region === EVERY_REGION) return finders.get(service)?.everywhere(attributes.usagetype ?? "", product);
  // Local zones and wavelength zones are listed in their region's file and are other places; an account's free
  // allowance is of no place.
  const place = attributes.locationType ?? attributes.fromLocationType ?? "AWS Region";
  const code = attributes.regionCode ?? attributes.fromRegionCode ?? region;
  if (place !== "AWS Region" || code !== region || attributes.location === "Any") return undefined;
  const usage = usageWithoutPrefix(attributes.usagetype ?? "", region);
  if (usage === undefined) return undefined;
  if (service === "AmazonEC2" && product.productFamily?.startsWith("Compute Instance") && !usage.startsWith("EBSOptimized:"))
    return machine(usage, attributes);
  return finders.get(service)?.regional(usage, product);
}

/** Which of the book's keys a service's file can hold, of a region or (`*`) of none. */
export function keysOfService(service: string, region: string, keys: readonly string[]): readonly string[] {
  const rules = awsServiceRules.find(({ code }) => code === service)?.rules ?? [];
  const own = rules.filter(({ everywhere = false }) => everywhere === (region === EVERY_REGION));
  const patterns = own.flatMap((rule) => rule.keys.map((key) => new RegExp(`^${key.replaceAll(".", "\\.").replace(/\{\w+\}/g, ".+")}$`)));
  return keys.filter((key) => patterns.some((pattern) => pattern.test(key)));
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
 * `EUW1-BoxUsage:m5.large` -> `BoxUsage:m5.large`. The prefix is letters for the area and a digit (`EU-` for eu-west-1),
 * or the region's own name (`eu-west-1-KMS-Keys`); in us-east-1 there is none, or `USE1-`. Undefined for a prefix of
 * another place.
 */
export function usageWithoutPrefix(usageType: string, region: string): string | undefined {
  const [, prefix, rest] = /^([A-Z]{2,3}\d{1,2}|EU|[a-z]{2}(?:-[a-z]+)+-\d)-(.+)$/.exec(usageType) ?? [];
  if (prefix === undefined || rest === undefined) return usageType === "" ? undefined : usageType;
  if (/^[a-z]/.test(prefix)) return prefix === region ? rest : undefined;
  return region === "us-east-1" && prefix !== "USE1" ? undefined : rest;
}
