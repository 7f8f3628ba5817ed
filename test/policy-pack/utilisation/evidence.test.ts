import { loadBuiltInBook } from "../../../catalog";
import type { Measurement, ResourceUtilisation } from "../../../model";
import { declareExample, exampleDigest } from "../../../policy-pack/example";
import { judgeRule } from "../../../policy-pack/judge";
import { rules } from "../../../policy-pack/registry";
import type { Example, Rule } from "../../../policy-pack/rule";
import { defaultSettings } from "../../../policy-pack/settings";
import { noUsage, priceStack } from "../../../pricing";

/** Rules that judge by a digest, with the examples that they flag. */
const byDigest = rules.filter(({ examples }) => examples.flagged.some(({ utilisation }) => utilisation !== undefined));
const builtIn = loadBuiltInBook();

function run(rule: Rule, example: Example, change: (measured: Measurement) => Measurement) {
  const stack = example.stack ?? "prod";
  const context = { project: "example", stack, config: {} };
  const priced = priceStack(declareExample(example.resources, stack), { book: builtIn, usage: noUsage, context });
  const utilisation: Record<string, Omit<ResourceUtilisation, "resource">> = {};
  for (const [name, own] of Object.entries(example.utilisation ?? {}))
    utilisation[name] = {
      ...own,
      metrics: Object.fromEntries(Object.entries(own.metrics).map(([metric, measured]) => [metric, change(measured)])),
    };
  const digest = exampleDigest({ ...example, utilisation });
  const environment = { book: builtIn, usage: noUsage, asOf: "2026-08-01", ...(digest === undefined ? {} : { utilisation: digest }) };
  const config = { ...defaultSettings()[rule.id]?.config, ...example.config };
  return { ...judgeRule(rule, priced, { level: "advisory", config }, environment), priced, config };
}

test("the rules by use are these", () => {
  expect(byDigest.map(({ id }) => id)).toEqual([
    "idle-cache",
    "idle-database",
    "idle-load-balancer-traffic",
    "idle-machine",
    "idle-nat-gateway",
    "overprovisioned-throughput",
    "oversized-autoscaling-minimum",
    "overutilised-machine",
    "steady-load-on-demand",
    "underutilised-database",
    "underutilised-disk",
    "underutilised-machine",
    "underutilised-node-pool",
  ]);
});

describe.each(byDigest.map((rule) => [rule.id, rule] as const))("%s", (_id, rule) => {
  it("says nothing at all without a digest", () => {
    for (const example of rule.examples.flagged) {
      const { priced, config } = run(rule, example, (measured) => measured);
      const environment = { book: builtIn, usage: noUsage, asOf: "2026-08-01" };
      expect(judgeRule(rule, priced, { level: "mandatory", config }, environment)).toEqual({ findings: [], unjudged: [] });
      const ofAnother = { ...environment, utilisation: { resources: new Map() } };
      expect(judgeRule(rule, priced, { level: "mandatory", config }, ofAnother)).toEqual({ findings: [], unjudged: [] });
    }
  });

  it.each([
    ["a window of a day", (measured: Measurement) => ({ ...measured, from: "2026-07-30" }), "of the"],
    ["half of the samples", (measured: Measurement) => ({ ...measured, coverageFraction: 0.5 }), "50 % of its samples"],
    ["last year's figures", (measured: Measurement) => ({ ...measured, from: "2025-06-01", to: "2025-07-31" }), "366 days ago"],
    ["samples of a day", (measured: Measurement) => ({ ...measured, samplePeriodSeconds: 86_400 }), "samples of 1440 minutes"],
  ])("cannot judge by %s", (_what, change, reason) => {
    for (const example of rule.examples.flagged) {
      const { findings, unjudged } = run(rule, example, change);
      expect(findings).toEqual([]);
      expect(unjudged.length).toBe(example.messages.length);
      for (const one of unjudged) {
        expect(one.reason).toMatch(/^not enough data: /);
        expect(one.reason).toContain(reason);
      }
    }
  });
});

test("a month of little data can prove that a machine is busy, and then there is nothing to say", () => {
  const rule = byDigest.find(({ id }) => id === "idle-machine") as Rule;
  const [example] = rule.examples.flagged;
  const { findings, unjudged } = run(rule, example as Example, (measured) => ({ ...measured, from: "2026-07-30", p99: 0.9, max: 0.9 }));
  expect({ findings, unjudged }).toEqual({ findings: [], unjudged: [] });
});

test("a resource that a change touches is judged only where the digest says at which size it was measured", () => {
  const rule = byDigest.find(({ id }) => id === "underutilised-machine") as Rule;
  const example = rule.examples.flagged[0] as Example;
  const { priced, config } = run(rule, example, (measured) => measured);
  const urn = priced.nodes.find(({ resource }) => resource.name === "web")?.resource.urn as string;
  const nothing = { lowUsdPerMonth: 0, highUsdPerMonth: 0, pricedHighUsdPerMonth: 0 };
  const resource = { urn, type: "aws:ec2/instance:Instance", name: "web", operation: "update" as const };
  const change = {
    isWhole: true,
    before: nothing,
    after: nothing,
    resources: [{ ...resource, before: null, after: null, deltaLowUsdPerMonth: null, deltaHighUsdPerMonth: null }],
    unchanged: 0,
    deltaLowUsdPerMonth: 0,
    deltaHighUsdPerMonth: 0,
    unknownDeltas: 0,
  };
  const judged = (size?: string) => {
    const own = example.utilisation?.web;
    const utilisation = exampleDigest({
      ...example,
      utilisation: { web: { metrics: own?.metrics ?? {}, ...(size === undefined ? {} : { size }) } },
    });
    const environment = { book: builtIn, usage: noUsage, asOf: "2026-08-01", change };
    return judgeRule(
      rule,
      priced,
      { level: "advisory", config },
      { ...environment, ...(utilisation === undefined ? {} : { utilisation }) },
    );
  };
  expect(judged().findings).toEqual([]);
  expect(judged().unjudged[0]?.reason).toContain('does not say at which "size" it was measured');
  expect(judged("m5.4xlarge").findings).toHaveLength(1);
  // A tenth of 96 vCPU is more than half of the 16 that it has now.
  expect(judged("m5.metal")).toEqual({ findings: [], unjudged: [] });
});

test("a finding carries both prices, and they differ by what it says to save", () => {
  for (const rule of byDigest) {
    if (rule.id === "steady-load-on-demand" || rule.id === "oversized-autoscaling-minimum") continue;
    for (const example of rule.examples.flagged) {
      for (const { before, after, savingUsdPerMonth } of run(rule, example, (measured) => measured).findings) {
        expect(before?.lowUsdPerMonth).toBeGreaterThan(0);
        if (savingUsdPerMonth === undefined) continue;
        expect((before?.lowUsdPerMonth ?? 0) - (after?.lowUsdPerMonth ?? 0)).toBeGreaterThanOrEqual(savingUsdPerMonth - 1e-6);
      }
    }
  }
});
