import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import ts from "typescript";
import { parse } from "yaml";
import { portfolioSchema, type Schema } from "../../components/workloads-schema";

/**
 * schema/workloads.schema.json is the schema that arguments and files are checked with, and the arguments' own doc
 * comments as descriptions. UPDATE_SCHEMA=1 npx jest test/components/published-schema writes it anew; then npm run format.
 */
const root = join(__dirname, "..", "..");
const file = join(root, "schema", "workloads.schema.json");

/** Interface name -> field -> doc comment. */
function docs(): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const found = new Map<string, Map<string, string>>();
  for (const name of [
    "workload-args.ts",
    "portfolio-args.ts",
    "kinds/kind-args.ts",
    "schedule/schedule-args.ts",
    "alerts/alerts-args.ts",
  ]) {
    const path = join(root, "components", name);
    const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.ES2023, true);
    source.forEachChild((node) => {
      if (!ts.isInterfaceDeclaration(node)) return;
      const fields = new Map<string, string>();
      for (const member of node.members) {
        const text = ts.getJSDocCommentsAndTags(member).map((doc) => (ts.isJSDoc(doc) ? ts.getTextOfJSDocComment(doc.comment) : ""));
        fields.set(member.name?.getText(source) ?? "", text.join(" ").replace(/\s+/g, " ").trim());
      }
      found.set(node.name.text, fields);
    });
  }
  return found;
}

function described(schema: Schema, interfaces: readonly string[], nested: Readonly<Record<string, readonly string[]>>): Schema {
  const known = docs();
  const properties = Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([field, value]) => {
      const description = interfaces.map((name) => known.get(name)?.get(field)).find((text) => text !== undefined && text !== "");
      const inner = nested[field];
      // A list says what its items are; a weight may have the name of a group of fields.
      const filled =
        inner === undefined || (value.properties ?? value.items?.properties) === undefined
          ? value
          : value.items === undefined
            ? described(value, inner, nested)
            : { ...value, items: described(value.items, inner, nested) };
      return [field, description === undefined ? filled : { description, ...filled }];
    }),
  );
  return { ...schema, properties };
}

/** The arguments of each kind, in the chain of conditions that tells them apart. */
const kindInterfaces: Readonly<Record<string, string>> = {
  batch: "BatchJobArgs",
  cache: "CacheArgs",
  database: "DatabaseArgs",
  "file-store": "FileStoreArgs",
  kubernetes: "KubernetesPoolArgs",
  network: "PrivateNetworkArgs",
  "object-store": "ObjectStoreArgs",
};

const nestedInAll = {
  alerts: ["AlertsArgs"],
  within: ["PlaceSetArgs"],
  current: ["CurrentArgs"],
  moving: ["MovingArgs"],
};

const describedService = (service: Schema): Schema =>
  described(service, ["WorkloadArgs", "WorkloadNeedArgs", "WorkloadSetupArgs", "ScheduleArgs"], {
    ...nestedInAll,
    loadBalancer: ["LoadBalancerArgs"],
    certificate: ["CertificateArgs"],
    container: ["ContainerArgs"],
    image: ["ImageArgs"],
    network: ["NetworkArgs"],
    loadProfile: ["LoadStepArgs"],
    split: ["SplitArgs"],
    workingHours: ["WorkingHoursArgs"],
    peaks: ["PeakArgs"],
  });

function describedKind(body: Schema, name: string): Schema {
  const whole = described(body, [name, "PlacedArgs"], {
    ...nestedInAll,
    backup: ["BackupArgs"],
    restoreFrom: ["RestoreFromArgs"],
    flowLogs: ["FlowLogsArgs"],
    // Of a network it says more than of what stands in it.
    internetAccess: ["InternetAccessArgs", "NetworkInternetAccessArgs"],
  });
  const pods = whole.properties?.pods;
  if (pods === undefined) return whole;
  const each = described(pods.additionalProperties as Schema, ["PodArgs"], {});
  return { ...whole, properties: { ...whole.properties, pods: { ...pods, additionalProperties: each } } };
}

/** Describes the schema of each kind along the chain of conditions; the last link is the service's. */
function describedChain(chain: Schema): Schema {
  const name = kindInterfaces[String(chain.if?.properties?.kind?.const)];
  const body = chain.then as Schema;
  const known = name === undefined ? describedService(body) : describedKind(body, name);
  // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word
  return { ...chain, then: known, ...(chain.else === undefined ? {} : { else: describedChain(chain.else) }) };
}

function published(): object {
  const chain = describedChain(portfolioSchema.properties?.workloads?.additionalProperties as Schema);
  const description = "What the workload is; each kind has fields of its own. Default: `service`.";
  const workload = { ...chain, properties: { kind: { description, ...chain.properties?.kind } } };
  const portfolio = described(portfolioSchema, ["PortfolioNeedArgs"], {
    alerts: ["AlertsArgs"],
    within: ["PlaceSetArgs"],
    teamBudgets: ["TeamBudgetArgs"],
    riskWeights: ["RiskWeightsArgs"],
    securityRisks: ["SecurityRiskArgs"],
    concentration: ["ConcentrationArgs"],
    pools: ["CommitmentPoolArgs"],
    capacity: ["PoolCapacityArgs"],
  });
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "costwright workloads",
    description: "What workloads need, to be placed together by a costwright Portfolio.",
    ...portfolio,
    properties: { ...portfolio.properties, workloads: { ...portfolio.properties?.workloads, additionalProperties: workload } },
  };
}

test("the published schema is in step with the arguments and their docs", () => {
  if (process.env.UPDATE_SCHEMA === "1") writeFileSync(file, `${JSON.stringify(published(), null, 2)}\n`);
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(published());
});

test("every field of a workload and of a portfolio says what it means", () => {
  const schema = JSON.parse(readFileSync(file, "utf8")) as Schema;
  const bodies: Schema[] = [];
  for (let link = schema.properties?.workloads?.additionalProperties as Schema | undefined; link !== undefined; link = link.else)
    bodies.push(link.then as Schema);
  expect(bodies).toHaveLength(8);
  const silent = [schema, ...bodies]
    .flatMap(({ properties }) => Object.entries(properties ?? {}))
    .filter(([name]) => name !== "kind")
    .filter(([, field]) => (field.description ?? "").length < 10)
    .map(([name]) => name);
  expect(silent).toEqual([]);
});

test("an editor's validator accepts the shop's file and refuses a misspelt field", () => {
  const validate = new Ajv({ allowUnionTypes: true }).compile(JSON.parse(readFileSync(file, "utf8")) as object);
  const shop = parse(readFileSync(join(root, "examples/web-shop/workloads.yaml"), "utf8")) as Record<string, unknown>;
  expect(validate(shop)).toBe(true);
  expect(validate({ ...shop, maxProvider: 2 })).toBe(false);
});
