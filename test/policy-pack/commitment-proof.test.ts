import { loadBuiltInBook, type PriceBook } from "../../catalog";
import type { Finding } from "../../model";
import { declareExample, type ExampleResource, exampleDigest } from "../../policy-pack/example";
import { exampleCommitment, machinesOn } from "../../policy-pack/example-commitment";
import { judge, readSettings } from "../../policy-pack/judge";
import { steadyUse } from "../../policy-pack/utilisation/example-use";
import { noUsage, priceStack } from "../../pricing";

function judged(
  rule: string,
  resources: readonly ExampleResource[],
  commitments: PriceBook["commitments"],
  more: { readonly config?: object; readonly utilisation?: Parameters<typeof exampleDigest>[0]["utilisation"] } = {},
): Finding | undefined {
  const builtIn = loadBuiltInBook();
  const book: PriceBook = commitments === undefined ? builtIn : { ...builtIn, commitments };
  const context = { project: "example", stack: "prod", config: {} };
  const stack = priceStack(declareExample(resources, "prod"), { book, usage: noUsage, context });
  const { settings } = readSettings([{ origin: "test", value: { [rule]: { ...more.config } } }]);
  const digest = exampleDigest({ resources, ...(more.utilisation === undefined ? {} : { utilisation: more.utilisation }) });
  const environment = { book, usage: noUsage, asOf: "2026-08-01", ...(digest === undefined ? {} : { utilisation: digest }) };
  return judge(stack, settings, environment).findings.find((one) => one.rule === rule);
}

// m5.large in us-east-1: 70.08 USD a month on demand, and up to 6.65 USD for a disk and an address that nothing states.
describe("both sides of a finding about commitments", () => {
  it("an expiring one: the stack with it and without it", () => {
    const finding = judged("expiring-commitment", machinesOn("m5.large", 3), [exampleCommitment("web", "2026-08-20", 2)]);
    expect(finding).toMatchObject({
      before: { lowUsdPerMonth: 70.08, highUsdPerMonth: 90.03 },
      after: { lowUsdPerMonth: 210.24, highUsdPerMonth: 230.19 },
    });
  });

  it("an idle one: the stack and what is owed, with as much of it as is used", () => {
    const commitments = [exampleCommitment("web", "2027-08-20", 4)];
    const finding = judged("idle-commitment", machinesOn("m5.large", 1), commitments, { config: { commitments: ["web"] } });
    expect(finding).toMatchObject({
      before: { lowUsdPerMonth: 120, highUsdPerMonth: 126.65 },
      after: { lowUsdPerMonth: 30, highUsdPerMonth: 36.65 },
    });
  });

  it("an idle one of which nothing whole is idle, or whose cost is not stated, has no other state", () => {
    const { usdPerMonth: _, ...unstated } = exampleCommitment("web", "2027-08-20", 4);
    const finding = judged("idle-commitment", machinesOn("m5.large", 1), [unstated], { config: { commitments: ["web"] } });
    expect(finding?.message).toContain("75 % lies idle");
    expect(finding?.before).toBeUndefined();
  });

  it("a steady load: the whole machine, and with a commitment for its hours; its disk stays", () => {
    const inputs = {
      machineType: "e2-standard-4",
      zone: "europe-west1-b",
      bootDisk: { initializeParams: { size: 10, type: "pd-standard" } },
    };
    const api = { type: "gcp:compute/instance:Instance", name: "api", inputs };
    const finding = judged("steady-load-on-demand", [api], undefined, { utilisation: { api: steadyUse({ cpuFraction: 0.55 }) } });
    const [before, after] = [finding?.before?.lowUsdPerMonth ?? 0, finding?.after?.lowUsdPerMonth ?? 0];
    expect(before).toBeGreaterThan(Number(finding?.facts.beforeUsdPerMonth));
    expect(before - after).toBeCloseTo(Number(finding?.facts.savingUsdPerMonth), 2);
  });
});
