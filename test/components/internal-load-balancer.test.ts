import type { PriceBook } from "../../catalog";
import { openBook } from "../../catalog/built-in-book";
import { declaredPortfolio } from "../../components/portfolio-need";
import type { DeclaredResource } from "../../model";
import { defaultSettings, judge } from "../../policy-pack/judge";
import { removeBook, writeCompleteBook } from "./contract/complete-book";
import { noUsage, priceStack, type Realised, realised } from "./run-declared";

let book: PriceBook;
let bookFolder: string;
const before = process.env.COSTWRIGHT_PRICES;
beforeAll(() => {
  bookFolder = writeCompleteBook();
  process.env.COSTWRIGHT_PRICES = bookFolder;
  book = openBook(bookFolder);
});
afterAll(() => {
  if (before === undefined) delete process.env.COSTWRIGHT_PRICES;
  else process.env.COSTWRIGHT_PRICES = before;
  removeBook(bookFolder);
});

const machines = { vcpus: 2, memoryGib: 4, minCount: 2, maxCount: 2, zones: 2 };
const tags = { owner: "shop", environment: "production" };

/** Two callers and a stranger around a service with an internal load balancer, which has a private name. */
const declaredOn = (provider: string, region: string, loadBalancer: object, more: object = {}) =>
  realised({
    providers: [provider],
    regions: [region],
    tags,
    privateDomain: "shop.internal",
    workloads: {
      web: { ...machines, talksTo: { api: { gibPerMonth: 1 } } },
      reports: { ...machines, talksTo: { api: { gibPerMonth: 1 } } },
      stranger: machines,
      ...more,
      api: { ...machines, loadBalancer: { internal: true, ...loadBalancer } },
    },
  });

/** What the plan counts is what the stack costs, and the pack has nothing to say. */
function costsAsPlanned({ resources, plan }: Realised): void {
  const priced = priceStack(resources, { book, usage: noUsage, context: { project: "declared", stack: "dev", config: {} } });
  expect(priced.nodes.flatMap(({ estimate }) => (estimate.kind === "unknown" ? estimate.because : []))).toEqual([]);
  expect(priced.totals.lowUsdPerMonth).toBeCloseTo(plan.usdPerMonth, 2);
  const { findings } = judge(priced, defaultSettings(), { book, usage: noUsage, asOf: book.asOf });
  expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
}

const linesOf = ({ plan }: Realised) =>
  Object.fromEntries(
    plan.placements.find(({ workload }) => workload === "api")?.costs.map(({ label, usdPerMonth }) => [label, usdPerMonth]) ?? [],
  );

const zoneUsd = ({ plan }: Realised) => plan.shared?.find(({ label }) => label.startsWith("Private names"))?.usdPerMonth;

/** Names of the resources that an input takes its value from. */
const sourcesOf = ({ propertyDependencies }: DeclaredResource, property: string) =>
  (propertyDependencies[property] ?? []).map((urn) => urn.split("::").at(-1));

test("AWS: a balancer in the machines' subnets, which callers alone reach; the machines are reached by it alone", async () => {
  const stack = await declaredOn("aws", "us-east-1", { port: 80, machinePort: 8080 });
  costsAsPlanned(stack);
  const [balancer] = stack.all("lb/loadBalancer:LoadBalancer");
  if (balancer === undefined) throw new Error("there is no balancer");
  expect(balancer.inputs).toMatchObject({ internal: true, loadBalancerType: "application" });
  expect(sourcesOf(balancer, "subnets")).toEqual(["shop-aws-us-east-1-private-1", "shop-aws-us-east-1-private-2"]);
  expect(stack.all("internetGateway:InternetGateway")).toEqual([]);
  const letIn = stack
    .all("securityGroupIngressRule:SecurityGroupIngressRule")
    .map((rule) => [rule.inputs.fromPort, ...sourcesOf(rule, "securityGroupId"), ...sourcesOf(rule, "referencedSecurityGroupId")]);
  expect(letIn.sort()).toEqual([
    [80, "shop-api-balancer", "shop-reports-machines"],
    [80, "shop-api-balancer", "shop-web-machines"],
    [8080, "shop-api-machines", "shop-api-balancer"],
  ]);
  expect(stack.one("route53/zone:Zone")).toMatchObject({ name: "shop.internal", vpcs: [{ vpcRegion: "us-east-1" }] });
  expect(stack.one("route53/record:Record")).toMatchObject({ name: "api.shop.internal", type: "CNAME", ttl: 60 });
  expect(zoneUsd(stack)).toBeCloseTo(0.5, 6);
  expect(linesOf(stack)).toMatchObject({ "Application load balancer": 16.425 });
  expect(linesOf(stack)).not.toHaveProperty("Public IPv4 addresses of the load balancer");
}, 60_000);

test("Azure: an address in the machines' subnet over all zones, and rules that let callers and probes in", async () => {
  const container = { image: "registry.example/front:1", vcpus: 0.25, memoryGib: 0.5 };
  const front = { vcpus: 0.25, memoryGib: 0.3, minCount: 2, maxCount: 2, zones: 1, container, talksTo: { api: { gibPerMonth: 1 } } };
  const stack = await declaredOn("azure", "westeurope", { port: 80, machinePort: 8080 }, { front });
  costsAsPlanned(stack);
  const inputs = stack.one("network:LoadBalancer") as Partial<{ frontendIPConfigurations: object[]; loadBalancingRules: object[] }>;
  expect(inputs.frontendIPConfigurations).toEqual([
    { name: "front", subnet: { id: expect.anything() }, privateIPAllocationMethod: "Dynamic", zones: ["1", "2", "3"] },
  ]);
  expect(inputs.loadBalancingRules).toMatchObject([{ frontendPort: 80, backendPort: 8080 }]);
  expect(stack.all("network:PublicIPAddress")).toEqual([]);
  const guard = stack.all("network:NetworkSecurityGroup").find(({ name }) => name === "shop-api");
  const rules = guard?.inputs.securityRules as { readonly name: string; readonly sourceApplicationSecurityGroups?: readonly object[] }[];
  expect(rules.map(({ name }) => name)).toEqual(["health", "callers", "callers-subnets", "nobody-else"]);
  expect(stack.plan.placements.find(({ workload }) => workload === "front")?.form).toBe("container-apps");
  const own = stack.all("network:Subnet").find(({ name }) => name === "shop-front")?.inputs.addressPrefix;
  expect(rules[2]).toMatchObject({ sourceAddressPrefixes: [own], destinationPortRanges: ["8080"] });
  expect(rules[1]).toMatchObject({ destinationPortRanges: ["8080"] });
  expect(rules[1]?.sourceApplicationSecurityGroups).toHaveLength(3);
  const dns = (typeEnd: string, name: string) => stack.all(`privatedns:${typeEnd}`).find((one) => one.name === name)?.inputs;
  expect(dns("PrivateZone", "shop-azure-westeurope-names")).toMatchObject({ privateZoneName: "shop.internal", location: "global" });
  expect(dns("PrivateRecordSet", "shop-api-name")).toMatchObject({ relativeRecordSetName: "api", recordType: "A" });
  expect(dns("VirtualNetworkLink", "shop-azure-westeurope-names")).toMatchObject({ registrationEnabled: false });
  expect(zoneUsd(stack)).toBeCloseTo(0.5 + 0.04, 6);
  expect(linesOf(stack)).toMatchObject({ "Standard load balancer (first 5 rules)": 18.25 });
  expect(linesOf(stack)).not.toHaveProperty("Public IP address (standard, static)");
}, 60_000);

test("Google Cloud: a passthrough balancer of the region, behind which the rules for callers hold", async () => {
  const stack = await declaredOn("gcp", "us-central1", { port: 80, protocol: "https" });
  costsAsPlanned(stack);
  expect(stack.one("forwardingRule:ForwardingRule")).toMatchObject({ loadBalancingScheme: "INTERNAL", ports: ["80"] });
  expect(stack.one("regionBackendService:RegionBackendService")).toMatchObject({
    loadBalancingScheme: "INTERNAL",
    protocol: "TCP",
    backends: [{ balancingMode: "CONNECTION" }],
  });
  expect(stack.one("regionHealthCheck:RegionHealthCheck")).toMatchObject({ tcpHealthCheck: { port: 80 } });
  expect(stack.all("subnetwork:Subnetwork").map(({ inputs }) => inputs.purpose)).toEqual([undefined]);
  expect(stack.all("firewall:Firewall").map(({ inputs }) => [inputs.sourceTags ?? inputs.sourceRanges, inputs.targetTags])).toEqual([
    [["shop-web", "shop-reports"], ["shop-api"]],
    [["35.191.0.0/16", "130.211.0.0/22"], ["shop-api"]],
  ]);
  expect(stack.one("dns/managedZone:ManagedZone")).toMatchObject({ dnsName: "shop.internal.", visibility: "private" });
  expect(stack.one("dns/recordSet:RecordSet")).toMatchObject({ name: "api.shop.internal.", type: "A" });
  expect(zoneUsd(stack)).toBeCloseTo(0.2 + 0.04, 6);
  expect(linesOf(stack)).toMatchObject({ "Forwarding rule": 7.3 });
}, 60_000);

describe("what is declared", () => {
  const problemsOf = (loadBalancer: object, more: object = {}, workload: object = {}) => {
    const web = { ...machines, loadBalancer: { internal: true, ...loadBalancer }, ...workload };
    const declared = declaredPortfolio({ providers: ["aws", "azure"], tags, auditLog: false, ...more, workloads: { web } }, book);
    return declared.kind === "problems" ? declared.problems.map(({ message }) => message) : [];
  };

  test("Google's internal balancer has one port on both sides", () => {
    const ports = { port: 80, machinePort: 8080 };
    expect(problemsOf(ports)).toEqual([]);
    expect(problemsOf(ports, { providers: ["gcp"] })).toEqual([
      "leads from port 80 to 8080 of the machines and may be placed on gcp, whose internal load balancer has one port on both sides",
    ]);
    for (const one of [{ port: 80 }, { machinePort: 9000 }, {}]) expect(problemsOf(one, { providers: ["gcp"] })).toEqual([]);
  });

  test("a certificate is asked for where the balancer ends TLS: on AWS alone", () => {
    expect(problemsOf({ protocol: "https" }, { providers: ["azure", "gcp"] })).toEqual([]);
    expect(problemsOf({ protocol: "https" }, { providers: ["aws", "gcp"] })).toEqual([
      "speaks https and may be placed on aws, but has no certificate there",
    ]);
  });

  test("a private domain has something to name, and rules out what answers to names of its own alone", () => {
    const privateDomain = "shop.internal";
    expect(problemsOf({}, { privateDomain })).toEqual([]);
    expect(problemsOf({ internal: false }, { privateDomain })).toEqual([
      "names nothing: no workload has an internal load balancer in a network of the portfolio",
    ]);
    const forms = (more: object) => {
      const container = { image: "registry.example/api:1" };
      const workloads = { api: { ...machines, container, loadBalancer: { internal: true } } };
      const declared = declaredPortfolio({ tags, ...more, workloads }, book);
      if (declared.kind === "problems") throw new Error(declared.problems.map(({ message }) => message).join("\n"));
      return [...new Set(declared.need.workloads[0]?.offered?.quotes.map(({ form }) => form))].sort();
    };
    expect(forms({})).toEqual(["cloud-run", "container-apps", "fargate"]);
    expect(forms({ privateDomain })).toEqual(["fargate"]);
  });

  test("no domain leads to it", () => {
    const domain = { name: "www.shop.example", hostedOn: "aws", zone: "Z1" };
    expect(problemsOf({}, {}, { domain })).toEqual(["is for clients outside, whom an internal load balancer does not let in"]);
  });

  test("http inside a private network is refused by clauses about all networks alone", () => {
    expect(problemsOf({}, { compliance: ["gdpr"] })).toEqual([]);
    expect(problemsOf({}, { compliance: ["pci-dss"] })).toEqual([]);
    expect(problemsOf({}, { compliance: ["gdpr", "hipaa"] })).toEqual([
      "speaks http in its private network, but hipaa (164.312(e)(1)) asks that health information is guarded while it is transmitted",
    ]);
    expect(problemsOf({ internal: false }, { compliance: ["gdpr"] })).toEqual([
      "speaks http, but gdpr (Art. 32(1)(a)) asks for encryption where the risk calls for it",
    ]);
  });
});
