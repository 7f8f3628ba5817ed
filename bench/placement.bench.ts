/**
 * Placement, kind by kind (see `portfolios.ts`) and size by size: wall and CPU time, status, proven gap, peak memory and
 * method, each in a process of its own, beside the raw model (no splitting, no sets, no pruning but the cheapest offer of
 * each region) in HiGHS and in javascript-lp-solver in the same run. `short` is a book of some 50 offers for each
 * workload; `whole` the built-in book.
 * Run: npm run build && node dist/bench/placement.bench.js [--quick]
 */
import { spawnSync } from "node:child_process";
import { loadBuiltInBook } from "../catalog";
import { place } from "../optimizer";
import { solvers } from "../optimizer/solve";
import { type Kind, portfolioOf, shortBook } from "./portfolios";
import { rawModel } from "./raw-placement-model";

interface Case {
  readonly kind: Kind;
  readonly count: number;
  readonly book: "short" | "whole";
  readonly timeLimitMs: number;
  /** Whether the raw model is solved beside it. */
  readonly beside: boolean;
  /** What it is to reach, in seconds; undefined where nothing is promised. */
  readonly targetS?: number;
}

const benchCase = (kind: Kind, count: number, book: Case["book"], timeLimitMs: number, beside: boolean, targetS?: number): Case => ({
  kind,
  count,
  book,
  timeLimitMs,
  beside,
  ...(targetS === undefined ? {} : { targetS }),
});

const quickCases: readonly Case[] = [
  benchCase("a", 1000, "whole", 10_000, false, 1),
  benchCase("b", 50, "short", 10_000, true),
  benchCase("c", 50, "short", 10_000, true),
  benchCase("d", 50, "short", 10_000, true),
  benchCase("d", 200, "short", 10_000, false, 2),
  benchCase("e", 50, "short", 10_000, false),
];
const allCases: readonly Case[] = [
  ...quickCases,
  benchCase("a", 1000, "short", 10_000, true),
  benchCase("b", 200, "short", 60_000, true, 2),
  benchCase("c", 200, "short", 60_000, true, 2),
  benchCase("d", 200, "short", 60_000, true, 2),
  benchCase("b", 500, "short", 1_000, false, 1),
  benchCase("c", 500, "short", 1_000, false, 1),
  benchCase("d", 500, "short", 1_000, false, 1),
  benchCase("b", 2000, "short", 60_000, false, 8),
  benchCase("c", 2000, "short", 60_000, false, 8),
  benchCase("d", 2000, "short", 60_000, false, 8),
  benchCase("e", 200, "short", 15_000, false),
  benchCase("e", 500, "short", 15_000, false, 15),
  benchCase("c", 200, "whole", 60_000, false),
  benchCase("d", 200, "whole", 60_000, false),
];

interface Measured {
  readonly ms: number;
  readonly cpuMs: number;
  readonly peakMib: number;
  readonly status: string;
  readonly gapFraction: number | undefined;
  readonly method: string;
}

/** Wall time, and CPU time of all threads: the machine may be busy with other things. */
function timed<T>(run: () => T): { readonly value: T; readonly ms: number; readonly cpuMs: number } {
  const startedMs = performance.now();
  const before = process.cpuUsage();
  const value = run();
  const { user, system } = process.cpuUsage(before);
  return { value, ms: performance.now() - startedMs, cpuMs: (user + system) / 1000 };
}

/** One case in this process: `place`, or a solver on the raw model. Loading the book counts, reading the modules does not. */
function measure({ kind, count, book: which, timeLimitMs }: Case, method: string): Measured {
  const prepare = () => (which === "whole" ? loadBuiltInBook() : shortBook(loadBuiltInBook()));
  const need = portfolioOf(kind, count, prepare());
  const peak = () => process.resourceUsage().maxRSS / 1024;
  if (method === "place") {
    const { value: plan, ms, cpuMs } = timed(() => place(need, prepare(), { timeLimitMs }));
    const gapFraction = plan.status === "infeasible" ? undefined : plan.gapFraction;
    return { ms, cpuMs, peakMib: peak(), status: plan.status, gapFraction, method: plan.solver };
  }
  const solver = solvers.find(({ name }) => name === method);
  if (solver === undefined) throw new Error(`no solver "${method}"`);
  // Building the model counts, as it does for the plan.
  const {
    value: result,
    ms,
    cpuMs,
  } = timed(() => {
    const model = rawModel(need, prepare());
    return model && solver.solve(model, { timeLimitMs, gapFraction: 0.0001 });
  });
  const gapFraction =
    result !== undefined && "objective" in result ? Math.max(0, result.objective - result.bound) / Math.abs(result.objective) : undefined;
  return { ms, cpuMs, peakMib: peak(), status: result?.status ?? "no offers", gapFraction, method };
}

function inProcess(one: Case, method: string): Measured | undefined {
  const { stdout, status } = spawnSync(process.execPath, [__filename, "--case", JSON.stringify(one), method], {
    encoding: "utf8",
    // A solver that ignores its limit is ended.
    timeout: one.timeLimitMs * 3 + 60_000,
  });
  return status === 0 ? (JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as Measured) : undefined;
}

const percent = (fraction: number | undefined) => (fraction === undefined ? "-" : `${(fraction * 100).toFixed(4)} %`);

export async function run(): Promise<void> {
  const isQuick = process.argv.includes("--quick");
  console.log("placement; beside each: the raw model in HiGHS and in javascript-lp-solver, as a multiple of the plan's time");
  for (const one of isQuick ? quickCases : allCases) {
    const plan = inProcess(one, "place");
    if (plan === undefined) {
      console.log(`${one.kind} ${one.count} ${one.book}: failed`);
      continue;
    }
    const target = one.targetS === undefined ? "" : `  ${(plan.ms / 1000 / one.targetS).toFixed(2)} x the target of ${one.targetS} s`;
    console.log(
      `${one.kind} ${String(one.count).padStart(4)} ${one.book}  ${plan.ms.toFixed(0).padStart(6)} ms (${plan.cpuMs.toFixed(0)} CPU)  ${plan.status.padEnd(10)} gap ${percent(plan.gapFraction).padEnd(9)} ${plan.peakMib.toFixed(0)} MiB  ${plan.method}${target}`,
    );
    if (!one.beside) continue;
    for (const { name } of solvers) {
      const raw = inProcess({ ...one, timeLimitMs: isQuick ? 5_000 : Math.min(one.timeLimitMs, 30_000) }, name);
      const text =
        raw === undefined
          ? "ended without an answer"
          : `${raw.ms.toFixed(0)} ms (${raw.cpuMs.toFixed(0)} CPU)  ${raw.status}, gap ${percent(raw.gapFraction)}, ${raw.peakMib.toFixed(0)} MiB, ${(raw.cpuMs / plan.cpuMs).toFixed(1)} x the CPU`;
      console.log(`    raw model in ${name}: ${text}`);
    }
  }
}

if (require.main === module) {
  const at = process.argv.indexOf("--case");
  if (at < 0) void run();
  else console.log(JSON.stringify(measure(JSON.parse(process.argv[at + 1] ?? "") as Case, process.argv[at + 2] ?? "")));
}
