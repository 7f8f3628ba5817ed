import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { kindSchemas } from "../../../components/kinds/kind-schemas";
import type { Schema } from "../../../components/schema";
import { portfolioSchema, serviceSchema, workloadSchema } from "../../../components/workloads-schema";
import { architectures, providers, purchases, workloadKinds } from "../../../model";
import published from "../../../schema/pulumi-package.json";
import { providerSchema } from "../../../scripts/provider-schema/generate";
import type { ObjectTypeSpec, PackageSpec, PropertySpec, TypeSpec } from "../../../scripts/provider-schema/package-spec";
import { repositoryRoot } from "../../support/cli";

const file = join(repositoryRoot, "schema", "pulumi-package.json");
const schema = published as unknown as PackageSpec;
const objects = Object.entries(schema.types).flatMap(([token, type]) => (type.type === "object" ? [[token, type] as const] : []));
const fieldsOf = (token: string) => Object.keys((schema.types[`costwright:index:${token}`] as ObjectTypeSpec).properties);
const enumOf = (token: string) => {
  const type = schema.types[`costwright:index:${token}`];
  return type?.type === "string" ? type.enum.map(({ value }) => value) : [];
};

/** `npm run docs` writes it, and so does UPDATE_SCHEMA=1 npx jest test/components/provider/schema; then npm run format. */
test("the published schema is in step with the components", () => {
  const generated = providerSchema();
  if (process.env.UPDATE_SCHEMA === "1") writeFileSync(file, `${JSON.stringify(generated, null, 2)}\n`);
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(JSON.parse(JSON.stringify(generated)));
});

describe("every argument that a TypeScript program or a needs file may have is there", () => {
  const without = (fields: readonly string[], ...names: readonly string[]) => fields.filter((field) => !names.includes(field)).sort();
  const inputs = (component: string) => Object.keys(schema.resources[`costwright:index:${component}`]?.inputProperties ?? {}).sort();
  const names = (one: Schema) => Object.keys(one.properties ?? {});

  test("of a portfolio, with what only a program can say", () => {
    expect(inputs("Portfolio")).toEqual([...names(portfolioSchema), "file", "lock", "setup"].sort());
  });

  test("of a workload, whatever its kind", () => {
    const fields = [workloadSchema, ...Object.values(kindSchemas)].flatMap(names);
    expect(fieldsOf("Workload").sort()).toEqual([...new Set(fields)].sort());
  });

  test("of each kind that stands alone; its kind goes without saying", () => {
    expect(inputs("Service")).toEqual(without(names(serviceSchema), "kind"));
    const componentOf = { batch: "BatchJob", cache: "Cache", database: "Database", "file-store": "FileStore" } as const;
    const others = { kubernetes: "KubernetesPool", network: "Network", "object-store": "ObjectStore" } as const;
    for (const [kind, component] of Object.entries({ ...componentOf, ...others }))
      expect(inputs(component)).toEqual(without(names(kindSchemas[kind as keyof typeof kindSchemas]), "kind"));
    expect(Object.keys({ ...componentOf, ...others }).sort()).toEqual(Object.keys(kindSchemas).sort());
  });

  test("with the same required fields and the same closed sets", () => {
    expect(schema.resources["costwright:index:Service"]?.requiredInputs).toEqual([...(serviceSchema.required ?? [])].sort());
    expect(schema.resources["costwright:index:Database"]?.requiredInputs).toEqual([...(kindSchemas.database.required ?? [])].sort());
    expect(enumOf("CloudProvider")).toEqual(providers);
    expect(enumOf("Purchase")).toEqual(purchases);
    expect(enumOf("Architecture")).toEqual(architectures);
    expect([...enumOf("WorkloadKind")].sort()).toEqual([...workloadKinds].sort());
  });

  test("whole numbers are whole, values that may be outputs are not plain", () => {
    const { zones, vcpus, userData, environment, network } = schema.resources["costwright:index:Service"]?.inputProperties ?? {};
    expect([zones, vcpus, userData, environment]).toMatchObject([
      { type: "integer", plain: true },
      { type: "number", plain: true },
      { type: "string" },
      { type: "object", plain: true, additionalProperties: { type: "string" } },
    ]);
    expect(userData).not.toHaveProperty("plain");
    expect(environment?.additionalProperties).not.toHaveProperty("plain");
    expect(network).toMatchObject({ $ref: "#/types/costwright:index:ExistingNetwork", plain: true });
  });
});

test("every component, argument and output says what it means", () => {
  const silent = [
    ...Object.entries(schema.resources).flatMap(([token, { description, inputProperties, properties }]) => [
      ...(description.length < 20 ? [token] : []),
      ...undocumented(token, { ...inputProperties, ...properties }),
    ]),
    ...objects.flatMap(([token, { properties }]) => undocumented(token, properties)),
  ];
  expect(silent).toEqual([]);
});

function undocumented(owner: string, fields: Readonly<Record<string, PropertySpec>>): readonly string[] {
  return Object.entries(fields).flatMap(([name, { description = "" }]) => (description.length < 5 ? [`${owner}.${name}`] : []));
}

/*
 * The rules of Pulumi's metaschema (https://github.com/pulumi/pulumi, pkg/codegen/schema/pulumi.json) and of its binder
 * that this schema can break; `pulumi schema check` itself runs in real-engine.test.ts, where the CLI is there.
 */
describe("Pulumi's rules for a package", () => {
  test("names, versions and tokens have their form, and no token is taken by Pulumi itself", () => {
    expect(schema.name).toMatch(/^[a-zA-Z][-a-zA-Z0-9_]*$/);
    expect(schema.version).toMatch(/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/);
    const tokens = [...Object.keys(schema.resources), ...Object.keys(schema.types)];
    expect(tokens.filter((token) => !/^costwright:index:[A-Z][a-zA-Z0-9]*$/.test(token))).toEqual([]);
    expect(tokens.filter((token) => /:(Provider|provider)$/.test(token))).toEqual([]);
    expect(new Set(tokens.map((token) => token.toLowerCase())).size).toBe(tokens.length);
  });

  test("a type has exactly one form, and every reference leads somewhere", () => {
    expect(everyType().flatMap(problemsOf)).toEqual([]);
  });

  test("required fields exist, and no field has a name of every resource", () => {
    const records = [
      ...objects.map(([token, { properties, required }]) => ({ token, fields: Object.keys(properties), required })),
      ...Object.entries(schema.resources).flatMap(([token, one]) => [
        { token, fields: Object.keys(one.inputProperties), required: one.requiredInputs },
        { token, fields: Object.keys(one.properties), required: one.required },
      ]),
    ];
    expect(
      records.flatMap(({ token, fields, required }) => required.filter((name) => !fields.includes(name)).map((name) => `${token}.${name}`)),
    ).toEqual([]);
    const components = Object.values(schema.resources).flatMap(({ inputProperties, properties }) =>
      Object.keys({ ...inputProperties, ...properties }),
    );
    expect(components.filter((name) => ["id", "urn", "pulumi", "provider"].includes(name))).toEqual([]);
    expect(Object.values(schema.resources).every(({ isComponent }) => isComponent)).toBe(true);
  });

  test("an enumeration has values, each once, with a name that every language takes", () => {
    for (const type of Object.values(schema.types)) {
      if (type.type !== "string") continue;
      expect(type.enum.length).toBeGreaterThan(1);
      expect(new Set(type.enum.map(({ value }) => value)).size).toBe(type.enum.length);
      expect(type.enum.filter(({ name }) => !/^[A-Z][A-Za-z0-9_]*$/.test(name))).toEqual([]);
    }
  });
});

function everyType(): readonly TypeSpec[] {
  const roots = [
    ...Object.values(schema.resources).flatMap(({ inputProperties, properties }) => [
      ...Object.values(inputProperties),
      ...Object.values(properties),
    ]),
    ...objects.flatMap(([, { properties }]) => Object.values(properties)),
  ];
  const inside = (spec: TypeSpec): readonly TypeSpec[] => [
    spec,
    ...[
      ...(spec.oneOf ?? []),
      ...(spec.items ? [spec.items] : []),
      ...(spec.additionalProperties ? [spec.additionalProperties] : []),
    ].flatMap(inside),
  ];
  return roots.flatMap(inside);
}

function problemsOf(spec: TypeSpec): readonly string[] {
  const text = JSON.stringify(spec);
  const forms = [
    ["boolean", "integer", "number", "string"].includes(spec.type ?? ""),
    spec.type === "array" && spec.items !== undefined,
    spec.type === "object" && spec.additionalProperties !== undefined,
    spec.$ref !== undefined,
    (spec.oneOf?.length ?? 0) > 1,
  ];
  if (forms.filter(Boolean).length !== 1) return [`not one form: ${text}`];
  if (spec.$ref !== undefined && !(spec.$ref.replace("#/types/", "") in schema.types)) return [`leads nowhere: ${text}`];
  return [];
}
