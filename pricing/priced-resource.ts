import type { InstanceSize, PriceBook } from "../catalog";
import type { Capacity, DeclaredResource, PriceUnit, Purchase, Range } from "../model";

/** A quantity that only the user knows, e.g. how much data a gateway processes. */
export interface UsageQuantity {
  /** Unit that the user declares it in. */
  readonly unit: PriceUnit;
  readonly doc: string;
  /**
   * Bounds assumed while it is not declared: the line becomes a range, and the report says so. What a small application
   * uses (100 GB kept or moved, a million requests): a bolder bound would drown the prices that are certain.
   */
  readonly assumed: Range;
}

/** Which price applies: a unit price of the book by key, or a machine by its size. */
export type PriceQuery =
  | { readonly key: string; readonly per: PriceUnit }
  | { readonly instance: string; readonly purchase: Purchase; readonly per: "hour" }
  /** A surcharge that is quoted as a fixed amount by the vendor itself and is the same everywhere. Needs its page. */
  | { readonly included: string; readonly per: PriceUnit }
  /** A line that costs something which cannot be judged, with the reason: the estimate becomes unknown, the other lines its lower bound. */
  | { readonly unknown: string; readonly per: PriceUnit };

/** How much of it a month, in the price's unit. */
export type Quantity =
  | number
  /** Bounds that the resource itself declares (autoscaling): `because` is shown. */
  | { readonly low: number; readonly high: number; readonly because: string }
  /** A usage quantity declared by the resource's `usage`; `factor` converts to the price's unit. `freePerMonth` is deducted first. */
  | { readonly usage: string; readonly factor?: number; readonly freePerMonth?: number };

export interface LineSpec {
  readonly label: string;
  readonly price: PriceQuery;
  readonly quantity: Quantity;
  /** Multiplies the quantity: number of machines, replicas, zones. */
  readonly times?: number | { readonly low: number; readonly high: number; readonly because: string };
  /** Multiplies the unit price, e.g. 0.8 for a documented discount; shown in the provenance. */
  readonly priceFactor?: { readonly factor: number; readonly because: string };
}

/** What `price` answers: cost lines, or that the resource is free or cannot be judged, with the reason. */
export type Pricing = readonly LineSpec[] | { readonly free: string } | { readonly unknown: string };

export interface PricingContext {
  readonly resource: DeclaredResource;
  /** Region as the provider writes it. A global resource declares `scope: "global"` and gets "global". */
  readonly region: string;
  readonly book: PriceBook;
  /** Size facts of a machine type of this resource's provider; undefined where the book does not know it. */
  size(type: string): InstanceSize | undefined;
  /** The declared value of a usage quantity, for the rare price that branches on it. */
  usage(key: string): number | undefined;
  /** Resources of a type that the property (or, without one, the whole resource) gets its values from. */
  related(type: string, property?: string): readonly DeclaredResource[];
  /** Resources of a type that are children of this one, or take a value from it. */
  dependants(type: string): readonly DeclaredResource[];
  /** Parent chain and dependencies of a type, nearest first (Azure children without a region of their own). */
  ancestor(type: string): DeclaredResource | undefined;
}

/**
 * One Pulumi resource type and what it costs: flat and declarative, in the words of the vendor's price page.
 * `props` throws on reading an unknown input; the frame turns that into an `unknown` estimate with the property's
 * name, so `price` reads plainly.
 */
export interface PricedResource<Props = Record<string, unknown>> {
  /** Type token, e.g. `aws:ec2/instance:Instance`. */
  readonly type: string;
  readonly title: string;
  readonly pricingPage: string;
  readonly scope?: "regional" | "global";
  readonly usage?: Readonly<Record<string, UsageQuantity>>;
  readonly capacity?: (props: Props, context: PricingContext) => Capacity | undefined;
  readonly price: (props: Props, context: PricingContext) => Pricing;
}

/** Keeps the props type of a priced resource while the registry holds them all alike. */
export function pricedResource<Props>(definition: PricedResource<Props>): PricedResource {
  return definition as unknown as PricedResource;
}
