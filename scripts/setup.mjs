// Makes a fresh clone ready: installs the locked dependencies where they are missing or stale, then builds.
// Plain Node without dependencies, since it runs before there are any.
import { execFileSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const lock = join(root, "package-lock.json");
// npm writes this file last, so its date tells when the installation was completed.
const installed = join(root, "node_modules", ".package-lock.json");

if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
  console.error("costwright: installing dependencies ...");
  // Its summary goes to stderr, so that what `npm start` prints on stdout is the report alone.
  // Not `npm ci`: it refuses a lock file whose optional packages of other platforms were not to be had where it was
  // written. `--no-save` keeps to the locked versions and leaves the lock file alone.
  execFileSync("npm", ["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
}
await import("./build.mjs");
