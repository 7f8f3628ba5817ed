import type { MachineClass, PackProblem } from "./pack-problem";

/** Two resources on a grid; all others are left out, which can only raise what a filling is worth. */
export interface PricingGrid {
  readonly dimensions: readonly [number, number];
  readonly units: readonly [number, number];
}

/** The two resources that cost most in all at the given prices, on the finest grid that the number of cells allows. */
export function pricingGrid(problem: PackProblem, resourceUsd: readonly number[], mostCells: number): PricingGrid | undefined {
  const { items, classes, dimensions } = problem;
  const total = dimensions.map((_, dimension) =>
    items.reduce((sum, { count, size }) => sum + count * (size[dimension] as number) * (resourceUsd[dimension] as number), 0),
  );
  const [first, second] = dimensions.map((_, dimension) => dimension).sort((a, b) => (total[b] as number) - (total[a] as number) || a - b);
  if (first === undefined) return undefined;
  const pair = [first, second ?? first] as const;
  const units = pair.map((dimension) => items.reduce((common, { size }) => divisor(common, size[dimension] as number), 0) || 1);
  const cells = (at: number) =>
    Math.floor(Math.max(...classes.map(({ capacity }) => capacity[pair[at] as number] as number)) / (units[at] as number)) + 1;
  const isOne = pair[0] === pair[1];
  if (isOne) units[1] = Number.MAX_SAFE_INTEGER;
  while (cells(0) * cells(1) > mostCells) {
    const at = cells(0) > cells(1) ? 0 : 1;
    units[at] = (units[at] as number) * 2;
  }
  return { dimensions: pair, units: [units[0] as number, units[1] as number] };
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}

/**
 * The most that a filling of any machine up to the largest can be worth, by what it has of two resources: sizes are
 * rounded down to the grid, so that the table never promises too little.
 *
 *     V[c,m] = max(V[c,m], V[c - size, m - size] + value)    item by item, each up to its number on a machine
 */
export class PricingTable {
  private readonly worth: Float64Array;
  private readonly columns: number;
  private readonly takes: readonly { readonly item: number; readonly a: number; readonly b: number; readonly value: number }[];

  constructor(
    private readonly grid: PricingGrid,
    problem: PackProblem,
    values: readonly number[],
    /** By item: most on a machine of the classes that the table is for. */
    most: readonly number[],
  ) {
    const { classes, items } = problem;
    const [rows, columns] = [0, 1].map(
      (at) =>
        Math.floor(
          Math.max(...classes.map(({ capacity }) => capacity[grid.dimensions[at] as number] as number)) / (grid.units[at] as number),
        ) + 1,
    ) as [number, number];
    this.columns = columns;
    this.worth = new Float64Array(rows * columns);
    this.takes = items.flatMap(({ size }, item) => {
      const value = values[item] as number;
      if (value <= 0 || (most[item] as number) <= 0) return [];
      const a = Math.floor((size[grid.dimensions[0]] as number) / grid.units[0]);
      const b = Math.floor((size[grid.dimensions[1]] as number) / grid.units[1]);
      return [{ item, a, b, value }];
    });
    for (const { item, a, b, value } of this.takes) {
      const limit = most[item] as number;
      const enough = Math.max(a > 0 ? Math.floor((rows - 1) / a) : 0, b > 0 ? Math.floor((columns - 1) / b) : 0);
      if (
        (a > 0 || b > 0) &&
        limit >= Math.min(enough, a > 0 ? Math.floor((rows - 1) / a) : enough, b > 0 ? Math.floor((columns - 1) / b) : enough)
      ) {
        this.passAny(rows, a, b, value);
        continue;
      }
      // In powers of two and a rest: every number up to the limit, and none beyond it.
      for (let left = limit, part = 1; left > 0; part *= 2) {
        const taken = Math.min(part, left);
        left -= taken;
        this.passOnce(rows, a * taken, b * taken, value * taken);
      }
    }
  }

  private passAny(rows: number, a: number, b: number, value: number): void {
    const { worth, columns } = this;
    const back = a * columns + b;
    for (let row = a; row < rows; row++) {
      for (let at = row * columns + b, end = (row + 1) * columns; at < end; at++) {
        const other = (worth[at - back] as number) + value;
        if (other > (worth[at] as number)) worth[at] = other;
      }
    }
  }

  private passOnce(rows: number, a: number, b: number, value: number): void {
    const { worth, columns } = this;
    const back = a * columns + b;
    for (let row = rows - 1; row >= a; row--) {
      for (let at = (row + 1) * columns - 1, end = row * columns + b; at >= end; at--) {
        const other = (worth[at - back] as number) + value;
        if (other > (worth[at] as number)) worth[at] = other;
      }
    }
  }

  private cell({ capacity }: MachineClass): { readonly row: number; readonly column: number } {
    const [first, second] = this.grid.dimensions;
    return {
      row: Math.floor((capacity[first] as number) / this.grid.units[0]),
      column: Math.floor((capacity[second] as number) / this.grid.units[1]),
    };
  }

  /** No filling of the class is worth more. */
  most(cls: MachineClass): number {
    const { row, column } = this.cell(cls);
    return this.worth[row * this.columns + column] as number;
  }

  /** A filling that is worth that much by the table: it may break what the table leaves out, so it must be checked. */
  trace(cls: MachineClass, items: number): readonly number[] {
    const counts = Array.from({ length: items }, () => 0);
    let { row, column } = this.cell(cls);
    for (;;) {
      const here = this.worth[row * this.columns + column] as number;
      if (here <= 0) return counts;
      const taken = this.takes.find(({ a, b, value }) => {
        if (a + b === 0 || a > row || b > column) return false;
        return Math.abs((this.worth[(row - a) * this.columns + column - b] as number) + value - here) <= 1e-9 * here;
      });
      if (taken === undefined) return counts;
      counts[taken.item] = (counts[taken.item] as number) + 1;
      row -= taken.a;
      column -= taken.b;
    }
  }
}
