import type { PriceBook } from "../../catalog";
import type { Extra } from "../../model";
import type { Part } from "../part";
import { priceParts } from "../price-parts";

const LABEL = "Alarms that follow the load";

/** What makes a group of machines follow its load: AWS creates and charges two alarms for it. */
const tracking: Part = {
  name: "",
  type: "aws:autoscaling/policy:Policy",
  inputs: { policyType: "TargetTrackingScaling", targetTrackingConfiguration: {} },
};

const known = new WeakMap<PriceBook, readonly Extra[]>();

/**
 * What a group that follows its load costs beside its machines, by region of AWS; scaling costs nothing on the other
 * clouds. A region without the price counts with the dearest known one, and says so: never with nothing.
 */
export function scalingExtras(book: PriceBook): readonly Extra[] {
  const found = known.get(book) ?? extrasOf(book);
  known.set(book, found);
  return found;
}

function extrasOf(book: PriceBook): readonly Extra[] {
  const here = book.regions("aws").map(({ id }) => ({ region: id, ...priceParts([tracking], id, book) }));
  const dearest = Math.max(0, ...here.map(({ lowUsdPerMonth }) => lowUsdPerMonth));
  if (dearest === 0) return [];
  return here.map(({ region, lowUsdPerMonth, unpriced }) => ({
    ...{ provider: "aws" as const, region, usdPerMachinePerMonth: 0 },
    label: unpriced.length === 0 ? LABEL : `${LABEL} (no price in ${region}: the dearest known one)`,
    usdPerMonth: unpriced.length === 0 ? lowUsdPerMonth : dearest,
  }));
}
