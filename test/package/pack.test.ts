import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "../support/cli";

/*
 * The package as a user gets it: packed, installed in another folder, used there. Type declarations are left out
 * (they take a minute, and `npm run types` has its own place in CI).
 */
let folder: string;
const npm = (args: readonly string[], cwd: string) =>
  execFileSync("npm", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], shell: process.platform === "win32" });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "costwright-pack-"));
  const tarball =
    npm(["pack", "--ignore-scripts", "--silent", "--pack-destination", folder], repositoryRoot).trim().split("\n").at(-1) ?? "";
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "shop", private: true }));
  npm(["install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error", join(folder, tarball)], folder);
}, 180_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function costwright(...args: string[]) {
  return spawnSync(process.execPath, [join(folder, "node_modules", "costwright", "dist", "cli", "main.js"), ...args], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
}

test("no cloud SDK comes with it", () => {
  const { stdout } = spawnSync("npm", ["ls", "--all", "--parseable"], {
    cwd: folder,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  expect(stdout).toContain(join("node_modules", "costwright"));
  expect(stdout).not.toMatch(/@pulumi.(aws|azure-native|gcp)$/m);
});

test("the price book came along", () => {
  const { status, stdout } = costwright("prices", "show", "aws", "us-east-1", "m5.large");
  expect(status).toBe(0);
  expect(stdout).toMatch(/^on demand\s+0\.096\s+0\.096\s+70\.08\s/m);
});

test("it previews a program that uses the installed Pulumi SDK", () => {
  const program = join(folder, "infra");
  mkdirSync(program);
  writeFileSync(join(program, "Pulumi.yaml"), "name: infra\nruntime: nodejs\n");
  writeFileSync(
    join(program, "index.js"),
    `const pulumi = require("@pulumi/pulumi");
     class Volume extends pulumi.CustomResource { constructor(name, args) { super("aws:ebs/volume:Volume", name, args); } }
     new Volume("data", { availabilityZone: "us-east-1a", size: 100, type: "gp2" });`,
  );
  const { status, stdout } = costwright("preview", "infra", "--as-of", "2026-11-01");
  expect(stdout).toContain("1 resource: 1 priced, 0 free, 0 usage-dependent, 0 unknown   10.00 USD/month");
  expect(stdout).toContain("gp2-to-gp3  aws:ebs/volume:Volume data  saves 2.00 USD/month");
  expect(status).toBe(0);
});

test("its entry points load, and the folders of the pack and of the plugin are ones that Pulumi accepts", () => {
  const script = `
    const { place } = require("costwright/optimizer");
    const { Portfolio, Service } = require("costwright/components");
    const { pricedResources } = require("costwright/pricing");
    require("costwright/schema/report.schema.json");
    const pack = require("./node_modules/costwright/policy-pack/package.json");
    require("fs").accessSync(require("path").join("node_modules/costwright/policy-pack", pack.main));
    require("fs").accessSync("node_modules/costwright/policy-pack/PulumiPolicy.yaml");
    const plugin = require("costwright/plugin/package.json");
    require("fs").accessSync(require("path").join("node_modules/costwright/plugin", plugin.main));
    require("fs").accessSync("node_modules/costwright/plugin/PulumiPlugin.yaml");
    if (plugin.version !== require("costwright/schema/pulumi-package.json").version) throw new Error("the plugin is of another version");
    console.log(typeof place, typeof Portfolio, typeof Service, pricedResources.length > 50);
    process.exit(0);`;
  const { stdout, stderr } = spawnSync(process.execPath, ["-e", script], { cwd: folder, encoding: "utf8" });
  expect({ stdout, stderr }).toEqual({ stdout: "function function function true\n", stderr: "" });
});
