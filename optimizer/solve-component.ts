import { microUsd } from "../model";
import { branchAndBound, looseBoundMicro } from "./branch-and-bound";
import { preferFirst } from "./break-ties";
import { PlanBuilder } from "./build-plan";
import type { Candidate } from "./candidates";
import { type FlatComponent, flatComponent } from "./flat-component";
import { Lagrangian } from "./lagrangian";
import { coefficientOf } from "./limits";
import { placementModel } from "./placement-model";
import { type PoolLeaf, searchPools } from "./pool-search";
import { fixedMicro } from "./pools";
import { type Component, chosenValue, isFeasible } from "./problem";
import { raiseBound } from "./raise-bound";
import { closeWithCore } from "./reduced-cost-core";
import { shareSites } from "./share-sites";
import { solvers } from "./solve";
import { supported } from "./supported";

export interface SolvedComponent {
  /** `unknown`: neither a choice nor a proof (yet). */
  readonly status: "optimal" | "feasible" | "infeasible" | "unknown";
  readonly chosen: readonly Candidate[];
  /** Proven lower bound of the objective. */
  readonly boundMicro: number;
  readonly solver: string;
}

/** Offers that the exact search may look at before another method takes over: some tens of milliseconds. */
const SEARCH_WORK = 500_000;
/** Components that it hardly ever finishes go to the dual at once. */
const SEARCH_MEMBERS = 10;
/** Offers to look at for the first of several optima; where there are more the first that was found counts. */
const TIE_WORK = 200_000;
/** The same where it is asked for by name. */
const FORCED_SEARCH_WORK = 400_000_000;
/** Components with up to so many offers are solved to the last micro-dollar, larger ones well within the gap that counts as optimal. */
const EXACT_OFFERS = 150;
const LARGE_GAP = 0.00008;
const MOST_ITERATIONS = 400;
/** Share of the time for the dual, where it was cut off before. */
const RAISE_SHARE = 0.7;
/** Share of the time that goes into which pools to take. */
const POOL_SHARE = 0.5;
/** A difference that comes from an engine's floating point, not from the plan. */
const ROUNDING_MICRO = 100;

export const methodNames: readonly string[] = ["enumeration", "lagrangian", ...solvers.map((solver) => solver.name)];

/**
 * Solves one component in two steps that can be taken apart: `relax` ends in a bound and mostly a plan after some tens of
 * milliseconds, `close` in a proof if time allows. Exact search where it is small; else the Lagrangian dual, and a core of
 * offers in a mixed-integer solver. Every answer is checked again.
 */
export class ComponentSolver {
  private readonly component: Component;
  private chosen: readonly Candidate[] | undefined;
  private bestMicro = Number.POSITIVE_INFINITY;
  private boundMicro = Number.NEGATIVE_INFINITY;
  private cutoffMicro = Number.POSITIVE_INFINITY;
  private by = "lagrangian";
  private settled: "optimal" | "infeasible" | undefined;
  private flat: FlatComponent | undefined;
  private dual: Lagrangian | undefined;
  private isRelaxed = false;
  /** Whether the limit ended the dual before it was done. */
  private wasCutOff = false;
  private dualBoundMicro = Number.NEGATIVE_INFINITY;
  private readonly isExact: boolean;

  constructor(
    component: Component,
    private readonly forced: string | undefined,
    /** Told of every choice; answers the best objective that is known. */
    private readonly outer?: (chosen: readonly Candidate[], by: string) => number,
  ) {
    const hasEmpty = component.candidates.some((list) => list.length === 0);
    this.component = hasEmpty ? component : supported(component);
    if (this.component.candidates.some((list) => list.length === 0) || exceedsLimits(this.component)) this.settled = "infeasible";
    this.isExact = this.component.candidates.reduce((sum, list) => sum + list.length, 0) <= EXACT_OFFERS;
  }

  relax(deadlineMs: number): SolvedComponent {
    if (this.settled === undefined && !this.isRelaxed) {
      this.isRelaxed = true;
      if (this.forced === undefined || this.forced === "enumeration") this.search();
      if (this.settled === undefined && (this.forced === undefined || this.forced === "lagrangian")) this.raise(deadlineMs);
    }
    return this.state();
  }

  close(deadlineMs: number): SolvedComponent {
    this.relax(deadlineMs);
    if (this.settled !== undefined) return this.state();
    if (this.forced === undefined || this.forced === "lagrangian") {
      const nowMs = performance.now();
      if (this.wasCutOff) this.raise(nowMs + RAISE_SHARE * (deadlineMs - nowMs));
      if (this.component.pools.length === 0) this.solveCore(deadlineMs);
      else this.decidePools(deadlineMs);
      if (this.chosen !== undefined) this.chosen = preferFirst(this.component, this.chosen);
    } else if (this.forced !== "enumeration") this.solveWhole(this.forced, deadlineMs);
    return this.state();
  }

  private state(): SolvedComponent {
    const { chosen, by } = this;
    if (this.settled === "infeasible") return { status: "infeasible", chosen: [], boundMicro: Number.POSITIVE_INFINITY, solver: by };
    if (this.boundMicro === Number.NEGATIVE_INFINITY) this.boundMicro = looseBoundMicro(this.component);
    if (chosen === undefined) return { status: "unknown", chosen: [], boundMicro: this.boundMicro, solver: by };
    const boundMicro = Math.min(this.boundMicro, this.bestMicro);
    const isOptimal = this.settled === "optimal" || this.bestMicro - boundMicro <= this.tolerance(this.bestMicro);
    return { status: isOptimal ? "optimal" : "feasible", chosen, boundMicro, solver: by };
  }

  private tolerance(objectiveMicro: number): number {
    return this.isExact ? 0 : LARGE_GAP * Math.abs(objectiveMicro);
  }

  /** Takes a choice if it is feasible and better; answers the best objective so far. */
  private readonly keep = (chosen: readonly Candidate[] | undefined, by: string): number => {
    if (chosen === undefined) return this.upper();
    if (this.outer !== undefined) this.cutoffMicro = this.outer(chosen, by);
    const value = chosenValue(this.component, chosen);
    if (value.objectiveMicro >= this.bestMicro || !isFeasible(this.component, chosen, value)) return this.upper();
    this.chosen = chosen;
    this.bestMicro = value.objectiveMicro;
    this.by = by;
    return this.upper();
  };

  /** Best objective known here or outside: nothing above it is of interest. */
  private upper(): number {
    return Math.min(this.bestMicro, this.cutoffMicro);
  }

  private search(): void {
    const { component } = this;
    if (this.forced === undefined && component.members.length > SEARCH_MEMBERS) return;
    const search = branchAndBound(component, this.forced === undefined ? SEARCH_WORK : FORCED_SEARCH_WORK);
    this.keep(search.best, "enumeration");
    if (!search.complete) return;
    this.by = "enumeration";
    this.settled = search.best === undefined ? "infeasible" : "optimal";
    this.boundMicro = search.objectiveMicro;
    if (search.best === undefined) return;
    const ties = branchAndBound(component, TIE_WORK, search.objectiveMicro);
    if (ties.complete && ties.best !== undefined) this.chosen = ties.best;
  }

  private raise(deadlineMs: number): void {
    const flat = this.flat ?? flatComponent(this.component);
    const dual = this.dual ?? new Lagrangian(flat);
    const builder = new PlanBuilder(flat, dual, deadlineMs);
    if (this.dual === undefined) for (const [k, reach] of (this.component.poolReach ?? []).entries()) dual.poolReach[k] = reach;
    this.flat = flat;
    this.dual = dual;
    const bound = raiseBound(dual, {
      iterations: MOST_ITERATIONS,
      deadlineMs,
      upper: () => this.upper(),
      visit: () => this.keep(this.candidatesOf(flat, builder.build()), "lagrangian"),
      isDone: (at) => this.upper() < Number.POSITIVE_INFINITY && this.upper() - at <= this.tolerance(this.upper()),
    });
    if (this.chosen !== undefined) this.keep(shareSites(this.component, this.chosen, deadlineMs), "lagrangian");
    this.wasCutOff = performance.now() > deadlineMs;
    // Not the better of two: reduced costs hold against the bound of the last prices.
    this.dualBoundMicro = Math.ceil(bound);
    this.boundMicro = Math.max(this.boundMicro, this.dualBoundMicro);
    if (this.chosen === undefined || this.bestMicro > this.boundMicro) return;
    this.settled = "optimal";
    this.chosen = preferFirst(this.component, this.chosen);
  }

  private candidatesOf(flat: FlatComponent, offers: Int32Array): readonly Candidate[] {
    return this.component.candidates.map((list, member) => list[(offers[member] as number) - (flat.first[member] as number)] as Candidate);
  }

  private solveCore(deadlineMs: number): void {
    const { flat, dual } = this;
    if (flat === undefined || dual === undefined) return;
    if (this.isClosed()) return;
    const { boundMicro, isInfeasible } = closeWithCore(flat, dual, this.dualBoundMicro, this.upper(), {
      deadlineMs,
      tolerance: (micro) => this.tolerance(micro),
      offer: this.keep,
      best: () => this.chosen,
    });
    if (isInfeasible && this.upper() === Number.POSITIVE_INFINITY) {
      this.settled = "infeasible";
      this.by = "highs";
      return;
    }
    this.boundMicro = Math.max(this.boundMicro, boundMicro);
  }

  /** Takes or leaves each pool, then closes what is left with the pools decided. */
  private decidePools(deadlineMs: number): void {
    const { flat, dual } = this;
    if (flat === undefined || dual === undefined || this.isClosed()) return;
    const builder = new PlanBuilder(flat, dual, deadlineMs);
    const nowMs = performance.now();
    const leaves = searchPools(dual, this.boundMicro, {
      upper: () => this.bestMicro,
      visit: () => this.keep(this.candidatesOf(flat, builder.build()), "lagrangian"),
      tolerance: (micro) => this.tolerance(micro),
      deadlineMs: nowMs + POOL_SHARE * (deadlineMs - nowMs),
    });
    let least = Number.POSITIVE_INFINITY;
    for (const leaf of leaves) {
      const isOpen = leaf.bound < this.bestMicro - this.tolerance(this.bestMicro) && performance.now() < deadlineMs;
      least = Math.min(least, isOpen ? Math.max(leaf.bound, this.closeLeaf(leaf, deadlineMs)) : leaf.bound);
    }
    this.boundMicro = Math.max(this.boundMicro, Math.min(least, this.bestMicro));
  }

  private isClosed(): boolean {
    const upper = this.upper();
    return upper < Number.POSITIVE_INFINITY && upper - this.boundMicro <= this.tolerance(upper);
  }

  /** Bound of the plans that take just these pools; those that are still open may be taken or left. */
  private closeLeaf({ states, reach }: PoolLeaf, deadlineMs: number): number {
    const { component } = this;
    const fixed = component.pools.reduce((sum, pool, k) => sum + (states[k] === "taken" ? fixedMicro(pool) : 0), 0);
    const pools = component.pools.flatMap((pool, k) =>
      states[k] === "left" ? [] : states[k] === "taken" ? [{ ...pool, owned: true }] : [pool],
    );
    const poolReach = reach.filter((_, k) => states[k] !== "left");
    // The budget counts the pools' fixed prices too.
    const limits = component.limits.map((limit) => (limit.kind === "budget" ? { ...limit, most: limit.most - fixed } : limit));
    const inner = new ComponentSolver({ ...component, pools, poolReach, limits }, undefined, (chosen, by) => this.keep(chosen, by) - fixed);
    inner.cutoffMicro = this.bestMicro - fixed;
    return fixed + inner.closePoolsDecided(deadlineMs);
  }

  private closePoolsDecided(deadlineMs: number): number {
    if (this.settled === undefined) {
      this.raise(deadlineMs);
      this.solveCore(deadlineMs);
    }
    return this.settled === "infeasible" ? Number.POSITIVE_INFINITY : this.boundMicro;
  }

  /** The whole model in the solver that was asked for. */
  private solveWhole(name: string, deadlineMs: number): void {
    const engine = solvers.find((one) => one.name === name);
    if (engine === undefined) throw new Error(`no solver "${name}"`);
    const { component } = this;
    if (component.candidates.every((list) => list.length === 1)) {
      this.by = engine.name;
      const only = this.keep(
        component.candidates.map(([candidate]) => candidate as Candidate),
        engine.name,
      );
      this.settled = Number.isFinite(only) ? "optimal" : "infeasible";
      this.boundMicro = only;
      return;
    }
    const model = placementModel(component);
    const timeLimitMs = deadlineMs - performance.now();
    if (timeLimitMs <= 1) return;
    const gapFraction = this.isExact ? 0 : LARGE_GAP;
    const result = engine.solve(model.milp, { timeLimitMs, gapFraction });
    this.by = engine.name;
    if (result.status === "infeasible") {
      this.settled = "infeasible";
      return;
    }
    this.boundMicro = Math.max(
      looseBoundMicro(component),
      Number.isFinite(result.bound) ? microUsd(result.bound) - ROUNDING_MICRO : Number.NEGATIVE_INFINITY,
    );
    if (result.status === "unknown") return;
    const before = this.bestMicro;
    const micro = this.keep(model.decode(result.values), engine.name);
    const isWhole = component.pools.length === 0 && component.concentrationMicro === 0;
    if (result.status === "optimal" && this.isExact && isWhole && micro < before) {
      this.settled = "optimal";
      this.boundMicro = micro;
    }
  }
}

/**
 * All members together take more of a limit, or more vCPUs of all quotas together, at the least, than there is:
 * impossible.
 */
function exceedsLimits(component: Component): boolean {
  const { members, candidates, limits } = component;
  const least = (use: (workload: number, candidate: Candidate) => number) => {
    let sum = 0;
    for (const [position, list] of candidates.entries())
      sum += list.reduce((low, candidate) => Math.min(low, use(members[position] as number, candidate)), Number.POSITIVE_INFINITY);
    return sum;
  };
  for (const limit of limits) {
    if (limit.kind === "budget" && component.pools.length > 0) continue;
    if (least((workload, candidate) => coefficientOf(limit, workload, candidate)) > limit.most) return true;
  }
  const quotas = limits.filter(({ kind }) => kind === "quota");
  if (quotas.length < 2) return false;
  // An offer that counts in several quotas takes its share of each.
  const most = quotas.reduce((sum, quota) => sum + quota.most, 0);
  return least((workload, candidate) => quotas.reduce((sum, quota) => sum + coefficientOf(quota, workload, candidate), 0)) > most;
}
