/** Every option of a workload, or of a part of one that is split: plainly, from the declared rules. */

import type { InstanceSize } from "../../catalog";
import { gridGramsPerKwh, machinePower, type PriceBook, type Region } from "../../catalog";
import { isProvider, type PlaceSet, type PortfolioNeed, type Purchase, type Supplier, type WorkloadNeed } from "../../model";
import { besidesUsd, sellers, transferUsd } from "./brute-prices";

const HOURS = 730;
const payings: readonly Purchase[] = ["on-demand", "reserved-1y", "reserved-3y", "spot"];

export interface Pick {
  readonly provider: Supplier;
  readonly region: string;
  readonly form?: string;
  readonly size: string;
  readonly purchase: Purchase;
  readonly count: number;
  readonly mix?: readonly { readonly purchase: Purchase; readonly count: number }[];
}

export interface Option extends Pick {
  readonly vcpus: number;
  readonly vcpusPerMachine: number;
  readonly memoryGibPerMachine: number;
  readonly family: string;
  readonly comparedUsd: number;
  /** With its weights. */
  readonly riskUsd: number;
  /** What of a move counts a month. */
  readonly moveUsd: number;
  readonly spotVcpus: number;
  /** NaN where not known. */
  readonly carbonKg: number;
  readonly onDemandVcpuHours: number;
  readonly onDemandUsd: number;
}

/** What has to be placed: a workload, or a part of one. */
export interface Item {
  readonly workload: WorkloadNeed;
  readonly part: number | undefined;
  readonly parts: number;
  readonly need: WorkloadNeed;
}

export function itemsOf(need: PortfolioNeed): Item[] {
  return need.workloads.flatMap((workload): Item[] => {
    const parts = workload.split?.providers ?? 1;
    if (parts === 1) return [{ workload, part: undefined, parts: 1, need: workload }];
    const among = workload.split?.survivesLossOfOne ? parts - 1 : parts;
    return Array.from({ length: parts }, (_, index) => ({
      workload,
      part: index + 1,
      parts,
      need: {
        ...workload,
        vcpus: workload.vcpus / among,
        memoryGib: workload.memoryGib / among,
        minCount: Math.ceil(workload.minCount / among),
        maxCount: Math.ceil(workload.maxCount / among),
        internetEgressGibPerMonth: workload.internetEgressGibPerMonth / parts,
      },
    }));
  });
}

interface Paying {
  readonly purchase: Purchase;
  readonly hours: number;
  readonly count: number;
  readonly usd: number;
}

export function optionsOf(item: Item, portfolio: PortfolioNeed, book: PriceBook): Option[] {
  const found: Option[] = quotedOptions(item, portfolio, book);
  const { need, workload } = item;
  if (need.offered?.only) return found;
  for (const provider of sellers(book)) {
    for (const region of book.regions(provider)) {
      if (!mayLie(need, region) || (need.zones > 1 && (region.zones ?? 0) < need.zones)) continue;
      if (need.downtimeCostUsdPerHour > 0 && !isProvider(provider) && book.offers?.availabilityFraction(provider, region.id) === undefined)
        continue;
      for (const type of [...book.sizesIn(provider, region.id), ...madeFor(need, book, provider, region.id)]) {
        const size = book.size(provider, type);
        if (size === undefined || !isSuitable(need, size)) continue;
        const carbonKg = (machineHours: number) => carbonOf(item, region, size, machineHours);
        if (portfolio.maxCarbonKgPerMonth !== undefined && Number.isNaN(carbonKg(0))) continue;
        const machines = machinesFor(need, size, 1);
        if (machines > need.maxCount) continue;
        const besides = besidesUsd(need, book, provider, region.id, type, machines);
        if (besides === undefined) continue;
        for (const paid of paymentsOf(item, portfolio, book, region, size, machines)) {
          const of = (purchase: Purchase) => paid.filter((one) => one.purchase === purchase);
          const sum = (items: readonly Paying[], what: (one: Paying) => number) => items.reduce((total, one) => total + what(one), 0);
          const most = Math.max(...paid.map(({ count }) => count));
          const first = payings.filter((one) => sum(of(one), ({ count }) => count) === most)[0];
          const allHours = sum(paid, ({ hours }) => hours);
          const peaks = peaksUsd(need, book, provider, region.id, type, first as Purchase, machines);
          if (peaks === undefined) continue;
          found.push({
            provider,
            region: region.id,
            size: type,
            purchase: first as Purchase,
            count: machines,
            ...(paid.length > 1 ? { mix: paid.map(({ purchase, count }) => ({ purchase, count })) } : {}),
            vcpus: machines * size.vcpus,
            vcpusPerMachine: size.vcpus,
            memoryGibPerMachine: size.memoryGib,
            family: size.family,
            comparedUsd: sum(paid, ({ usd }) => usd) + besides + peaks,
            riskUsd: riskOf(item, portfolio, book, region, type, paid),
            moveUsd: moveOf(item, book, provider, region.id, type) / (workload.moving?.horizonMonths ?? 1),
            spotVcpus: sum(of("spot"), ({ count }) => count) * size.vcpus,
            carbonKg: carbonKg(allHours),
            onDemandVcpuHours: sum(of("on-demand"), ({ hours }) => hours) * size.vcpus,
            onDemandUsd: sum(of("on-demand"), ({ usd }) => usd),
          });
        }
      }
    }
  }
  return found;
}

/** Machines that known peaks need beside those that are there: by the hour, on demand where those are committed. */
function peaksUsd(
  need: WorkloadNeed,
  book: PriceBook,
  provider: Supplier,
  region: string,
  type: string,
  paid: Purchase,
  machines: number,
): number | undefined {
  const hours = (need.peaks ?? []).reduce((sum, peak) => sum + Math.max(0, peak.minCount - machines) * peak.hoursPerMonth, 0);
  if (hours === 0) return 0;
  const usdPerHour = book.instancePrice(provider, region, type, paid === "spot" ? "spot" : "on-demand")?.usdPerHour ?? 0;
  return usdPerHour > 0 ? hours * usdPerHour : undefined;
}

/** What is bought ready-made: any quote that meets the need, whatever its capacity. */
function quotedOptions(item: Item, portfolio: PortfolioNeed, book: PriceBook): Option[] {
  const { need, workload } = item;
  return (need.offered?.quotes ?? []).flatMap((quote): Option[] => {
    const { provider, region: id, form, size, purchase, count, family } = quote;
    const region = book.region(provider, id);
    if (region === undefined || !mayLie(need, region) || !need.purchases.includes(purchase) || quote.zones < need.zones) return [];
    if (purchase === "spot" && (!need.interruptible || (need.maxSpotFraction ?? 1) < 1)) return [];
    if (portfolio.maxCarbonKgPerMonth !== undefined) return [];
    const paid = quote.costs.reduce((sum, { usdPerMonth }) => sum + usdPerMonth, 0);
    const vcpus = count * quote.vcpusPerMachine;
    const hours = count * (need.hoursPerMonth ?? HOURS);
    const spread: Item = { ...item, need: { ...need, zones: Math.max(need.zones, quote.zones) } };
    return [
      {
        ...{ provider, region: id, form, size, purchase, count, family, vcpus },
        vcpusPerMachine: quote.vcpusPerMachine,
        memoryGibPerMachine: quote.memoryGibPerMachine,
        comparedUsd: Math.max(paid, quote.comparisonUsdPerMonth ?? 0),
        riskUsd: riskOf(spread, portfolio, book, region, size, [{ purchase, hours, count, usd: paid }]),
        moveUsd: moveOf(item, book, provider, id, size, form) / (workload.moving?.horizonMonths ?? 1),
        spotVcpus: purchase === "spot" ? vcpus : 0,
        carbonKg: Number.NaN,
        onDemandVcpuHours: 0,
        onDemandUsd: 0,
      },
    ];
  });
}

/** Every machine that offers by the unit may make, for every number of machines. */
function madeFor(need: WorkloadNeed, book: PriceBook, provider: Supplier, region: string): string[] {
  const names = new Set<string>();
  for (const offer of book.offers?.byUnit ?? []) {
    if (offer.provider !== provider || offer.region !== region) continue;
    for (let count = Math.max(1, need.minCount, need.zones); count <= need.maxCount; count++) {
      const each = (load: number, least: number, step: number) => {
        let size = step;
        while (size * count * need.targetUtilisationFraction < load - 1e-9 || size < least - 1e-9)
          size = Math.round((size + step) * 1e6) / 1e6;
        return size;
      };
      const vcpus = each(need.vcpus, need.minVcpusPerMachine ?? 0, offer.stepVcpus);
      const memoryGib = each(need.memoryGib, need.minMemoryGibPerMachine ?? 0, offer.stepMemoryGib);
      if (vcpus > offer.maxVcpusPerMachine || memoryGib > offer.maxMemoryGibPerMachine) continue;
      names.add(`${vcpus}vcpu-${memoryGib}gib${offer.architecture === "arm64" ? "-arm64" : ""}`);
    }
  }
  return [...names];
}

function mayLie(need: WorkloadNeed, region: Region): boolean {
  const lies = (jurisdictions: readonly string[]) =>
    jurisdictions.length === 0 || jurisdictions.some((one) => region.jurisdictions.includes(one) || region.country.toLowerCase() === one);
  const allows = ({ providers, regions, jurisdictions }: Omit<PlaceSet, "name">) =>
    (providers.length === 0 || providers.includes(region.provider)) &&
    (regions.length === 0 || regions.includes(region.id)) &&
    lies(jurisdictions);
  return allows(need) && (need.within ?? []).every(allows);
}

function isSuitable(need: WorkloadNeed, size: InstanceSize): boolean {
  if (!need.architectures.includes(size.architecture) || (size.burstable && !need.burstable)) return false;
  if (size.gpuCount < need.gpusPerMachine || (need.gpusPerMachine === 0 && size.gpuCount > 0)) return false;
  if (need.gpu !== undefined && !(size.gpu?.toUpperCase() ?? "").includes(need.gpu.toUpperCase())) return false;
  if (need.minNetworkMbpsPerMachine !== undefined && (size.networkMbps ?? -1) < need.minNetworkMbpsPerMachine) return false;
  return size.vcpus >= (need.minVcpusPerMachine ?? 0) && size.memoryGib >= (need.minMemoryGibPerMachine ?? 0);
}

function machinesFor(need: WorkloadNeed, size: InstanceSize, loadFraction: number): number {
  let count = Math.max(need.minCount, need.zones, 1);
  const target = need.targetUtilisationFraction + 1e-9;
  const tooFew = () =>
    count * size.vcpus * target < need.vcpus * loadFraction || count * size.memoryGib * target < need.memoryGib * loadFraction;
  while (count <= need.maxCount && tooFew()) count++;
  return count;
}

/** Ways of paying for all machines: each way alone, and with a load profile the best mixes with and without spot. */
function paymentsOf(
  item: Item,
  portfolio: PortfolioNeed,
  book: PriceBook,
  region: Region,
  size: InstanceSize,
  machines: number,
): Paying[][] {
  const { need } = item;
  const { provider } = region;
  const price = (purchase: Purchase) => book.instancePrice(provider, region.id, size.type, purchase)?.usdPerHour ?? 0;
  const ways = payings.filter(
    (purchase) => price(purchase) > 0 && need.purchases.includes(purchase) && (purchase !== "spot" || need.interruptible),
  );
  const discount = book.sustainedUseDiscountFraction(provider, size.type);
  const usd = (purchase: Purchase, hours: number) => {
    if (purchase === "spot") return price(purchase) * hours;
    if (purchase === "on-demand") return price(purchase) * hours * (hours > HOURS - 1e-9 ? 1 - discount : 1);
    return price(purchase) * HOURS;
  };
  const limit = need.maxSpotFraction ?? 1;
  const steps = need.loadProfile ?? [{ timeFraction: 1, loadFraction: 1 }];
  const needed = steps.map((step) => ({ time: step.timeFraction, machines: machinesFor(need, size, step.loadFraction) }));
  const hours = Array.from({ length: machines }, (_, index) => {
    const share = needed.reduce((sum, step) => sum + (step.machines > index ? step.time : 0), 0);
    return (share > 1 - 1e-9 ? 1 : share) * (need.hoursPerMonth ?? HOURS);
  });
  const pay = (assigned: readonly Purchase[]): Paying[] =>
    payings.flatMap((purchase) => {
      const own = hours.filter((_, index) => assigned[index] === purchase);
      if (own.length === 0) return [];
      return [
        {
          purchase,
          count: own.length,
          hours: own.reduce((sum, one) => sum + one, 0),
          usd: own.reduce((sum, one) => sum + usd(purchase, one), 0),
        },
      ];
    });
  const pure = ways.filter((purchase) => purchase !== "spot" || limit >= 1).map((purchase) => pay(hours.map(() => purchase)));
  if (need.loadProfile === undefined) return pure;
  const value = (paid: Paying[]) => paid.reduce((sum, one) => sum + one.usd, 0) + riskOf(item, portfolio, book, region, size.type, paid);
  const best = (allowed: readonly Purchase[]): Paying[] | undefined => {
    let found: { paid: Paying[]; value: number; rank: string } | undefined;
    for (const assigned of assignments(hours, allowed)) {
      const fits = needed.every(
        (step) => assigned.slice(0, step.machines).filter((one) => one === "spot").length <= limit * step.machines + 1e-9,
      );
      if (!fits) continue;
      const paid = pay(assigned);
      const own = { paid, value: value(paid), rank: rankOf(assigned) };
      if (found === undefined || own.value < found.value - 1e-7 || (own.value < found.value + 1e-7 && own.rank < found.rank)) found = own;
    }
    return found?.paid;
  };
  const all = best(ways);
  const mixes = all === undefined || all.length < 2 ? [] : [all];
  if (all?.some(({ purchase }) => purchase === "spot")) {
    const firm = best(ways.filter((purchase) => purchase !== "spot"));
    if (firm !== undefined && firm.length > 1) mixes.push(firm);
  }
  return [...pure, ...mixes];
}

/** Of mixes that cost the same: fewer on spot, then spot on the machines that run longest, then the first way of the list. */
function rankOf(assigned: readonly Purchase[]): string {
  const spot = assigned.filter((one) => one === "spot").length;
  const places = assigned.map((one) => (one === "spot" ? 0 : 1)).join("");
  return `${String(spot).padStart(3, "0")} ${places} ${assigned.map((one) => payings.indexOf(one)).join("")}`;
}

/** Ways for every machine; machines that run the same hours are alike, so their ways are listed in one order only. */
function assignments(hours: readonly number[], ways: readonly Purchase[]): Purchase[][] {
  let lists: Purchase[][] = [[]];
  for (const [index, own] of hours.entries()) {
    const isLikeLast = index > 0 && hours[index - 1] === own;
    // Spot first, so that places of machines that are alike are one.
    const order = [...ways].sort((a, b) => (a === "spot" ? -1 : b === "spot" ? 1 : payings.indexOf(a) - payings.indexOf(b)));
    lists = lists.flatMap((list) =>
      order.flatMap((way) => {
        const last = list.at(-1);
        return isLikeLast && last !== undefined && order.indexOf(way) < order.indexOf(last) ? [] : [[...list, way]];
      }),
    );
  }
  return lists;
}

function riskOf(item: Item, portfolio: PortfolioNeed, book: PriceBook, region: Region, type: string, paid: readonly Paying[]): number {
  const { need, workload, parts } = item;
  const weights = portfolio.riskWeights ?? {};
  const hoursOf = (ways: readonly Purchase[]) => paid.reduce((sum, one) => sum + (ways.includes(one.purchase) ? one.hours : 0), 0);
  const all = hoursOf(payings);
  const interruptions = (hoursOf(["spot"]) / HOURS) * (book.interruption(region.provider, region.id, type)?.highFraction ?? 1);
  const published = need.zones > 1 ? 0.0001 : region.provider === "gcp" ? 0.001 : 0.005;
  const promised = isProvider(region.provider) ? undefined : book.offers?.availabilityFraction(region.provider, region.id);
  const unavailable = promised === undefined ? published : 1 - promised;
  const worst = need.zones > 1 ? 0.0001 : 0.005;
  const share = parts === 1 ? 1 : workload.split?.survivesLossOfOne ? (worst * (parts - 1)) / 2 : 1 / parts;
  let security = 0;
  for (const risk of portfolio.securityRisks ?? []) {
    if (risk.workloads?.includes(workload.name) === false) continue;
    if (risk.provider !== undefined && risk.provider !== region.provider) continue;
    if (risk.region !== undefined && risk.region !== region.id) continue;
    const whole = risk.provider === undefined && risk.region === undefined ? 1 / parts : 1;
    security += (whole * risk.severityUsd * risk.probabilityPerMonth * hoursOf(risk.purchases ?? payings)) / all;
  }
  return (
    portfolio.riskWeight *
    ((weights.interruption ?? 1) * interruptions * need.interruptionCostUsd +
      (weights.downtime ?? 1) * share * unavailable * (need.hoursPerMonth ?? HOURS) * need.downtimeCostUsdPerHour +
      (weights.security ?? 1) * security)
  );
}

function carbonOf(item: Item, region: Region, size: InstanceSize, machineHours: number): number {
  const grid = gridGramsPerKwh(region);
  if (!isProvider(region.provider) || grid === undefined || size.gpuCount > 0 || size.accelerator !== undefined) return Number.NaN;
  const { idleWattsPerVcpu, fullWattsPerVcpu, wattsPerGib, powerUsageEffectiveness } = machinePower[region.provider];
  const load = (item.need.loadProfile ?? [{ timeFraction: 1, loadFraction: 1 }]).reduce(
    (sum, step) => sum + step.timeFraction * step.loadFraction,
    0,
  );
  const watts = size.vcpus * idleWattsPerVcpu + size.memoryGib * wattsPerGib;
  const busy = (item.need.hoursPerMonth ?? HOURS) * load * (item.workload.vcpus / item.parts) * (fullWattsPerVcpu - idleWattsPerVcpu);
  const kg = ((machineHours * watts + busy) / 1000) * powerUsageEffectiveness * (grid / 1000);
  return Math.round(kg * 1000) / 1000;
}

/** Once-only cost of a move. */
function moveOf({ workload, parts }: Item, book: PriceBook, provider: Supplier, region: string, type: string, form?: string): number {
  const { current, moving } = workload;
  if (current === undefined || moving === undefined) return 0;
  const stays = current.provider === provider && current.region === region;
  if (stays && current.size === type && current.form === form) return 0;
  const at = (purchase: Purchase) => book.instancePrice(current.provider, current.region, current.size, purchase)?.usdPerHour || undefined;
  const perHour = at(current.purchase) ?? at("on-demand");
  const overlap = moving.overlapHours === 0 ? 0 : ((perHour ?? Number.NaN) * moving.overlapHours * current.count) / parts;
  if (stays) return overlap + moving.resizeEffortUsd;
  const data = moving.dataGib === 0 ? 0 : transferUsd(book, current, { provider, region }, moving.dataGib / parts);
  return overlap + moving.effortUsd + data;
}
