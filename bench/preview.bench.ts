import { readdirSync } from "node:fs";
import { join } from "node:path";
import { printRow, timeProcess } from "./measure";

/**
 * Whole embedded previews of the examples, held against the least that any Node program of that SDK pays: loading
 * `@pulumi/pulumi` once.
 */
export async function run(): Promise<void> {
  const root = join(__dirname, "..", "..");
  const cli = join(root, "dist", "cli", "main.js");
  const floor = timeProcess([process.execPath, "-e", "require('@pulumi/pulumi')"], { cwd: root });
  printRow("require('@pulumi/pulumi')", `${floor.wallMs.toFixed(0)} ms`, "itself", 1);
  for (const example of readdirSync(join(root, "examples"))) {
    const { wallMs, peakMib } = timeProcess([process.execPath, cli, "preview", join("examples", example)], { cwd: root });
    printRow(
      `costwright preview examples/${example} (${peakMib.toFixed(0)} MiB)`,
      `${wallMs.toFixed(0)} ms`,
      "loading @pulumi/pulumi",
      wallMs / floor.wallMs,
    );
  }
}
