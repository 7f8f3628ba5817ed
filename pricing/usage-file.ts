import { isMap, isScalar, LineCounter, parseDocument } from "yaml";
import { type DeclaredResource, type Diagnostic, didYouMean, type Place } from "../model";
import type { PricedResource } from "./priced-resource";
import type { TranslatedResource } from "./translation";

/**
 * Usage declared by the user: per type, and per resource by name or URN (which wins).
 *
 * ```yaml
 * types:
 *   aws:ec2/natGateway:NatGateway: { dataProcessedGib: 500 }
 * resources:
 *   logs-bucket: { storageGib: 2000 }
 * ```
 */
export interface DeclaredUsage {
  readonly types: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly resources: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export const noUsage: DeclaredUsage = { types: {}, resources: {} };
const nothing: Readonly<Record<string, number>> = {};

/**
 * What is declared for the type that a resource is priced as holds for its sister types too, unless they declare their
 * own. A component that says what will be used of its resources is overruled by what is declared for them by name.
 */
export function usageFor(
  resource: DeclaredResource | TranslatedResource,
  usage: DeclaredUsage,
  componentOf?: (resource: DeclaredResource) => DeclaredResource | undefined,
): Readonly<Record<string, number>> {
  const own = "declaredType" in resource ? usage.types[resource.declaredType] : undefined;
  const planned = plannedUsage(resource, componentOf?.(resource));
  // Most stacks declare nothing, and thousands of resources ask.
  if (usage === noUsage && planned === undefined) return nothing;
  return { ...usage.types[resource.type], ...own, ...planned, ...usage.resources[resource.name], ...usage.resources[resource.urn] };
}

/** What the need of a costwright component says will be used of one of its resources: its input `usage`, by their names. */
function plannedUsage({ name }: DeclaredResource, component: DeclaredResource | undefined): Readonly<Record<string, number>> | undefined {
  const planned = (component?.inputs.usage as Readonly<Record<string, unknown>> | undefined)?.[name];
  return planned !== null && typeof planned === "object" ? (planned as Readonly<Record<string, number>>) : undefined;
}

export type UsageFileResult =
  | { readonly status: "ok"; readonly usage: DeclaredUsage }
  | { readonly status: "invalid"; readonly diagnostics: readonly Diagnostic[] };

/** Reads a usage file. Every problem is reported with its line and column, all at once. */
export function parseUsageFile(text: string, file: string, registry: readonly PricedResource[]): UsageFileResult {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const diagnostics: Diagnostic[] = [];
  const placeAt = (offset: number | undefined): Place => {
    if (offset === undefined) return { file };
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const complain = (message: string, offset: number | undefined, hint?: string) =>
    diagnostics.push({ severity: "error", message, place: placeAt(offset), ...(hint === undefined ? {} : { hint }) });
  for (const error of document.errors) complain(error.message.split("\n", 1)[0] ?? error.message, error.pos[0]);
  const result = { types: {} as Record<string, Record<string, number>>, resources: {} as Record<string, Record<string, number>> };
  const byType = new Map(registry.map((resource) => [resource.type, resource]));
  const allQuantities = new Set(registry.flatMap((resource) => Object.keys(resource.usage ?? {})));

  const root = document.contents;
  if (diagnostics.length === 0 && root !== null && !isMap(root)) complain("a usage file is a mapping with `types` and `resources`", 0);
  if (isMap(root)) {
    for (const section of root.items) {
      const name = isScalar(section.key) ? String(section.key.value) : "";
      const offset = isScalar(section.key) ? section.key.range?.[0] : undefined;
      if (name !== "types" && name !== "resources") {
        complain(`unknown section "${name}"`, offset, didYouMean(name, ["types", "resources"]) ?? "sections are `types` and `resources`");
        continue;
      }
      if (!isMap(section.value)) {
        complain(`"${name}" must be a mapping`, offset);
        continue;
      }
      for (const entry of section.value.items) {
        const target = isScalar(entry.key) ? String(entry.key.value) : "";
        const targetOffset = isScalar(entry.key) ? entry.key.range?.[0] : undefined;
        const priced = byType.get(target);
        if (name === "types" && priced === undefined) {
          complain(`no priced resource type "${target}"`, targetOffset, didYouMean(target, byType.keys()));
          continue;
        }
        if (!isMap(entry.value)) {
          complain(`"${target}" must be a mapping of usage quantities to numbers`, targetOffset);
          continue;
        }
        const quantities: Record<string, number> = {};
        const known = name === "types" ? new Set(Object.keys(priced?.usage ?? {})) : allQuantities;
        for (const quantity of entry.value.items) {
          const key = isScalar(quantity.key) ? String(quantity.key.value) : "";
          const keyOffset = isScalar(quantity.key) ? quantity.key.range?.[0] : undefined;
          const value = isScalar(quantity.value) ? quantity.value.value : undefined;
          if (!known.has(key)) {
            complain(
              `unknown usage quantity "${key}" for ${target}`,
              keyOffset,
              didYouMean(key, known) ?? `known: ${[...known].sort().join(", ") || "none"}`,
            );
          } else if (typeof value !== "number" || !Number.isFinite(value) || value < 0) {
            complain(`"${key}" must be a number of at least 0`, keyOffset);
          } else {
            quantities[key] = value;
          }
        }
        result[name][target] = quantities;
      }
    }
  }
  return diagnostics.length > 0 ? { status: "invalid", diagnostics } : { status: "ok", usage: result };
}
