import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { refusalOf } from "./refusal";
import { realised, runDeclared } from "./run-declared";

const web = { vcpus: 2, memoryGib: 4, providers: ["gcp"], regions: ["us-central1"], minCount: 2, maxCount: 2 };

const folder = mkdtempSync(join(tmpdir(), "needs-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("all problems at once, with their paths and without a stack trace", async () => {
  const args = { workloads: { web: { ...web, vcpus: -2, memroyGib: 3 } }, maxProviders: 99 };
  const text = [
    'Portfolio "shop": 3 problems in what is declared.',
    '  error: workloads.web.memroyGib is an unknown field (did you mean "memoryGib"?)',
    "  error: workloads.web.vcpus is -2, below the least that can be declared (0.25)",
    "  error: maxProviders is 99, above the most that can be declared (10)",
  ].join("\n");
  const outcome = await runDeclared(args);
  expect(outcome.status === "failed" && outcome.diagnostics.map(({ message }) => message)).toEqual([text]);
  expect(refusalOf(args)).toBe(text);
});

test("an output where a need must be known", async () => {
  expect(refusalOf({ ...web, vcpus: "OUTPUT" }, "service")).toBe(
    [
      'Service "web": 1 problem in what is declared.',
      "  error: vcpus is an output of another resource, but it decides the placement and must be known before deployment (give a plain value, or read it from the stack's configuration (new pulumi.Config().require...))",
    ].join("\n"),
  );
});

test("a need that nothing meets says which requirement excludes what", async () => {
  const text = refusalOf({ workloads: { web: { ...web, gpusPerMachine: 16, memoryGib: 900_000 } } });
  expect(text).toMatch(
    /^Portfolio "shop": no placement meets what is declared \(price book [0-9a-f]{12} of \d{4}-\d\d-\d\d\)\.\n {2}error: web: /,
  );
  expect(text).toContain("none of");
  expect(text).not.toContain(".ts:");
});

test("a file that is not there", async () => {
  expect(refusalOf({ file: "absent.yaml" })).toMatch(
    /^Portfolio "shop": its file cannot be used\.\n {2}error: file "absent\.yaml" does not exist \(it is looked for in .*\)$/,
  );
});

test("a file's problems carry line and column, the program's own do not", async () => {
  const file = join(folder, "needs.yaml");
  writeFileSync(file, "workloads:\n  web:\n    vcpus: two\n    memoryGib: 4\n");
  expect(refusalOf({ file, riskWeight: -1 })).toBe(
    [
      'Portfolio "shop": 2 problems in what is declared.',
      `  ${file}:3:12: error: workloads.web.vcpus is "two", expected a number`,
      "  error: riskWeight is -1, below the least that can be declared (0)",
    ].join("\n"),
  );
});

test("a file's workloads take their set-up from the program", async () => {
  const file = join(folder, "good.yaml");
  writeFileSync(file, `workloads:\n  web: ${JSON.stringify(web)}\n`);
  const stack = await realised({
    file,
    setup: { web: { userData: "#!/bin/sh\necho hello", sshPublicKey: "OUTPUT" } },
    tags: { Team: "Shop" },
  });
  const template = stack.one(":RegionInstanceTemplate");
  expect(template).toMatchObject({
    metadata: { "user-data": "#!/bin/sh\necho hello", "ssh-keys": "costwright:later" },
    labels: { team: "shop", costwright_workload: "web", costwright_portfolio: "shop" },
  });
});

test("set-up for a workload that is not declared", async () => {
  expect(refusalOf({ workloads: { web }, setup: { wbe: {} } })).toBe(
    ['Portfolio "shop": set-up for what is not declared.', "  error: setup.wbe is no workload of this portfolio (there are web)"].join(
      "\n",
    ),
  );
});

test("the declared arguments are the portfolio's inputs, the plan its output", async () => {
  const stack = await realised({ workloads: { web }, budgetUsdPerMonth: 1000 });
  const [portfolio] = stack.all(":Portfolio");
  expect(portfolio?.inputs).toEqual({ workloads: { web }, budgetUsdPerMonth: 1000 });
  expect(portfolio?.outputs?.placements).toEqual(stack.plan.placements);
  const [service] = stack.all(":Service");
  expect(service?.parent).toBe(portfolio?.urn);
  expect(service?.inputs.placement).toEqual(stack.plan.placements[0]);
});

test("a service that stands alone places itself", async () => {
  const stack = await realised({ ...web, loadBalancer: true }, "service");
  const [service] = stack.all(":Service");
  expect(service?.outputs?.placements).toEqual(stack.plan.placements);
  expect(stack.one(":RegionInstanceGroupManager")).toMatchObject({ targetSize: 2, baseInstanceName: "web" });
});

test("an existing network is used, and none is made", async () => {
  const network = { gcp: { network: "OUTPUT", subnetwork: "projects/p/regions/us-central1/subnetworks/s" } };
  const stack = await realised({ workloads: { web: { ...web, network } } });
  expect(stack.all("network:Network")).toEqual([]);
  expect(stack.one(":RegionInstanceTemplate")).toMatchObject({ networkInterfaces: [{ subnetwork: network.gcp.subnetwork }] });
});

test("two placements of the same need are the same", async () => {
  const args = {
    workloads: {
      web: { ...web, providers: [], regions: [] },
      api: { ...web, providers: [], regions: [], talksTo: { web: { gibPerMonth: 5 } } },
    },
  };
  const omitted = JSON.parse(JSON.stringify(args, (_, value) => (Array.isArray(value) && value.length === 0 ? undefined : value)));
  const [first, second] = [await realised(omitted), await realised(omitted)];
  expect(second.plan).toEqual(first.plan);
});

test("only the SDK of the chosen provider is loaded", async () => {
  const stack = await realised({ workloads: { web } });
  expect(stack.resources[0]?.outputs?.loaded).toEqual(["gcp"]);
});
