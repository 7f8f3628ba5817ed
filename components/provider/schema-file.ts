import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A type of Pulumi's package schema, as far as it is read here. */
export interface TypeSpec {
  readonly type?: string;
  readonly items?: TypeSpec;
  readonly additionalProperties?: TypeSpec;
  readonly $ref?: string;
  readonly oneOf?: readonly TypeSpec[];
  readonly plain?: boolean;
}

export type Fields = Readonly<Record<string, TypeSpec>>;

export interface PackageSchema {
  readonly name: string;
  readonly version: string;
  readonly resources: Readonly<Record<string, { readonly inputProperties: Fields }>>;
  readonly types: Readonly<Record<string, { readonly properties?: Fields }>>;
}

/** The published schema (`schema/pulumi-package.json`), as text and parsed. */
export function readPackageSchema(): { readonly text: string; readonly schema: PackageSchema } {
  const text = readFileSync(join(__dirname, "..", "..", "schema", "pulumi-package.json"), "utf8");
  return { text, schema: JSON.parse(text) as PackageSchema };
}
