import { loadBuiltInBook } from "../../catalog";
import { type DeclaredResource, unknownValue } from "../../model";
import { declareExample, type ExampleResource } from "../../policy-pack/example";
import { judge, readSettings } from "../../policy-pack/judge";
import { noUsage, priceStack } from "../../pricing";

const book = loadBuiltInBook();

function verdict(resources: readonly ExampleResource[], settings: Readonly<Record<string, unknown>> = {}, stack = "prod") {
  const declared: readonly DeclaredResource[] = declareExample(resources, stack);
  const priced = priceStack(declared, { book, usage: noUsage, context: { project: "example", stack, config: {} } });
  const read = readSettings([{ origin: "test", value: { all: "disabled", ...settings } }]);
  expect(read.diagnostics).toEqual([]);
  return judge(priced, read.settings, { book, usage: noUsage, asOf: "2026-08-01" });
}

const volume = { type: "aws:ebs/volume:Volume", name: "data", inputs: { availabilityZone: "us-east-1a", size: 100 } };

it("takes a workload's own regime for what is made for it", () => {
  const component = {
    type: "costwright:index:Service",
    name: "cards",
    inputs: { compliance: [{ name: "pci", jurisdictions: ["us"] }] },
    component: true,
  };
  const { findings } = verdict([component, { ...volume, parent: "cards" }], { "unencrypted-storage": "mandatory" });
  expect(findings.map(({ message, level }) => [level, message])).toEqual([
    ["mandatory", "it is under pci, but its storage is not encrypted: encrypted is not set"],
  ]);
});

it("does not pass what is not known yet", () => {
  const inputs = { ...volume.inputs, encrypted: unknownValue };
  const { findings, unjudged } = verdict([{ ...volume, inputs }], {
    "unencrypted-storage": { enforcementLevel: "mandatory", compliance: ["pci"] },
  });
  expect(findings).toEqual([]);
  expect(unjudged.map(({ reason }) => reason)).toEqual(['input "encrypted" is not known until deployment']);
});

it("lets a resource's own residency win over the stack's", () => {
  const bucket = (name: string, tags: Record<string, string>) => ({
    type: "aws:s3/bucket:Bucket",
    name,
    inputs: { region: "eu-west-1", tags },
  });
  const { findings } = verdict([bucket("free", {}), bucket("bound", { "costwright:residency": "de fr" })], {
    "outside-residency": { enforcementLevel: "mandatory", jurisdictions: ["eu"] },
  });
  expect(findings.map(({ message }) => message)).toEqual(["it lies in eu-west-1 (ie, eu, eea), but only de, fr are allowed"]);
});

it("finds ports in ranges, and in rules that name none", () => {
  const rule = (name: string, inputs: Record<string, unknown>) => ({ type: "gcp:compute/firewall:Firewall", name, inputs });
  const { findings } = verdict(
    [
      rule("all-tcp", { sourceRanges: ["0.0.0.0/0"], allows: [{ protocol: "tcp" }] }),
      rule("named", { sourceRanges: ["10.0.0.0/8"], allows: [{ protocol: "all" }] }),
      rule("ping", { sourceRanges: ["0.0.0.0/0"], allows: [{ protocol: "icmp" }] }),
      rule("range", { sourceRanges: ["0.0.0.0/0"], allows: [{ protocol: "tcp", ports: ["80", "5000-6000"] }] }),
      rule("web", { sourceRanges: ["0.0.0.0/0"], allows: [{ protocol: "tcp", ports: ["80", "443"] }] }),
    ],
    { "public-exposure": { enforcementLevel: "mandatory", compliance: ["pci"] } },
  );
  expect(findings.map(({ urn = "", message }) => `${urn.split("::").pop()}: ${message}`)).toEqual([
    "all-tcp: it is under pci, but every address of the internet may reach all ports",
    "range: it is under pci, but every address of the internet may reach port 5000-6000",
  ]);
});

it("moves only what lies in the region, zones and configuration included", () => {
  const machine = (name: string, zone: string) => ({
    type: "gcp:compute/instance:Instance",
    name,
    inputs: { machineType: "e2-standard-32", zone, bootDisk: { initializeParams: { size: 10, type: "pd-balanced" } } },
  });
  const settings = { "cheaper-region": { enforcementLevel: "mandatory", jurisdictions: ["eu"] } };
  const { findings } = verdict([machine("a", "europe-west3-a"), machine("b", "europe-west3-b")], settings);
  expect(findings).toHaveLength(1);
  // It never blocks, whatever its level.
  expect(findings[0]?.level).toBe("advisory");
  expect(verdict([machine("a", "europe-west3-a"), machine("b", "europe-west1-b")], settings).findings).toEqual([]);
});
