// Runs every example as a user would, through the built command line, and fails on an unexpected exit code.
// What they print is compared with the goldens by the tests; this shows that the commands in the docs work.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
/** Only advisory rules find something: plain-stack is full of waste, the others are within their budgets. */
const expectedExitCode = 0;

/** Programs in other languages than Node's run under the real engine only: test/components/provider. */
const isOfNode = (file) => existsSync(file) && /^runtime: nodejs$/m.test(readFileSync(file, "utf8"));
const examples = readdirSync(join(root, "examples")).filter((name) => isOfNode(join(root, "examples", name, "Pulumi.yaml")));
/** What the docs tell to run: an example that has a stack written by hand is compared with it. */
function commandOf(example) {
  const folder = join("examples", example);
  const before = join(folder, "before");
  const usage = join(folder, "usage.yaml");
  if (!existsSync(join(root, before))) return ["preview", folder];
  return ["diff", before, folder, ...(existsSync(join(root, usage)) ? ["--usage", usage] : [])];
}
let failures = 0;
for (const example of examples) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "dist/cli/main.js"), ...commandOf(example)], {
    cwd: root,
    encoding: "utf8",
    // What they print must not depend on prices that this machine has fetched.
    env: { ...process.env, COSTWRIGHT_PRICES: "built-in" },
  });
  const verdict = stdout.trimEnd().split("\n").at(-1);
  console.log(`${example}: exit ${status}, ${verdict}`);
  if (status !== expectedExitCode) {
    failures += 1;
    console.error(stdout, stderr);
  }
}
process.exitCode = failures === 0 && examples.length > 0 ? 0 : 1;
