/**
 * Machines of offers by the unit. Such an offer has no list of sizes: for each need a machine is made that just carries
 * its share. With k machines, target utilisation u and steps s and t a machine has
 *
 *   v(k) = s ceil(max(vcpus / (k u), least vCPUs a machine) / s)   vCPUs, and
 *   m(k) = t ceil(max(memoryGib / (k u), least GiB a machine) / t) GiB,
 *
 * for k from the least count to the largest. Of a need without a load profile a k is left out where a smaller one takes
 * neither more vCPUs nor more memory in all: it costs no less, has fewer disks, and takes less of every limit. With a
 * load profile smaller machines may run for fewer hours: then the first `PROFILED_COUNTS` counts are all made.
 */
import type { PriceBook, UnitOffer } from "../catalog";
import { inSteps, madeShapeOf, madeSizeName } from "../catalog/offers";
import type { Supplier, WorkloadNeed } from "../model";
import { type Market, marketOf, openMarket } from "./market";
import { compareText } from "./order";
import { partsOf } from "./split";

const PROFILED_COUNTS = 32;
/** Most counts that are tried for one need and one offer. */
const MOST_COUNTS = 10_000;

/** A size that is in use or asked for by name. */
export interface NamedSize {
  readonly provider: Supplier;
  readonly size: string;
}

/** Names of the machines that an offer by the unit makes for a need; empty where it makes none. */
export function madeSizes(offer: UnitOffer, need: WorkloadNeed): readonly string[] {
  if (need.gpusPerMachine > 0 || !need.architectures.includes(offer.architecture)) return [];
  const utilised = (amount: number) => amount / need.targetUtilisationFraction;
  const least = Math.max(1, need.minCount, need.zones);
  const most = Math.min(need.maxCount, least + (need.loadProfile === undefined ? MOST_COUNTS : PROFILED_COUNTS) - 1);
  const names = new Set<string>();
  let leastVcpus = Number.POSITIVE_INFINITY;
  let leastMemoryGib = Number.POSITIVE_INFINITY;
  for (let count = least; count <= most; count++) {
    const vcpus = upTo(Math.max(utilised(need.vcpus) / count, need.minVcpusPerMachine ?? 0), offer.stepVcpus);
    const memoryGib = upTo(Math.max(utilised(need.memoryGib) / count, need.minMemoryGibPerMachine ?? 0), offer.stepMemoryGib);
    if (vcpus > offer.maxVcpusPerMachine || memoryGib > offer.maxMemoryGibPerMachine) continue;
    const isLess = count * vcpus < leastVcpus - 1e-9 || count * memoryGib < leastMemoryGib - 1e-9;
    if (isLess || need.loadProfile !== undefined) names.add(madeSizeName({ vcpus, memoryGib, architecture: offer.architecture }));
    leastVcpus = Math.min(leastVcpus, count * vcpus);
    leastMemoryGib = Math.min(leastMemoryGib, count * memoryGib);
    // Smaller than one step a machine cannot get.
    if (vcpus <= offer.stepVcpus && memoryGib <= offer.stepMemoryGib) break;
  }
  return [...names];
}

/** The next whole number of steps; 1e-9: 3 x 0.1 / 0.3 is 1. */
function upTo(amount: number, step: number): number {
  return inSteps(Math.max(1, Math.ceil(amount / step - 1e-9)), step);
}

const markets = new WeakMap<PriceBook, Map<string, Market>>();

/** The market of a book with the machines that its offers by the unit make for these needs, and those that are named. */
export function marketFor(book: PriceBook, needs: readonly WorkloadNeed[], named: readonly NamedSize[] = []): Market {
  const base = marketOf(book);
  const byUnit = book.offers?.byUnit ?? [];
  if (byUnit.length === 0) return base;
  const made = new Map<Supplier, Set<string>>();
  const add = (supplier: Supplier, name: string) => made.set(supplier, (made.get(supplier) ?? new Set()).add(name));
  const seen = new Set<string>();
  for (const need of needs) {
    for (const { provider, size } of [...named, ...(need.pinned ?? []), ...(need.current === undefined ? [] : [need.current])])
      if (madeShapeOf(size) !== undefined && book.size(provider, size) !== undefined) add(provider, size);
    for (const part of new Set(partsOf(need, base.suppliers).map((one) => one.need))) {
      const { vcpus, memoryGib, minCount, maxCount, zones, loadProfile, ...rest } = part;
      const { targetUtilisationFraction, minVcpusPerMachine, minMemoryGibPerMachine, architectures, gpusPerMachine } = rest;
      const shape = [vcpus, memoryGib, minCount, maxCount, zones, loadProfile !== undefined, targetUtilisationFraction];
      const key = JSON.stringify([shape, minVcpusPerMachine, minMemoryGibPerMachine, architectures, gpusPerMachine]);
      if (seen.has(key)) continue;
      seen.add(key);
      for (const offer of byUnit) for (const name of madeSizes(offer, part)) add(offer.provider, name);
    }
  }
  const names = new Map([...made].map(([supplier, own]) => [supplier, [...own].sort(compareText)] as const));
  const key = JSON.stringify([...names].sort(([a], [b]) => compareText(a, b)));
  const known = markets.get(book) ?? new Map<string, Market>();
  markets.set(book, known);
  const market = known.get(key) ?? openMarket(book, names, base);
  known.set(key, market);
  return market;
}
