/**
 * Placement that keeps what was decided. A locked choice whose need is unchanged and that still fits is taken exactly as
 * it is, whatever prices did; a new or changed need, and a choice that fits no more, is decided with the others fixed.
 * Pure: what to lock next is returned, nothing is written.
 */
import type { PriceBook } from "../../catalog";
import type { PinnedChoice, Placement, Plan, PortfolioNeed } from "../../model";
import { marketFor, type NamedSize } from "../made-sizes";
import { compareText } from "../order";
import { DEFAULT_TIME_LIMIT_MS, OPTIMAL_GAP_FRACTION, type PlaceOptions, place } from "../place";
import { type Drift, driftOf, noDrift } from "./drift";
import { leastFreed } from "./least-freed";
import { decisionOf, isSameChoice, type Lock, type LockedDecision, lockOf, pinOf } from "./lock";
import { moneyText } from "./move-text";
import { type MoveGroup, movesBetween } from "./moves";
import { needHash } from "./need-hash";
import { type Running, viewOf } from "./pinned-need";
import { moneyOf, type PlacedPlan } from "./plan-money";
import { type Review, review, type Verdict } from "./review";

export interface LockOptions extends PlaceOptions {
  /** Date of the decisions that are made now, `2026-08-01`. */
  readonly on: string;
  /** Workloads that may leave their locked choice where that pays; none where absent. */
  readonly update?: "all" | readonly string[];
  /** With `update`: moves that do not pay back within the horizon are made all the same, if they save anything. */
  readonly force?: boolean;
  /** Keys of the decisions that were edited by hand and are taken over (`readLock` names them). */
  readonly accepted?: readonly string[];
  /** False leaves out what a fresh plan would save: no second solve. */
  readonly drift?: boolean;
}

export interface Kept {
  readonly workload: string;
  readonly part?: number;
  readonly choice: PinnedChoice;
  readonly usdPerMonth: number;
  /** What it cost when it was decided. */
  readonly lockedUsdPerMonth: number;
  /** The name that it was locked under. */
  readonly renamedFrom?: string;
}

export interface Resolved {
  readonly workload: string;
  readonly cause: "new" | "need changed" | "no longer fits" | "freed" | "moved" | "accepted";
  readonly reason: string;
  /** Empty where nothing was locked. */
  readonly before: readonly PinnedChoice[];
  readonly after: readonly PinnedChoice[];
  readonly usdPerMonth: number;
}

export interface LockedPlan {
  readonly plan: Plan;
  /** What to lock next; the lock as it was where nothing can be placed. */
  readonly lock: Lock;
  readonly kept: readonly Kept[];
  readonly resolved: readonly Resolved[];
  /** Workloads that were locked and are not declared any more. */
  readonly gone: readonly string[];
  readonly drift: Drift;
}

/** Expected failures are a plan of status `infeasible`; throws only on a bug. */
export function placeWithLock(need: PortfolioNeed, lock: Lock | undefined, book: PriceBook, options: LockOptions): LockedPlan {
  const deadlineMs = performance.now() + (options.timeLimitMs ?? DEFAULT_TIME_LIMIT_MS);
  const given = lock ?? { decisions: [] };
  const accepted = new Set((options.accepted ?? []).map((key) => key.split("/", 1)[0] ?? key));
  const first = keepAndSolve(need, given, accepted, book, options, deadlineMs);
  const { verdicts, gone } = first;
  if (first.plan.status === "infeasible") return { plan: first.plan, lock: given, kept: [], resolved: [], gone, drift: noDrift };
  const today = runningOf(first.plan.placements);
  const updated = options.update === undefined ? undefined : update(need, first.plan, today, book, options, deadlineMs);
  const plan = updated?.plan ?? first.plan;
  const record = recorded(need, plan, verdicts, first.freed, updated?.moved ?? [], options.on);
  // A plan that keeps nothing is the fresh one.
  if (record.kept.length === 0 && record.resolved.every(({ cause }) => cause === "new"))
    return { plan, gone, drift: { ...noDrift, status: plan.status === "optimal" ? "proven" : "not proven" }, ...record };
  const drift = options.drift === false ? noDrift : driftOf(need, book, plan, runningOf(plan.placements), deadlineMs);
  return { plan: withGap(plan, drift), gone, drift, ...record };
}

/** A plan with pinned choices is the best one that has them; its distance from the best one of all is what the drift proves. */
function withGap(plan: PlacedPlan, { gapFraction }: Drift): PlacedPlan {
  if (gapFraction === undefined) return plan;
  return { ...plan, gapFraction, status: gapFraction <= OPTIMAL_GAP_FRACTION ? "optimal" : "feasible" };
}

interface FirstPlan extends Review {
  readonly plan: Plan;
  /** Why, for each workload whose locked choice had to be given up for others. */
  readonly freed: ReadonlyMap<string, string>;
}

function keepAndSolve(
  need: PortfolioNeed,
  lock: Lock,
  accepted: ReadonlySet<string>,
  book: PriceBook,
  options: LockOptions,
  deadlineMs: number,
): FirstPlan {
  const market = marketFor(book, need.workloads, sizesOf(lock));
  const solve = ({ verdicts }: Review, freed: ReadonlySet<string>): Plan => {
    const today = new Map([...verdicts].map(([name, one]) => [name, beforeOf(one)] as const).filter(([, before]) => before.length > 0));
    const pins = new Map([...today].filter(([name]) => verdicts.get(name)?.kind === "keep" && !freed.has(name)));
    const placed = (storesStay: boolean) => {
      const timeLimitMs = Math.max(1, deadlineMs - performance.now());
      return place(viewOf(market, need, { pins, today, movesCost: true, storesStay }), book, { ...options, timeLimitMs });
    };
    const staying = placed(true);
    return staying.status === "infeasible" && today.size > pins.size ? placed(false) : staying;
  };
  const none: ReadonlySet<string> = new Set();
  const hopeful = review(market, need.workloads, lock, accepted, false);
  const hoped = solve(hopeful, none);
  if (hoped.status !== "infeasible") return { ...hopeful, plan: hoped, freed: new Map() };
  // Only now it matters whether each choice fits by itself.
  const reviewed = review(market, need.workloads, lock, accepted, true);
  const { verdicts } = reviewed;
  const kept = namesOf(verdicts, "keep");
  const plan = kept.length < namesOf(hopeful.verdicts, "keep").length ? solve(reviewed, none) : hoped;
  if (plan.status !== "infeasible" || kept.length === 0) return { ...reviewed, plan, freed: new Map() };
  // A set that was tried is not solved again: the time may be up by then.
  const tried = new Map<string, Plan>();
  const solveOnce = (freed: ReadonlySet<string>): Plan => {
    const key = [...freed].sort(compareText).join();
    const known = tried.get(key) ?? solve(reviewed, freed);
    tried.set(key, known);
    return known;
  };
  const value = (freed: ReadonlySet<string>) => {
    const probed = solveOnce(freed);
    if (probed.status === "infeasible") return undefined;
    const { costUsd, riskUsd } = moneyOf(probed, need);
    return costUsd + riskUsd;
  };
  const least = leastFreed(kept, value, () => performance.now() < deadlineMs);
  // Not even with everything free: the conflicts of the needs themselves are what helps.
  if (least === undefined) return { ...reviewed, plan: solveOnce(new Set(kept)), freed: new Map() };
  const solved = namesOf(verdicts, "solve");
  const cause =
    solved.length > 0
      ? `with all locked choices kept, ${solved.join(", ")} cannot be placed`
      : "the locked choices do not go together any more";
  const proof = least.isLeast ? "no smaller set of workloads would do" : "no smaller one was found";
  const reason = `${cause} (${plan.conflicts.join("; ")}); ${proof}: ${least.workloads.join(", ")}`;
  return { ...reviewed, plan: solveOnce(new Set(least.workloads)), freed: new Map(least.workloads.map((name) => [name, reason])) };
}

/** Machines that were made for needs of that day are looked at too. */
function sizesOf({ decisions }: Lock): readonly NamedSize[] {
  return decisions.map(({ choice }) => choice);
}

function namesOf(verdicts: Review["verdicts"], kind: Verdict["kind"]): readonly string[] {
  return [...verdicts].filter(([, verdict]) => verdict.kind === kind).map(([name]) => name);
}

/** Lets some workloads leave their choice, where that pays (or saves at all, by force). Undefined where nothing moves. */
function update(
  need: PortfolioNeed,
  kept: PlacedPlan,
  today: Running,
  book: PriceBook,
  options: LockOptions,
  deadlineMs: number,
): { readonly plan: PlacedPlan; readonly moved: readonly MoveGroup[] } | undefined {
  const market = marketFor(book, need.workloads);
  const force = options.force === true;
  const mayMove = (name: string) => options.update === "all" || options.update?.includes(name) === true;
  const pins = new Map([...today].filter(([name]) => !mayMove(name)));
  // Half of the time: what is left over is for the report on what stays.
  const timeLimitMs = () => Math.max(1, (deadlineMs - performance.now()) / 2);
  const other = place(viewOf(market, need, { pins, today, movesCost: !force }), book, { ...options, timeLimitMs: timeLimitMs() });
  if (other.status === "infeasible") return undefined;
  const groups = movesBetween(market, need, kept, other);
  const moved = groups.filter(({ paysBack }) => force || paysBack);
  if (moved.length === 0) return undefined;
  const targets = new Map(today);
  for (const { moves } of moved)
    for (const { workload } of moves)
      targets.set(workload, runningOf(other.placements.filter((one) => one.workload === workload)).get(workload) ?? []);
  const plan = place(viewOf(market, need, { pins: targets, today, movesCost: !force }), book, { ...options, timeLimitMs: timeLimitMs() });
  if (plan.status === "infeasible") return undefined;
  // Pinned to its own choices, the plan has no gap; how far it may be from the best is what the search proved.
  return { plan: { ...plan, status: other.status, gapFraction: other.gapFraction }, moved };
}

function recorded(
  need: PortfolioNeed,
  plan: PlacedPlan,
  verdicts: ReadonlyMap<string, Verdict>,
  freed: ReadonlyMap<string, string>,
  moved: readonly MoveGroup[],
  on: string,
): Pick<LockedPlan, "lock" | "kept" | "resolved"> {
  const groupOf = new Map(moved.flatMap((group) => group.moves.map(({ workload }) => [workload, group] as const)));
  const decisions: LockedDecision[] = [];
  const kept: Kept[] = [];
  const resolved: Resolved[] = [];
  for (const workload of need.workloads) {
    const { name } = workload;
    const placements = plan.placements.filter((one) => one.workload === name);
    const verdict = verdicts.get(name);
    if (verdict === undefined || placements.length === 0) continue;
    const made = { on, priceBook: plan.priceBook, gapFraction: plan.gapFraction };
    const fresh = placements.map((placement) => decisionOf(placement, needHash(workload), made));
    const resolve = (cause: Resolved["cause"], reason: string) => {
      decisions.push(...fresh);
      const usdPerMonth = placements.reduce((sum, one) => sum + one.usdPerMonth, 0);
      resolved.push({ workload: name, cause, reason, before: beforeOf(verdict), after: placements.map(pinOf), usdPerMonth });
    };
    const whyFreed = freed.get(name);
    const group = groupOf.get(name);
    if (group !== undefined) resolve("moved", moneyText(group));
    else if (verdict.kind === "solve") resolve(verdict.cause, verdict.reason);
    else if (!isKept(verdict.decisions, placements))
      resolve(whyFreed === undefined ? "no longer fits" : "freed", whyFreed ?? "its machines cannot be paid in the same mix any more");
    else if (verdict.isAccepted) resolve("accepted", "edited by hand, and taken over");
    else {
      const { renamedFrom } = verdict;
      for (const [index, placement] of placements.entries()) {
        const decision = verdict.decisions[index] as LockedDecision;
        decisions.push({ ...decision, workload: name });
        kept.push({
          workload: name,
          ...(placement.part === undefined ? {} : { part: placement.part }),
          choice: pinOf(placement),
          usdPerMonth: placement.usdPerMonth,
          lockedUsdPerMonth: decision.usdPerMonth,
          ...(renamedFrom === undefined ? {} : { renamedFrom }),
        });
      }
    }
  }
  return { lock: lockOf(decisions), kept, resolved };
}

function isKept(decisions: readonly LockedDecision[], placements: readonly Placement[]): boolean {
  return (
    decisions.length === placements.length && decisions.every(({ choice }, index) => isSameChoice(choice, placements[index] as Placement))
  );
}

const beforeOf = (verdict: Verdict): readonly PinnedChoice[] =>
  verdict.kind === "keep" ? verdict.decisions.map(({ choice }) => choice) : verdict.before;

function runningOf(placements: readonly Placement[]): Running {
  const running = new Map<string, PinnedChoice[]>();
  for (const one of placements) running.set(one.workload, [...(running.get(one.workload) ?? []), pinOf(one)]);
  return running;
}
