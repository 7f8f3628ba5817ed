import { loadBuiltInBook } from "../../catalog";
import { judge, readSettings } from "../../policy-pack/judge";
import { noUsage, priceStack } from "../../pricing";
import { declare } from "../support/declared";

function advice(type: string, inputs: Record<string, unknown>, extra = {}): string | undefined {
  const environment = { book: loadBuiltInBook(), usage: noUsage, asOf: "2026-11-01" };
  const stack = priceStack([declare(type, "one", inputs, extra)], { ...environment, context: { project: "p", stack: "prod", config: {} } });
  return judge(stack, readSettings([]).settings, environment).findings.find(({ rule }) => rule === "unknown-cost")?.remedy;
}

describe("what to do about an unknown cost", () => {
  it.each([
    ["kubernetes:core/v1:Service", { spec: { type: "LoadBalancer" } }],
    ["digitalocean:index/droplet:Droplet", {}],
    ["aws:example/thing:Thing", {}],
  ])("%s: nothing in the program helps", (type, inputs) => {
    expect(advice(type, inputs)).toMatch(/^Look the price up at the vendor/);
  });

  it("names the region where that is all that is missing", () => {
    expect(advice("aws:lb/loadBalancer:LoadBalancer", {})).toMatch(/^Set the region in the stack configuration/);
  });

  it("points at the engine that expands a remote component", () => {
    expect(advice("acme:index:Shop", {}, { custom: false, notExpanded: true })).toMatch(/^Judge it with `pulumi preview/);
  });
});
