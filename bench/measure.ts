import { spawnSync } from "node:child_process";

/** Median of a list of numbers; NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

export interface ProcessTime {
  readonly wallMs: number;
  readonly peakMib: number;
}

/** Runs a whole process several times after one warm-up; the median of wall time and of peak memory. */
export function timeProcess(command: readonly string[], options: { readonly runs?: number; readonly cwd?: string } = {}): ProcessTime {
  const [file = "", ...args] = command;
  const runs: ProcessTime[] = [];
  for (let run = 0; run <= (options.runs ?? 3); run++) {
    const start = process.hrtime.bigint();
    // Node reports its own peak: resourceUsage().maxRSS is in KiB.
    const { status, stderr, error } = spawnSync(file, ["--require", require.resolve("./report-peak-memory.js"), ...args], {
      cwd: options.cwd ?? process.cwd(),
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    const wallMs = Number(process.hrtime.bigint() - start) / 1e6;
    if (error !== undefined) throw error;
    const peakKib = /costwright-peak-kib (\d+)/.exec(stderr)?.[1];
    if (status !== 0 && status !== 1) throw new Error(`${command.join(" ")} ended with ${status}:\n${stderr}`);
    if (run > 0) runs.push({ wallMs, peakMib: Number(peakKib ?? Number.NaN) / 1024 });
  }
  return { wallMs: median(runs.map(({ wallMs }) => wallMs)), peakMib: median(runs.map(({ peakMib }) => peakMib)) };
}

/** Time of a function in this process: median over runs after one warm-up, in milliseconds. */
export function timeFunction(action: () => void, runs = 5): number {
  const times: number[] = [];
  for (let run = 0; run <= runs; run++) {
    const start = process.hrtime.bigint();
    action();
    if (run > 0) times.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  return median(times);
}

/** One row: what, the figure, what it is held against, the ratio. */
export function printRow(what: string, figure: string, against: string, ratio: number): void {
  console.log(`  ${what.padEnd(52)} ${figure.padStart(14)}   ${ratio.toFixed(2)} x ${against}`);
}
