import { cloudOf, type Measurement } from "../../model";
import { changeAt } from "../input-path";
import { machinesOf, singleMachineTypes } from "../machines";
import { type Outcome, rule } from "../rule";
import { cheapestFitting } from "../size-search";
import { takesAttachments } from "../utilisation/attachments";
import { profileConfig, profileFor } from "../utilisation/profiles";
import { bears, demandOf } from "../utilisation/projection";
import { type EvidenceConfig, evidenceConfig, useOf } from "../utilisation/use";
import { percentOf, usd } from "../wording";

type Config = EvidenceConfig & { readonly profile: string; readonly maxCpuFraction: number; readonly maxMemoryFraction: number };

type Facts = {
  readonly size: string;
  /** What is short: `CPU`, `memory`. */
  readonly short: readonly string[];
  readonly beforeUsdPerMonth: number;
  /** Null where no size that the price book knows would do. */
  readonly suggestedSize: string | null;
  readonly afterUsdPerMonth: number | null;
};

export const overutilisedMachine = rule<Config, Facts>({
  id: "overutilised-machine",
  title: "A machine that works at its limit",
  group: "sizing",
  why: "A machine whose CPU or memory is full for one hour in twenty makes its users wait, or is near to failing: that is a risk, and no place to save. The suggestion is the cheapest size with the headroom that the advisor of the profile publishes, and it costs more. Work that may take its time (batch) is meant to fill its machine: raise the limits there, or accept it. Judged only by a utilisation digest.",
  remedy: "Give it more capacity, or spread the load.",
  severity: "medium",
  level: "advisory",
  scope: "resource",
  types: singleMachineTypes,
  config: {
    profile: profileConfig,
    ...evidenceConfig,
    maxCpuFraction: {
      type: "number",
      default: 0.95,
      minimum: 0,
      maximum: 1,
      doc: "CPU at the 95th percentile from which a machine is at its limit (0..1).",
    },
    maxMemoryFraction: {
      type: "number",
      default: 0.95,
      minimum: 0,
      maximum: 1,
      doc: "Memory at the 95th percentile from which a machine is at its limit (0..1).",
    },
  },
  check: (subject, context): readonly Outcome<Facts>[] => {
    const { config, book, reprice } = context;
    const use = useOf(subject, context);
    const machines = use && machinesOf(subject, context);
    if (use === undefined || machines === undefined) return [];
    const { size, region, purchase, tied, path } = machines;
    const measuredOn = use.size === undefined ? size : book.size(size.provider, use.size);
    if (measuredOn === undefined) return [{ unjudged: `it was measured on ${use.size}, a size that the price book does not know` }];
    const share = (measured: Measurement | undefined, was: number, is: number) => ((measured?.p95 ?? 0) * was) / is;
    const cpu = share(use.get("cpuFraction"), measuredOn.vcpus, size.vcpus);
    const memory = share(use.get("memoryFraction"), measuredOn.memoryGib, size.memoryGib);
    const shortOfCpu = cpu >= config.maxCpuFraction;
    const shortOfMemory = memory >= config.maxMemoryFraction;
    if (!shortOfCpu && !shortOfMemory) return [];
    const { sizing } = profileFor(config.profile, cloudOf(size));
    const doubt = use.doubt(
      [...(shortOfCpu ? (["cpuFraction"] as const) : []), ...(shortOfMemory ? (["memoryFraction"] as const) : [])],
      sizing.windowDays,
    );
    if (doubt !== undefined) return [{ unjudged: doubt }];
    const demand = demandOf(use, measuredOn, sizing);
    const larger =
      demand &&
      cheapestFitting(book, {
        from: size,
        region,
        purchase,
        tied,
        allowArm: false,
        atAnyPrice: true,
        vcpus: shortOfCpu ? size.vcpus + 1 : size.vcpus,
        memoryGib: shortOfMemory ? size.memoryGib + 1 : size.memoryGib,
        accepts: (one) => bears(one, demand, size, sizing) && takesAttachments(subject, one, context),
      });
    const prices = larger && reprice(subject.resource, changeAt(subject.resource.inputs, path, larger.type));
    const proven = prices?.proven === true ? prices : undefined;
    return [
      {
        facts: {
          size: size.type,
          short: [
            ...(shortOfCpu ? [`CPU ${percentOf(Math.min(cpu, 1))}`] : []),
            ...(shortOfMemory ? [`memory ${percentOf(Math.min(memory, 1))}`] : []),
          ],
          beforeUsdPerMonth: proven?.beforeUsdPerMonth ?? 0,
          suggestedSize: proven === undefined ? null : (larger?.type ?? null),
          afterUsdPerMonth: proven?.afterUsdPerMonth ?? null,
        },
      },
    ];
  },
  message: ({ size, short, suggestedSize, beforeUsdPerMonth, afterUsdPerMonth }) => {
    const larger =
      suggestedSize === null || afterUsdPerMonth === null
        ? ""
        : `; ${suggestedSize} has the headroom for ${usd(afterUsdPerMonth)} a month instead of ${usd(beforeUsdPerMonth)}`;
    return `for one hour in twenty ${size} is used to ${short.join(" and ")}${larger}`;
  },
  advice: ({ size, suggestedSize }) =>
    suggestedSize === null
      ? "Give it more capacity, or spread the load."
      : `Change the size from ${size} to ${suggestedSize}, or spread the load.`,
  examples: {
    flagged: [
      {
        title: "A machine whose memory is full",
        resources: [{ type: "aws:ec2/instance:Instance", name: "api", inputs: { instanceType: "m5.large", region: "us-east-1" } }],
        utilisation: { api: busy({ cpu: 0.5, memory: 0.98 }) },
        messages: [
          "for one hour in twenty m5.large is used to memory 98 %; r6a.large has the headroom for 82.78 USD a month instead of 70.08 USD",
        ],
      },
    ],
    clean: [
      {
        title: "A machine that is well used",
        resources: [{ type: "aws:ec2/instance:Instance", name: "api", inputs: { instanceType: "m5.large", region: "us-east-1" } }],
        utilisation: { api: busy({ cpu: 0.75, memory: 0.8 }) },
      },
    ],
  },
});

function busy({ cpu, memory }: { readonly cpu: number; readonly memory: number }) {
  const window = { from: "2026-07-01", to: "2026-07-31", coverageFraction: 1, samplePeriodSeconds: 300 };
  const flat = (value: number) => ({ ...window, p50: value, p90: value, p95: value, p99: value, max: value });
  return {
    metrics: {
      cpuFraction: flat(cpu),
      memoryFraction: flat(memory),
      networkInBytesPerSecond: flat(1_000_000),
      networkOutBytesPerSecond: flat(1_000_000),
    },
  };
}
