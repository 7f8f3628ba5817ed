import type { Plan } from "../../../model";
import { placeWithLock, readLock, renderLock } from "../../../optimizer/lock";
import { richCase } from "../../oracle/rich-case";

type Placed = Extract<Plan, { status: "optimal" | "feasible" }>;

/** Pinned choices are found by another method, and a gap below a rounding is none. */
function shown({ solver: _, gapFraction, ...plan }: Placed) {
  return { ...plan, hasGap: gapFraction > 0.0001 };
}

const CASES = Array.from({ length: 160 }, (_, seed) => 4_000 + seed);

test("splits, mixes, pools, teams and every other constraint: a lock and an unchanged need give the identical plan", () => {
  const kinds = new Map<string, number>();
  for (const seed of CASES) {
    const { need, book, kinds: own } = richCase(seed);
    const before = placeWithLock(need, undefined, book, { on: "2026-08-01" });
    if (before.plan.status === "infeasible") continue;
    const text = renderLock(before.lock);
    const read = readLock(text, "costwright.lock.yaml");
    if (read.status !== "ok") throw new Error(`seed ${seed}: ${JSON.stringify(read.diagnostics)}`);
    const after = placeWithLock(need, read.lock, book, { on: "2027-01-01" });
    if (after.plan.status === "infeasible") throw new Error(`seed ${seed}: ${after.plan.conflicts.join("; ")}`);
    expect({ seed, resolved: after.resolved }).toEqual({ seed, resolved: [] });
    expect({ seed, ...shown(after.plan) }).toEqual({ seed, ...shown(before.plan) });
    expect({ seed, text: renderLock(after.lock) }).toEqual({ seed, text });
    for (const kind of own) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  expect([...kinds.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(CASES.length / 2);
});

test("a need that changes leaves every other decision alone, unless the requirements leave no room", () => {
  let compared = 0;
  let freed = 0;
  for (const seed of CASES) {
    const { need, book } = richCase(seed);
    const [changed] = need.workloads;
    if (need.workloads.length < 2 || changed === undefined) continue;
    const before = placeWithLock(need, undefined, book, { on: "2026-08-01" });
    const grown = { ...need, workloads: need.workloads.map((one) => (one === changed ? { ...one, vcpus: one.vcpus * 1.5 } : one)) };
    const after = placeWithLock(grown, before.lock, book, { on: "2027-01-01", drift: false });
    if (before.plan.status === "infeasible" || after.plan.status === "infeasible") continue;
    const others = after.resolved.filter(({ workload }) => workload !== changed.name);
    expect({ seed, causes: others.map(({ cause }) => cause).filter((cause) => cause !== "freed") }).toEqual({ seed, causes: [] });
    freed += others.length;
    const blocks = (lock: typeof before.lock, names: ReadonlySet<string>) =>
      renderLock({ decisions: lock.decisions.filter(({ workload }) => names.has(workload)) });
    const kept = new Set(after.kept.map(({ workload }) => workload));
    expect({ seed, text: blocks(after.lock, kept) }).toEqual({ seed, text: blocks(before.lock, kept) });
    compared++;
  }
  expect(compared).toBeGreaterThan(30);
  expect(freed).toBeLessThan(compared);
});
