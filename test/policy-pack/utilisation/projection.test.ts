import * as fc from "fast-check";
import { type InstanceSize, loadBuiltInBook } from "../../../catalog";
import { declareExample, exampleDigest } from "../../../policy-pack/example";
import { exampleCommitment } from "../../../policy-pack/example-commitment";
import { judgeRule } from "../../../policy-pack/judge";
import { rules } from "../../../policy-pack/registry";
import type { Rule } from "../../../policy-pack/rule";
import { defaultSettings } from "../../../policy-pack/settings";
import { steadyUse } from "../../../policy-pack/utilisation/example-use";
import { profiles } from "../../../policy-pack/utilisation/profiles";
import { bears, type Demand } from "../../../policy-pack/utilisation/projection";
import { meanAtMost } from "../../../policy-pack/utilisation/use";
import { noUsage, priceStack } from "../../../pricing";

const book = loadBuiltInBook();
const sizes = ["m5.large", "m5.xlarge", "m5.4xlarge", "c5.2xlarge", "r5.xlarge", "t3.large"].map(
  (type) => book.size("aws", type) as InstanceSize,
);
const anySize = fc.constantFrom(...sizes);
const anyProfile = fc.constantFrom(...profiles);
const amount = (max: number) => fc.option(fc.double({ min: 0, max, noNaN: true }), { nil: undefined });
const anyDemand: fc.Arbitrary<Demand> = fc
  .record({
    vcpus: fc.double({ min: 0, max: 20, noNaN: true }),
    memoryGib: amount(80),
    networkMbps: amount(6000),
    diskMibPerSecond: amount(800),
  })
  .map(({ vcpus, ...rest }) => ({
    vcpus,
    meanVcpus: vcpus / 2,
    ...(Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as Partial<Demand>),
  }));

test("a size that bears a load bears less of it, and a size that is larger in everything bears it too", () => {
  fc.assert(
    fc.property(
      anySize,
      anySize,
      anyDemand,
      anyProfile,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (size, present, demand, { sizing }, share) => {
        if (!bears(size, demand, present, sizing)) return;
        const less = Object.fromEntries(Object.entries(demand).map(([key, value]) => [key, value * share])) as unknown as Demand;
        expect(bears(size, less, present, sizing)).toBe(true);
        const larger = { ...size, vcpus: size.vcpus * 2, memoryGib: size.memoryGib * 2 };
        expect(bears(larger, demand, present, sizing)).toBe(true);
      },
    ),
  );
});

test("what bears a load keeps the profile's headroom, and does not shrink what nobody measures", () => {
  fc.assert(
    fc.property(anySize, anySize, anyDemand, anyProfile, (size, present, demand, { sizing }) => {
      if (!bears(size, demand, present, sizing)) return;
      expect(demand.vcpus / size.vcpus).toBeLessThanOrEqual(sizing.cpu.atMostFraction + 1e-9);
      if (demand.memoryGib === undefined) expect(size.memoryGib).toBeGreaterThanOrEqual(present.memoryGib);
      else expect(demand.memoryGib / size.memoryGib).toBeLessThanOrEqual(sizing.memory.atMostFraction + 1e-9);
      if (demand.networkMbps === undefined) expect(size.networkMbps ?? 0).toBeGreaterThanOrEqual(present.networkMbps ?? 0);
    }),
  );
});

test("the mean that percentiles allow is never below the true mean", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 100, maxLength: 400 }), (samples) => {
      const sorted = [...samples].sort((a, b) => a - b);
      const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length))] as number;
      const { cpuFraction } = steadyUse({ cpuFraction: 0 }).metrics;
      if (cpuFraction === undefined) throw new Error("no CPU");
      const measured = { ...cpuFraction, p50: at(0.5), p90: at(0.9), p95: at(0.95), p99: at(0.99), max: at(1) };
      const mean = samples.reduce((sum, value) => sum + value, 0) / samples.length;
      expect(meanAtMost(measured)).toBeGreaterThanOrEqual(mean - 1e-9);
    }),
  );
});

test("a machine that a commitment covers saves nothing by being removed or made smaller: there is no finding", () => {
  const resources = [{ type: "aws:ec2/instance:Instance", name: "web", inputs: { instanceType: "m5.large", region: "us-east-1" } }];
  const utilisation = exampleDigest({
    resources,
    utilisation: { web: steadyUse({ cpuFraction: 0.001, memoryFraction: 0.05, networkInBytesPerSecond: 1, networkOutBytesPerSecond: 1 }) },
  });
  const judged = (commitments: number) => {
    const contracted = Object.create(book, {
      commitments: { value: commitments === 0 ? [] : [exampleCommitment("web", "2027-06-01", commitments)] },
    }) as typeof book;
    const context = { project: "example", stack: "prod", config: {} };
    const stack = priceStack(declareExample(resources, "prod"), { book: contracted, usage: noUsage, context });
    const environment = { book: contracted, usage: noUsage, asOf: "2026-08-01", ...(utilisation === undefined ? {} : { utilisation }) };
    const idle = rules.find(({ id }) => id === "idle-machine") as Rule;
    return judgeRule(idle, stack, defaultSettings()["idle-machine"], environment).findings.map((one) => one.savingUsdPerMonth);
  };
  expect(judged(0)).toEqual([70.08]);
  expect(judged(1)).toEqual([]);
});
