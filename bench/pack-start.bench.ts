import { join } from "node:path";
import { printRow, timeProcess } from "./measure";

/** Loading the built pack, as the engine's policy runner does, held against loading the policy SDK alone. */
export async function run(): Promise<void> {
  const root = join(__dirname, "..", "..");
  // The pack starts a gRPC server when it is constructed, so the process is ended as soon as it has loaded.
  const floor = timeProcess([process.execPath, "-e", "require('@pulumi/policy'); process.exit(0)"], { cwd: root });
  const pack = timeProcess([process.execPath, "-e", "require('./dist/policy-pack/index.js'); process.exit(0)"], { cwd: root });
  printRow("require('@pulumi/policy')", `${floor.wallMs.toFixed(0)} ms`, "itself", 1);
  printRow(
    `the built pack (${pack.peakMib.toFixed(0)} MiB)`,
    `${pack.wallMs.toFixed(0)} ms`,
    "the policy SDK alone",
    pack.wallMs / floor.wallMs,
  );
}
