import { HOURS_PER_MONTH, type PriceUnit } from "../../model";
import type { LineSpec, Quantity } from "../priced-resource";

/** Something that runs all month, priced by the hour. */
export function hourly(label: string, key: string, times: LineSpec["times"] = 1): LineSpec {
  return { label, price: { key, per: "hour" }, quantity: HOURS_PER_MONTH, times };
}

/** Something charged once a month. */
export function monthly(label: string, key: string, times: LineSpec["times"] = 1): LineSpec {
  return { label, price: { key, per: "month" }, quantity: 1, times };
}

export function counted(label: string, key: string, per: PriceUnit, quantity: Quantity, times: LineSpec["times"] = 1): LineSpec {
  return { label, price: { key, per }, quantity, times };
}

/** A part that costs something which cannot be judged: the estimate becomes unknown and names it. */
export function unjudged(label: string, reason: string): LineSpec {
  return { label, price: { unknown: reason, per: "month" }, quantity: 1 };
}
