import Ajv, { type ErrorObject, type ValidateFunction } from "ajv";
import { didYouMean, type Path, pathOfPointer } from "../model";
import { typeNames } from "../model/schema-type-names";
import { Later } from "./later";
import type { Problem } from "./problem";
import type { Schema } from "./schema";

const compiled = new Map<Schema, ValidateFunction>();

/** Checks a plain value against a schema; all problems at once, none for values that are known only later. */
export function checkSchema(schema: Schema, value: unknown): Problem[] {
  let validate = compiled.get(schema);
  if (validate === undefined) {
    // Optimising the code of the validator takes longer than the little it ever checks.
    const ajv = new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true, code: { optimize: false } });
    validate = ajv.compile(schema);
    compiled.set(schema, validate);
  }
  if (validate(value)) return [];
  return (validate.errors ?? []).flatMap((error) => {
    const problem = error.data instanceof Later ? undefined : problemOf(error, value);
    return problem === undefined ? [] : [problem];
  });
}

function problemOf(error: ErrorObject, root: unknown): Problem | undefined {
  const path = pathOfPointer(error.instancePath, root);
  const params = error.params as Record<string, unknown>;
  const shown = show(error.data);
  switch (error.keyword) {
    case "propertyNames":
    case "if":
      return undefined; // the errors inside say the same, and why
    case "required":
      return { path: [...path, String(params.missingProperty)], message: "is missing", hint: "it is required" };
    case "additionalProperties": {
      const key = String(params.additionalProperty);
      const known = Object.keys((error.parentSchema as Schema).properties ?? {});
      return {
        path: [...path, key],
        atKey: true,
        message: "is an unknown field",
        hint: didYouMean(key, known) ?? `known fields: ${known.join(", ")}`,
      };
    }
    case "type": {
      const quoted = typeof error.data === "string" && error.data.trim() !== "" && Number.isFinite(Number(error.data));
      const wanted = [params.type].flat().map((type) => typeNames[String(type)] ?? String(type));
      const numeric = wanted.some((name) => name === "a number" || name === "a whole number");
      return {
        path,
        message: `is ${shown}, expected ${wanted.join(" or ")}`,
        ...(numeric && quoted ? { hint: "write it without quotes" } : {}),
      };
    }
    case "enum": {
      const allowed = ((error.parentSchema as Schema).enum ?? []).map(String);
      return {
        path,
        message: `is ${shown}, not one of ${allowed.join(", ")}`,
        ...hinted(typeof error.data === "string" ? didYouMean(error.data, allowed) : undefined),
      };
    }
    case "minimum":
      return { path, message: `is ${shown}, below the least that can be declared (${group(params.limit)})` };
    case "exclusiveMinimum":
      return { path, message: `is ${shown}, it must be above ${group(params.limit)}` };
    case "maximum":
      return { path, message: `is ${shown}, above the most that can be declared (${group(params.limit)})`, ...hinted(unitHint(path)) };
    case "minItems":
      return { path, message: `has ${(error.data as unknown[]).length} entries, at least ${group(params.limit)} are needed` };
    case "maxItems":
      return { path, message: `has ${(error.data as unknown[]).length} entries, at most ${group(params.limit)} may be declared` };
    case "uniqueItems":
      return { path, message: `lists ${show((error.data as unknown[])[Number(params.j)])} twice` };
    case "minProperties":
      return { path, message: "is empty, at least one entry is needed" };
    case "maxLength":
    case "minLength":
    case "pattern":
      return error.propertyName === undefined
        ? { path, message: `is ${shown}`, hint: patternHint(path, error) }
        : {
            path: [...path, error.propertyName],
            atKey: true,
            message: "is not a valid name",
            hint:
              path.at(-1) === "environment"
                ? "use letters, digits and underscores"
                : "use at most 24 letters, digits and hyphens, starting with a letter",
          };
    default:
      return { path, message: `is ${shown}: ${error.message ?? error.keyword}` };
  }
}

function unitHint(path: Path): string | undefined {
  const field = String(path.at(-1));
  if (field === "vcpus") return "vcpus counts whole cores over all machines; split a larger load into several workloads";
  if (field === "memoryGib") return "memoryGib counts GiB over all machines, not MiB";
  if (field.endsWith("Fraction")) return "a fraction lies between 0 and 1: 70 % is 0.7";
  return undefined;
}

function patternHint(path: Path, error: ErrorObject): string {
  const field = String(path.at(-1));
  if (field === "healthPath") return 'a path starts with "/"';
  if (field === "sshPublicKey") return "an OpenSSH public key looks like: ssh-ed25519 AAAA...";
  return error.message ?? "it does not have the expected form";
}

function hinted(hint: string | undefined): { hint: string } | object {
  return hint === undefined ? {} : { hint };
}

const group = (value: unknown): string => (typeof value === "number" ? value.toLocaleString("en-US") : String(value));

function show(value: unknown): string {
  if (value === null) return "empty";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "fields by name";
  if (typeof value === "string") return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value);
  return String(value);
}
