import type { Place, Provider, Purchase } from "../../model";
import type { OwnedCommitment } from "../price-book";

/**
 * What a company has agreed with its providers, as read from `costwright.contract.yaml` and checked against a book.
 * It is read locally and never leaves the machine.
 */
export interface Contract {
  /** The file's own name, without its folder: it appears in reports. */
  readonly file: string;
  /** First 8 hex digits of the SHA-256 of the file's text. */
  readonly id: string;
  /** ISO date of the terms. */
  readonly asOf: string;
  readonly exchangeRate?: ExchangeRate;
  readonly discounts: readonly ContractDiscount[];
  readonly prices: readonly ContractPrice[];
  readonly commitments: readonly ContractCommitment[];
}

/** One stated rate, used for every row in that currency. */
export interface ExchangeRate {
  /** ISO 4217, e.g. `EUR`. */
  readonly currency: string;
  readonly usdPerUnit: number;
  /** ISO date of the rate. */
  readonly asOf: string;
}

/** A percentage off the list price of everything that its fields match; absent fields match everything. */
export interface ContractDiscount {
  readonly provider: Provider;
  /** `compute`, or the first word of a unit price's key: `ebs`, `disk`, `gcs`. */
  readonly service?: string;
  readonly region?: string;
  /** Family of machines; its service is `compute`. */
  readonly family?: string;
  /** 0 to below 100. */
  readonly discountPercent: number;
  /** Spot prices follow the market: they are discounted only where the row says so. */
  readonly spot: boolean;
  readonly place: Place;
}

/** A price agreed for one SKU: it replaces the list price, and no percentage is taken off it. */
export interface ContractPrice {
  readonly provider: Provider;
  /** `*` for every region that has a list price. */
  readonly region: string;
  readonly sku: { readonly size: string; readonly purchase: Purchase } | { readonly key: string };
  /** Of a size that is paid upfront in part or in all: effective, with the upfront payment spread over the term. */
  readonly usd: number;
  readonly upfrontUsd?: number;
  /** What the file states, where it is not USD alone: `0.075 EUR x 1.08 USD/EUR of 2026-07-01`. */
  readonly conversion?: string;
  readonly place: Place;
}

/** A commitment as declared. Whether it covers anything today and here is decided when the contract is applied. */
export interface ContractCommitment extends OwnedCommitment {
  /** ISO date of the first day. */
  readonly start: string;
  /** Names of projects, or `project/stack`, that it is meant for; empty for all. */
  readonly scope: readonly string[];
  readonly place: Place;
}

/** For whom and when a contract is applied: commitments have a scope and an expiry. */
export interface ContractView {
  /** Today, as an ISO date. */
  readonly asOf: string;
  /** Unknown before a program has run: then commitments of every scope count. */
  readonly program?: { readonly project: string; readonly stack: string };
}

/** `costwright.contract.yaml:7` */
export function rowText({ file, line }: Place): string {
  return line === undefined ? file : `${file}:${line}`;
}
