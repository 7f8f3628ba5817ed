import type { PriceBook } from "../catalog";
import type { DeclaredResource, Facts, Level, ResourceUtilisation, Severity, StackChange, StackContext, UtilisationDigest } from "../model";
import type { DeclaredUsage, PricedNode, PricedStack } from "../pricing";
import type { AnyConfigField, ConfigFields } from "./config-field";
import type { ExampleResource } from "./example";
import type { PolicyException } from "./exceptions/exception";
import type { ExceptionLedger } from "./exceptions/ledger";
import type { Proof } from "./proof-log";
import type { Repricing } from "./reprice";

export type { ConfigFields } from "./config-field";

export const groups = [
  "budget",
  "sizing",
  "storage",
  "network",
  "unused",
  "non-production",
  "purchase",
  "compliance",
  "trust",
  "ownership",
] as const;
export type Group = (typeof groups)[number];

/** A resource under judgement. `props` throws on reading an unknown input, at any depth; the frame records it as unjudged. */
export interface Subject<Props = Record<string, unknown>> extends PricedNode {
  readonly props: Props;
}

export interface RuleContext<Config> {
  readonly config: Config;
  readonly stack: PricedStack;
  readonly book: PriceBook;
  /** Today, as an ISO date. */
  readonly asOf: string;
  /** What the operation changes; absent where the stack before it is not known. */
  readonly change?: StackChange;
  /** What resources really used, by URN or provider id; absent where the user gave no digest. */
  readonly utilisation?: UtilisationDigest;
  /** What was accepted of the rules that are judged already; absent where there are no exceptions. */
  readonly exceptions?: ExceptionLedger;
  /** Prices the resource, and what takes its price from it, before and after a change of its inputs, with the same book. */
  reprice(resource: DeclaredResource, changedInputs: Readonly<Record<string, unknown>>): Repricing;
  /** The same for the resource's removal. */
  repriceWithout(resource: DeclaredResource): Repricing;
  /** Prices other declarations with the same book and usage. */
  priceStack(declared: readonly DeclaredResource[], context: StackContext): PricedStack;
  /** The resource's `props` as a rule of resource scope gets them. */
  subject(node: PricedNode): Subject;
  /** Resources that depend on this one or are its children. */
  dependants(urn: string): readonly PricedNode[];
}

/** One input set to a value; the path leads from the top-level input inwards. */
export interface InputChange {
  readonly path: readonly string[];
  readonly value: unknown;
}

/** What a check found: the facts of a violation, or that it could not judge and why. */
export type Outcome<F extends Facts> =
  | {
      readonly facts: F;
      /** Defaults to the resource under judgement; a stack rule without one speaks of the whole stack. */
      readonly urn?: string;
      /** A finding that never blocks, whatever the rule's level (a bound that may not be reached). */
      readonly advisoryOnly?: boolean;
      /** Both sides of the suggestion, where the rule priced them itself; else what it repriced counts. */
      readonly proof?: Proof;
    }
  | { readonly unjudged: string; readonly urn?: string };

interface RuleBase<Config, F extends Facts> {
  readonly id: string;
  readonly title: string;
  readonly group: Group;
  /** Why it matters, with its source where it rests on one. */
  readonly why: string;
  /** What to do, in general. */
  readonly remedy: string;
  readonly severity: Severity;
  /** Default level. */
  readonly level: Level;
  readonly config: ConfigFields<Config>;
  /** Concludes from what does not depend on a resource: not judged where the source tells no dependencies, or not of every resource. */
  readonly needsDependants?: true;
  /** Speaks of what became of the other rules' findings: judged after them. */
  readonly judgesOthers?: true;
  /** What is wrong, in numbers. */
  message(facts: F): string;
  /** What to do in this case; `remedy` where absent. */
  advice?(facts: F): string;
  /** USD a month, from both sides priced with the same book. */
  saving?(facts: F): number | undefined;
  readonly examples: { readonly flagged: readonly FlaggedExample[]; readonly clean: readonly Example[] };
}

export interface ResourceRule<Config, F extends Facts> extends RuleBase<Config, F> {
  readonly scope: "resource";
  /** Canonical type tokens it looks at; every cloud resource where absent. */
  readonly types?: readonly string[];
  check(subject: Subject, context: RuleContext<Config>): readonly Outcome<F>[];
  /**
   * Inputs to change so that the finding goes away. Only properties that the provider updates in place;
   * the frame applies them only where the price falls by proof.
   */
  readonly remediate?: (facts: F) => readonly InputChange[];
}

export interface StackRule<Config, F extends Facts> extends RuleBase<Config, F> {
  readonly scope: "stack";
  check(stack: PricedStack, context: RuleContext<Config>): readonly Outcome<F>[];
}

/** A situation that the rule's tests run, and that its documentation shows. */
export interface Example {
  readonly title: string;
  readonly resources: readonly ExampleResource[];
  readonly config?: Readonly<Record<string, unknown>>;
  /** Stack name; `prod` where absent. */
  readonly stack?: string;
  /** The stack before the operation, where the example is a change. */
  readonly before?: readonly ExampleResource[];
  /** Use that is declared, as a usage file would. */
  readonly usage?: DeclaredUsage;
  /** Exceptions of `costwright.exceptions.yaml`. */
  readonly exceptions?: readonly Omit<PolicyException, "place">[];
  readonly asOf?: string;
  /** Resource name -> what was measured of it. */
  readonly utilisation?: Readonly<Record<string, Omit<ResourceUtilisation, "resource">>>;
  /** Stands in for the built-in book's identity, not for its prices; with the commitments of a contract. */
  readonly book?: Partial<Pick<PriceBook, "id" | "asOf" | "commitments">>;
}

export interface FlaggedExample extends Example {
  /** The exact messages, in order. */
  readonly messages: readonly string[];
}

type AnyConfig = Readonly<Record<string, never>>;
/** A rule as the registry holds it: configuration and facts are its own business. */
export type Rule = (Omit<ResourceRule<AnyConfig, never>, "config"> | Omit<StackRule<AnyConfig, never>, "config">) & {
  readonly config: Readonly<Record<string, AnyConfigField>>;
};

/** Keeps a rule's own types of configuration and facts while the registry holds them all alike. */
export function rule<Config extends object, F extends Facts>(definition: ResourceRule<Config, F> | StackRule<Config, F>): Rule {
  return definition as unknown as Rule;
}
