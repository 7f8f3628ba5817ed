import type { Provider, Purchase } from "../../model";
import type { Contract } from "./contract";

/* The file as its schema describes it, before it is checked against a price book. */

export interface DiscountRow {
  readonly provider: Provider;
  readonly service?: string;
  readonly region?: string;
  readonly family?: string;
  readonly discountPercent: number;
  readonly spot?: boolean;
}

export interface PriceRow {
  readonly provider: Provider;
  readonly region: string;
  readonly size?: string;
  readonly purchase?: Purchase;
  readonly key?: string;
  readonly usdPerHour?: number;
  readonly usdPerUnit?: number;
  readonly currency?: string;
  readonly currencyPerHour?: number;
  readonly currencyPerUnit?: number;
  readonly upfrontUsd?: number;
  readonly currencyUpfront?: number;
}

export interface CommitmentRow {
  readonly name: string;
  readonly kind: "reservation" | "savings-plan" | "committed-use";
  readonly provider: Provider;
  readonly region?: string;
  readonly size?: string;
  readonly sizeFlexible?: boolean;
  readonly family?: string;
  readonly key?: string;
  readonly service?: "sql";
  readonly alsoCovers?: { readonly fargate?: number; readonly lambda?: number };
  readonly count?: number;
  readonly vcpus?: number;
  readonly committedUsdPerHour?: number;
  readonly discountPercent?: number;
  readonly usdPerHour?: number;
  readonly term?: "1y" | "3y";
  readonly start: string;
  readonly expires?: string;
  readonly scope?: readonly string[];
}

export interface ContractFile {
  readonly asOf: string;
  readonly exchangeRate?: Contract["exchangeRate"];
  readonly discounts?: readonly DiscountRow[];
  readonly prices?: readonly PriceRow[];
  readonly commitments?: readonly CommitmentRow[];
}
