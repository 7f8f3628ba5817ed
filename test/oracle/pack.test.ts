import type { ExistingMachine, MachineKind, PackedService, PackNeed } from "../../model";
import { packServices, verifyPacking } from "../../optimizer/pack";
import { seeded } from "./seeded";

const CASES = 500;
const HOURS = 730;

function randomNeed(seed: number): PackNeed {
  const random = seeded(seed);
  const zones = random.chance(0.5) ? ["a"] : ["a", "b"];
  const count = random.whole(1, 4);
  const names = Array.from({ length: count }, (_, index) => `s${index}`);
  const hasGpus = random.chance(0.1);
  let left = random.whole(2, 6);
  const services = names.flatMap((name, index): PackedService[] => {
    const replicas = index === count - 1 ? left : random.whole(1, Math.max(1, Math.min(3, left)));
    left -= replicas;
    if (replicas < 1) return [];
    return [
      {
        name,
        replicas,
        resources: {
          vcpus: random.pick([0.5, 1, 1, 2, 3]),
          memoryGib: random.pick([1, 2, 4, 6]),
          ...(hasGpus && random.chance(0.3) ? { gpus: 1 } : {}),
        },
        requires: random.chance(0.05) ? { disk: [random.pick(["ssd", "hdd"])] } : {},
        tolerates: random.chance(0.7) ? ["batch"] : [],
        zones: random.chance(0.1) ? [random.pick(zones)] : [],
        ...(random.chance(0.2) ? { maxPerMachine: random.whole(1, 2) } : {}),
        ...(zones.length > 1 && random.chance(0.3) ? { maxPerZone: random.whole(1, 3) } : {}),
        apartFrom: names.filter((other) => other !== name && random.chance(0.05)),
        togetherWith: names.filter((other) => other !== name && random.chance(0.05)),
      },
    ];
  });
  const known = new Set(services.map(({ name }) => name));
  const sound = services.map((service) => ({
    ...service,
    apartFrom: service.apartFrom.filter((other) => known.has(other)),
    togetherWith: service.togetherWith.filter((other) => known.has(other)),
  }));
  const shape = () => ({
    resources: {
      vcpus: random.pick([2, 4, 4, 8]),
      memoryGib: random.pick([4, 8, 16]),
      ...(hasGpus && random.chance(0.5) ? { gpus: random.whole(1, 2) } : {}),
    },
    labels: (random.chance(0.5) ? { disk: random.pick(["ssd", "hdd"]) } : {}) as Readonly<Record<string, string>>,
    taints: random.chance(0.15) ? ["batch"] : [],
  });
  const kinds = Array.from({ length: random.pick([0, 1, 2, 2]) }, (_, index): MachineKind => {
    const one = shape();
    return {
      name: `k${index}`,
      ...one,
      usdPerHour: random.pick([0.05, 0.1, 0.1, 0.17]) * (one.resources.vcpus / 2),
      zones: random.chance(0.8) ? zones : [random.pick(zones)],
      ...(random.chance(0.3) ? { maxCount: random.whole(0, 2) } : {}),
    };
  });
  const existing = Array.from({ length: random.whole(kinds.length === 0 ? 1 : 0, 2) }, (_, index): ExistingMachine => {
    const one = shape();
    return {
      name: `e${index}`,
      ...one,
      usdPerHour: 0.05 * one.resources.vcpus,
      zone: random.pick(zones),
      isPaidAnyway: random.chance(0.2),
      isKept: random.chance(0.15),
      runs: random.chance(0.5) ? { [random.pick(sound).name]: random.whole(1, 2) } : {},
    };
  });
  return { services: sound, kinds, existing, goal: random.chance(0.3) ? "machines" : "cost" };
}

interface Slot {
  readonly machine: MachineKind | ExistingMachine;
  readonly zone: string;
  readonly isNew: boolean;
  readonly runs: Map<PackedService, number>;
}

/** Least cost a month in micro-dollars, or fewest machines, over every way of putting each replica somewhere. */
function best(need: PackNeed): number {
  const slots: Slot[] = need.existing.map((machine) => ({ machine, zone: machine.zone, isNew: false, runs: new Map() }));
  const replicas = need.services.flatMap((service) => Array.from({ length: service.replicas }, () => service));
  const priceOf = (machine: { readonly usdPerHour: number }) => Math.round(machine.usdPerHour * HOURS * 1e6);
  let least = Number.POSITIVE_INFINITY;
  const value = (): number => {
    let sum = 0;
    for (const { machine, isNew, runs } of slots) {
      const existing = isNew ? undefined : (machine as ExistingMachine);
      const isOn = runs.size > 0 || existing?.isKept === true;
      if (need.goal === "machines") sum += isOn ? 1 : 0;
      else if (isOn || existing?.isPaidAnyway === true) sum += priceOf(machine);
    }
    return sum;
  };
  const mayTake = (slot: Slot, service: PackedService): boolean => {
    const { machine, zone, runs } = slot;
    if (machine.taints.some((taint) => !service.tolerates.includes(taint))) return false;
    if (Object.entries(service.requires).some(([label, values]) => !values.includes(machine.labels[label] ?? ""))) return false;
    if (service.zones.length > 0 && !service.zones.includes(zone)) return false;
    if ((runs.get(service) ?? 0) >= (service.maxPerMachine ?? Number.POSITIVE_INFINITY)) return false;
    const there = slots.filter((other) => other.zone === zone).reduce((sum, other) => sum + (other.runs.get(service) ?? 0), 0);
    if (there >= (service.maxPerZone ?? Number.POSITIVE_INFINITY)) return false;
    for (const other of runs.keys())
      if (other !== service && (other.apartFrom.includes(service.name) || service.apartFrom.includes(other.name))) return false;
    for (const resource of ["vcpus", "memoryGib", "gpus"]) {
      let used = service.resources[resource] ?? 0;
      for (const [other, count] of runs) used += (other.resources[resource] ?? 0) * count;
      if (used > (machine.resources[resource] ?? 0) + 1e-9) return false;
    }
    return true;
  };
  const isTogether = () =>
    slots.every(({ runs }) => {
      const names = new Set([...runs.keys()].map(({ name }) => name));
      return [...runs.keys()].every(({ togetherWith }) => togetherWith.every((other) => names.has(other)));
    });
  const visit = (index: number, first: number): void => {
    const service = replicas[index];
    if (service === undefined) {
      if (isTogether()) least = Math.min(least, value());
      return;
    }
    if (value() >= least) return;
    // Replicas of one service are alike: they go to slots in ascending order.
    const from = replicas[index - 1] === service ? first : 0;
    for (let at = from; at < slots.length; at++) {
      const slot = slots[at] as Slot;
      if (!mayTake(slot, service)) continue;
      slot.runs.set(service, (slot.runs.get(service) ?? 0) + 1);
      visit(index + 1, at);
      const count = (slot.runs.get(service) as number) - 1;
      if (count === 0) slot.runs.delete(service);
      else slot.runs.set(service, count);
    }
    for (const machine of need.kinds) {
      if (slots.filter((slot) => slot.isNew && slot.machine === machine).length >= (machine.maxCount ?? Number.POSITIVE_INFINITY)) continue;
      for (const zone of machine.zones) {
        const slot: Slot = { machine, zone, isNew: true, runs: new Map() };
        slots.push(slot);
        if (mayTake(slot, service)) {
          slot.runs.set(service, 1);
          visit(index + 1, slots.length - 1);
        }
        slots.pop();
      }
    }
  };
  visit(0, 0);
  return least;
}

const valueOfPlan = (need: PackNeed): number => {
  const plan = packServices(need);
  if (plan.status !== "optimal") return Number.POSITIVE_INFINITY;
  return need.goal === "machines" ? plan.machines.length : Math.round(plan.usdPerMonth * 1e6);
};

describe("packing", () => {
  const cases = Array.from({ length: CASES }, (_, seed) => ({ seed, need: randomNeed(seed) }));

  test("agrees with brute force on every case", () => {
    const wrong: string[] = [];
    let infeasible = 0;
    for (const { seed, need } of cases) {
      const optimum = best(need);
      const plan = packServices(need);
      if (optimum === Number.POSITIVE_INFINITY) {
        infeasible++;
        if (plan.status !== "infeasible" || plan.conflicts.length === 0) wrong.push(`${seed}: ${plan.status}, nothing fits`);
        continue;
      }
      if (plan.status !== "optimal") {
        wrong.push(`${seed}: ${plan.status} ${"conflicts" in plan ? plan.conflicts.join("; ") : plan.gapFraction}, the best is ${optimum}`);
        continue;
      }
      const value = need.goal === "machines" ? plan.machines.length : Math.round(plan.usdPerMonth * 1e6);
      if (value !== optimum) wrong.push(`${seed}: ${value}, the best is ${optimum}`);
      wrong.push(...verifyPacking(plan, need).map((text) => `${seed}: ${text}`));
    }
    expect(wrong).toEqual([]);
    expect(infeasible).toBeGreaterThan(CASES / 20);
    expect(infeasible).toBeLessThan(CASES / 2);
  });

  test("column generation bounds every case rightly, and finds the best of nearly all", () => {
    const wrong: string[] = [];
    let compared = 0;
    let found = 0;
    for (const { seed, need } of cases.slice(0, 200)) {
      const optimum = best(need);
      if (optimum === Number.POSITIVE_INFINITY) continue;
      const plan = packServices(need, { method: "columns" });
      if (plan.status === "infeasible") wrong.push(`${seed}: infeasible, the best is ${optimum}`);
      if (plan.status === "infeasible" || plan.status === "unknown") continue;
      compared++;
      const scale = need.goal === "machines" ? 1 : 1e6;
      const value = need.goal === "machines" ? plan.machines.length : Math.round(plan.usdPerMonth * 1e6);
      if (value === optimum) found++;
      if (value < optimum || plan.bound * scale > optimum + 0.5)
        wrong.push(`${seed}: ${plan.bound * scale} to ${value}, the best is ${optimum}`);
      if (plan.status === "optimal" && value > optimum * 1.0001) wrong.push(`${seed}: ${value} called optimal, the best is ${optimum}`);
    }
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(80);
    expect(found / compared).toBeGreaterThan(0.9);
  });

  test("the order of the input leaves no trace", () => {
    for (const { seed, need } of cases.slice(0, 200)) {
      const random = seeded(seed + 13);
      const mixed = {
        ...need,
        services: random.shuffled(need.services),
        kinds: random.shuffled(need.kinds),
        existing: random.shuffled(need.existing),
      };
      expect(packServices(mixed)).toEqual(packServices(need));
    }
  });

  test("another machine to choose from, or fewer rules, never costs more; one more replica never costs less", () => {
    for (const { need } of cases.slice(0, 150)) {
      const value = valueOfPlan(need);
      const kind: MachineKind = {
        name: "extra",
        resources: { vcpus: 4, memoryGib: 8 },
        usdPerHour: 0.09,
        labels: {},
        taints: [],
        zones: ["a"],
      };
      expect(valueOfPlan({ ...need, kinds: [...need.kinds, kind] })).toBeLessThanOrEqual(value);
      const loose = need.services.map(({ maxPerMachine: _, maxPerZone: __, ...service }) => ({
        ...service,
        apartFrom: [],
        togetherWith: [],
        zones: [],
      }));
      expect(valueOfPlan({ ...need, services: loose })).toBeLessThanOrEqual(value);
      const [first, ...rest] = loose;
      if (first === undefined) continue;
      const more = { ...need, services: [{ ...first, replicas: first.replicas + 1 }, ...rest] };
      expect(valueOfPlan(more)).toBeGreaterThanOrEqual(valueOfPlan({ ...need, services: loose }));
    }
  });

  test("twice the prices cost twice as much", () => {
    for (const { need } of cases.slice(0, 120)) {
      const value = valueOfPlan({ ...need, goal: "cost" });
      if (value === Number.POSITIVE_INFINITY) continue;
      const dear = <T extends { readonly usdPerHour: number }>(list: readonly T[]) =>
        list.map((one) => ({ ...one, usdPerHour: one.usdPerHour * 2 }));
      expect(
        Math.abs(valueOfPlan({ ...need, goal: "cost", kinds: dear(need.kinds), existing: dear(need.existing) }) - 2 * value),
      ).toBeLessThanOrEqual(10);
    }
  });
});
