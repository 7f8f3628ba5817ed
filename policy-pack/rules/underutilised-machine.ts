import { cloudOf } from "../../model";
import { changeAt } from "../input-path";
import { machinesOf, singleMachineTypes } from "../machines";
import { declaredNeed } from "../need-tags";
import { placedBy } from "../origin";
import { minSavingField, minSavingFractionField } from "../price-change";
import { type Outcome, rule } from "../rule";
import { cheapestFitting } from "../size-search";
import { takesAttachments } from "../utilisation/attachments";
import { idleMachineSigns } from "../utilisation/idle-machine-signs";
import { idleVerdict } from "../utilisation/idle-verdict";
import { profileConfig, profileFor } from "../utilisation/profiles";
import { bears, demandOf } from "../utilisation/projection";
import { type EvidenceConfig, evidenceConfig, useOf } from "../utilisation/use";
import { percentOf, usd } from "../wording";

type Config = EvidenceConfig & {
  readonly profile: string;
  readonly minSavingFraction: number;
  readonly minSavingUsdPerMonth: number;
};

type Facts = {
  readonly size: string;
  readonly vcpus: number;
  readonly memoryGib: number;
  readonly profile: string;
  readonly cpuFraction: number;
  /** Null where the memory is not measured: then the suggested size has no less. */
  readonly memoryFraction: number | null;
  readonly suggestedSize: string;
  readonly suggestedVcpus: number;
  readonly suggestedMemoryGib: number;
  readonly projectedCpuFraction: number;
  readonly beforeUsdPerMonth: number;
  readonly afterUsdPerMonth: number;
  readonly savingUsdPerMonth: number;
};

export const underutilisedMachine = rule<Config, Facts>({
  id: "underutilised-machine",
  title: "A smaller machine would bear what was measured",
  group: "sizing",
  why: "What a machine offers beyond its load and some headroom is paid for and never used. The suggested size is the cheapest on which the measured CPU, memory, network and disk throughput stay within the headroom that the advisor of the profile publishes. Memory or network that nobody measures must not shrink. Region, architecture, way of paying, accelerators, local and premium disks stay; the declared need (tags) is kept. Judged only by a utilisation digest.",
  remedy: "Change the size to the one named; the machine restarts. Check first whether load is about to come.",
  severity: "medium",
  level: "advisory",
  scope: "resource",
  types: singleMachineTypes,
  config: {
    profile: profileConfig,
    ...evidenceConfig,
    minSavingFraction: minSavingFractionField(0.1),
    minSavingUsdPerMonth: minSavingField(5),
  },
  check: (subject, context): readonly Outcome<Facts>[] => {
    const { config, book, stack, reprice } = context;
    const { resource } = subject;
    const use = useOf(subject, context);
    if (use === undefined || placedBy(stack, resource) !== undefined) return [];
    const machines = machinesOf(subject, context);
    if (machines === undefined) return [];
    const { size, region, purchase, tied, path } = machines;
    const measuredOn = use.size === undefined ? size : book.size(size.provider, use.size);
    if (measuredOn === undefined) return [{ unjudged: `it was measured on ${use.size}, a size that the price book does not know` }];
    const { sizing, idle, title } = profileFor(config.profile, cloudOf(size));
    const demand = demandOf(use, measuredOn, sizing);
    // An idle machine is to be removed, not made smaller.
    if (demand === undefined || idleVerdict(use, idleMachineSigns(idle, measuredOn), idle.windowDays) === "idle") return [];
    const need = declaredNeed(resource);
    const search = (memoryGib: number, wanted: typeof demand) =>
      cheapestFitting(book, {
        from: size,
        region,
        purchase,
        tied,
        allowArm: false,
        vcpus: Math.max(need?.vcpus ?? 0, wanted.vcpus / sizing.cpu.atMostFraction),
        memoryGib: Math.max(need?.memoryGib ?? 0, memoryGib),
        accepts: (one) => isSmaller(one, size) && bears(one, wanted, size, sizing) && takesAttachments(subject, one, context),
      });
    const better = search(demand.memoryGib ?? size.memoryGib, demand);
    if (better === undefined) {
      // With less memory or network it might do, which nobody measures.
      const missing = [
        ...(demand.memoryGib === undefined ? (["memoryFraction"] as const) : []),
        ...(demand.networkMbps === undefined ? (["networkInBytesPerSecond"] as const) : []),
      ];
      const hopeful = missing.length > 0 && search(0, { memoryGib: 0, networkMbps: 0, diskMibPerSecond: 0, ...demand }) !== undefined;
      return hopeful
        ? [{ unjudged: `not enough data: ${missing.join(" and ")} is not measured, and its CPU alone would fit a smaller size` }]
        : [];
    }
    const prices = reprice(resource, changeAt(resource.inputs, path, better.type));
    if (!prices.proven) return [{ unjudged: `${size.type} is underutilised, but the prices cannot be compared: ${prices.reason}` }];
    const { beforeUsdPerMonth, afterUsdPerMonth, savingUsdPerMonth } = prices;
    if (savingUsdPerMonth <= 0 || savingUsdPerMonth < config.minSavingUsdPerMonth) return [];
    if (savingUsdPerMonth < config.minSavingFraction * beforeUsdPerMonth) return [];
    const doubt = use.doubt(["cpuFraction", ...(demand.memoryGib === undefined ? [] : (["memoryFraction"] as const))], sizing.windowDays);
    if (doubt !== undefined) return [{ unjudged: doubt }];
    return [
      {
        facts: {
          size: size.type,
          vcpus: size.vcpus,
          memoryGib: size.memoryGib,
          profile: title,
          cpuFraction: demand.vcpus / size.vcpus,
          memoryFraction: demand.memoryGib === undefined ? null : demand.memoryGib / size.memoryGib,
          suggestedSize: better.type,
          suggestedVcpus: better.vcpus,
          suggestedMemoryGib: better.memoryGib,
          projectedCpuFraction: demand.vcpus / better.vcpus,
          beforeUsdPerMonth,
          afterUsdPerMonth,
          savingUsdPerMonth,
        },
      },
    ];
  },
  message: (facts) => {
    const memory = facts.memoryFraction === null ? "" : ` and ${percentOf(facts.memoryFraction)} of the memory`;
    return `at its peaks (${facts.profile}) it uses ${percentOf(facts.cpuFraction)} of the CPU${memory} of ${facts.size} (${facts.vcpus} vCPU, ${facts.memoryGib} GiB, ${usd(facts.beforeUsdPerMonth)} a month); ${facts.suggestedSize} (${facts.suggestedVcpus} vCPU, ${facts.suggestedMemoryGib} GiB) would be at ${percentOf(facts.projectedCpuFraction)} CPU for ${usd(facts.afterUsdPerMonth)}`;
  },
  advice: ({ size, suggestedSize }) =>
    `Change the size from ${size} to ${suggestedSize}; the machine restarts. Check first whether load is about to come.`,
  saving: ({ savingUsdPerMonth }) => savingUsdPerMonth,
  examples: {
    flagged: [
      {
        title: "A machine at a tenth of its capacity",
        resources: [{ type: "aws:ec2/instance:Instance", name: "web", inputs: { instanceType: "m5.4xlarge", region: "us-east-1" } }],
        utilisation: { web: load({ cpu: 0.1, memory: 0.12 }) },
        messages: [
          "at its peaks (AWS Compute Optimizer) it uses 10 % of the CPU and 12 % of the memory of m5.4xlarge (16 vCPU, 64 GiB, 560.64 USD a month); r5a.large (2 vCPU, 16 GiB) would be at 80 % CPU for 82.49 USD",
        ],
      },
      {
        title: "It was measured on a larger size than it has now: the load counts, not the share",
        resources: [{ type: "gcp:compute/instance:Instance", name: "web", inputs: disk("e2-standard-8") }],
        utilisation: { web: { ...load({ cpu: 0.08, memory: 0.06 }), size: "e2-standard-16" } },
        messages: [
          "at its peaks (Google Cloud Recommender) it uses 14 % of the CPU and 12 % of the memory of e2-standard-8 (8 vCPU, 32 GiB, 196.07 USD a month); e2-standard-2 (2 vCPU, 8 GiB) would be at 58 % CPU for 49.32 USD",
        ],
      },
    ],
    clean: [
      {
        title: "Little CPU, but the memory is used",
        resources: [{ type: "aws:ec2/instance:Instance", name: "cache", inputs: { instanceType: "r5.xlarge", region: "us-east-1" } }],
        utilisation: { cache: load({ cpu: 0.1, memory: 0.78 }) },
      },
      {
        title: "It already has the size that its load needs",
        resources: [{ type: "gcp:compute/instance:Instance", name: "web", inputs: disk("e2-standard-4") }],
        utilisation: { web: { ...load({ cpu: 0.17, memory: 0.18 }), size: "e2-standard-16" } },
      },
    ],
  },
});

function isSmaller(
  a: { readonly vcpus: number; readonly memoryGib: number },
  b: { readonly vcpus: number; readonly memoryGib: number },
): boolean {
  return (a.vcpus < b.vcpus && a.memoryGib <= b.memoryGib) || (a.vcpus <= b.vcpus && a.memoryGib < b.memoryGib);
}

function disk(machineType: string) {
  return { machineType, zone: "us-central1-a", bootDisk: { initializeParams: { size: 10, type: "pd-standard" } } };
}

/** A month of a steady load. */
function load({ cpu, memory }: { readonly cpu: number; readonly memory: number }) {
  const window = { from: "2026-07-01", to: "2026-07-31", coverageFraction: 1, samplePeriodSeconds: 300 };
  const upTo = (max: number) => ({ ...window, p50: max / 2, p90: max * 0.7, p95: max * 0.8, p99: max * 0.9, p995: max, max });
  return {
    metrics: {
      cpuFraction: upTo(cpu),
      memoryFraction: upTo(memory),
      networkInBytesPerSecond: upTo(1_000_000),
      networkOutBytesPerSecond: upTo(2_000_000),
      diskMibPerSecond: upTo(20),
    },
  };
}
