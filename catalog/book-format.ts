import { type PriceUnit, type Provider, type Purchase, roundDecimals, roundPrice } from "../model";
import type { Region } from "./price-book";

/**
 * The book's own file formats. Compact JSON with one row a line, so that a person can read a row and review a
 * change of it. Conventions of all rows:
 * - a region list or size list is comma separated (`us-east-1,us-west-2`); `*` means everywhere;
 * - a price that is not in a row does not exist: the size is not sold there, or the source has no figure.
 */
export const INSTANCES_FORMAT = "costwright-instances-1";
export const SERVICES_FORMAT = "costwright-services-1";
export const SPOT_ADVISOR_FORMAT = "costwright-spot-advisor-1";
export const REGIONS_FORMAT = "costwright-regions-1";
export const MANIFEST_FORMAT = "costwright-book-1";

/** Where figures come from. Rows name a source by its key in the file's `sources`. */
export interface BookSource {
  readonly name: string;
  /** ISO date (day or month) of the figures. */
  readonly asOf: string;
  readonly doubt?: string;
}
export type BookSources = Readonly<Record<string, BookSource>>;

/** Amounts of one family: usd[region] x scale[size], unless excepted or absent. */
export interface PriceGrid {
  /** Size -> factor. Where left out, the factors of the family's on-demand table hold. */
  readonly scale?: Readonly<Record<string, number>>;
  /** Decimals that the vendor rounds price x factor to; ten where left out. */
  readonly decimals?: number;
  /** Region list -> USD (per hour, or upfront) of factor 1. */
  readonly usd: Readonly<Record<string, number>>;
  /** Region list -> size list -> USD: the cells that do not follow from the factor. */
  readonly except?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Region list -> size list: not sold there (or no figure). */
  readonly absent?: Readonly<Record<string, string>>;
}

/** Prices of one family for one way of paying: what is paid by the hour. */
export interface PriceTable extends PriceGrid {
  /** Key of the source that most cells have. */
  readonly source: string;
  /** Source key -> region list -> size list or `*`: the cells that have another source than `source`. */
  readonly from?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /**
   * What is paid upfront for the term, of the ways that have it. A cell without it has no price. Where all is paid
   * upfront, nothing is paid by the hour, and `usd` is empty.
   */
  readonly upfront?: PriceGrid;
  /** Where the vendor documents a share of the price on demand and no prices: that share. `usd` is empty then. */
  readonly ofOnDemand?: number;
}

/** `[vcpus, memoryGib, gpuCount?, networkMbps?, ebsMbps?]`; null where the capacity is not known. */
export type SizeFacts = readonly (number | null)[] | null;

/** One family of machine sizes, the same hardware in several sizes. */
export interface FamilyRow {
  readonly family: string;
  readonly arch?: "arm64";
  readonly burstable?: true;
  readonly gpu?: string;
  readonly successor?: string;
  /** Google's sustained-use discount for a full month, as a fraction. */
  readonly sustainedUse?: number;
  readonly sizes: Readonly<Record<string, SizeFacts>>;
  readonly prices: Readonly<Partial<Record<Purchase, PriceTable>>>;
}

export interface InstancesFile {
  readonly format: typeof INSTANCES_FORMAT;
  readonly provider: Provider;
  readonly sources: BookSources;
  /** Doubts that hold for some sizes of a source only. `sizes` is a regular expression on the whole type name. */
  readonly doubts?: readonly { readonly source: string; readonly types: string; readonly doubt: string }[];
  /** Pattern of type names with `*` for the size (`m5.*`, `Standard_D*s_v5`) -> row. */
  readonly families: Readonly<Record<string, FamilyRow>>;
}

/** A size's token is the saving in percent (nothing where unknown) and a letter for the interruption band; `-` for none. */
export interface SpotAdvisorFile {
  readonly format: typeof SPOT_ADVISOR_FORMAT;
  readonly provider: Provider;
  readonly sources: BookSources;
  readonly source: string;
  /** Band letter -> bounds of the share of machines interrupted a month. */
  readonly bands: Readonly<Record<string, readonly [low: number, high: number]>>;
  /** Family pattern -> its sizes and, per region, one token a size in the same order, separated by spaces. */
  readonly families: Readonly<Record<string, { readonly sizes: string; readonly regions: Readonly<Record<string, string>> }>>;
}

export type TierPair = readonly [from: number, usdPerUnit: number];

/** Prices of one key, or of a family of keys where the key ends in `.*`. */
export interface ServiceRow {
  readonly unit: PriceUnit;
  readonly source: string;
  /** Region list or `*` -> price or tiers. In a family the price of factor 1. */
  readonly usd: Readonly<Record<string, number | readonly TierPair[]>>;
  readonly scale?: Readonly<Record<string, number>>;
  readonly except?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly absent?: Readonly<Record<string, readonly string[]>>;
  /** Region list -> source key. */
  readonly sourceByRegion?: Readonly<Record<string, string>>;
}

export interface ServicesFile {
  readonly format: typeof SERVICES_FORMAT;
  readonly sources: BookSources;
  readonly prices: Readonly<Record<string, ServiceRow>>;
}

export interface RegionsFile {
  readonly format: typeof REGIONS_FORMAT;
  readonly regions: Readonly<Record<Provider, Readonly<Record<string, Omit<Region, "provider" | "id">>>>>;
}

export interface Manifest {
  readonly format: typeof MANIFEST_FORMAT;
  /** ISO date of the newest figure in any file. */
  readonly asOf: string;
  /** File below the book's folder -> SHA-256 of its bytes, in hex. */
  readonly files: Readonly<Record<string, string>>;
}

/** What a book is made of. Each part is asked for only when a look-up needs it. */
export interface BookParts {
  readonly id: string;
  readonly asOf: string;
  regions(): RegionsFile;
  instances(provider: Provider): InstancesFile | undefined;
  spotAdvisor(provider: Provider): SpotAdvisorFile | undefined;
  services(provider: Provider): ServicesFile | undefined;
}

/** A whole book as plain values, for tests and for refreshed books. */
export interface BookContent {
  readonly regions: RegionsFile;
  readonly instances: Readonly<Partial<Record<Provider, InstancesFile>>>;
  readonly spotAdvisor: Readonly<Partial<Record<Provider, SpotAdvisorFile>>>;
  readonly services: Readonly<Partial<Record<Provider, ServicesFile>>>;
}

export function splitList(list: string): readonly string[] {
  return list.split(",");
}

/** `m5.*` and `large` -> `m5.large`. */
export function typeName(pattern: string, size: string): string {
  return pattern.replace("*", () => size);
}

/** Price of a size: its family's price times its factor, rounded as the table says. */
export function scaledPrice(usd: number, factor: number, decimals: number | undefined): number {
  const usdPerHour = roundPrice(usd * factor);
  return decimals === undefined ? usdPerHour : roundDecimals(usdPerHour, decimals);
}

/** The region that stands for every region of a provider. */
export const EVERYWHERE = "*";

/** Region lists spread out: region -> value. */
export function byRegion<T>(record: Readonly<Record<string, T>>): ReadonlyMap<string, T> {
  const map = new Map<string, T>();
  for (const [regions, value] of Object.entries(record)) for (const region of splitList(regions)) map.set(region, value);
  return map;
}
