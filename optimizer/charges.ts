/**
 * Charges that workloads share, each due once:
 *
 *   site   where at least one of its members stands in its region
 *   link   where two workloads that talk stand at the one provider (in some of its regions) and at the other (or one of
 *          several others)
 *
 * They are no less than nothing, so leaving them out bounds a cost from below.
 */
import { microUsd, type PortfolioNeed, type Supplier } from "../model";
import type { Candidate } from "./candidates";
import type { Fit } from "./fit";
import type { Market, MarketRegion } from "./market";
import { compareText } from "./order";

interface Due {
  readonly label: string;
  /** Above 0. */
  readonly micro: number;
  /** Workload indexes (in a component: positions of its members), ascending. */
  readonly members: readonly number[];
}

export interface SiteDue extends Due {
  readonly kind: "site";
  readonly region: MarketRegion;
}

export interface LinkDue extends Due {
  readonly kind: "link";
  /** Where the one end stands: one provider, in some of its regions or in any. */
  readonly provider: Supplier;
  readonly regions: ReadonlySet<number> | undefined;
  /** Providers of the other end. */
  readonly others: readonly Supplier[];
  /** Who talks to whom. */
  readonly pairs: readonly (readonly [a: number, b: number])[];
}

export type Charge = SiteDue | LinkDue;

/** The charges of a portfolio that cost something and may be due. `at`: indexes of a workload's parts. */
export function chargesOf(market: Market, need: PortfolioNeed, at: (name: string) => readonly number[]): readonly Charge[] {
  const indexes = (members: readonly number[]) => [...new Set(members)].sort((a, b) => a - b);
  const regions = new Map(market.regions.map((region) => [`${region.provider} ${region.id}`, region]));
  const sites = (need.siteCharges ?? []).flatMap(({ provider, region: id, label, usdPerMonth, workloads }): readonly SiteDue[] => {
    const region = regions.get(`${provider} ${id}`);
    const members = indexes(workloads.flatMap(at));
    const micro = microUsd(usdPerMonth);
    return region === undefined || members.length === 0 || micro === 0 ? [] : [{ kind: "site", label, micro, members, region }];
  });
  const talking = new Map<string, readonly [number, number]>();
  for (const { from, to } of need.traffic)
    for (const a of at(from))
      for (const b of at(to)) if (a !== b) talking.set(`${Math.min(a, b)} ${Math.max(a, b)}`, [Math.min(a, b), Math.max(a, b)]);
  const pairs = [...talking.values()].sort(([a, b], [c, d]) => a - c || b - d);
  const links = (need.linkCharges ?? []).flatMap(({ providers, regions: ids, orWith = [], label, usdPerMonth }): readonly LinkDue[] => {
    const micro = microUsd(usdPerMonth);
    const [provider, other] = providers;
    const others = [...new Set([other, ...orWith])].filter((one) => one !== provider).sort(compareText);
    const at = ids === undefined ? undefined : new Set(ids.flatMap((id) => regions.get(`${provider} ${id}`)?.index ?? []));
    if (micro === 0 || pairs.length === 0 || others.length === 0 || at?.size === 0) return [];
    return [{ kind: "link", label, micro, members: indexes(pairs.flat()), provider, regions: at, others, pairs }];
  });
  const key = (charge: Charge) =>
    charge.kind === "site"
      ? `${charge.region.provider} ${charge.region.id} ${charge.label} ${charge.micro} ${charge.members.join()}`
      : `${[charge.provider, ...charge.others].sort(compareText).join(" ")} ${charge.label} ${charge.micro} ${[...(charge.regions ?? [])].join()}`;
  const sorted = <T extends Charge>(items: readonly T[]) => [...items].sort((a, b) => compareText(key(a), key(b)));
  return [...sorted(sites), ...sorted(links)];
}

/** Whether a charge is due, as far as members are placed. */
export function isDue(charge: Charge, regionOf: (member: number) => MarketRegion | undefined): boolean {
  if (charge.kind === "site") return charge.members.some((member) => regionOf(member)?.index === charge.region.index);
  return charge.pairs.some(([a, b]) => {
    const [here, there] = [regionOf(a), regionOf(b)];
    if (here === undefined || there === undefined) return false;
    return (atOneEnd(charge, here) && atOtherEnd(charge, there)) || (atOneEnd(charge, there) && atOtherEnd(charge, here));
  });
}

export function atOneEnd({ provider, regions }: LinkDue, region: MarketRegion): boolean {
  return region.provider === provider && (regions === undefined || regions.has(region.index));
}

export function atOtherEnd({ others }: LinkDue, region: MarketRegion): boolean {
  return others.includes(region.provider);
}

const memberSets = new WeakMap<Charge, ReadonlySet<number>>();

function membersOf(charge: Charge): ReadonlySet<number> {
  const known = memberSets.get(charge) ?? new Set(charge.members);
  memberSets.set(charge, known);
  return known;
}

/** Sum of the charges that a choice for every member makes due. */
export function dueMicro(charges: readonly Charge[], chosen: readonly (Candidate | undefined)[]): number {
  const standing = new Map<number, number[]>();
  for (const [member, candidate] of chosen.entries()) {
    if (candidate === undefined) continue;
    const there = standing.get(candidate.region.index);
    if (there === undefined) standing.set(candidate.region.index, [member]);
    else there.push(member);
  }
  let sum = 0;
  for (const charge of charges) {
    if (charge.kind === "link") {
      if (isDue(charge, (member) => chosen[member]?.region)) sum += charge.micro;
      continue;
    }
    const there = standing.get(charge.region.index);
    if (there === undefined) continue;
    const members = membersOf(charge);
    if (there.some((member) => members.has(member))) sum += charge.micro;
  }
  return sum;
}

/** Where a workload may stand, by index of the region; and its providers. Too many places are harmless. */
interface Places {
  readonly regions: ReadonlySet<number>;
  readonly providers: ReadonlySet<Supplier>;
}

const placesMemo = new WeakMap<Fit, Places>();

function placesOf(market: readonly MarketRegion[], fit: Fit): Places {
  const known = placesMemo.get(fit);
  if (known !== undefined) return known;
  const regions = new Set<number>();
  const providers = new Set<Supplier>();
  const add = ({ index, provider }: MarketRegion) => {
    regions.add(index);
    providers.add(provider);
  };
  if (fit.takesMachines) for (const region of market) if (fit.regionFails[region.index] === 0) add(region);
  for (const { region, fails } of fit.quoted) if (fails === 0) add(region);
  const places = { regions, providers };
  placesMemo.set(fit, places);
  return places;
}

/**
 * Who has a say in each charge: members that cannot stand there have none, and where one can stand nowhere else the
 * charge is due whatever the others do, and belongs to that one alone. Charges that nobody can make due are left out.
 */
export function decidingCharges(market: Market, charges: readonly Charge[], fitOf: (member: number) => Fit): readonly Charge[] {
  const at = (member: number) => placesOf(market.regions, fitOf(member));
  return charges.flatMap((charge): readonly Charge[] => {
    if (charge.kind === "site") {
      const members = charge.members.filter((member) => at(member).regions.has(charge.region.index));
      const bound = members.find((member) => at(member).regions.size === 1);
      return members.length === 0 ? [] : [{ ...charge, members: bound === undefined ? members : [bound] }];
    }
    const mayOne = (member: number) =>
      charge.regions === undefined
        ? at(member).providers.has(charge.provider)
        : [...charge.regions].some((region) => at(member).regions.has(region));
    const mayOther = (member: number) => charge.others.some((other) => at(member).providers.has(other));
    const pairs = charge.pairs.filter(([a, b]) => (mayOne(a) && mayOther(b)) || (mayOne(b) && mayOther(a)));
    const mustOne = (member: number) =>
      charge.regions === undefined
        ? [...at(member).providers].every((provider) => provider === charge.provider)
        : [...at(member).regions].every((region) => charge.regions?.has(region));
    const mustOther = (member: number) => [...at(member).providers].every((provider) => charge.others.includes(provider));
    const bound = pairs.find(([a, b]) => (mustOne(a) && mustOther(b)) || (mustOne(b) && mustOther(a)));
    const left = bound === undefined ? pairs : [bound];
    return pairs.length === 0 ? [] : [{ ...charge, pairs: left, members: [...new Set(left.flat())].sort((a, b) => a - b) }];
  });
}

/** The charges among some workloads, in their positions. */
export function chargesAmong(charges: readonly Charge[], positionOf: ReadonlyMap<number, number>): readonly Charge[] {
  const position = (member: number) => positionOf.get(member) as number;
  return charges
    .filter(({ members }) => positionOf.has(members[0] as number))
    .map((charge): Charge => {
      const members = charge.members.map(position);
      return charge.kind === "site"
        ? { ...charge, members }
        : { ...charge, members, pairs: charge.pairs.map(([a, b]) => [position(a), position(b)]) };
    });
}

/** Most that a workload may add to what is due by going to a region; `charges`: those that it has a say in. */
export function mostAdded(charges: readonly Charge[]): (region: MarketRegion) => number {
  const bySite = new Map<number, number>();
  const links = charges.filter((charge) => charge.kind === "link");
  for (const charge of charges)
    if (charge.kind === "site") bySite.set(charge.region.index, (bySite.get(charge.region.index) ?? 0) + charge.micro);
  return (region) =>
    links.reduce((sum, link) => sum + (atOneEnd(link, region) || atOtherEnd(link, region) ? link.micro : 0), bySite.get(region.index) ?? 0);
}

/** The charges that each workload has a say in. */
export function chargesByMember(charges: readonly Charge[]): ReadonlyMap<number, readonly Charge[]> {
  const byMember = new Map<number, Charge[]>();
  for (const charge of charges) {
    for (const member of charge.members) {
      const own = byMember.get(member);
      if (own === undefined) byMember.set(member, [charge]);
      else own.push(charge);
    }
  }
  return byMember;
}
