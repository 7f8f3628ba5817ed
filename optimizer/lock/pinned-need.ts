import type { PinnedChoice, PortfolioNeed, WorkloadNeed } from "../../model";
import type { Market } from "../market";
import { runningIn } from "./moving-cost";

/** What runs today, by workload: one choice, or one for each part. */
export type Running = ReadonlyMap<string, readonly PinnedChoice[]>;

export interface NeedView {
  /** Choices that the plan has to take. */
  readonly pins: Running;
  /** Where workloads run today: leaving it costs a move. What the need says itself about today is overruled. */
  readonly today: Running;
  /** False leaves the cost of moves out altogether. */
  readonly movesCost: boolean;
  /** What stores data stays with its service, where that can still meet the need and no cost of a move is declared. */
  readonly storesStay?: boolean;
}

/** A need with what runs today written into it. */
export function viewOf(market: Market, need: PortfolioNeed, view: NeedView): PortfolioNeed {
  return { ...need, workloads: need.workloads.map((workload) => viewOfWorkload(market, workload, view)) };
}

function viewOfWorkload(market: Market, workload: WorkloadNeed, { pins, today, movesCost, storesStay = false }: NeedView): WorkloadNeed {
  const pinned = pins.get(workload.name);
  // Nothing else is changed, so that the plan of an unchanged need is the same to the last runner-up.
  if (pinned !== undefined) return { ...workload, pinned };
  const { current: _, moving: __, ...rest } = workload;
  if (!movesCost) return rest;
  const [running, ...others] = today.get(workload.name) ?? [];
  // A split workload runs in several places; a need can name one.
  if (running === undefined || others.length > 0) return workload;
  const view = runningIn(market, workload, running) ?? rest;
  return storesStay && workload.moving === undefined ? stayingPut(view, running) : view;
}

const staying: ReadonlySet<string | undefined> = new Set(["database", "file-store", "network", "object-store"]);

/**
 * Only what keeps the data where it is: another size is a change in place, another form, region or provider is another
 * store, which starts empty. A changed need must not throw data away, nor leave a network in which everything stands; to
 * move them is a decision of its own.
 */
function stayingPut(need: WorkloadNeed, { provider, region, form }: PinnedChoice): WorkloadNeed {
  if (!staying.has(need.kind) || need.offered === undefined) return need;
  const quotes = need.offered.quotes.filter((quote) => quote.provider === provider && quote.region === region && quote.form === form);
  return quotes.length === 0 ? need : { ...need, offered: { ...need.offered, quotes } };
}
