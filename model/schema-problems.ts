import Ajv, { type ErrorObject, type ValidateFunction } from "ajv";
import { type Diagnostic, didYouMean } from "./diagnostic";
import { type Path, pathOfPointer } from "./json-path";
import type { PlacedYaml } from "./placed-yaml";
import { typeNames } from "./schema-type-names";

/** What to do about a value that does not match its pattern or its upper limit, which no schema says in words. */
export type HintOf = (keyword: "pattern" | "exclusiveMaximum", path: Path) => string | undefined;

const compiled = new WeakMap<object, ValidateFunction>();

/** Everything in which a file departs from its JSON schema, each with line and column. */
export function schemaProblems(yaml: PlacedYaml, schema: object, hintOf: HintOf = () => undefined): readonly Diagnostic[] {
  const validate = compiled.get(schema) ?? new Ajv({ allErrors: true, verbose: true, code: { optimize: false } }).compile(schema);
  compiled.set(schema, validate);
  if (validate(yaml.content)) return [];
  // Of a name that does not match, the error inside `propertyNames` says the same, and why.
  const errors = (validate.errors ?? []).filter(({ keyword }) => keyword !== "propertyNames");
  return errors.map((error) => problem(error, yaml, hintOf));
}

function problem(error: ErrorObject, yaml: PlacedYaml, hintOf: HintOf): Diagnostic {
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
      const hint = known.length === 0 ? undefined : (didYouMean(key, known) ?? `known fields: ${known.join(", ")}`);
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
    case "maximum":
      return at(`${what} is ${show(error.data)}, above ${params.limit}`);
    case "minItems":
    case "minProperties":
      return at(`${what} is empty, at least ${params.limit} is needed`);
    case "multipleOf":
      return at(`${what} is ${show(error.data)}, finer than ${params.multipleOf}`);
    case "exclusiveMinimum":
      return at(`${what} is ${show(error.data)}, it must be above ${params.limit}`);
    case "exclusiveMaximum":
      return at(`${what} is ${show(error.data)}, it must be below ${params.limit}`, hintOf("exclusiveMaximum", path));
    case "pattern":
      if (error.propertyName !== undefined) {
        const place = yaml.placeOf([...path, error.propertyName], "key");
        return at(`"${error.propertyName}" is not a valid name`, hintOf("pattern", [...path, error.propertyName]), place);
      }
      return at(`${what} is ${show(error.data)}`, hintOf("pattern", path));
    default:
      return at(`${what} is ${show(error.data)}: ${error.message ?? error.keyword}`);
  }
}

function show(value: unknown): string {
  if (value === null || value === undefined) return "empty";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "fields by name";
  return typeof value === "string" ? JSON.stringify(value.slice(0, 60)) : String(value);
}
