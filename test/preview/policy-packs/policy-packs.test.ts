import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Ajv from "ajv";
import type { Report } from "../../../model";
import schema from "../../../schema/report.schema.json";
import { runCli } from "../../support/cli";

const program = join(__dirname, "program");
const pack = (name: string) => join(__dirname, "packs", name);
const run = (...args: string[]) => runCli(["preview", program, "--config", "aws:region=us-east-1", ...args]);

async function reported(...args: string[]): Promise<{ readonly report: Report; readonly exitCode: number | null }> {
  const { stdout, stderr, exitCode } = await run(...args, "--format", "json");
  if (stdout === "") throw new Error(stderr);
  return { report: JSON.parse(stdout) as Report, exitCode };
}

describe("other policy packs in the embedded engine", () => {
  const folder = mkdtempSync(join(tmpdir(), "costwright-packs-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  it("judge the program beside costwright's rules; a mandatory policy fails the verdict", async () => {
    const { report, exitCode } = await reported("--policy-pack", pack("javascript"));
    expect(exitCode).toBe(1);
    const [shop] = report.policyPacks ?? [];
    expect([shop?.name, shop?.version, shop?.repairs]).toEqual(["shop-rules", "1.2.3", []]);
    const urn = (type: string, name: string) => `urn:pulumi:dev::packed::${type}::${name}`;
    expect(shop?.findings).toEqual([
      {
        policy: "no-public-buckets",
        level: "mandatory",
        severity: "high",
        urn: urn("aws:s3/bucket:Bucket", "open"),
        message: "it can be read by everybody",
        description: "Buckets are private.",
      },
      {
        policy: "keys-are-known",
        level: "advisory",
        urn: urn("aws:ebs/volume:Volume", "disk"),
        message: expect.stringContaining("can't run policy 'keys-are-known'"),
        description: "Reads what is not known before deployment.",
      },
      {
        policy: "knows-its-surroundings",
        level: "advisory",
        urn: urn("aws:ebs/volume:Volume", "disk"),
        message: 'region us-east-1, below packed-dev, after open, tags {"secret":"hidden"}',
        description: "Region, parent and dependencies reach a pack.",
      },
      {
        policy: "knows-its-surroundings",
        level: "advisory",
        message: "project packed, 4 resources",
        description: "Region, parent and dependencies reach a pack.",
      },
    ]);
    expect(report.findings.map(({ rule }) => rule)).toContain("gp2-to-gp3");
    expect(report.verdict).toMatchObject({ status: "fail", mandatory: 0, otherPacks: { mandatory: 1, advisory: 3 } });
    expect(new Ajv({ strict: false, validateFormats: false }).compile(schema)(report)).toBe(true);
  });

  it("repair before the program is priced, one pack after the other, also written in TypeScript", async () => {
    const { report, exitCode } = await reported("--policy-pack", pack("typescript"), pack("javascript"));
    expect(exitCode).toBe(1);
    expect(report.policyPacks?.map(({ name }) => name)).toEqual(["repairs", "shop-rules"]);
    expect(report.policyPacks?.[0]?.repairs).toEqual([{ policy: "gp3-only", urn: "urn:pulumi:dev::packed::aws:ebs/volume:Volume::disk" }]);
    expect(report.findings.map(({ rule }) => rule)).not.toContain("gp2-to-gp3");
    const disk = report.resources.find(({ name }) => name === "disk");
    expect(disk?.estimate.lines.map(({ label }) => label).join()).toContain("gp3");
  });

  it("take their configuration as Pulumi's own option gives it", async () => {
    const file = join(folder, "config.json");
    writeFileSync(file, JSON.stringify({ all: "advisory", "knows-its-surroundings": { types: [] }, "keys-are-known": "disabled" }));
    const { report, exitCode } = await reported("--policy-pack", pack("javascript"), "--policy-pack-config", file);
    expect(exitCode).toBe(0);
    expect(report.policyPacks?.[0]?.findings.map(({ policy, level }) => `${policy} ${level}`)).toEqual([
      "no-public-buckets advisory",
      "knows-its-surroundings advisory",
    ]);

    writeFileSync(file, JSON.stringify({ "no-public-bucket": "advisory", "knows-its-surroundings": { types: 7 } }));
    const refused = await run("--policy-pack", pack("javascript"), "--policy-pack-config", file);
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain('the pack shop-rules has no policy "no-public-bucket" (did you mean "no-public-buckets"?)');
    expect(refused.stderr).toContain("configuration of the policy knows-its-surroundings: types must be array");
  });

  it("are named in every output that tells findings", async () => {
    const written = ["markdown", "sarif", "junit", "github"].map((format) => ({ format, file: join(folder, `report.${format}`) }));
    const outs = written.flatMap(({ format, file }) => ["--out", `${format}:${file}`]);
    const { stdout, exitCode } = await run("--policy-pack", pack("javascript"), "--format", "table", ...outs);
    expect(exitCode).toBe(1);
    for (const text of [stdout, ...written.map(({ file }) => readFileSync(file, "utf8"))]) {
      expect(text).toContain("no-public-buckets");
      expect(text).toContain("shop-rules");
      expect(text).toContain("it can be read by everybody");
    }
  });

  it("judge the programs that `estimate` finds, as `preview` does", async () => {
    const one = await reported("--policy-pack", pack("javascript"));
    const args = ["--config", "aws:region=us-east-1", "--policy-pack", pack("javascript"), "--format", "json"];
    const { stdout, exitCode } = await runCli(["estimate", program, ...args]);
    expect(exitCode).toBe(1);
    expect((JSON.parse(stdout) as Report).policyPacks).toEqual(one.report.policyPacks);
  });

  it("judge the head of a `diff` and repair both sides of it, so that a repair is no change", async () => {
    const head = mkdtempSync(join(__dirname, ".head-"));
    try {
      cpSync(program, head, { recursive: true });
      const second = 'new Any("aws:s3/bucket:Bucket", "second", { acl: "public-read" });\n';
      writeFileSync(join(head, "index.js"), `${readFileSync(join(head, "index.js"), "utf8")}${second}`);
      const packs = ["--policy-pack", pack("typescript"), pack("javascript")];
      const args = ["--config", "aws:region=us-east-1", "--format", "json", ...packs];
      const { stdout, exitCode } = await runCli(["diff", program, head, ...args]);
      const report = JSON.parse(stdout) as Report;
      expect(exitCode).toBe(1);
      expect(report.change?.resources.map(({ name, operation }) => `${operation} ${name}`)).toEqual(["create second"]);
      expect(report.policyPacks?.map(({ name, repairs }) => [name, repairs.length])).toEqual([
        ["repairs", 1],
        ["shop-rules", 0],
      ]);
      const nameOf = ({ policy, urn }: { readonly policy: string; readonly urn?: string }) => `${policy} ${urn?.split("::").at(-1)}`;
      expect(report.policyPacks?.[1]?.findings.map(nameOf)).toEqual(
        expect.arrayContaining(["no-public-buckets open", "no-public-buckets second"]),
      );

      const one = ["--policy-pack", pack("javascript"), "--config", "aws:region=us-east-1", "--format", "json"];
      const changed = JSON.parse((await runCli(["diff", program, head, "--only-changed", ...one])).stdout) as Report;
      expect(changed.policyPacks?.[0]?.findings.map(nameOf)).toEqual(["no-public-buckets second", "knows-its-surroundings undefined"]);
    } finally {
      rmSync(head, { recursive: true });
    }
  });

  it("judge no file, which is said before anything runs", async () => {
    const state = join(__dirname, "..", "..", "intake", "fixtures", "deployed.state.json");
    for (const command of [
      ["estimate", program, state],
      ["diff", program, state],
    ]) {
      const { exitCode, stdout, stderr } = await runCli([...command, "--policy-pack", pack("javascript")]);
      expect([exitCode, stdout]).toEqual([2, ""]);
      expect(stderr).toContain(`--policy-pack: other packs judge programs, and ${state} is a file (name the program's folder`);
    }
  });

  // Where `npm install --ignore-scripts` was run in its folder: it brings a cloud SDK of its own.
  const withAwsGuard = existsSync(join(pack("awsguard"), "node_modules", "@pulumi", "awsguard")) ? it : it.skip;
  withAwsGuard("may be published ones with an SDK of their own", async () => {
    const { report, exitCode } = await reported("--policy-pack", pack("awsguard"));
    expect(exitCode).toBe(0);
    expect(report.policyPacks?.[0]?.findings).toEqual(
      ["open", "closed"].map((bucket) =>
        expect.objectContaining({
          policy: "s3-bucket-logging-enabled",
          level: "advisory",
          urn: `urn:pulumi:dev::packed::aws:s3/bucket:Bucket::${bucket}`,
          message: "Bucket logging must be defined.",
        }),
      ),
    );
  });

  const failures: readonly (readonly [string, readonly string[], string])[] = [
    ["is not there", ["--policy-pack", pack("nowhere")], "holds no policy pack"],
    ["throws when it starts", ["--policy-pack", pack("throws")], "no such database"],
    ["never serves", ["--policy-pack", pack("hangs"), "--timeout", "8"], "was not done within 8 s"],
    ["fails while it judges", ["--policy-pack", pack("broken")], "a mistake in the pack"],
    ["has a configuration too many", ["--policy-pack-config", "a.json"], "given 1 times and --policy-pack 0 times"],
  ];
  test.each(failures)("one that %s is an error, not a pass", async (_, args, words) => {
    const { exitCode, stderr, stdout } = await run(...args);
    expect(stderr).toContain(words);
    expect([exitCode, stdout]).toEqual([2, ""]);
  });
});
