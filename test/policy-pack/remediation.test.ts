import { loadBuiltInBook } from "../../catalog";
import { lowUsdPerMonth } from "../../model";
import { declareExample, exampleDigest } from "../../policy-pack/example";
import { changeAll } from "../../policy-pack/input-path";
import { judgeRule } from "../../policy-pack/judge";
import { rules } from "../../policy-pack/registry";
import { readSettings } from "../../policy-pack/settings";
import { canonicalType, noUsage, priceStack } from "../../pricing";

/**
 * Every input that a rule may change by itself, with where its provider says that the change is made in place. An input
 * that is not here must not be repaired: its change could replace the resource.
 */
const inPlace: Readonly<Record<string, string>> = {
  // Elastic Volumes: https://docs.aws.amazon.com/ebs/latest/userguide/ebs-modify-volume.html
  "aws:ebs/volume:Volume iops": "ModifyVolume",
  "aws:ebs/volume:Volume throughput": "ModifyVolume",
  "aws:ebs/volume:Volume type": "ModifyVolume",
  "aws:ec2/instance:Instance rootBlockDevice.iops": "ModifyVolume of the root volume",
  "aws:ec2/instance:Instance rootBlockDevice.throughput": "ModifyVolume of the root volume",
  "aws:ec2/instance:Instance rootBlockDevice.volumeType": "ModifyVolume of the root volume",
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_UnmonitorInstances.html
  "aws:ec2/instance:Instance monitoring": "UnmonitorInstances",
  // A template gets a new version: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplateVersion.html
  "aws:ec2/launchTemplate:LaunchTemplate monitoring.enabled": "CreateLaunchTemplateVersion",
  // https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBInstance.html
  "aws:rds/instance:Instance storageType": "ModifyDBInstance",
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
  "aws:cloudwatch/metricAlarm:MetricAlarm period": "PutMetricAlarm",
  // https://learn.microsoft.com/azure/virtual-machines/windows/hybrid-use-benefit-licensing
  "azure-native:compute:VirtualMachine licenseType": "update of the machine",
  "azure-native:sql:Database licenseType": "update of the database",
  "azure-native:sql:ElasticPool licenseType": "update of the pool",
  "azure-native:sql:ManagedInstance licenseType": "update of the instance",
};

const repairing = rules.flatMap((rule) =>
  rule.scope === "resource" && rule.remediate !== undefined ? [{ rule, remediate: rule.remediate }] : [],
);

describe.each(repairing.map((one) => [one.rule.id, one] as const))("%s", (_id, { rule, remediate }) => {
  const book = loadBuiltInBook();

  it.each(rule.examples.flagged.map((example) => [example.title, example] as const))(
    "repairs in place, for less: %s",
    (_title, example) => {
      const stackName = example.stack ?? "prod";
      const input = { book, usage: noUsage, context: { project: "example", stack: stackName, config: {} } };
      const utilisation = exampleDigest(example);
      const environment = { book, usage: noUsage, asOf: "2026-08-01", ...(utilisation === undefined ? {} : { utilisation }) };
      const { settings } = readSettings([
        { origin: "example", value: { [rule.id]: { enforcementLevel: "remediate", ...example.config } } },
      ]);
      const declared = declareExample(example.resources, stackName);
      const before = priceStack(declared, input);
      const { findings } = judgeRule(rule, before, settings[rule.id], environment);
      expect(findings.length).toBeGreaterThan(0);
      const changed = declared.map((resource) => {
        const mine = findings.filter((one) => one.urn === resource.urn);
        const changes = mine.flatMap((one) => remediate(one.facts as never));
        for (const { path } of changes) expect(inPlace).toHaveProperty([`${canonicalType(resource.type)} ${path.join(".")}`]);
        return { ...resource, inputs: { ...resource.inputs, ...changeAll(resource.inputs, changes) } };
      });
      const after = priceStack(changed, input);
      for (const { urn = "" } of findings) {
        const [was, is] = [before.node(urn), after.node(urn)];
        if (was === undefined || is === undefined) throw new Error(`${urn} is not in the stack`);
        expect(lowUsdPerMonth(is.estimate)).toBeLessThan(lowUsdPerMonth(was.estimate));
      }
      // The finding goes away, so that a second run changes nothing.
      expect(judgeRule(rule, after, settings[rule.id], environment).findings).toEqual([]);
    },
  );
});

it("repairs nothing by default", () => {
  expect(rules.filter((rule) => rule.level === "remediate")).toEqual([]);
});
