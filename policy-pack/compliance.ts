import {
  type ComplianceName,
  type ComplianceSubject,
  clauseOf,
  complianceNames,
  complianceProfiles,
  type DeclaredResource,
} from "../model";
import type { PricedStack } from "../pricing";
import type { ConfigFields } from "./config-field";
import { get } from "./input-path";
import { indexOf } from "./stack-index";
import { tagOf } from "./tags";

export interface ComplianceConfig {
  readonly compliance: readonly string[];
  readonly complianceTags: readonly string[];
}

/** Settings of every rule that judges only what is declared to be under a compliance regime. */
export const complianceFields: ConfigFields<ComplianceConfig> = {
  compliance: {
    type: "strings",
    default: [],
    doc: `Regimes that the whole stack is under: profiles (${complianceNames.join(", ")}), or names of your own, e.g. ["gdpr"]; none by default.`,
  },
  complianceTags: { type: "strings", default: ["costwright:compliance"], doc: "Tags (labels) that name a resource's regime." },
};

/**
 * What a resource is declared to be under: by configuration, by its own tag, or by the workload or the portfolio that it
 * belongs to. Profiles are known by their clauses; any other name is a regime of the user's own, which each rule holds for.
 */
export interface DeclaredCompliance {
  /** Sorted. */
  readonly profiles: readonly ComplianceName[];
  readonly others: readonly string[];
}

export function declaredCompliance(
  stack: PricedStack,
  resource: DeclaredResource,
  { compliance, complianceTags }: ComplianceConfig,
): DeclaredCompliance {
  const tag = tagOf(resource, complianceTags);
  const names = [...compliance, ...(tag === undefined ? [] : namesInTag(tag))];
  for (const { type, inputs } of [resource, ...indexOf(stack).ancestors(resource)]) {
    if (type.startsWith("costwright:")) names.push(...namesIn(inputs.compliance), ...namesIn(get(inputs, ["need", "compliance"])));
  }
  return {
    profiles: complianceNames.filter((profile) => names.some((name) => name.toLowerCase() === profile)),
    others: [...new Set(names.filter((name) => !isProfile(name)))],
  };
}

/**
 * The regimes under which a rule about a subject holds for a resource, for a message: profiles with the clause that
 * asks for it. Undefined where none is declared, or none asks.
 */
export function regimeAbout(
  subject: ComplianceSubject,
  stack: PricedStack,
  resource: DeclaredResource,
  config: ComplianceConfig,
): string | undefined {
  const { profiles, others } = declaredCompliance(stack, resource, config);
  return textOf([...others, ...profiles.flatMap((name) => citedClause(name, subject) ?? [])]);
}

/** The same, of profiles alone: for what only a profile can ask, since a name by itself does not say it. */
export function profilesAbout(
  subject: ComplianceSubject,
  stack: PricedStack,
  resource: DeclaredResource,
  config: ComplianceConfig,
): readonly ComplianceName[] {
  return declaredCompliance(stack, resource, config).profiles.filter((name) => clauseOf(name, subject) !== undefined);
}

/** `gdpr (Art. 32(1)(a)), hipaa (164.312(a)(2)(iv))`; undefined for none. */
export function citedProfiles(names: readonly ComplianceName[], subject: ComplianceSubject): string | undefined {
  return textOf(names.flatMap((name) => citedClause(name, subject) ?? []));
}

function citedClause(name: ComplianceName, subject: ComplianceSubject): string | undefined {
  const clause = clauseOf(name, subject);
  return clause === undefined ? undefined : `${name} (${clause.clause})`;
}

const textOf = (regimes: readonly string[]) => (regimes.length === 0 ? undefined : regimes.join(", "));

const isProfile = (name: string) => Object.hasOwn(complianceProfiles, name.toLowerCase());

/** Several profiles may share a tag: `hipaa sox`, or `hipaa_sox` where a label allows no space. */
function namesInTag(tag: string): readonly string[] {
  const words = tag.split(/[\s,_+]+/).filter((word) => word !== "");
  return words.every(isProfile) ? words : [tag];
}

/** Names, or objects that bear one. */
function namesIn(list: unknown): readonly string[] {
  if (!Array.isArray(list)) return [];
  return (list as readonly unknown[]).flatMap((one) => {
    const name = typeof one === "string" ? one : (one as { readonly name?: unknown } | null)?.name;
    return typeof name === "string" ? [name] : [];
  });
}
