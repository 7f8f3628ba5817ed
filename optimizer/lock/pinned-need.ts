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
}

/** A need with what runs today written into it. */
export function viewOf(market: Market, need: PortfolioNeed, view: NeedView): PortfolioNeed {
  return { ...need, workloads: need.workloads.map((workload) => viewOfWorkload(market, workload, view)) };
}

function viewOfWorkload(market: Market, workload: WorkloadNeed, { pins, today, movesCost }: NeedView): WorkloadNeed {
  const pinned = pins.get(workload.name);
  // Nothing else is changed, so that the plan of an unchanged need is the same to the last runner-up.
  if (pinned !== undefined) return { ...workload, pinned };
  const { current: _, moving: __, ...rest } = workload;
  if (!movesCost) return rest;
  const [running, ...others] = today.get(workload.name) ?? [];
  // A split workload runs in several places; a need can name one.
  if (running === undefined || others.length > 0) return workload;
  return runningIn(market, workload, running) ?? rest;
}
