import { stringify } from "yaml";
import { decisionKey, LOCK_VERSION, type Lock, type LockedDecision, lockOf, pinOf } from "./lock";
import { blockChecksum, type LockBlock, sorted } from "./lock-file";

const HEADER = `# Where costwright has placed each workload. Written by \`costwright lock\`; commit it, and review its changes.
# A decision stays until its need changes, it no longer fits, or \`costwright lock --update NAME\` finds one that pays.
# Do not edit: change the needs and run \`costwright lock\`. After a merge conflict take either side and run it.
`;

/** The text of a lock file: the same decisions give the same bytes. */
export function renderLock(lock: Lock): string {
  const workloads = Object.fromEntries(lockOf(lock.decisions).decisions.map((one) => [decisionKey(one), blockOf(one)]));
  return `${HEADER}${stringify({ version: LOCK_VERSION, workloads }, { lineWidth: 0 })}`;
}

function blockOf(decision: LockedDecision): unknown {
  const { choice, runnerUp, priceBook } = decision;
  const block: LockBlock = {
    checksum: "",
    choice: pinOf(choice),
    decided: {
      gapFraction: decision.gapFraction,
      on: decision.decidedOn,
      prices: priceBook.id,
      pricesAsOf: priceBook.asOf,
      usdPerMonth: decision.usdPerMonth,
    },
    need: decision.needHash,
    ...(runnerUp === undefined ? {} : { runnerUp: { ...pinOf(runnerUp), extraUsdPerMonth: runnerUp.extraUsdPerMonth } }),
  };
  return sorted({ ...block, checksum: blockChecksum(decisionKey(decision), block) });
}
