import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadBuiltInBook } from "../../catalog";
import { type IntakeOutcome, readStack, type StackReading } from "../../intake";
import { isUnknown } from "../../model";
import { compareStacks, noUsage, type PricedStack, priceStack } from "../../pricing";

/** Made by the real CLI 3.260 from one program: a machine, disks, an explicit provider, a component; then changed. */
const fixture = (name: string) => readFileSync(join(__dirname, "fixtures", name), "utf8");

function read(name: string): StackReading {
  const outcome = readStack(fixture(name), name);
  if (outcome.status === "failed") throw new Error(outcome.diagnostics.map(({ message }) => message).join("\n"));
  return outcome.stack;
}

const names = (stack: StackReading, side: "after" | "before" = "after") => stack[side]?.map(({ name }) => name).sort();
const named = (stack: StackReading, name: string) => stack.after.find((one) => one.name === name);
const operations = (stack: StackReading) => Object.fromEntries([...stack.operations].map(([urn, one]) => [urn.split("::").at(-1), one]));

const everything = ["capture-dev", "comp", "comp-b", "ip", "moved", "subnet", "vpc", "web", "west"];
const updates = { moved: "replace", new: "create", comp: "update", web: "update", old: "delete" };

describe("reading what Pulumi prints of a stack", () => {
  test("a first preview: everything is created, and what is unknown is unknown", () => {
    const stack = read("create.preview.json");
    expect(stack.kind).toBe("preview");
    expect(stack.context).toEqual({ project: "capture", stack: "dev", config: { "aws:region": "us-east-1" } });
    expect(names(stack)).toEqual([...everything, "old"].sort());
    expect(stack.before).toEqual([]);
    expect(new Set(stack.operations.values())).toEqual(new Set(["create"]));
    expect([stack.isWhole, stack.knowsDependencies, stack.warnings]).toEqual([true, true, []]);
    const web = named(stack, "web");
    expect(web?.inputs.instanceType).toBe("m5.large");
    expect(isUnknown(web?.inputs.subnetId)).toBe(true);
    expect(isUnknown(web?.inputs.userData)).toBe(true);
    expect(web?.dependencies).toEqual(expect.arrayContaining(["urn:pulumi:dev::capture::aws:ec2/subnet:Subnet::subnet"]));
    expect(web?.place).toEqual({ file: "index.js", line: 6, column: 13 });
    expect(named(stack, "ip")?.providerInputs).toMatchObject({ region: "us-west-2" });
    expect(named(stack, "comp")).toMatchObject({ custom: false, place: { file: "index.js" } });
    expect(named(stack, "comp-b")?.parent).toBe(named(stack, "comp")?.urn);
  });

  test("an update that leaves out what stays the same says so, and which command shows all", () => {
    const stack = read("update.preview.json");
    expect(stack.isWhole).toBe(false);
    expect(stack.warnings).toEqual([expect.stringContaining("--show-sames")]);
    expect(operations(stack)).toMatchObject(updates);
    expect(names(stack)).toEqual(["capture-dev", "comp", "moved", "new", "web"]);
    expect(names(stack, "before")).toEqual(["capture-dev", "comp", "moved", "old", "web"]);
  });

  test("a whole update: before and after side by side, a replacement counted once", () => {
    const stack = read("update-with-sames.preview.json");
    expect([stack.isWhole, stack.warnings]).toEqual([true, []]);
    expect(operations(stack)).toMatchObject({ ...updates, vpc: "same", ip: "same" });
    expect(names(stack)).toEqual([...everything, "new"].sort());
    expect(names(stack, "before")).toEqual([...everything, "old"].sort());
    expect(named(stack, "web")?.inputs.instanceType).toBe("m5.2xlarge");
    expect(stack.before?.find(({ name }) => name === "web")?.inputs.instanceType).toBe("m5.large");
    expect(stack.before?.find(({ name }) => name === "moved")?.inputs.availabilityZone).toBe("us-east-1a");
    expect(named(stack, "moved")?.inputs.availabilityZone).toBe("us-east-1b");
  });

  test("the event stream tells the same as the JSON of the whole preview, without dependencies", () => {
    const events = read("update.events.ndjson");
    const json = read("update-with-sames.preview.json");
    expect([events.kind, events.isWhole, events.knowsDependencies]).toEqual(["events", true, false]);
    expect(events.context).toEqual(json.context);
    expect(operations(events)).toEqual(operations(json));
    expect(names(events)).toEqual(names(json));
    expect(names(events, "before")).toEqual(names(json, "before"));
    for (const { name, inputs } of json.after) expect([name, named(events, name)?.inputs]).toEqual([name, inputs]);
    expect(read("create.events.ndjson").after).toHaveLength(10);
  });

  test("lines beside the events are passed over", () => {
    const text = `Previewing update (dev):\n\n${fixture("create.events.ndjson")}\ndone\n`;
    expect(readStack(text, "x")).toEqual(readStack(fixture("create.events.ndjson"), "x"));
  });

  test("a state: what stands, with the region of each provider; secrets that only a cipher holds are unknown", () => {
    const stack = read("deployed.state.json");
    expect([stack.kind, stack.isWhole, stack.before]).toEqual(["state", true, undefined]);
    expect(names(stack)).toEqual([...everything, "old", "default_7_48_0"].sort());
    expect(named(stack, "old")?.providerInputs).toMatchObject({ region: "us-east-1" });
    expect(named(stack, "ip")?.providerInputs).toMatchObject({ region: "us-west-2" });
    expect(isUnknown(named(stack, "web")?.inputs.userData)).toBe(true);
    expect(named(stack, "web")?.inputs.subnetId).toMatch(/^stand-in-\d$/);
  });

  test("the file of a self-managed backend is a state too; what waits for its deletion costs nothing more", () => {
    const exported = JSON.parse(fixture("deployed.state.json")) as { deployment: { resources: { urn: string; delete?: boolean }[] } };
    const latest = structuredClone(exported.deployment);
    const own = readStack(JSON.stringify({ version: 3, checkpoint: { stack: "dev", latest } }), "dev.json");
    expect(own).toEqual(readStack(fixture("deployed.state.json"), "dev.json"));
    for (const one of latest.resources) if (one.urn.endsWith("::old")) one.delete = true;
    const outcome = readStack(JSON.stringify({ version: 3, deployment: latest }), "dev.json");
    expect(outcome.status === "read" && names(outcome.stack)).not.toContain("old");
  });

  test("plaintext secrets are read, and a text built around an unknown is unknown", () => {
    const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", plaintext: JSON.stringify("t3.large") };
    const inputs = { instanceType: secret, tags: { arn: "arn:04da6b54-80e4-46f7-96ec-b56ff0331ba9/x" } };
    const resource = { urn: "urn:pulumi:dev::p::aws:ec2/instance:Instance::w", type: "aws:ec2/instance:Instance", custom: true, inputs };
    const outcome = readStack(JSON.stringify({ version: 3, deployment: { resources: [resource] } }), "s.json");
    const read = outcome.status === "read" ? outcome.stack.after[0]?.inputs : undefined;
    expect(read?.instanceType).toBe("t3.large");
    expect(isUnknown((read?.tags as Record<string, unknown> | undefined)?.arn)).toBe(true);
  });
});

/*
 * Also made by the real CLI: disks of a stack that manages `own`, `released` and `exchanged` and reads `read` and
 * `adopted`; then a preview that reads `released` under its own id, `exchanged` under another, and makes `adopted`.
 */
describe("resources that are only read", () => {
  const onlyRead = (stack: StackReading, side: "after" | "before" = "after") =>
    stack[side]?.flatMap(({ name, external }) => (external === true ? [name] : [])).sort();

  test("are told from managed ones on either side, in a preview and in its events alike", () => {
    for (const file of ["reads.preview.json", "reads.events.ndjson"]) {
      const stack = read(file);
      expect([file, onlyRead(stack)]).toEqual([file, ["exchanged", "read", "released"]]);
      expect([file, onlyRead(stack, "before")]).toEqual([file, ["adopted", "read"]]);
      expect(operations(stack)).toMatchObject({ own: "same", read: "read", released: "read", exchanged: "replace", adopted: "replace" });
    }
    expect(onlyRead(read("reads.state.json"))).toEqual(["adopted", "read"]);
  });

  test("cost nothing; what a stack lets go or takes over changes its cost, reading anew does not", () => {
    const usdPerMonth = 8; // 100 GiB of gp3 in us-east-1
    for (const file of ["reads.preview.json", "reads.events.ndjson"]) {
      const { before = [], after, operations, context } = read(file);
      const [old, now] = [before, after].map((side) => priceStack(side, { book: loadBuiltInBook(), usage: noUsage, context })) as [
        PricedStack,
        PricedStack,
      ];
      expect(old.totals.highUsdPerMonth).toBeCloseTo(3 * usdPerMonth);
      expect(now.totals.highUsdPerMonth).toBeCloseTo(2 * usdPerMonth);
      expect(now.coverage).toEqual({ priced: 2, free: 3, usageDependent: 0, unknown: 0 });
      const change = compareStacks(old, now, { operations });
      expect(change.resources.map(({ name, operation, deltaHighUsdPerMonth: usd }) => [name, operation, usd])).toEqual([
        ["adopted", "replace", usdPerMonth],
        ["exchanged", "replace", -usdPerMonth],
        ["released", "read", -usdPerMonth],
      ]);
    }
    const { after, context } = read("reads.state.json");
    expect(priceStack(after, { book: loadBuiltInBook(), usage: noUsage, context }).totals.highUsdPerMonth).toBeCloseTo(3 * usdPerMonth);
  });
});

describe("input that cannot be trusted", () => {
  const problems = (outcome: IntakeOutcome) =>
    outcome.status === "failed" ? outcome.diagnostics.map(({ message, place, hint }) => ({ message, place, hint })) : outcome.stack;
  const steps = [{ op: "create", urn: "urn:pulumi:dev::p::a:b:C::x", newState: { urn: "urn:pulumi:dev::p::a:b:C::x", type: "a:b:C" } }];

  test.each([
    ["nothing", "", "it is empty"],
    ["a list", "[]", "it holds a list, not a stack"],
    ["another object", '{"a":1}', 'it holds none of "steps", "deployment" and engine events'],
    ["an update plan", '{"resourcePlans":{}}', "it is an update plan"],
    ["an empty state", '{"version":3,"deployment":null}', "it holds no deployment"],
    ["an old state", '{"version":1,"deployment":{"resources":[]}}', "its version is 1"],
    ["a preview of nothing", '{"steps":[]}', "it tells of no resource"],
    ["a step without a URN", '{"steps":[{"op":"create"}]}', 'step 1 has no "op" and "urn"'],
    ["an operation of the future", JSON.stringify({ steps: [{ ...steps[0], op: "teleport" }] }), 'unknown operation "teleport"'],
    ["a preview that failed", JSON.stringify({ steps, diagnostics: [{ severity: "error", message: "boom" }] }), "failed: boom"],
  ])("%s", (_, text, message) => {
    expect(problems(readStack(text, "f.json"))).toEqual([
      expect.objectContaining({ message: expect.stringContaining(message), place: { file: "f.json" } }),
    ]);
  });

  test("JSON that is cut off is told with its line and column", () => {
    const text = fixture("create.preview.json").slice(0, 5000);
    const place = { file: "f.json", line: text.split("\n").length, column: expect.any(Number) };
    expect(problems(readStack(text, "f.json"))).toEqual([expect.objectContaining({ place })]);
    expect(problems(readStack('{\n "steps": x\n}', "f.json"))).toEqual([
      expect.objectContaining({ place: { file: "f.json", line: 2, column: 11 }, message: "it is not JSON: invalid symbol" }),
    ]);
  });

  test("a stream that ends early, or in the middle of a line", () => {
    const lines = fixture("create.events.ndjson").trimEnd().split("\n");
    const early = lines.filter((line) => !line.includes("summaryEvent")).join("\n");
    expect(problems(readStack(early, "f"))).toEqual([
      expect.objectContaining({ message: expect.stringContaining("ends before its summary") }),
    ]);
    const cut = lines.join("\n").slice(0, -100);
    expect(problems(readStack(cut, "f"))).toEqual([expect.objectContaining({ message: expect.stringContaining("not JSON") })]);
  });

  test("a stream of a failed preview is refused, unless a policy blocked it: then every resource is there", () => {
    const failed = fixture("create.events.ndjson").replace('"result": "succeeded"', '"result": "failed"');
    expect(problems(readStack(failed, "f"))).toEqual([expect.objectContaining({ message: expect.stringContaining("failed") })]);
    const policy = JSON.stringify({ sequence: 1, policyEvent: { policyName: "p", enforcementLevel: "mandatory", message: "m" } });
    expect(readStack(`${policy}\n${failed}`, "f").status).toBe("read");
  });
});
