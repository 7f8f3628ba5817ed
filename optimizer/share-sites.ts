/**
 * A better plan where members share charges: which places to use at all is tried, opening and closing one at a time, with
 * each member at its cheapest open place. A heuristic: what it finds is valued exactly, and taken only where it is
 * feasible and better.
 */
import type { Candidate } from "./candidates";
import { type Component, chosenValue, isFeasible } from "./problem";

const MOST_ROUNDS = 8;

export function shareSites(component: Component, start: readonly Candidate[], deadlineMs: number): readonly Candidate[] {
  if (component.charges.length === 0) return start;
  const { candidates } = component;
  const regions = [...new Set(candidates.flatMap((list) => list.map(({ region }) => region.index)))].sort((a, b) => a - b);
  // Lists are in the order of what each offer costs: the first one that is open is the best.
  const planOf = (open: ReadonlySet<number>, from: readonly Candidate[]) =>
    candidates.map((list, member) => list.find(({ region }) => open.has(region.index)) ?? (from[member] as Candidate));
  const regionsOf = (chosen: readonly Candidate[]) => new Set(chosen.map(({ region }) => region.index));
  let best = start;
  let bestMicro = chosenValue(component, start).objectiveMicro;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let changed = false;
    for (const region of regions) {
      if (performance.now() > deadlineMs) return best;
      const open = regionsOf(best);
      if (open.size === 1 && open.has(region)) continue;
      if (!open.delete(region)) open.add(region);
      const trial = planOf(open, best);
      const value = chosenValue(component, trial);
      if (value.objectiveMicro >= bestMicro || !isFeasible(component, trial, value)) continue;
      best = trial;
      bestMicro = value.objectiveMicro;
      changed = true;
    }
    if (!changed) break;
  }
  return best;
}
