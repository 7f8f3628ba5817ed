import { changeAt } from "../input-path";
import { machinesOf, machineTypes } from "../machines";
import { declaredNeed } from "../need-tags";
import { placedBy } from "../origin";
import { minSavingField, minSavingFractionField } from "../price-change";
import { type Outcome, rule } from "../rule";
import { cheapestFitting, successorOf } from "../size-search";
import { percent, usd } from "../wording";

type Config = {
  readonly minSavingFraction: number;
  readonly minSavingUsdPerMonth: number;
  readonly allowArm: boolean;
};

type Facts = {
  readonly size: string;
  readonly vcpus: number;
  readonly memoryGib: number;
  readonly suggestedSize: string;
  readonly suggestedVcpus: number;
  readonly suggestedMemoryGib: number;
  readonly suggestedArchitecture: string;
  readonly region: string;
  readonly purchase: string;
  readonly beforeUsdPerMonth: number;
  readonly afterUsdPerMonth: number;
  readonly savingUsdPerMonth: number;
};

export const cheaperEquivalentSize = rule<Config, Facts>({
  id: "cheaper-equivalent-size",
  title: "Another size offers no less for less money",
  group: "sizing",
  why: "Providers sell the same capacity under many names: a newer generation or another processor maker often gives no fewer vCPUs and no less memory for less. The suggestion keeps region, architecture (unless allowArm), way of paying, accelerators, local and premium disks and known network and disk throughput, is never burstable unless the present size is, and is never of an older generation.",
  remedy:
    "Change the machine's size to the one named. A machine restarts, a pool or group replaces its nodes; try it on one machine first where single-thread speed matters.",
  severity: "medium",
  level: "advisory",
  scope: "resource",
  types: machineTypes,
  config: {
    minSavingFraction: minSavingFractionField(0.1),
    minSavingUsdPerMonth: minSavingField(5),
    allowArm: { type: "boolean", default: false, doc: "Suggest arm64 sizes for x86_64 machines: software must be built for it." },
  },
  check: (subject, context): readonly Outcome<Facts>[] => {
    const { config, stack, book, reprice } = context;
    const machines = machinesOf(subject, context);
    if (machines === undefined || placedBy(stack, subject.resource) !== undefined) return [];
    // A declared need is judged by oversized-for-need, a superseded generation by previous-generation: one finding, not two.
    if (declaredNeed(subject.resource) !== undefined) return [];
    const { size, region, purchase, tied, path } = machines;
    const successor = successorOf(book, size, region, purchase);
    if (
      successor !== undefined &&
      cheaper(
        book.instancePrice(size.provider, region, successor.type, purchase),
        book.instancePrice(size.provider, region, size.type, purchase),
      )
    )
      return [];
    const better = cheapestFitting(book, {
      from: size,
      region,
      purchase,
      tied,
      vcpus: size.vcpus,
      memoryGib: size.memoryGib,
      allowArm: config.allowArm,
    });
    if (better === undefined) return [];
    const prices = reprice(subject.resource, changeAt(subject.resource.inputs, path, better.type));
    if (!prices.proven) return [];
    const { beforeUsdPerMonth, afterUsdPerMonth, savingUsdPerMonth } = prices;
    if (savingUsdPerMonth <= 0 || savingUsdPerMonth < config.minSavingUsdPerMonth) return [];
    if (savingUsdPerMonth < config.minSavingFraction * beforeUsdPerMonth) return [];
    return [
      {
        facts: {
          size: size.type,
          vcpus: size.vcpus,
          memoryGib: size.memoryGib,
          suggestedSize: better.type,
          suggestedVcpus: better.vcpus,
          suggestedMemoryGib: better.memoryGib,
          suggestedArchitecture: better.architecture,
          region,
          purchase,
          beforeUsdPerMonth,
          afterUsdPerMonth,
          savingUsdPerMonth,
        },
      },
    ];
  },
  message: (facts) => {
    const {
      size,
      vcpus,
      memoryGib,
      suggestedSize,
      suggestedVcpus,
      suggestedMemoryGib,
      region,
      beforeUsdPerMonth,
      afterUsdPerMonth,
      savingUsdPerMonth,
    } = facts;
    const share = percent(savingUsdPerMonth / beforeUsdPerMonth);
    return `${size} (${vcpus} vCPU, ${memoryGib} GiB) costs ${usd(beforeUsdPerMonth)} a month in ${region}, ${suggestedSize} (${suggestedVcpus} vCPU, ${suggestedMemoryGib} GiB) costs ${usd(afterUsdPerMonth)}: ${share} less`;
  },
  advice: ({ size, suggestedSize, suggestedArchitecture }) =>
    `Change the size from ${size} to ${suggestedSize} (${suggestedArchitecture}). A machine restarts, a pool or group replaces its nodes; try it on one machine first where single-thread speed matters.`,
  saving: ({ savingUsdPerMonth }) => savingUsdPerMonth,
  examples: {
    flagged: [
      {
        title: "An Intel machine where an AMD one costs less",
        resources: [
          {
            type: "gcp:compute/instance:Instance",
            name: "web",
            inputs: {
              machineType: "n2-standard-4",
              zone: "europe-west1-b",
              bootDisk: { initializeParams: { size: 10, type: "pd-standard" } },
            },
          },
        ],
        messages: [
          "n2-standard-4 (4 vCPU, 16 GiB) costs 125.18 USD a month in europe-west1, e2-standard-4 (4 vCPU, 16 GiB) costs 108.02 USD: 14 % less",
        ],
      },
    ],
    clean: [
      {
        title: "A size with a local disk that cheaper ones lack",
        resources: [{ type: "aws:ec2/instance:Instance", name: "cache", inputs: { instanceType: "i4i.large", region: "us-east-1" } }],
      },
      {
        title: "A machine with an accelerator stays in its family",
        resources: [
          {
            type: "gcp:compute/instance:Instance",
            name: "train",
            inputs: { machineType: "n1-standard-4", zone: "us-central1-a", guestAccelerators: [{ type: "nvidia-tesla-t4", count: 1 }] },
          },
        ],
      },
    ],
  },
});

function cheaper(a: { readonly usdPerHour: number } | undefined, b: { readonly usdPerHour: number } | undefined): boolean {
  return a !== undefined && b !== undefined && a.usdPerHour < b.usdPerHour;
}
