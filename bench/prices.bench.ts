import { join } from "node:path";
import { printRow, timeProcess } from "./measure";

/** Whole processes: the command line's start, and one look-up in the built-in book. Held against a bare `node -e 0`. */
export async function run(): Promise<void> {
  const cli = join(__dirname, "..", "cli", "main.js");
  const node = timeProcess([process.execPath, "-e", "0"], { runs: 5 });
  printRow("node -e 0", `${node.wallMs.toFixed(0)} ms`, "itself", 1);
  for (const args of [["--help"], ["prices", "show", "aws", "eu-west-1", "m7g.large"], ["prices", "status"]]) {
    const { wallMs, peakMib } = timeProcess([process.execPath, cli, ...args], { runs: 5 });
    printRow(`costwright ${args.join(" ")}`, `${wallMs.toFixed(0)} ms`, "a bare node", wallMs / node.wallMs);
    printRow("  against the limit of half a second", `${peakMib.toFixed(0)} MiB`, "500 ms", wallMs / 500);
  }
}
