import type { BatchNeed } from "../../../model";
import { onlyQuote, quotes, totalUsd, workload } from "./needs";

const need: BatchNeed = {
  kind: "batch",
  tasksPerRun: 100,
  taskVcpus: 2,
  taskMemoryGib: 4,
  taskHours: 0.5,
  deadlineHours: 4,
  runsPerMonth: 30,
  priority: 1,
};
/** The only region that the built-in book has prices of Cloud Run in. */
const frankfurt = workload({ regions: ["europe-west3"], zones: 1 });

test("as many tasks run at once as the deadline asks for, and only their time is charged", () => {
  const { quote, part } = onlyQuote("cloud-run-job", need, frankfurt);
  expect(quote).toMatchObject({ count: 13, size: "2 vCPU and 4 GiB" });
  expect(part("").template).toMatchObject({ taskCount: 100, parallelism: 13, template: { timeout: "14400s" } });
  expect(totalUsd(quote)).toBeCloseTo(100 * 0.5 * 3600 * 30 * (2 * 0.0000216 + 4 * 0.0000024), 6);
});

test("what Cloud Run cannot do is no offer", () => {
  expect(quotes("cloud-run-job", { ...need, taskVcpus: 9 }, frankfurt)).toEqual([]);
  expect(quotes("cloud-run-job", { ...need, tasksPerRun: 10_001 }, frankfurt)).toEqual([]);
  expect(quotes("cloud-run-job", { ...need, taskHours: 200, deadlineHours: 300 }, frankfurt)).toEqual([]);
});
