import type { PriceBook } from "../../catalog";
import type { Plan, PortfolioNeed } from "../../model";
import { DEFAULT_TIME_LIMIT_MS, place } from "../place";

/** All runs of one explanation take at most so many times the limit of one. */
export const RUNS_LIMIT_FACTOR = 6;

export interface RunOptions {
  /** Most time of one run, in milliseconds; default 10,000. All runs together take at most six times that. */
  readonly timeLimitMs?: number;
  readonly solver?: string;
}

/** Places changed needs one after the other for as long as there is time; what there was no time for is named. */
export class Runs {
  private readonly perRunMs: number;
  private readonly untilMs: number;
  private readonly names: string[] = [];
  private done = 0;

  constructor(
    readonly book: PriceBook,
    private readonly options: RunOptions = {},
  ) {
    this.perRunMs = options.timeLimitMs ?? DEFAULT_TIME_LIMIT_MS;
    this.untilMs = performance.now() + RUNS_LIMIT_FACTOR * this.perRunMs;
  }

  /** The plan of a changed need; undefined where the time for all runs is used up, and then `name` is kept as skipped. */
  place(name: string, need: PortfolioNeed): Plan | undefined {
    if (!this.hasTime(name)) return undefined;
    this.done++;
    const timeLimitMs = Math.max(1, Math.min(this.perRunMs, this.untilMs - performance.now()));
    return place(need, this.book, { timeLimitMs, ...(this.options.solver === undefined ? {} : { solver: this.options.solver }) });
  }

  /** Whether there is time left for something; where not, it is kept as skipped. */
  hasTime(name: string): boolean {
    const isLeft = performance.now() < this.untilMs;
    if (!isLeft && !this.names.includes(name)) this.names.push(name);
    return isLeft;
  }

  get count(): number {
    return this.done;
  }

  /** What was not looked at for lack of time. */
  get skipped(): readonly string[] {
    return this.names;
  }
}
