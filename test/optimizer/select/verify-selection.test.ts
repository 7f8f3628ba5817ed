import type { OperationsTask, Selection, SelectNeed } from "../../../model";
import { selectTasks, verifySelection } from "../../../optimizer/select";

const task = (name: string, changes: Partial<OperationsTask> = {}): OperationsTask => ({
  name,
  costUsd: 100,
  revenueUsd: 0,
  durationHours: 1,
  value: 1,
  covers: [],
  removesRisk: {},
  needs: [],
  excludes: [],
  isRequired: false,
  ...changes,
});
const need = (changes: Partial<SelectNeed> = {}): SelectNeed => ({
  tasks: [task("a"), task("b", { costUsd: 150, removesRisk: { theft: 0.5 } }), task("c", { costUsd: 300 })],
  items: {},
  risksUsd: { theft: 400 },
  riskWeight: 1,
  minCoverage: 2,
  ...changes,
});

type Found = Extract<Selection, { readonly netUsd: number }>;
function selected(one: SelectNeed): Found {
  const plan = selectTasks(one);
  if (plan.status === "infeasible" || plan.status === "unknown") throw new Error(plan.conflicts.join("; "));
  return plan;
}

test("cost, revenue and risk together, each stated apart", () => {
  expect(selected(need())).toMatchObject({
    tasks: [{ name: "a" }, { name: "b" }],
    coverage: 2,
    costUsd: 250,
    riskRemainingUsd: 200,
    riskRemovedUsd: 200,
    netUsd: 450,
    // b alone pays for itself: 350.
    coverageCostsUsd: 100,
  });
});

test("shares of one risk do not add up, and an item counts once", () => {
  const one = need({
    tasks: [
      task("a", { value: 0, covers: ["x"], removesRisk: { theft: 0.5 } }),
      task("b", { value: 0, covers: ["x"], removesRisk: { theft: 0.4 } }),
      task("c", { value: 0, covers: ["y"] }),
    ],
    items: { x: 1, y: 1 },
  });
  expect(selected(one)).toMatchObject({ tasks: [{ name: "a" }, { name: "c" }], coverage: 2, riskRemainingUsd: 200 });
});

test.each<[string, (plan: Found) => Found, RegExp]>([
  ["too little coverage", (plan) => ({ ...plan, tasks: plan.tasks.slice(1) }), /coverage is 1, below 2/],
  [
    "a task that there is not",
    (plan) => ({ ...plan, tasks: [...plan.tasks, { ...(plan.tasks[0] as Found["tasks"][number]), name: "z" }] }),
    /z is no task/,
  ],
  ["a wrong cost", (plan) => ({ ...plan, costUsd: 10 }), /costUsd is stated as/],
  ["a wrong risk", (plan) => ({ ...plan, riskRemainingUsd: 10 }), /riskRemainingUsd is stated as/],
  ["a wrong net", (plan) => ({ ...plan, netUsd: 10 }), /netUsd is stated as/],
])("the check refuses %s", (_, spoil, message) => {
  expect(verifySelection(selected(need()), need())).toEqual([]);
  expect(verifySelection(spoil(selected(need())), need()).join("; ")).toMatch(message);
});

test.each<[string, SelectNeed, readonly string[]]>([
  [
    "a budget",
    need({ budgetUsd: 240 }),
    [
      "at most 1 of the 2 asked for can be covered within a budget of 240.00 USD",
      "a budget of 250.00 USD would do, all else kept",
      "asking for a coverage of 1 would do",
    ],
  ],
  [
    "hours",
    need({ maxHours: 1.5 }),
    [
      "at most 1 of the 2 asked for can be covered within 1.5 hours",
      "2 hours would do, all else kept",
      "asking for a coverage of 1 would do",
    ],
  ],
  ["too much", need({ minCoverage: 4 }), ["at most 3 of the 4 asked for can be covered", "asking for a coverage of 3 would do"]],
  [
    "required tasks that exclude each other",
    need({ tasks: [task("a", { isRequired: true, excludes: ["b"] }), task("b", { isRequired: true })] }),
    ["no set of tasks holds all required tasks, what they need and what they exclude"],
  ],
])("what cannot be met is said in words: %s", (_, one, conflicts) => {
  expect(selectTasks(one)).toEqual({ status: "infeasible", conflicts });
});
