import type { Purchase } from "../../model";
import type { InstanceSize, PriceBook } from "../price-book";
import type { FetchedInstance, FetchedPart, RowCollector } from "./fetched";
import { machineRecipe } from "./google/machine-recipes";
import type { MachineParts } from "./google-machines";

/** How far a machine with GPUs, SSDs or the like may be from its known price before its recipe counts as unproven. */
const KNOWN_TOLERANCE_FRACTION = 0.02;

const listPurchases = ["on-demand", "reserved-1y", "reserved-3y"] as const;
const purchases = [...listPurchases, "spot"] as const;

export interface Composed {
  readonly instances: readonly FetchedInstance[];
  readonly replaces: FetchedPart["replaces"];
}

/**
 * Machines from their parts. A plain one is the sum of its vCPUs and GiB, whatever that is today. One with GPUs, local
 * SSDs or a premium is taken where the sum is near the price that the book knows; elsewhere the known price stays, for a
 * part may be missing that no SKU names.
 */
export function composeMachines(
  parts: MachineParts,
  sizes: readonly InstanceSize[],
  regions: readonly string[],
  book: PriceBook,
  rows: RowCollector,
): Composed {
  const instances: FetchedInstance[] = [];
  const replaced = new Map<string, string[]>();
  const take = (machine: FetchedInstance) => {
    instances.push(machine);
    mark(replaced, machine.region, machine.purchase, machine.type);
  };
  for (const size of sizes) {
    const recipe = machineRecipe(size);
    if (recipe === undefined) continue;
    const { type, family } = size;
    const unproven = new Map<Purchase, string[]>();
    for (const region of regions) {
      const isProven = new Map<Purchase, boolean>();
      for (const purchase of purchases) {
        if (recipe.isPlain) {
          if (!parts.speaksFor(family, purchase)) continue;
          mark(replaced, region, purchase, type);
          const machine = parts.machine(type, recipe, region, purchase);
          if (machine !== undefined) instances.push(machine);
          continue;
        }
        const machine = parts.machine(type, recipe, region, purchase);
        if (machine === undefined) continue;
        // Spot prices move too far to prove anything: there the recipe is that of the price on demand.
        const isNear = purchase === "spot" ? isProven.get("on-demand") === true : isNearKnown(book, machine);
        isProven.set(purchase, isNear);
        if (isNear) take(machine);
        else if (purchase !== "spot") unproven.set(purchase, [...(unproven.get(purchase) ?? []), farFrom(book, machine)]);
      }
    }
    for (const [purchase, places] of unproven) {
      const more = places.length > 1 ? ` and ${places.length - 1} more` : "";
      rows.note(`${type} ${purchase}, whose parts do not add up to a price near the known one: ${places[0] ?? ""}${more}`);
    }
  }
  const replaces = [...replaced].map(([place, types]) => {
    const [region = "", purchase = ""] = place.split(" ");
    return { region, purchase: purchase as Purchase, types: [...new Set(types)] };
  });
  return { instances, replaces };
}

function mark(replaced: Map<string, string[]>, region: string, purchase: Purchase, type: string): void {
  const key = `${region} ${purchase}`;
  const types = replaced.get(key);
  if (types === undefined) replaced.set(key, [type]);
  else types.push(type);
}

function isNearKnown(book: PriceBook, { region, type, purchase, usdPerHour }: FetchedInstance): boolean {
  const known = book.instancePrice("gcp", region, type, purchase)?.usdPerHour;
  return known !== undefined && Math.abs(usdPerHour / known - 1) <= KNOWN_TOLERANCE_FRACTION;
}

function farFrom(book: PriceBook, { region, type, purchase, usdPerHour }: FetchedInstance): string {
  const known = book.instancePrice("gcp", region, type, purchase)?.usdPerHour;
  return `${region} ${usdPerHour.toPrecision(4)} USD an hour, ${known === undefined ? "none known" : `${known.toPrecision(4)} known`}`;
}
