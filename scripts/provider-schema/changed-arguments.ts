import type { ComplexTypeSpec, PackageSpec, PropertySpec, TypeSpec } from "./package-spec";

/** Each argument and output by its name (`Portfolio.file`, `Workload.vcpus`), and what it is in one line. */
export type Arguments = Readonly<Record<string, string>>;

/** What of a package a program can depend on. */
export function argumentsOf({ resources, types }: Pick<PackageSpec, "resources" | "types">): Arguments {
  const lines: Record<string, string> = {};
  const nameOf = (token: string) => token.split(":")[2] ?? token;
  for (const [token, { inputProperties, requiredInputs, properties, required }] of Object.entries(resources)) {
    addFields(lines, nameOf(token), inputProperties, requiredInputs);
    addFields(lines, `${nameOf(token)} output`, properties, required);
  }
  for (const [token, type] of Object.entries(types)) addType(lines, nameOf(token), type);
  return lines;
}

/**
 * What changed since the last release and is not named in the changelog, in words; empty where all of it is. A field is
 * named by its own name in backticks: an entry says what changes for whoever uses it.
 */
export function unnamedChanges(released: Arguments, current: Arguments, changelog: string): readonly string[] {
  const names = [...new Set([...Object.keys(released), ...Object.keys(current)])].sort();
  return names.flatMap((name) => {
    const [before, after] = [released[name], current[name]];
    const field = name.split(".").at(-1) ?? name;
    if (before === after || changelog.includes(`\`${field}\``)) return [];
    if (before === undefined) return [`${name} is new: ${after}`];
    return [after === undefined ? `${name} is gone: it was ${before}` : `${name} was ${before}, and is ${after}`];
  });
}

/** The part of a changelog that no release has yet. */
export function unreleasedPart(changelog: string): string {
  const parts = changelog.split(/^## /m);
  return parts.find((part) => /^[^\n]*unreleased/i.test(part)) ?? "";
}

function addType(lines: Record<string, string>, name: string, type: ComplexTypeSpec): void {
  if (type.type === "object") addFields(lines, name, type.properties, type.required);
  else for (const { value } of type.enum) lines[`${name}.${value}`] = "a value";
}

function addFields(
  lines: Record<string, string>,
  owner: string,
  fields: Readonly<Record<string, PropertySpec>>,
  required: readonly string[],
): void {
  for (const [name, spec] of Object.entries(fields))
    lines[`${owner}.${name}`] = `${required.includes(name) ? "required" : "optional"} ${textOf(spec)}`;
}

function textOf(spec: TypeSpec): string {
  const text = (() => {
    if (spec.$ref !== undefined) return spec.$ref.split(":").at(-1) ?? spec.$ref;
    if (spec.oneOf !== undefined) return spec.oneOf.map(textOf).join(" or ");
    if (spec.items !== undefined) return `list of ${textOf(spec.items)}`;
    if (spec.additionalProperties !== undefined) return `map of ${textOf(spec.additionalProperties)}`;
    return spec.type ?? "anything";
  })();
  return spec.plain === true ? `plain ${text}` : text;
}
