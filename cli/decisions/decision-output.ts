import { type DecisionStatus, InputError } from "../../model";
import { type ExitCode, exitCode } from "../exit-code";
import { formatPercent } from "../format-number";

/** What all decision commands take. */
export interface DecisionOptions {
  readonly format: string;
  readonly timeLimit: string;
}

/** `--time-limit 2.5` in milliseconds. */
export function timeLimitMs({ timeLimit }: DecisionOptions): number {
  const seconds = Number(timeLimit);
  if (timeLimit.trim() === "" || !Number.isFinite(seconds) || seconds <= 0) {
    throw new InputError([{ severity: "error", message: `--time-limit ${timeLimit}: not a number of seconds above 0` }]);
  }
  return seconds * 1000;
}

/** The same data with the keys of every object in code-unit order, so that two outputs differ only where the decision does. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, sorted(item)]));
}

/** `optimal`, or `feasible, at most 1.25 % from the best`. */
export function statusText(status: "optimal" | "feasible", gapFraction: number): string {
  if (status === "optimal") return "optimal";
  const percent = gapFraction >= 0.1 ? formatPercent(gapFraction) : `${(gapFraction * 100).toFixed(2)} %`;
  return `feasible, at most ${percent} from the best`;
}

/** An infeasible need breaks a requirement; where the limit struck without an answer, nothing was judged. */
export function exitCodeOf(status: DecisionStatus): ExitCode {
  if (status === "infeasible") return exitCode.mandatory;
  return status === "unknown" ? exitCode.unjudged : exitCode.clean;
}
