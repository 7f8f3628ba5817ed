/** Which tasks of operations to do: the cheapest set that covers at least so much. The mathematics: docs/decisions.md. */
import { formatAmount, microUsd, type SelectedTask, type Selection, type SelectNeed, usdFromMicro } from "../../model";
import { solveMilp } from "../solve/solve-milp";
import { type SelectAims, selectModel, THOUSANDTHS } from "./select-model";
import { verifySelection } from "./verify-selection";

export interface SelectOptions {
  /** Most time, in milliseconds; default 10,000. */
  readonly timeLimitMs?: number;
  /** Forces a solver by name, for tests and measurements. */
  readonly solver?: string;
}

/** Expected failures are a selection of status `infeasible` or `unknown`; throws only on a bug. The need's names must be sound (the file reader checks them). */
export function selectTasks(need: SelectNeed, options: SelectOptions = {}): Selection {
  const limitMs = options.timeLimitMs ?? 10_000;
  const deadlineMs = performance.now() + limitMs;
  const aims: SelectAims = { minCoverage: need.minCoverage, budgetUsd: need.budgetUsd, maxHours: need.maxHours, minimise: "net" };
  const run = (changes: Partial<SelectAims>) => {
    const { milp, tasks } = selectModel(need, { ...aims, ...changes });
    const result = solveMilp(milp, { timeLimitMs: Math.max(50, deadlineMs - performance.now()), gapFraction: 0, solver: options.solver });
    return { result, tasks };
  };
  const { result, tasks } = run({});
  if (result.status === "infeasible") return { status: "infeasible", conflicts: conflictsOf(need, run) };
  if (result.status === "unknown") {
    const why = `no selection was found within ${limitMs / 1000} s, and it is not proven that none exists: ${result.why}`;
    return { status: "unknown", conflicts: [why] };
  }
  const chosen = tasks.filter((_, index) => result.values[index] === 1);
  const totals = totalsOf(need, new Set(chosen.map(({ name }) => name)));
  const boundUsd = Math.min(result.bound, totals.netUsd);
  const gap = Math.abs(totals.netUsd) < 1e-9 ? totals.netUsd - boundUsd : (totals.netUsd - boundUsd) / Math.abs(totals.netUsd);
  const status = result.status === "optimal" || gap <= 0.0001 ? "optimal" : "feasible";
  const free = need.minCoverage > 0 && performance.now() < deadlineMs ? run({ minCoverage: undefined }) : undefined;
  const freeNet =
    free?.result.status === "optimal"
      ? totalsOf(
          need,
          new Set(
            free.tasks.filter((_, index) => free.result.status === "optimal" && free.result.values[index] === 1).map(({ name }) => name),
          ),
        ).netUsd
      : undefined;
  const plan: Selection = {
    status,
    gapFraction: result.status === "optimal" ? 0 : gap,
    solver: options.solver ?? "highs",
    warnings:
      status === "optimal"
        ? []
        : [`the time limit of ${limitMs} ms struck: a better selection may exist, by at most ${(gap * 100).toFixed(2)} %`],
    tasks: chosen.map((task): SelectedTask => {
      const others = new Set(chosen.filter((other) => other !== task).map(({ name }) => name));
      return {
        name: task.name,
        costUsd: task.costUsd,
        revenueUsd: task.revenueUsd,
        durationHours: task.durationHours,
        ownCoverage: Math.round((totals.coverage - totalsOf(need, others).coverage) * THOUSANDTHS) / THOUSANDTHS,
      };
    }),
    ...totals,
    ...(freeNet === undefined || status !== "optimal"
      ? {}
      : { coverageCostsUsd: usdFromMicro(microUsd(totals.netUsd) - microUsd(freeNet)) }),
  };
  const wrong = verifySelection(plan, need);
  if (wrong.length > 0) throw new Error(`the selection does not stand its check, please report this: ${wrong.slice(0, 5).join("; ")}`);
  return plan;
}

function totalsOf(need: SelectNeed, done: ReadonlySet<string>) {
  const chosen = need.tasks.filter(({ name }) => done.has(name));
  const sum = (of: (task: SelectNeed["tasks"][number]) => number) => chosen.reduce((total, task) => total + of(task), 0);
  const items = new Set(chosen.flatMap(({ covers }) => covers));
  const whole = (value: number) => Math.round(value * THOUSANDTHS);
  const costMicro = sum(({ costUsd }) => microUsd(costUsd));
  const revenueMicro = sum(({ revenueUsd }) => microUsd(revenueUsd));
  let removedMicro = 0;
  let riskMicro = 0;
  for (const [risk, usd] of Object.entries(need.risksUsd)) {
    riskMicro += microUsd(usd);
    removedMicro += chosen.reduce((most, task) => Math.max(most, Math.round(microUsd(usd) * (task.removesRisk[risk] ?? 0))), 0);
  }
  return {
    coverage:
      (sum(({ value }) => whole(value)) + [...items].reduce((total, item) => total + whole(need.items[item] ?? 0), 0)) / THOUSANDTHS,
    costUsd: usdFromMicro(costMicro),
    revenueUsd: usdFromMicro(revenueMicro),
    durationHours: sum(({ durationHours }) => whole(durationHours)) / THOUSANDTHS,
    riskRemainingUsd: usdFromMicro(riskMicro - removedMicro),
    riskRemovedUsd: usdFromMicro(removedMicro),
    netUsd: usdFromMicro(Math.round(costMicro - revenueMicro + need.riskWeight * (riskMicro - removedMicro))),
  };
}

type Run = (changes: Partial<SelectAims>) => { readonly result: ReturnType<typeof solveMilp>; readonly tasks: SelectNeed["tasks"] };

/** What stands in the way, and the least that each limit alone would have to give. */
function conflictsOf(need: SelectNeed, run: Run): readonly string[] {
  const reached = (changes: Partial<SelectAims>): ReturnType<typeof totalsOf> | undefined => {
    const { result, tasks } = run(changes);
    if (result.status !== "optimal") return undefined;
    return totalsOf(need, new Set(tasks.filter((_, index) => result.values[index] === 1).map(({ name }) => name)));
  };
  const limits = [
    ...(need.budgetUsd === undefined ? [] : [`a budget of ${formatAmount(need.budgetUsd)} USD`]),
    ...(need.maxHours === undefined ? [] : [`${need.maxHours} hours`]),
  ].join(" and ");
  const within = limits === "" ? "" : ` within ${limits}`;
  const most = reached({ minimise: "-coverage", minCoverage: undefined });
  if (most === undefined) return [`no set of tasks holds all required tasks, what they need and what they exclude${within}`];
  const conflicts = [`at most ${most.coverage} of the ${need.minCoverage} asked for can be covered${within}`];
  const money = need.budgetUsd === undefined ? undefined : reached({ minimise: "cost", budgetUsd: undefined });
  if (money !== undefined) conflicts.push(`a budget of ${formatAmount(money.costUsd)} USD would do, all else kept`);
  const time = need.maxHours === undefined ? undefined : reached({ minimise: "hours", maxHours: undefined });
  if (time !== undefined) conflicts.push(`${time.durationHours} hours would do, all else kept`);
  if (most.coverage > 0) conflicts.push(`asking for a coverage of ${most.coverage} would do`);
  return conflicts;
}
