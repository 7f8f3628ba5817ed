import { spawnSync } from "node:child_process";
import { workerScript } from "../../../components/realise/gcp/worker-script";
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
        parallelism: 15,
        labels: { costwright_workload: "it" },
        template: { containers: [{ image, commands: ["fold"], envs: [{ name: "MODE", value: "fast" }] }], maxRetries: 3 },
      },
    });
    expect(stack.all(":IAMMember")).toEqual([]);
  });

  test("runs on spot machines where it may be interrupted, which a second group on demand stands behind", async () => {
    const stack = await onGoogle({ ...job, environment: { MODE: "it's fast" } });
    expect(stack.plan.placements[0]).toMatchObject({ form: "spot-workers", purchase: "spot" });
    expect(unjudged(stack)).toEqual([]);
    expect(stack.findings).toEqual([]);
    expect(stack.stack.totals.lowUsdPerMonth).toBeCloseTo(stack.plannedUsdPerMonth, 2);
    const [spot, onDemand] = stack.all(":RegionInstanceTemplate").map(({ inputs }) => inputs);
    const isSpot = ({ scheduling }: Readonly<Record<string, unknown>>) => (scheduling as { preemptible?: boolean }).preemptible === true;
    expect([spot, onDemand].map((one) => one && isSpot(one)).sort()).toEqual([false, true]);
    for (const { inputs } of stack.all(":RegionAutoscaler")) expect(inputs).toMatchObject({ autoscalingPolicy: { minReplicas: 0 } });
    expect(stack.all(":Subscription").filter(({ inputs }) => inputs.deadLetterPolicy !== undefined)).toHaveLength(1);
    for (const { inputs } of stack.all(":RegionInstanceTemplate"))
      expect(JSON.stringify(inputs.networkInterfaces)).not.toContain("accessConfigs");
  });
});

test("the script of a machine is one that a shell understands, whatever the variables hold", () => {
  const script = workerScript({
    subscription: "projects/lab/subscriptions/pull",
    image,
    command: ["fold", "--fast"],
    environment: { MODE: "it's $fast" },
    tasksAtOnce: 4,
  });
  const checked = spawnSync("bash", ["-n"], { input: script });
  expect(checked.stderr.toString()).toBe("");
  expect(script).toContain(`-e 'MODE=it'\\''s $fast' '${image}' 'fold' '--fast'`);
  const reply = '{"receivedMessages":[{"ackId": "abc=","message": {"data": "NDI=","messageId": "1"}}]}';
  const field = script.split("\n").find((line) => line.startsWith("field()"));
  const read = spawnSync("bash", ["-c", `${field}\necho '${reply}' | field ackId; echo '${reply}' | field data | base64 -d`]);
  expect(read.stdout.toString()).toBe("abc=\n42");
});
