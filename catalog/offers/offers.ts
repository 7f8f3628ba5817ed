import type { Place, Provenance, Purchase } from "../../model";
import type { InstanceSize, Region, UnitOffer } from "../price-book";

/** A price that an offers file states, with where it stands. */
export interface Stated<T> {
  readonly value: T;
  readonly place: Place;
  readonly provenance: Provenance;
}

/** What one supplier charges and has at one of its sites, beside machines. */
export interface OfferSite {
  readonly region: Region;
  readonly storageUsdPerGibMonth?: Stated<number>;
  readonly egressUsdPerGib?: Stated<number>;
  readonly localUsdPerGib?: Stated<number>;
  readonly loadBalancerUsdPerMonth?: Stated<number>;
  readonly capacityVcpus?: Stated<number>;
  readonly capacityMemoryGib?: Stated<number>;
  readonly availabilityFraction?: Stated<number>;
}

/** The price of one size, in one region, paid in one way. */
export interface SizedOffer {
  readonly provider: string;
  readonly region: string;
  readonly size: string;
  readonly purchase: Purchase;
  readonly usdPerHour: number;
  readonly interruptionFraction?: number;
  readonly capacityMachines?: number;
  readonly place: Place;
  readonly provenance: Provenance;
}

/** What an offers file says, checked against the book that it lies over. */
export interface OfferList {
  /** The file's own name, without its folder. */
  readonly file: string;
  /** First 8 hex digits of the SHA-256 of the file's text. */
  readonly id: string;
  /** ISO date of the newest price. */
  readonly asOf: string;
  /** Sites of suppliers that are no cloud. */
  readonly sites: readonly OfferSite[];
  /** Sizes of suppliers that are no cloud. */
  readonly sizes: readonly InstanceSize[];
  readonly sized: readonly SizedOffer[];
  readonly byUnit: readonly UnitOffer[];
}
