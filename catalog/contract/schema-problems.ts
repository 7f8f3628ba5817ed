import Ajv, { type ErrorObject, type ValidateFunction } from "ajv";
import { type Diagnostic, didYouMean, pathOfPointer } from "../../model";
import { contractSchema } from "./contract-schema";
import type { PlacedYaml } from "./yaml-places";

let compiled: ValidateFunction | undefined;

/** Everything in which the content departs from the schema, each with its place. */
export function schemaProblems(yaml: PlacedYaml): readonly Diagnostic[] {
  compiled ??= new Ajv({ allErrors: true, verbose: true }).compile(contractSchema);
  return compiled(yaml.content) ? [] : (compiled.errors ?? []).map((error) => problem(error, yaml));
}

function problem(error: ErrorObject, yaml: PlacedYaml): Diagnostic {
  const path = pathOfPointer(error.instancePath, yaml.content);
  const params = error.params as Readonly<Record<string, unknown>>;
  const what = path.length === 0 ? "the file" : `"${path.join(".")}"`;
  const at = (message: string, hint?: string, place = yaml.placeOf(path)): Diagnostic => ({
    severity: "error",
    message,
    place,
    ...(hint === undefined ? {} : { hint }),
  });
  switch (error.keyword) {
    case "required":
      return at(`${what} lacks "${params.missingProperty}"`, "it is required");
    case "additionalProperties": {
      const key = String(params.additionalProperty);
      const known = Object.keys((error.parentSchema as { readonly properties?: object }).properties ?? {});
      const hint = didYouMean(key, known) ?? `known fields: ${known.join(", ")}`;
      return at(`unknown field "${key}"`, hint, yaml.placeOf([...path, key], "key"));
    }
    case "enum": {
      const allowed = (params.allowedValues as readonly unknown[]).map(String);
      const hint = typeof error.data === "string" ? didYouMean(error.data, allowed) : undefined;
      return at(`${what} is ${show(error.data)}, not one of ${allowed.join(", ")}`, hint);
    }
    case "type":
      return at(`${what} is ${show(error.data)}, expected ${typeNames[String(params.type)] ?? String(params.type)}`);
    case "minimum":
      return at(`${what} is ${show(error.data)}, below ${params.limit}`);
    case "exclusiveMinimum":
      return at(`${what} is ${show(error.data)}, it must be above ${params.limit}`);
    case "exclusiveMaximum":
      return at(`${what} is ${show(error.data)}, it must be below ${params.limit}`, "a percentage: 12 takes 12 % off");
    case "pattern":
      return at(
        `${what} is ${show(error.data)}`,
        path.at(-1) === "currency" ? "a currency is three capital letters, e.g. EUR" : "write the date as 2026-08-01",
      );
    default:
      return at(`${what} is ${show(error.data)}: ${error.message ?? error.keyword}`);
  }
}

const typeNames: Readonly<Record<string, string>> = {
  number: "a number",
  string: "text",
  boolean: "true or false",
  array: "a list",
  object: "fields by name",
};

function show(value: unknown): string {
  if (value === null || value === undefined) return "empty";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "fields by name";
  return typeof value === "string" ? JSON.stringify(value.slice(0, 60)) : String(value);
}
