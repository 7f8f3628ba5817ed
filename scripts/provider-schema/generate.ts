import { join } from "node:path";
import ts from "typescript";
import { kindSchemas } from "../../components/kinds/kind-schemas";
import type { Schema } from "../../components/schema";
import { portfolioSchema, serviceSchema } from "../../components/workloads-schema";
import manifest from "../../package.json";
import type { PackageSpec, ResourceSpec } from "./package-spec";
import { enumerationKey, TypeReader } from "./type-reader";
import { literalsOf, membersOf } from "./typescript-types";

const root = join(__dirname, "..", "..");
const PACKAGE = "costwright";

const indexFile = "components/index.ts";
const outputsFile = "components/provider/outputs.ts";

/** The package as `pulumi package get-schema` shows it: read from the components' own types and the JSON schema. */
export function providerSchema(): PackageSpec {
  const configFile = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(configFile.config.compilerOptions, root);
  const files = [indexFile, outputsFile].map((file) => join(root, file));
  const program = ts.createProgram(files, { ...options, types: ["node"] });
  const checker = program.getTypeChecker();
  const exportsOf = (file: string) => {
    const source = program.getSourceFile(join(root, file));
    const module = source && checker.getSymbolAtLocation(source);
    if (module === undefined) throw new Error(`${file} exports nothing`);
    return checker.getExportsOfModule(module);
  };
  const reader = new TypeReader(checker, PACKAGE, namedEnumerations(program, checker));
  const outputs = new Map(exportsOf(outputsFile).map((symbol) => [symbol.name, checker.getDeclaredTypeOfSymbol(symbol)]));
  const resources = exportsOf(indexFile).flatMap((symbol): readonly (readonly [string, ResourceSpec])[] => {
    const component = componentOf(checker, symbol);
    if (component === undefined) return [];
    const { name, args, base } = component;
    const state = outputs.get(`${name}Outputs`) ?? outputs.get(`${base}Outputs`);
    if (state === undefined) throw new Error(`${outputsFile} exports no ${name}Outputs`);
    const inputs = reader.fields({ types: [args], schemas: [schemaOf(checker, name, args)], use: "input", name });
    const description = reader.describe([component.symbol]);
    return [
      [
        `${PACKAGE}:index:${name}`,
        {
          description,
          isComponent: true,
          inputProperties: inputs.properties,
          requiredInputs: inputs.required,
          ...reader.fields({ types: [state], schemas: [], use: "output", name }),
        },
      ],
    ];
  });
  return {
    name: PACKAGE,
    displayName: PACKAGE,
    version: manifest.version,
    description: manifest.description,
    keywords: ["category/cloud", "kind/component"],
    license: manifest.license,
    language: {
      csharp: { respectSchemaVersion: true },
      go: { generateResourceContainerTypes: true, respectSchemaVersion: true },
      java: {},
      nodejs: { respectSchemaVersion: true },
      python: { respectSchemaVersion: true, pyproject: { enabled: true } },
    },
    resources: Object.fromEntries(sorted(resources)),
    types: Object.fromEntries(sorted(Object.entries(reader.types))),
  };
}

const sorted = <Value>(entries: readonly (readonly [string, Value])[]) => [...entries].sort(([a], [b]) => (a < b ? -1 : 1));

interface Component {
  readonly name: string;
  readonly symbol: ts.Symbol;
  /** Name of the class that it extends. */
  readonly base: string;
  readonly args: ts.Type;
}

/** A class with arguments for users, or undefined for other exports. Abstract ones are for their subclasses. */
function componentOf(checker: ts.TypeChecker, exported: ts.Symbol): Component | undefined {
  const symbol = (exported.flags & ts.SymbolFlags.Alias) === 0 ? exported : checker.getAliasedSymbol(exported);
  const declaration = symbol.valueDeclaration;
  if (declaration === undefined || !ts.isClassDeclaration(declaration)) return undefined;
  if (declaration.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AbstractKeyword)) return undefined;
  const signature = checker.getTypeOfSymbol(symbol).getConstructSignatures()[0];
  const parameter = signature?.parameters[1];
  if (parameter?.name !== "args") return undefined;
  // What a portfolio gives to its own children is a class; what users give, an interface.
  const args = membersOf(checker.getTypeOfSymbol(parameter)).find((type) => !type.isClass());
  if (args === undefined) return undefined;
  const base = declaration.heritageClauses?.[0]?.types[0]?.expression.getText();
  return { name: symbol.name, symbol, base: base ?? "", args };
}

/** The JSON schema of a component's arguments: that of its kind, unless it holds workloads of any kind. */
function schemaOf(checker: ts.TypeChecker, name: string, args: ts.Type): Schema {
  const kind = args.getProperty("kind");
  if (kind === undefined) return portfolioSchema;
  const [only] = literalsOf(membersOf(checker.getTypeOfSymbol(kind)));
  const schema = only === "service" ? serviceSchema : Object.entries(kindSchemas).find(([one]) => one === only)?.[1];
  if (schema === undefined) throw new Error(`${name} is of kind ${only}, which has no schema`);
  return schema;
}

/** The exported unions of texts of our own sources. */
function namedEnumerations(program: ts.Program, checker: ts.TypeChecker): ReadonlyMap<string, ts.Symbol> {
  const names = new Map<string, ts.Symbol>();
  for (const source of program.getSourceFiles()) {
    if (source.fileName.includes("/node_modules/")) continue;
    source.forEachChild((node) => {
      if (!ts.isTypeAliasDeclaration(node)) return;
      const members = membersOf(checker.getTypeAtLocation(node.name));
      const values = literalsOf(members);
      if (values.length > 1 && values.length === members.length)
        names.set(enumerationKey(values), checker.getSymbolAtLocation(node.name) as ts.Symbol);
    });
  }
  return names;
}
