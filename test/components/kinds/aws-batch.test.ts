import { proven } from "./aws-proof";

const job = {
  kind: "batch",
  tasks: 200,
  taskVcpus: 2,
  taskMemoryGib: 4,
  taskHours: 0.5,
  deadlineHours: 6,
  image: "registry.example/render:3",
};

test("a job runs on spot first and on demand where there is none, at the plan's cost", async () => {
  const run = await proven({ ...job, runsPerMonth: 20, priority: 7 });
  expect({ plan: run.planUnpriced, stack: run.stackUnpriced, findings: run.findings }).toEqual({ plan: [], stack: [], findings: [] });
  expect(run.plan.placements[0]).toMatchObject({ form: "aws-batch", purchase: "spot" });
  expect(run.stack.totals.lowUsdPerMonth).toBeCloseTo(run.planUsdPerMonth, 2);
  const environment = (part: string) =>
    run.all("computeEnvironment:ComputeEnvironment").find(({ name }) => name.endsWith(part))?.inputs.computeResources;
  expect(environment("-spot")).toMatchObject({ type: "SPOT", allocationStrategy: "SPOT_PRICE_CAPACITY_OPTIMIZED", minVcpus: 0 });
  expect(environment("-instead")).toMatchObject({ type: "EC2", minVcpus: 0 });
  expect(run.one("jobQueue:JobQueue")).toMatchObject({ priority: 7, computeEnvironmentOrders: [{ order: 1 }, { order: 2 }] });
  expect(run.one("jobDefinition:JobDefinition")).toMatchObject({
    retryStrategy: { attempts: 5 },
    timeout: { attemptDurationSeconds: 6 * 3600 },
    platformCapabilities: ["EC2"],
  });
}, 180_000);

test("small tasks that may not be interrupted cost least on Fargate", async () => {
  const run = await proven({ ...job, tasks: 1, taskVcpus: 0.25, taskMemoryGib: 0.5, interruptible: false });
  expect({ plan: run.planUnpriced, stack: run.stackUnpriced, findings: run.findings }).toEqual({ plan: [], stack: [], findings: [] });
  expect(run.plan.placements[0]).toMatchObject({ form: "aws-batch", size: "Fargate, 0.25 vCPU and 0.5 GiB" });
  expect(run.stack.totals.lowUsdPerMonth).toBeCloseTo(run.planUsdPerMonth, 2);
  expect(run.all("launchTemplate:LaunchTemplate")).toEqual([]);
}, 180_000);
