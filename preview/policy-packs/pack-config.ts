import { readFileSync } from "node:fs";
import type { AnalyzerInfo } from "@pulumi/pulumi/proto/analyzer_pb";
import Ajv from "ajv";
import { type Diagnostic, didYouMean, type Level, levels } from "../../model";
import { recordFromStruct } from "../rpc";
import { levelOfWire } from "./wire-level";

/** What one policy of a pack runs with. */
export interface PolicyConfiguration {
  readonly level: Level;
  readonly properties: Readonly<Record<string, unknown>>;
}

export type PackConfigResult =
  | { readonly status: "ok"; readonly config: ReadonlyMap<string, PolicyConfiguration> }
  | { readonly status: "failed"; readonly diagnostics: readonly Diagnostic[] };

/** Entries of a configuration file, in Pulumi's form: `{ "<policy>": "advisory" | { "enforcementLevel": "...", ...properties } }`. */
export type PackConfigFile = Readonly<Record<string, { readonly level?: Level; readonly properties: Readonly<Record<string, unknown>> }>>;

/** Reads a pack's configuration file. Everything that is wrong is returned at once. */
export function readPackConfig(file: string): { readonly entries: PackConfigFile; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const complain = (message: string, hint?: string) =>
    diagnostics.push({ severity: "error", message, place: { file }, ...(hint === undefined ? {} : { hint }) });
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    complain(`it cannot be read as JSON: ${(error as Error).message}`);
    return { entries: {}, diagnostics };
  }
  if (!isRecord(content)) {
    complain("policy configuration is an object of policy names");
    return { entries: {}, diagnostics };
  }
  const entries = Object.entries(content).flatMap(([name, value]) => {
    const { enforcementLevel, ...properties } = typeof value === "string" ? { enforcementLevel: value } : isRecord(value) ? value : {};
    if (typeof value !== "string" && !isRecord(value)) complain(`"${name}" is a level or an object, not ${JSON.stringify(value)}`);
    const known = (levels as readonly unknown[]).includes(enforcementLevel);
    if (enforcementLevel !== undefined && !known)
      complain(`${JSON.stringify(enforcementLevel)} is not a level of "${name}"`, `levels: ${levels.join(", ")}`);
    return [[name, { properties, ...(known ? { level: enforcementLevel as Level } : {}) }] as const];
  });
  return { entries: Object.fromEntries(entries), diagnostics };
}

/** As the engine puts it together: the schemas' defaults, then what the pack sets itself, then the file. */
export function configurationOf(info: AnalyzerInfo, entries: PackConfigFile, file: string | undefined): PackConfigResult {
  const config = new Map<string, PolicyConfiguration>();
  for (const policy of info.getPoliciesList()) {
    const fields = Object.entries(recordFromStruct(policy.getConfigschema()?.getProperties()));
    const defaults = fields.flatMap(([key, field]) => (isRecord(field) && "default" in field ? [[key, field.default] as const] : []));
    config.set(policy.getName(), { level: levelOfWire(policy.getEnforcementlevel()), properties: Object.fromEntries(defaults) });
  }
  const own = info
    .getInitialconfigMap()
    .getEntryList()
    .map(([name]) => {
      const entry = info.getInitialconfigMap().get(name);
      const properties = recordFromStruct(entry?.getProperties());
      return [name, { properties, ...(entry === undefined ? {} : { level: levelOfWire(entry.getEnforcementlevel()) }) }] as const;
    });
  apply(config, Object.fromEntries(own));
  const names = [...config.keys()];
  const strange = Object.keys(entries).filter((name) => name !== "all" && !config.has(name));
  apply(config, entries);
  const place = file === undefined ? {} : { place: { file } };
  const diagnostics = [
    ...strange.map(
      (name): Diagnostic => ({
        severity: "error",
        message: `the pack ${info.getName()} has no policy "${name}"`,
        ...place,
        hint: didYouMean(name, names) ?? `policies: ${names.join(", ")}`,
      }),
    ),
    ...info.getPoliciesList().flatMap((policy): readonly Diagnostic[] => {
      const schema = policy.getConfigschema();
      const properties = config.get(policy.getName())?.properties;
      if (schema === undefined || properties === undefined) return [];
      const validate = new Ajv({ allErrors: true, strict: false }).compile({
        type: "object",
        properties: recordFromStruct(schema.getProperties()),
        required: schema.getRequiredList(),
      });
      if (validate(properties)) return [];
      return (validate.errors ?? []).map(({ instancePath, message }) => ({
        severity: "error",
        message: `configuration of the policy ${policy.getName()}: ${[instancePath.slice(1), message].filter(Boolean).join(" ")}`,
        ...place,
      }));
    }),
  ];
  return diagnostics.length > 0 ? { status: "failed", diagnostics } : { status: "ok", config };
}

function apply(config: Map<string, PolicyConfiguration>, entries: PackConfigFile): void {
  const all = entries.all?.level;
  if (all !== undefined) for (const [name, own] of config) config.set(name, { ...own, level: all });
  for (const [name, { level, properties }] of Object.entries(entries)) {
    const own = config.get(name);
    if (own !== undefined) config.set(name, { level: level ?? own.level, properties: { ...own.properties, ...properties } });
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
