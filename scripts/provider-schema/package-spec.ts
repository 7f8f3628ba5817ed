/** The parts of Pulumi's package schema (https://www.pulumi.com/docs/iac/guides/building-extending/packages/schema/) that are used here. */
export interface PackageSpec {
  readonly name: string;
  readonly version: string;
  readonly [field: string]: unknown;
  readonly resources: Readonly<Record<string, ResourceSpec>>;
  readonly types: Readonly<Record<string, ComplexTypeSpec>>;
}

export interface ResourceSpec {
  readonly description: string;
  readonly isComponent: true;
  readonly inputProperties: Readonly<Record<string, PropertySpec>>;
  readonly requiredInputs: readonly string[];
  readonly properties: Readonly<Record<string, PropertySpec>>;
  readonly required: readonly string[];
}

export type ComplexTypeSpec = ObjectTypeSpec | EnumTypeSpec;

export interface ObjectTypeSpec {
  readonly type: "object";
  readonly description?: string;
  readonly properties: Readonly<Record<string, PropertySpec>>;
  readonly required: readonly string[];
}

export interface EnumTypeSpec {
  readonly type: "string";
  readonly description?: string;
  readonly enum: readonly { readonly name: string; readonly value: string }[];
}

/** A type; of the fields beside `plain` one form is set: primitive, array, map, reference or union. */
export interface TypeSpec {
  readonly type?: "boolean" | "integer" | "number" | "string" | "array" | "object";
  readonly items?: TypeSpec;
  readonly additionalProperties?: TypeSpec;
  readonly $ref?: string;
  readonly oneOf?: readonly TypeSpec[];
  /** The value cannot be an output: it must be known when the program runs. */
  readonly plain?: true;
}

export interface PropertySpec extends TypeSpec {
  readonly description?: string;
}
