import type { Choice, Moving, PinnedChoice, WorkloadNeed } from "../../model";
import type { Market } from "../market";
import { moveOnceMicro, moveProblems, movesOf } from "../moving";

/**
 * What a move is assumed to cost where a need does not say: a day on which the old and the new machines both run, a day
 * of work for another region or provider, two hours for another size. Assumptions of ours; state `moving` for your own.
 */
export const ASSUMED_MOVING: Omit<Moving, "dataGib"> = { overlapHours: 24, effortUsd: 600, resizeEffortUsd: 150, horizonMonths: 12 };

/** The declared cost of a move, or the assumed one with the data of all the disks that run today. */
export function movingOf(need: WorkloadNeed, today: PinnedChoice): Moving {
  return need.moving ?? { dataGib: storedGib(need, today), ...ASSUMED_MOVING };
}

function storedGib({ asKind, storageGibPerMachine }: WorkloadNeed, { count }: PinnedChoice): number {
  switch (asKind?.kind) {
    case "database":
      return asKind.storageGib;
    case "file-store":
    case "object-store":
      return asKind.storedGib;
    default:
      return storageGibPerMachine * count;
  }
}

/** A need that runs in a place today; undefined where what leaving it costs cannot be known. */
export function runningIn(market: Market, need: WorkloadNeed, today: PinnedChoice): WorkloadNeed | undefined {
  const { provider, region, form, size, count, purchase } = today;
  const current = { provider, region, size, count, purchase, ...(form === undefined ? {} : { form }) };
  const running = { ...need, current, moving: movingOf(need, today) };
  return moveProblems(market.book, running).length > 0 ? undefined : running;
}

/** What it costs once to go from one choice to another, as the optimizer counts it. Undefined where the book has no price for it. */
export function moveOnceUsd(market: Market, need: WorkloadNeed, from: PinnedChoice, to: Choice): number | undefined {
  const parts = need.split?.providers ?? 1;
  const running = runningIn(market, need, from);
  const region = market.regions.find((one) => one.provider === to.provider && one.id === to.region);
  if (running?.moving === undefined || region === undefined) return undefined;
  // A part of a split workload takes its share of the data along.
  const moving = { ...running.moving, dataGib: running.moving.dataGib / parts };
  const micro = moveOnceMicro(movesOf(market, { ...running, moving }, 1), region, to.size, to.form);
  return Number.isFinite(micro) ? micro / 1e6 : undefined;
}
