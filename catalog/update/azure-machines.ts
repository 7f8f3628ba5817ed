import type { Purchase } from "../../model";
import { effectiveUsdPerHour } from "../upfront";
import { type AzureItem, rowName } from "./azure-item";
import type { RowCollector } from "./fetched";

/** The API gives the price of a reservation as the sum over its term, whatever the unit of measure says. */
const termHours = { "1 Year": 8760, "3 Years": 26280 } as const;
type Term = keyof typeof termHours;

const reserved = {
  "1 Year": ["reserved-1y", "reserved-1y-all-upfront"],
  "3 Years": ["reserved-3y", "reserved-3y-all-upfront"],
} as const satisfies Record<Term, readonly [monthly: Purchase, upfront: Purchase]>;

const savingsPlans = { "1 Year": "savings-plan-1y", "3 Years": "savings-plan-3y" } as const satisfies Record<Term, Purchase>;

/** Every way of paying that the API has rows of. */
export const azurePurchases: readonly Purchase[] = ["on-demand", "spot", ...Object.values(reserved).flat(), ...Object.values(savingsPlans)];

const isTerm = (name: string | undefined): name is Term => name !== undefined && Object.hasOwn(termHours, name);

/**
 * Machines: Linux ones as prices of the machine, Windows ones with their licence as unit prices. Rows of cloud services,
 * dedicated hosts and of Low Priority are other products.
 */
export function addAzureMachine(rows: RowCollector, region: string, item: AzureItem, retailPrice: number): void {
  const { productName = "", skuName = "", meterName = "", armSkuName = "", unitOfMeasure } = item;
  const isOther =
    /Cloud ?Services|Dedicated Host|Reserved Host/i.test(productName) ||
    /Low Priority/i.test(skuName) ||
    /Low Priority/i.test(meterName) ||
    /(?:Expired|Free)$/.test(meterName);
  if (isOther || !/^(Standard|Basic)_/.test(armSkuName)) return;
  const row = rowName(item);
  if (unitOfMeasure !== "1 Hour") {
    rows.note(`machine prices per "${unitOfMeasure ?? ""}"`);
    return;
  }
  const isSpot = /\bSpot$/.test(skuName) || /\bSpot$/.test(meterName);
  if (/Windows/i.test(productName)) {
    if (item.type !== "Consumption" || isSpot) return;
    if (retailPrice > 0) rows.addTier({ region, key: `vm.windows.${armSkuName}`, unit: "hour", row }, 0, retailPrice);
    return;
  }
  if (item.type === "Reservation") {
    if (!isTerm(item.reservationTerm)) {
      rows.note(`reservations of ${item.reservationTerm ?? "no term"}`);
      return;
    }
    const [monthly, upfront] = reserved[item.reservationTerm];
    // Six digits after the point, as the book and the vendor's own pages give an hour of a reservation. Paid by the
    // month or at once it costs the same: https://learn.microsoft.com/azure/cost-management-billing/reservations/prepare-buy-reservation
    const usdPerHour = Number((retailPrice / termHours[item.reservationTerm]).toFixed(6));
    rows.addInstance({ region, type: armSkuName, purchase: monthly, usdPerHour, row });
    const effective = effectiveUsdPerHour(0, retailPrice, upfront);
    rows.addInstance({ region, type: armSkuName, purchase: upfront, usdPerHour: effective, upfrontUsd: retailPrice, row });
    return;
  }
  if (item.type !== "Consumption") return;
  rows.addInstance({ region, type: armSkuName, purchase: isSpot ? "spot" : "on-demand", usdPerHour: retailPrice, row });
  if (isSpot) return;
  for (const { term, retailPrice: usdPerHour } of item.savingsPlan ?? []) {
    if (!isTerm(term)) rows.note(`savings plans of ${term ?? "no term"}`);
    else if (typeof usdPerHour !== "number") rows.note("savings plans without a retail price");
    else rows.addInstance({ region, type: armSkuName, purchase: savingsPlans[term], usdPerHour, row });
  }
}
