import type { Purchase } from "../../../model";
import type { InstanceSize } from "../../price-book";
import type { FetchedInstance } from "../fetched";
import { machineRecipe } from "./machine-recipes";

/**
 * Compute flexible commitments take a percentage off the price on demand, which the catalog does not list as prices of
 * machines. By series, where Google's table of them names it:
 * https://cloud.google.com/compute/docs/instances/committed-use-discounts-overview#spend_based, read 2026-08. Shared
 * cores, GPUs and local SSDs are left out: there the percentage does not hold for the whole machine.
 */
export const FLEXIBLE_COMMITMENT_SOURCE =
  "Google Cloud Billing Catalog on demand, less the documented discount of compute flexible commitments (derived)";

interface Discount {
  readonly series: readonly string[];
  readonly fractions: Readonly<Partial<Record<Purchase, number>>>;
}

export const flexibleDiscounts: readonly Discount[] = [
  {
    series: ["c2", "c2d", "c3", "c3d", "c4", "c4a", "c4d", "e2", "n1", "n2", "n2d", "n4"],
    fractions: { "savings-plan-1y": 0.28, "savings-plan-3y": 0.46 },
  },
  { series: ["h3"], fractions: { "savings-plan-1y": 0.17, "savings-plan-3y": 0.38 } },
  { series: ["m1", "m2", "m3", "m4"], fractions: { "savings-plan-3y": 0.63 } },
];

const sharedCore = /^(?:f1-micro|g1-small|e2-(?:micro|small|medium))$/;

/** What a machine costs under flexible commitments, from its price on demand. */
export function flexiblePrices(
  size: InstanceSize,
  onDemand: Pick<FetchedInstance, "region" | "type" | "usdPerHour">,
): readonly Omit<FetchedInstance, "row">[] {
  const parts = machineRecipe(size)?.parts.map(([part]) => part) ?? [];
  if (sharedCore.test(size.type) || parts.length === 0 || parts.some((part) => !/ (?:core|ram)$/.test(part))) return [];
  const discount = flexibleDiscounts.find(({ series }) => series.includes(size.family));
  return Object.entries(discount?.fractions ?? {}).map(([purchase, fraction]) => ({
    region: onDemand.region,
    type: onDemand.type,
    purchase: purchase as Purchase,
    usdPerHour: Number((onDemand.usdPerHour * (1 - fraction)).toFixed(10)),
  }));
}
