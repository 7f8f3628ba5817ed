/**
 * Placement on the built-in price book: separable portfolios, then coupled ones (quotas, groups, a provider limit,
 * data transfer) beside the raw model, without presolve, in HiGHS and in javascript-lp-solver.
 * Run: npm run build && node dist/bench/placement.bench.js [--quick]
 */
import { loadBuiltInBook, type PriceBook } from "../catalog";
import type { PortfolioNeed, Provider, WorkloadNeed } from "../model";
import { place } from "../optimizer";
import { solvers } from "../optimizer/solve";
import { rawModel } from "./raw-placement-model";

const LIMIT_MS = 60_000;

/** Seeded numbers in [0, 1) (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function workloads(count: number, random: () => number): WorkloadNeed[] {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  return Array.from({ length: count }, (_, index) => ({
    name: `w${String(index).padStart(4, "0")}`,
    vcpus: 1 + Math.floor(random() * 64),
    memoryGib: 2 + Math.floor(random() * 256),
    minCount: pick([1, 2, 3]),
    maxCount: 40,
    zones: pick([1, 1, 2, 3]),
    targetUtilisationFraction: pick([0.5, 0.6, 0.7]),
    architectures: pick([["x86_64"], ["x86_64", "arm64"]] as const),
    burstable: random() < 0.5,
    gpusPerMachine: 0,
    storageGibPerMachine: pick([0, 50, 200]),
    loadBalancer: random() < 0.4,
    providers: [],
    regions: [],
    jurisdictions: pick([[], ["eu"], ["us"]]),
    purchases: ["on-demand", "spot", "reserved-1y", "reserved-3y"],
    interruptible: random() < 0.4,
    interruptionCostUsd: pick([0, 1, 20]),
    downtimeCostUsdPerHour: pick([0, 10, 100]),
    internetEgressGibPerMonth: pick([0, 100, 2000]),
  }));
}

export function separable(count: number): PortfolioNeed {
  return {
    workloads: workloads(count, seeded(count)),
    traffic: [],
    quotas: [],
    sameProvider: [],
    sameRegion: [],
    differentProvider: [],
    riskWeight: 1,
  };
}

/** Quotas that bind, groups, at most two providers, and a flow for each workload. */
export function coupled(count: number, book: PriceBook): PortfolioNeed {
  const random = seeded(1000 + count);
  const base = { ...separable(count), workloads: workloads(count, random) };
  const alone = place(base, book);
  const used = new Map<Provider, number>();
  if (alone.status !== "infeasible") {
    for (const one of alone.placements) used.set(one.provider, (used.get(one.provider) ?? 0) + one.count * one.vcpusPerMachine);
  }
  const name = () => base.workloads[Math.floor(random() * count)]?.name as string;
  const pairs = (n: number) => Array.from({ length: n }, () => [name(), name()] as const).filter(([a, b]) => a !== b);
  return {
    ...base,
    quotas: [...used].sort(([a], [b]) => (a < b ? -1 : 1)).map(([provider, vcpus]) => ({ provider, maxVcpus: Math.ceil(vcpus * 0.7) })),
    sameProvider: pairs(Math.ceil(count / 10)),
    differentProvider: pairs(Math.ceil(count / 20)),
    traffic: pairs(count).map(([from, to]) => ({ from, to, gibPerMonth: 50 + Math.floor(random() * 2000) })),
    maxProviders: 2,
  };
}

interface Row {
  readonly case: string;
  readonly ms: number;
  readonly cpuMs: number;
  readonly status: string;
  readonly gap: string;
  readonly solver: string;
  readonly rawHighs: string;
  readonly rawLpSolver: string;
}

/** Wall time, and CPU time of all threads: the machine may be busy with other things. */
function timed<T>(run: () => T): { readonly value: T; readonly ms: number; readonly cpuMs: number } {
  const startedMs = performance.now();
  const before = process.cpuUsage();
  const value = run();
  const { user, system } = process.cpuUsage(before);
  return { value, ms: performance.now() - startedMs, cpuMs: (user + system) / 1000 };
}

export async function run(): Promise<void> {
  const isQuick = process.argv.includes("--quick");
  const opened = timed(() => {
    const book = loadBuiltInBook();
    place(separable(1), book);
    return book;
  });
  const book = opened.value;
  const rows: Row[] = [];
  const measure = (label: string, need: PortfolioNeed, peers: boolean) => {
    const { value: plan, ms, cpuMs } = timed(() => place(need, book));
    const raw = (name: string) => {
      if (!peers) return "-";
      const solver = solvers.find((one) => one.name === name);
      if (solver === undefined) return "-";
      // Building the model counts, as it does for the plan.
      const { value: solved, ms: rawMs } = timed(() => {
        const model = rawModel(need, book);
        const limits = { timeLimitMs: isQuick ? 5000 : LIMIT_MS, gapFraction: 0.0001 };
        return model && { columns: model.columns.length, result: solver.solve(model, limits) };
      });
      if (solved === undefined) return "no offers";
      const { result, columns } = solved;
      const outcome = result.status === "unknown" ? `no plan (${result.why.slice(0, 60)})` : result.status;
      return `${(rawMs / 1000).toFixed(2)} s ${outcome}, ${(rawMs / ms).toFixed(1)} x (${columns} columns)`;
    };
    rows.push({
      case: label,
      ms,
      cpuMs,
      status: plan.status,
      gap: plan.status === "infeasible" ? "-" : `${(plan.gapFraction * 100).toFixed(4)} %`,
      solver: plan.solver,
      rawHighs: raw("highs"),
      rawLpSolver: raw("javascript-lp-solver"),
    });
    const row = rows.at(-1) as Row;
    console.log(
      `${row.case.padEnd(22)} ${row.ms.toFixed(0).padStart(7)} ms (${row.cpuMs.toFixed(0)} CPU)  ${row.status.padEnd(10)} gap ${row.gap.padEnd(10)} ${row.solver.padEnd(32)} raw HiGHS: ${row.rawHighs}  raw javascript-lp-solver: ${row.rawLpSolver}`,
    );
  };
  console.log(`placement on price book ${book.id} of ${book.asOf}; loading, opening and the first workload: ${opened.ms.toFixed(0)} ms`);
  for (const count of [1, 10, 100, 1000]) measure(`${count} separable`, separable(count), false);
  for (const count of isQuick ? [10, 50] : [10, 50, 200]) measure(`${count} coupled`, coupled(count, book), true);
}

if (require.main === module) void run();
