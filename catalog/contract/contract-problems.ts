import type { Diagnostic } from "../../model";
import type { PlacedYaml } from "../../model/placed-yaml";
import { schemaProblems } from "../../model/schema-problems";
import { contractSchema } from "./contract-schema";

/** Everything in which a contract file departs from its schema, each with its place. */
export function contractProblems(yaml: PlacedYaml): readonly Diagnostic[] {
  return schemaProblems(yaml, contractSchema, (keyword, path) => {
    if (keyword === "exclusiveMaximum") return "a percentage: 12 takes 12 % off";
    return path.at(-1) === "currency" ? "a currency is three capital letters, e.g. EUR" : "write the date as 2026-08-01";
  });
}
