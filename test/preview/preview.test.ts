import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DeclaredResource, formatDiagnostic, isUnknown, PULUMI_UNKNOWN_SENTINEL } from "../../model";
import { type PreviewOptions, type PreviewOutcome, preview } from "../../preview";

const programs = join(__dirname, "programs");
const program = (name: string) => join(programs, name);

type Previewed = Extract<PreviewOutcome, { status: "ok" }> & { output: string; find: (name: string) => DeclaredResource };

async function previewed(options: PreviewOptions): Promise<Previewed> {
  let output = "";
  const outcome = await preview({ ...options, onProgramOutput: (text) => (output += text) });
  if (outcome.status === "failed")
    throw new Error(`${outcome.diagnostics.map(({ message }) => message).join("\n")}\n${outcome.programOutput}`);
  return {
    ...outcome,
    output,
    find: (name) => {
      const found = outcome.resources.filter((resource) => resource.name === name);
      if (found.length !== 1) throw new Error(`${found.length} resources are called ${name}`);
      return found[0] as DeclaredResource;
    },
  };
}

async function failed(options: PreviewOptions): Promise<Extract<PreviewOutcome, { status: "failed" }>> {
  const outcome = await preview(options);
  if (outcome.status === "ok") throw new Error(`expected a failure, got ${outcome.resources.length} resources`);
  return outcome;
}

const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;

describe("a program that uses everything", () => {
  let result: Previewed;
  const before = listing(program("features"));
  beforeAll(async () => {
    result = await previewed({ programDir: program("features"), fixturesFile: join(program("features"), "fixtures.yaml") });
  });

  it("is declared with the engine's URNs, the parent's qualified type in front", () => {
    expect(result.resources.map(({ urn }) => urn.replace("urn:pulumi:dev::features::", "")).sort()).toEqual(
      [
        "aws:ec2/vpc:Vpc::read",
        "aws:ec2/vpc:Vpc::vpc",
        "aws:lambda/function:Function::function",
        "aws:s3/bucket:Bucket::in-elsewhere",
        "features:index:Cluster::cluster",
        "features:index:Group$aws:ec2/instance:Instance::elsewhere-child",
        "features:index:Group$aws:ec2/instance:Instance::group-0-child",
        "features:index:Group$aws:ec2/instance:Instance::group-1-child",
        "features:index:Group::elsewhere",
        "features:index:Group::group-0",
        "features:index:Group::group-1",
        "features:index:Hooked::hooked",
        "features:index:Tagged::tagged",
        "features:index:Usage::found-again",
        "features:index:Usage::functions",
        "features:index:Usage::references",
        "features:index:Usage::subnet-0",
        "features:index:Usage::subnet-1",
        "features:index:Usage::usage",
        "pulumi-nodejs:dynamic:Resource::dynamic",
        "pulumi:providers:aws::elsewhere",
        "pulumi:pulumi:Stack::features-dev",
        "pulumi:pulumi:StackReference::acme/network/prod",
        "pulumi:pulumi:StackReference::acme/unknown/prod",
      ].sort(),
    );
  });

  it("keeps parents, dependencies and where each property comes from", () => {
    const vpc = result.find("vpc");
    const stack = result.find("features-dev");
    expect(vpc.parent).toBe(stack.urn);
    expect(result.find("group-0-child").parent).toBe(result.find("group-0").urn);
    const lambda = result.find("function");
    expect(lambda.propertyDependencies).toMatchObject({ vpcId: [vpc.urn], note: [vpc.urn], cidr: [vpc.urn] });
    expect(lambda.dependencies).toEqual(expect.arrayContaining([vpc.urn, result.find("elsewhere-child").urn]));
  });

  it("unwraps secrets, marks unknowns and describes assets", () => {
    const { inputs } = result.find("function");
    expect(isUnknown(inputs.vpcId)).toBe(true);
    expect(isUnknown(inputs.note)).toBe(true);
    expect(inputs).toMatchObject({
      password: "placeholder",
      cidr: "10.0.0.0/16",
      code: { archiveEntries: ["index.js"] },
      file: { assetPath: "./index.ts" },
      text: { assetTextLength: 4 },
    });
  });

  it("says where the program declares a resource, also one that a component makes", () => {
    expect(result.find("vpc").place).toEqual({ file: "index.ts", line: 41, column: expect.any(Number) });
    expect(result.find("group-0-child").place).toEqual({ file: "index.ts", line: 22, column: expect.any(Number) });
  });

  it("says which provider serves a resource", () => {
    const fromConfig = { region: "eu-west-1", defaultTags: { tags: { team: "shop" } } };
    expect(result.find("vpc").providerInputs).toEqual(fromConfig);
    expect(result.find("group-0-child").providerInputs).toEqual(fromConfig);
    expect(result.find("in-elsewhere").providerInputs).toEqual({ region: "us-west-2" });
    expect(result.find("elsewhere-child").providerInputs).toEqual({ region: "us-west-2" });
  });

  it("keeps what components register, and marks what it cannot expand or does not own", () => {
    expect(plain(result.find("group-0").outputs)).toEqual({ size: "t3.small", childArn: PULUMI_UNKNOWN_SENTINEL });
    expect(result.find("cluster")).toMatchObject({ notExpanded: true, custom: false });
    expect(isUnknown(result.find("cluster").inputs.nodes)).toBe(true);
    expect(result.find("read")).toMatchObject({ external: true, custom: true });
    expect(result.find("acme/network/prod")).toMatchObject({ type: "pulumi:pulumi:StackReference", external: true });
    expect(result.resources[0]?.outputs).toEqual({ owner: "platform", stack: "dev", organization: "organization", secret: "placeholder" });
  });

  it("answers functions, methods, stacks and reads from the fixtures, then from stock, and else with an unknown", () => {
    expect(plain(result.find("usage").inputs)).toEqual({
      endpoint: PULUMI_UNKNOWN_SENTINEL,
      kubeconfig: "known-kubeconfig",
      token: PULUMI_UNKNOWN_SENTINEL,
    });
    expect(plain(result.find("references").inputs)).toEqual({
      vpcId: "vpc-from-network",
      other: PULUMI_UNKNOWN_SENTINEL,
      readCidr: "10.8.0.0/16",
    });
    expect(plain(result.find("functions").inputs)).toEqual({
      cidr: "10.9.0.0/16",
      zones: ["eu-west-1a", "eu-west-1b", "eu-west-1c"],
      first: PULUMI_UNKNOWN_SENTINEL,
      all: PULUMI_UNKNOWN_SENTINEL,
    });
    expect(plain(result.find("subnet-1").inputs)).toEqual({
      subnet: PULUMI_UNKNOWN_SENTINEL,
      text: PULUMI_UNKNOWN_SENTINEL,
      name: PULUMI_UNKNOWN_SENTINEL,
    });
    expect(result.find("found-again").inputs).toEqual({ cidr: "10.0.0.0/16" });
  });

  it("runs transforms and the hooks that ask for it", () => {
    expect(result.find("tagged").inputs).toEqual({ size: "large", tagged: true });
    expect(result.output.match(/hook ran for hooked/g)).toHaveLength(2);
    expect(result.output).not.toContain("hook must not run");
  });

  it("drops the source of dynamic providers", () => {
    expect(result.find("dynamic").inputs).toEqual({ value: 7 });
  });

  it("lists all placeholders in one warning, and takes the template's suggestion where there is one", () => {
    expect(result.warnings).toEqual([
      "3 configuration values are placeholders, so costs that depend on them are not those of your stack: features:size = t3.small; features:token = placeholder; features:undocumented = placeholder",
    ]);
    expect(result.context).toEqual({
      project: "features",
      stack: "dev",
      config: {
        "aws:region": "eu-west-1",
        "aws:defaultTags": '{"tags":{"team":"shop"}}',
        "features:replicas": "2",
        "features:owner": "platform",
        "features:token": "placeholder",
        "features:size": "t3.small",
        "features:undocumented": "placeholder",
      },
    });
  });

  it("writes nothing beside the program", () => expect(listing(program("features"))).toEqual(before));
});

describe("ways to write and configure a program", () => {
  it("runs TypeScript ES modules", async () => {
    const result = await previewed({ programDir: program("esm-ts"), config: { replicas: "4" } });
    expect(result.find("usage").inputs).toEqual({ size: "large", awaited: "small", replicas: 4 });
    expect(result.resources[0]?.outputs).toEqual({ topLevel: "large" });
    expect(result.warnings).toEqual([]);
  });

  it("runs JavaScript ES modules from `main`, with Node's own arguments and the only stack there is", async () => {
    const result = await previewed({ programDir: program("esm-js"), config: { overridden: "yes" } });
    expect(result.context.stack).toBe("prod");
    expect(result.find("instance").inputs).toEqual({
      size: "from-stack",
      kept: "from-project",
      overridden: "yes",
      list: [1, 2],
      token: "placeholder",
      folder: "src",
      title: "esm js",
      stackTraceLimit: 50,
    });
    expect(result.find("instance").providerInputs).toEqual({ region: "europe-west4" });
    expect(result.warnings).toEqual([expect.stringContaining("esm-js:token (secret that cannot be decrypted here) = placeholder")]);
  });

  it("fits a placeholder to what the program asks for", async () => {
    const result = await previewed({ programDir: program("esm-ts") });
    expect(result.find("usage").inputs.replicas).toBe(3);
  });

  it("previews a program without packages of its own, and does not type-check it", async () => {
    await inFolder({ "Pulumi.yaml": "name: alone\nruntime: nodejs\n", "index.ts": alone }, async (folder) => {
      const result = await previewed({ programDir: folder });
      expect(result.find("c")).toMatchObject({ urn: "urn:pulumi:dev::alone::a:b:C::c", inputs: { size: "not a number" } });
      expect(readdirSync(folder).sort()).toEqual(["Pulumi.yaml", "index.ts"]);
    });
  });

  it("decrypts the secrets of a stack with its passphrase", async () => {
    const files = {
      "Pulumi.yaml": "name: alone\nruntime: nodejs\n",
      "Pulumi.dev.yaml": encryptedStack,
      "index.js": `const pulumi = require("@pulumi/pulumi");\nexports.secret = new pulumi.Config().requireSecret("token");\n`,
    };
    process.env.PULUMI_CONFIG_PASSPHRASE = "x";
    try {
      await inFolder(files, async (folder) => {
        const result = await previewed({ programDir: folder });
        expect(result.resources[0]?.outputs).toEqual({ secret: "s3cr3t value" });
        expect(result.warnings).toEqual([]);
      });
    } finally {
      delete process.env.PULUMI_CONFIG_PASSPHRASE;
    }
  });
});

describe("programs that fail", () => {
  it("gives a program's own message and stack", async () => {
    const outcome = await failed({ programDir: program("throws") });
    expect(outcome.programOutput).toContain("before");
    const [error, note] = outcome.diagnostics;
    expect(error?.message).toContain("Error: the quota is 3, not 4\n    at deep (");
    expect(error?.message).toMatch(/throws\/index\.ts:6:9/);
    expect(note).toMatchObject({ severity: "warning", message: expect.stringContaining("throws:anything = placeholder") });
  });

  it("refuses placeholders where it is told to, all of them at once", async () => {
    const outcome = await failed({ programDir: program("throws"), strictConfig: true });
    expect(outcome.diagnostics).toEqual([
      {
        severity: "error",
        message: 'required configuration "throws:anything" has no value',
        hint: "pass --config throws:anything=VALUE, or leave --strict-config out to preview with a placeholder",
      },
    ]);
    const encrypted = await failed({ programDir: program("esm-js"), strictConfig: true });
    expect(encrypted.diagnostics.map(({ message }) => message)).toEqual([
      'the secret "esm-js:token" cannot be decrypted without PULUMI_CONFIG_PASSPHRASE',
    ]);
  });

  it("ends a program that hangs, with everything that it started", async () => {
    const outcome = await failed({ programDir: program("hangs"), timeoutMs: 4000 });
    expect(outcome.diagnostics[0]).toMatchObject({
      message: "the program did not finish within 4 s and was ended",
      hint: expect.stringContaining("--timeout"),
    });
    const pids = /pids (\d+) (\d+)/.exec(outcome.programOutput)?.slice(1).map(Number) ?? [];
    expect(pids).toHaveLength(2);
    for (const pid of pids) expect(await ended(pid)).toBe(true);
  });

  it("says what to do about a package that is not installed", async () => {
    const files = { "Pulumi.yaml": "name: alone\nruntime: nodejs\n", "index.ts": `import "@acme/not-installed";\n` };
    await inFolder(files, async (folder) => {
      const { diagnostics } = await failed({ programDir: folder });
      expect(diagnostics[0]?.message).toContain("Cannot find module '@acme/not-installed'");
      expect(diagnostics[0]?.hint).toBe(`the program's packages are not installed: npm install --prefix ${folder}`);
    });
  });

  it("refuses two resources of one name, in the engine's words", async () => {
    const twice = `const { CustomResource } = require("@pulumi/pulumi");\nfor (const size of [1, 2]) new CustomResource("a:b:C", "c", { size });\n`;
    await inFolder({ "Pulumi.yaml": "name: alone\nruntime: nodejs\n", "index.js": twice }, async (folder) => {
      const { diagnostics } = await failed({ programDir: folder });
      expect(diagnostics[0]?.message).toContain("Duplicate resource URN 'urn:pulumi:dev::alone::a:b:C::c'; try giving it a unique name");
    });
  });
});

describe("folders that are no Node program", () => {
  it("names the folder and what to do", async () => {
    const outcome = await failed({ programDir: programs });
    expect(outcome.diagnostics[0]).toMatchObject({
      message: "no Pulumi.yaml here: this is not the folder of a Pulumi program",
      place: { file: programs },
      hint: expect.stringContaining("there is one in esm-js"),
    });
    expect((await failed({ programDir: join(programs, "nowhere") })).diagnostics[0]?.message).toBe("no such folder");
  });

  it("points other languages to the policy pack", async () => {
    const file = join(program("python"), "Pulumi.yaml");
    expect((await failed({ programDir: program("python") })).diagnostics).toEqual([
      {
        severity: "error",
        message: '"runtime" is "python": the embedded preview runs Node programs (runtime "nodejs") only',
        place: { file, line: 2, column: 1 },
        hint: `for other languages run "pulumi preview --policy-pack" with costwright's policy pack`,
      },
    ]);
  });

  it("gives line and column of broken YAML, in every file", async () => {
    const pulumiYaml = "name: broken\nruntime: nodejs\n";
    await inFolder({ "Pulumi.yaml": `${pulumiYaml}config:\n  a: [1, 2\n` }, async (folder) => {
      const { diagnostics } = await failed({ programDir: folder });
      expect(diagnostics[0]).toMatchObject({
        message: expect.stringMatching(/^not valid YAML: /),
        place: { file: join(folder, "Pulumi.yaml"), line: 5 },
      });
    });
    const files = {
      "Pulumi.yaml": pulumiYaml,
      "Pulumi.dev.yaml": "config:\n  - a\n",
      "fixtures.yaml": "invoke:\n  x: 1\ninvokes:\n  getVpc: {}\n",
    };
    await inFolder(files, async (folder) => {
      const { diagnostics } = await failed({ programDir: folder, fixturesFile: join(folder, "fixtures.yaml") });
      expect(diagnostics.map(formatDiagnostic).map((text) => text.replaceAll(folder, ""))).toEqual([
        '/fixtures.yaml:1:1: error: unknown field "invoke" (did you mean "invokes"?)',
        '/fixtures.yaml:4:3: error: "getVpc" is not a function token (a token reads "package:module:function", such as "aws:ec2/getVpc:getVpc")',
        '/Pulumi.dev.yaml:1:1: error: "config" has to be a map of keys to values',
      ]);
    });
  });

  it("suggests the stack that was meant", async () => {
    const { diagnostics } = await failed({ programDir: program("esm-js"), stack: "prd" });
    expect(diagnostics[0]).toMatchObject({ message: 'there is no Pulumi.prd.yaml: unknown stack "prd"', hint: 'did you mean "prod"?' });
  });
});

/** A type error that only a type check would find: the preview transpiles. */
const alone = `import * as pulumi from "@pulumi/pulumi";
const size: number = "not a number";
new pulumi.CustomResource("a:b:C", "c", { size });
`;

/** Made by `pulumi config set --secret token` with the passphrase "x". */
const encryptedStack = `encryptionsalt: v1:oyPvLJTkR3k=:v1:zmBZU3s85GXJg0QV:7Uz/UxgbjBJv+KFs8M3gwwVrtiSqjA==
config:
  alone:token:
    secure: v1:bDC9BL0oxi332pjw:cF5RrCY47IW7gvBL5AYCH1nx6LlWWUy7lZdvww==
`;

async function inFolder(files: Readonly<Record<string, string>>, use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "costwright-preview-"));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Every file below a folder with its time of change. */
function listing(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => `${name} ${statSync(join(folder, name)).mtimeMs}`);
}

async function ended(pid: number): Promise<boolean> {
  for (let attempt = 0; attempt < 20; attempt++) {
    // A process that nobody waits for stays in the table as a zombie (Z).
    const { stdout } = spawnSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" });
    if (stdout.trim() === "" || stdout.startsWith("Z")) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}
