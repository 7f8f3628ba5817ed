import type { Architecture, PriceUnit, Provenance, Provider, Purchase, Supplier } from "../model";

/** A region and where its data lies. */
export interface Region {
  readonly provider: Supplier;
  /** As the provider writes it: `eu-west-1`, `westeurope`, `europe-west1`. */
  readonly id: string;
  /** ISO 3166 alpha-2 code of the country, e.g. `IE`. */
  readonly country: string;
  /** Jurisdictions it satisfies, lower case: the country code and unions such as `eu`, `eea`, `us-gov`. */
  readonly jurisdictions: readonly string[];
  /** Continent, for data transfer prices. */
  readonly continent: "africa" | "asia" | "europe" | "north-america" | "oceania" | "south-america" | "middle-east";
  /** Number of availability zones where the provider documents them; undefined where not known. */
  readonly zones?: number;
}

/** What a machine size is, the same in every region. */
export interface InstanceSize {
  readonly provider: Supplier;
  readonly type: string;
  /** `m5`, `Dsv5`, `e2`. */
  readonly family: string;
  readonly vcpus: number;
  readonly memoryGib: number;
  readonly architecture: Architecture;
  /** Shared-core or credit-based CPU. */
  readonly burstable: boolean;
  readonly bareMetal: boolean;
  readonly gpuCount: number;
  readonly gpu?: string;
  /** An accelerator that is no GPU: AWS Inferentia, an FPGA. */
  readonly accelerator?: string;
  readonly networkMbps?: number;
  readonly ebsMbps?: number;
  /** Vendor's newer family that replaces this one, where documented (`m4` -> `m5`). */
  readonly successorFamily?: string;
}

export interface PriceCell {
  /** Effective: what is paid upfront is spread over the hours of the term. */
  readonly usdPerHour: number;
  /** Paid at the start of the term, for one machine; 0 or absent where all is paid by the month. */
  readonly upfrontUsd?: number;
  readonly provenance: Provenance;
}

/** Price of one unit; tiers are ordered, the first starts at 0. */
export interface UnitPrice {
  readonly key: string;
  readonly unit: PriceUnit;
  readonly tiers: readonly { readonly from: number; readonly usdPerUnit: number }[];
  /** Stated to cost nothing, for other prices include it. Without it a price of zero is a hole in the book. */
  readonly included?: true;
  readonly provenance: Provenance;
}

/** The share of machines interrupted a month on spot: bounds in 0..1, from the provider's published band. */
export interface InterruptionBand {
  readonly lowFraction: number;
  readonly highFraction: number;
  readonly provenance: Provenance;
}

/** How much a commitment covers: machines, vCPUs of a family, or dollars of use an hour. */
export type CommittedCapacity =
  | { readonly unit: "machines"; readonly count: number }
  | { readonly unit: "vcpus"; readonly count: number }
  /** Use is counted at the contract's price on demand less the plan's own discount. */
  | { readonly unit: "usd-per-hour"; readonly usdPerHour: number; readonly discountPercent: number };

/** A reservation, savings plan or committed use that is paid whether machines use it or not. */
export interface OwnedCommitment {
  readonly name: string;
  readonly kind: "reservation" | "savings-plan" | "committed-use";
  readonly provider: Provider;
  /** Absent: every region. */
  readonly region?: string;
  readonly size?: string;
  /** Covers other sizes of the family too, in proportion to their vCPUs (databases: in their provider's units). */
  readonly sizeFlexible: boolean;
  readonly family?: string;
  /** Covers what is priced by this key of a unit price instead of machines: a database class, a cache node, vCores. */
  readonly key?: string;
  /** Dollars of use of this service instead of machines. */
  readonly service?: "sql";
  /** Dollars of use of these services too, each at its own discount in percent. */
  readonly alsoCovers?: Readonly<Partial<Record<"fargate" | "lambda", number>>>;
  readonly capacity: CommittedCapacity;
  /** ISO date of the first day that it no longer covers. */
  readonly expires: string;
  /** What it costs in all, used or not; undefined where not stated. */
  readonly usdPerMonth?: number;
  readonly provenance: Provenance;
}

/** Machines made for a need, of a supplier that asks so much for each vCPU and each GiB of memory. */
export interface UnitOffer {
  readonly provider: Supplier;
  readonly region: string;
  readonly architecture: Architecture;
  readonly purchase: Purchase;
  readonly vcpuUsdPerHour: number;
  readonly memoryGibUsdPerHour: number;
  /** Machines have a multiple of each. */
  readonly stepVcpus: number;
  readonly stepMemoryGib: number;
  /** Infinity where no largest machine is stated. */
  readonly maxVcpusPerMachine: number;
  readonly maxMemoryGibPerMachine: number;
  readonly interruptionFraction?: number;
  readonly provenance: Provenance;
}

/** What there is at a site, for all workloads together. */
export interface OfferCapacity {
  /** Unique in its book: `40 vCPUs at dc frankfurt`, `6 machines of box8 at edge munich`. */
  readonly name: string;
  readonly provider: Supplier;
  readonly region: string;
  /** Machines are counted of one size; vCPUs and memory of all. */
  readonly size?: string;
  readonly unit: "machines" | "vcpus" | "GiB of memory";
  readonly most: number;
}

/** What an offers file adds to a book, beside sizes and prices. */
export interface BookOffers {
  /** The file's own name, and the start of its content's hash. */
  readonly file: string;
  readonly id: string;
  /** ISO date of the newest price of the file. */
  readonly asOf: string;
  /** Who sells beside the clouds, sorted. */
  readonly suppliers: readonly Supplier[];
  readonly capacities: readonly OfferCapacity[];
  readonly byUnit: readonly UnitOffer[];
  /** Share of the month that a site promises to be up; undefined where it is not stated. */
  availabilityFraction(supplier: Supplier, region: string): number | undefined;
}

/**
 * What the clouds sell and charge. Every look-up answers undefined where the book has no figure:
 * never a zero, never a guess.
 */
export interface PriceBook {
  /** First 12 hex digits of the SHA-256 of the book's content. */
  readonly id: string;
  /** ISO date of the newest figure. */
  readonly asOf: string;
  regions(provider: Supplier): readonly Region[];
  region(provider: Supplier, id: string): Region | undefined;
  /** All machine sizes of a provider, sorted by name. */
  sizes(provider: Supplier): readonly InstanceSize[];
  size(provider: Supplier, type: string): InstanceSize | undefined;
  /** Names of all types with a price somewhere, sorted; also those whose capacity is not known and that `sizes` leaves out. */
  types(provider: Supplier): readonly string[];
  /** Names of the sizes sold on demand in a region, sorted. */
  sizesIn(provider: Supplier, region: string): readonly string[];
  /** Ways of paying that any machine may have a price for in a region, in the order of `purchases`; all others have none there. */
  purchasesIn?(provider: Supplier, region: string): readonly Purchase[];
  /** Linux, shared tenancy. */
  instancePrice(provider: Supplier, region: string, type: string, purchase: Purchase): PriceCell | undefined;
  /** Google's automatic discount for a full month of on-demand use, as a fraction (0.2 = 20 % off); 0 elsewhere. */
  sustainedUseDiscountFraction(provider: Supplier, type: string): number;
  interruption(provider: Supplier, region: string, type: string): InterruptionBand | undefined;
  /** Unit price by key, e.g. `ebs.gp3.storage`. Falls back to a row that holds everywhere (`*`), never to another region. */
  unitPrice(provider: Supplier, region: string, key: string): UnitPrice | undefined;
  /** Keys of all unit prices of a provider, sorted. */
  unitPriceKeys(provider: Supplier): readonly string[];
  /** Commitments that cover machines today; absent in a book of list prices. In the order in which they are used up. */
  readonly commitments?: readonly OwnedCommitment[];
  /** What an offers file says beside prices; absent in a book without one. */
  readonly offers?: BookOffers;
}
