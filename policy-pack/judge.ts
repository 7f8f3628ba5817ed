import type { PriceBook } from "../catalog";
import {
  type Facts,
  type Finding,
  guardUnknowns,
  type Level,
  roundPrice,
  type StackChange,
  UnknownInputSignal,
  type UtilisationDigest,
} from "../model";
import { type DeclaredUsage, type PricedNode, type PricedStack, priceStack } from "../pricing";
import { componentExceptions } from "./exceptions/component-exceptions";
import type { PolicyException } from "./exceptions/exception";
import { type Excepted, ExceptionLedger } from "./exceptions/ledger";
import { type Proof, ProofLog } from "./proof-log";
import { rules, rulesInOrder } from "./registry";
import { repriceWithout } from "./reprice";
import type { Outcome, Rule, RuleContext, Subject } from "./rule";
import { lapsedException } from "./rules/lapsed-exception";
import type { PolicySettings, RuleSettings } from "./settings";
import { inJudgedWords, mustBeTranslated } from "./sister-packages/in-judged-words";
import { asPricingTakesThem, repriceAsDeclared } from "./sister-packages/judged-prices";
import { namedAsDeclared } from "./sister-packages/named-as-declared";
import { UntranslatedInput } from "./sister-packages/untranslated";
import { indexOf } from "./stack-index";

export { EXCEPTIONS_FILE, type PolicyException } from "./exceptions/exception";
export type { Excepted } from "./exceptions/ledger";
export { defaultSettings, type PolicySettings, readSettings, type SettingsLayer, stackLayer } from "./settings";

export interface JudgeEnvironment {
  readonly book: PriceBook;
  readonly usage: DeclaredUsage;
  /** Today as an ISO date, `2026-08-01`. */
  readonly asOf: string;
  /** What the operation changes, where the stack before it is known. */
  readonly change?: StackChange;
  /** What resources really used, where a digest says so. */
  readonly utilisation?: UtilisationDigest;
  /** Exceptions of the file; those that components carry are found in the stack. */
  readonly exceptions?: readonly PolicyException[];
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
  /** Findings that an exception accepts. */
  readonly excepted: readonly Excepted[];
}

/** Applies every rule that is not disabled. Pure: the same stack, settings and environment give the same verdict. */
export function judge(stack: PricedStack, settings: PolicySettings, environment: JudgeEnvironment): Verdict {
  const { ledger, unjudged: unread } = openLedger(stack, environment);
  const verdicts = new Map(rulesInOrder.map((rule) => [rule, judgeRule(rule, stack, settings[rule.id], environment, ledger)]));
  const inOrder = rules.flatMap((rule) => verdicts.get(rule) ?? []);
  return {
    findings: inOrder.flatMap((one) => one.findings),
    unjudged: [...unread, ...inOrder.flatMap((one) => one.unjudged)],
    excepted: ledger.excepted,
  };
}

/** The exceptions for a stack, from the file and from its components; what cannot be read of the latter is unjudged. */
export function openLedger(
  stack: PricedStack,
  { exceptions = [], asOf }: Pick<JudgeEnvironment, "exceptions" | "asOf">,
): { readonly ledger: ExceptionLedger; readonly unjudged: readonly Unjudged[] } {
  const own = componentExceptions(
    stack,
    rules.map(({ id }) => id),
  );
  return {
    ledger: new ExceptionLedger([...exceptions, ...own.exceptions], stack, asOf),
    unjudged: own.diagnostics.map(({ message }) => ({ rule: lapsedException.id, reason: message })),
  };
}

/** Applies one rule, exceptions included. */
export function judgeRule(
  rule: Rule,
  stack: PricedStack,
  settings: RuleSettings | undefined,
  environment: JudgeEnvironment,
  ledger?: ExceptionLedger,
): Pick<Verdict, "findings" | "unjudged"> {
  if (settings === undefined || settings.level === "disabled") return { findings: [], unjudged: [] };
  const level = settings.level;
  const findings: Finding[] = [];
  const unjudged: Unjudged[] = [];
  const log = new ProofLog();
  const judged = rule.scope === "resource" && rule.types === undefined ? stack : inJudgedWords(stack);
  for (const outcome of outcomesOf(rule, judged, stack, (seen) => contextOf(rule, settings, seen, stack, environment, ledger, log))) {
    if ("unjudged" in outcome) {
      unjudged.push({ rule: rule.id, reason: outcome.unjudged, ...(outcome.urn === undefined ? {} : { urn: outcome.urn }) });
    } else {
      findings.push(findingOf(rule, level, outcome, log.proofOf(outcome), judged));
    }
  }
  return { findings: ledger === undefined ? findings : ledger.apply(rule.id, findings), unjudged };
}

function outcomesOf(
  rule: Rule,
  stack: PricedStack,
  declared: PricedStack,
  contextFor: (stack: PricedStack) => RuleContext<never>,
): readonly Outcome<Facts>[] {
  const context = contextFor(stack);
  if (rule.scope === "stack") {
    try {
      return rule.check(stack, context);
    } catch (error) {
      // What cannot be put into the rule's words is left to it as the program declares it.
      if (error instanceof UntranslatedInput) return rule.check(declared, contextFor(declared));
      throw error;
    }
  }
  const { knowsDependencies, isWhole } = stack.context;
  const unseen = rule.needsDependants === true && (knowsDependencies === false || isWhole === false);
  return indexOf(stack)
    .judged(rule.types)
    .flatMap((node): readonly Outcome<Facts>[] => {
      const { urn } = node.resource;
      if (unseen) return [{ unjudged: "the input does not say what depends on it", urn }];
      try {
        return rule.check(context.subject(node), context).map((outcome) => (outcome.urn === undefined ? { ...outcome, urn } : outcome));
      } catch (error) {
        if (error instanceof UnknownInputSignal) return [{ unjudged: error.message, urn }];
        if (error instanceof UntranslatedInput) return [];
        // An input of a surprising shape (a text where a list is documented) must not end the whole preview.
        if (error instanceof TypeError) return [{ unjudged: `its inputs have an unexpected shape: ${error.message}`, urn }];
        throw error;
      }
    });
}

function contextOf(
  rule: Rule,
  settings: RuleSettings,
  stack: PricedStack,
  declaredStack: PricedStack,
  environment: JudgeEnvironment,
  ledger: ExceptionLedger | undefined,
  log: ProofLog,
): RuleContext<never> {
  const { book, usage, asOf, change, utilisation } = environment;
  const input = { book, usage, context: stack.context };
  return {
    config: settings.config as never,
    stack,
    book,
    asOf,
    ...(change === undefined ? {} : { change }),
    ...(utilisation === undefined ? {} : { utilisation }),
    ...(ledger === undefined ? {} : { exceptions: ledger }),
    reprice: (resource, changedInputs) => log.note(resource.urn, repriceAsDeclared(declaredStack, input, resource, changedInputs)),
    priceStack: (declared, other) => priceStack(asPricingTakesThem(declared), { ...input, context: other }),
    repriceWithout: (resource) => log.note(resource.urn, repriceWithout(declaredStack, resource)),
    subject: subjectOf,
    dependants: (urn) => dependantsOf(stack, urn, rule.needsDependants === true),
  };
}

function dependantsOf(stack: PricedStack, urn: string, concludesFromAbsence: boolean): readonly PricedNode[] {
  const found = indexOf(stack)
    .dependants(urn)
    .flatMap((one) => stack.node(one) ?? []);
  if (concludesFromAbsence) mustBeTranslated(stack.graph.find(urn), found);
  return found;
}

const subjects = new WeakMap<PricedNode, Subject>();

/** Once for each resource, whichever of the rules asks. */
function subjectOf(node: PricedNode): Subject {
  const known = subjects.get(node);
  if (known !== undefined) return known;
  const subject = { ...node, props: guardUnknowns(node.resource.inputs) };
  subjects.set(node, subject);
  return subject;
}

function findingOf(
  rule: Rule,
  level: Exclude<Level, "disabled">,
  outcome: Exclude<Outcome<Facts>, { unjudged: string }>,
  proof: Proof | undefined,
  stack: PricedStack,
): Finding {
  const facts = outcome.facts as never;
  const saving = rule.saving?.(facts);
  const message = rule.message(facts);
  const resource = outcome.urn === undefined ? undefined : stack.graph.find(outcome.urn);
  return {
    rule: rule.id,
    level: effectiveLevel(rule, level, outcome.advisoryOnly === true),
    severity: rule.severity,
    ...(outcome.urn === undefined ? {} : { urn: outcome.urn }),
    message,
    remedy: namedAsDeclared(resource, message, rule.advice?.(facts) ?? rule.remedy),
    ...(saving === undefined ? {} : { savingUsdPerMonth: roundPrice(saving) }),
    ...(proof === undefined ? {} : { before: proof.before, after: proof.after }),
    facts: outcome.facts,
  };
}

/** Pulumi treats `remediate` as mandatory where a policy cannot repair; so does the embedded judgement. */
function effectiveLevel(rule: Rule, level: Exclude<Level, "disabled">, advisoryOnly: boolean): Exclude<Level, "disabled"> {
  if (advisoryOnly) return "advisory";
  const repairs = rule.scope === "resource" && rule.remediate !== undefined;
  return level === "remediate" && !repairs ? "mandatory" : level;
}
