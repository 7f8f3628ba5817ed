import { isProvider, purchases, roundPrice } from "../../model";
import { hourlyPrices, withHourlyPrices } from "../hourly-prices";
import type { InstanceSize, InterruptionBand, OfferCapacity, PriceBook, PriceCell, UnitOffer, UnitPrice } from "../price-book";
import { isMultiple, madeShapeOf } from "./made-size";
import type { OfferList, OfferSite, SizedOffer, Stated } from "./offers";

/** Keys of what a supplier charges beside machines, and the field of the offers file that each is stated by. */
const siteKeys = {
  storage: { field: "storageUsdPerGibMonth", unit: "gib-month" },
  "egress.inter-zone": { field: "localUsdPerGib", unit: "gib" },
  "egress.inter-region": { field: "egressUsdPerGib", unit: "gib" },
  "egress.inter-continent": { field: "egressUsdPerGib", unit: "gib" },
  "egress.internet": { field: "egressUsdPerGib", unit: "gib" },
  "load-balancer.month": { field: "loadBalancerUsdPerMonth", unit: "month" },
} as const;

/**
 * The book with the offers of a file beside and over it: a row of a cloud replaces or adds the price of one size, a row
 * of another supplier adds its site, its size and its price. Sizes that an offer by the unit makes are known by name
 * (`4vcpu-16gib`) and not listed: there are as many as there are needs.
 */
export function bookWithOffers(list: PriceBook, offers: OfferList): PriceBook {
  const suppliers = [...new Set(offers.sites.map(({ region }) => region.provider))].sort();
  const sites = new Map(offers.sites.map((site) => [key(site.region.provider, site.region.id), site]));
  const sizes = new Map<string, readonly InstanceSize[]>(
    suppliers.map((supplier) => [supplier, offers.sizes.filter(({ provider }) => provider === supplier).sort(byType)]),
  );
  const sized = new Map<string, Map<string, SizedOffer>>();
  for (const offer of offers.sized) {
    const place = key(offer.provider, offer.region);
    sized.set(place, (sized.get(place) ?? new Map<string, SizedOffer>()).set(key(offer.size, offer.purchase), offer));
  }
  const byUnit = new Map<string, UnitOffer[]>();
  for (const offer of offers.byUnit) {
    const place = key(offer.provider, offer.region);
    byUnit.set(place, [...(byUnit.get(place) ?? []), offer]);
  }
  const sizesAt = (place: string) => [...new Set([...(sized.get(place)?.values() ?? [])].map(({ size }) => size))];
  const unitOfferOf = (provider: string, region: string, type: string, purchase: string) =>
    byUnit.get(key(provider, region))?.find((offer) => offer.purchase === purchase && makes(offer, type));

  const book: PriceBook = {
    id: `${list.id}+${offers.id}`,
    asOf: list.asOf,
    regions: (provider) =>
      isProvider(provider)
        ? list.regions(provider)
        : offers.sites.map(({ region }) => region).filter((region) => region.provider === provider),
    region: (provider, id) => (isProvider(provider) ? list.region(provider, id) : sites.get(key(provider, id))?.region),
    sizes: (provider) => (isProvider(provider) ? list.sizes(provider) : (sizes.get(provider) ?? [])),
    size(provider, type) {
      if (isProvider(provider)) return list.size(provider, type);
      return sizes.get(provider)?.find((size) => size.type === type) ?? madeSize(offers.byUnit, provider, type);
    },
    types: (provider) => (isProvider(provider) ? list.types(provider) : (sizes.get(provider) ?? []).map(({ type }) => type)),
    sizesIn(provider, region) {
      const own = sizesAt(key(provider, region));
      if (!isProvider(provider)) return own.sort();
      return own.length === 0 ? list.sizesIn(provider, region) : [...new Set([...list.sizesIn(provider, region), ...own])].sort();
    },
    purchasesIn(provider, region) {
      const place = key(provider, region);
      const own = new Set([...(sized.get(place)?.values() ?? []), ...(byUnit.get(place) ?? [])].map(({ purchase }) => purchase));
      const listed = isProvider(provider) ? (list.purchasesIn?.(provider, region) ?? purchases) : [];
      return purchases.filter((purchase) => listed.includes(purchase) || own.has(purchase));
    },
    instancePrice(provider, region, type, purchase) {
      const place = key(provider, region);
      const offer = sized.get(place)?.get(key(type, purchase));
      if (offer !== undefined) {
        const listed = isProvider(provider) ? list.instancePrice(provider, region, type, purchase) : undefined;
        return offeredCell(offer, listed);
      }
      if (isProvider(provider)) return list.instancePrice(provider, region, type, purchase);
      const unit = unitOfferOf(provider, region, type, purchase);
      return unit === undefined ? undefined : madeCell(unit, type);
    },
    sustainedUseDiscountFraction: (provider, type) => (isProvider(provider) ? list.sustainedUseDiscountFraction(provider, type) : 0),
    interruption(provider, region, type) {
      const offer = sized.get(key(provider, region))?.get(key(type, "spot")) ?? unitOfferOf(provider, region, type, "spot");
      if (offer?.interruptionFraction !== undefined) return band(offer.interruptionFraction, offer);
      return isProvider(provider) ? list.interruption(provider, region, type) : undefined;
    },
    unitPrice(provider, region, name) {
      if (isProvider(provider)) return list.unitPrice(provider, region, name);
      const site = sites.get(key(provider, region));
      return site === undefined || !Object.hasOwn(siteKeys, name) ? undefined : sitePrice(site, name as keyof typeof siteKeys);
    },
    unitPriceKeys: (provider) => (isProvider(provider) ? list.unitPriceKeys(provider) : Object.keys(siteKeys).sort()),
    ...(list.commitments === undefined ? {} : { commitments: list.commitments }),
    offers: {
      ...{ file: offers.file, id: offers.id, asOf: offers.asOf, suppliers },
      byUnit: offers.byUnit,
      capacities: [...offers.sites.flatMap(siteCapacities), ...machineCapacities(offers.sized)],
      availabilityFraction: (supplier, region) => sites.get(key(supplier, region))?.availabilityFraction?.value,
    },
  };
  // Most regions of the clouds have no offer: they are read as the list reads them.
  return withHourlyPrices(book, (provider, region, types, purchase) =>
    isProvider(provider) && !sized.has(key(provider, region))
      ? hourlyPrices(list, provider, region, types, purchase)
      : Float64Array.from(types, (type) => book.instancePrice(provider, region, type, purchase)?.usdPerHour ?? Number.NaN),
  );
}

const key = (one: string, other: string) => `${one} ${other}`;
const byType = (a: InstanceSize, b: InstanceSize) => (a.type < b.type ? -1 : 1);

/** Whether an offer by the unit makes a machine of that name. */
function makes(offer: UnitOffer, type: string): boolean {
  const shape = madeShapeOf(type);
  return (
    shape !== undefined &&
    shape.architecture === offer.architecture &&
    shape.vcpus <= offer.maxVcpusPerMachine &&
    shape.memoryGib <= offer.maxMemoryGibPerMachine &&
    isMultiple(shape.vcpus, offer.stepVcpus) &&
    isMultiple(shape.memoryGib, offer.stepMemoryGib)
  );
}

function madeSize(byUnit: readonly UnitOffer[], provider: string, type: string): InstanceSize | undefined {
  const shape = madeShapeOf(type);
  if (shape === undefined || !byUnit.some((offer) => offer.provider === provider && makes(offer, type))) return undefined;
  return { provider, type, family: "by-unit", ...shape, burstable: false, bareMetal: false, gpuCount: 0 };
}

function madeCell(offer: UnitOffer, type: string): PriceCell {
  const { vcpus, memoryGib } = madeShapeOf(type) ?? { vcpus: Number.NaN, memoryGib: Number.NaN };
  const { vcpuUsdPerHour, memoryGibUsdPerHour, provenance } = offer;
  return {
    usdPerHour: roundPrice(vcpus * vcpuUsdPerHour + memoryGib * memoryGibUsdPerHour),
    provenance: { ...provenance, arithmetic: `${vcpus} x ${vcpuUsdPerHour} + ${memoryGib} x ${memoryGibUsdPerHour}` },
  };
}

function offeredCell({ usdPerHour, provenance }: SizedOffer, listed: PriceCell | undefined): PriceCell {
  if (listed === undefined) return { usdPerHour, provenance };
  return {
    usdPerHour,
    provenance: { ...provenance, arithmetic: `${usdPerHour} (instead of the list's ${listed.usdPerHour}: ${listed.provenance.row})` },
  };
}

function band(fraction: number, { provenance }: Pick<SizedOffer, "provenance">): InterruptionBand {
  return { lowFraction: fraction, highFraction: fraction, provenance };
}

function sitePrice(site: OfferSite, name: keyof typeof siteKeys): UnitPrice | undefined {
  const { field, unit } = siteKeys[name];
  const stated: Stated<number> | undefined = site[field];
  if (stated === undefined) return undefined;
  return {
    ...{ key: name, unit, provenance: stated.provenance },
    tiers: [{ from: 0, usdPerUnit: stated.value }],
    ...(stated.value === 0 ? { included: true } : {}),
  };
}

function siteCapacities({ region, capacityVcpus, capacityMemoryGib }: OfferSite): readonly OfferCapacity[] {
  const at = { provider: region.provider, region: region.id };
  return [
    ...(capacityVcpus === undefined ? [] : [named({ ...at, unit: "vcpus", most: capacityVcpus.value })]),
    ...(capacityMemoryGib === undefined ? [] : [named({ ...at, unit: "GiB of memory", most: capacityMemoryGib.value })]),
  ];
}

/** What there is of a size at a site, stated on one or several of its rows. */
function machineCapacities(sized: readonly SizedOffer[]): readonly OfferCapacity[] {
  const bySize = new Map<string, OfferCapacity>();
  for (const { provider, region, size, capacityMachines } of sized) {
    if (capacityMachines !== undefined)
      bySize.set(`${provider} ${region} ${size}`, named({ provider, region, size, unit: "machines", most: capacityMachines }));
  }
  return [...bySize.values()];
}

function named(capacity: Omit<OfferCapacity, "name">): OfferCapacity {
  const { provider, region, size, unit, most } = capacity;
  const what = size === undefined ? unit.replace("vcpus", "vCPUs") : `machine${most === 1 ? "" : "s"} of ${size}`;
  return { ...capacity, name: `${most.toLocaleString("en-US")} ${what} at ${provider} ${region}` };
}
