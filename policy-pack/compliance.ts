import type { DeclaredResource } from "../model";
import type { PricedStack } from "../pricing";
import type { ConfigFields } from "./config-field";
import { indexOf } from "./stack-index";
import { tagOf } from "./tags";

export interface ComplianceConfig {
  readonly compliance: readonly string[];
  readonly complianceTags: readonly string[];
}

/** Settings of every rule that judges only what is declared to be under a compliance regime. */
export const complianceFields: ConfigFields<ComplianceConfig> = {
  compliance: { type: "strings", default: [], doc: 'Regimes that the whole stack is under, e.g. ["pci"]; none by default.' },
  complianceTags: { type: "strings", default: ["costwright:compliance"], doc: "Tags (labels) that name a resource's regime." },
};

/**
 * The regimes that a resource is declared to be under, for a message: by configuration, by its own tag, or by the
 * workload that it belongs to. Undefined where none is declared.
 */
export function declaredCompliance(
  stack: PricedStack,
  resource: DeclaredResource,
  { compliance, complianceTags }: ComplianceConfig,
): string | undefined {
  const tag = tagOf(resource, complianceTags);
  const names = [...compliance, ...(tag === undefined ? [] : [tag])];
  for (const { type, inputs } of indexOf(stack).ancestors(resource)) {
    if (!type.startsWith("costwright:") || !Array.isArray(inputs.compliance)) continue;
    for (const one of inputs.compliance as readonly { readonly name?: unknown }[]) if (typeof one?.name === "string") names.push(one.name);
  }
  return names.length === 0 ? undefined : [...new Set(names)].join(", ");
}
