import type { PriceBook } from "../catalog";
import { type Facts, type Finding, guardUnknowns, type Level, roundPrice, type StackChange, UnknownInputSignal } from "../model";
import { canonicalType, type DeclaredUsage, type PricedNode, type PricedStack } from "../pricing";
import { rules } from "./registry";
import { reprice } from "./reprice";
import type { Outcome, Rule, RuleContext, Subject } from "./rule";
import type { PolicySettings, RuleSettings } from "./settings";
import { indexOf } from "./stack-index";

export { defaultSettings, type PolicySettings, readSettings, type SettingsLayer, stackLayer } from "./settings";

export interface JudgeEnvironment {
  readonly book: PriceBook;
  readonly usage: DeclaredUsage;
  /** Today as an ISO date, `2026-08-01`. */
  readonly asOf: string;
  /** What the operation changes, where the stack before it is known. */
  readonly change?: StackChange;
}

/** A rule that met an input that is not known before deployment, or a price that the book lacks. */
export interface Unjudged {
  readonly rule: string;
  readonly urn?: string;
  readonly reason: string;
}

export interface Verdict {
  /** In the order of the registry, then of URNs. */
  readonly findings: readonly Finding[];
  readonly unjudged: readonly Unjudged[];
}

/** Applies every rule that is not disabled. Pure: the same stack, settings and environment give the same verdict. */
export function judge(stack: PricedStack, settings: PolicySettings, environment: JudgeEnvironment): Verdict {
  const verdicts = rules.map((rule) => judgeRule(rule, stack, settings[rule.id], environment));
  return { findings: verdicts.flatMap((one) => one.findings), unjudged: verdicts.flatMap((one) => one.unjudged) };
}

/** Applies one rule. */
export function judgeRule(rule: Rule, stack: PricedStack, settings: RuleSettings | undefined, environment: JudgeEnvironment): Verdict {
  if (settings === undefined || settings.level === "disabled") return { findings: [], unjudged: [] };
  const level = settings.level;
  const findings: Finding[] = [];
  const unjudged: Unjudged[] = [];
  for (const outcome of outcomesOf(rule, stack, contextOf(settings, stack, environment))) {
    if ("unjudged" in outcome) {
      unjudged.push({ rule: rule.id, reason: outcome.unjudged, ...(outcome.urn === undefined ? {} : { urn: outcome.urn }) });
    } else {
      findings.push(findingOf(rule, level, outcome));
    }
  }
  return { findings, unjudged };
}

function outcomesOf(rule: Rule, stack: PricedStack, context: RuleContext<never>): readonly Outcome<Facts>[] {
  if (rule.scope === "stack") return rule.check(stack, context);
  const types = rule.types === undefined ? undefined : new Set(rule.types);
  const { knowsDependencies, isWhole } = stack.context;
  const unseen = rule.needsDependants === true && (knowsDependencies === false || isWhole === false);
  return stack.nodes.flatMap((node): readonly Outcome<Facts>[] => {
    // What is only read here belongs to another stack; a component is judged through its children.
    if (!node.resource.custom || node.resource.external === true || node.resource.type.startsWith("pulumi:")) return [];
    if (types !== undefined && !types.has(canonicalType(node.resource.type))) return [];
    const { urn } = node.resource;
    if (unseen) return [{ unjudged: "the input does not say what depends on it", urn }];
    try {
      return rule.check(context.subject(node), context).map((outcome) => (outcome.urn === undefined ? { ...outcome, urn } : outcome));
    } catch (error) {
      if (error instanceof UnknownInputSignal) return [{ unjudged: error.message, urn }];
      // An input of a surprising shape (a text where a list is documented) must not end the whole preview.
      if (error instanceof TypeError) return [{ unjudged: `its inputs have an unexpected shape: ${error.message}`, urn }];
      throw error;
    }
  });
}

function contextOf(settings: RuleSettings, stack: PricedStack, environment: JudgeEnvironment): RuleContext<never> {
  const { book, usage, asOf, change } = environment;
  const input = { book, usage, context: stack.context };
  return {
    config: settings.config as never,
    stack,
    book,
    asOf,
    ...(change === undefined ? {} : { change }),
    reprice: (resource, changedInputs) => reprice(stack, input, resource, changedInputs),
    subject: subjectOf,
    dependants: (urn) =>
      indexOf(stack)
        .dependants(urn)
        .flatMap((one) => stack.node(one) ?? []),
  };
}

function subjectOf(node: PricedNode): Subject {
  return { ...node, props: guardUnknowns(node.resource.inputs) };
}

function findingOf(rule: Rule, level: Exclude<Level, "disabled">, outcome: Exclude<Outcome<Facts>, { unjudged: string }>): Finding {
  const facts = outcome.facts as never;
  const saving = rule.saving?.(facts);
  return {
    rule: rule.id,
    level: effectiveLevel(rule, level, outcome.advisoryOnly === true),
    severity: rule.severity,
    ...(outcome.urn === undefined ? {} : { urn: outcome.urn }),
    message: rule.message(facts),
    remedy: rule.advice?.(facts) ?? rule.remedy,
    ...(saving === undefined ? {} : { savingUsdPerMonth: roundPrice(saving) }),
    facts: outcome.facts,
  };
}

/** Pulumi treats `remediate` as mandatory where a policy cannot repair; so does the embedded judgement. */
function effectiveLevel(rule: Rule, level: Exclude<Level, "disabled">, advisoryOnly: boolean): Exclude<Level, "disabled"> {
  if (advisoryOnly) return "advisory";
  const repairs = rule.scope === "resource" && rule.remediate !== undefined;
  return level === "remediate" && !repairs ? "mandatory" : level;
}
