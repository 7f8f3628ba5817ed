import type { BatchMachine, BatchTask, Schedule, ScheduleNeed } from "../../../model";
import { scheduleTasks, verifySchedule } from "../../../optimizer/schedule";

const task = (name: string, changes: Partial<BatchTask> = {}): BatchTask => ({
  name,
  type: "batch",
  priority: 1,
  minutes: 60,
  minutesOn: {},
  releaseMinute: 0,
  after: [],
  interruptible: false,
  ...changes,
});
const machine = (changes: Partial<BatchMachine> = {}): BatchMachine => ({
  name: "m",
  type: "m",
  speed: 1,
  usdPerHour: 1,
  accepts: [],
  windows: [],
  spotWindows: [],
  ...changes,
});
const need = (changes: Partial<ScheduleNeed> = {}): ScheduleNeed => ({
  tasks: [task("a"), task("b", { after: ["a"] })],
  machines: [machine()],
  goals: ["makespan", "cost"],
  ...changes,
});

type Found = Extract<Schedule, { readonly makespanMinutes: number }>;
function scheduled(one: ScheduleNeed): Found {
  const plan = scheduleTasks(one);
  if (plan.status === "infeasible" || plan.status === "unknown") throw new Error(plan.conflicts.join("; "));
  return plan;
}

test("a task waits for a cheap window where cost comes first, and not where time does", () => {
  const spotWindows = [{ fromMinute: 120, toMinute: 180, usdPerHour: 0.25 }];
  const one = need({ tasks: [task("a", { interruptible: true })], machines: [machine({ spotWindows })] });
  expect(scheduled(one)).toMatchObject({ runs: [{ startMinute: 0, usd: 1, spotMinutes: 0 }] });
  expect(scheduled({ ...one, goals: ["cost", "makespan"] })).toMatchObject({ runs: [{ startMinute: 120, usd: 0.25, spotMinutes: 60 }] });
  const firm = { ...one, tasks: [task("a")], goals: ["cost", "makespan"] as const };
  expect(scheduled(firm)).toMatchObject({ runs: [{ startMinute: 0, usd: 1 }] });
});

test("the urgent task goes first", () => {
  const one = need({ tasks: [task("a"), task("b", { priority: 5 })], goals: ["priority"] });
  expect(scheduled(one).runs.map((run) => run.task)).toEqual(["b", "a"]);
});

test("a task runs whole within one window, at the machine's speed", () => {
  const windows = [
    { fromMinute: 0, toMinute: 25 },
    { fromMinute: 40, toMinute: 100 },
  ];
  const one = need({ tasks: [task("a")], machines: [machine({ windows, speed: 2 })] });
  expect(scheduled(one)).toMatchObject({ runs: [{ startMinute: 40, endMinute: 70 }] });
});

test.each<[string, (plan: Found) => Found, RegExp]>([
  ["a task that does not run", (plan) => ({ ...plan, runs: plan.runs.slice(1) }), /a does not run/],
  [
    "two tasks at once",
    (plan) => ({ ...plan, runs: plan.runs.map((run) => ({ ...run, startMinute: 0, endMinute: 60 })) }),
    /run on m at once/,
  ],
  [
    "a start before its turn",
    (plan) => ({ ...plan, runs: plan.runs.map((run) => ({ ...run, startMinute: 0, endMinute: 60 })) }),
    /b starts before a has ended/,
  ],
  [
    "a wrong duration",
    (plan) => ({ ...plan, runs: plan.runs.map((run) => ({ ...run, endMinute: run.startMinute + 30 })) }),
    /takes 30 minutes/,
  ],
  ["a wrong price", (plan) => ({ ...plan, runs: plan.runs.map((run) => ({ ...run, usd: 0.5 })) }), /costs 1, stated as 0.5/],
  ["a wrong makespan", (plan) => ({ ...plan, makespanMinutes: 90 }), /the makespan is 120, stated as 90/],
  ["a wrong sum", (plan) => ({ ...plan, costUsd: 1 }), /the cost is 2, stated as 1/],
  ["a bound above the value", (plan) => ({ ...plan, goals: plan.goals.map((goal) => ({ ...goal, bound: 500 })) }), /bound 500 exceeds/],
])("the check refuses %s", (_, spoil, message) => {
  const one = need();
  expect(verifySchedule(scheduled(one), one)).toEqual([]);
  expect(verifySchedule(spoil(scheduled(one)), one).join("; ")).toMatch(message);
});

test.each<[string, ScheduleNeed, readonly string[]]>([
  [
    "a circle",
    need({ tasks: [task("a", { after: ["b"] }), task("b", { after: ["a"] })] }),
    ["these tasks wait for each other in a circle: a, b"],
  ],
  [
    "a deadline that is too early even alone",
    need({ tasks: [task("a"), task("b", { after: ["a"], deadlineMinute: 100 })] }),
    ["b cannot end by its deadline at minute 100: alone on the best machine, after a it ends at minute 120 at the earliest"],
  ],
  [
    "deadlines that exclude each other",
    need({ tasks: [task("a", { deadlineMinute: 60 }), task("b", { deadlineMinute: 90 })] }),
    ["no schedule keeps all deadlines: at the fewest 1 of 2 tasks is late, such as b (deadline at minute 90, ends at minute 120)"],
  ],
  [
    "no machine for a type",
    need({ tasks: [task("a")], machines: [machine({ accepts: ["other"] })] }),
    ['no machine runs a: none accepts its type "batch" with a duration given'],
  ],
  [
    "windows without room",
    need({ tasks: [task("a")], machines: [machine({ windows: [{ fromMinute: 0, toMinute: 30 }] })] }),
    ["a fits in no window of a machine that runs it"],
  ],
])("what cannot be done is said in words: %s", (_, one, conflicts) => {
  const plan = scheduleTasks(one);
  expect(plan.status).toBe("infeasible");
  if (plan.status !== "infeasible") return;
  // Which of two tasks is late is a matter of taste.
  const tidy = (text: string) => text.replace(/such as (a \(deadline at minute 60, ends at minute \d+\)|b \(.*\))/, "such as one");
  expect(plan.conflicts.map(tidy)).toEqual(conflicts.map(tidy));
});
