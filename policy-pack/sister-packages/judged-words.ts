import { translations } from "../../pricing/registry";
import type { Fields, Translation } from "../../pricing/translation";
import { awsNativeJudged } from "./aws-native";
import { azureClassicJudged } from "./azure-classic";
import type { JudgedWords } from "./words";

/** A whole translation for rules, with what they must know beside it. */
export interface JudgedTranslation extends Translation {
  readonly replaces: readonly string[];
  readonly repairs: readonly string[];
  readonly instead: Readonly<Record<string, string>>;
}

const additions: ReadonlyMap<string, JudgedWords> = new Map([...awsNativeJudged, ...azureClassicJudged].map((one) => [one.type, one]));
const priced: ReadonlyMap<string, Translation> = new Map(translations.map((one) => [one.type, one]));

/** By the type that the program declares. */
export const judgedTranslations: ReadonlyMap<string, JudgedTranslation> = new Map(
  [...new Set([...priced.keys(), ...additions.keys()])].sort().map((type) => {
    const [own, added] = [priced.get(type), additions.get(type)];
    const words: JudgedTranslation = {
      type,
      as: own?.as ?? added?.as ?? type,
      fields: merged(own?.fields ?? {}, added?.fields ?? {}),
      ...(own?.or === undefined ? {} : { or: own.or }),
      replaces: added?.replaces ?? [],
      repairs: added?.repairs ?? [],
      instead: added?.instead ?? {},
    };
    return [type, words];
  }),
);

function merged(a: Fields<Record<string, unknown>>, b: Fields<Record<string, unknown>>): Fields<Record<string, unknown>> {
  const all: Record<string, Fields<Record<string, unknown>>[string]> = { ...a };
  for (const [name, field] of Object.entries(b)) {
    const other = a[name];
    all[name] = typeof field === "object" && typeof other === "object" ? merged(other, field) : field;
  }
  return all;
}
