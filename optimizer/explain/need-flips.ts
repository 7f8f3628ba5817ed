import type { PinnedChoice, Placement, PortfolioNeed, WorkloadNeed } from "../../model";
import { type ChoiceName, isPlaced, isSameKind, nameOf, type PlacedPlan } from "./compare-plans";
import { aloneNeed, isSeparable } from "./constraints";
import type { Runs } from "./runs";

/** Where a growing or shrinking need changes the choice. */
export interface NeedFlip {
  readonly field: "vcpus" | "memoryGib";
  readonly direction: "up" | "down";
  readonly from: number;
  /** The choice is still made at `keptAt`, and another at `flipsAt`; null where it holds over the whole range that was looked at. */
  readonly keptAt: number;
  readonly flipsAt: number | null;
  /** Absent where nothing is placed at `flipsAt`. */
  readonly to?: readonly ChoiceName[];
}

/** Needs from a quarter to four times are looked at, in steps of a tenth; a flip inside a step is narrowed to 0.1 %. */
export const NEED_RANGE_FACTOR = 4;
export const NEED_STEP_FACTOR = 1.1;
export const NEED_PRECISION_FRACTION = 0.001;

/**
 * At which vCPUs and memory the provider, region, size or way of paying changes; the number of machines may grow or
 * shrink along. The other workloads stay where they are. A choice that changes and changes back within one step is
 * not seen. Of a workload with quotes nothing is said: they are priced for the load as it is declared.
 */
export function needFlips(plan: PlacedPlan, need: PortfolioNeed, workload: WorkloadNeed, runs: Runs): readonly NeedFlip[] {
  if (workload.offered !== undefined) return [];
  const own = plan.placements.filter((one) => one.workload === workload.name);
  const around = (changed: WorkloadNeed) =>
    isSeparable(need, runs.book.offers?.capacities) ? aloneNeed(need, changed) : pinned(need, plan, changed);
  const flips: NeedFlip[] = [];
  for (const field of ["vcpus", "memoryGib"] as const) {
    for (const direction of ["up", "down"] as const) {
      const at = (value: number): readonly ChoiceName[] | "none" | undefined => {
        const name = `where the choice of ${workload.name} flips`;
        const tried = runs.place(name, around({ ...workload, [field]: value }));
        if (tried === undefined) return undefined;
        return isPlaced(tried) ? tried.placements.filter((one) => one.workload === workload.name).map(nameOf) : "none";
      };
      const flip = firstFlip(workload[field], direction, own, at);
      if (flip === undefined) return flips;
      flips.push({ field, direction, from: workload[field], ...flip });
    }
  }
  return flips;
}

/** Undefined where there was no time to tell. */
function firstFlip(
  from: number,
  direction: "up" | "down",
  own: readonly Placement[],
  at: (value: number) => readonly ChoiceName[] | "none" | undefined,
): Pick<NeedFlip, "keptAt" | "flipsAt" | "to"> | undefined {
  const isKept = (found: readonly ChoiceName[] | "none") =>
    found !== "none" && found.length === own.length && found.every((one, index) => isSameKind(one, own[index] as Placement));
  const end = direction === "up" ? from * NEED_RANGE_FACTOR : from / NEED_RANGE_FACTOR;
  let kept = from;
  while (kept !== end) {
    const step = direction === "up" ? Math.min(end, kept * NEED_STEP_FACTOR) : Math.max(end, kept / NEED_STEP_FACTOR);
    let found = at(step);
    if (found === undefined) return undefined;
    if (isKept(found)) {
      kept = step;
      continue;
    }
    let flipped = step;
    while (Math.abs(flipped - kept) > from * NEED_PRECISION_FRACTION) {
      const middle = (kept + flipped) / 2;
      const tried = at(middle);
      if (tried === undefined) return undefined;
      if (isKept(tried)) kept = middle;
      else {
        flipped = middle;
        found = tried;
      }
    }
    return { keptAt: shown(kept), flipsAt: shown(flipped), ...(found === "none" ? {} : { to: found }) };
  }
  return { keptAt: shown(end), flipsAt: null };
}

const shown = (value: number) => Number(value.toPrecision(6));

/** The portfolio with one workload changed, and every other one kept as the plan has it. */
function pinned(need: PortfolioNeed, plan: PlacedPlan, changed: WorkloadNeed): PortfolioNeed {
  return {
    ...need,
    workloads: need.workloads.map((one) => (one.name === changed.name ? changed : { ...one, pinned: pinsOf(plan, one.name) })),
  };
}

function pinsOf(plan: PlacedPlan, name: string): readonly PinnedChoice[] {
  return plan.placements
    .filter((one) => one.workload === name)
    .sort((a, b) => (a.part ?? 0) - (b.part ?? 0))
    .map(({ provider, region, form, size, count, purchase, mix }) => ({
      provider,
      region,
      ...(form === undefined ? {} : { form }),
      size,
      count,
      purchase,
      ...(mix === undefined ? {} : { mix: mix.map((share) => ({ purchase: share.purchase, count: share.count })) }),
    }));
}
