import { HOURS_PER_MONTH, MIB_PER_GIB, type PriceUnit } from "../../../model";

/** Unit as the offer file writes it, lower case -> how many of it one unit of the book's key holds. Another unit is refused. */
export type SourceUnits = Readonly<Record<string, number>>;

/** How one unit price of the book is found in an offer file. */
export interface AwsPriceRule {
  /** Keys of the book; `{name}` stands for the group of that name in `usage`, or else the product's attribute, in lower case. */
  readonly keys: readonly string[];
  /** The whole usage type, without the region's prefix (`EUW1-`). */
  readonly usage: string | RegExp;
  readonly family?: string;
  /** Attributes that must be so. A product that has no such attribute does not fit. */
  readonly where?: Readonly<Record<string, string | RegExp>>;
  readonly unit: PriceUnit;
  readonly units: SourceUnits;
  /** A price of no region: read from the service's file of all regions, where its usage type has no prefix. */
  readonly everywhere?: true;
}

/** What is read of one AWS service. Usage types: the service's offer file, its price page and AWS' cost reports. */
export interface AwsService {
  /** The offer's code in the Price List. */
  readonly code: string;
  readonly rules: readonly AwsPriceRule[];
}

const hourNames = ["hrs", "hr", "hours", "hour", "hourly"];
const countNames = ["count", "quantity", "number", "unit", "units"];
const monthNames = ["mo", "month", "months"];

function same(names: readonly string[], perBookUnit: number): SourceUnits {
  return Object.fromEntries(names.map((name) => [name, perBookUnit]));
}

export const hours = same(hourNames, 1);
/** Hours of something named: `vCPU-Hours`, `ACU-Hr`, `ShardHour`. */
export const hoursOf = (...names: readonly string[]): SourceUnits =>
  same([...hourNames, ...names.flatMap((name) => hourNames.flatMap((hour) => [`${name}-${hour}`, name + hour]))], 1);
/** Sold by the hour, counted by the book in months of 730 hours. */
export const monthOfHours = (...names: readonly string[]): SourceUnits => same(Object.keys(hoursOf(...names)), HOURS_PER_MONTH);
/** Sold by the month of the thing itself: `Alarms`, `Keys`. */
export const monthOf = (...names: readonly string[]): SourceUnits => same([...monthNames, ...countNames, ...names], 1);
export const gb = same(["gb", "gigabytes", "gigabyte"], 1);
export const gbMonths = same(["gb-mo", "gb-month", "gb-months"], 1);
export const gbHours = same(["gb-hours", "gb-hrs", "gb-hour", "hours", "hrs"], 1);
export const iopsMonths = same(["iops-mo", "iops-month"], 1);
export const mibpsMonths = { ...same(["mibps-mo", "mibps-month", "mbps-mo"], 1), ...same(["gibps-mo", "gibps-month"], 1 / MIB_PER_GIB) };
/** Sold by the piece; the book counts them by `perUnit`. */
export const each = (perUnit: number, ...names: readonly string[]): SourceUnits => same([...countNames, ...names], perUnit);
export const requests = (perUnit: number, ...names: readonly string[]): SourceUnits =>
  each(perUnit, "request", "requests", "api requests", "api request", "api calls", "calls", ...names);

type Options = Pick<AwsPriceRule, "family" | "where" | "everywhere">;

function rule(unit: PriceUnit, units: SourceUnits) {
  return (keys: string | readonly string[], usage: string | RegExp, options: Options = {}): AwsPriceRule => ({
    keys: typeof keys === "string" ? [keys] : keys,
    usage,
    unit,
    units,
    ...options,
  });
}

export const perHour = rule("hour", hours);
export const perGb = rule("gb", gb);
export const perGbMonth = rule("gb-month", gbMonths);
export const perIopsMonth = rule("iops-month", iopsMonths);
export const perMibpsMonth = rule("mibps-month", mibpsMonths);
export const perMillion = rule("1m-requests", requests(1e6));
/** A rule whose units are its own. */
export const per = (
  unit: PriceUnit,
  units: SourceUnits,
  keys: string | readonly string[],
  usage: string | RegExp,
  options: Options = {},
): AwsPriceRule => rule(unit, units)(keys, usage, options);
