import ts from "typescript";
import type { Schema } from "../../components/schema";
import { integersOnly, itemsOf, propertyOf, valuesOf } from "./json-schema";
import type { ComplexTypeSpec, ObjectTypeSpec, PropertySpec, TypeSpec } from "./package-spec";
import { declaredName, isEventual, isLibraryType, isNothing, isOutput, isText, literalsOf, membersOf, pascal } from "./typescript-types";

/** What a type is read for: arguments may be plain or not, and have enumerations; outputs are always eventual. */
export type Use = "input" | "output";

interface Reading {
  /** The members of a union, without its parentheses. */
  readonly types: readonly ts.Type[];
  /** What the JSON schema says of the same value; more than one for workloads of several kinds. */
  readonly schemas: readonly Schema[];
  readonly use: Use;
  /** Name of a type that has none of its own: that of the type it stands in, and the field's. */
  readonly name: string;
  /** The name that a union was given. */
  readonly alias?: ts.Symbol | undefined;
}

/**
 * Reads TypeScript types as types of Pulumi's package schema, with the JSON schema beside them where there is one: it
 * alone knows which numbers are whole. Nothing is listed by hand, so a new field or a new kind of workload appears by
 * itself; what Pulumi cannot say ends the generation with the place that says it.
 *
 * A union of object types (workloads of several kinds) becomes one type with the fields of all: as a union it would be
 * `object` in C#, Java and Go. A field is required where it is in every one of them; the rest is checked when it runs.
 */
export class TypeReader {
  readonly types: Record<string, ComplexTypeSpec> = {};
  /** What each name stands for: two types of one name would hide each other. */
  private readonly meanings = new Map<string, string>();

  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly packageName: string,
    /** Unions of texts that have a name, by their values. */
    private readonly enumerations: ReadonlyMap<string, ts.Symbol>,
  ) {}

  /** The fields of a component's arguments or outputs, or of one type. */
  fields({ types, schemas, use, name: owner }: Reading): Pick<ObjectTypeSpec, "properties" | "required"> {
    const names = [...new Set(types.flatMap((type) => type.getProperties().map(({ name }) => name)))].sort();
    const properties: Record<string, PropertySpec> = {};
    const required: string[] = [];
    for (const name of names) {
      const symbols = types.flatMap((type) => type.getProperty(name) ?? []);
      const values = symbols.flatMap((symbol) => membersOf(this.checker.getTypeOfSymbol(symbol)));
      const isOptional = (symbol: ts.Symbol) => (symbol.flags & ts.SymbolFlags.Optional) !== 0;
      if (symbols.length === types.length && !symbols.some(isOptional)) required.push(name);
      // A field that can only say which kind its own component is.
      if (use === "input" && types.length === 1 && literalsOf(values).length === 1 && values.every(isNothingOrLiteral)) continue;
      const spec = this.read({ types: values, schemas: propertyOf(schemas, name), use, name: `${owner}${pascal(name)}` });
      const description = this.describeField(name, types);
      properties[name] = { ...(description === "" ? {} : { description }), ...spec };
    }
    return { properties, required };
  }

  describe(symbols: readonly ts.Symbol[]): string {
    const texts = symbols.map((symbol) => ts.displayPartsToString(symbol.getDocumentationComment(this.checker)));
    return [...new Set(texts.map((text) => text.replace(/\s+/g, " ").trim()))].filter((text) => text !== "").join(" ");
  }

  /** What a field means; where that depends on the kind, or only some have it, with the kinds before it. */
  private describeField(name: string, types: readonly ts.Type[]): string {
    const kindsOf = new Map<string, string[]>();
    for (const type of types) {
      const symbol = type.getProperty(name);
      if (symbol === undefined) continue;
      const kind = type.getProperty("kind");
      const kinds = kind === undefined ? [] : literalsOf(membersOf(this.checker.getTypeOfSymbol(kind)));
      const text = this.describe([symbol]);
      kindsOf.set(text, [...(kindsOf.get(text) ?? []), ...kinds]);
    }
    kindsOf.delete("");
    const inAll = types.every((type) => type.getProperty(name) !== undefined);
    if (kindsOf.size === 1 && inAll) return [...kindsOf.keys()].join("");
    return [...kindsOf]
      .map(([text, kinds]) => (kinds.length === 0 ? text : `${kinds.map((kind) => `\`${kind}\``).join(", ")}: ${text}`))
      .join(" ");
  }

  private read(reading: Reading): TypeSpec {
    const types = [...new Set(reading.types.flatMap((type) => this.held(type)))].filter((type) => !isNothing(type));
    const spec = this.readHeld({ ...reading, types });
    return reading.use === "input" && !reading.types.some(isOutput) ? { ...spec, plain: true } : spec;
  }

  /** What an output or a promise holds; other types as they are. */
  private held(type: ts.Type): readonly ts.Type[] {
    if (!isEventual(type)) return [type];
    const reference = type.isIntersection() ? type.types.find((member) => isEventual(member)) : type;
    return this.checker.getTypeArguments(reference as ts.TypeReference).flatMap(membersOf);
  }

  private readHeld({ types, schemas, use, name, alias: unionName }: Reading): TypeSpec {
    const has = (flag: ts.TypeFlags) => types.some(({ flags }) => (flags & flag) !== 0);
    const literals = literalsOf(types);
    const lists = types.filter((type) => this.checker.isArrayLikeType(type));
    const maps = types.filter((type) => !lists.includes(type) && type.getStringIndexType() !== undefined);
    const isObject = (type: ts.Type) => (type.flags & ts.TypeFlags.Object) !== 0 || (type.isIntersection() && !isText(type));
    const records = types.filter((type) => isObject(type) && !lists.includes(type) && !maps.includes(type));
    const specs: TypeSpec[] = [];
    if (has(ts.TypeFlags.BooleanLike)) specs.push({ type: "boolean" });
    if (has(ts.TypeFlags.NumberLike)) specs.push({ type: integersOnly(schemas) ? "integer" : "number" });
    if (types.some(isText)) specs.push({ type: "string" });
    else if (literals.length > 0) specs.push(use === "input" ? this.enumeration(literals, name) : { type: "string" });
    if (lists.length > 0) {
      const items = lists.flatMap((type) => this.checker.getTypeArguments(type as ts.TypeReference).flatMap(membersOf));
      specs.push({ type: "array", items: this.read({ types: items, schemas: itemsOf(schemas), use, name }) });
    }
    if (maps.length > 0) {
      const values = maps.flatMap((type) => type.getStringIndexType() ?? []);
      const alias = values.length === 1 ? values[0]?.aliasSymbol : undefined;
      const inner = { types: values.flatMap(membersOf), schemas: valuesOf(schemas), use, name, alias };
      specs.push({ type: "object", additionalProperties: this.read(inner) });
    }
    if (records.length > 0) specs.push(this.record({ types: records, schemas, use, name, alias: unionName }));
    const [only] = specs;
    if (only === undefined) throw new Error(`${name}: ${this.textOf(types)} has no form in Pulumi's package schema`);
    return specs.length === 1 ? only : { oneOf: specs.map((spec) => (use === "input" ? { ...spec, plain: true } : spec)) };
  }

  private record(reading: Reading): TypeSpec {
    const { types, schemas, use } = reading;
    const [type] = types;
    const symbol = types.length > 1 ? reading.alias : (type?.aliasSymbol ?? type?.symbol);
    const named = symbol === undefined || isLibraryType(symbol) ? undefined : declaredName(symbol);
    const name = named === undefined ? reading.name : typeName(named);
    return this.once(name, `${use} of ${this.textOf(types)}`, () => {
      const description = this.describe(symbol === undefined ? [] : [symbol]);
      return { ...(description === "" ? {} : { description }), type: "object", ...this.fields({ types, schemas, use, name }) };
    });
  }

  private enumeration(values: readonly string[], place: string): TypeSpec {
    const meaning = enumerationKey(values);
    const symbol = this.enumerations.get(meaning);
    const description = this.describe(symbol === undefined ? [] : [symbol]);
    return this.once(typeName(symbol?.name ?? place), meaning, () => ({
      ...(description === "" ? {} : { description }),
      type: "string",
      enum: values.map((value) => ({ name: pascal(value), value })),
    }));
  }

  /** A reference to the type of this name, which is read the first time that it is met. */
  private once(name: string, meaning: string, read: () => ComplexTypeSpec): TypeSpec {
    const token = `${this.packageName}:index:${name}`;
    const known = this.meanings.get(name);
    if (known !== undefined && known !== meaning) throw new Error(`the type ${name} stands for ${known} and for ${meaning}`);
    if (known === undefined) {
      this.meanings.set(name, meaning);
      this.types[token] = read();
    }
    return { $ref: `#/types/${token}` };
  }

  private textOf(types: readonly ts.Type[]): string {
    const flags = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.UseFullyQualifiedType;
    return types.map((type) => this.checker.typeToString(type, undefined, flags)).join(" | ");
  }
}

const isNothingOrLiteral = (type: ts.Type) => isNothing(type) || type.isStringLiteral();

/** A package's own provider in every language, and a component of ours: no type may have their names. */
const otherNames: Readonly<Record<string, string>> = { Network: "ExistingNetwork", Provider: "CloudProvider" };

/** SDKs add `Args` to the name of what is given to them. */
function typeName(name: string): string {
  const bare = name.replace(/^Any(?=[A-Z])|Args(?=$|[A-Z])/g, "");
  return otherNames[bare] ?? bare;
}

/** Values of an enumeration in any order. */
export const enumerationKey = (values: readonly string[]) => [...values].sort().join(" | ");
