import type { OperationsTask, SelectNeed } from "../../model";
import { selectTasks, verifySelection } from "../../optimizer/select";
import { seeded } from "./seeded";

const CASES = 600;

function randomNeed(seed: number): SelectNeed {
  const random = seeded(seed);
  const names = Array.from({ length: random.whole(1, 8) }, (_, index) => `t${index}`);
  const items = ["a", "b", "c"].slice(0, random.whole(0, 3));
  const risks = ["theft", "outage"].slice(0, random.whole(0, 2));
  const others = (name: string, chance: number) => names.filter((other) => other !== name && random.chance(chance));
  const tasks = names.map((name): OperationsTask => {
    const covers = items.filter(() => random.chance(0.4));
    return {
      name,
      costUsd: random.pick([0, 10, 10, 20.5, 33.333333, 100]),
      revenueUsd: random.chance(0.3) ? random.pick([5, 15, 120]) : 0,
      durationHours: random.pick([0, 1, 2.5, 4]),
      value: covers.length > 0 ? random.pick([0, 0.5]) : random.pick([1, 1, 2, 0.125]),
      covers,
      removesRisk: Object.fromEntries(risks.filter(() => random.chance(0.4)).map((risk) => [risk, random.pick([0, 0.3, 0.5, 1])])),
      needs: others(name, 0.08),
      excludes: others(name, 0.06),
      isRequired: random.chance(0.05),
    };
  });
  return {
    tasks,
    items: Object.fromEntries(items.map((item) => [item, random.pick([1, 1, 2, 0.25])])),
    risksUsd: Object.fromEntries(risks.map((risk) => [risk, random.pick([0, 40, 99.999999, 500])])),
    riskWeight: random.pick([1, 1, 0, 0.5, 2]),
    minCoverage: random.pick([0, 1, 2, 3, 3.5, 6]),
    ...(random.chance(0.4) ? { budgetUsd: random.pick([0, 20, 60, 150]) } : {}),
    ...(random.chance(0.3) ? { maxHours: random.pick([0, 3, 6.5, 12]) } : {}),
  };
}

/** Least net over all sets, in micro-dollars; Infinity where none is allowed. */
function leastNetMicro(need: SelectNeed): number {
  const { tasks } = need;
  let best = Number.POSITIVE_INFINITY;
  for (let set = 0; set < 1 << tasks.length; set++) {
    const done = tasks.filter((_, index) => (set >> index) & 1);
    const has = (name: string) => done.some((task) => task.name === name);
    if (tasks.some((task) => task.isRequired && !has(task.name))) continue;
    if (done.some((task) => task.needs.some((other) => !has(other)) || task.excludes.some(has))) continue;
    const sum = (of: (task: OperationsTask) => number) => done.reduce((total, task) => total + of(task), 0);
    const costMicro = sum((task) => Math.round(task.costUsd * 1e6));
    if (need.budgetUsd !== undefined && costMicro > Math.round(need.budgetUsd * 1e6)) continue;
    if (need.maxHours !== undefined && sum((task) => task.durationHours) > need.maxHours + 1e-9) continue;
    const covered = Object.entries(need.items).filter(([item]) => done.some((task) => task.covers.includes(item)));
    const coverage = sum((task) => task.value) + covered.reduce((total, [, weight]) => total + weight, 0);
    if (coverage < need.minCoverage - 1e-9) continue;
    let risk = 0;
    for (const [name, usd] of Object.entries(need.risksUsd)) {
      const share = done.reduce((most, task) => Math.max(most, task.removesRisk[name] ?? 0), 0);
      risk += Math.round(usd * 1e6) - Math.round(Math.round(usd * 1e6) * share);
    }
    best = Math.min(best, Math.round(costMicro - sum((task) => Math.round(task.revenueUsd * 1e6)) + need.riskWeight * risk));
  }
  return best;
}

const netMicro = (need: SelectNeed) => {
  const plan = selectTasks(need);
  return plan.status === "optimal" ? Math.round(plan.netUsd * 1e6) : Number.POSITIVE_INFINITY;
};

describe("selecting tasks", () => {
  const cases = Array.from({ length: CASES }, (_, seed) => ({ seed, need: randomNeed(seed) }));

  test("agrees with brute force on every case", () => {
    const wrong: string[] = [];
    let infeasible = 0;
    for (const { seed, need } of cases) {
      const best = leastNetMicro(need);
      const plan = selectTasks(need);
      if (best === Number.POSITIVE_INFINITY) {
        infeasible++;
        if (plan.status !== "infeasible" || plan.conflicts.length === 0) wrong.push(`${seed}: ${plan.status}, nothing is allowed`);
        continue;
      }
      if (plan.status !== "optimal") wrong.push(`${seed}: ${plan.status}, the best is ${best}`);
      else if (Math.round(plan.netUsd * 1e6) !== best) wrong.push(`${seed}: ${plan.netUsd}, the best is ${best / 1e6}`);
      wrong.push(...verifySelection(plan, need).map((text) => `${seed}: ${text}`));
    }
    expect(wrong).toEqual([]);
    expect(infeasible).toBeGreaterThan(CASES / 20);
    expect(infeasible).toBeLessThan(CASES / 2);
  });

  test("both solvers agree where both finish", () => {
    let compared = 0;
    for (const { seed, need } of cases.slice(0, 150)) {
      const other = selectTasks(need, { solver: "javascript-lp-solver", timeLimitMs: 2000 });
      if (other.status !== "optimal") continue;
      compared++;
      expect({ seed, net: other.netUsd }).toEqual({ seed, net: netMicro(need) / 1e6 });
    }
    expect(compared).toBeGreaterThan(60);
  });

  test("the order of the input leaves no trace", () => {
    for (const { seed, need } of cases.slice(0, 200)) {
      const mixed = { ...need, tasks: seeded(seed + 7).shuffled(need.tasks) };
      expect(selectTasks(mixed)).toEqual(selectTasks(need));
    }
  });

  test("asking for more, or allowing less, never costs less", () => {
    for (const { need } of cases.slice(0, 150)) {
      const net = netMicro(need);
      expect(netMicro({ ...need, minCoverage: need.minCoverage + 1 })).toBeGreaterThanOrEqual(net);
      expect(netMicro({ ...need, budgetUsd: Math.min(need.budgetUsd ?? 1000, 40) })).toBeGreaterThanOrEqual(net);
      const { budgetUsd: _, ...unlimited } = need;
      expect(netMicro(unlimited)).toBeLessThanOrEqual(net);
    }
  });

  test("twice the money is twice the net", () => {
    const scaled = (need: SelectNeed): SelectNeed => ({
      ...need,
      tasks: need.tasks.map((task) => ({ ...task, costUsd: task.costUsd * 2, revenueUsd: task.revenueUsd * 2 })),
      risksUsd: Object.fromEntries(Object.entries(need.risksUsd).map(([risk, usd]) => [risk, usd * 2])),
      ...(need.budgetUsd === undefined ? {} : { budgetUsd: need.budgetUsd * 2 }),
    });
    for (const { need } of cases.slice(0, 100)) {
      const net = netMicro(need);
      if (net === Number.POSITIVE_INFINITY) continue;
      expect(Math.abs(netMicro(scaled(need)) - 2 * net)).toBeLessThanOrEqual(2 * need.tasks.length);
    }
  });
});
