import type { DeclaredResource } from "../model";
import type { PricedStack } from "../pricing";
import type { ConfigFields } from "./config-field";
import { tagOf } from "./tags";

/**
 * Whether a resource is outside production, as its own environment tag or else the stack's name says; names are
 * compared word by word (`shop-dev`, `pr-17`), so that `latest` is no `test`. Undefined where nothing says so.
 */
export function nonProductionName(
  stack: PricedStack,
  resource: DeclaredResource,
  { nonProductionNames, environmentTags }: { readonly nonProductionNames: readonly string[]; readonly environmentTags: readonly string[] },
): string | undefined {
  const stated = tagOf(resource, environmentTags);
  const name = stated ?? stack.context.stack;
  const words = name.toLowerCase().split(/[^a-z0-9]+|(?<=[a-z])(?=[0-9])/);
  const wanted = new Set(nonProductionNames.map((one) => one.toLowerCase()));
  return words.some((word) => wanted.has(word)) || wanted.has(name.toLowerCase()) ? name : undefined;
}

export const NON_PRODUCTION_NAMES: readonly string[] = [
  "demo",
  "dev",
  "development",
  "ephemeral",
  "nonprod",
  "pr",
  "preview",
  "qa",
  "sandbox",
  "stage",
  "staging",
  "test",
  "testing",
];

export const ENVIRONMENT_TAGS: readonly string[] = ["environment", "env", "stage"];

export interface EnvironmentConfig {
  readonly nonProductionNames: readonly string[];
  readonly environmentTags: readonly string[];
}

/** Settings of every rule that judges outside production only. */
export const environmentFields: ConfigFields<EnvironmentConfig> = {
  nonProductionNames: {
    type: "strings",
    default: NON_PRODUCTION_NAMES,
    doc: "Words of an environment tag or stack name that mean: not production.",
  },
  environmentTags: {
    type: "strings",
    default: ENVIRONMENT_TAGS,
    doc: "Tags (labels) that name the environment; they win over the stack's name.",
  },
};
