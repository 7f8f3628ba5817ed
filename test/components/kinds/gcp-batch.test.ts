import { onGoogle, unjudged } from "./gcp";

const image = "europe-docker.pkg.dev/lab/app/fold:1";
const job = { kind: "batch", tasks: 100, taskVcpus: 2, taskMemoryGib: 4, taskHours: 0.5, deadlineHours: 4, runsPerMonth: 30, image };

describe("a batch job on Google Cloud", () => {
  test("costs what the plan says", async () => {
    const stack = await onGoogle({ ...job, command: ["fold"], environment: { MODE: "fast" }, interruptible: false }, "europe-west3");
    expect(unjudged(stack)).toEqual([]);
    expect(stack.findings).toEqual([]);
    expect(stack.stack.totals.lowUsdPerMonth).toBeCloseTo(stack.plannedUsdPerMonth, 2);
    expect(stack.all("cloudrunv2/job:Job")[0]?.inputs).toMatchObject({
      template: {
        taskCount: 100,
        parallelism: 13,
        labels: { costwright_workload: "it" },
        template: { containers: [{ image, commands: ["fold"], envs: [{ name: "MODE", value: "fast" }] }], maxRetries: 3 },
      },
    });
    expect(stack.all(":IAMMember")).toEqual([]);
  });
});
