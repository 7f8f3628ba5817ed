import type { Schema } from "../../components/schema";

/** A schema whose forms depend on something, such as the kind of a workload. */
interface Combined extends Schema {
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly then?: Schema;
  readonly else?: Schema;
}

/** A schema and every form that it may take. */
export function formsOf(schema: Schema): readonly Schema[] {
  const { oneOf = [], anyOf = [], allOf = [], then, else: otherwise }: Combined = schema;
  const inner = [...oneOf, ...anyOf, ...allOf, ...(then === undefined ? [] : [then]), ...(otherwise === undefined ? [] : [otherwise])];
  return [schema, ...inner.flatMap(formsOf)];
}

const forms = (schemas: readonly Schema[]) => schemas.flatMap(formsOf);

/** What any form says of a field. */
export const propertyOf = (schemas: readonly Schema[], name: string): readonly Schema[] =>
  forms(schemas).flatMap(({ properties }) => properties?.[name] ?? []);

/** What any form says of the entries of a list. */
export const itemsOf = (schemas: readonly Schema[]): readonly Schema[] => forms(schemas).flatMap(({ items }) => items ?? []);

/** What any form says of the values of a map. */
export const valuesOf = (schemas: readonly Schema[]): readonly Schema[] =>
  forms(schemas).flatMap(({ additionalProperties }) => (typeof additionalProperties === "object" ? additionalProperties : []));

/** Whether every form that is a number is a whole one. */
export function integersOnly(schemas: readonly Schema[]): boolean {
  const numeric = forms(schemas).flatMap(({ type }) => [type ?? []].flat().filter((one) => one === "integer" || one === "number"));
  return numeric.length > 0 && numeric.every((type) => type === "integer");
}
