import { HOURS_PER_MONTH, type Provider } from "../../../model";
import { loadBuiltInBook, noUsage, priceStack, type Realised, realised } from "../run-declared";

const book = loadBuiltInBook();
const regions: Readonly<Record<Provider, string>> = { aws: "us-east-1", azure: "westeurope", gcp: "us-central1" };
const clouds = ["aws", "azure", "gcp"] as const;

const declared = (provider: Provider, workload: object) => ({
  providers: [provider],
  regions: [regions[provider]],
  workloads: { web: { vcpus: 6, memoryGib: 20, minVcpusPerMachine: 2, zones: 2, storageGibPerMachine: 100, ...workload } },
});

/** What the stack costs at the least and at the most, without what only its use decides (operations of disks). */
function priced({ resources }: Realised) {
  const stack = priceStack(resources, { book, usage: noUsage, context: { project: "declared", stack: "dev", config: {} } });
  expect(stack.nodes.flatMap(({ estimate }) => (estimate.kind === "unknown" ? estimate.because : []))).toEqual([]);
  const lines = stack.nodes.flatMap(({ estimate }) => ("lines" in estimate ? estimate.lines : []));
  const sum = (bound: "low" | "high") =>
    lines.reduce((total, line) => total + (line.dependsOnUsage === undefined ? line.usdPerMonth[bound] : 0), 0);
  return { low: sum("low"), high: sum("high") };
}

const fixed = { minCount: 3, maxCount: 3 };
const office = { timeZone: "Europe/Berlin", from: "08:00", to: "18:30" };
/** 52.5 hours in each of the 365.25 / 7 / 12 weeks of a month. */
const officeHours = (52.5 * 365.25) / 7 / 12;

describe.each(clouds)("%s", (provider) => {
  test("machines outside working hours cost nothing, nor do their disks", async () => {
    const stack = await realised(declared(provider, { ...fixed, workingHours: office }));
    const [placement] = stack.plan.placements;
    expect(stack.one(":Service")).toMatchObject({ need: { hoursPerMonth: officeHours } });
    const always = await realised(declared(provider, fixed));
    expect(placement?.usdPerMonth).toBeLessThan(((always.plan.usdPerMonth * officeHours) / HOURS_PER_MONTH) * 1.3);
    const { low, high } = priced(stack);
    expect(low).toBeCloseTo(stack.plan.usdPerMonth, 2);
    expect(high).toBeCloseTo(stack.plan.usdPerMonth, 2);
  });
});
