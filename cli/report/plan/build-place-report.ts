import type { PriceBook } from "../../../catalog";
import type { Placement, PortfolioNeed } from "../../../model";
import { place } from "../../../optimizer";
import { explain, frontier, isPlaced, Runs, type WhatIf, whatIfRows } from "../../../optimizer/explain";
import { type OffersUsed, PLACE_SCHEMA_VERSION, type PlaceReport } from "./place-report";

export interface PlaceQuestion extends Pick<PlaceReport, "contract" | "warnings"> {
  readonly version: string;
  readonly file: string;
  readonly need: PortfolioNeed;
  readonly book: PriceBook;
  readonly timeLimitMs: number;
  readonly solver?: string;
  /** Workloads to explain; absent: no explanation. */
  readonly explained?: readonly string[];
  readonly whatIfs: readonly WhatIf[];
  readonly wantsFrontier: boolean;
}

/** Places the needs and answers what is asked about the plan. */
export function buildPlaceReport(question: PlaceQuestion): PlaceReport {
  const { file, need, book, contract, warnings, whatIfs, explained, timeLimitMs } = question;
  const solving = { timeLimitMs, ...(question.solver === undefined ? {} : { solver: question.solver }) };
  const plan = place(need, book, solving);
  const placed = isPlaced(plan) ? plan : undefined;
  const runs = new Runs(book, solving);
  // What is asked in so many words comes first, what looks far around last: time may run out.
  const rows = whatIfRows(placed, need, whatIfs, runs);
  const curve = question.wantsFrontier && placed !== undefined ? frontier(need, runs) : null;
  const explanation = explained === undefined || placed === undefined ? null : explain(placed, need, runs, explained);
  return {
    schemaVersion: PLACE_SCHEMA_VERSION,
    tool: { name: "costwright", version: question.version },
    needs: file,
    priceBook: plan.priceBook,
    contract,
    offers: offersUsed(book, placed?.placements ?? []),
    riskWeight: need.riskWeight,
    budgetUsdPerMonth: need.budgetUsdPerMonth ?? null,
    plan,
    warnings,
    explanation,
    whatIf: rows,
    frontier: curve,
    runs: { done: runs.count, timeLimitMs, skipped: runs.skipped },
  };
}

/** Which placements are at prices of an offers file; null where the book has none. */
function offersUsed(book: PriceBook, placements: readonly Placement[]): OffersUsed | null {
  const { offers } = book;
  if (offers === undefined) return null;
  const used = placements.flatMap(({ workload, part, provider, region, form, size, purchase: main, mix }) =>
    // A quote brings its own prices.
    (form === undefined ? (mix?.map(({ purchase }) => purchase) ?? [main]) : []).flatMap((purchase) => {
      const { source, asOf, row } = book.instancePrice(provider, region, size, purchase)?.provenance ?? { source: "", asOf: "", row: "" };
      if (!row.startsWith(`${offers.file}:`)) return [];
      return [{ workload, ...(part === undefined ? {} : { part }), purchase, source, asOf, row }];
    }),
  );
  return { file: offers.file, id: offers.id, asOf: offers.asOf, used };
}
