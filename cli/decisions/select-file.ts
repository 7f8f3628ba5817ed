import type { OperationsTask, SelectNeed } from "../../model";
import schema from "../../schema/select.schema.json";
import { DecisionFile } from "./decision-file";

interface TaskRow {
  readonly costUsd: number;
  readonly revenueUsd?: number;
  readonly durationHours?: number;
  readonly value?: number;
  readonly covers?: readonly string[];
  readonly removesRisk?: Readonly<Record<string, number>>;
  readonly needs?: readonly string[];
  readonly excludes?: readonly string[];
  readonly required?: boolean;
}

interface SelectContent extends Pick<SelectNeed, "minCoverage" | "budgetUsd" | "maxHours"> {
  readonly riskWeight?: number;
  readonly items?: Readonly<Record<string, number>>;
  readonly risksUsd?: Readonly<Record<string, number>>;
  readonly tasks: Readonly<Record<string, TaskRow>>;
}

/** Throws `InputError` with everything that is wrong with the file. */
export function readSelectFile(path: string): SelectNeed {
  const file = DecisionFile.read<SelectContent>(path, schema);
  const { tasks: rows, items = {}, risksUsd = {}, riskWeight = 1, minCoverage, budgetUsd, maxHours } = file.content;
  const tasks = Object.entries(rows).map(([name, row]): OperationsTask => {
    for (const field of ["needs", "excludes"] as const) {
      for (const [index, other] of (row[field] ?? []).entries()) {
        const at = ["tasks", name, field, index];
        if (other === name) file.complain(at, `${name} ${field} itself`, "name another task");
        else file.requireKnown(at, "task", other, Object.keys(rows));
      }
    }
    for (const risk of Object.keys(row.removesRisk ?? {})) {
      if (!(risk in risksUsd)) file.requireKnown(["tasks", name, "removesRisk", risk], "risk", risk, Object.keys(risksUsd));
    }
    return {
      name,
      costUsd: row.costUsd,
      revenueUsd: row.revenueUsd ?? 0,
      durationHours: row.durationHours ?? 0,
      value: row.value ?? (row.covers === undefined ? 1 : 0),
      covers: row.covers ?? [],
      removesRisk: row.removesRisk ?? {},
      needs: row.needs ?? [],
      excludes: row.excludes ?? [],
      isRequired: row.required ?? false,
    };
  });
  const covered = new Set(tasks.flatMap(({ covers }) => covers));
  for (const item of Object.keys(items)) {
    if (!covered.has(item)) file.complain(["items", item], `no task covers "${item}"`, "name it in a task's covers, or take it out", "key");
  }
  file.finish();
  const weights = Object.fromEntries([...covered].map((item) => [item, items[item] ?? 1]));
  return {
    tasks,
    items: weights,
    risksUsd,
    riskWeight,
    minCoverage,
    ...(budgetUsd === undefined ? {} : { budgetUsd }),
    ...(maxHours === undefined ? {} : { maxHours }),
  };
}
