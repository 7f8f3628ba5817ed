import type { PriceBook } from "../catalog";
import type { LockDrift, Placement, Plan, PortfolioNeed } from "../model";
import { place } from "../optimizer";
import { ArgumentsError } from "./arguments-error";
import { type FoundLock, placeLocked } from "./portfolio-lock";
import { type Problem, toDiagnostic } from "./problem";

export interface PlacedTogether {
  /** With what differs between it and a lock, as facts, where there is one. */
  readonly plan: Plan & { readonly lockDrift?: readonly LockDrift[] };
  readonly placements: readonly Placement[];
  /** What of a lock could not be kept, and what would pay to move; and what would save, but not pay. */
  readonly warnings: readonly string[];
  readonly notes: readonly string[];
}

/** Places all workloads together, at once and without waiting: the program goes on with the plan in hand. */
export function placeTogether(
  title: string,
  need: PortfolioNeed,
  book: PriceBook,
  timeLimitMs: number | undefined,
  lock?: FoundLock,
): PlacedTogether {
  const limit = timeLimitMs === undefined ? {} : { timeLimitMs };
  const { plan, warnings, notes, drift } =
    lock === undefined
      ? { plan: place(need, book, limit), warnings: [], notes: [], drift: [] }
      : placeLocked(need, lock, book, timeLimitMs);
  if (plan.status !== "infeasible")
    return {
      plan: { ...plan, warnings: [...plan.warnings, ...warnings], ...(lock === undefined ? {} : { lockDrift: drift }) },
      placements: plan.placements,
      warnings,
      notes,
    };
  const conflicts = plan.conflicts.map((message) => ({ severity: "error", message }) as const);
  throw new ArgumentsError(`${title}: no placement meets what is declared (price book ${book.id} of ${book.asOf}).`, conflicts);
}

/** Ends the program with every problem of the arguments at once. */
export function refuse(title: string, problems: readonly Problem[]): never {
  const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
  throw new ArgumentsError(
    `${title}: ${count} in what is declared.`,
    problems.map((problem) => toDiagnostic(problem)),
  );
}
