import { type ExistingMachine, HOURS_PER_MONTH, type MachineKind, microUsd, type PackedService, type PackNeed } from "../../model";
import { compareText } from "../order";

/** Amounts are whole thousandths of their unit. */
export const THOUSANDTHS = 1000;

/** Replicas that nothing tells apart: of one service, or of several with the same shape and no rules of their own. */
export interface Item {
  readonly services: readonly PackedService[];
  readonly count: number;
  /** By dimension. */
  readonly size: readonly number[];
  readonly maxPerMachine: number;
  readonly maxPerZone: number;
  /** Items that no machine runs beside it, and items of which its machine must run one. */
  readonly apart: readonly number[];
  readonly together: readonly number[];
  /** Another item needs it on its machine: then a replica too many cannot simply be left out. */
  readonly isNeeded: boolean;
}

/** Machines that nothing tells apart, in one zone. */
export interface MachineClass {
  readonly kind: MachineKind | ExistingMachine;
  readonly zone: string;
  readonly capacity: readonly number[];
  /** What one more costs in the goal: micro-dollars a month, or 1. */
  readonly cost: number;
  /** Existing machines of the class; empty for one that may be bought. */
  readonly members: readonly ExistingMachine[];
  /** Classes of one pool share `most`: the zones of a kind with a limit, or the members of an existing class. */
  readonly pool: number;
}

export interface PackProblem {
  readonly dimensions: readonly string[];
  readonly items: readonly Item[];
  readonly classes: readonly MachineClass[];
  /** By pool; Infinity where there is no limit. */
  readonly most: readonly number[];
  /** [class][item]: most replicas on one machine. */
  readonly maxOn: readonly (readonly number[])[];
  readonly hasZones: boolean;
  readonly goal: PackNeed["goal"];
}

/** Contents of one machine: replicas by item. */
export interface Pattern {
  readonly cls: number;
  readonly counts: readonly number[];
}

export function monthlyMicro({ usdPerHour }: { readonly usdPerHour: number }): number {
  return microUsd(usdPerHour * HOURS_PER_MONTH);
}

export function packProblem(need: PackNeed): PackProblem {
  const services = [...need.services].filter(({ replicas }) => replicas > 0).sort((a, b) => compareText(a.name, b.name));
  const dimensions = [
    ...new Set(services.flatMap(({ resources }) => Object.keys(resources).filter((name) => (resources[name] ?? 0) > 0))),
  ].sort(compareText);
  const amounts = (resources: Readonly<Record<string, number>>) =>
    dimensions.map((name) => Math.round((resources[name] ?? 0) * THOUSANDTHS));
  const hasZones = services.some(({ zones, maxPerZone }) => zones.length > 0 || maxPerZone !== undefined);
  const items = itemsOf(services, amounts);
  const classes: MachineClass[] = [];
  const most: number[] = [];
  const existing = new Map<string, ExistingMachine[]>();
  for (const machine of [...need.existing].sort((a, b) => compareText(a.name, b.name))) {
    const { name: _, runs: __, zone, ...traits } = machine;
    const key = JSON.stringify([canonical(traits), hasZones ? zone : ""]);
    existing.set(key, [...(existing.get(key) ?? []), machine]);
  }
  for (const members of existing.values()) {
    const machine = members[0] as ExistingMachine;
    const cost = machine.isKept ? 0 : need.goal === "machines" ? 1 : machine.isPaidAnyway ? 0 : monthlyMicro(machine);
    const pool = most.push(members.length) - 1;
    classes.push({ kind: machine, zone: machine.zone, capacity: amounts(machine.resources), cost, members, pool });
  }
  for (const kind of [...need.kinds].sort((a, b) => compareText(a.name, b.name))) {
    const pool = most.push(kind.maxCount ?? Number.POSITIVE_INFINITY) - 1;
    const zones = [...kind.zones].sort(compareText);
    // Where no service minds, the first zone stands for all.
    for (const zone of hasZones ? zones : zones.slice(0, 1)) {
      const cost = need.goal === "machines" ? 1 : monthlyMicro(kind);
      classes.push({ kind, zone, capacity: amounts(kind.resources), cost, members: [], pool });
    }
  }
  const maxOn = classes.map((cls) => items.map((item) => (suits(item.services[0] as PackedService, cls) ? roomFor(item, cls) : 0)));
  return { dimensions, items, classes, most, maxOn, hasZones, goal: need.goal };
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== "object") return value;
  return Object.entries(value)
    .sort(([a], [b]) => compareText(a, b))
    .map(([key, one]) => [key, canonical(one)]);
}

function itemsOf(
  services: readonly PackedService[],
  amounts: (resources: Readonly<Record<string, number>>) => readonly number[],
): readonly Item[] {
  const named = new Set(services.flatMap(({ apartFrom, togetherWith }) => [...apartFrom, ...togetherWith]));
  const groups = new Map<string, PackedService[]>();
  for (const service of services) {
    const hasRules =
      service.maxPerMachine !== undefined ||
      service.maxPerZone !== undefined ||
      service.apartFrom.length + service.togetherWith.length > 0 ||
      named.has(service.name);
    const { name, replicas: _, resources, tolerates, zones, requires } = service;
    const key = hasRules
      ? `one ${name}`
      : JSON.stringify([amounts(resources), canonical(requires), [...tolerates].sort(compareText), [...zones].sort(compareText)]);
    groups.set(key, [...(groups.get(key) ?? []), service]);
  }
  const lists = [...groups.values()];
  const position = new Map(lists.flatMap((list, index) => list.map(({ name }) => [name, index] as const)));
  const at = (names: readonly string[]) => names.flatMap((name) => position.get(name) ?? []);
  return lists.map((list, index) => {
    const first = list[0] as PackedService;
    // Said by one of two, it holds for both.
    const apart = new Set(at(first.apartFrom));
    for (const [other, others] of lists.entries()) if (others.some(({ apartFrom }) => apartFrom.includes(first.name))) apart.add(other);
    apart.delete(index);
    return {
      services: list,
      count: list.reduce((sum, { replicas }) => sum + replicas, 0),
      size: amounts(first.resources),
      maxPerMachine: first.maxPerMachine ?? Number.POSITIVE_INFINITY,
      maxPerZone: first.maxPerZone ?? Number.POSITIVE_INFINITY,
      apart: [...apart].sort((a, b) => a - b),
      together: [...new Set(at(first.togetherWith))].filter((other) => other !== index).sort((a, b) => a - b),
      isNeeded: services.some(({ togetherWith, name }) => togetherWith.includes(first.name) && name !== first.name),
    };
  });
}

function suits(service: PackedService, { kind, zone }: MachineClass): boolean {
  if (kind.taints.some((taint) => !service.tolerates.includes(taint))) return false;
  if (service.zones.length > 0 && !service.zones.includes(zone)) return false;
  return Object.entries(service.requires).every(([label, values]) => values.includes(kind.labels[label] ?? ""));
}

function roomFor(item: Item, { capacity }: MachineClass): number {
  let room = Math.min(item.count, item.maxPerMachine, item.maxPerZone);
  for (const [dimension, size] of item.size.entries())
    if (size > 0) room = Math.min(room, Math.floor((capacity[dimension] as number) / size));
  return Math.max(0, room);
}

/** Whether one machine of the class may run that, zones of other machines left aside. */
export function fitsOn(problem: PackProblem, cls: number, counts: readonly number[]): boolean {
  const { items, classes, maxOn } = problem;
  const left = [...(classes[cls] as MachineClass).capacity];
  for (const [index, count] of counts.entries()) {
    if (count === 0) continue;
    const item = items[index] as Item;
    if (count > (maxOn[cls]?.[index] ?? 0)) return false;
    for (const other of item.apart) if ((counts[other] ?? 0) > 0) return false;
    for (const other of item.together) if ((counts[other] ?? 0) === 0) return false;
    for (const [dimension, size] of item.size.entries()) {
      left[dimension] = (left[dimension] as number) - size * count;
      if ((left[dimension] as number) < 0) return false;
    }
  }
  return true;
}

export function costOfPatterns(problem: PackProblem, patterns: readonly Pattern[]): number {
  return patterns.reduce((sum, { cls }) => sum + (problem.classes[cls] as MachineClass).cost, 0);
}
