import { loadBuiltInBook, type PriceBook } from "../../catalog";
import { declareExample, exampleDigest } from "../../policy-pack/example";
import { EXCEPTIONS_FILE } from "../../policy-pack/exceptions/exception";
import { judge, judgeRule } from "../../policy-pack/judge";
import { rules } from "../../policy-pack/registry";
import type { Example, Rule } from "../../policy-pack/rule";
import { readSettings } from "../../policy-pack/settings";
import { compareStacks, noUsage, priceStack } from "../../pricing";

const DEFAULT_AS_OF = "2026-08-01";

function run(rule: Rule, example: Example, builtIn: PriceBook) {
  const book: PriceBook = example.book === undefined ? builtIn : { ...builtIn, ...example.book };
  const stack = example.stack ?? "prod";
  const context = { project: "example", stack, config: {} };
  const usage = example.usage ?? noUsage;
  const input = { book, usage, context };
  const priced = priceStack(declareExample(example.resources, stack), input);
  const change = example.before && compareStacks(priceStack(declareExample(example.before, stack), input), priced);
  const level = rule.level === "disabled" ? "advisory" : rule.level;
  const { settings, diagnostics } = readSettings([
    { origin: "example", value: { [rule.id]: { enforcementLevel: level, ...example.config } } },
  ]);
  expect(diagnostics).toEqual([]);
  const utilisation = exampleDigest(example);
  const environment = {
    book,
    usage,
    asOf: example.asOf ?? DEFAULT_AS_OF,
    ...(change === undefined ? {} : { change }),
    ...(utilisation === undefined ? {} : { utilisation }),
  };
  if (example.exceptions === undefined) return judgeRule(rule, priced, settings[rule.id], environment);
  const exceptions = example.exceptions.map((one) => ({ ...one, place: { file: EXCEPTIONS_FILE } }));
  const { findings, unjudged } = judge(priced, settings, { ...environment, exceptions });
  return { findings: findings.filter((one) => one.rule === rule.id), unjudged };
}

describe.each(rules.map((rule) => [rule.id, rule] as const))("%s", (_id, rule) => {
  const book = loadBuiltInBook();

  it.each(rule.examples.flagged.map((example) => [example.title, example] as const))("flags: %s", (_title, example) => {
    const verdict = run(rule, example, book);
    expect(verdict.unjudged).toEqual([]);
    expect(verdict.findings.map((finding) => finding.message)).toEqual(example.messages);
    for (const finding of verdict.findings) {
      if (rule.saving !== undefined) {
        expect(finding.savingUsdPerMonth).toBeGreaterThan(0);
        // Money that is named is proven by both sides, priced alike.
        expect(finding).toMatchObject({ before: { lowUsdPerMonth: expect.any(Number) }, after: { lowUsdPerMonth: expect.any(Number) } });
      }
      expect(finding.remedy).not.toBe("");
    }
  });

  it.each(rule.examples.clean.map((example) => [example.title, example] as const))("leaves alone: %s", (_title, example) => {
    expect(run(rule, example, book)).toEqual({ findings: [], unjudged: [] });
  });
});
