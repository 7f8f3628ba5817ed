import type { Diagnostic } from "../model";
import { decryptWithPassphrase } from "./passphrase";
import { placeholderFor } from "./placeholders";
import type { Project } from "./project";
import type { YamlFile } from "./yaml-file";

export interface ProgramConfig {
  /** Full key (`shop:size`, `aws:region`) -> value; lists and maps as JSON, as Pulumi hands them to a program. */
  readonly values: Readonly<Record<string, string>>;
  readonly secretKeys: readonly string[];
  /** Keys that stand in for a value we could not get, with the reason. */
  readonly placeholders: readonly Placeholder[];
  readonly warnings: readonly string[];
  /** Defaults that `template.config` of Pulumi.yaml would offer to somebody who makes a stack. */
  readonly suggestions: Readonly<Record<string, string>>;
}

export interface Placeholder {
  readonly key: string;
  readonly reason: "missing" | "encrypted";
  readonly value: string;
}

export type ConfigResult =
  | { readonly status: "ok"; readonly config: ProgramConfig }
  | { readonly status: "failed"; readonly diagnostics: readonly Diagnostic[] };

interface Declared {
  readonly type?: string;
  readonly secret: boolean;
}

/**
 * The configuration a program sees: overrides over Pulumi.<stack>.yaml over the defaults of Pulumi.yaml.
 * Secrets are decrypted where a passphrase is at hand (`PULUMI_CONFIG_PASSPHRASE`), and otherwise, like
 * declared keys without any value, replaced by a placeholder.
 */
export function readConfig(project: Project, overrides: Readonly<Record<string, string>>, passphrase: string | undefined): ConfigResult {
  const diagnostics: Diagnostic[] = [];
  const warnings: string[] = [];
  const values = new Map<string, string>();
  const secretKeys = new Set<string>();
  const placeholders = new Map<string, Placeholder>();
  const fullKey = (key: string) => (key.includes(":") ? key.replace(/^([^:]+):config:/, "$1:") : `${project.name}:${key}`);

  const suggestions = suggestionsOf(project.projectYaml.content.template, fullKey);
  const declared = new Map<string, Declared>();
  for (const [key, entry] of entriesOf(project.projectYaml, "config", diagnostics)) {
    const { type, value, secret } = declarationOf(entry);
    declared.set(fullKey(key), { ...(type === undefined ? {} : { type }), secret });
    if (secret) secretKeys.add(fullKey(key));
    if (value !== undefined) values.set(fullKey(key), textOf(value));
  }

  if (project.stackYaml !== undefined) {
    const salt = project.stackYaml.content.encryptionsalt;
    const decrypt = (text: string) =>
      typeof salt === "string" && passphrase !== undefined ? decryptWithPassphrase(text, salt, passphrase) : undefined;
    for (const [key, entry] of entriesOf(project.stackYaml, "config", diagnostics)) {
      const full = fullKey(key);
      const value = resolveSecrets(entry, decrypt, (reveal) => {
        secretKeys.add(full);
        if (reveal !== undefined) return reveal;
        const value = placeholderFor(full, declared.get(full)?.type, suggestions);
        placeholders.set(full, { key: full, reason: "encrypted", value });
        return value;
      });
      values.set(full, textOf(value));
    }
    if (project.stackYaml.content.environment !== undefined) {
      warnings.push(
        `${project.stackYaml.file}: "environment" is not read (it needs Pulumi Cloud); pass the values it would give as configuration`,
      );
    }
  }

  for (const [key, value] of Object.entries(overrides)) {
    values.set(fullKey(key), value);
    placeholders.delete(fullKey(key));
  }

  for (const [key, { type }] of declared) {
    if (values.has(key)) continue;
    const value = placeholderFor(key, type, suggestions);
    values.set(key, value);
    placeholders.set(key, { key, reason: "missing", value });
  }

  if (diagnostics.length > 0) return { status: "failed", diagnostics };
  return {
    status: "ok",
    config: {
      values: Object.fromEntries(values),
      secretKeys: [...secretKeys],
      placeholders: [...placeholders.values()],
      warnings,
      suggestions,
    },
  };
}

function entriesOf(yaml: YamlFile, field: string, diagnostics: Diagnostic[]): [string, unknown][] {
  const value = yaml.content[field];
  // In Pulumi.yaml a text here is the old way to name the folder of the stack files.
  if (value === undefined || value === null || typeof value === "string") return [];
  if (typeof value !== "object" || Array.isArray(value)) {
    diagnostics.push({ severity: "error", message: `"${field}" has to be a map of keys to values`, place: yaml.placeOf([field]) });
    return [];
  }
  return Object.entries(value);
}

function suggestionsOf(template: unknown, fullKey: (key: string) => string): Record<string, string> {
  const config = template !== null && typeof template === "object" ? (template as Record<string, unknown>).config : undefined;
  if (config === null || typeof config !== "object") return {};
  const suggestions: Record<string, string> = {};
  for (const [key, entry] of Object.entries(config)) {
    const { value } = declarationOf(entry);
    if (value !== undefined && value !== "") suggestions[fullKey(key)] = textOf(value);
  }
  return suggestions;
}

/** An entry of Pulumi.yaml's `config` is a plain default or a declaration with type, default, value and secret. */
function declarationOf(entry: unknown): { readonly type?: string; readonly value?: unknown; readonly secret: boolean } {
  if (entry === null || typeof entry !== "object" || Array.isArray(entry)) return { value: entry ?? undefined, secret: false };
  const { type, default: fallback, value, secret } = entry as Record<string, unknown>;
  return { ...(typeof type === "string" ? { type } : {}), value: value ?? fallback, secret: secret === true };
}

/** Replaces every `{ secure: ciphertext }`, at any depth. */
function resolveSecrets(
  entry: unknown,
  decrypt: (text: string) => string | undefined,
  reveal: (plain: string | undefined) => unknown,
): unknown {
  if (Array.isArray(entry)) return entry.map((item) => resolveSecrets(item, decrypt, reveal));
  if (entry === null || typeof entry !== "object") return entry;
  const map = entry as Record<string, unknown>;
  const keys = Object.keys(map);
  if (keys.length === 1 && keys[0] === "secure") return reveal(typeof map.secure === "string" ? decrypt(map.secure) : undefined);
  return Object.fromEntries(Object.entries(map).map(([key, item]) => [key, resolveSecrets(item, decrypt, reveal)]));
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  return value !== null && typeof value === "object" ? JSON.stringify(value) : String(value ?? "");
}
