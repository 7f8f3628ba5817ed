import { loadBuiltInBook } from "../../catalog";
import type { DeclaredResource, Estimate } from "../../model";
import { type DeclaredUsage, noUsage, type PricedNode, priceStack } from "../../pricing";

/** A declared resource with a URN made from its type and name. Dependencies follow from `extra`. */
export function declare(
  type: string,
  name: string,
  inputs: Readonly<Record<string, unknown>>,
  extra: Partial<DeclaredResource> = {},
): DeclaredResource {
  const propertyDependencies = extra.propertyDependencies ?? {};
  return {
    urn: `urn:pulumi:dev::test::${type}::${name}`,
    type,
    name,
    inputs,
    custom: true,
    propertyDependencies,
    dependencies: [...new Set(Object.values(propertyDependencies).flat())],
    ...extra,
  };
}

export interface PricingOptions {
  readonly usage?: DeclaredUsage;
  /** Stack configuration with full keys, e.g. `{ "aws:region": "us-east-1" }`. */
  readonly config?: Readonly<Record<string, string>>;
}

/** Prices resources as one stack with the built-in book; the answer is in their order. */
export function priceAll(resources: readonly DeclaredResource[], options: PricingOptions = {}): readonly PricedNode[] {
  const context = { project: "test", stack: "dev", config: options.config ?? {} };
  const stack = priceStack(resources, { book: loadBuiltInBook(), usage: options.usage ?? noUsage, context });
  return resources.map(({ urn }) => stack.node(urn) as PricedNode);
}

/** The estimate of the first of the resources, priced with the others around it. */
export function estimateOne(resources: readonly DeclaredResource[] | DeclaredResource, options: PricingOptions = {}): Estimate {
  const list = "urn" in resources ? [resources] : resources;
  const [first] = priceAll(list, options);
  if (first === undefined) throw new Error("nothing to price");
  return first.estimate;
}
