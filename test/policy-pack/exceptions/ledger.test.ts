import { loadBuiltInBook } from "../../../catalog";
import { declareExample, type ExampleResource } from "../../../policy-pack/example";
import type { PolicyException } from "../../../policy-pack/exceptions/exception";
import { defaultSettings, judge } from "../../../policy-pack/judge";
import { noUsage, priceStack } from "../../../pricing";

const book = loadBuiltInBook();
const volume = (name: string, size: number, parent?: string): ExampleResource => ({
  type: "aws:ebs/volume:Volume",
  name,
  inputs: { availabilityZone: "us-east-1a", size, type: "gp3", tags: { owner: "a", team: "a", "cost-center": "1" } },
  ...(parent === undefined ? {} : { parent }),
});
const component = (name: string, costwrightExceptions: unknown): ExampleResource => ({
  type: "my:index:Data",
  name,
  inputs: { costwrightExceptions },
  component: true,
});

const terms = { rules: ["unattached-disk"], reason: "r", owner: "o", expires: "2027-01-31", place: { file: "costwright.exceptions.yaml" } };

function verdict(resources: readonly ExampleResource[], exceptions: readonly PolicyException[] = [], asOf = "2026-09-01") {
  const context = { project: "example", stack: "prod", config: {} };
  const stack = priceStack(declareExample(resources, "prod"), { book, usage: noUsage, context });
  const { findings, excepted, unjudged } = judge(stack, defaultSettings(), { book, usage: noUsage, asOf, exceptions });
  return {
    findings: findings.map(({ rule, urn }) => `${rule} ${urn?.split("::").at(-1) ?? "stack"}`),
    excepted: excepted.map(({ finding }) => `${finding.rule} ${finding.urn?.split("::").at(-1)}`),
    unjudged: unjudged.map(({ rule, reason }) => `${rule}: ${reason}`),
  };
}

const disks = [volume("data-a", 10), volume("data-b", 100), volume("other", 10)];

test("a pattern accepts the findings on what it matches, and no others", () => {
  expect(verdict(disks).findings).toEqual(
    expect.arrayContaining(["unattached-disk data-a", "unattached-disk data-b", "unattached-disk other"]),
  );
  const { findings, excepted } = verdict(disks, [{ ...terms, resource: "data-*" }]);
  expect(excepted).toEqual(["unattached-disk data-a", "unattached-disk data-b"]);
  expect(findings.filter((one) => one.startsWith("unattached-disk"))).toEqual(["unattached-disk other"]);
  expect(findings.join()).not.toMatch(/exception/);
});

test("a pattern with a colon is of the URN; characters of regular expressions are text", () => {
  const named = (resource: string) => verdict(disks, [{ ...terms, resource }]).excepted;
  expect(named("*:aws:ebs/volume:Volume::data-a")).toEqual(["unattached-disk data-a"]);
  expect(named("urn:pulumi:dev::*")).toEqual([]);
  expect(named("data.a")).toEqual([]);
  expect(named("*")).toHaveLength(3);
});

test("an exception without a pattern is about the stack alone", () => {
  expect(verdict(disks, [terms]).excepted).toEqual([]);
});

test("past its date it accepts nothing, and the finding is named beside the exception", () => {
  const { findings, excepted } = verdict(disks, [{ ...terms, resource: "other" }], "2027-01-31");
  expect(excepted).toEqual([]);
  expect(findings).toEqual(expect.arrayContaining(["lapsed-exception other", "unattached-disk other"]));
  expect(verdict(disks, [{ ...terms, resource: "other" }], "2027-01-30").excepted).toEqual(["unattached-disk other"]);
});

test("above its ceiling it accepts nothing", () => {
  const { findings, excepted } = verdict(disks, [{ ...terms, resource: "data-*", ceilingUsdPerMonth: 5 }]);
  expect(excepted).toEqual(["unattached-disk data-a"]);
  expect(findings).toEqual(expect.arrayContaining(["lapsed-exception data-b", "unattached-disk data-b"]));
});

test("one that accepts nothing is a finding, unless a rule that it names is disabled", () => {
  expect(verdict(disks, [{ ...terms, resource: "gone" }]).findings).toContain("unused-exception stack");
  const disabled = { ...terms, rules: ["unattached-disk"], resource: "gone" };
  const context = { project: "example", stack: "prod", config: {} };
  const stack = priceStack(declareExample(disks, "prod"), { book, usage: noUsage, context });
  const settings = { ...defaultSettings(), "unattached-disk": { level: "disabled" as const, config: {} } };
  const { findings } = judge(stack, settings, { book, usage: noUsage, asOf: "2026-09-01", exceptions: [disabled] });
  expect(findings.map(({ rule }) => rule)).not.toContain("unused-exception");
});

test("a component carries exceptions for what is below it", () => {
  const carried = [{ rule: "unattached-disk", reason: "r", owner: "o", expires: "2027-01-31" }];
  const { findings, excepted } = verdict([component("store", carried), volume("inside", 10, "store"), volume("outside", 10)]);
  expect(excepted).toEqual(["unattached-disk inside"]);
  expect(findings).toContain("unattached-disk outside");
});

test.each([
  ["no list", "yes", "it is no list"],
  ["no owner", [{ rule: "unattached-disk", reason: "r", expires: "2027-01-31" }], '"owner" is missing'],
  ["an unknown rule", [{ rule: "no-such", reason: "r", owner: "o", expires: "2027-01-31" }], 'unknown rule "no-such"'],
])("a component's exception with %s accepts nothing and is told", (_, carried, message) => {
  const { excepted, unjudged } = verdict([component("store", carried), volume("inside", 10, "store")]);
  expect(excepted).toEqual([]);
  expect(unjudged).toEqual([expect.stringContaining(message)]);
});
