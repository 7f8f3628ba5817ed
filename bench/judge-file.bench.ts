import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { syntheticStack } from "./judge.bench";
import { printRow, timeProcess } from "./measure";
import { previewJson } from "./plan-file";

const SECONDS_LIMIT = 2;
const MIB_LIMIT = 500;

/** `costwright estimate plan.json --format json` as a whole process, from reading the file to the last byte of the report. */
export async function run(): Promise<void> {
  const cli = join(__dirname, "..", "cli", "main.js");
  const folder = mkdtempSync(join(tmpdir(), "costwright-bench-"));
  let previousMs: number | undefined;
  try {
    for (const count of [1_000, 10_000, 100_000]) {
      const file = join(folder, `plan-${count}.json`);
      writeFileSync(file, previewJson(syntheticStack(count)));
      const command = [process.execPath, cli, "estimate", file, "--format", "json"];
      const { wallMs, peakMib } = timeProcess(command, { runs: count > 50_000 ? 1 : 3 });
      printRow(
        `estimate a plan of ${count} resources`,
        `${wallMs.toFixed(0)} ms`,
        `the limit of ${SECONDS_LIMIT} s for 10,000`,
        wallMs / (SECONDS_LIMIT * 1000),
      );
      printRow("  peak memory", `${peakMib.toFixed(0)} MiB`, `the limit of ${MIB_LIMIT} MiB for 10,000`, peakMib / MIB_LIMIT);
      if (previousMs !== undefined) printRow("  growth for ten times the resources", "", "ten", wallMs / previousMs / 10);
      previousMs = wallMs;
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
