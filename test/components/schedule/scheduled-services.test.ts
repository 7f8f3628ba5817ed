import type { Provider, WorkloadNeed } from "../../../model";
import { defaultSettings, judge } from "../../../policy-pack/judge";
import { preview } from "../../../preview";
import { declaredProgram, loadBuiltInBook, noUsage, priceStack, type Realised, realised, runDeclared } from "../run-declared";

const book = loadBuiltInBook();
const regions: Readonly<Record<Provider, string>> = { aws: "us-east-1", azure: "westeurope", gcp: "us-central1" };
const clouds = ["aws", "azure", "gcp"] as const;

const declared = (provider: Provider, workload: object) => ({
  providers: [provider],
  regions: [regions[provider]],
  workloads: { web: { vcpus: 6, memoryGib: 20, minVcpusPerMachine: 2, zones: 2, storageGibPerMachine: 100, ...workload } },
});

/** What the stack costs at the least and at the most, without what only its use decides (operations of disks), and what the pack finds. */
function priced({ resources }: Realised) {
  const stack = priceStack(resources, { book, usage: noUsage, context: { project: "declared", stack: "dev", config: {} } });
  expect(stack.nodes.flatMap(({ estimate }) => (estimate.kind === "unknown" ? estimate.because : []))).toEqual([]);
  const lines = stack.nodes.flatMap(({ estimate }) => ("lines" in estimate ? estimate.lines : []));
  const sum = (bound: "low" | "high") =>
    lines.reduce((total, line) => total + (line.dependsOnUsage === undefined ? line.usdPerMonth[bound] : 0), 0);
  const { findings } = judge(stack, defaultSettings(), { book, usage: noUsage, asOf: book.asOf });
  return { low: sum("low"), high: sum("high"), findings: findings.map(({ rule, message }) => `${rule}: ${message}`) };
}

const office = { timeZone: "Europe/Berlin", from: "08:00", to: "18:30" };
/** 52.5 hours in each of the 365.25 / 7 / 12 weeks of a month. */
const officeHours = (52.5 * 365.25) / 7 / 12;

const inOffice = new Map<Provider, Promise<Realised>>();
const withOffice = (provider: Provider) => {
  const known = inOffice.get(provider) ?? realised(declared(provider, { minCount: 3, maxCount: 3, workingHours: office }));
  inOffice.set(provider, known);
  return known;
};

describe.each(clouds)("working hours on %s", (provider) => {
  test("machines outside of them cost nothing, nor do their disks", async () => {
    const stack = await withOffice(provider);
    expect(stack.one(":Service")).toMatchObject({ need: { hoursPerMonth: officeHours } });
    const { low, high, findings } = priced(stack);
    expect(low).toBeCloseTo(stack.plan.usdPerMonth, 2);
    expect(high).toBeCloseTo(stack.plan.usdPerMonth, 2);
    expect(findings).toEqual([]);
  });
});

test("AWS: scheduled actions in the zone's own time", async () => {
  const stack = await withOffice("aws");
  const schedules = stack.all("autoscaling/schedule:Schedule").map(({ name, inputs }) => ({ name, ...inputs }));
  expect(schedules).toMatchObject([
    { name: "shop-web-start", minSize: 3, maxSize: 3, desiredCapacity: 3, recurrence: "0 8 * * 1,2,3,4,5", timeZone: "Europe/Berlin" },
    { name: "shop-web-stop", minSize: 0, maxSize: 0, desiredCapacity: 0, recurrence: "30 18 * * 1,2,3,4,5", timeZone: "Europe/Berlin" },
  ]);
});

test("Azure: a profile without machines, one for the hours, and one that ends it", async () => {
  const stack = await withOffice("azure");
  const days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];
  const at = (hour: number, minute: number) => ({
    frequency: "Week",
    schedule: { timeZone: "W. Europe Standard Time", days, hours: [hour], minutes: [minute] },
  });
  const none = { minimum: "0", maximum: "0", default: "0" };
  expect(stack.one(":AutoscaleSetting").profiles).toEqual([
    { name: "off-hours", capacity: none, rules: [] },
    { name: "load", capacity: { minimum: "3", maximum: "3", default: "3" }, rules: [], recurrence: at(8, 0) },
    { name: '{"name":"off-hours","for":"load"}', capacity: none, rules: [], recurrence: at(18, 30) },
  ]);
});

test("Google Cloud: the schedule alone keeps machines up", async () => {
  const stack = await withOffice("gcp");
  expect(stack.one(":RegionAutoscaler").autoscalingPolicy).toEqual({
    minReplicas: 0,
    maxReplicas: 3,
    cooldownPeriod: 300,
    scalingSchedules: [
      { name: "working-hours", minRequiredReplicas: 3, schedule: "0 8 * * 1,2,3,4,5", timeZone: "Europe/Berlin", durationSec: 37_800 },
    ],
  });
});

const year = new Date().getUTCFullYear() + 1;
const peaks = [
  { name: "evening", days: ["fri", "sat"], from: "18:00", to: "23:00", minCount: 5 },
  { name: "sale", date: `${year}-06-01`, from: "20:00", to: "02:00", minCount: 7 },
];
/** At three machines two more for 10 hours a week, and four more for 6 hours a year. */
const peakMachineHours = (20 * 365.25) / 7 / 12 + 2;

// Programs of three clouds are slow to load on a busy machine.
jest.setTimeout(180_000);

describe.each(clouds)("known peaks and standby on %s", (provider) => {
  const standby = provider === "azure" ? {} : { warmCount: 2 };
  const run = realisedOnce(() => realised(declared(provider, { minCount: 3, maxCount: 8, peaks, ...standby })));

  test("the stack costs the plan's least and most", async () => {
    const stack = await run();
    const [placement] = stack.plan.placements;
    const { low, high, findings } = priced(stack);
    expect(low).toBeCloseTo(placement?.bounds?.lowUsdPerMonth as number, 2);
    expect(high).toBeCloseTo(placement?.bounds?.highUsdPerMonth as number, 2);
    expect(findings).toEqual([]);
    const { need, usage } = stack.one(":Service") as { need: WorkloadNeed; usage: Readonly<Record<string, { peakMachineHours: number }>> };
    expect(need.peaks).toHaveLength(2);
    expect(usage["shop-web"]?.peakMachineHours).toBeCloseTo(peakMachineHours, 6);
  });

  test("machines are asked for ahead of the load", async () => {
    const stack = await run();
    if (provider === "aws") {
      const actions = stack.all("autoscaling/schedule:Schedule").map(({ name, inputs }) => ({ name, ...inputs }));
      expect(actions.sort((a, b) => (a.name < b.name ? -1 : 1))).toMatchObject([
        { name: "shop-web-evening-from", minSize: 5, maxSize: 8, desiredCapacity: -1, recurrence: "0 18 * * 5,6", timeZone: "UTC" },
        { name: "shop-web-evening-to", minSize: 3, maxSize: 8, desiredCapacity: -1, recurrence: "0 23 * * 5,6", timeZone: "UTC" },
        { name: "shop-web-sale-from", minSize: 7, startTime: `${year}-06-01T20:00:00Z` },
        { name: "shop-web-sale-to", minSize: 3, startTime: `${year}-06-02T02:00:00Z` },
      ]);
      expect(stack.one("autoscaling/group:Group").warmPool).toEqual({ poolState: "Stopped", minSize: 2, maxGroupPreparedCapacity: 2 });
    } else if (provider === "azure") {
      expect(stack.one(":AutoscaleSetting").profiles).toMatchObject([
        { name: "load", capacity: { minimum: "3", maximum: "8" } },
        {
          name: "evening",
          capacity: { minimum: "5", maximum: "8" },
          recurrence: { schedule: { hours: [18], days: ["Friday", "Saturday"] } },
        },
        { name: '{"name":"load","for":"evening"}', capacity: { minimum: "3" }, recurrence: { schedule: { hours: [23] } } },
        {
          name: "sale",
          capacity: { minimum: "7" },
          fixedDate: { start: `${year}-06-01T20:00:00`, end: `${year}-06-02T02:00:00`, timeZone: "UTC" },
        },
      ]);
    } else {
      expect(stack.one(":RegionAutoscaler").autoscalingPolicy).toMatchObject({
        minReplicas: 3,
        maxReplicas: 8,
        scalingSchedules: [
          { name: "evening", minRequiredReplicas: 5, schedule: "0 18 * * 5,6", durationSec: 18_000 },
          { name: "sale", minRequiredReplicas: 7, schedule: `0 20 1 6 * ${year}`, durationSec: 21_600 },
        ],
      });
      expect(stack.one(":RegionInstanceGroupManager")).toMatchObject({ targetStoppedSize: 2, standbyPolicy: { mode: "SCALE_OUT_POOL" } });
    }
  });
});

function realisedOnce(run: () => Promise<Realised>): () => Promise<Realised> {
  let known: Promise<Realised> | undefined;
  return () => {
    known ??= run();
    return known;
  };
}

test("a temporary environment is tagged, warned of, and refused after its day", async () => {
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  let texts = "";
  const args = JSON.stringify(declared("aws", { expiresOn: inDays(10), workingHours: office, loadBalancer: true }));
  const soon = await preview({
    programDir: declaredProgram,
    config: { args, kind: "portfolio" },
    onProgramOutput: (text) => {
      texts += text;
    },
  });
  if (soon.status !== "ok") throw new Error("refused");
  expect(texts).toContain(`"web" expires in 10 days, on ${inDays(10)}`);
  expect(texts).toMatch(
    /working hours save [\d,.]+ USD a month: the machines of "web" run 228 of 730 hours; its load balancer is paid all month/,
  );
  const group = soon.resources.find(({ type }) => type === "aws:autoscaling/group:Group");
  expect(group?.inputs.tags).toContainEqual({ key: "costwright:expires", value: inDays(10), propagateAtLaunch: false });
  const over = await runDeclared(declared("aws", { expiresOn: inDays(-3) }));
  expect(over.status === "ok" ? "" : over.diagnostics.map(({ message }) => message).join("\n")).toContain(
    `expiresOn is ${inDays(-3)}, 3 days ago`,
  );
}, 300_000);
