import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { outputSignature, PULUMI_UNKNOWN_SENTINEL, secretSignature, signatureKey, unknownValue } from "../../../model";
import { repositoryRoot } from "../../support/cli";
import { type RunningPlugin, startPlugin } from "./running-plugin";

const STACK_URN = "urn:pulumi:dev::elsewhere::pulumi:pulumi:Stack::elsewhere-dev";
const QUEUE_URN = "urn:pulumi:dev::elsewhere::aws:sqs/queue:Queue::orders";
const OWN_PROVIDER = "urn:pulumi:dev::elsewhere::pulumi:providers:aws::audited::6a1c1f52-7a3f-4f8e-9c55-1d0f4d1c5b1e";

const output = (fields: object) => ({ [signatureKey]: outputSignature, ...fields });
const secret = (value: unknown) => output({ value, secret: true });
const unknown = output({ dependencies: [QUEUE_URN] });

const web = { vcpus: 2, memoryGib: 8, zones: 2, providers: ["aws"], regions: ["us-east-1"], loadBalancer: true };

let folder: string;
let plugin: RunningPlugin;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "costwright-plugin-"));
  plugin = await startPlugin(folder);
});
afterAll(async () => {
  await plugin.stop();
  rmSync(folder, { recursive: true });
});

const portfolio = (name: string, inputs: Readonly<Record<string, unknown>>) => ({
  type: "costwright:index:Portfolio",
  name,
  inputs,
  parent: STACK_URN,
});
const below = (name: string) =>
  plugin.resources().filter(({ urn, name: own }) => own === name || urn.includes(`${name}-`) || own.startsWith(`${name}-`));

test("the built plugin hands out the published schema", async () => {
  expect(await plugin.schema()).toBe(readFileSync(join(repositoryRoot, "schema", "pulumi-package.json"), "utf8"));
});

test("workloads of a program in another language become resources below the portfolio", async () => {
  const { urn, state } = await plugin.construct(portfolio("shop", { workloads: { web }, tags: { owner: "shop-team" } }));
  expect(urn).toBe("urn:pulumi:dev::elsewhere::costwright:index:Portfolio::shop");
  const [root, ...children] = below("shop");
  expect(root).toMatchObject({ urn, parent: STACK_URN, inputs: { workloads: { web }, tags: { owner: "shop-team" } } });
  expect(children.find(({ type }) => type === "costwright:index:Service")).toMatchObject({ parent: urn, name: "shop-web" });
  expect(children.find(({ type }) => type === "aws:autoscaling/group:Group")).toBeDefined();
  expect(state).toMatchObject({
    placements: [{ workload: "web", provider: "aws", region: "us-east-1" }],
    plan: { status: "optimal" },
  });
  const { plan } = state as { plan: { usdPerMonth: number } };
  expect(plan.usdPerMonth).toBeGreaterThan(10);
  // The address is known after the deployment, and depends on the load balancer.
  const { endpoints } = state as { endpoints: { web: Record<string, unknown> } };
  expect(JSON.stringify(endpoints.web)).toMatch(/04da6b54|aws:lb\/loadBalancer/);
});

test("set-up fields may be unknown, and keep what they depend on", async () => {
  await plugin.construct({
    ...portfolio("wired", { workloads: { web: { ...web, environment: { QUEUE: unknown, MODE: "live" } } } }),
    inputDependencies: { workloads: [QUEUE_URN] },
  });
  const template = below("wired").find(({ type }) => type === "aws:ec2/launchTemplate:LaunchTemplate");
  expect(template?.inputs.userData).toBe(unknownValue);
  expect(template?.propertyDependencies.userData).toContain(QUEUE_URN);
});

test("set-up fields may be secret, and stay it", async () => {
  await plugin.construct(portfolio("hushed", { workloads: { web: { ...web, userData: secret("#!/bin/sh\necho hush") } } }));
  const template = below("hushed").find(({ type }) => type === "aws:ec2/launchTemplate:LaunchTemplate");
  expect(plugin.registration(template?.urn ?? "")?.wireInputs?.userData).toEqual({
    [signatureKey]: secretSignature,
    value: expect.any(String) as string,
  });
  const root = below("hushed").find(({ type }) => type === "costwright:index:Portfolio");
  expect(JSON.stringify(plugin.registration(root?.urn ?? "")?.wireInputs)).toContain(
    `{"${signatureKey}":"${secretSignature}","value":"#!/bin/sh`,
  );
});

test("a map that is secret as a whole is taken apart: its entries stay secret, what must be plain is plain", async () => {
  const plain = { ...web, loadBalancer: false };
  await plugin.construct(portfolio("veiled", { workloads: output({ value: { web: plain } }), tags: secret({ owner: "nobody knows" }) }));
  const root = below("veiled").find(({ type }) => type === "costwright:index:Portfolio");
  expect(plugin.registration(root?.urn ?? "")?.wireInputs).toEqual({
    workloads: { web: plain },
    tags: { owner: { [signatureKey]: secretSignature, value: "nobody knows" } },
  });
});

test("providers and dependencies of the component reach what it makes", async () => {
  await plugin.construct({
    ...portfolio("own", { workloads: { web: { ...web, loadBalancer: false } } }),
    providers: { aws: OWN_PROVIDER },
    dependencies: [QUEUE_URN],
  });
  const made = below("own");
  expect(made.find(({ type }) => type === "costwright:index:Portfolio")?.dependencies).toContain(QUEUE_URN);
  const groups = made.filter(({ type }) => type === "aws:autoscaling/group:Group");
  expect(groups.map(({ urn }) => plugin.registration(urn)?.provider)).toEqual([OWN_PROVIDER]);
});

test("a needs file is looked for in the folder of the program, and so is its lock", async () => {
  mkdirSync(join(folder, "needs"));
  writeFileSync(join(folder, "needs", "workloads.yaml"), "workloads:\n  api: { vcpus: 2, memoryGib: 4, regions: [us-east-1] }\n");
  const { state } = await plugin.construct(portfolio("filed", { file: "needs/workloads.yaml" }));
  expect(state).toMatchObject({ placements: [{ workload: "api", region: "us-east-1" }] });
});

test("a workload of its own kind needs no portfolio", async () => {
  const { urn, state } = await plugin.construct({ type: "costwright:index:Service", name: "alone", inputs: web, parent: STACK_URN });
  expect(urn).toBe("urn:pulumi:dev::elsewhere::costwright:index:Service::alone");
  expect(state).toMatchObject({ placement: { workload: "alone", provider: "aws" } });
});

test("what a provider runs itself has its address, its id and the secret with its credentials as outputs", async () => {
  const orders = {
    kind: "database",
    engine: "postgres",
    vcpus: 2,
    memoryGib: 8,
    storageGib: 50,
    providers: ["aws"],
    regions: ["us-east-1"],
  };
  const { state } = await plugin.construct(portfolio("stored", { workloads: { orders } }));
  expect(state).toMatchObject({ placements: [{ workload: "orders", provider: "aws", form: expect.any(String) as string }] });
  const { endpoints, resourceIds, secretIds } = state as Record<string, object>;
  expect([endpoints, resourceIds, secretIds].map((byWorkload) => Object.keys(byWorkload ?? {}))).toEqual([
    ["orders"],
    ["orders"],
    ["orders"],
  ]);

  const { kind: _, ...alone } = orders;
  const { urn, state: own } = await plugin.construct({
    type: "costwright:index:Database",
    name: "ledger",
    inputs: alone,
    parent: STACK_URN,
  });
  expect(urn).toBe("urn:pulumi:dev::elsewhere::costwright:index:Database::ledger");
  expect(Object.keys(own).sort()).toEqual(["endpoint", "placement", "resourceId", "secretId"]);
});

describe("what is wrong with arguments is said of the property, not as a stack trace", () => {
  test("every problem at once", async () => {
    const wrong = portfolio("wrong", { workloads: { web: { ...web, vcpus: -1, memroyGib: 4 } }, maxProvider: 2 });
    expect(await plugin.refusal(wrong)).toEqual({
      message: 'Portfolio "wrong": 3 problems in what is declared.',
      properties: [
        { path: "maxProvider", reason: 'is an unknown field (did you mean "maxProviders"?)' },
        { path: "workloads.web.memroyGib", reason: 'is an unknown field (did you mean "memoryGib"?)' },
        { path: "workloads.web.vcpus", reason: "is -1, below the least that can be declared (0.25)" },
      ],
    });
  });

  test("what decides the placement must be known and no secret", async () => {
    const refused = await plugin.refusal(
      portfolio("late", { workloads: { web: { ...web, vcpus: unknown, memoryGib: secret(8) } }, tags: PULUMI_UNKNOWN_SENTINEL }),
    );
    expect(refused).toEqual({
      message: 'Portfolio "late": 3 problems in what is declared.',
      properties: [
        {
          path: "tags",
          reason:
            "is known only after the deployment, but it must be known when the plan is made (its entries may be outputs, the whole may not)",
        },
        {
          path: "workloads.web.memoryGib",
          reason: "is a secret, but it decides the placement and would stand in the plan (give a plain value)",
        },
        {
          path: "workloads.web.vcpus",
          reason:
            "is known only after the deployment, but it must be known when the plan is made (give a plain value, or one from the stack's configuration)",
        },
      ],
    });
  });

  test("a file that is not there, and a line in one that is", async () => {
    const missing = await plugin.refusal(portfolio("missing", { file: "nowhere.yaml" }));
    expect(missing.message).toContain('Portfolio "missing": its file cannot be used.');
    expect(missing.properties).toEqual([{ path: "file", reason: expect.stringContaining("nowhere.yaml") as string }]);
    writeFileSync(join(folder, "broken.yaml"), "workloads:\n  api: { vcpus: 0, memoryGib: 4 }\n");
    const { properties } = await plugin.refusal(portfolio("broken", { file: "broken.yaml" }));
    expect(properties).toEqual([
      { path: "file", reason: "broken.yaml:2:17: workloads.api.vcpus is 0, below the least that can be declared (0.25)" },
    ]);
  });

  test("needs that nothing meets are no problem of one property", async () => {
    const { message, properties } = await plugin.refusal(portfolio("dear", { workloads: { web }, budgetUsdPerMonth: 1 }));
    expect(properties).toEqual([]);
    expect(message).toMatch(/^Portfolio "dear": no placement meets what is declared \(price book [^)]+\)\.\n {2}\S/);
    expect(message).not.toContain("    at ");
  });

  test("a component that does not exist", async () => {
    const { message } = await plugin.refusal({ type: "costwright:index:Mainframe", name: "x", inputs: {} });
    expect(message).toMatch(/^costwright \d+\.\d+\.\d+ has no component costwright:index:Mainframe; there are costwright:index:/);
  });
});
