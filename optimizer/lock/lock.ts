/**
 * The lock file: which choice was made for each workload, and for which need. Decisions are kept until their need
 * changes, they no longer fit, or somebody asks for an update; so a preview never moves a workload by surprise.
 */
import type { PinnedChoice, Placement } from "../../model";
import { compareText } from "../order";

/** The version of the file that this code writes, and the only one that it reads. */
export const LOCK_VERSION = 1;
export const LOCK_FILE_NAME = "costwright.lock.yaml";

/** One decision: of a workload, or of a part of a split one. */
export interface LockedDecision {
  readonly workload: string;
  /** Of a workload that is split over providers: 1, 2, ... */
  readonly part?: number;
  /** Of the need that it was made for: `needHash`. */
  readonly needHash: string;
  readonly choice: PinnedChoice;
  /** When it was made, `2026-08-01`, and with which prices. */
  readonly decidedOn: string;
  readonly priceBook: { readonly id: string; readonly asOf: string };
  /** What it cost then, as the placement's `usdPerMonth`, and how far its plan may have been from the best. */
  readonly usdPerMonth: number;
  readonly gapFraction: number;
  readonly runnerUp?: PinnedChoice & { readonly extraUsdPerMonth: number };
}

/** Decisions in the order of their keys. */
export interface Lock {
  readonly decisions: readonly LockedDecision[];
}

/** `web`, or `web/2` for a part. */
export function decisionKey({ workload, part }: Pick<LockedDecision, "workload" | "part">): string {
  return part === undefined ? workload : `${workload}/${part}`;
}

export function lockOf(decisions: readonly LockedDecision[]): Lock {
  return { decisions: [...decisions].sort((a, b) => compareText(decisionKey(a), decisionKey(b))) };
}

/** The part of a choice that a lock records. */
export function pinOf({ provider, region, form, size, count, purchase, mix }: PinnedChoice): PinnedChoice {
  const shares = mix?.map((share) => ({ purchase: share.purchase, count: share.count }));
  return {
    provider,
    region,
    ...(form === undefined ? {} : { form }),
    size,
    count,
    purchase,
    ...(shares === undefined ? {} : { mix: shares }),
  };
}

export function isSameChoice(a: PinnedChoice, b: PinnedChoice): boolean {
  return choiceText(a) === choiceText(b);
}

/** `aws eu-west-1, 4 x m7g.large, on-demand`, as messages and tables show it; `2 x fargate 0.5 vCPU and 1 GiB` of a quote. */
export function choiceText({ provider, region, form, size, count, purchase, mix }: PinnedChoice): string {
  const paid = mix === undefined ? purchase : mix.map((share) => `${share.count} ${share.purchase}`).join(" + ");
  return `${provider} ${region}, ${count} x ${form === undefined ? size : `${form} ${size}`}, ${paid}`;
}

const cents = (usd: number) => Math.round(usd * 100) / 100;

/** The decision that a placement stands for. Money in cents: a lock is read by people, and is no source of prices. */
export function decisionOf(
  placement: Placement,
  needHash: string,
  made: { readonly on: string; readonly priceBook: { readonly id: string; readonly asOf: string }; readonly gapFraction: number },
): LockedDecision {
  const { workload, part, runnerUp } = placement;
  return {
    workload,
    ...(part === undefined ? {} : { part }),
    needHash,
    choice: pinOf(placement),
    decidedOn: made.on,
    priceBook: { id: made.priceBook.id, asOf: made.priceBook.asOf },
    usdPerMonth: cents(placement.usdPerMonth),
    gapFraction: Number(made.gapFraction.toFixed(6)),
    ...(runnerUp === undefined ? {} : { runnerUp: { ...pinOf(runnerUp), extraUsdPerMonth: cents(runnerUp.extraUsdPerMonth) } }),
  };
}
