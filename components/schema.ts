import { complianceNames, privateServiceNames, providers, purchases } from "../model";
import type { CurrentArgs, InternetAccessArgs, MovingArgs, PlaceSetArgs, PrivateServicesArgs } from "./workload-args";

/**
 * JSON Schema (draft 7) of everything that can be declared. It is the one validation of the TypeScript arguments and
 * of the YAML file, and is published as `schema/workloads.schema.json`, with the arguments' own doc comments as
 * descriptions. `Properties<T>` makes a field that is missing here, or too many, a compile error.
 */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly minProperties?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly propertyNames?: Schema;
  readonly description?: string;
  readonly const?: unknown;
  readonly if?: Schema;
  readonly then?: Schema;
  readonly else?: Schema;
}

export type Properties<T> = { readonly [K in keyof Required<T>]: Schema };

export const number = (minimum: number, maximum: number): Schema => ({ type: "number", minimum, maximum });
export const integer = (minimum: number, maximum: number): Schema => ({ type: "integer", minimum, maximum });
export const boolean: Schema = { type: "boolean" };
export const text: Schema = { type: "string", minLength: 1, maxLength: 4096 };
export const listOf = (items: Schema): Schema => ({ type: "array", items, minItems: 1, uniqueItems: true });
export const mapOf = (values: Schema): Schema => ({ type: "object", additionalProperties: values });
export const closed = <T>(properties: Properties<T>, required: readonly (keyof T & string)[] = []): Schema => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});

/** Cloud resource names are built from it, and the shortest limit (32, AWS load balancers) leaves this much. */
export const workloadName: Schema = { type: "string", pattern: "^[a-zA-Z]([a-zA-Z0-9-]*[a-zA-Z0-9])?$", maxLength: 24 };
export const provider: Schema = { type: "string", enum: providers };
/** A cloud, or a name that an offers file gives: told from the price book, not from a list. */
export const supplier: Schema = { type: "string", minLength: 1, maxLength: 32 };
/** Most suppliers that a workload, or all together, may be spread over. */
export const MOST_SUPPLIERS = 10;

export const purchase: Schema = { type: "string", enum: purchases };
export const fraction = number(0, 1);
export const aboveZero = (maximum: number): Schema => ({ type: "number", exclusiveMinimum: 0, maximum });
export const label: Schema = { type: "string", minLength: 1, maxLength: 120 };
export const usd = number(0, 1e12);

export const placeSets: Schema = {
  type: "array",
  items: closed<PlaceSetArgs>({ name: label, providers: listOf(supplier), regions: listOf(text), jurisdictions: listOf(text) }, ["name"]),
};

export const currentSchema: Schema = closed<CurrentArgs>(
  { provider: supplier, region: text, size: text, count: integer(1, 100_000), purchase },
  ["provider", "region", "size", "count"],
);

export const movingSchema: Schema = closed<MovingArgs>({
  dataGib: number(0, 1e9),
  overlapHours: number(0, 8760),
  effortUsd: number(0, 1e9),
  resizeEffortUsd: number(0, 1e9),
  horizonMonths: aboveZero(120),
});

export const talksTo: Schema = mapOf(closed<{ gibPerMonth: number }>({ gibPerMonth: number(0, 1e9) }, ["gibPerMonth"]));

export const compliance: Schema = listOf({ type: "string", enum: complianceNames });

export const internetAccess: Schema = {
  type: ["boolean", "object"],
  properties: { gibPerMonth: number(0, 1e9) } satisfies Properties<InternetAccessArgs>,
  additionalProperties: false,
};

export const privateServices: Schema = closed<PrivateServicesArgs>(
  { services: listOf({ type: "string", enum: privateServiceNames }), gibPerMonth: number(0, 1e9), required: boolean },
  ["services"],
);
