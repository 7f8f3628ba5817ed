import type { Schedule, ScheduleNeed } from "../../model";

/** Everything wrong with a schedule, recomputed minute by minute from the need. Shares no code with the model. */
export function verifySchedule(plan: Schedule, need: ScheduleNeed): readonly string[] {
  if (plan.status === "infeasible" || plan.status === "unknown") return [];
  const problems: string[] = [];
  const runOf = new Map(plan.runs.map((run) => [run.task, run]));
  if (runOf.size !== plan.runs.length) problems.push("a task runs twice");
  let cost = 0;
  let makespan = 0;
  let priority = 0;
  for (const task of need.tasks) {
    const run = runOf.get(task.name);
    const machine = need.machines.find(({ name }) => name === run?.machine);
    if (run === undefined || machine === undefined) {
      problems.push(`${task.name} does not run`);
      continue;
    }
    const { startMinute, endMinute } = run;
    const base = task.minutesOn[machine.type] ?? task.minutes;
    const takes = endMinute - startMinute;
    if (base === undefined || takes < 1 || takes * machine.speed < base - 1e-6 || (takes > 1 && (takes - 1) * machine.speed >= base))
      problems.push(`${task.name} takes ${takes} minutes on ${machine.name}`);
    if (machine.accepts.length > 0 && !machine.accepts.includes(task.type)) problems.push(`${machine.name} does not accept ${task.name}`);
    if (startMinute < task.releaseMinute || startMinute % plan.gridMinutes !== 0) problems.push(`${task.name} starts at ${startMinute}`);
    if (task.deadlineMinute !== undefined && endMinute > task.deadlineMinute)
      problems.push(`${task.name} ends at ${endMinute}, after its deadline`);
    if (need.horizonMinutes !== undefined && endMinute > need.horizonMinutes) problems.push(`${task.name} ends after the horizon`);
    if (machine.windows.length > 0 && !machine.windows.some((one) => startMinute >= one.fromMinute && endMinute <= one.toMinute))
      problems.push(`${task.name} runs while ${machine.name} is not there`);
    for (const other of task.after) {
      if (!((runOf.get(other)?.endMinute ?? Number.POSITIVE_INFINITY) <= startMinute))
        problems.push(`${task.name} starts before ${other} has ended`);
    }
    let perHourMicro = 0;
    let spot = 0;
    for (let minute = startMinute; minute < endMinute; minute++) {
      const window = task.interruptible ? machine.spotWindows.find((one) => one.fromMinute <= minute && minute < one.toMinute) : undefined;
      const isSpot = window !== undefined && (machine.usdPerHour === undefined || window.usdPerHour < machine.usdPerHour);
      const price = isSpot ? window.usdPerHour : machine.usdPerHour;
      if (price === undefined) problems.push(`${task.name} runs on ${machine.name} at minute ${minute}, which has no price`);
      else perHourMicro += Math.round(price * 1e6);
      if (isSpot) spot++;
    }
    const micro = Math.round(perHourMicro / 60);
    if (micro !== Math.round(run.usd * 1e6)) problems.push(`${task.name} costs ${micro / 1e6}, stated as ${run.usd}`);
    if (spot !== run.spotMinutes) problems.push(`${task.name} runs ${spot} minutes on spot, stated as ${run.spotMinutes}`);
    cost += micro;
    makespan = Math.max(makespan, endMinute);
    priority += task.priority * endMinute;
  }
  const onMachine = [...plan.runs].sort((a, b) =>
    a.machine === b.machine ? a.startMinute - b.startMinute : a.machine < b.machine ? -1 : 1,
  );
  for (const [index, run] of onMachine.entries()) {
    const before = onMachine[index - 1];
    if (before !== undefined && before.machine === run.machine && before.endMinute > run.startMinute)
      problems.push(`${before.task} and ${run.task} run on ${run.machine} at once`);
  }
  if (runOf.size !== need.tasks.length) problems.push(`${runOf.size} runs for ${need.tasks.length} tasks`);
  if (makespan !== plan.makespanMinutes) problems.push(`the makespan is ${makespan}, stated as ${plan.makespanMinutes}`);
  if (cost !== Math.round(plan.costUsd * 1e6)) problems.push(`the cost is ${cost / 1e6}, stated as ${plan.costUsd}`);
  if (Math.abs(priority - plan.prioritySum) > 1e-5) problems.push(`the priority sum is ${priority}, stated as ${plan.prioritySum}`);
  const stated = { makespan, cost: cost / 1e6, priority };
  for (const one of plan.goals) {
    if (Math.abs(one.value - stated[one.goal]) > 1e-5) problems.push(`${one.goal} is ${stated[one.goal]}, its proof is of ${one.value}`);
    if (one.bound > one.value + 1e-5) problems.push(`${one.goal}: the bound ${one.bound} exceeds the value ${one.value}`);
  }
  return problems;
}
