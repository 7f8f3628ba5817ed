import { changeAt } from "../input-path";
import { minSavingField } from "../price-change";
import { type Outcome, rule } from "../rule";
import { steadyUse } from "../utilisation/example-use";
import { machinesNeeded, poolCount } from "../utilisation/pools";
import { profileConfig, profileFor } from "../utilisation/profiles";
import { type EvidenceConfig, evidenceConfig, useOf } from "../utilisation/use";
import { percentOf, usd } from "../wording";

type Config = EvidenceConfig & { readonly profile: string; readonly minSavingUsdPerMonth: number };

type Facts = {
  readonly input: string;
  readonly count: number;
  readonly suggestedCount: number;
  readonly cpuFraction: number;
  readonly memoryFraction: number;
  readonly beforeUsdPerMonth: number;
  readonly afterUsdPerMonth: number;
  readonly savingUsdPerMonth: number;
};

/** Nodes that are kept whatever the load: one may fail, and the rest must bear it. */
const LEAST_NODES = 3;

export const underutilisedNodePool = rule<Config, Facts>({
  id: "underutilised-node-pool",
  title: "Fewer nodes would bear what was measured",
  group: "sizing",
  why: `A pool of a fixed number of nodes is paid for in full at every load. Fewer are suggested where the CPU and the memory of all nodes together, at their peaks, fit on them with the headroom that the advisor of the profile publishes; at least ${LEAST_NODES} (of Google Cloud in each zone, as the input counts) are kept. Pods are placed by what they request: where they request more than they use, lower the requests first. Judged only by a utilisation digest.`,
  remedy: "Lower the number of nodes, or let the pool scale by itself.",
  severity: "medium",
  level: "advisory",
  scope: "resource",
  types: ["azure-native:containerservice:AgentPool", "gcp:container/nodePool:NodePool"],
  config: {
    profile: profileConfig,
    ...evidenceConfig,
    minSavingUsdPerMonth: minSavingField(5),
  },
  check: (subject, context): readonly Outcome<Facts>[] => {
    const { config, reprice } = context;
    const use = useOf(subject, context);
    const pool = use && poolCount(subject);
    if (use === undefined || pool?.kind !== "fixed" || subject.provider === undefined) return [];
    const { count, path } = pool;
    const cpu = use.get("cpuFraction");
    const memory = use.get("memoryFraction");
    if (cpu === undefined) return [];
    const { sizing } = profileFor(config.profile, subject.provider);
    const cpuFraction = cpu.max;
    const needed = (memoryFraction: number) => Math.max(LEAST_NODES, machinesNeeded(count, { cpuFraction, memoryFraction }, sizing));
    if (needed(memory?.max ?? 0) >= count) return [];
    // A share of another number of nodes is no share of this one.
    const ran = use.get("machines");
    if (ran !== undefined && ran.max !== count) return [];
    const doubt = use.doubt(["cpuFraction", "memoryFraction"], sizing.windowDays);
    if (doubt !== undefined || memory === undefined) return [{ unjudged: doubt ?? "not enough data: memoryFraction is not measured" }];
    const suggestedCount = needed(memory.max);
    const prices = reprice(subject.resource, changeAt(subject.resource.inputs, path, suggestedCount));
    if (!prices.proven) return [{ unjudged: `fewer than ${count} nodes would do, but the prices cannot be compared: ${prices.reason}` }];
    const { beforeUsdPerMonth, afterUsdPerMonth, savingUsdPerMonth } = prices;
    if (savingUsdPerMonth <= 0 || savingUsdPerMonth < config.minSavingUsdPerMonth) return [];
    return [
      {
        facts: {
          input: path.join("."),
          count,
          suggestedCount,
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
    `its ${facts.count} nodes use at most ${percentOf(facts.cpuFraction)} CPU and ${percentOf(facts.memoryFraction)} memory and cost ${usd(facts.beforeUsdPerMonth)} a month; ${facts.suggestedCount} would do for ${usd(facts.afterUsdPerMonth)}`,
  advice: ({ input, count, suggestedCount }) => `Lower ${input} from ${count} to ${suggestedCount}, or let the pool scale by itself.`,
  saving: ({ savingUsdPerMonth }) => savingUsdPerMonth,
  examples: {
    flagged: [
      {
        title: "Ten nodes at a fifth of their capacity",
        resources: [{ type: "gcp:container/nodePool:NodePool", name: "workers", inputs: gke(10) }],
        utilisation: { workers: steadyUse({ cpuFraction: 0.2, memoryFraction: 0.3 }) },
        messages: ["its 10 nodes use at most 20 % CPU and 30 % memory and cost 1,028.37 USD a month; 4 would do for 411.35 USD"],
      },
    ],
    clean: [
      {
        title: "Three nodes stay three",
        resources: [{ type: "gcp:container/nodePool:NodePool", name: "workers", inputs: gke(3) }],
        utilisation: { workers: steadyUse({ cpuFraction: 0.1, memoryFraction: 0.1 }) },
      },
    ],
  },
});

function gke(nodeCount: number) {
  return {
    location: "us-central1-a",
    nodeCount,
    nodeConfig: { machineType: "e2-standard-4", diskSizeGb: 50, diskType: "pd-balanced" },
  };
}
