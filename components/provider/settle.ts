import * as pulumi from "@pulumi/pulumi";
import { formatPath, type Path, type Problem } from "../problem";
import type { Fields, PackageSchema, TypeSpec } from "./schema-file";

/**
 * Arguments as they arrive from another language, in the form that a TypeScript program gives them: outputs only where
 * the schema allows them. A language may wrap a whole list or map into an output (a secret, the answer of a function, a
 * value of a resource that exists): what is known of it is taken out, and its entries stay secret and keep what they
 * depend on. What is not known where it must be is a problem, all of them at once.
 */
export async function settleFields(
  values: Readonly<Record<string, unknown>>,
  fields: Fields,
  types: PackageSchema["types"],
): Promise<{ readonly settled: Record<string, unknown>; readonly problems: readonly Problem[] }> {
  const problems: Problem[] = [];
  const settled = await settleEach(values, (key) => fields[key], { types, problems }, []);
  // The fields of a message come in any order.
  return { settled, problems: problems.sort((a, b) => (formatPath(a.path) < formatPath(b.path) ? -1 : 1)) };
}

interface Context {
  readonly types: PackageSchema["types"];
  readonly problems: Problem[];
}

async function settle(value: unknown, spec: TypeSpec | undefined, context: Context, path: Path): Promise<unknown> {
  if (pulumi.isUnknown(value)) return settle(unknownOutput(), spec, context, path);
  if (pulumi.Output.isInstance(value)) return settleOutput(value, spec, context, path);
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) {
    const { items } = formOf(spec, "array");
    return Promise.all(value.map((item, index) => settle(item, items, context, [...path, index])));
  }
  if (!isRecord(value)) return value;
  const { $ref, additionalProperties } = formOf(spec, "object");
  const fields = $ref === undefined ? undefined : context.types[$ref.replace("#/types/", "")]?.properties;
  return settleEach(value, (key) => fields?.[key] ?? additionalProperties, context, path);
}

async function settleEach(
  values: Readonly<Record<string, unknown>>,
  specOf: (key: string) => TypeSpec | undefined,
  context: Context,
  path: Path,
): Promise<Record<string, unknown>> {
  const entries = Object.entries(values).map(async ([key, item]) => [key, await settle(item, specOf(key), context, [...path, key])]);
  return Object.fromEntries(await Promise.all(entries)) as Record<string, unknown>;
}

async function settleOutput(output: pulumi.Output<unknown>, spec: TypeSpec | undefined, context: Context, path: Path): Promise<unknown> {
  const { isKnown, value } = await contentOf(output);
  if (spec !== undefined && spec.plain !== true && (!isKnown || !isContainer(value))) return output;
  if (!isKnown) {
    context.problems.push({
      path,
      message: "is known only after the deployment, but it must be known when the plan is made",
      hint: mayHoldOutputs(spec, context)
        ? "its entries may be outputs, the whole may not"
        : "give a plain value, or one from the stack's configuration",
    });
    return undefined;
  }
  if (isContainer(value)) {
    // Each entry as an output of its own: it stays secret, and depends on what the whole depends on.
    const whole = output as pulumi.Output<Record<string | number, unknown>>;
    const entryOf = (key: string | number) => whole.apply((content) => content[key]);
    const entries = Array.isArray(value)
      ? value.map((_, index) => entryOf(index))
      : Object.fromEntries(Object.keys(value).map((key) => [key, entryOf(key)]));
    return settle(entries, spec, context, path);
  }
  if (await pulumi.isSecret(output)) {
    context.problems.push({
      path,
      message: "is a secret, but it decides the placement and would stand in the plan",
      hint: "give a plain value",
    });
    return undefined;
  }
  return value;
}

/** The form of a union that a list or fields by name can have; other types as they are. */
function formOf(spec: TypeSpec | undefined, kind: "array" | "object"): TypeSpec {
  if (spec?.oneOf === undefined) return spec ?? {};
  return spec.oneOf.find(({ type, $ref }) => type === kind || (kind === "object" && $ref !== undefined)) ?? {};
}

/** Whether anything inside may be an output, where the whole may not. */
function mayHoldOutputs(spec: TypeSpec | undefined, { types }: Context): boolean {
  if (spec === undefined) return false;
  const { $ref, items, additionalProperties, oneOf = [] } = spec;
  const fields = $ref === undefined ? [] : Object.values(types[$ref.replace("#/types/", "")]?.properties ?? {});
  return [...fields, ...oneOf, ...[items ?? [], additionalProperties ?? []].flat()].some((one) => one.plain !== true);
}

/** What an output holds so far; Pulumi's own provider server reads it in the same way. */
async function contentOf(output: pulumi.Output<unknown>): Promise<{ readonly isKnown: boolean; readonly value: unknown }> {
  const { isKnown, promise } = output as unknown as { readonly isKnown: Promise<boolean>; promise(): Promise<unknown> };
  return { isKnown: await isKnown, value: await promise.call(output) };
}

const unknownOutput = (): pulumi.Output<unknown> => pulumi.output(pulumi.unknown);

const isContainer = (value: unknown): value is object => Array.isArray(value) || isRecord(value);

/** Fields by name, and no resource, asset or archive, which have a class. */
function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
