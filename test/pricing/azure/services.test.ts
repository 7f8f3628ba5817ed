import { lowUsdPerMonth, unknownValue } from "../../../model";
import { declare, estimateOne } from "../../support/declared";

const HOURS = 730;
const DAYS = HOURS / 24;
const at = (type: string, location: string, inputs: Record<string, unknown>) =>
  declare(`azure-native:${type}`, "it", { location, ...inputs });
const usage = (values: Record<string, number>) => ({ usage: { types: {}, resources: { it: values } } });

test.each([
  ["web:AppServicePlan", "eastus", { sku: { name: "P1V3", capacity: 2 }, reserved: true }, {}, 2 * 0.155 * HOURS],
  ["web:AppServicePlan", "eastus", { sku: { name: "P1v3" } }, {}, 0.315 * HOURS],
  ["web:AppServicePlan", "eastus", { sku: { name: "P2mv3" }, kind: "Linux" }, {}, 0.372 * HOURS],
  ["web:AppServicePlan", "eastus", { sku: { name: "B1", tier: "Basic" }, kind: "app" }, {}, 0.075 * HOURS],
  ["web:AppServicePlan", "eastus", { sku: { name: "EP2" } }, {}, (2 * 0.173 + 7 * 0.0123) * HOURS],
  ["web:AppServicePlan", "westeurope", { sku: { name: "WS1" } }, {}, 143.96 + 3.5 * 10.2943],
  [
    "web:WebApp",
    "eastus",
    { kind: "functionapp" },
    { executionsPerMonth: 2_000_000, gbSecondsPerMonth: 100_000 },
    2_000_000 * 0.0000002 + 100_000 * 0.000016,
  ],
  ["web:StaticSite", "centralus", { sku: { name: "Standard" } }, { bandwidthOverIncludedGb: 10 }, 9 + 10 * 0.2],
  ["web:WebAppHostNameBinding", "eastus2", { sslState: "IpBasedEnabled" }, {}, 39],
  [
    "containerregistry:Registry",
    "westeurope",
    { sku: { name: "Basic" } },
    { storageOverIncludedGib: 5, buildVcpuSeconds: 1000 },
    DAYS * 0.166667 + 5 * 0.1 + 1000 * 0.0001,
  ],
  ["containerregistry:Replication", "westeurope", {}, {}, DAYS * 1.66667],
  ["servicebus:Namespace", "westeurope", { sku: { name: "Standard" } }, { operationsPerMonth: 20_000_000 }, 0.0134384 * HOURS + 7 * 0.8],
  ["servicebus:Namespace", "westeurope", { sku: { name: "Premium", capacity: 2 } }, {}, 2 * 677.075],
  [
    "eventhub:Namespace",
    "eastus",
    { sku: { name: "Standard", capacity: 3 } },
    { ingressEventsPerMonth: 10_000_000 },
    3 * 21.9 + 10 * 0.028,
  ],
  ["eventhub:Cluster", "eastus", { sku: { name: "Dedicated", capacity: 1 } }, {}, 4999.77],
  ["eventgrid:Topic", "westeurope", {}, { operationsPerMonth: 1_000_000 }, 10 * 0.06],
  ["signalrservice:SignalR", "westeurope", { sku: { name: "Standard_S1", capacity: 2 } }, { additionalMessagesPerMonth: 0 }, 2 * 48.97],
  ["notificationhubs:Namespace", "eastus", { sku: { name: "Basic" } }, {}, 10],
  ["iothub:IotHubResource", "westeurope", { sku: { name: "S1", capacity: 4 } }, {}, 4 * 25],
  ["apimanagement:ApiManagementService", "eastus", { sku: { name: "Standard", capacity: 2 } }, { callsPerMonth: 0 }, 2 * 0.9407 * HOURS],
  [
    "apimanagement:ApiManagementService",
    "eastus",
    { sku: { name: "StandardV2", capacity: 1 } },
    { callsPerMonth: 60_000_000 },
    0.9589 * HOURS + 10_000_000 * 0.0000025,
  ],
  ["apimanagement:ApiManagementService", "eastus", { sku: { name: "Consumption", capacity: 0 } }, { callsPerMonth: 1_000_000 }, 3.5],
  ["operationalinsights:Workspace", "westeurope", { retentionInDays: 91 }, { ingestedGb: 100 }, 100 * 2.99 + 200 * 0.13],
  ["applicationinsights:Component", "eastus", {}, { ingestedGb: 10 }, 23],
  ["monitor:MetricAlert", "global", { scopes: ["a"], criteria: { allOf: [{}, {}] } }, {}, 2 * 0.1],
  ["monitor:ScheduledQueryRule", "westeurope", { evaluationFrequency: "PT5M" }, {}, 1.5],
  ["monitor:ScheduledQueryRule", "westeurope", { evaluationFrequency: "PT1H" }, {}, 0.5],
  ["automation:AutomationAccount", "eastus", {}, { jobMinutesPerMonth: 1000 }, 2],
  ["keyvault:Vault", "eastus", {}, { operationsPerMonth: 100_000 }, 0.3],
  ["keyvault:ManagedHsm", "eastus", {}, {}, 4.85 * HOURS],
  ["appconfiguration:ConfigurationStore", "westeurope", { sku: { name: "Standard" } }, { requestsOverIncludedPerMonth: 0 }, DAYS * 1.2],
  [
    "databricks:Workspace",
    "eastus",
    { sku: { name: "premium" } },
    { allPurposeDbuHours: 100, jobsDbuHours: 10, jobsLightDbuHours: 0 },
    55 + 3,
  ],
  ["logic:IntegrationAccount", "westeurope", { sku: { name: "Basic" } }, {}, 0.410959 * HOURS],
  ["powerbidedicated:CapacityDetails", "westeurope", { sku: { name: "A1" } }, {}, 1.0081 * HOURS],
  ["aad:DomainService", "australiaeast", { sku: "Enterprise" }, {}, 0.4 * HOURS],
  ["recoveryservices:Vault", "westeurope", {}, { protectedInstancesUpTo50Gb: 2, backupStoredGb: 100 }, 2 * 5 + 100 * 0.0448],
] as const)("%s in %s %j", (type, location, inputs, quantities, expected) => {
  const estimate = estimateOne(at(type, location, inputs), usage(quantities));
  expect(estimate.kind).toBe("exact");
  expect(lowUsdPerMonth(estimate)).toBeCloseTo(expected, 3);
});

test("what a function app costs depends on its plan", () => {
  const plan = (name: string) => declare("azure-native:web:AppServicePlan", "plan", { location: "eastus", sku: { name } });
  const app = (on: { urn: string }, config = {}) =>
    declare(
      "azure-native:web:WebApp",
      "it",
      { location: "eastus", kind: "functionapp,linux", serverFarmId: unknownValue, ...config },
      { dependencies: [on.urn], propertyDependencies: { serverFarmId: [on.urn] } },
    );
  const quantities = usage({ executionsPerMonth: 1_000_000, gbSecondsPerMonth: 10_000 });
  const consumption = plan("Y1");
  expect(lowUsdPerMonth(estimateOne([app(consumption), consumption], quantities))).toBeCloseTo(0.2 + 0.16, 6);
  const flex = plan("FC1");
  const ready = {
    functionAppConfig: { scaleAndConcurrency: { instanceMemoryMB: 2048, alwaysReady: [{ name: "http", instanceCount: 1 }] } },
  };
  // 2 GB all month at the baseline price.
  expect(lowUsdPerMonth(estimateOne([app(flex, ready), flex], quantities))).toBeCloseTo(0.4 + 0.26 + 2 * 3600 * HOURS * 0.000004, 6);
  const basic = plan("B1");
  expect(estimateOne([app(basic), basic], quantities).kind).toBe("free");
  const hidden = declare("azure-native:web:AppServicePlan", "plan", { location: "eastus", sku: { name: unknownValue } });
  expect(estimateOne([app(hidden), hidden], quantities)).toMatchObject({ because: ['input "sku.name" is not known until deployment'] });
  expect(estimateOne(at("web:WebApp", "eastus", { kind: "functionapp", serverFarmId: "/subscriptions/x" }))).toMatchObject({
    because: ["its plan is not part of this stack, and the plan decides whether executions are charged"],
  });
  expect(estimateOne(at("web:WebApp", "eastus", { kind: "app", serverFarmId: unknownValue })).kind).toBe("free");
});

test("plans that scale out are a range, free plans are free", () => {
  const plan = (inputs: Record<string, unknown>) => estimateOne(at("web:AppServicePlan", "eastus", inputs));
  expect(plan({ sku: { name: "F1" } }).kind).toBe("free");
  expect(plan({ sku: { name: "Y1", tier: "Dynamic" } }).kind).toBe("free");
  expect(plan({ sku: { name: "EP1" }, maximumElasticWorkerCount: 4 })).toMatchObject({
    kind: "range",
    because: ["the plan scales out to at most 4 instances"],
  });
  expect(plan({})).toMatchObject({ because: ["no sku.name is declared"] });
  expect(plan({ sku: { name: "Z9" } })).toMatchObject({
    because: ["Instance usage (Windows, Z9): the price book has no price for app-service.windows.Z9 in eastus"],
  });
});

test("usage that is bounded by the resource itself", () => {
  expect(estimateOne(at("operationalinsights:Workspace", "westeurope", { workspaceCapping: { dailyQuotaGb: 2 } }))).toMatchObject({
    kind: "range",
    lowUsdPerMonth: 0,
    highUsdPerMonth: expect.closeTo(2 * DAYS * 2.99, 6),
    because: ["the workspace takes at most 2 GB a day"],
  });
  expect(
    estimateOne(
      at("eventhub:Namespace", "eastus", { sku: { name: "Standard", capacity: 1 }, isAutoInflateEnabled: true, maximumThroughputUnits: 5 }),
      usage({ ingressEventsPerMonth: 0 }),
    ),
  ).toMatchObject({
    kind: "range",
    lowUsdPerMonth: 21.9,
    highUsdPerMonth: 5 * 21.9,
  });
});

test("what the book has no prices for is named, line by line", () => {
  expect(
    estimateOne(
      at("containerinstance:ContainerGroup", "westeurope", {
        osType: "Linux",
        containers: [{ resources: { requests: { cpu: 1, memoryInGB: 2 } } }],
      }),
    ),
  ).toMatchObject({
    kind: "unknown",
    because: [
      "vCPU duration: the price book has no price for container-instances.linux.vcpu in westeurope",
      "Memory duration: the price book has no price for container-instances.linux.memory in westeurope",
    ],
  });
  expect(
    estimateOne(at("app:ContainerApp", "westeurope", { template: { containers: [{ resources: { cpu: 0.5, memory: "1Gi" } }] } })).kind,
  ).toBe("unknown");
  expect(estimateOne(at("app:ManagedEnvironment", "westeurope", {})).kind).toBe("free");
  expect(estimateOne(at("kusto:Cluster", "westeurope", { sku: { name: "Standard_E8ads_v5", capacity: 2 } })).kind).toBe("unknown");
  expect(estimateOne(at("cognitiveservices:Account", "westeurope", { kind: "OpenAI", sku: { name: "S0" } })).kind).toBe("free");
});

test("a workspace-based Application Insights is free, though the workspace's id is not known", () => {
  expect(estimateOne(at("insights:Component", "eastus", { workspaceResourceId: unknownValue })).kind).toBe("free");
});

test("a premium file share is charged by its quota", () => {
  const account = (kind: string) =>
    declare("azure-native:storage:StorageAccount", "account", { location: "westeurope", kind, sku: { name: "Premium_LRS" } });
  const share = (parent: { urn: string }) =>
    declare("azure-native:storage:FileShare", "it", { shareQuota: 100 }, { dependencies: [parent.urn] });
  const premium = account("FileStorage");
  const estimate = estimateOne([share(premium), premium]);
  expect(estimate.kind).toBe("exact");
  expect(lowUsdPerMonth(estimate)).toBeCloseTo(100 * 0.192, 6);
  expect(estimateOne(share({ urn: "urn:pulumi:dev::test::elsewhere" })).kind).toBe("unknown");
});
