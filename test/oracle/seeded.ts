import { seededNumbers } from "../../optimizer/seeded";

/** Draws for random cases: the same on every machine. */
export interface Seeded {
  /** In [0, 1). */
  number(): number;
  /** Whole, from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  chance(fraction: number): boolean;
  pick<T>(items: readonly T[]): T;
  shuffled<T>(items: readonly T[]): readonly T[];
}

export function seeded(seed: number): Seeded {
  // Neighbouring seeds start far apart.
  const number = seededNumbers(seed * 2654435761);
  const whole = (low: number, high: number) => low + Math.floor(number() * (high - low + 1));
  return {
    number,
    whole,
    chance: (fraction) => number() < fraction,
    pick: (items) => items[whole(0, items.length - 1)] as (typeof items)[number],
    shuffled(items) {
      const mixed = [...items];
      for (let index = mixed.length - 1; index > 0; index--) {
        const other = whole(0, index);
        [mixed[index], mixed[other]] = [mixed[other] as (typeof mixed)[number], mixed[index] as (typeof mixed)[number]];
      }
      return mixed;
    },
  };
}
