import type { PinnedChoice, WorkloadNeed } from "../../model";
import type { Market } from "../market";
import type { Lock, LockedDecision } from "./lock";
import { needHash } from "./need-hash";
import { misfits } from "./still-fits";

/** What becomes of a workload before anything is solved. */
export type Verdict =
  | {
      readonly kind: "keep";
      readonly decisions: readonly LockedDecision[];
      readonly renamedFrom?: string;
      /** The choice was edited by hand and is taken over. */
      readonly isAccepted: boolean;
    }
  | {
      readonly kind: "solve";
      readonly cause: "new" | "need changed" | "no longer fits";
      readonly reason: string;
      /** What was locked, where anything was. */
      readonly before: readonly PinnedChoice[];
    };

export interface Review {
  readonly verdicts: ReadonlyMap<string, Verdict>;
  /** Workloads of the lock that are not declared any more. */
  readonly gone: readonly string[];
}

/**
 * Which locked decisions stand. `accepted` names blocks whose hand edit is taken over: their need is not compared.
 * `checksFit` asks whether each choice still fits, which takes about as long as placing.
 */
export function review(
  market: Market,
  needs: readonly WorkloadNeed[],
  lock: Lock,
  accepted: ReadonlySet<string>,
  checksFit: boolean,
): Review {
  const locked = byWorkload(lock);
  const declared = new Set(needs.map(({ name }) => name));
  const orphans = new Map([...locked].filter(([name]) => !declared.has(name)));
  const renames = renamed(
    needs.filter(({ name }) => !locked.has(name)),
    orphans,
  );
  const verdicts = new Map<string, Verdict>();
  for (const need of needs) {
    const renamedFrom = renames.get(need.name);
    const decisions = locked.get(need.name) ?? (renamedFrom === undefined ? undefined : locked.get(renamedFrom));
    verdicts.set(need.name, verdictOn(market, need, decisions, renamedFrom, accepted, checksFit));
  }
  const taken = new Set(renames.values());
  return { verdicts, gone: [...orphans.keys()].filter((name) => !taken.has(name)) };
}

function verdictOn(
  market: Market,
  need: WorkloadNeed,
  decisions: readonly LockedDecision[] | undefined,
  renamedFrom: string | undefined,
  accepted: ReadonlySet<string>,
  checksFit: boolean,
): Verdict {
  if (decisions === undefined) return { kind: "solve", cause: "new", reason: "it is not in the lock", before: [] };
  const before = decisions.map(({ choice }) => choice);
  const isAccepted = accepted.has(need.name);
  const hash = needHash(need);
  if (!isAccepted && decisions.some((one) => one.needHash !== hash))
    return { kind: "solve", cause: "need changed", reason: "its need changed", before };
  const parts = need.split?.providers ?? 1;
  const reasons =
    decisions.length === parts
      ? decisions.flatMap(({ choice }) => (checksFit ? misfits(market, need, choice) : []))
      : [`the lock holds ${decisions.length} of its ${parts} parts`];
  if (reasons.length > 0) return { kind: "solve", cause: "no longer fits", reason: [...new Set(reasons)].join("; "), before };
  return { kind: "keep", decisions, isAccepted, ...(renamedFrom === undefined ? {} : { renamedFrom }) };
}

/** Decisions of each workload, its parts in their order. */
export function byWorkload(lock: Lock): ReadonlyMap<string, readonly LockedDecision[]> {
  const found = new Map<string, LockedDecision[]>();
  for (const decision of lock.decisions) found.set(decision.workload, [...(found.get(decision.workload) ?? []), decision]);
  for (const decisions of found.values()) decisions.sort((a, b) => (a.part ?? 0) - (b.part ?? 0));
  return found;
}

/** A new workload whose need is that of exactly one that is gone, and of no other new one, is that one under a new name. */
function renamed(news: readonly WorkloadNeed[], orphans: ReadonlyMap<string, readonly LockedDecision[]>): ReadonlyMap<string, string> {
  const hashes = new Map(news.map((need) => [need.name, needHash(need)]));
  const renames = new Map<string, string>();
  for (const [name, hash] of hashes) {
    const alike = [...hashes.values()].filter((other) => other === hash).length;
    const origins = [...orphans].filter(([, decisions]) => decisions.every((one) => one.needHash === hash));
    const [origin] = origins;
    if (alike === 1 && origins.length === 1 && origin !== undefined) renames.set(name, origin[0]);
  }
  return renames;
}
