import { loadBuiltInBook, noUsage, priceStack, realised } from "../run-declared";

const book = loadBuiltInBook();

test("AWS: half of the machines on spot, as the plan has them at each step of the load", async () => {
  const stack = await realised({
    providers: ["aws"],
    regions: ["us-east-1"],
    workloads: {
      jobs: {
        vcpus: 24,
        memoryGib: 48,
        minCount: 9,
        maxCount: 18,
        interruptible: true,
        purchases: ["on-demand", "spot"],
        maxSpotFraction: 0.5,
        loadProfile: [
          { timeFraction: 0.2, loadFraction: 1 },
          { timeFraction: 0.8, loadFraction: 0.5 },
        ],
      },
    },
  });
  const [placement] = stack.plan.placements;
  // Half of 9 machines and of 18, rounded down: 4 on spot most of the time, 9 in a fifth of it.
  expect(placement?.mix).toMatchObject([
    { purchase: "on-demand", count: 9, machineHoursPerMonth: 730 * (0.8 * 5 + 0.2 * 9) },
    { purchase: "spot", count: 9, machineHoursPerMonth: 730 * (0.8 * 4 + 0.2 * 9) },
  ]);
  const group = stack.one("autoscaling/group:Group");
  expect(group).not.toHaveProperty("launchTemplate");
  expect(group).toMatchObject({
    capacityRebalance: true,
    mixedInstancesPolicy: {
      instancesDistribution: {
        onDemandBaseCapacity: 0,
        onDemandPercentageAboveBaseCapacity: 50,
        spotAllocationStrategy: "price-capacity-optimized",
      },
    },
  });
  expect(stack.one(":LaunchTemplate")).not.toHaveProperty("instanceMarketOptions");
  // Priced at the least and at the most of its machines, the group splits them as it does.
  const { nodes } = priceStack(stack.resources, { book, usage: noUsage, context: { project: "declared", stack: "dev", config: {} } });
  const estimate = nodes.find(({ resource }) => resource.type === "aws:autoscaling/group:Group")?.estimate;
  const usd = (purchase: "on-demand" | "spot") =>
    book.instancePrice("aws", "us-east-1", placement?.size ?? "", purchase)?.usdPerHour as number;
  const cost = (onDemand: number, spot: number) => 730 * (onDemand * usd("on-demand") + spot * usd("spot")) + (onDemand + spot) * 30 * 0.08;
  expect(estimate).toMatchObject({
    lowUsdPerMonth: expect.closeTo(cost(5, 4), 6),
    highUsdPerMonth: expect.closeTo(cost(9, 9), 6),
  });
}, 180_000);
