import type { Provider } from "../../model";
import { loadBuiltInBook, noUsage, priceStack, type Realised, realised } from "./run-declared";

const book = loadBuiltInBook();

/** A region per provider where the book has a price for every fixed line. */
const regions: Readonly<Record<Provider, string>> = { aws: "us-east-1", azure: "westeurope", gcp: "us-central1" };

const need = {
  vcpus: 6,
  memoryGib: 20,
  minVcpusPerMachine: 2,
  minCount: 3,
  maxCount: 3,
  zones: 2,
  targetUtilisationFraction: 0.8,
  storageGibPerMachine: 100,
};

const balanced = { ...need, maxCount: 6, loadBalancer: { port: 8000, healthPath: "/up", machinePort: 3000 } };

const declared = (provider: Provider, workload: object) => ({
  providers: [provider],
  regions: [regions[provider]],
  workloads: { web: workload },
});

/** Runs are shared between the tests that look at the same declaration. */
const runs = new Map<string, Promise<Realised>>();
function run(args: object): Promise<Realised> {
  const key = JSON.stringify(args);
  const known = runs.get(key) ?? realised(args);
  runs.set(key, known);
  return known;
}

/** What the resources cost, and what pricing has no figure for: `type: key`. Usage-dependent data is left out. */
function priced({ resources }: Realised) {
  const stack = priceStack(resources, { book, usage: noUsage, context: { project: "declared", stack: "dev", config: {} } });
  const unpriced = stack.nodes.flatMap(({ resource, estimate }) => {
    if (estimate.kind !== "unknown") return [];
    const keys = [...estimate.because.join("; ").matchAll(/no price for (\S+) in/g)].map(([, key]) => key ?? "");
    return keys.length === 0 ? [`${resource.type}: ${estimate.because.join("; ")}`] : keys.filter((key) => !key.endsWith(".data"));
  });
  return { ...stack.totals, unpriced: [...new Set(unpriced)] };
}

/** Keys of the fixed lines that the plan has no price for. */
function unpricedInPlan({ plan }: Realised): readonly string[] {
  const lines = plan.placements.flatMap(({ unpriced }) => unpriced ?? []);
  return lines.map((line) => /no price for (\S+) in/.exec(line)?.[1] ?? line).filter((key) => !key.startsWith("egress."));
}

/** The plan's cost without what only usage decides. */
function fixedUsdPerMonth({ plan }: Realised): number {
  return plan.placements
    .flatMap(({ costs }) => costs)
    .filter(({ label }) => !label.startsWith("Data transfer"))
    .reduce((sum, { usdPerMonth }) => sum + usdPerMonth, 0);
}

/** What the contract of all kinds does not hold: spot machines, and workloads that talk to one another. */
const others = (provider: Provider) => ({
  providers: [provider],
  regions: [regions[provider]],
  workloads: {
    spot: { ...need, interruptible: true, purchases: ["spot"] },
    api: { vcpus: 1, memoryGib: 2, minCount: 2, maxCount: 2, listensOn: [9000] },
    web: { vcpus: 1, memoryGib: 2, minCount: 2, maxCount: 2, talksTo: { api: { gibPerMonth: 1 } } },
  },
});

describe.each(["aws", "azure", "gcp"] as const)("%s", (provider) => {
  test("spot machines cost what the plan says", async () => {
    const stack = await run(others(provider));
    expect(stack.plan.placements.find(({ workload }) => workload === "spot")?.purchase).toBe("spot");
    const { lowUsdPerMonth, unpriced } = priced(stack);
    expect(unpriced).toEqual(unpricedInPlan(stack));
    expect(lowUsdPerMonth).toBeCloseTo(fixedUsdPerMonth(stack), 2);
  });

  test("a service states its placement and its need", async () => {
    const stack = await run(declared(provider, balanced));
    const service = stack.one(":Service");
    expect(service.placement).toEqual(stack.plan.placements[0]);
    expect(service.need).toMatchObject({ name: "web", vcpus: 6, minCount: 3, maxCount: 6 });
  });
});

test("AWS: a group over two zones behind a load balancer", async () => {
  const stack = await run(declared("aws", balanced));
  const [placement] = stack.plan.placements;
  expect(stack.one(":LaunchTemplate")).toMatchObject({
    region: "us-east-1",
    instanceType: placement?.size,
    metadataOptions: { httpTokens: "required" },
    networkInterfaces: [{ associatePublicIpAddress: "false" }],
    blockDeviceMappings: [
      { deviceName: "/dev/xvda", ebs: { volumeSize: 30, volumeType: "gp3", encrypted: "true" } },
      { deviceName: "/dev/sdf", ebs: { volumeSize: 100, volumeType: "gp3", encrypted: "true" } },
    ],
  });
  expect(stack.one("autoscaling/group:Group")).toMatchObject({
    minSize: 3,
    maxSize: 6,
    desiredCapacity: placement?.count,
    healthCheckType: "ELB",
  });
  expect(stack.one("autoscaling/group:Group").vpcZoneIdentifiers).toHaveLength(2);
  expect(stack.one("autoscaling/policy:Policy")).toMatchObject({ targetTrackingConfiguration: { targetValue: 80 } });
  expect(stack.one(":TargetGroup")).toMatchObject({ port: 3000, healthCheck: { path: "/up" } });
  expect(stack.one(":LoadBalancer").subnets).toHaveLength(2);
  const zones = stack.all("ec2/subnet:Subnet").map(({ inputs }) => inputs.availabilityZone);
  expect(zones.sort()).toEqual(["us-east-1a", "us-east-1a", "us-east-1b", "us-east-1b"]);
});

test("AWS: no load balancer, no public subnet, no policy where the group cannot move", async () => {
  const stack = await run(declared("aws", need));
  expect(stack.all(":LoadBalancer").concat(stack.all(":InternetGateway"), stack.all("autoscaling/policy:Policy"))).toEqual([]);
});

test("Azure: a scale set over two zones that nobody can sign in to", async () => {
  const stack = await run(declared("azure", balanced));
  const [placement] = stack.plan.placements;
  expect(stack.one(":VirtualMachineScaleSet")).toMatchObject({
    location: "westeurope",
    sku: { name: placement?.size, capacity: placement?.count },
    zones: ["1", "2"],
    virtualMachineProfile: {
      priority: "Regular",
      osProfile: { linuxConfiguration: { disablePasswordAuthentication: true } },
      storageProfile: {
        osDisk: { diskSizeGB: 32 },
        dataDisks: [{ diskSizeGB: 128, managedDisk: { storageAccountType: "StandardSSD_LRS" } }],
      },
    },
  });
  expect(stack.one(":AutoscaleSetting")).toMatchObject({ profiles: [{ capacity: { minimum: "3", maximum: "6" } }] });
  expect(stack.one(":PublicIPAddress")).toMatchObject({ sku: { name: "Standard" }, publicIPAllocationMethod: "Static" });
});

test("Google Cloud: a regional group over two zones behind a global load balancer", async () => {
  const stack = await run(declared("gcp", balanced));
  const [placement] = stack.plan.placements;
  const template = stack.one(":RegionInstanceTemplate");
  expect(template).toMatchObject({
    region: "us-central1",
    machineType: placement?.size,
    disks: [{ boot: true, diskSizeGb: 30 }, { diskSizeGb: 100 }],
  });
  expect(JSON.stringify(template.networkInterfaces)).not.toContain("accessConfig");
  expect(stack.one(":RegionInstanceGroupManager")).toMatchObject({ distributionPolicyZones: ["us-central1-a", "us-central1-b"] });
  expect(stack.one(":RegionInstanceGroupManager")).not.toHaveProperty("targetSize");
  expect(stack.one(":RegionAutoscaler")).toMatchObject({
    autoscalingPolicy: { minReplicas: 3, maxReplicas: 6, cpuUtilization: { target: 0.8 } },
  });
  expect(stack.one(":GlobalForwardingRule")).toMatchObject({ portRange: "8000" });
});

test.each([
  ["aws", ":LaunchTemplate", { instanceMarketOptions: { marketType: "spot" } }],
  ["azure", ":VirtualMachineScaleSet", { virtualMachineProfile: { priority: "Spot" } }],
  ["gcp", ":RegionInstanceTemplate", { scheduling: { provisioningModel: "SPOT" } }],
] as const)("%s: spot machines are asked for as such", async (provider, type, expected) => {
  const stack = await run(others(provider));
  expect(stack.all(type).find(({ name }) => name === "shop-spot")?.inputs).toMatchObject(expected);
});

test.each(["aws", "azure", "gcp"] as const)("%s: only declared callers reach a workload", async (provider) => {
  const stack = await run(others(provider));
  const rules = JSON.stringify([":SecurityGroupIngressRule", ":NetworkSecurityGroup", ":Firewall"].flatMap((type) => stack.all(type)));
  expect(rules).toContain("9000");
  expect(rules).not.toContain("0.0.0.0/0");
});

test("Google Cloud: where a jurisdiction is declared, connections end in the region", async () => {
  const stack = await run({ ...declared("gcp", { ...need, loadBalancer: true }), jurisdictions: ["us"] });
  expect(stack.all(":GlobalForwardingRule").concat(stack.all(":URLMap"), stack.all(":HealthCheck"))).toEqual([]);
  expect(stack.one(":ForwardingRule")).toMatchObject({ region: "us-central1", portRange: "80", loadBalancingScheme: "EXTERNAL_MANAGED" });
  const subnetworks = stack.all(":Subnetwork").map(({ inputs }) => inputs.purpose);
  expect(subnetworks.sort()).toEqual(["REGIONAL_MANAGED_PROXY", undefined]);
  expect(priced(stack).lowUsdPerMonth).toBeCloseTo(fixedUsdPerMonth(stack), 2);
});
