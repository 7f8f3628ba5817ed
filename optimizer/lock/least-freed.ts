import { compareText } from "../order";

/** What freeing some workloads leads to: the value of the plan (less is better), or undefined where there is none. */
export type Probe = (freed: ReadonlySet<string>) => number | undefined;

export interface Freed {
  readonly workloads: readonly string[];
  /** True where every smaller set was tried and does not do. */
  readonly isLeast: boolean;
}

/** Most workloads of which all single ones, and all pairs, are tried. */
const SINGLES = 200;
const PAIRS = 16;

/**
 * A least set of pinned workloads whose freeing makes the rest possible; undefined where not even freeing all does.
 * First an irreducible set, by pinning ever smaller shares of them again (a few probes for each workload that stays
 * free); then the smaller sets, as far as time allows. Of several sets of one size the best plan decides, then the names.
 */
export function leastFreed(names: readonly string[], probe: Probe, timeIsLeft: () => boolean): Freed | undefined {
  const all = [...names].sort(compareText);
  if (probe(new Set(all)) === undefined) return undefined;
  const free = new Set(all);
  const pin = (chunk: readonly string[]): void => {
    if (chunk.length === 0 || !timeIsLeft()) return;
    const rest = new Set([...free].filter((name) => !chunk.includes(name)));
    if (probe(rest) !== undefined) for (const name of chunk) free.delete(name);
    else if (chunk.length > 1) {
      const half = Math.ceil(chunk.length / 2);
      pin(chunk.slice(0, half));
      pin(chunk.slice(half));
    }
  };
  const half = Math.ceil(all.length / 2);
  pin(all.slice(0, half));
  pin(all.slice(half));
  const singles = all.length <= SINGLES ? all.map((name) => [name]) : [];
  const pairs = all.length <= PAIRS ? all.flatMap((a, at) => all.slice(at + 1).map((b) => [a, b])) : [];
  let isLeast = free.size <= 1;
  for (const [position, sets] of [singles, pairs].entries()) {
    const size = position + 1;
    if (free.size < size || sets.length === 0) break;
    const best = bestOf(sets, probe, timeIsLeft);
    if (best === "no time") break;
    if (best !== undefined) return { workloads: best, isLeast: true };
    isLeast = free.size === size + 1;
  }
  return { workloads: [...free].sort(compareText), isLeast };
}

function bestOf(sets: readonly (readonly string[])[], probe: Probe, timeIsLeft: () => boolean): readonly string[] | "no time" | undefined {
  let best: readonly string[] | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const set of sets) {
    if (!timeIsLeft()) return best ?? "no time";
    const value = probe(new Set(set));
    if (value === undefined || value >= least) continue;
    best = set;
    least = value;
  }
  return best;
}
