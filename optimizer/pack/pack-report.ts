import { type PackedMachine, type Packing, type PackNeed, usdFromMicro } from "../../model";
import { compareText } from "../order";
import { costOfPatterns, type Item, type MachineClass, monthlyMicro, type PackProblem, type Pattern } from "./pack-problem";

/** A proven gap up to this is called optimal. */
const OPTIMAL_GAP_FRACTION = 0.0001;

export type Solved =
  | {
      readonly status: "found";
      readonly patterns: readonly Pattern[];
      readonly bound: number;
      readonly methods: readonly string[];
      readonly isStruck: boolean;
    }
  | { readonly status: "infeasible" }
  | { readonly status: "unknown" };

/** The packing in the words of the need: which machine, which service, what it costs and what can be switched off. */
export function reported(need: PackNeed, problem: PackProblem, solved: Extract<Solved, { status: "found" }>, limitMs: number): Packing {
  const named = nameMachines(need, problem, solved.patterns);
  const used = new Set(named.filter(({ isNew }) => !isNew).map(({ name }) => name));
  const off = need.existing.filter(({ name, isKept }) => !used.has(name) && !isKept);
  const machines = [
    ...named,
    // Kept, but with nothing to run.
    ...need.existing.flatMap((machine): PackedMachine[] =>
      machine.isKept && !used.has(machine.name)
        ? [
            {
              name: machine.name,
              kind: machine.name,
              isNew: false,
              zone: machine.zone,
              usdPerMonth: usdFromMicro(monthlyMicro(machine)),
              runs: {},
              utilisation: {},
            },
          ]
        : [],
    ),
  ].sort((a, b) => Number(a.isNew) - Number(b.isNew) || byNumber(a.name, b.name));
  const paidOff = off.filter(({ isPaidAnyway }) => isPaidAnyway).reduce((sum, machine) => sum + monthlyMicro(machine), 0);
  const paid = machines.reduce((sum, { usdPerMonth }) => sum + Math.round(usdPerMonth * 1e6), 0) + paidOff;
  const cost = costOfPatterns(problem, solved.patterns);
  // What is paid or kept whatever is decided belongs to the goal and to its bound alike.
  const fixed = need.goal === "machines" ? machines.length - cost : paid - cost;
  const value = cost + fixed;
  const bound = solved.bound + fixed;
  const gap = value <= bound ? 0 : (value - bound) / Math.max(1, value);
  const status = gap <= OPTIMAL_GAP_FRACTION ? "optimal" : "feasible";
  const why = solved.isStruck ? `the time limit of ${limitMs} ms struck` : "it is too large to prove more";
  return {
    status,
    gapFraction: gap,
    solver: solved.methods.join("+"),
    warnings: status === "optimal" ? [] : [`${why}: a better packing may exist, by at most ${(gap * 100).toFixed(2)} %`],
    goal: need.goal,
    machines,
    switchedOff: off
      .map((machine) => ({ name: machine.name, savesUsdPerMonth: machine.isPaidAnyway ? 0 : usdFromMicro(monthlyMicro(machine)) }))
      .sort((a, b) => byNumber(a.name, b.name)),
    usdPerMonth: usdFromMicro(paid),
    usdPerMonthToday: usdFromMicro(need.existing.reduce((sum, machine) => sum + monthlyMicro(machine), 0)),
    bound: need.goal === "machines" ? bound : usdFromMicro(bound),
    moves: movesOf(need, machines),
  };
}

/** Which machine each filling is, and which service each replica: of existing machines first what they run today. */
function nameMachines(need: PackNeed, problem: PackProblem, patterns: readonly Pattern[]): readonly PackedMachine[] {
  const left = new Map(problem.items.flatMap(({ services }) => services.map(({ name, replicas }) => [name, replicas] as const)));
  const byClass = new Map<number, Pattern[]>();
  for (const pattern of [...patterns].sort((a, b) => a.cls - b.cls || compareText(sortKey(a), sortKey(b)))) {
    byClass.set(pattern.cls, [...(byClass.get(pattern.cls) ?? []), pattern]);
  }
  const placed: {
    readonly pattern: Pattern;
    readonly name: string;
    readonly isNew: boolean;
    readonly zone: string;
    readonly runs: Map<string, number>;
  }[] = [];
  const numbers = new Map<string, number>();
  for (const [cls, list] of byClass) {
    const { members, kind, zone } = problem.classes[cls] as MachineClass;
    const free = [...list];
    const assigned = new Map<string, Pattern>();
    // Each existing machine takes the filling that keeps most of what it runs.
    for (const machine of members) {
      const ranked = free
        .map((pattern, index) => ({ index, kept: keptOn(problem, machine.runs, pattern) }))
        .sort((a, b) => b.kept - a.kept || a.index - b.index);
      const [first] = ranked;
      if (
        first === undefined ||
        (members.length > list.length && first.kept === 0 && assigned.size + (members.length - members.indexOf(machine)) > list.length)
      )
        continue;
      assigned.set(machine.name, free[first.index] as Pattern);
      free.splice(first.index, 1);
    }
    for (const machine of members) {
      if (!assigned.has(machine.name) && free.length > 0) assigned.set(machine.name, free.shift() as Pattern);
      const pattern = assigned.get(machine.name);
      if (pattern !== undefined) placed.push({ pattern, name: machine.name, isNew: false, zone: machine.zone, runs: new Map() });
    }
    if (members.length > 0) continue;
    for (const pattern of free) {
      const number = (numbers.get(kind.name) ?? 0) + 1;
      numbers.set(kind.name, number);
      placed.push({ pattern, name: `${kind.name}-${number}`, isNew: true, zone, runs: new Map() });
    }
  }
  const room = placed.map(({ pattern }) => [...pattern.counts]);
  const give = (at: number, item: number, service: string, most: number) => {
    const count = Math.min(most, room[at]?.[item] as number, left.get(service) ?? 0);
    if (count <= 0) return;
    (room[at] as number[])[item] = (room[at]?.[item] as number) - count;
    left.set(service, (left.get(service) as number) - count);
    placed[at]?.runs.set(service, (placed[at]?.runs.get(service) ?? 0) + count);
  };
  const today = new Map(need.existing.map(({ name, runs }) => [name, runs]));
  for (const isFirst of [true, false]) {
    for (const [at, { name, isNew }] of placed.entries()) {
      for (const [item, { services }] of problem.items.entries()) {
        for (const service of services) {
          if (!isFirst) give(at, item, service.name, Number.POSITIVE_INFINITY);
          else if (!isNew) give(at, item, service.name, today.get(name)?.[service.name] ?? 0);
        }
      }
    }
  }
  return placed.map(({ pattern, name, isNew, zone, runs }) => {
    const { kind, capacity } = problem.classes[pattern.cls] as MachineClass;
    const used = problem.dimensions.map((_, dimension) =>
      pattern.counts.reduce((sum, count, item) => sum + count * ((problem.items[item] as Item).size[dimension] as number), 0),
    );
    return {
      name,
      kind: kind.name,
      isNew,
      zone,
      usdPerMonth: usdFromMicro(monthlyMicro(kind)),
      runs: Object.fromEntries([...runs].sort(([a], [b]) => compareText(a, b))),
      utilisation: Object.fromEntries(
        problem.dimensions.flatMap((dimension, index) =>
          (capacity[index] as number) > 0
            ? [[dimension, Number(((used[index] as number) / (capacity[index] as number)).toFixed(4))] as const]
            : [],
        ),
      ),
    };
  });
}

const sortKey = ({ counts }: Pattern) => counts.map((count) => String(99_999 - count).padStart(5, "0")).join(" ");

function keptOn(problem: PackProblem, runs: Readonly<Record<string, number>>, { counts }: Pattern): number {
  return problem.items.reduce((sum, { services }, item) => {
    const today = services.reduce((total, { name }) => total + (runs[name] ?? 0), 0);
    return sum + Math.min(today, counts[item] as number);
  }, 0);
}

function movesOf(need: PackNeed, machines: readonly PackedMachine[]): number {
  const packed = new Map(machines.map(({ name, runs }) => [name, runs]));
  const known = new Set(need.services.map(({ name }) => name));
  return need.existing.reduce(
    (sum, { name, runs }) =>
      sum +
      Object.entries(runs).reduce(
        (moved, [service, count]) => moved + (known.has(service) ? Math.max(0, count - (packed.get(name)?.[service] ?? 0)) : 0),
        0,
      ),
    0,
  );
}

/** `node-2` before `node-10`. */
function byNumber(a: string, b: string): number {
  const [, wordA = a, digitsA = ""] = /^(.*?)(\d*)$/.exec(a) ?? [];
  const [, wordB = b, digitsB = ""] = /^(.*?)(\d*)$/.exec(b) ?? [];
  return compareText(wordA, wordB) || Number(digitsA) - Number(digitsB) || compareText(a, b);
}
