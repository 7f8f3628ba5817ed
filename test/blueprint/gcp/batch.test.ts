import type { BatchNeed } from "../../../model";
import { builtInBook, onlyQuote, quotes, totalUsd, workload } from "./needs";

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
  expect(quote).toMatchObject({ count: 15, size: "2 vCPU and 4 GiB" });
  expect(part("").template).toMatchObject({ taskCount: 100, parallelism: 15, template: { timeout: "14400s" } });
  expect(totalUsd(quote)).toBeCloseTo(100 * 0.5 * 3600 * 30 * (2 * 0.0000216 + 4 * 0.0000024), 6);
});

test("what Cloud Run cannot do is no offer", () => {
  expect(quotes("cloud-run-job", { ...need, taskVcpus: 9 }, frankfurt)).toEqual([]);
  expect(quotes("cloud-run-job", { ...need, tasksPerRun: 10_001 }, frankfurt)).toEqual([]);
  expect(quotes("cloud-run-job", { ...need, taskHours: 200, deadlineHours: 300 }, frankfurt)).toEqual([]);
});

describe("spot machines", () => {
  const spot = workload({ zones: 1, interruptible: true, purchases: ["on-demand", "spot"] });

  test("are as many as finish before the deadline, and are charged for the hours of the tasks", () => {
    for (const quote of quotes("spot-workers", need, spot)) {
      const size = builtInBook.size("gcp", quote.size);
      const price = builtInBook.instancePrice("gcp", quote.region, quote.size, "spot");
      if (size === undefined || price === undefined) throw new Error(`no ${quote.size}`);
      const atOnce = Math.floor(Math.min(size.vcpus / 2, (size.memoryGib - 1) / 4));
      // A task repeated and 12 minutes of starts leave time for six tasks in a row.
      expect(quote.count).toBe(Math.ceil(100 / (6 * atOnce)));
      const hours = 30 * ((100 * 0.5) / atOnce + quote.count * 0.1);
      expect(totalUsd(quote)).toBeCloseTo(hours * price.usdPerHour + (hours / 730) * 30 * 0.1 + (2 * (3000 * 1000 * 40)) / 2 ** 40, 2);
    }
    expect(quotes("spot-workers", need, spot)).toHaveLength(3);
  });

  test("only where tasks may be interrupted, and one may be repeated before the deadline", () => {
    expect(quotes("spot-workers", need, workload({ zones: 1 }))).toEqual([]);
    expect(quotes("spot-workers", { ...need, deadlineHours: 1 }, spot)).toEqual([]);
    expect(quotes("spot-workers", { ...need, deadlineHours: 1, checkpointMinutes: 10 }, spot)).toHaveLength(3);
  });
});
