import type { DeclaredResource } from "../../model";
import type { PricedStack, PricingInput } from "../../pricing";
import { pricedView } from "../../pricing/registry";
import { type Repricing, reprice } from "../reprice";
import { declaredChanges } from "./back-translation";
import { isJudgedResource, withoutGuards } from "./in-judged-words";
import { UntranslatedInput } from "./untranslated";

type Inputs = Readonly<Record<string, unknown>>;

/**
 * Prices a change that a rule suggests. Of a resource of a sister package it is the change of what the program declares:
 * a property without a counterpart there may be left out only where the price is the same without it.
 */
export function repriceAsDeclared(stack: PricedStack, input: PricingInput, resource: DeclaredResource, changed: Inputs): Repricing {
  if (!isJudgedResource(resource)) return reprice(stack, input, resource, changed);
  const { inputs, isWhole } = declaredChanges(resource, changed);
  const prices = reprice(stack, input, resource.declared, inputs);
  if (isWhole || !prices.proven) return prices;
  const wished = reprice(stack, input, pricedView(resource.declared), withoutGuards(changed) as Inputs);
  if (!wished.proven || Math.abs(wished.afterUsdPerMonth - prices.afterUsdPerMonth) > EQUAL_USD)
    throw new UntranslatedInput(resource.declared.type, Object.keys(changed).join(", "));
  return prices;
}

const EQUAL_USD = 1e-6;

/** Resources as pricing takes them: without the guards of rules. */
export function asPricingTakesThem(declared: readonly DeclaredResource[]): readonly DeclaredResource[] {
  return declared.map((one) => (isJudgedResource(one) ? { ...one, inputs: withoutGuards(one.inputs) as Inputs } : one));
}
