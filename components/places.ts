import { type PriceBook, type Region, suppliersOf } from "../catalog";
import { didYouMean, type Supplier } from "../model";
import type { Path, Problem } from "./problem";

/** Where something may stand; empty lists mean anywhere. */
export interface Places {
  readonly providers: readonly Supplier[];
  readonly regions: readonly string[];
  readonly jurisdictions: readonly string[];
}

export type PlaceArgs = Partial<Places>;

/** A provider that is none of the clouds, nor a supplier of an offers file. */
export function supplierProblems(name: string, path: Path, book: PriceBook): Problem[] {
  const known = suppliersOf(book);
  if (known.includes(name)) return [];
  const hint = didYouMean(name, known);
  return [{ path, message: `is ${JSON.stringify(name)}, not one of ${known.join(", ")}`, ...(hint === undefined ? {} : { hint }) }];
}

/** Regions and jurisdictions that the price book does not know, and regions of a provider that is not allowed. */
export function placeProblems(args: PlaceArgs, path: Path, book: PriceBook): Problem[] {
  const suppliers = suppliersOf(book);
  const all = suppliers.flatMap((supplier) => book.regions(supplier));
  const regionIds = new Set(all.map((region) => region.id));
  const jurisdictionIds = new Set(all.flatMap((region) => region.jurisdictions));
  const allowed = args.providers ?? [];
  return [
    ...allowed.flatMap((name, index) => supplierProblems(name, [...path, "providers", index], book)),
    ...(args.regions ?? []).flatMap((id, index): Problem[] => {
      const at = [...path, "regions", index];
      if (!regionIds.has(id)) {
        const hint = didYouMean(id, regionIds) ?? 'write it as the provider does: "eu-west-1", "westeurope", "europe-west1"';
        return [{ path: at, message: `is "${id}", which is no region in the price book ${book.id} of ${book.asOf}`, hint }];
      }
      const owners = [...new Set(all.filter((region) => region.id === id).map((region) => region.provider))];
      if (allowed.length === 0 || owners.some((owner) => allowed.includes(owner))) return [];
      const hint = `add ${owners.join(" or ")} to providers, or remove the region`;
      return [{ path: at, message: `is "${id}", a region of ${owners.join(" and ")}, but providers allows ${allowed.join(", ")}`, hint }];
    }),
    ...(args.jurisdictions ?? []).flatMap((id, index): Problem[] => {
      if (jurisdictionIds.has(id.toLowerCase())) return [];
      // Two-letter codes are all near each other: a list says more than a guess.
      const hint = `known are ${[...jurisdictionIds].sort().join(", ")}`;
      return [{ path: [...path, "jurisdictions", index], message: `is "${id}", a jurisdiction that no region lies in`, hint }];
    }),
  ];
}

/**
 * What both a portfolio and a workload of it allow. Two lists of jurisdictions become the regions that satisfy both
 * (`eu` and `de`: the German regions). A problem where nothing is left.
 */
export function narrowest(outer: PlaceArgs, inner: PlaceArgs, path: Path, book: PriceBook): Places | Problem {
  const jurisdictions = lower(inner.jurisdictions ?? outer.jurisdictions);
  const places = {
    providers: both(outer.providers, inner.providers),
    regions: both(outer.regions, inner.regions),
    jurisdictions,
  };
  const empty = (["providers", "regions"] as const).find((field) => outer[field] !== undefined && places[field]?.length === 0);
  if (empty !== undefined) {
    return {
      path: [...path, empty],
      message: `allows ${inner[empty]?.join(", ")}, but the portfolio allows only ${outer[empty]?.join(", ")}`,
      hint: "widen one of the two",
    };
  }
  const bothJurisdictions = outer.jurisdictions !== undefined && inner.jurisdictions !== undefined;
  if (!bothJurisdictions) return { providers: places.providers ?? [], regions: places.regions ?? [], jurisdictions };
  const outerJurisdictions = lower(outer.jurisdictions);
  const left = suppliersOf(book)
    .flatMap((provider) => book.regions(provider))
    .filter((region) => within(region, jurisdictions) && within(region, outerJurisdictions))
    .map((region) => region.id)
    .filter((id) => places.regions === undefined || places.regions.includes(id));
  if (left.length > 0) return { providers: places.providers ?? [], regions: [...new Set(left)], jurisdictions };
  return {
    path: [...path, "jurisdictions"],
    message: `allows ${inner.jurisdictions?.join(", ")}, but no region there also lies in ${outer.jurisdictions?.join(", ")}, as the portfolio demands`,
    hint: "widen one of the two",
  };
}

function both<T>(outer: readonly T[] | undefined, inner: readonly T[] | undefined): readonly T[] | undefined {
  if (outer === undefined || inner === undefined) return outer ?? inner;
  return inner.filter((item) => outer.includes(item));
}

const lower = (list: readonly string[] | undefined): readonly string[] => (list ?? []).map((id) => id.toLowerCase());

const within = (region: Region, jurisdictions: readonly string[]): boolean =>
  jurisdictions.some((jurisdiction) => region.jurisdictions.includes(jurisdiction));
