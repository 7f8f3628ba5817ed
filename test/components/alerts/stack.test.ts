import type { DeclaredResource } from "../../../model";
import { defaultSettings, judge } from "../../../policy-pack/judge";
import { loadBuiltInBook, noUsage, priceStack, type Realised, realised } from "../run-declared";

const regions = { aws: "us-east-1", azure: "westeurope", gcp: "us-central1" } as const;
const web = { vcpus: 4, memoryGib: 8, minCount: 2, maxCount: 2, zones: 2 };
const alerts = { email: "ops@shop.example", latencyMs: 300, networkMbps: 850 };

const priced = ({ resources }: Realised) =>
  priceStack(resources, { book: loadBuiltInBook(), usage: noUsage, context: { project: "declared", stack: "dev", config: {} } });
const declared = (provider: keyof typeof regions, own: object = {}) =>
  realised({ providers: [provider], regions: [regions[provider]], alerts, workloads: { web: { ...web, loadBalancer: true, ...own } } });
const names = (resources: readonly DeclaredResource[]) => resources.map(({ name }) => name).sort();

/** The plan and the stack agree, nothing in it is without a price, and the policy pack has nothing to say of what the alerts add. */
function costsAsPlanned(stack: Realised): void {
  const sum = priced(stack);
  expect(sum.nodes.flatMap(({ estimate }) => (estimate.kind === "unknown" ? estimate.because : []))).toEqual([]);
  expect(sum.totals.lowUsdPerMonth).toBeCloseTo(stack.plan.usdPerMonth, 2);
  const book = loadBuiltInBook();
  const { findings } = judge(sum, defaultSettings(), { book, usage: noUsage, asOf: book.asOf });
  expect(findings.filter(({ urn }) => /alert/.test(urn ?? "")).map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
}

test("AWS: alarms at standard resolution, an encrypted topic and a budget; what needs an agent only with one", async () => {
  const stack = await declared("aws", { alerts: { agent: true } });
  costsAsPlanned(stack);
  const alarms = stack.all(":MetricAlarm");
  expect(names(alarms)).toEqual(["cpu", "disk", "latency", "memory", "network"].map((signal) => `shop-web-alert-${signal}`));
  for (const { inputs } of alarms) expect(Number(inputs.period)).toBeGreaterThanOrEqual(60);
  const cpu = alarms.find(({ name }) => name.endsWith("cpu"))?.inputs;
  expect(cpu).toMatchObject({ namespace: "AWS/EC2", metricName: "CPUUtilization", threshold: 85, period: 300 });
  const network = alarms.find(({ name }) => name.endsWith("network"))?.inputs;
  // In bytes of five minutes.
  expect(network).toMatchObject({ metricName: "NetworkOut", threshold: (850e6 * 300) / 8 });
  expect(alarms.find(({ name }) => name.endsWith("latency"))?.inputs).toMatchObject({ extendedStatistic: "p95", threshold: 0.3 });
  expect(stack.one("sns/topic:Topic").kmsMasterKeyId).toBeDefined();
  expect(stack.one(":TopicSubscription")).toMatchObject({ protocol: "email", endpoint: "ops@shop.example" });
  const web = stack.plan.placements[0];
  expect(stack.one("budgets/budget:Budget")).toMatchObject({
    limitAmount: String(Math.ceil((web?.usdPerMonth ?? 0) * 1.2)),
    costFilters: [{ name: "TagKeyValue", values: ["user:costwright:workload$web"] }],
  });
});

test("Azure: alerts on the scale set's own metrics, one group that is told, and a budget", async () => {
  const stack = await declared("azure", { loadBalancer: false, metricsPort: 9100 });
  costsAsPlanned(stack);
  expect(names(stack.all(":MetricAlert"))).toEqual(["cpu", "memory", "network"].map((signal) => `shop-web-alert-${signal}`));
  const memory = stack.all(":MetricAlert").find(({ name }) => name.endsWith("memory"))?.inputs;
  expect(memory?.criteria).toMatchObject({ allOf: [{ metricName: "Available Memory Percentage", operator: "LessThan", threshold: 15 }] });
  expect(stack.one(":ActionGroup")).toMatchObject({ groupShortName: "web", emailReceivers: [{ emailAddress: "ops@shop.example" }] });
  const budget = stack.one(":Budget");
  expect(budget).toMatchObject({ timeGrain: "Monthly", filter: { tags: { name: "costwright:workload", values: ["web"] } } });
  expect(JSON.stringify(budget.timePeriod)).toMatch(/"startDate":"\d{4}-\d\d-01T00:00:00Z"/);
});

test("Google Cloud: policies of one time series each, and a budget where the billing account is given", async () => {
  const stack = await declared("gcp", {
    alerts: { googleBillingAccount: "012345-6789AB-CDEF01", costUsdPerMonth: 500 },
    jurisdictions: ["us"],
  });
  costsAsPlanned(stack);
  const policies = stack.all(":AlertPolicy");
  expect(names(policies)).toEqual(["cpu", "latency", "network"].map((signal) => `shop-web-alert-${signal}`));
  const cpu = JSON.stringify(policies.find(({ name }) => name.endsWith("cpu"))?.inputs);
  expect(cpu).toContain('metadata.user_labels.costwright_workload=\\"web\\"');
  expect(cpu).toContain('"thresholdValue":0.85');
  expect(stack.one(":NotificationChannel")).toMatchObject({ type: "email", labels: { email_address: "ops@shop.example" } });
  expect(stack.one("billing/budget:Budget")).toMatchObject({ amount: { specifiedAmount: { currencyCode: "USD", units: "500" } } });
});

test("nobody is told, and nothing is paid for it, where nobody asks", async () => {
  const { resources } = await realised({ providers: ["aws"], regions: ["us-east-1"], workloads: { web } });
  expect(resources.filter(({ type }) => /Alarm|sns|budget|kms/.test(type))).toEqual([]);
});

describe.each([
  ["aws", "us-east-1"],
  ["azure", "westus"],
  ["gcp", "us-central1"],
] as const)("what %s runs itself", (provider, region) => {
  test("is watched by its own measurements", async () => {
    const stack = await realised({
      providers: [provider],
      regions: [region],
      alerts: { email: "ops@shop.example", webhook: "https://hooks.shop.example/in" },
      workloads: { orders: { kind: "database", engine: "postgres", vcpus: 2, memoryGib: 8, storageGib: 100, zones: 1 } },
    });
    const watching = stack.resources.filter(({ name, custom }) => custom && /-alert-/.test(name));
    expect(names(watching)).toEqual(
      ["cost", "cpu", "disk", "memory"].flatMap((signal) =>
        provider === "gcp" && signal === "cost" ? [] : [`shop-orders-alert-${signal}`],
      ),
    );
    const { totals } = priced(stack);
    expect(totals.lowUsdPerMonth).toBeCloseTo(stack.plan.usdPerMonth, 2);
  });
});

test("containers are watched by what ECS measures, and a port for metrics is open to callers alone", async () => {
  const container = { image: "123456789012.dkr.ecr.us-east-1.amazonaws.com/web:1", vcpus: 0.25, memoryGib: 0.5 };
  const stack = await realised({
    providers: ["aws"],
    regions: ["us-east-1"],
    workloads: {
      small: {
        vcpus: 0.5,
        memoryGib: 1,
        minCount: 2,
        maxCount: 6,
        zones: 2,
        container,
        alerts: { webhook: "https://hooks.shop.example/in" },
      },
      api: { ...web, metricsPort: 9100 },
      watcher: { ...web, talksTo: { api: { gibPerMonth: 1 } } },
    },
  });
  expect(stack.plan.placements.find(({ workload }) => workload === "small")?.form).toBe("fargate");
  const alarms = stack.all(":MetricAlarm");
  expect(names(alarms)).toEqual(["shop-small-alert-cpu", "shop-small-alert-memory"]);
  for (const { inputs } of alarms) expect(inputs).toMatchObject({ namespace: "AWS/ECS", period: 60, threshold: 85 });
  expect(priced(stack).totals.lowUsdPerMonth).toBeLessThanOrEqual(stack.plan.usdPerMonth);
  const open = stack.all(":SecurityGroupIngressRule").filter(({ inputs }) => inputs.fromPort === 9100);
  expect(open).toHaveLength(1);
  expect(open[0]?.inputs.cidrIpv4).toBeUndefined();
});
