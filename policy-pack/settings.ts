import { type Diagnostic, didYouMean, type Level, levels, type StackContext } from "../model";
import { misfit } from "./config-field";
import { rules } from "./registry";

/** What one rule runs with. */
export interface RuleSettings {
  readonly level: Level;
  readonly config: Readonly<Record<string, unknown>>;
}

/** Rule id -> what it runs with; every rule of the registry has an entry. */
export type PolicySettings = Readonly<Record<string, RuleSettings>>;

/** One source of settings in the form of Pulumi's policy configuration; later layers win. */
export interface SettingsLayer {
  /** Named in diagnostics: a file, or `costwright:policies in the stack configuration`. */
  readonly origin: string;
  /** `{ "<rule>": "advisory" | { "enforcementLevel": "...", ...config }, "all": ... }` */
  readonly value: unknown;
}

export const STACK_CONFIG_KEY = "costwright:policies";

export function defaultSettings(): PolicySettings {
  return Object.fromEntries(
    rules.map((rule) => [
      rule.id,
      { level: rule.level, config: Object.fromEntries(Object.entries(rule.config).map(([key, field]) => [key, field.default])) },
    ]),
  );
}

/** Defaults with the layers on top. A layer's mistakes are reported, and only its sound parts take effect. */
export function readSettings(layers: readonly SettingsLayer[]): {
  readonly settings: PolicySettings;
  readonly diagnostics: readonly Diagnostic[];
} {
  const settings: Record<string, RuleSettings> = { ...defaultSettings() };
  const diagnostics: Diagnostic[] = [];
  for (const { origin, value } of layers) {
    const complain = (message: string, hint?: string) =>
      diagnostics.push({ severity: "error", message, place: { file: origin }, ...(hint === undefined ? {} : { hint }) });
    if (!isRecord(value)) {
      complain(
        `policy settings are an object of rule ids, not ${value === null ? "null" : Array.isArray(value) ? "a list" : typeof value}`,
      );
      continue;
    }
    // `all` first, whatever its place: a rule's own entry is more specific.
    const entries = Object.entries(value).sort(([a], [b]) => Number(b === "all") - Number(a === "all"));
    for (const [id, entry] of entries) {
      const known = id === "all" ? undefined : rules.find((rule) => rule.id === id);
      if (id !== "all" && known === undefined) {
        const ids = rules.map((rule) => rule.id);
        complain(`unknown rule "${id}"`, didYouMean(id, ids) ?? `rules: ${ids.join(", ")}`);
        continue;
      }
      const { enforcementLevel, ...config } = typeof entry === "string" ? { enforcementLevel: entry } : isRecord(entry) ? entry : {};
      if (typeof entry !== "string" && !isRecord(entry)) {
        complain(`"${id}" must be a level or an object with enforcementLevel and configuration, not ${JSON.stringify(entry)}`);
        continue;
      }
      const level = enforcementLevel === undefined ? undefined : readLevel(enforcementLevel, id, complain);
      if (known === undefined) {
        for (const key of Object.keys(config)) complain(`"all" takes only enforcementLevel, not "${key}"`);
        if (level !== undefined) for (const [each, was] of Object.entries(settings)) settings[each] = { ...was, level };
        continue;
      }
      const before = settings[known.id];
      if (before === undefined) continue;
      const accepted: Record<string, unknown> = {};
      for (const [key, wanted] of Object.entries(config)) {
        const field = known.config[key];
        if (field === undefined) {
          const keys = Object.keys(known.config);
          complain(
            `unknown setting "${key}" of rule ${id}`,
            didYouMean(key, [...keys, "enforcementLevel"]) ?? (keys.length === 0 ? "it has no settings" : `settings: ${keys.join(", ")}`),
          );
          continue;
        }
        const wrong = misfit(field, wanted);
        if (wrong === undefined) accepted[key] = wanted;
        else complain(`${id}.${key} ${wrong}`, field.doc);
      }
      settings[known.id] = { level: level ?? before.level, config: { ...before.config, ...accepted } };
    }
  }
  return { settings, diagnostics };
}

/** The layer that the stack's own configuration holds (`pulumi config set costwright:policies '{...}'`), if any. */
export function stackLayer(context: StackContext): {
  readonly layers: readonly SettingsLayer[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const text = context.config[STACK_CONFIG_KEY];
  if (text === undefined || text.trim() === "") return { layers: [], diagnostics: [] };
  const origin = `${STACK_CONFIG_KEY} in the stack configuration`;
  try {
    return { layers: [{ origin, value: JSON.parse(text) }], diagnostics: [] };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      layers: [],
      diagnostics: [
        {
          severity: "error",
          message: `it is not JSON: ${reason}`,
          place: { file: origin },
          hint: 'example: {"stack-budget": {"budgetUsdPerMonth": 500}}',
        },
      ],
    };
  }
}

function readLevel(value: unknown, id: string, complain: (message: string, hint?: string) => void): Level | undefined {
  if ((levels as readonly unknown[]).includes(value)) return value as Level;
  complain(
    `${JSON.stringify(value)} is not a level of "${id}"`,
    (typeof value === "string" ? didYouMean(value, levels) : undefined) ?? `levels: ${levels.join(", ")}`,
  );
  return undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
