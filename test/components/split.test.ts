import { loadBuiltInBook, noUsage, priceStack, realised } from "./run-declared";

const web = { vcpus: 8, memoryGib: 16, minCount: 2, maxCount: 2, zones: 2, split: { providers: 2 } };

test("the parts of a split workload are built on their own providers, each able to carry all of it", async () => {
  const { resources, plan } = await realised({ regions: ["us-east-1", "eastus", "us-central1"], workloads: { web } });
  expect(new Set(plan.placements.map(({ provider }) => provider)).size).toBe(2);
  const services = resources.filter(({ type }) => type === "costwright:index:Service");
  expect(services.map(({ name }) => name).sort()).toEqual(["shop-web-1", "shop-web-2"]);
  for (const { inputs } of services) expect(inputs.need).toMatchObject({ vcpus: 8, memoryGib: 16, minCount: 2 });
  const stack = priceStack(resources, {
    book: loadBuiltInBook(),
    usage: noUsage,
    context: { project: "declared", stack: "dev", config: {} },
  });
  expect(stack.totals.lowUsdPerMonth).toBeCloseTo(plan.usdPerMonth, 2);
});
