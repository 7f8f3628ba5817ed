/**
 * The other decisions on seeded instances: what each takes, and how far from the best it is proven to be. Machines and
 * prices come from the built-in book. Run: npm run bench decisions
 */
import { loadBuiltInBook, type PriceBook } from "../catalog";
import type {
  BatchMachine,
  BatchTask,
  CommitNeed,
  MachineKind,
  OperationsTask,
  PackedService,
  PackNeed,
  ScheduleNeed,
  SelectNeed,
} from "../model";
import { commitLevels } from "../optimizer/commit";
import { packServices } from "../optimizer/pack";
import { scheduleTasks } from "../optimizer/schedule";
import { seededNumbers } from "../optimizer/seeded";
import { selectTasks } from "../optimizer/select";

function seeded(seed: number) {
  const number = seededNumbers(seed);
  const whole = (low: number, high: number) => low + Math.floor(number() * (high - low + 1));
  return { number, whole, pick: <T>(items: readonly T[]): T => items[whole(0, items.length - 1)] as T };
}

const LIMIT_MS = 10_000;

export async function run(): Promise<void> {
  const book = loadBuiltInBook();
  console.log("wall time, CPU time of all threads, and the limit that each is held against");
  for (const [services, pods, kinds, goal] of [
    [40, 200, 50, "cost"],
    [100, 1000, 50, "cost"],
    [100, 1000, 50, "machines"],
  ] as const) {
    const need = packing(book, services, pods, kinds, goal);
    const label = `pack ${need.services.reduce((sum, { replicas }) => sum + replicas, 0)} pods, ${services} services, ${kinds} sizes, ${goal}`;
    measure(label, LIMIT_MS, () => packServices(need, { timeLimitMs: LIMIT_MS }));
  }
  for (const [tasks, machines] of [
    [12, 2],
    [50, 4],
    [300, 12],
  ] as const) {
    const need = batch(tasks, machines);
    measure(`schedule ${tasks} tasks on ${machines} machines`, LIMIT_MS, () => scheduleTasks(need, { timeLimitMs: LIMIT_MS }));
  }
  for (const years of [1, 3]) {
    const need = history(years);
    measure(`commit ${years * 8760} hours`, 1000, () => commitLevels(need));
  }
  for (const count of [50, 500]) {
    const need = operations(count);
    measure(`select of ${count} tasks`, LIMIT_MS, () => selectTasks(need, { timeLimitMs: LIMIT_MS }));
  }
}

function measure(
  label: string,
  limitMs: number,
  decide: () => { readonly status: string; readonly gapFraction?: number; readonly solver?: string },
): void {
  const startedMs = performance.now();
  const before = process.cpuUsage();
  const plan = decide();
  const { user, system } = process.cpuUsage(before);
  const ms = performance.now() - startedMs;
  const gap = plan.gapFraction === undefined ? "-" : `${(plan.gapFraction * 100).toFixed(2)} %`;
  console.log(
    `${label.padEnd(52)} ${ms.toFixed(0).padStart(6)} ms (${((user + system) / 1000).toFixed(0)} CPU)  ${plan.status.padEnd(9)} gap ${gap.padEnd(8)} ${(ms / limitMs).toFixed(2)} x ${limitMs} ms  ${plan.solver ?? ""}`,
  );
}

function packing(book: PriceBook, services: number, pods: number, kinds: number, goal: PackNeed["goal"]): PackNeed {
  const random = seeded(services + pods);
  const region = "eu-west-1";
  const sizes = book.sizesIn("aws", region).flatMap((name) => {
    const size = book.size("aws", name);
    const usual =
      size !== undefined && /^[cmr][567]/.test(name) && !size.burstable && !size.bareMetal && size.gpuCount === 0 && size.vcpus <= 64;
    return usual ? [size] : [];
  });
  const chosen = new Map<string, MachineKind>();
  while (chosen.size < Math.min(kinds, sizes.length)) {
    const { type, vcpus, memoryGib } = random.pick(sizes);
    const price = book.instancePrice("aws", region, type, "on-demand");
    if (price === undefined) continue;
    const resources = { vcpus, memoryGib, pods: 58 };
    chosen.set(type, { name: type, resources, usdPerHour: price.usdPerHour, labels: {}, taints: [], zones: ["a", "b", "c"] });
  }
  return {
    services: Array.from(
      { length: services },
      (_, index): PackedService => ({
        name: `service-${index}`,
        replicas: Math.max(1, Math.round((pods / services) * (0.5 + random.number()))),
        resources: { vcpus: random.pick([0.25, 0.5, 1, 1, 2, 4]), memoryGib: random.pick([0.5, 1, 2, 4, 8, 16]), pods: 1 },
        requires: {},
        tolerates: [],
        zones: [],
        apartFrom: [],
        togetherWith: [],
      }),
    ),
    kinds: [...chosen.values()],
    existing: [],
    goal,
  };
}

function batch(tasks: number, machines: number): ScheduleNeed {
  const random = seeded(tasks);
  return {
    tasks: Array.from(
      { length: tasks },
      (_, index): BatchTask => ({
        name: `task-${index}`,
        type: "batch",
        priority: random.whole(1, 5),
        minutes: random.whole(1, 12) * 30,
        minutesOn: {},
        releaseMinute: random.number() < 0.3 ? random.whole(0, 8) * 30 : 0,
        after: index > 0 && random.number() < 0.4 ? [`task-${random.whole(Math.max(0, index - 8), index - 1)}`] : [],
        interruptible: random.number() < 0.5,
      }),
    ),
    machines: Array.from({ length: machines }, (_, index): BatchMachine => {
      const isFast = index % 3 === 0;
      return {
        name: `machine-${index}`,
        type: isFast ? "fast" : "plain",
        speed: isFast ? 2 : 1,
        usdPerHour: isFast ? 0.9 : 0.4,
        accepts: [],
        windows: [],
        spotWindows: [{ fromMinute: 120, toMinute: 480, usdPerHour: isFast ? 0.3 : 0.13 }],
      };
    }),
    goals: ["makespan", "cost"],
  };
}

function history(years: number): CommitNeed {
  const random = seeded(years);
  const hours = Array.from({ length: years * 8760 }, (_, hour) => hour);
  return {
    history: {
      unit: "machines",
      startsAt: "2023-01-01T00:00Z",
      hours,
      demand: hours.map((hour) =>
        Math.round(40 + 15 * Math.sin((hour / 24) * 2 * Math.PI) + 10 * Math.sin((hour / 8760) * 2 * Math.PI) + 8 * random.number()),
      ),
    },
    acceptShort: false,
    onDemandUsdPerUnitHour: 0.2,
    spot: { usdPerUnitHour: 0.07, maxFraction: 0.2 },
    ways: [
      { name: "one-year", termMonths: 12, usdPerUnitHour: 0.13 },
      { name: "three-years", termMonths: 36, usdPerUnitHour: 0.09 },
    ],
    step: 1,
    scenarios: [
      { name: "grows", probability: 0.5, yearFactors: [1, 1.1, 1.2] },
      { name: "shrinks", probability: 0.5, yearFactors: [1, 0.7, 0.5] },
    ],
    fallFractions: [0, 0.1, 0.2, 0.3, 0.5],
    seed: 1,
    samples: 2000,
  };
}

function operations(count: number): SelectNeed {
  const random = seeded(count);
  const items = Array.from({ length: Math.ceil(count / 3) }, (_, index) => `item-${index}`);
  const risks = ["theft", "outage", "fine"];
  return {
    tasks: Array.from(
      { length: count },
      (_, index): OperationsTask => ({
        name: `task-${index}`,
        costUsd: random.whole(50, 5000),
        revenueUsd: random.number() < 0.2 ? random.whole(0, 3000) : 0,
        durationHours: random.whole(1, 40),
        value: 0,
        covers: items.filter(() => random.number() < 4 / items.length),
        removesRisk: random.number() < 0.3 ? { [random.pick(risks)]: random.pick([0.1, 0.3, 0.5]) } : {},
        needs: index > 0 && random.number() < 0.2 ? [`task-${random.whole(0, index - 1)}`] : [],
        excludes: index > 0 && random.number() < 0.05 ? [`task-${random.whole(0, index - 1)}`] : [],
        isRequired: false,
      }),
    ),
    items: Object.fromEntries(items.map((item) => [item, random.whole(1, 5)])),
    risksUsd: { theft: 50_000, outage: 20_000, fine: 100_000 },
    riskWeight: 1,
    minCoverage: Math.floor(items.length * 1.5),
  };
}
