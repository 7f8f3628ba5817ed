import { createHash } from "node:crypto";
import { isProvider, type Provider, providers, purchases, type Supplier } from "../model";
import type { BookContent, BookParts } from "./book-format";
import { withHourlyPrices } from "./hourly-prices";
import { InstanceIndex } from "./instance-index";
import type { PriceBook, Region } from "./price-book";
import { ServiceIndex } from "./service-index";
import { SpotAdvisorIndex } from "./spot-advisor-index";

/** A book from plain values: pure, so that a row can be removed or changed and the book asked again. */
export function bookFromContent(content: BookContent, options: { readonly id?: string; readonly asOf?: string } = {}): PriceBook {
  const id = options.id ?? createHash("sha256").update(JSON.stringify(content)).digest("hex").slice(0, 12);
  return bookFromParts({
    id,
    asOf: options.asOf ?? newestFigure(content),
    regions: () => content.regions,
    instances: (provider) => content.instances[provider],
    spotAdvisor: (provider) => content.spotAdvisor[provider],
    services: (provider) => content.services[provider],
  });
}

/** A book whose parts are loaded when a look-up first needs them. */
export function bookFromParts(parts: BookParts): PriceBook {
  const instances = lazily((provider) => mapDefined(parts.instances(provider), (file) => new InstanceIndex(provider, file)));
  const spotAdvisor = lazily((provider) => mapDefined(parts.spotAdvisor(provider), (file) => new SpotAdvisorIndex(provider, file)));
  const services = lazily((provider) => mapDefined(parts.services(provider), (file) => new ServiceIndex(provider, file)));
  const serviceKeys = lazily((provider) => services(provider)?.keys() ?? []);
  const regions = lazily((provider) => {
    const byId = parts.regions().regions[provider];
    return new Map<string, Region>(Object.entries(byId ?? {}).map(([id, region]) => [id, { provider, id, ...region }]));
  });
  const book: PriceBook = {
    id: parts.id,
    asOf: parts.asOf,
    regions: (provider) => [...(regions(provider)?.values() ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1)),
    region: (provider, id) => regions(provider)?.get(id),
    sizes: (provider) => instances(provider)?.sizes() ?? [],
    size: (provider, type) => instances(provider)?.size(type),
    types: (provider) => instances(provider)?.types() ?? [],
    sizesIn: (provider, region) => instances(provider)?.namesIn(region) ?? [],
    purchasesIn(provider, region) {
      const listed = instances(provider)?.purchasesIn(region);
      const isEstimated = spotAdvisor(provider) !== undefined;
      return purchases.filter((purchase) => listed?.has(purchase) || (isEstimated && purchase === "spot"));
    },
    instancePrice(provider, region, type, purchase) {
      const index = instances(provider);
      const listed = index?.price(region, type, purchase);
      if (listed !== undefined || purchase !== "spot") return listed;
      const onDemand = index?.price(region, type, "on-demand");
      return onDemand === undefined ? undefined : spotAdvisor(provider)?.spotPrice(region, type, onDemand);
    },
    sustainedUseDiscountFraction: (provider, type) => instances(provider)?.sustainedUseFraction(type) ?? 0,
    interruption: (provider, region, type) => spotAdvisor(provider)?.band(region, type),
    unitPrice: (provider, region, key) => services(provider)?.find(region, key),
    unitPriceKeys: (provider) => serviceKeys(provider) ?? [],
  };
  return withHourlyPrices(book, (provider, region, types, purchase) => {
    const index = instances(provider);
    const prices = index?.usdPerHour(region, types, purchase) ?? new Float64Array(types.length).fill(Number.NaN);
    const advisor = purchase === "spot" ? spotAdvisor(provider) : undefined;
    if (index === undefined || advisor === undefined) return prices;
    const onDemand = index.usdPerHour(region, types, "on-demand");
    for (const [position, type] of types.entries()) {
      const whole = onDemand[position] as number;
      if (Number.isNaN(prices[position]) && !Number.isNaN(whole)) prices[position] = advisor.spotUsdPerHour(region, type, whole);
    }
    return prices;
  });
}

/** ISO date of the newest source of any part. */
export function newestFigure(content: BookContent): string {
  const dates = providers.flatMap((provider) =>
    [content.instances[provider], content.spotAdvisor[provider], content.services[provider]].flatMap((file) =>
      Object.values(file?.sources ?? {}).map((source) => source.asOf),
    ),
  );
  return dates.sort().at(-1) ?? "";
}

/** Of a supplier that is no cloud there is nothing here: undefined. */
function lazily<T>(make: (provider: Provider) => T): (supplier: Supplier) => T | undefined {
  const made = new Map<Provider, { readonly value: T }>();
  return (provider) => {
    if (!isProvider(provider)) return undefined;
    const known = made.get(provider);
    if (known !== undefined) return known.value;
    const value = make(provider);
    made.set(provider, { value });
    return value;
  };
}

function mapDefined<T, U>(value: T | undefined, change: (value: T) => U): U | undefined {
  return value === undefined ? undefined : change(value);
}
