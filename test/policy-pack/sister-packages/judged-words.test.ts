import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { loadBuiltInBook } from "../../../catalog";
import type { DeclaredResource } from "../../../model";
import { rules } from "../../../policy-pack/registry";
import { declaredChanges, declaredPath, declaredRepair } from "../../../policy-pack/sister-packages/back-translation";
import { inJudgedWords, isJudgedResource, type JudgedResource } from "../../../policy-pack/sister-packages/in-judged-words";
import { asPricingTakesThem } from "../../../policy-pack/sister-packages/judged-prices";
import { judgedTranslations } from "../../../policy-pack/sister-packages/judged-words";
import { UntranslatedInput } from "../../../policy-pack/sister-packages/untranslated";
import { findPricedResource, freeTypes, noUsage, priceStack } from "../../../pricing";
import { declare } from "../../support/declared";

const input = {
  book: loadBuiltInBook(),
  usage: noUsage,
  context: { project: "p", stack: "prod", config: { "aws-native:region": "us-east-1", "azure:location": "eastus" } },
};

function judgedOf(type: string, inputs: Record<string, unknown>): JudgedResource {
  const declared = declare(type, "one", inputs);
  const found = inJudgedWords(priceStack([declared], input)).graph.find(declared.urn);
  if (found === undefined || !isJudgedResource(found)) throw new Error(`${type} is not put into the words of another type`);
  return found;
}

/** Inputs of the previews that pricing's fixtures hold, by type. */
function fixtures(): ReadonlyMap<string, Record<string, unknown>> {
  const found = new Map<string, Record<string, unknown>>();
  const walk = (value: unknown): void => {
    if (value === null || typeof value !== "object") return;
    const { type, inputs } = value as { type?: unknown; inputs?: unknown };
    if (typeof type === "string" && inputs !== null && typeof inputs === "object" && !found.has(type))
      found.set(type, inputs as Record<string, unknown>);
    Object.values(value).forEach(walk);
  };
  for (const name of ["aws-native", "azure"]) {
    const folder = join(__dirname, "../../pricing/fixtures", name);
    for (const file of readdirSync(folder).filter((one) => one.endsWith(".json")))
      walk(JSON.parse(readFileSync(join(folder, file), "utf8")));
  }
  return found;
}

describe("the words of rules", () => {
  it("speak of types that the packages have, and of types that pricing or a rule knows", () => {
    const known = (sdk: string) => {
      const root = dirname(require.resolve(`${sdk}/package.json`));
      const modules = readdirSync(root, { withFileTypes: true }).filter((one) => one.isDirectory() && one.name !== "node_modules");
      return modules.flatMap(({ name }) =>
        readdirSync(join(root, name))
          .filter((file) => file.endsWith(".js"))
          .flatMap((file) => [...readFileSync(join(root, name, file), "utf8").matchAll(/__pulumiType = '([^']+)'/g)].map((one) => one[1])),
      );
    };
    const all = new Set([
      ...known("@pulumi/azure"),
      ...known("@pulumi/aws-native"),
      ...known("@pulumi/aws"),
      ...known("@pulumi/azure-native"),
    ]);
    const judged = new Set(rules.flatMap((rule) => (rule.scope === "resource" ? (rule.types ?? []) : [])));
    const types = [...judgedTranslations.values()];
    expect(types.map(({ type }) => type).filter((type) => !all.has(type))).toEqual([]);
    const lost = types.filter(({ as }) => !all.has(as) && findPricedResource(as) === undefined && !freeTypes.has(as) && !judged.has(as));
    expect(lost.map(({ as }) => as)).toEqual([]);
  });

  it("cost what the program declares, for every type with a fixture", () => {
    const declared = [...fixtures()].flatMap(([type, inputs]) => {
      return judgedTranslations.has(type) ? [declare(type, `one-${type.replaceAll(/\W/g, "-")}`, inputs)] : [];
    });
    expect(declared.length).toBeGreaterThan(150);
    const before = priceStack(declared, input);
    const seen = inJudgedWords(before);
    const after = priceStack(asPricingTakesThem(seen.nodes.map(({ resource }) => resource)), input);
    // Usage and reasons aside, which name the declared input, the estimate is the same.
    const brief = (stack: typeof before) =>
      stack.nodes.map(({ resource, region, estimate }) => [
        resource.urn,
        region,
        estimate.kind,
        "lines" in estimate ? estimate.lines.map(({ label, usdPerMonth }) => [label, usdPerMonth]) : [],
      ]);
    expect(brief(after)).toEqual(brief(before));
  });
});

describe("a resource in the words of rules", () => {
  it("tells nothing of what was not put into them, and what is left out of what was", () => {
    const { inputs } = judgedOf("aws-native:rds:DbInstance", {
      engine: "postgres",
      dbInstanceClass: "db.m5.large",
      tags: [{ key: "env", value: "dev" }],
    });
    expect(inputs.instanceClass).toBe("db.m5.large");
    expect(inputs.storageEncrypted).toBeUndefined();
    expect(inputs.tags).toEqual({ env: "dev" });
    expect(() => inputs.monitoringInterval).toThrow(new UntranslatedInput("aws-native:rds:DbInstance", "monitoringInterval"));
    expect(() => "monitoringInterval" in inputs).toThrow(UntranslatedInput);
  });

  it("tells nothing of nested objects and list items either", () => {
    const { inputs } = judgedOf("aws-native:s3:Bucket", {
      lifecycleConfiguration: { rules: [{ status: "Enabled", expirationInDays: 3 }] },
    });
    const [first] = inputs.lifecycleRules as readonly Record<string, unknown>[];
    expect(first).toHaveProperty("expiration.days", 3);
    expect(first?.noncurrentVersionExpiration).toBeUndefined();
    expect(() => first?.prefix).toThrow(new UntranslatedInput("aws-native:s3:Bucket", "lifecycleRules.0.prefix"));
  });

  it("is the resource itself where no package but the rules' own is used", () => {
    const stack = priceStack([declare("aws:ebs/volume:Volume", "data", { size: 5 })], input);
    expect(inJudgedWords(stack)).toBe(stack);
  });
});

describe("a change in the words of rules", () => {
  const volume = judgedOf("aws-native:ec2:Volume", { size: 500, volumeType: "gp2" });

  it("is one of what the program declares", () => {
    const { changes, isWhole } = declaredChanges(volume, { type: "gp3", throughput: 250 });
    expect(changes).toEqual([
      { path: ["volumeType"], value: "gp3" },
      { path: ["throughput"], value: 250 },
    ]);
    expect(isWhole).toBe(true);
  });

  it("reaches into what is not declared yet, and into lists", () => {
    const template = judgedOf("aws-native:ec2:LaunchTemplate", { launchTemplateData: { instanceType: "m5.large" } });
    expect(declaredChanges(template, { instanceMarketOptions: { marketType: "spot" } }).changes).toEqual([
      { path: ["launchTemplateData", "instanceMarketOptions", "marketType"], value: "spot" },
    ]);
    const code = judgedOf("aws-native:lambda:Function", { runtime: "nodejs22.x" });
    expect(declaredChanges(code, { architectures: ["arm64"] }).changes).toEqual([{ path: ["architectures", 0], value: "arm64" }]);
  });

  it("is refused where the package lacks it, or would make the resource anew", () => {
    const machine = judgedOf("aws-native:ec2:Instance", {
      instanceType: "m5.large",
      blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { volumeType: "gp2", volumeSize: 100 } }],
    });
    expect(() => declaredChanges(machine, { instanceMarketOptions: { marketType: "spot" } })).toThrow(UntranslatedInput);
    expect(() => declaredChanges(machine, { rootBlockDevice: { volumeType: "gp3", volumeSize: 100 } })).toThrow(UntranslatedInput);
  });

  it("leaves out parts without a counterpart, and says so", () => {
    const machine = judgedOf("azure:compute/linuxVirtualMachine:LinuxVirtualMachine", { size: "Standard_D2s_v5" });
    expect(declaredChanges(machine, { priority: "Spot", evictionPolicy: "Deallocate" })).toMatchObject({
      changes: [{ path: ["priority"], value: "Spot" }],
      isWhole: false,
    });
  });

  it("names the declared input also where its values are others", () => {
    const server = judgedOf("azure:postgresql/flexibleServer:FlexibleServer", { geoRedundantBackupEnabled: true });
    expect(declaredPath(server, ["backup", "geoRedundantBackup"])).toEqual(["geoRedundantBackupEnabled"]);
    expect(() => declaredChanges(server, { backup: { geoRedundantBackup: "Disabled" } })).toThrow(UntranslatedInput);
  });
});

describe("a repair", () => {
  /**
   * Inputs that a repair may change, with where it is said that an update does not make the resource anew. For
   * CloudFormation: "Update requires: No interruption" or "Some interruptions".
   */
  const inPlace: Readonly<Record<string, string>> = {
    "aws-native:cloudwatch:Alarm period": "AWS::CloudWatch::Alarm",
    "aws-native:ec2:Instance monitoring": "AWS::EC2::Instance",
    "aws-native:ec2:Volume iops": "AWS::EC2::Volume",
    "aws-native:ec2:Volume throughput": "AWS::EC2::Volume",
    "aws-native:ec2:Volume volumeType": "AWS::EC2::Volume",
    "aws-native:rds:DbInstance storageType": "AWS::RDS::DBInstance",
    "azure:compute/linuxVirtualMachine:LinuxVirtualMachine licenseType": "azurerm_linux_virtual_machine",
    "azure:compute/virtualMachine:VirtualMachine licenseType": "azurerm_virtual_machine",
    "azure:compute/windowsVirtualMachine:WindowsVirtualMachine licenseType": "azurerm_windows_virtual_machine",
    "azure:mssql/database:Database licenseType": "azurerm_mssql_database",
    "azure:mssql/elasticPool:ElasticPool licenseType": "azurerm_mssql_elasticpool",
    "azure:mssql/managedInstance:ManagedInstance licenseType": "azurerm_mssql_managed_instance",
  };

  it("changes only what the package changes in place", () => {
    const offered = [...judgedTranslations.values()].flatMap(({ type, repairs }) => repairs.map((path) => `${type} ${path}`));
    expect(offered.sort()).toEqual(Object.keys(inPlace).sort());
  });

  it("is offered in the program's own names, as a whole or not at all", () => {
    const volume: DeclaredResource = judgedOf("aws-native:ec2:Volume", { size: 500, volumeType: "gp2" });
    expect(declaredRepair(volume, { type: "gp3", throughput: 250 })).toEqual([
      { path: ["volumeType"], value: "gp3" },
      { path: ["throughput"], value: 250 },
    ]);
    expect(declaredRepair(volume, { type: "gp3", size: 100 })).toBeUndefined();
    expect(declaredRepair(volume, { type: "gp3", unheardOf: 1 })).toBeUndefined();
  });
});
