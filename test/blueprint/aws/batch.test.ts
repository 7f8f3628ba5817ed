import type { BatchNeed } from "../../../model";
import { cheapest, quotes, usdPerMonth } from "./workload";

const job: BatchNeed = {
  ...{ kind: "batch", tasksPerRun: 200, taskVcpus: 2, taskMemoryGib: 4, taskHours: 0.5, deadlineHours: 6 },
  ...{ runsPerMonth: 20, priority: 1 },
};
const batch = { kind: "batch", zones: 1 } as const;
const both = { ...batch, interruptible: true, purchases: ["on-demand", "spot"] } as const;

test("machines carry all tasks before the deadline", () => {
  for (const { size, count, vcpusPerMachine, memoryGibPerMachine } of quotes(job, batch)) {
    const perMachine = size.startsWith("Fargate") ? 1 : Math.min(Math.floor(vcpusPerMachine / 2), Math.floor(memoryGibPerMachine / 4));
    // 5.9 hours take 11 tasks in a row.
    expect(count * perMachine * 11).toBeGreaterThanOrEqual(200);
  }
});

test("spot costs less, and leaves time for what an interruption repeats", () => {
  const spot = quotes(job, both).filter(({ purchase }) => purchase === "spot");
  const onDemand = quotes(job, batch);
  expect(usdPerMonth(cheapest(spot))).toBeLessThan(usdPerMonth(cheapest(onDemand)));
  const tight = { ...job, taskHours: 4 };
  expect(quotes(tight, both).filter(({ purchase }) => purchase === "spot")).toEqual([]);
  expect(quotes({ ...tight, checkpointMinutes: 30 }, both).filter(({ purchase }) => purchase === "spot")).not.toEqual([]);
});

test("what no deadline can be kept for is not offered", () => {
  expect(quotes({ ...job, taskHours: 7 }, both)).toEqual([]);
});

test("Fargate is paid for the tasks' own time", () => {
  const tasks = quotes({ ...job, tasksPerRun: 10 }, batch).find(({ size }) => size === "Fargate, 2 vCPU and 4 GiB");
  if (tasks === undefined) throw new Error("no Fargate");
  const hours = 10 * 0.5 * 20;
  const logged = (10 * 20) / 1024;
  // https://aws.amazon.com/fargate/pricing/
  expect(usdPerMonth(tasks)).toBeCloseTo(hours * (2 * 0.04048 + 4 * 0.004445) + logged * 0.53, 3);
});
