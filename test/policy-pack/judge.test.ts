import { loadBuiltInBook } from "../../catalog";
import { unknownValue } from "../../model";
import { declareExample, type ExampleResource } from "../../policy-pack/example";
import { judge, readSettings } from "../../policy-pack/judge";
import { noUsage, priceStack } from "../../pricing";

const book = loadBuiltInBook();

function verdictOn(resources: readonly ExampleResource[], policies: unknown = {}, stack = "prod") {
  const context = { project: "example", stack, config: {} };
  const { settings, diagnostics } = readSettings([{ origin: "test", value: policies }]);
  expect(diagnostics).toEqual([]);
  const priced = priceStack(declareExample(resources, stack), { book, usage: noUsage, context });
  return judge(priced, settings, { book, usage: noUsage, asOf: "2026-11-01" });
}

const instance = (instanceType: unknown, extra: Partial<ExampleResource> = {}): ExampleResource => ({
  type: "aws:ec2/instance:Instance",
  name: "web",
  inputs: { instanceType, region: "us-east-1" },
  ...extra,
});

describe("unknown inputs never pass silently", () => {
  it("names the rule, the resource and the input", () => {
    const { findings, unjudged } = verdictOn([instance(unknownValue)]);
    const urn = "urn:pulumi:prod::example::aws:ec2/instance:Instance::web";
    expect(unjudged).toEqual(
      ["cheaper-equivalent-size", "previous-generation"].map((rule) => ({
        rule,
        urn,
        reason: 'input "instanceType" is not known until deployment',
      })),
    );
    expect(findings.map(({ rule }) => rule)).toEqual(["unknown-cost"]);
  });

  it("does not read what a rule has no question about: the group of an ingress rule that the same program makes", () => {
    const ingress = (cidrIpv4: string): ExampleResource => ({
      type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
      name: cidrIpv4.replaceAll(/[./]/g, "-"),
      inputs: { region: "us-east-1", securityGroupId: unknownValue, ipProtocol: "tcp", fromPort: 5432, toPort: 5432, cidrIpv4 },
    });
    const policies = { all: "disabled", "public-exposure": { enforcementLevel: "mandatory", compliance: ["pci-dss"] } };
    const { findings, unjudged } = verdictOn([ingress("10.4.0.0/16"), ingress("0.0.0.0/0")], policies);
    expect(unjudged).toEqual([]);
    expect(findings.map(({ urn }) => urn?.split("::").pop())).toEqual(["0-0-0-0-0"]);
  });

  it("says that a budget is kept only as far as known", () => {
    const { unjudged } = verdictOn([instance(unknownValue)], {
      all: "disabled",
      "stack-budget": { enforcementLevel: "mandatory", budgetUsdPerMonth: 1000 },
    });
    expect(unjudged).toEqual([
      {
        rule: "stack-budget",
        reason: "the stack is within its budget of 1,000.00 USD only as far as known: 1 resource without a full price",
      },
    ]);
  });

  it("does not stop at inputs of a surprising shape", () => {
    const { unjudged } = verdictOn([
      { type: "aws:ebs/volume:Volume", name: "v", inputs: { type: "gp2", size: "many", region: "us-east-1" } },
    ]);
    expect(unjudged.map(({ rule, reason }) => [rule, reason])).toContainEqual([
      "gp2-to-gp3",
      "the volume names no size, it comes from its snapshot or image",
    ]);
  });
});

describe("levels", () => {
  const overBudget = { "stack-budget": { budgetUsdPerMonth: 1 } };

  it("blocks by what is certain and only points out what may come", () => {
    const nat: ExampleResource = { type: "aws:ec2/natGateway:NatGateway", name: "nat", inputs: { region: "us-east-1" } };
    const level = (budgetUsdPerMonth: number) =>
      verdictOn([nat], { "stack-budget": { budgetUsdPerMonth } }).findings.map((finding) => [finding.rule, finding.level]);
    expect(level(30)).toEqual([["stack-budget", "mandatory"]]);
    expect(level(35)).toEqual([["stack-budget", "advisory"]]);
    expect(level(500)).toEqual([]);
  });

  it("disables", () => {
    expect(verdictOn([instance("m4.large")], { ...overBudget, all: "disabled", "stack-budget": "disabled" })).toEqual({
      findings: [],
      unjudged: [],
      excepted: [],
    });
  });

  it("treats remediate as mandatory where a rule cannot repair, as Pulumi does", () => {
    const levels = verdictOn(
      [
        instance("m4.large"),
        { type: "aws:ebs/volume:Volume", name: "v", inputs: { type: "gp2", size: 100, availabilityZone: "us-east-1a" } },
      ],
      { all: "disabled", "previous-generation": "remediate", "gp2-to-gp3": "remediate" },
    ).findings.map(({ rule, level }) => [rule, level]);
    expect(levels).toEqual([
      ["gp2-to-gp3", "remediate"],
      ["previous-generation", "mandatory"],
    ]);
  });
});

it("leaves alone what our components placed", () => {
  const portfolio: ExampleResource = { type: "costwright:index:Portfolio", name: "shop", inputs: {}, component: true };
  expect(verdictOn([portfolio, instance("m4.large", { parent: "shop" })]).findings).toEqual([]);
  expect(verdictOn([portfolio, instance("m4.large")]).findings.map(({ rule }) => rule)).toEqual(["previous-generation"]);
});

it("prices a template's machines where they are paid: at the group", () => {
  const disks = [{ boot: true, diskType: "pd-standard", diskSizeGb: 10 }];
  const template: ExampleResource = {
    type: "gcp:compute/instanceTemplate:InstanceTemplate",
    name: "template",
    inputs: { machineType: "n2-standard-4", region: "europe-west1", disks },
  };
  const group: ExampleResource = {
    type: "gcp:compute/regionInstanceGroupManager:RegionInstanceGroupManager",
    name: "group",
    inputs: { region: "europe-west1", targetSize: 3, versions: [{ instanceTemplate: unknownValue }] },
    from: { versions: ["template"] },
  };
  const single: ExampleResource = {
    type: "gcp:compute/instance:Instance",
    name: "single",
    inputs: { machineType: "n2-standard-4", zone: "europe-west1-b", bootDisk: { initializeParams: { size: 10, type: "pd-standard" } } },
  };
  const saving = (resources: readonly ExampleResource[]) =>
    verdictOn(resources)
      .findings.filter(({ rule }) => rule === "cheaper-equivalent-size")
      .map(({ urn, savingUsdPerMonth }) => [urn?.split("::").at(-1), Math.round(100 * (savingUsdPerMonth ?? Number.NaN)) / 100]);
  expect(saving([single])).toEqual([["single", 17.16]]);
  expect(saving([template, group])).toEqual([["template", 51.47]]);
  expect(saving([template])).toEqual([]);
});

it("gives the same verdict twice", () => {
  const resources = [instance("m4.large"), { type: "aws:ec2/eip:Eip", name: "ip", inputs: { region: "us-east-1" } }];
  expect(verdictOn(resources)).toEqual(verdictOn(resources));
});
