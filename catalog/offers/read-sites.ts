import { type Diagnostic, didYouMean, isProvider, providers } from "../../model";
import type { PriceBook, Region } from "../price-book";
import { grouped, merger } from "./merge-rows";
import type { OfferSite } from "./offers";
import { complaint, type PlacedRow } from "./row";

const charged = [
  "storageUsdPerGibMonth",
  "egressUsdPerGib",
  "localUsdPerGib",
  "loadBalancerUsdPerMonth",
  "capacityVcpus",
  "capacityMemoryGib",
  "availabilityFraction",
] as const;

/** The sites of suppliers that are no cloud, each from all of its rows. */
export function readSites(
  rows: readonly PlacedRow[],
  book: PriceBook,
): { readonly sites: readonly OfferSite[]; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const own = rows.filter(({ row }) => !isProvider(row.provider));
  const sites = grouped(own, ({ row }) => `${row.provider} ${row.region}`).flatMap((of) => readSite(of, book, diagnostics) ?? []);
  return { sites, diagnostics };
}

function readSite(rows: readonly PlacedRow[], book: PriceBook, diagnostics: Diagnostic[]): OfferSite | undefined {
  const [first] = rows;
  if (first === undefined) return undefined;
  const { provider, region: id } = first.row;
  const merged = merger(`${provider} ${id}`, rows, diagnostics);
  const country = merged("country")?.value;
  if (country === undefined) {
    // A misspelt cloud is another supplier by its name alone.
    const cloud = didYouMean(provider, providers);
    const hint = `add country, e.g. DE: residency is judged by it${cloud === undefined ? "" : `; or ${cloud}`}`;
    diagnostics.push(complaint(first, "country", `the country that ${provider} ${id} lies in is not stated`, hint));
    return undefined;
  }
  const near = providers.flatMap((cloud) => book.regions(cloud).filter((region) => region.country === country));
  const continent = merged("continent")?.value ?? near[0]?.continent;
  if (continent === undefined) {
    diagnostics.push(complaint(first, "country", `no cloud has a region in ${country}, so its continent is not known`, "add continent"));
    return undefined;
  }
  const zones = merged("zones")?.value;
  const region: Region = {
    ...{ provider, id, country, continent },
    jurisdictions: [...new Set([country.toLowerCase(), ...(merged("jurisdictions")?.value ?? shared(near))])],
    ...(zones === undefined ? {} : { zones }),
  };
  const prices = charged.flatMap((field) => {
    const stated = merged(field);
    return stated === undefined ? [] : [[field, stated] as const];
  });
  return { region, ...Object.fromEntries(prices) };
}

/** Jurisdictions that all regions of a country share: a union such as eu, not a partition such as us-gov. */
function shared([first, ...others]: readonly Region[]): readonly string[] {
  return (first?.jurisdictions ?? []).filter((one) => others.every(({ jurisdictions }) => jurisdictions.includes(one)));
}
