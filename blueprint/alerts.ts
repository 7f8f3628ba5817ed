import type { PriceBook } from "../catalog";
import { type Extra, isProvider, type Provider, providers, type SiteCharge } from "../model";
import type { AlertNeed, AlertPlan, Watched } from "./alert";
import { awsAlertKey, awsAlerts } from "./aws/alerts";
import { azureAlerts } from "./azure/alerts";
import { gcpAlerts } from "./gcp/alerts";
import type { Part } from "./part";
import { priceParts } from "./price-parts";

/** What watches something on a provider, and what nothing there can watch. */
export function alertsOn(provider: Provider, alerts: AlertNeed, watched: Watched): AlertPlan {
  switch (provider) {
    case "aws":
      return awsAlerts(alerts, watched);
    case "azure":
      return azureAlerts(alerts, watched);
    case "gcp":
      return gcpAlerts(alerts, watched);
  }
}

/** What the alerts of a place share: on AWS the key of all its topics. */
export function alertSiteParts(provider: Provider): readonly Part[] {
  return provider === "aws" ? [awsAlertKey] : [];
}

const LABEL = "Alerts";
const KEY_LABEL = "Key of the alerts' messages";

interface Priced {
  readonly usdPerMonth: number;
  readonly unpriced: boolean;
}

/** Prices by book, place, and what is there: thresholds cost nothing. */
const prices = new WeakMap<PriceBook, Map<string, Priced>>();

function priceOf(parts: readonly Part[], provider: Provider, region: string, book: PriceBook): Priced {
  const known = prices.get(book) ?? new Map<string, Priced>();
  prices.set(book, known);
  const uses = parts.map(({ name, usage }) => `${name} ${Object.values(usage ?? {}).join()}`);
  const key = [provider, region, ...uses].join(" ");
  const found = known.get(key);
  if (found !== undefined) return found;
  const { lowUsdPerMonth, unpriced } = priceParts(parts, region, book);
  const made = { usdPerMonth: lowUsdPerMonth, unpriced: unpriced.length > 0 };
  known.set(key, made);
  return made;
}

/** A place without all the prices counts with the dearest one that is known, and says so: never with nothing. */
function placed(label: string, parts: readonly Part[], provider: Provider, region: string, book: PriceBook) {
  const here = priceOf(parts, provider, region, book);
  if (!here.unpriced) return { label, usdPerMonth: here.usdPerMonth };
  const dearest = Math.max(here.usdPerMonth, ...book.regions(provider).map(({ id }) => priceOf(parts, provider, id, book).usdPerMonth));
  return { label: `${label} (not all have a price in ${region}: the dearest known ones)`, usdPerMonth: dearest };
}

/** What the alerts of machines cost wherever they run. */
export function alertExtras(alerts: AlertNeed, watched: Watched, book: PriceBook): readonly Extra[] {
  return providers.flatMap((provider) => {
    const { parts } = alertsOn(provider, alerts, watched);
    return book.regions(provider).map(({ id }) => ({
      provider,
      region: id,
      ...placed(LABEL, parts, provider, id, book),
      usdPerMachinePerMonth: 0,
    }));
  });
}

/** What the alerts of a quote cost; undefined where nothing watches its form. */
export function alertCost(
  quote: { readonly provider: string; readonly region: string; readonly form: string },
  alerts: AlertNeed,
  watched: Watched,
  book: PriceBook,
): { readonly label: string; readonly usdPerMonth: number } | undefined {
  const { provider, region, form } = quote;
  if (!isProvider(provider)) return undefined;
  return placed(LABEL, alertsOn(provider, alerts, { ...watched, form }).parts, provider, region, book);
}

/** What the alerts of the named workloads share wherever one of them stands. */
export function alertCharges(workloads: readonly string[], book: PriceBook): readonly SiteCharge[] {
  if (workloads.length === 0) return [];
  return book.regions("aws").map(({ id }) => ({
    provider: "aws" as const,
    region: id,
    ...placed(KEY_LABEL, alertSiteParts("aws"), "aws", id, book),
    workloads,
  }));
}
