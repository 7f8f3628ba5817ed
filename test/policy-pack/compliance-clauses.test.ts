import { loadBuiltInBook } from "../../catalog";
import { type ComplianceSubject, clauseOf, complianceNames, complianceProfiles, unknownValue } from "../../model";
import { declareExample, type ExampleResource } from "../../policy-pack/example";
import { judge, readSettings } from "../../policy-pack/judge";
import { noUsage, priceStack } from "../../pricing";

const book = loadBuiltInBook();

/** The rule that holds each clause of a profile on the finished stack. */
const ruleOf: Readonly<Record<ComplianceSubject, string>> = {
  jurisdiction: "outside-residency",
  "encryption-at-rest": "unencrypted-storage",
  "customer-keys": "missing-customer-key",
  "encryption-in-transit": "cleartext-entry",
  backup: "missing-backup",
  "backup-elsewhere": "missing-backup-copy",
  "audit-log": "missing-audit-log",
  "no-public-access": "public-exposure",
  tags: "missing-profile-tags",
};

/** Everything that a clause could be broken by, in a place that no profile with jurisdictions allows. */
const database = {
  region: "ap-south-1",
  engine: "postgres",
  instanceClass: "db.m6g.large",
  allocatedStorage: 100,
  publiclyAccessible: true,
};
const broken: readonly ExampleResource[] = [
  { type: "aws:rds/instance:Instance", name: "records", inputs: { ...database, backupRetentionPeriod: 5 } },
  { type: "aws:rds/instance:Instance", name: "scratch", inputs: { ...database, backupRetentionPeriod: 0 } },
  {
    type: "aws:lb/listener:Listener",
    name: "door",
    inputs: { region: "ap-south-1", port: 80, protocol: "HTTP", defaultActions: [{ type: "forward" }] },
  },
];

function findings(resources: readonly ExampleResource[], rule: string, config: Readonly<Record<string, unknown>>) {
  const declared = declareExample(resources, "prod");
  const priced = priceStack(declared, { book, usage: noUsage, context: { project: "example", stack: "prod", config: {} } });
  const read = readSettings([{ origin: "test", value: { all: "disabled", [rule]: { enforcementLevel: "mandatory", ...config } } }]);
  expect(read.diagnostics).toEqual([]);
  return judge(priced, read.settings, { book, usage: noUsage, asOf: "2026-08-01" });
}

const clauses = complianceNames.flatMap((name) => complianceProfiles[name].clauses.map((clause) => ({ name, ...clause })));

it.each(clauses)("$name, $clause: what breaks it is found, and the clause is named", ({ name, subject, clause }) => {
  const { findings: found } = findings(broken, ruleOf[subject], { compliance: [name] });
  expect(found.map(({ message }) => message).join("\n")).toContain(`under ${name} (${clause})`);
});

it.each(complianceNames.flatMap((name) => Object.entries(ruleOf).map(([subject, rule]) => [name, subject, rule] as const)))(
  "%s: what no clause is about is not judged (%s)",
  (name, subject, rule) => {
    const { findings: found } = findings(broken, rule, { compliance: [name] });
    if (clauseOf(name, subject as ComplianceSubject) === undefined) expect(found).toEqual([]);
    else expect(found).not.toEqual([]);
  },
);

it("takes profiles from a workload's need, from a portfolio and from a tag that names several", () => {
  const volume = (name: string, more: object) => ({
    type: "aws:ebs/volume:Volume",
    name,
    inputs: { availabilityZone: "us-east-1a", size: 100 },
    ...more,
  });
  const { findings: found } = findings(
    [
      { type: "costwright:index:Portfolio", name: "clinic", component: true, inputs: { compliance: ["gdpr"] } },
      {
        type: "costwright:index:Database",
        name: "records",
        component: true,
        parent: "clinic",
        inputs: { need: { compliance: ["gdpr", "hipaa"] } },
      },
      volume("shared", { parent: "clinic" }),
      volume("own", { parent: "records" }),
      volume("tagged", { inputs: { availabilityZone: "us-east-1a", size: 100, tags: { "costwright:compliance": "pci-dss sox" } } }),
      volume("own-words", { inputs: { availabilityZone: "us-east-1a", size: 100, tags: { "costwright:compliance": "house rules" } } }),
    ],
    "unencrypted-storage",
    {},
  );
  expect(found.map(({ urn = "", message }) => `${urn.split("::").pop()}: ${message.split(", but")[0]}`).sort()).toEqual([
    "own-words: it is under house rules",
    "own: it is under gdpr (Art. 32(1)(a)), hipaa (164.312(a)(2)(iv))",
    "shared: it is under gdpr (Art. 32(1)(a))",
    "tagged: it is under pci-dss (3.5.1)",
  ]);
});

it("takes a key that is made in the same program for one's own, and the provider's alias for the provider's", () => {
  const volume = (name: string, kmsKeyId: unknown) => ({
    type: "aws:ebs/volume:Volume",
    name,
    inputs: { availabilityZone: "us-east-1a", size: 100, encrypted: true, kmsKeyId },
  });
  const { findings: found, unjudged } = findings(
    [volume("made", unknownValue), volume("theirs", "alias/aws/ebs")],
    "missing-customer-key",
    {
      compliance: ["pci-dss"],
    },
  );
  expect(unjudged).toEqual([]);
  expect(found.map(({ urn = "" }) => urn.split("::").pop())).toEqual(["theirs"]);
});
