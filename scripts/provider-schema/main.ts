/**
 * Writes schema/pulumi-package.json, what Pulumi generates the SDKs of every language from. With `--check` it only says
 * whether the file is in step with the components. `--released` records the arguments of this version, once it is released,
 * in released-arguments.json: from then on a changed argument needs its entry in the changelog.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { argumentsOf } from "./changed-arguments";
import { providerSchema } from "./generate";

const file = join(__dirname, "..", "..", "schema", "pulumi-package.json");
const schema = providerSchema();
if (process.argv.includes("--released")) {
  const released = { version: schema.version, arguments: argumentsOf(schema) };
  writeFileSync(join(__dirname, "released-arguments.json"), `${JSON.stringify(released, null, 2)}\n`);
} else if (!process.argv.includes("--check")) writeFileSync(file, `${JSON.stringify(schema, null, 2)}\n`);
// Whatever its format: `npm run docs` leaves that to the formatter.
else if (JSON.stringify(JSON.parse(readFileSync(file, "utf8"))) !== JSON.stringify(schema)) {
  console.error("schema/pulumi-package.json does not match the components: run `npm run docs` and commit the result");
  process.exitCode = 1;
}
