import { loadBuiltInBook } from "../../../catalog";
import { emptyNetworks } from "../../../components/networks";
import { declaredPortfolio } from "../../../components/portfolio-need";
import type { DeclaredResource, Placement, PortfolioNeed } from "../../../model";
import { place } from "../../../optimizer";
import { defaultSettings, judge } from "../../../policy-pack/judge";
import { noUsage, priceStack } from "../../../pricing";
import { type Realised, realised } from "../run-declared";

const book = loadBuiltInBook();
const regions = { aws: "us-east-1", azure: "westeurope", gcp: "europe-west1" } as const;
const web = { vcpus: 2, memoryGib: 4, minCount: 2, maxCount: 2, zones: 2 };

// Each runs a program in an engine of its own, with a whole SDK.
jest.setTimeout(300_000);

/** What the stack costs, which of its lines have no price, and what the policy pack says of it. */
function judged({ resources }: Realised) {
  const stack = priceStack(resources, { book, usage: noUsage, context: { project: "declared", stack: "prod", config: {} } });
  const { findings } = judge(stack, defaultSettings(), { book, usage: noUsage, asOf: book.asOf });
  return {
    usdPerMonth: stack.totals.lowUsdPerMonth,
    unpriced: [...new Set(stack.nodes.flatMap(({ estimate }) => (estimate.kind === "unknown" ? estimate.because : [])))].sort(),
    findings: findings.filter(({ rule }) => rule !== "unknown-cost").map(({ rule, message }) => `${rule}: ${message}`),
  };
}

/** To the cent what the plan says, with nothing unpriced that the plan does not name, and nothing for the policy pack to say. */
function expectAsPlanned(run: Realised): void {
  const { usdPerMonth, unpriced, findings } = judged(run);
  expect(findings).toEqual([]);
  expect(unpriced).toEqual([...new Set(run.plan.placements.flatMap((placement) => placement.unpriced ?? []))].sort());
  expect(usdPerMonth).toBeCloseTo(run.plan.usdPerMonth, 2);
}

const inPlace = (provider: keyof typeof regions, core: object) =>
  realised({
    providers: [provider],
    regions: [regions[provider]],
    workloads: { core: { kind: "network", ...core }, web: { ...web, internetAccess: { gibPerMonth: 50 } } },
  });

const inputsOf = (found: readonly DeclaredResource[], field: string) => found.map(({ inputs }) => inputs[field]);

test("AWS: all workloads of a place stand in its network, with a gateway in each zone that they share, and flow logs of its own key", async () => {
  const run = await inPlace("aws", {
    zones: 3,
    addressRange: "10.20.0.0/18",
    internetAccess: { gibPerMonth: 100, perZone: true },
    flowLogs: { retentionDays: 45 },
    customerKey: true,
    tags: { owner: "network-team" },
  });
  expectAsPlanned(run);
  expect(run.one("vpc:Vpc")).toMatchObject({ cidrBlock: "10.20.0.0/18", tags: { owner: "network-team", "costwright:workload": "core" } });
  expect(inputsOf(run.all("subnet:Subnet"), "cidrBlock").sort()).toEqual([
    "10.20.0.0/22",
    "10.20.32.0/26",
    "10.20.32.128/26",
    "10.20.32.64/26",
    "10.20.4.0/22",
    "10.20.8.0/22",
  ]);
  expect(run.all("natGateway:NatGateway").map(({ name }) => name)).toEqual(
    ["", "-2", "-3"].map((end) => `shop-aws-us-east-1-internet${end}`),
  );
  // One table for the public subnets, and one for each private one.
  expect(run.all("routeTable:RouteTable")).toHaveLength(4);
  expect(run.one("vpcEndpoint:VpcEndpoint").routeTableIds).toHaveLength(3);
  // 45 days are none that a log group can keep.
  expect(run.one("logGroup:LogGroup")).toMatchObject({ retentionInDays: 60, kmsKeyId: expect.anything() });
  expect(run.one("flowLog:FlowLog")).toMatchObject({ trafficType: "ALL", logDestinationType: "cloud-watch-logs" });
  expect(run.one("defaultSecurityGroup:DefaultSecurityGroup")).not.toHaveProperty("ingress");
  expect(JSON.stringify(run.resources)).not.toContain("mapPublicIpOnLaunch");
  const role = run.all("iam/role:Role").find(({ name }) => name === "shop-core-flow-logs");
  expect(JSON.parse(String(role?.inputs.assumeRolePolicy)).Statement).toMatchObject([
    {
      Principal: { Service: "vpc-flow-logs.amazonaws.com" },
      Condition: {
        StringEquals: { "aws:SourceAccount": "123456789012" },
        ArnLike: { "aws:SourceArn": expect.stringMatching(/vpc-flow-log\/\*$/) },
      },
    },
  ]);
  const shared = run.plan.shared?.map(({ label, usdPerMonth }) => [label, usdPerMonth]);
  // A gateway is 0.045 USD an hour and its address 0.005; two more stand in the other zones.
  expect(shared).toEqual([
    ["Gateway to the internet", 36.5],
    ["Gateway to the internet: one more in each of 3 zones", 73],
  ]);
});

test("Azure: the range and the logs of a virtual network, which its own identity alone writes", async () => {
  const run = await inPlace("azure", {
    addressRange: "10.30.0.0/20",
    internetAccess: true,
    flowLogs: { retentionDays: 90 },
    customerKey: true,
  });
  expectAsPlanned(run);
  expect(run.one("VirtualNetwork")).toMatchObject({ addressSpace: { addressPrefixes: ["10.30.0.0/20"] } });
  expect(run.one("network:Subnet")).toMatchObject({
    addressPrefix: "10.30.0.0/24",
    defaultOutboundAccess: false,
    natGateway: expect.anything(),
  });
  expect(run.one("FlowLog")).toMatchObject({
    networkWatcherName: "NetworkWatcher_westeurope",
    retentionPolicy: { days: 90, enabled: true },
    identity: { type: "UserAssigned" },
  });
  expect(run.one("StorageAccount")).toMatchObject({
    allowSharedKeyAccess: false,
    networkRuleSet: { defaultAction: "Deny" },
    encryption: expect.anything(),
  });
  expect(run.all("NatGateway")).toHaveLength(1);
});

test("Google Cloud: flow logs have a bucket of their own, and a second one where they are kept for longer than its price includes", async () => {
  const run = await inPlace("gcp", {
    addressRange: "172.16.8.0/22",
    internetAccess: { perZone: true },
    flowLogs: { retentionDays: 90 },
    customerKey: true,
  });
  expectAsPlanned(run);
  const subnetworks = run.all("subnetwork:Subnetwork").map(({ inputs }) => inputs);
  expect(subnetworks.find(({ purpose }) => purpose === undefined)).toMatchObject({
    ipCidrRange: "172.16.8.0/26",
    logConfig: { flowSampling: 1 },
  });
  expect(subnetworks.find(({ purpose }) => purpose !== undefined)).toMatchObject({
    ipCidrRange: "172.16.9.0/26",
    purpose: "REGIONAL_MANAGED_PROXY",
  });
  expect(run.one("ProjectBucketConfig")).toMatchObject({ retentionDays: 30, cmekSettings: expect.anything() });
  expect(run.one("storage/bucket:Bucket")).toMatchObject({
    publicAccessPrevention: "enforced",
    lifecycleRules: [{ condition: { age: 90 } }],
  });
  expect(run.all("ProjectExclusion")).toHaveLength(1);
  expect(run.all("projectSink:ProjectSink")).toHaveLength(2);
  // Cloud NAT stands in all zones anyway.
  expect(run.all("routerNat:RouterNat")).toHaveLength(1);
});

describe("a network that stands alone is one that a service can be put into", () => {
  const within = (provider: keyof typeof regions, network: object = {}) =>
    realised(
      { network: { providers: [provider], regions: [regions[provider]], ...network }, service: { ...web, loadBalancer: true } },
      "network",
    );

  test("on AWS", async () => {
    const run = await within("aws", { internetAccess: true });
    expect(run.all("vpc:Vpc")).toHaveLength(1);
    expect(run.all("subnet:Subnet")).toHaveLength(4);
    expect(run.one("autoscaling/group:Group").vpcZoneIdentifiers).toHaveLength(2);
    expect(run.all("natGateway:NatGateway")).toHaveLength(1);
    const core = run.all("costwright:index:Network")[0]?.outputs;
    expect(Object.keys(core ?? {}).sort()).toEqual(["network", "placement", "placements", "plan", "resourceId", "subnetIds"]);
    expect(core?.network).toMatchObject({ aws: { subnetIds: [expect.anything(), expect.anything()] } });
    const plans = run.resources.flatMap(({ outputs }) => (outputs?.plan === undefined ? [] : [outputs.plan as Realised["plan"]]));
    expect(judged(run).usdPerMonth).toBeCloseTo(
      plans.reduce((sum, { usdPerMonth }) => sum + usdPerMonth, 0),
      2,
    );
  });

  test("on Azure", async () => {
    const run = await within("azure");
    expect([run.all("network:VirtualNetwork").length, run.all("network:Subnet").length]).toEqual([1, 1]);
  });

  test("on Google Cloud, with the proxies of regional load balancers let in", async () => {
    const run = await within("gcp");
    expect(run.all("network:Network")).toHaveLength(1);
    const proxies = run.all("firewall:Firewall").find(({ name }) => name === "core-proxies");
    const range = run.all("subnetwork:Subnetwork").find(({ inputs }) => inputs.purpose === "REGIONAL_MANAGED_PROXY")?.inputs.ipCidrRange;
    expect(proxies?.inputs).toMatchObject({ direction: "INGRESS", sourceRanges: [range] });
  });
});

describe("what is declared", () => {
  const declared = (workloads: object, portfolio: object = {}) => declaredPortfolio({ workloads, ...portfolio }, book);
  const problems = (...args: Parameters<typeof declared>) => {
    const found = declared(...args);
    return found.kind === "problems" ? found.problems.map(({ path, message }) => `${path.join(".")} ${message}`) : [];
  };
  const needOf = (...args: Parameters<typeof declared>): PortfolioNeed => {
    const found = declared(...args);
    if (found.kind === "problems") throw new Error(found.problems.map(({ message }) => message).join("; "));
    return found.need;
  };
  const core = { kind: "network" };

  test("a public range, and one of a wrong size, are refused", () => {
    expect(problems({ core: { ...core, addressRange: "8.8.0.0/16" } })).toEqual([
      "workloads.core.addressRange is 8.8.0.0/16, which is not private: others own its addresses on the internet",
    ]);
    expect(problems({ core: { ...core, addressRange: "10.1.2.0/24" } })).toEqual([
      "workloads.core.addressRange is 10.1.2.0/24, of 256 addresses",
    ]);
  });

  test("a place has one network, and no two share an address", () => {
    const here = { ...core, regions: ["eu-west-1"] };
    expect(problems({ one: here, two: here })).toEqual(['workloads.two is a network in eu-west-1, as "one" is: a place has one']);
    expect(problems({ one: core, two: core, web }, { sameRegion: [["one", "two", "web"]] })).toEqual([
      "sameRegion.0 has the networks one and two, but a place has one network",
    ]);
    expect(problems({ one: { ...core, addressRange: "10.1.0.0/16" }, two: { ...core, addressRange: "10.1.4.0/22" } })).toEqual([
      'workloads.two.addressRange overlaps that of "one"',
    ]);
    expect(problems({ core, web: { ...web, talksTo: { core: { gibPerMonth: 1 } } } })).toEqual(["workloads.web.talksTo.core is a network"]);
  });

  test("networks that name no place are kept apart", () => {
    const plan = place(needOf({ one: core, two: core }), book, {});
    if (plan.status === "infeasible") throw new Error(plan.conflicts.join("; "));
    const [one, two] = plan.placements.map(({ provider, region }) => `${provider} ${region}`);
    expect(one).not.toBe(two);
  });

  test("a network in which nothing stands is told of, with what keeps it with the rest", () => {
    const need = needOf({ core, web });
    const at = (region: string, workload: string) => ({ workload, provider: "aws", region }) as Placement;
    expect(emptyNetworks(need, [at("eu-west-1", "core"), at("eu-west-1", "web")])).toEqual([]);
    expect(emptyNetworks(needOf({ core }), [at("eu-west-1", "core")])).toEqual([]);
    expect(emptyNetworks(need, [at("us-east-1", "core"), at("eu-west-1", "web")])).toEqual([
      'the network "core" is placed in aws us-east-1, where no other workload stands: sameRegion: [["core", "web"]] keeps them together',
    ]);
  });

  test("a gateway in each zone is charged as often on AWS, once on Google Cloud, and cannot be had on Azure", () => {
    const usd = (provider: keyof typeof regions, perZone: boolean) => {
      const args = { ...core, zones: 3, internetAccess: { gibPerMonth: 0, perZone } };
      const plan = place(needOf({ core: args }, { providers: [provider], regions: [regions[provider]] }), book, {});
      return plan.status === "infeasible" ? undefined : plan.usdPerMonth;
    };
    expect(usd("aws", true)).toBeCloseTo(3 * (usd("aws", false) ?? 0), 6);
    expect(usd("gcp", true)).toBe(usd("gcp", false));
    expect(problems({ core: { ...core, internetAccess: { perZone: true }, providers: ["azure"] } })).toEqual([
      "workloads.core is a network that no allowed provider offers as it is declared",
    ]);
  });
});
