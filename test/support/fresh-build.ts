import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "..", "..");
const sources: readonly string[] = [...JSON.parse(readFileSync(join(root, "scripts", "source-folders.json"), "utf8")), "schema"];

/** Programs that the tests run, and the command line, are those of the built package: it is built anew where a source is newer. */
export default function freshBuild(): void {
  const built = join(root, "dist", "cli", "main.js");
  const builtMs = existsSync(built) ? statSync(built).mtimeMs : 0;
  const isNewer = (file: string) => statSync(file).mtimeMs > builtMs;
  const stale = sources.some((source) =>
    readdirSync(join(root, source), { recursive: true, withFileTypes: true }).some(
      (entry) => /\.(ts|json|[cm]js)$/.test(entry.name) && isNewer(join(entry.parentPath, entry.name)),
    ),
  );
  if (stale) execFileSync(process.execPath, [join(root, "scripts", "build.mjs")], { stdio: "inherit" });
}
