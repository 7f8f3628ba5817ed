import type { PriceUnit } from "../../../model";

/** Which SKU stands for which unit price. SKUs that no rule names are other products, and stay out. */
export interface SkuRule {
  /** The whole description; named groups are for the key. */
  readonly description: RegExp;
  /** The SKU's resource group, where the description alone does not tell. */
  readonly group?: string;
  /** `OnDemand` where left out. */
  readonly usageType?: "OnDemand" | "Preemptible";
  readonly key: string | ((groups: Readonly<Record<string, string>>) => string);
  readonly unit: PriceUnit;
  /**
   * What the book's price is of the SKU's, beyond units: 0.7 of a price that a month's sustained use discounts by 30 %,
   * 1,000 of a thousandth of a vCPU.
   */
  readonly multiple?: number;
  /** Sold by the hour where the book has a month of 730 hours. */
  readonly isHourly?: true;
  /** Listed under another service too, so that one of them may lack it. */
  readonly isOptional?: true;
  /** A free amount that all resources of a billing account share: no single resource can count on it. */
  readonly isFreeTierShared?: true;
}

/** One service of the Cloud Billing Catalog, and the unit prices that its SKUs stand for. */
export interface GoogleService {
  /** The name that `--service` takes. */
  readonly id: string;
  /** The catalog's names of it, the current one first: services are renamed now and then. */
  readonly displayNames: readonly string[];
  /** Where it is known for good; the others are looked up by name. */
  readonly serviceId?: string;
  readonly skus: readonly SkuRule[];
}
