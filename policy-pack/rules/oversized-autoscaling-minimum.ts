import type { Measurement } from "../../model";
import { changeAt } from "../input-path";
import { minSavingField } from "../price-change";
import { type Outcome, rule } from "../rule";
import { steadyUse } from "../utilisation/example-use";
import { machinesNeeded, poolCount, poolTypes } from "../utilisation/pools";
import { profileConfig, profileFor } from "../utilisation/profiles";
import { type EvidenceConfig, evidenceConfig, useOf } from "../utilisation/use";
import { percentOf, usd } from "../wording";

type Config = EvidenceConfig & { readonly profile: string; readonly minSavingUsdPerMonth: number };

type Facts = {
  readonly input: string;
  readonly least: number;
  readonly suggestedLeast: number;
  readonly shareOfTimeFraction: number;
  readonly cpuFraction: number;
  readonly memoryFraction: number;
  readonly beforeUsdPerMonth: number;
  readonly afterUsdPerMonth: number;
  readonly savingUsdPerMonth: number;
};

/** Machines that are kept whatever the load: one may fail. */
const LEAST_MACHINES = 2;

export const oversizedAutoscalingMinimum = rule<Config, Facts>({
  id: "oversized-autoscaling-minimum",
  title: "A group stands at its minimum and is hardly used there",
  group: "sizing",
  why: `A group that scales by itself cannot go below its minimum. Where it stood there for most of the time, and CPU and memory even at its busiest fit on fewer machines with the profile's headroom, the minimum is what is paid for. The saving counts only the share of the time in which it stood at its minimum; ${LEAST_MACHINES} machines (of Google Cloud in each zone, as the input counts) are always kept. Kubernetes scales by what pods request: where they request more than they use, lower the requests first. Judged only by a utilisation digest that counts machines.`,
  remedy: "Lower the minimum; the group still grows with its load.",
  severity: "medium",
  level: "advisory",
  scope: "resource",
  types: poolTypes,
  config: {
    profile: profileConfig,
    ...evidenceConfig,
    minSavingUsdPerMonth: minSavingField(5),
  },
  check: (subject, context): readonly Outcome<Facts>[] => {
    const { config, reprice } = context;
    const use = useOf(subject, context);
    const pool = use && poolCount(subject);
    if (use === undefined || pool?.kind !== "scales" || subject.provider === undefined) return [];
    const { least, path } = pool;
    const machines = use.get("machines");
    const cpu = use.get("cpuFraction");
    if (machines === undefined || cpu === undefined) return [];
    const share = shareAtMost(machines, least);
    if (share === 0 || least <= LEAST_MACHINES) return [];
    const { sizing } = profileFor(config.profile, subject.provider);
    const memory = use.get("memoryFraction");
    const cpuFraction = cpu[sizing.cpu.percentile === "p995" ? "p99" : sizing.cpu.percentile];
    const needed = (memoryFraction: number) => Math.max(LEAST_MACHINES, machinesNeeded(least, { cpuFraction, memoryFraction }, sizing));
    if (needed(memory?.max ?? 0) >= least) return [];
    const doubt = use.doubt(["machines", "cpuFraction", "memoryFraction"], sizing.windowDays);
    if (doubt !== undefined || memory === undefined) return [{ unjudged: doubt ?? "not enough data: memoryFraction is not measured" }];
    const suggestedLeast = needed(memory.max);
    const prices = reprice(subject.resource, changeAt(subject.resource.inputs, path, suggestedLeast));
    if (!prices.proven) return [{ unjudged: `its minimum of ${least} is too large, but the prices cannot be compared: ${prices.reason}` }];
    const { beforeUsdPerMonth, afterUsdPerMonth } = prices;
    const savingUsdPerMonth = share * (beforeUsdPerMonth - afterUsdPerMonth);
    if (savingUsdPerMonth <= 0 || savingUsdPerMonth < config.minSavingUsdPerMonth) return [];
    return [
      {
        facts: {
          input: path.join("."),
          least,
          suggestedLeast,
          shareOfTimeFraction: share,
          cpuFraction,
          memoryFraction: memory.max,
          beforeUsdPerMonth,
          afterUsdPerMonth,
          savingUsdPerMonth,
        },
      },
    ];
  },
  message: (facts) =>
    `it stood at its minimum of ${facts.least} for at least ${percentOf(facts.shareOfTimeFraction)} of the time, with at most ${percentOf(facts.cpuFraction)} CPU and ${percentOf(facts.memoryFraction)} memory in use; ${facts.suggestedLeast} would do: its least cost falls from ${usd(facts.beforeUsdPerMonth)} to ${usd(facts.afterUsdPerMonth)} a month`,
  advice: ({ input, least, suggestedLeast }) => `Lower ${input} from ${least} to ${suggestedLeast}; the group still grows with its load.`,
  saving: ({ savingUsdPerMonth }) => savingUsdPerMonth,
  examples: {
    flagged: [
      {
        title: "A node group of ten that never grew",
        resources: [{ type: "aws:eks/nodeGroup:NodeGroup", name: "workers", inputs: nodeGroup(10, 20) }],
        utilisation: { workers: steadyUse({ machines: 10, cpuFraction: 0.2, memoryFraction: 0.3 }) },
        messages: [
          "it stood at its minimum of 10 for at least 100 % of the time, with at most 20 % CPU and 30 % memory in use; 4 would do: its least cost falls from 720.80 USD to 288.32 USD a month",
        ],
      },
    ],
    clean: [
      {
        title: "It grows above its minimum by day",
        resources: [{ type: "aws:eks/nodeGroup:NodeGroup", name: "workers", inputs: nodeGroup(10, 20) }],
        utilisation: { workers: steadyUse({ machines: 14, cpuFraction: 0.2, memoryFraction: 0.3 }) },
      },
      {
        title: "Its memory is in use",
        resources: [{ type: "aws:eks/nodeGroup:NodeGroup", name: "workers", inputs: nodeGroup(4, 20) }],
        utilisation: { workers: steadyUse({ machines: 4, cpuFraction: 0.2, memoryFraction: 0.75 }) },
      },
    ],
  },
});

/** The largest share of the time that the percentiles prove it to have had no more machines than this; 0 below a half. */
function shareAtMost({ p50, p90, p95, p99, max }: Measurement, count: number): number {
  const known: readonly (readonly [number, number])[] = [
    [max, 1],
    [p99, 0.99],
    [p95, 0.95],
    [p90, 0.9],
    [p50, 0.5],
  ];
  return known.find(([value]) => value <= count)?.[1] ?? 0;
}

function nodeGroup(minSize: number, maxSize: number) {
  return { region: "us-east-1", instanceTypes: ["m5.large"], scalingConfig: { minSize, maxSize, desiredSize: minSize } };
}
