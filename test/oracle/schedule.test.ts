import { type BatchMachine, type BatchTask, type MinuteWindow, type ScheduleGoal, type ScheduleNeed, scheduleGoals } from "../../model";
import { scheduleTasks, verifySchedule } from "../../optimizer/schedule";
import { type Seeded, seeded } from "./seeded";

const CASES = 600;

function windows(random: Seeded, horizon: number): readonly MinuteWindow[] {
  const cut = random.whole(1, horizon - 1);
  return random.pick([
    [{ fromMinute: 0, toMinute: cut }],
    [{ fromMinute: cut, toMinute: horizon }],
    [
      { fromMinute: 0, toMinute: cut },
      { fromMinute: cut + 1, toMinute: horizon + 2 },
    ],
  ]);
}

function randomNeed(seed: number): ScheduleNeed {
  const random = seeded(seed);
  const count = random.pick([1, 2, 3, 3, 3, 4]);
  const horizon = count === 4 ? random.whole(6, 8) : random.whole(5, 12);
  const tasks = Array.from({ length: count }, (_, index): BatchTask => {
    const releaseMinute = random.chance(0.3) ? random.whole(0, 4) : 0;
    return {
      name: `t${index}`,
      type: random.pick(["etl", "train"]),
      priority: random.pick([0, 1, 1, 2, 5]),
      ...(random.chance(0.9) ? { minutes: random.whole(1, 4) } : {}),
      minutesOn: random.chance(0.3) ? { big: random.whole(1, 3) } : {},
      releaseMinute,
      ...(random.chance(0.3) ? { deadlineMinute: releaseMinute + random.whole(2, 7) } : {}),
      after: Array.from({ length: index }, (_, other) => `t${other}`).filter(() => random.chance(0.2)),
      interruptible: random.chance(0.5),
    };
  });
  const machines = Array.from({ length: random.pick([1, 2, 2, 3]) }, (_, index): BatchMachine => {
    const isSpotOnly = random.chance(0.1);
    return {
      name: `m${index}`,
      type: random.pick(["big", "small"]),
      speed: random.pick([1, 1, 2, 1.5]),
      ...(isSpotOnly ? {} : { usdPerHour: random.pick([6, 6, 12, 3.3]) }),
      accepts: random.chance(0.2) ? [random.pick(["etl", "train"])] : [],
      windows: random.chance(0.3) ? windows(random, horizon) : [],
      spotWindows:
        isSpotOnly || random.chance(0.4) ? windows(random, horizon).map((one) => ({ ...one, usdPerHour: random.pick([1, 2.5, 7]) })) : [],
    };
  });
  return {
    tasks,
    machines: random.chance(0.4) ? [...machines.slice(0, 1), ...machines.slice(0, 1).map((one) => ({ ...one, name: "twin" }))] : machines,
    goals: random.shuffled(scheduleGoals).slice(0, random.whole(1, 3)),
    ...(random.chance(0.2) ? { gridMinutes: 2 } : {}),
    horizonMinutes: horizon,
  };
}

/** The best values of the goals, in their order, over every start on every machine; undefined where nothing fits. Cost in micro-dollars. */
function best(need: ScheduleNeed): readonly number[] | undefined {
  const grid = need.gridMinutes ?? 1;
  const horizon = need.horizonMinutes ?? 0;
  let winner: number[] | undefined;
  const runs: { readonly machine: BatchMachine; readonly start: number; readonly end: number; readonly micro: number }[] = [];
  const byName = (name: string) => runs[need.tasks.findIndex((task) => task.name === name)];
  const visit = (index: number) => {
    const task = need.tasks[index];
    if (task === undefined) {
      const value: Record<ScheduleGoal, number> = {
        makespan: Math.max(...runs.map(({ end }) => end)),
        cost: runs.reduce((sum, { micro }) => sum + micro, 0),
        priority: runs.reduce((sum, { end }, at) => sum + end * (need.tasks[at]?.priority ?? 0), 0),
      };
      const values = need.goals.map((goal) => value[goal]);
      const differs = values.findIndex((one, at) => one !== winner?.[at]);
      if (winner === undefined || (differs >= 0 && (values[differs] as number) < (winner[differs] as number))) winner = values;
      return;
    }
    for (const machine of need.machines) {
      const base = task.minutesOn[machine.type] ?? task.minutes;
      if (base === undefined || (machine.accepts.length > 0 && !machine.accepts.includes(task.type))) continue;
      const takes = Math.ceil(base / machine.speed);
      for (
        let start = Math.ceil(task.releaseMinute / grid) * grid;
        start + takes <= Math.min(horizon, task.deadlineMinute ?? horizon);
        start += grid
      ) {
        const end = start + takes;
        if (machine.windows.length > 0 && !machine.windows.some((one) => one.fromMinute <= start && end <= one.toMinute)) continue;
        if (runs.some((run) => run.machine === machine && run.start < end && start < run.end)) continue;
        // Tasks only wait for earlier ones.
        if (task.after.some((other) => (byName(other)?.end ?? 0) > start)) continue;
        let micro = 0;
        for (let minute = start; minute < end; minute++) {
          const spot = machine.spotWindows.find(
            (one) => task.interruptible && one.fromMinute <= minute && minute < one.toMinute,
          )?.usdPerHour;
          micro += Math.min(spot ?? Number.POSITIVE_INFINITY, machine.usdPerHour ?? Number.POSITIVE_INFINITY) * 1e6;
        }
        if (micro === Number.POSITIVE_INFINITY) continue;
        runs.push({ machine, start, end, micro: Math.round(Math.round(micro) / 60) });
        visit(index + 1);
        runs.pop();
      }
    }
  };
  visit(0);
  return winner;
}

const reached = (need: ScheduleNeed): readonly number[] | undefined => {
  const plan = scheduleTasks(need);
  if (plan.status !== "optimal") return undefined;
  return plan.goals.map(({ goal, value }) => (goal === "cost" ? Math.round(value * 1e6) : value));
};

describe("scheduling", () => {
  const cases = Array.from({ length: CASES }, (_, seed) => ({ seed, need: randomNeed(seed) }));

  test("agrees with brute force on every case", () => {
    const wrong: string[] = [];
    let infeasible = 0;
    let solvedByModel = 0;
    for (const { seed, need } of cases) {
      const optimum = best(need);
      const plan = scheduleTasks(need);
      if (optimum === undefined) {
        infeasible++;
        if (plan.status !== "infeasible" || plan.conflicts.length === 0) wrong.push(`${seed}: ${plan.status}, nothing fits`);
        continue;
      }
      if (plan.status !== "optimal") {
        wrong.push(`${seed}: ${plan.status}, the best is ${optimum.join(", ")}`);
        continue;
      }
      if (plan.solver.includes("highs")) solvedByModel++;
      const values = plan.goals.map(({ goal, value }) => (goal === "cost" ? Math.round(value * 1e6) : value));
      if (values.some((value, index) => value !== optimum[index]))
        wrong.push(`${seed}: ${need.goals.join()} ${values.join()}, the best is ${optimum.join()}`);
      wrong.push(...verifySchedule(plan, need).map((text) => `${seed}: ${text}`));
    }
    expect(wrong).toEqual([]);
    expect(infeasible).toBeGreaterThan(CASES / 20);
    expect(infeasible).toBeLessThan(CASES / 2);
    expect(solvedByModel).toBeGreaterThan(CASES / 10);
  });

  test("the order of the input leaves no trace", () => {
    for (const { seed, need } of cases.slice(0, 120)) {
      const random = seeded(seed + 13);
      const mixed = { ...need, tasks: random.shuffled(need.tasks), machines: random.shuffled(need.machines) };
      expect(scheduleTasks(mixed)).toEqual(scheduleTasks(need));
    }
  });

  test("another machine, a wider deadline or no dependency never makes the first goal worse", () => {
    let compared = 0;
    for (const { need } of cases.slice(0, 150)) {
      const values = reached(need);
      if (values === undefined) continue;
      compared++;
      const [first = 0] = values;
      const more = { ...need, machines: [...need.machines, { ...(need.machines[0] as BatchMachine), name: "extra" }] };
      const { horizonMinutes = 0 } = need;
      const wider = { ...need, tasks: need.tasks.map(({ deadlineMinute: _, ...task }) => task) };
      const free = { ...need, tasks: need.tasks.map((task) => ({ ...task, after: [] })) };
      for (const easier of [more, wider, free, { ...need, horizonMinutes: horizonMinutes + 2 }]) {
        expect(reached(easier)?.[0]).toBeLessThanOrEqual(first);
      }
    }
    expect(compared).toBeGreaterThan(50);
  });

  test("all times three times as long: three times the makespan", () => {
    for (const { need } of cases.slice(0, 100)) {
      const values = reached({ ...need, goals: ["makespan"] });
      const stretch = (window: MinuteWindow) => ({ fromMinute: window.fromMinute * 3, toMinute: window.toMinute * 3 });
      const whole = need.machines.every(({ speed }) => speed === 1);
      if (values === undefined || !whole) continue;
      const longer: ScheduleNeed = {
        ...need,
        goals: ["makespan"],
        tasks: need.tasks.map((task) => ({
          ...task,
          ...(task.minutes === undefined ? {} : { minutes: task.minutes * 3 }),
          minutesOn: Object.fromEntries(Object.entries(task.minutesOn).map(([type, minutes]) => [type, minutes * 3])),
          releaseMinute: task.releaseMinute * 3,
          ...(task.deadlineMinute === undefined ? {} : { deadlineMinute: task.deadlineMinute * 3 }),
        })),
        machines: need.machines.map((machine) => ({
          ...machine,
          windows: machine.windows.map(stretch),
          spotWindows: machine.spotWindows.map((one) => ({ ...stretch(one), usdPerHour: one.usdPerHour })),
        })),
        ...(need.gridMinutes === undefined ? {} : { gridMinutes: need.gridMinutes * 3 }),
        horizonMinutes: (need.horizonMinutes ?? 0) * 3,
      };
      expect(reached(longer)).toEqual(values.map((value) => value * 3));
    }
  });
});
