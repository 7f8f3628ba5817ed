/** Services or pods on the cheapest or fewest machines. The mathematics: docs/decisions.md. */
import type { Packing, PackNeed } from "../../model";
import { solveMilp } from "../solve/solve-milp";
import { greedyPack, improvePacking, orderBy, startWorths } from "./greedy";
import { packBound } from "./pack-bound";
import { hopelessServices, relaxations } from "./pack-conflicts";
import { packedBy, packModel } from "./pack-model";
import { costOfPatterns, fitsOn, type MachineClass, monthlyMicro, type PackProblem, type Pattern, packProblem } from "./pack-problem";
import { reported, type Solved } from "./pack-report";
import { allPatterns } from "./patterns";
import { verifyPacking } from "./verify-packing";

export interface PackOptions {
  /** Most time, in milliseconds; default 10,000. */
  readonly timeLimitMs?: number;
  /** Forces column generation where all fillings could be listed, for tests and measurements. */
  readonly method?: "columns";
}

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

function solve(problem: PackProblem, deadlineMs: number, limitMs: number, method?: "columns"): Solved {
  const methods = new Set<string>();
  let best: readonly Pattern[] | undefined;
  const pool: Pattern[] = [];
  // Each step has a share of the time: one that is cut off counts as the limit.
  let isCut = false;
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
    if (best !== undefined && performance.now() > deadlineMs - limitMs * 0.8) break;
    const patterns = greedyPack(problem, worth, orderBy(problem, worth));
    pool.push(...(patterns ?? []));
    keep(patterns, "first fit");
  }
  const found = (bound: number): Solved => {
    const patterns = problem.goal === "machines" ? cheaperAlike(problem, best ?? []) : (best ?? []);
    const cost = costOfPatterns(problem, patterns);
    return {
      status: "found",
      patterns,
      bound: Math.min(bound, cost),
      methods: [...methods],
      isStruck: isCut || performance.now() >= deadlineMs,
    };
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
  isCut ||= !bounded.isComplete;
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
      isCut ||= result.status !== "optimal";
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
