/** Services or pods on the cheapest or fewest machines. The mathematics: docs/decisions.md. */
import { type PackedMachine, type Packing, type PackNeed, usdFromMicro } from "../../model";
import { compareText } from "../order";
import { solveMilp } from "../solve/solve-milp";
import { greedyPack, improvePacking, orderBy, startWorths } from "./greedy";
import { packBound } from "./pack-bound";
import { hopelessServices, relaxations } from "./pack-conflicts";
import { packedBy, packModel } from "./pack-model";
import {
  costOfPatterns,
  fitsOn,
  type Item,
  type MachineClass,
  monthlyMicro,
  type PackProblem,
  type Pattern,
  packProblem,
} from "./pack-problem";
import { allPatterns } from "./patterns";
import { verifyPacking } from "./verify-packing";

export interface PackOptions {
  /** Most time, in milliseconds; default 10,000. */
  readonly timeLimitMs?: number;
  /** Forces column generation where all fillings could be listed, for tests and measurements. */
  readonly method?: "columns";
}

const OPTIMAL_GAP_FRACTION = 0.0001;
/** Fillings of the local search that column generation starts with: more make each of its rounds slower. */
const MOST_KEPT = 2000;
/** Time for each rule that is dropped to see whether it stands in the way. */
const RELAXED_MS = 1000;

/** Expected failures are a packing of status `infeasible` or `unknown`; throws only on a bug. The need's names must be sound (the file reader checks them). */
export function packServices(need: PackNeed, options: PackOptions = {}): Packing {
  const limitMs = options.timeLimitMs ?? 10_000;
  const problem = packProblem(need);
  const hopeless = hopelessServices(problem);
  if (hopeless.length > 0) return { status: "infeasible", conflicts: hopeless };
  const solved = solve(problem, performance.now() + limitMs, limitMs, options.method);
  if (solved.status === "infeasible") {
    const helps = relaxations(need).flatMap(({ text, need: relaxed }) => {
      const other = packProblem(relaxed);
      const found = hopelessServices(other).length === 0 && solve(other, performance.now() + RELAXED_MS, RELAXED_MS).status === "found";
      return found ? [`without the ${text} it would fit`] : [];
    });
    return { status: "infeasible", conflicts: ["no packing meets all rules together", ...helps] };
  }
  if (solved.status === "unknown") {
    return { status: "unknown", conflicts: [`no packing was found within ${limitMs / 1000} s, and it is not proven that none exists`] };
  }
  const plan = reported(need, problem, solved, limitMs);
  const wrong = verifyPacking(plan, need);
  if (wrong.length > 0) throw new Error(`the packing does not stand its check, please report this: ${wrong.slice(0, 5).join("; ")}`);
  return plan;
}

type Solved =
  | {
      readonly status: "found";
      readonly patterns: readonly Pattern[];
      readonly bound: number;
      readonly methods: readonly string[];
      readonly isStruck: boolean;
    }
  | { readonly status: "infeasible" | "unknown" };

function solve(problem: PackProblem, deadlineMs: number, limitMs: number, method?: "columns"): Solved {
  const methods = new Set<string>();
  let best: readonly Pattern[] | undefined;
  const pool: Pattern[] = [];
  const keep = (patterns: readonly Pattern[] | undefined, by: string) => {
    if (patterns === undefined) return;
    if (best !== undefined && costOfPatterns(problem, patterns) >= costOfPatterns(problem, best)) return;
    best = patterns;
    methods.clear();
    methods.add(by);
  };
  if (problem.items.length === 0) return { status: "found", patterns: [], bound: 0, methods: ["first fit"], isStruck: false };
  const worths = startWorths(problem);
  for (const worth of worths) {
    const patterns = greedyPack(problem, worth, orderBy(problem, worth));
    pool.push(...(patterns ?? []));
    keep(patterns, "first fit");
  }
  const found = (bound: number): Solved => {
    const patterns = problem.goal === "machines" ? cheaperAlike(problem, best ?? []) : (best ?? []);
    const cost = costOfPatterns(problem, patterns);
    return { status: "found", patterns, bound: Math.min(bound, cost), methods: [...methods], isStruck: performance.now() >= deadlineMs };
  };

  const all = method === "columns" ? undefined : allPatterns(problem);
  if (all !== undefined) {
    const result = solveMilp(packModel(problem, all), { timeLimitMs: Math.max(50, deadlineMs - performance.now()), gapFraction: 0 });
    // A packing in hand says that the engine is wrong.
    if (result.status === "infeasible" && best === undefined) return { status: "infeasible" };
    if (result.status === "optimal" || result.status === "feasible") {
      const packed = packedBy(problem, all, result.values);
      keep(packed, "highs");
      if (result.status === "optimal" && packed !== undefined) {
        methods.add("highs");
        return found(costOfPatterns(problem, best ?? packed));
      }
    }
  }
  if (best !== undefined)
    keep(
      improvePacking(problem, best, worths, performance.now() + limitMs * 0.25, (patterns) =>
        pool.push(...patterns.slice(0, Math.max(0, MOST_KEPT - pool.length))),
      ),
      "local search",
    );
  const bounded = packBound(problem, [...pool, ...(best ?? [])], performance.now() + (deadlineMs - performance.now()) * 0.6);
  const bound = wholeBound(problem, bounded.bound);
  methods.add("column generation");
  const isBest = () => best !== undefined && costOfPatterns(problem, best) <= bound;
  if (!isBest() && bounded.isComplete) {
    const worth = bounded.values.map((value) => value + 1e-9);
    keep(greedyPack(problem, worth, orderBy(problem, worth)), "first fit");
  }
  if (!isBest()) {
    const valid = withBest(problem, bounded.patterns, best);
    const leftMs = deadlineMs - performance.now();
    if (leftMs > 50) {
      const start = best === undefined ? undefined : startOf(problem, valid, best);
      // Some time is left for the search that follows.
      const result = solveMilp(packModel(problem, valid), { timeLimitMs: leftMs * 0.6, gapFraction: 0.00005, ...(start && { start }) });
      if (result.status === "optimal" || result.status === "feasible") keep(packedBy(problem, valid, result.values), "highs");
    }
  }
  if (!isBest() && best !== undefined && bounded.isComplete) {
    const worth = bounded.values.map((value) => value + 1e-9);
    keep(
      improvePacking(problem, best, [worth, ...worths], deadlineMs, () => undefined),
      "local search",
    );
  }
  if (best === undefined) return { status: "unknown" };
  methods.add("column generation");
  return found(bound);
}

/** As many machines, each bought one the cheapest of its zone that holds what it runs: fewest machines says nothing of their price. */
function cheaperAlike(problem: PackProblem, patterns: readonly Pattern[]): readonly Pattern[] {
  const left = [...problem.most];
  for (const { cls } of patterns) left[poolOf(problem, cls)] = (left[poolOf(problem, cls)] as number) - 1;
  return patterns.map(({ cls, counts }) => {
    const own = problem.classes[cls] as MachineClass;
    if (own.members.length > 0) return { cls, counts };
    let best = cls;
    for (const [other, { members, zone, kind }] of problem.classes.entries()) {
      if (members.length > 0 || (left[poolOf(problem, other)] as number) <= 0 || (problem.hasZones && zone !== own.zone)) continue;
      if (monthlyMicro(kind) < monthlyMicro((problem.classes[best] as MachineClass).kind) && fitsOn(problem, other, counts)) best = other;
    }
    left[poolOf(problem, cls)] = (left[poolOf(problem, cls)] as number) + 1;
    left[poolOf(problem, best)] = (left[poolOf(problem, best)] as number) - 1;
    return { cls: best, counts };
  });
}

const poolOf = (problem: PackProblem, cls: number) => (problem.classes[cls] as MachineClass).pool;

/** Machines are whole, and so are micro-dollars. */
function wholeBound(problem: PackProblem, bound: number): number {
  return problem.goal === "machines" ? Math.ceil(bound - 1e-6) : Math.ceil(bound - 1e-3);
}

/** The fillings that a machine may really have, each once, and those of the best packing. */
function withBest(problem: PackProblem, patterns: readonly Pattern[], best: readonly Pattern[] | undefined): readonly Pattern[] {
  const byKey = new Map<string, Pattern>();
  for (const pattern of [...patterns, ...(best ?? [])])
    if (fitsOn(problem, pattern.cls, pattern.counts)) byKey.set(keyOf(pattern), pattern);
  return [...byKey.values()];
}

const keyOf = ({ cls, counts }: Pattern) => `${cls} ${counts.join(" ")}`;

function startOf(problem: PackProblem, patterns: readonly Pattern[], best: readonly Pattern[]): readonly number[] {
  const position = new Map(patterns.map((pattern, index) => [keyOf(pattern), index]));
  const start = patterns.map(() => 0);
  for (const pattern of best) {
    const at = position.get(keyOf(pattern)) as number;
    start[at] = (start[at] as number) + 1;
  }
  const zones = [...new Set(problem.classes.map(({ zone }) => zone))];
  for (const [item, { maxPerZone }] of problem.items.entries()) {
    if (maxPerZone === Number.POSITIVE_INFINITY) continue;
    for (const zone of zones)
      start.push(best.reduce((sum, { cls, counts }) => sum + (problem.classes[cls]?.zone === zone ? (counts[item] as number) : 0), 0));
  }
  return start;
}

function reported(need: PackNeed, problem: PackProblem, solved: Extract<Solved, { status: "found" }>, limitMs: number): Packing {
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
