import { changeAt } from "../input-path";
import { machinesOf, machineTypes } from "../machines";
import { declaredNeed } from "../need-tags";
import { placedBy } from "../origin";
import { minSavingField } from "../price-change";
import { type Outcome, rule } from "../rule";
import { cheapestFitting } from "../size-search";
import { percent, usd } from "../wording";

type Config = { readonly minUtilisationFraction: number; readonly headroomFraction: number; readonly minSavingUsdPerMonth: number };

type Facts = {
  readonly size: string;
  readonly vcpus: number;
  readonly memoryGib: number;
  readonly neededVcpus: number | null;
  readonly neededMemoryGib: number | null;
  readonly largestUtilisationFraction: number;
  readonly suggestedSize: string;
  readonly suggestedVcpus: number;
  readonly suggestedMemoryGib: number;
  readonly headroomFraction: number;
  readonly beforeUsdPerMonth: number;
  readonly afterUsdPerMonth: number;
  readonly savingUsdPerMonth: number;
};

export const oversizedForNeed = rule<Config, Facts>({
  id: "oversized-for-need",
  title: "The machine is far larger than its declared need",
  group: "sizing",
  why: "What a machine offers beyond its need and headroom is paid for and never used. The need is declared by the tags costwright:vcpus and costwright:memory-gib (costwright-vcpus and costwright-memory-gib on Google Cloud). A machine counts as oversized only where both CPU and memory are; the default headroom of 20 % is that of AWS Compute Optimizer.",
  remedy: "Change the size to the one named, or correct the declared need.",
  severity: "medium",
  level: "advisory",
  scope: "resource",
  types: machineTypes,
  config: {
    minUtilisationFraction: {
      type: "number",
      default: 0.5,
      minimum: 0,
      maximum: 1,
      doc: "A machine whose larger share of need to capacity (CPU or memory) is below this is oversized (0..1).",
    },
    headroomFraction: {
      type: "number",
      default: 0.2,
      minimum: 0,
      maximum: 5,
      doc: "Capacity beyond the need that a suggested size must have, as a share of the need.",
    },
    minSavingUsdPerMonth: minSavingField(1),
  },
  check: (subject, context): readonly Outcome<Facts>[] => {
    const { config, stack, book, reprice } = context;
    if (placedBy(stack, subject.resource) !== undefined) return [];
    const need = declaredNeed(subject.resource);
    if (need === undefined) return [];
    if (need.unreadable !== undefined) return [{ unjudged: need.unreadable }];
    const machines = machinesOf(subject, context);
    if (machines === undefined) return [];
    const { size, region, purchase, path } = machines;
    const utilisation = Math.max((need.vcpus ?? 0) / size.vcpus, (need.memoryGib ?? 0) / size.memoryGib);
    if (utilisation >= config.minUtilisationFraction) return [];
    const withHeadroom = (amount: number | undefined, otherwise: number) =>
      amount === undefined ? otherwise : Math.min(otherwise, amount * (1 + config.headroomFraction));
    const better = cheapestFitting(book, {
      from: size,
      region,
      purchase,
      tied: machines.tied,
      vcpus: withHeadroom(need.vcpus, size.vcpus),
      memoryGib: withHeadroom(need.memoryGib, size.memoryGib),
      allowArm: false,
    });
    if (better === undefined) return [];
    const prices = reprice(subject.resource, changeAt(subject.resource.inputs, path, better.type));
    if (!prices.proven) return [{ unjudged: `${size.type} is oversized, but the prices cannot be compared: ${prices.reason}` }];
    const { beforeUsdPerMonth, afterUsdPerMonth, savingUsdPerMonth } = prices;
    if (savingUsdPerMonth <= 0 || savingUsdPerMonth < config.minSavingUsdPerMonth) return [];
    return [
      {
        facts: {
          size: size.type,
          vcpus: size.vcpus,
          memoryGib: size.memoryGib,
          neededVcpus: need.vcpus ?? null,
          neededMemoryGib: need.memoryGib ?? null,
          largestUtilisationFraction: utilisation,
          suggestedSize: better.type,
          suggestedVcpus: better.vcpus,
          suggestedMemoryGib: better.memoryGib,
          headroomFraction: config.headroomFraction,
          beforeUsdPerMonth,
          afterUsdPerMonth,
          savingUsdPerMonth,
        },
      },
    ];
  },
  message: (facts) => {
    const needed = [
      ...(facts.neededVcpus === null ? [] : [`${facts.neededVcpus} vCPU`]),
      ...(facts.neededMemoryGib === null ? [] : [`${facts.neededMemoryGib} GiB`]),
    ].join(" and ");
    return `the declared need is ${needed}, at most ${percent(facts.largestUtilisationFraction)} of ${facts.size} (${facts.vcpus} vCPU, ${facts.memoryGib} GiB, ${usd(facts.beforeUsdPerMonth)} a month); ${facts.suggestedSize} (${facts.suggestedVcpus} vCPU, ${facts.suggestedMemoryGib} GiB) keeps ${percent(facts.headroomFraction)} headroom for ${usd(facts.afterUsdPerMonth)}`;
  },
  advice: ({ size, suggestedSize }) => `Change the size from ${size} to ${suggestedSize}, or correct the declared need.`,
  saving: ({ savingUsdPerMonth }) => savingUsdPerMonth,
  examples: {
    flagged: [
      {
        title: "A machine eight times its need",
        resources: [
          {
            type: "azure-native:compute:VirtualMachine",
            name: "report",
            inputs: {
              location: "westeurope",
              hardwareProfile: { vmSize: "Standard_D16s_v5" },
              tags: { "costwright:vcpus": "2", "costwright:memory-gib": "6" },
            },
          },
        ],
        messages: [
          "the declared need is 2 vCPU and 6 GiB, at most 13 % of Standard_D16s_v5 (16 vCPU, 64 GiB, 671.60 USD a month); Standard_D4ls_v5 (4 vCPU, 8 GiB) keeps 20 % headroom for 141.62 USD",
        ],
      },
    ],
    clean: [
      {
        title: "A machine that its need fills",
        resources: [
          {
            type: "azure-native:compute:VirtualMachine",
            name: "report",
            inputs: {
              location: "westeurope",
              hardwareProfile: { vmSize: "Standard_D2s_v5" },
              tags: { "costwright:vcpus": "1.5", "costwright:memory-gib": "6" },
            },
          },
        ],
      },
      {
        title: "Little CPU, but the memory is needed",
        resources: [
          {
            type: "gcp:compute/instance:Instance",
            name: "cache",
            inputs: {
              machineType: "e2-standard-4",
              zone: "europe-west1-b",
              labels: { "costwright-vcpus": "1", "costwright-memory-gib": "12" },
            },
          },
        ],
      },
    ],
  },
});
