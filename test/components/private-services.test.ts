import fc from "fast-check";
import { privateChoices, privateWay } from "../../blueprint";
import { declaredPortfolio } from "../../components/portfolio-need";
import { privateEndpointsAt, privateNotes } from "../../components/private-services";
import { type PrivateServiceName, privateServiceNames } from "../../model";
import { place } from "../../optimizer";
import { defaultSettings, judge } from "../../policy-pack/judge";
import { loadBuiltInBook, noUsage, priceStack, type Realised, realised } from "./run-declared";

const web = { vcpus: 4, memoryGib: 8, minCount: 2, maxCount: 2, zones: 2 };
const book = loadBuiltInBook();
const GATEWAYS = ["aws:ec2/natGateway:NatGateway", "azure-native:network:NatGateway", "gcp:compute/routerNat:RouterNat"];

function pricedOf({ resources }: Realised) {
  const priced = priceStack(resources, { book, usage: noUsage, context: { project: "declared", stack: "dev", config: {} } });
  const { findings } = judge(priced, defaultSettings(), { book, usage: noUsage, asOf: book.asOf });
  return { unknown: priced.coverage.unknown, usdPerMonth: priced.totals.lowUsdPerMonth, findings: findings.map(({ message }) => message) };
}

const interfacesOf = ({ all }: Realised) =>
  all("vpcEndpoint:VpcEndpoint")
    .filter(({ inputs }) => inputs.vpcEndpointType === "Interface")
    .sort((a, b) => (a.name < b.name ? -1 : 1));
const gatewaysOf = ({ resources }: Realised) => resources.filter(({ type }) => GATEWAYS.includes(type));

function needOf(workloads: object, more: object = {}) {
  const declared = declaredPortfolio({ providers: ["aws"], regions: ["us-east-1"], workloads, ...more }, book);
  if (declared.kind === "problems") throw new Error(declared.problems.map(({ message }) => message).join("\n"));
  return declared.need;
}

test("endpoints in the zones of those that use them, for TLS from the network and identities of the account, at the plan's cost", async () => {
  const stack = await realised({
    providers: ["aws"],
    regions: ["us-east-1"],
    workloads: {
      web: { ...web, privateServices: { services: ["registry", "logs"], gibPerMonth: 2000 } },
      jobs: { ...web, zones: 1, privateServices: { services: ["logs", "sign-in"], gibPerMonth: 3000 } },
      quiet: web,
    },
  });
  expect(interfacesOf(stack).map(({ name, inputs }) => [name, (inputs.subnetIds as unknown[]).length])).toEqual([
    ["shop-aws-us-east-1-to-ecr-api", 2],
    ["shop-aws-us-east-1-to-ecr-dkr", 2],
    ["shop-aws-us-east-1-to-logs", 2],
    ["shop-aws-us-east-1-to-sts", 1],
  ]);
  expect(interfacesOf(stack).every(({ inputs }) => inputs.privateDnsEnabled === true && inputs.policy !== undefined)).toBe(true);
  const guard = stack.all("SecurityGroupIngressRule").find(({ name }) => name.endsWith("-endpoints"));
  expect(guard?.inputs).toMatchObject({ ipProtocol: "tcp", fromPort: 443, toPort: 443, cidrIpv4: stack.one("vpc:Vpc").cidrBlock });
  expect(gatewaysOf(stack)).toEqual([]);
  expect(stack.plan.shared?.reduce((sum, { usdPerMonth }) => sum + usdPerMonth, 0)).toBeCloseTo(7 * 7.3, 6);
  const priced = pricedOf(stack);
  expect(priced).toMatchObject({ unknown: 0, findings: [] });
  expect(priced.usdPerMonth).toBeCloseTo(stack.plan.usdPerMonth, 2);
}, 60_000);

test("for containers and jobs, whose agents need the registry and logs too", async () => {
  const privateServices = { services: ["registry"], gibPerMonth: 200, required: true };
  const job = {
    kind: "batch",
    tasks: 40,
    taskVcpus: 2,
    taskMemoryGib: 4,
    taskHours: 0.5,
    deadlineHours: 6,
    image: "registry.example/render:3",
  };
  const stack = await realised({
    providers: ["aws"],
    regions: ["us-east-1"],
    workloads: {
      api: {
        vcpus: 0.5,
        memoryGib: 1,
        minCount: 2,
        maxCount: 4,
        zones: 2,
        container: { image: "registry.example/api:1" },
        privateServices,
      },
      render: { ...job, privateServices },
    },
  });
  expect(stack.plan.placements.map(({ form }) => form)).toEqual(["fargate", "aws-batch"]);
  const zones = interfacesOf(stack).map(({ name, inputs }) => [name.split("-to-")[1], (inputs.subnetIds as unknown[]).length]);
  expect(zones).toEqual([
    ["ecr-api", 2],
    ["ecr-dkr", 2],
    ["ecs", 1],
    ["ecs-agent", 1],
    ["ecs-telemetry", 1],
    ["logs", 2],
  ]);
  const priced = pricedOf(stack);
  expect(priced).toMatchObject({ unknown: 0, findings: [] });
  expect(priced.usdPerMonth).toBeCloseTo(stack.plan.usdPerMonth, 2);
}, 60_000);

test("through the gateway where that costs less, which is then theirs too", async () => {
  const stack = await realised({
    providers: ["aws"],
    regions: ["us-east-1"],
    workloads: {
      web: { ...web, internetAccess: { gibPerMonth: 20 }, privateServices: { services: ["logs"], gibPerMonth: 30 } },
      jobs: { ...web, privateServices: { services: ["logs"] } },
    },
  });
  expect(interfacesOf(stack)).toEqual([]);
  expect(gatewaysOf(stack)).toHaveLength(1);
  expect(stack.plan.shared?.map(({ label }) => label)).toEqual(["Gateway to the internet"]);
  const priced = pricedOf(stack);
  expect(priced.unknown).toBe(0);
  expect(priced.usdPerMonth).toBeCloseTo(stack.plan.usdPerMonth, 2);
}, 60_000);

test("Google Cloud's own network leads there for nothing, on Azure the gateway does", async () => {
  const privateServices = { services: ["registry", "logs"], gibPerMonth: 100 };
  const google = await realised({ providers: ["gcp"], regions: ["us-central1"], workloads: { web: { ...web, privateServices } } });
  expect(gatewaysOf(google)).toEqual([]);
  expect(google.plan.shared).toBeUndefined();
  expect(google.one("subnetwork:Subnetwork").privateIpGoogleAccess).toBe(true);
  expect(pricedOf(google).usdPerMonth).toBeCloseTo(google.plan.usdPerMonth, 2);
  const azure = await realised({ providers: ["azure"], regions: ["westeurope"], workloads: { web: { ...web, privateServices } } });
  expect(gatewaysOf(azure)).toHaveLength(1);
  expect(pricedOf(azure).usdPerMonth).toBeCloseTo(azure.plan.usdPerMonth, 2);
}, 60_000);

test("a service that stands alone has endpoints of its own", async () => {
  const privateServices = { services: ["secrets"], required: true };
  const stack = await realised({ ...web, providers: ["aws"], regions: ["us-east-1"], privateServices }, "service");
  expect(interfacesOf(stack).map(({ inputs }) => inputs.serviceName)).toEqual(["com.amazonaws.us-east-1.secretsmanager"]);
  expect(pricedOf(stack).usdPerMonth).toBeCloseTo(stack.plan.usdPerMonth, 2);
}, 60_000);

test("the cheaper way is taken in each region, unless endpoints are required", () => {
  const services = fc.uniqueArray(fc.constantFrom(...privateServiceNames), { minLength: 1 });
  const workload = fc.record({
    services,
    zones: fc.integer({ min: 1, max: 2 }),
    gibPerMonth: fc.integer({ min: 0, max: 5000 }),
    required: fc.boolean(),
    internetAccess: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(workload, { minLength: 1, maxLength: 4 }), (given) => {
      const entries = given.map(({ services, gibPerMonth, required, zones, internetAccess }, index) => {
        const privateServices = { services: services as PrivateServiceName[], gibPerMonth, required };
        return [`w${index}`, { ...web, zones, internetAccess, privateServices }];
      });
      const need = needOf(Object.fromEntries(entries), { regions: ["us-east-1", "eu-central-1"] });
      const choices = privateChoices(need.workloads, book);
      expect([...choices.keys()].sort()).toEqual(["eu-central-1", "us-east-1"]);
      for (const [region, { way, endpointsUsdPerMonth, gatewayUsdPerMonth, requiredBy }] of choices) {
        expect(requiredBy.length > 0).toBe(given.some(({ required }) => required));
        if (requiredBy.length === 0) expect(way === "endpoints").toBe(endpointsUsdPerMonth <= gatewayUsdPerMonth);
        else expect(way).toBe("endpoints");
        for (const one of need.workloads) expect(privateWay(one, "aws", region)).toBe(way);
        // What the places would share if all stood there, and what their data costs, is what was compared.
        const shared = (need.siteCharges ?? []).filter((one) => one.region === region);
        const fixed = shared.reduce((sum, { label, usdPerMonth }) => sum + (label.startsWith("Private endpoints") ? usdPerMonth : 0), 0);
        const used = need.workloads.flatMap(({ extras = [] }) => extras.filter((one) => one.region === region && one.provider === "aws"));
        const data = used.reduce((sum, { label, usdPerMonth }) => sum + (label === "Private endpoints: use" ? usdPerMonth : 0), 0);
        if (way === "endpoints") expect(fixed + data).toBeCloseTo(endpointsUsdPerMonth, 6);
        else expect(fixed + data).toBe(0);
      }
    }),
    { numRuns: 25 },
  );
});

test("what a kind's own agents need is among its endpoints", () => {
  const privateServices = { services: ["secrets"], required: true };
  const pods = { api: { vcpus: 1, memoryGib: 2 } };
  const need = needOf({
    cluster: { kind: "kubernetes", pods, privateServices },
    web: { ...web, container: { image: "a" }, privateServices },
  });
  const at = { provider: "aws", region: "us-east-1" } as const;
  const plan = place(need, book);
  const placements = plan.status === "infeasible" ? [] : plan.placements;
  const names = privateEndpointsAt(need, placements, at).map(({ name }) => name.slice("to-".length));
  expect(names).toEqual(["autoscaling", "ec2", "ecr-api", "ecr-dkr", "eks", "eks-auth", "logs", "secretsmanager", "sts"]);
});

test("the preview says which way was taken, and what the other would cost", () => {
  const notesOf = (workloads: object, more: object = {}) => {
    const need = needOf(workloads, more);
    const plan = place(need, book);
    return privateNotes(need, plan.status === "infeasible" ? [] : plan.placements, book);
  };
  const logs = { services: ["logs"], gibPerMonth: 100 };
  expect(notesOf({ web: { ...web, privateServices: logs } })).toEqual([
    "in aws us-east-1 the provider's own services are reached by private endpoints (web) for 15.60 USD a month; a gateway to the internet would cost 41.00 USD a month",
  ]);
  expect(notesOf({ web: { ...web, internetAccess: true, privateServices: { services: ["logs"], gibPerMonth: 10 } } })).toEqual([
    "in aws us-east-1 the provider's own services are reached through the gateway to the internet (web) for 0.45 USD a month; private endpoints would cost 14.70 USD a month",
  ]);
  expect(notesOf({ web: { ...web, internetAccess: true, privateServices: { ...logs, required: true } } })).toEqual([
    "in aws us-east-1 the provider's own services are reached by private endpoints (web) for 15.60 USD a month, as web requires; a gateway to the internet would cost 4.50 USD a month",
  ]);
  const google = { providers: ["gcp"], regions: ["us-central1"] };
  expect(notesOf({ web: { ...web, privateServices: { ...logs, required: true } } }, google)).toEqual([
    "in gcp us-central1 the provider's own services are reached by Private Google Access (web), for nothing: no endpoints are built",
  ]);
});

test("required on Azure is a conflict, and a network of one's own has endpoints and a way out of one's own", () => {
  const privateServices = { services: ["logs"], required: true };
  const azure = place(needOf({ web: { ...web, privateServices } }, { providers: ["azure"], regions: ["westeurope"] }), book);
  expect(azure.status === "infeasible" ? azure.conflicts.join("\n") : "").toContain("privateServices.required");
  const network = { aws: { vpcId: "vpc-1", subnetIds: ["subnet-1"] } };
  const declared = declaredPortfolio({ workloads: { web: { ...web, regions: ["us-east-1"], network, privateServices } } }, book);
  expect(declared.kind === "problems" ? declared.problems.map(({ message }) => message) : []).toEqual([
    "are asked for in a network of your own on aws",
  ]);
  const out = declaredPortfolio({ workloads: { web: { ...web, regions: ["us-east-1"], network, internetAccess: true } } }, book);
  expect(out.kind === "problems" ? out.problems.map(({ message }) => message) : []).toEqual([
    "is asked for in a network of your own, where nothing would be built for it",
  ]);
});
