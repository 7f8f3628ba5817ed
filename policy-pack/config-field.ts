/** One configurable value of a rule: enough for Pulumi's policy schema, for validation and for the documentation. */
export type ConfigField<Value> = {
  /** What it decides, with its unit where the name does not say it. */
  readonly doc: string;
  readonly default: Value;
} & FieldShape<Value>;

type FieldShape<Value> = [Value] extends [boolean]
  ? { readonly type: "boolean" }
  : [Value] extends [readonly string[]]
    ? { readonly type: "strings" }
    : [Value] extends [string]
      ? /** `choices`: the texts that it takes, where they are a closed set. */ {
          readonly type: "string";
          readonly choices?: readonly string[];
        }
      : /** `null` means "not set". */ { readonly type: "number"; readonly minimum?: number; readonly maximum?: number };

export type ConfigFields<Config> = { readonly [Key in keyof Config]: ConfigField<Config[Key]> };

/** A field whose value type is not known statically, as the registry holds it. */
export interface AnyConfigField {
  readonly doc: string;
  readonly type: "boolean" | "strings" | "string" | "number";
  readonly default: boolean | string | number | null | readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly choices?: readonly string[];
}

/** Why a value does not fit its field, or undefined where it does. */
export function misfit(field: AnyConfigField, value: unknown): string | undefined {
  switch (field.type) {
    case "boolean":
      return typeof value === "boolean" ? undefined : `must be true or false, not ${show(value)}`;
    case "string":
      if (typeof value !== "string") return `must be text, not ${show(value)}`;
      return field.choices === undefined || field.choices.includes(value)
        ? undefined
        : `is ${show(value)}, not one of ${field.choices.join(", ")}`;
    case "strings":
      return Array.isArray(value) && value.every((item) => typeof item === "string")
        ? undefined
        : `must be a list of texts, not ${show(value)}`;
    case "number":
      if (value === null && field.default === null) return undefined;
      if (typeof value !== "number" || !Number.isFinite(value)) return `must be a number, not ${show(value)}`;
      if (field.minimum !== undefined && value < field.minimum) return `is ${value}, below the least allowed ${field.minimum}`;
      if (field.maximum !== undefined && value > field.maximum) return `is ${value}, above the most allowed ${field.maximum}`;
      return undefined;
  }
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
