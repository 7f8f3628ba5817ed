import { refusalOf } from "./refusal";
import { loadBuiltInBook, noUsage, priceStack, type Realised, realised } from "./run-declared";

const regionOf = { aws: "us-east-1", azure: "westeurope", gcp: "us-central1" } as const;
const regions = Object.values(regionOf);
const web = { vcpus: 4, memoryGib: 8, minCount: 2, maxCount: 2, zones: 2, loadBalancer: { healthPath: "/up" } };
const domain = { name: "www.shop.example", hostedOn: "aws", zone: "Z1" };

const lowOf = ({ resources }: Realised) =>
  priceStack(resources, {
    book: loadBuiltInBook(),
    usage: noUsage,
    context: { project: "declared", stack: "dev", config: {} },
  }).totals.lowUsdPerMonth;

const split = (providers: readonly (keyof typeof regionOf)[], more: object) =>
  realised({
    regions: providers.map((one) => regionOf[one]),
    providers,
    workloads: { web: { ...web, split: { providers: 2 }, domain: { ...domain, ...more } } },
  });

test("Route 53 answers with the parts that are well, and checks those outside AWS", async () => {
  const stack = await split(["aws", "gcp"], {});
  const records = stack.all("route53/record:Record").map(({ inputs }) => inputs);
  expect(records.map(({ name, type, setIdentifier }) => [name, type, setIdentifier])).toEqual([
    ["www.shop.example", "A", "part-1"],
    ["www.shop.example", "A", "part-2"],
  ]);
  expect(records[0]).toMatchObject({ aliases: [{ evaluateTargetHealth: true }], weightedRoutingPolicies: [{ weight: 100 }] });
  expect(stack.one("route53/healthCheck:HealthCheck")).toMatchObject({ type: "HTTP", port: 80, resourcePath: "/up" });
  expect(lowOf(stack)).toBeCloseTo(stack.plan.usdPerMonth, 2);
});

test("active-passive: the second answers while the first is not well", async () => {
  const stack = await split(["aws", "gcp"], { mode: "active-passive" });
  const policies = stack.all("route53/record:Record").map(({ inputs }) => inputs.failoverRoutingPolicies);
  expect(policies).toEqual([[{ type: "PRIMARY" }], [{ type: "SECONDARY" }]]);
});

test("Traffic Manager checks every part, and the plan counts its queries", async () => {
  const stack = await split(["azure", "gcp"], { hostedOn: "azure", zone: "dns/shop.example", queriesPerMonth: 5_000_000 });
  expect(stack.one("trafficmanager:Profile")).toMatchObject({
    trafficRoutingMethod: "Weighted",
    monitorConfig: { port: 80, path: "/up", protocol: "HTTP" },
    endpoints: [{ name: "part-1" }, { name: "part-2" }],
  });
  expect(stack.one("dns:RecordSet")).toMatchObject({ relativeRecordSetName: "www", zoneName: "shop.example", recordType: "CNAME" });
  expect(lowOf(stack)).toBeCloseTo(stack.plan.usdPerMonth, 2);
});

test("one place needs a record alone, and it costs nothing", async () => {
  const stack = await realised({ ...web, providers: ["gcp"], regions: ["us-central1"], domain }, "service");
  expect(stack.one("route53/record:Record")).toMatchObject({ type: "A", ttl: 60 });
  expect(stack.all("HealthCheck").filter(({ type }) => type.startsWith("aws:"))).toEqual([]);
});

test("a domain that leads nowhere is refused", () => {
  const said = (workload: object) => refusalOf({ regions, workloads: { web: workload } });
  expect(said({ ...web, loadBalancer: false, domain })).toContain(
    "workloads.web.domain leads nowhere, for the workload has no load balancer (set loadBalancer: true)",
  );
  expect(said({ ...web, domain: { ...domain, mode: "active-passive" } })).toContain(
    "workloads.web.domain.mode is active-passive, but there is one place only (add split: { providers: 2 })",
  );
});
