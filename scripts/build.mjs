// Transpiles every TypeScript source to dist/ and copies the data files beside it. Type checking is `npm run typecheck`:
// transpiling alone keeps `npm start` quick although the components use the types of three cloud SDKs.
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { transformFileSync } from "@swc/core";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
/** Folders of TypeScript sources. */
const sources = JSON.parse(readFileSync(join(root, "scripts", "source-folders.json"), "utf8"));
// Built beside the old one and swapped at the end, so that a failed build leaves the last good one.
const target = join(root, `dist.${process.pid}.tmp`);

// `prepare` runs after `prepack` when packing: it must not throw the declarations away again.
if (process.argv.includes("--if-missing") && existsSync(join(root, "dist"))) process.exit(0);

for (const source of sources) {
  for (const file of readdirSync(join(root, source), { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const path = join(file.parentPath, file.name);
    const out = join(target, relative(root, path));
    if (/(?<!\.d)\.ts$/.test(path)) {
      mkdirSync(dirname(out), { recursive: true });
      writeFileSync(out.replace(/\.ts$/, ".js"), transformFileSync(path, { cwd: root }).code);
    } else if (/\.(json|cjs|mjs)$/.test(path) && !(source === "policy-pack" && file.name === "package.json")) {
      mkdirSync(dirname(out), { recursive: true });
      cpSync(path, out);
    }
  }
}
if (existsSync(join(root, "schema"))) cpSync(join(root, "schema"), join(target, "schema"), { recursive: true });
const cli = join(target, "cli", "main.js");
if (existsSync(cli)) chmodSync(cli, 0o755);

const dist = join(root, "dist");
rmSync(`${dist}.old`, { recursive: true, force: true });
if (existsSync(dist)) renameSync(dist, `${dist}.old`);
renameSync(target, dist);
rmSync(`${dist}.old`, { recursive: true, force: true });
