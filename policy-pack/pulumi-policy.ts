import type { PolicyResource, ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import type { PolicyConfigJSONSchema } from "@pulumi/policy/schema";
import type { PriceBook } from "../catalog";
import type { DeclaredResource, Finding, StackContext, UtilisationDigest } from "../model";
import { noUsage, type PricedStack, priceStack } from "../pricing";
import type { AnyConfigField } from "./config-field";
import { declaredAlone, declaredStack } from "./declared-from-policy";
import type { PolicyException } from "./exceptions/exception";
import type { ExceptionLedger } from "./exceptions/ledger";
import { changeAll } from "./input-path";
import { type JudgeEnvironment, judgeRule, openLedger, type Unjudged } from "./judge";
import { behindProxy, plainProperties } from "./plain-value";
import { registeredInputs } from "./registered-inputs";
import { rulesInOrder } from "./registry";
import type { InputChange, Rule } from "./rule";
import type { PolicySettings, RuleSettings } from "./settings";
import { type DeclaredChange, declaredRepair } from "./sister-packages/back-translation";
import { inJudgedWords, isJudgedResource } from "./sister-packages/in-judged-words";
import { contextOfUrn } from "./stack-context";
import { unjudgedText, violationText } from "./violation-text";

/** What the policies of one pack share. The book is loaded at the first judgement, so that the pack starts quickly. */
export interface PackEnvironment {
  readonly context: StackContext;
  /** The prices that hold for the program with these names. */
  readonly loadBook: (program: StackContext) => PriceBook;
  readonly asOf: string;
  readonly settings: PolicySettings;
  /** Of `costwright.exceptions.yaml`. */
  readonly exceptions: readonly PolicyException[];
  /** Of the program's utilisation digest, if it has one. */
  readonly utilisation?: UtilisationDigest;
}

type Policy = StackValidationPolicy & Omit<ResourceValidationPolicy, "name" | "description">;
/** The policy SDK takes an object too, and then uses its text alone and its level; its types name only text. */
type Report = (violation: { readonly message: string; readonly urn?: string; readonly enforcementLevel?: string }) => void;

/** Rules whose policies also note what is registered: two, so that disabling one loses nothing. */
const NOTING_RULES: ReadonlySet<string> = new Set(["stack-budget", "unknown-cost"]);

/** One Pulumi policy for each rule, all judging the same priced stack. */
export function pulumiPolicies(environment: PackEnvironment): readonly Policy[] {
  const registered = registeredInputs();
  const pricedOnce = memoisedPricing(environment, (resources) => declaredStack(resources, registered));
  const judging = (program: StackContext): JudgeEnvironment => ({
    book: environment.loadBook(program),
    usage: noUsage,
    asOf: environment.asOf,
    ...(environment.utilisation === undefined ? {} : { utilisation: environment.utilisation }),
  });
  return rulesInOrder.map((rule): Policy => {
    const own = environment.settings[rule.id];
    const policy: Policy = {
      name: rule.id,
      displayName: rule.title,
      description: `${rule.title}. ${rule.why}`,
      remediationSteps: rule.remedy,
      severity: rule.severity,
      tags: ["cost", rule.group],
      enforcementLevel: own?.level ?? rule.level,
      configSchema: { properties: schemaOf(rule, own) },
      validateStack: (args, report) => {
        const { stack, ledger, unread } = pricedOnce(args.resources);
        const settings = { level: "mandatory" as const, config: { ...own?.config, ...args.getConfig() } };
        const verdict = judgeRule(rule, stack, settings, judging(stack.context), ledger);
        const tell = report as unknown as Report;
        for (const one of unread) if (one.rule === rule.id) tell(notJudged(one));
        for (const finding of verdict.findings) tell(violation(finding));
        for (const unjudged of verdict.unjudged) tell(notJudged(unjudged));
      },
    };
    if (NOTING_RULES.has(rule.id)) {
      policy.validateResource = (args) => {
        // The book is read while the program still runs: it is needed when the stack is complete.
        if (!registered.any) setImmediate(() => environment.loadBook(contextOfUrn(args.urn, environment.context)));
        registered.note(args.urn, () => plainProperties(args.props));
      };
    }
    if (rule.scope === "resource" && rule.remediate !== undefined) {
      policy.remediateResource = (args) => {
        const settings = { level: "remediate" as const, config: { ...own?.config, ...args.getConfig() } };
        const context = contextOfUrn(args.urn, environment.context);
        const book = environment.loadBook(context);
        const stack = priceStack([declaredAlone(args)], { book, usage: noUsage, context });
        const { ledger } = openLedger(stack, environment);
        const [finding] = judgeRule(rule, stack, settings, judging(stack.context), ledger).findings;
        if (finding === undefined || (finding.savingUsdPerMonth ?? 0) <= 0) return undefined;
        const changes = repairOf(rule.remediate?.(finding.facts as never) ?? [], inJudgedWords(stack).graph.find(args.urn));
        if (changes.length === 0) return undefined;
        for (const { path, value } of changes) setAt(args.props, path, value);
        return args.props;
      };
    }
    return policy;
  });
}

/** As the program declares it: of a sister package's resource only where all of it is proven to be a change in place. */
function repairOf(changes: readonly InputChange[], judged: DeclaredResource | undefined): readonly DeclaredChange[] {
  if (judged === undefined || !isJudgedResource(judged)) return changes;
  return declaredRepair(judged, changeAll(judged.inputs, changes)) ?? [];
}

/** Sets through the SDK's own objects, so that secrets beside the change stay secret. */
function setAt(props: Record<string | number, unknown>, path: readonly (string | number)[], value: unknown): void {
  const [first, ...rest] = path;
  if (first === undefined) return;
  if (rest.length === 0) props[first] = value;
  else setAt(props[first] as Record<string, unknown>, rest, value);
}

function violation(finding: Finding): Parameters<Report>[0] {
  return {
    message: violationText(finding),
    ...(finding.urn === undefined ? {} : { urn: finding.urn }),
    // The rule was judged as mandatory: only what never blocks says otherwise; the rest follows the engine's level.
    ...(finding.level === "advisory" ? { enforcementLevel: "advisory" } : {}),
  };
}

function notJudged(unjudged: Unjudged): Parameters<Report>[0] {
  const place = unjudged.urn === undefined ? {} : { urn: unjudged.urn };
  return { message: unjudgedText(unjudged), enforcementLevel: "advisory", ...place };
}

/** A stack as all rules judge it, with what exceptions have accepted of it so far. */
interface JudgedStack {
  readonly stack: PricedStack;
  readonly ledger: ExceptionLedger;
  /** Exceptions of components that cannot be read. */
  readonly unread: readonly Unjudged[];
}

/**
 * Each policy is handed the whole stack. Pricing is done once for each set of resources: a policy
 * that comes round again, or other content, starts anew.
 */
function memoisedPricing(
  environment: PackEnvironment,
  declare: (resources: readonly PolicyResource[]) => Parameters<typeof priceStack>[0],
) {
  let judged: JudgedStack | undefined;
  let values: readonly unknown[] = [];
  let key = "";
  return (resources: readonly PolicyResource[]): JudgedStack => {
    const nextValues = resources.map(({ props }) => behindProxy(props));
    // The very same values are the same stack; comparing what they hold is for an SDK that makes them anew.
    if (judged !== undefined && nextValues.length === values.length && nextValues.every((value, at) => value === values[at])) return judged;
    const nextKey = contentKey(resources, nextValues);
    if (judged === undefined || nextKey !== key) {
      key = nextKey;
      values = nextValues;
      const context = contextOfUrn(resources[0]?.urn ?? "", environment.context);
      const stack = priceStack(declare(resources), { book: environment.loadBook(context), usage: noUsage, context });
      const { ledger, unjudged: unread } = openLedger(stack, environment);
      judged = { stack, ledger, unread };
    }
    return judged;
  };
}

function contentKey(resources: readonly PolicyResource[], values: readonly unknown[]): string {
  return resources.map(({ urn }, at) => `${urn}\n${JSON.stringify(values[at])}`).join("\n");
}

function schemaOf(rule: Rule, settings: RuleSettings | undefined): Record<string, PolicyConfigJSONSchema> {
  return Object.fromEntries(
    Object.entries(rule.config).map(([key, field]) => [key, fieldSchema(field, settings?.config[key] ?? field.default)]),
  );
}

function fieldSchema(field: AnyConfigField, value: unknown): PolicyConfigJSONSchema {
  const base = { description: field.doc, default: value as PolicyConfigJSONSchema["default"] };
  switch (field.type) {
    case "boolean":
      return { ...base, type: "boolean" };
    case "string":
      return { ...base, type: "string", ...(field.choices === undefined ? {} : { enum: [...field.choices] }) };
    case "strings":
      return { ...base, type: "array", items: { type: "string" } };
    case "number": {
      const bounds = {
        ...(field.minimum === undefined ? {} : { minimum: field.minimum }),
        ...(field.maximum === undefined ? {} : { maximum: field.maximum }),
      };
      return field.default === null ? { ...base, type: ["number", "null"], ...bounds } : { ...base, type: "number", ...bounds };
    }
  }
}
