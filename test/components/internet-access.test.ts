import { GATEWAY } from "../../blueprint";
import { loadBuiltInBook, noUsage, priceStack, type Realised, realised } from "./run-declared";

const regions = { aws: "us-east-1", azure: "westeurope", gcp: "us-central1" } as const;
const types = {
  aws: "aws:ec2/natGateway:NatGateway",
  azure: "azure-native:network:NatGateway",
  gcp: "gcp:compute/routerNat:RouterNat",
} as const;
const web = { vcpus: 4, memoryGib: 8, minCount: 2, maxCount: 2, zones: 2 };

const pricedOf = ({ resources }: Realised) =>
  priceStack(resources, { book: loadBuiltInBook(), usage: noUsage, context: { project: "declared", stack: "dev", config: {} } });

describe.each(["aws", "azure", "gcp"] as const)("%s", (provider) => {
  const declared = (workloads: object) => realised({ providers: [provider], regions: [regions[provider]], workloads });

  test("one gateway serves the place, its cost is shared, and the stack costs what the plan says", async () => {
    const stack = await declared({
      web: { ...web, internetAccess: { gibPerMonth: 200 } },
      jobs: { ...web, internetAccess: true },
      quiet: web,
    });
    const gateways = stack.resources.filter(({ type }) => type === types[provider]);
    expect(gateways.map(({ name }) => name)).toEqual([`shop-${provider}-${regions[provider]}-${GATEWAY}`]);
    expect(stack.plan.shared).toHaveLength(1);
    const priced = pricedOf(stack);
    expect(priced.coverage.unknown).toBe(0);
    expect(priced.totals.lowUsdPerMonth).toBeCloseTo(stack.plan.usdPerMonth, 2);
  });
});

test("a service that stands alone has its own", async () => {
  const stack = await realised({ ...web, providers: ["gcp"], regions: ["us-central1"], internetAccess: { gibPerMonth: 50 } }, "service");
  expect(pricedOf(stack).totals.lowUsdPerMonth).toBeCloseTo(stack.plan.usdPerMonth, 2);
});
