import { machinesOf, machineTypes } from "../machines";
import { INTERRUPTIBLE_TAG } from "../need-tags";
import { placedBy } from "../origin";
import { minSavingField } from "../price-change";
import { type Outcome, rule } from "../rule";
import { tagOf } from "../tags";
import { percent, usd } from "../wording";

type Config = { readonly tagNames: readonly string[]; readonly minSavingUsdPerMonth: number };

type Facts = {
  readonly size: string;
  readonly region: string;
  readonly tag: string;
  readonly beforeUsdPerMonth: number;
  readonly afterUsdPerMonth: number;
  readonly savingUsdPerMonth: number;
};

const yes: ReadonlySet<string> = new Set(["true", "yes", "1"]);

export const onDemandForInterruptible = rule<Config, Facts>({
  id: "on-demand-for-interruptible",
  title: "Interruptible work runs on demand instead of on spot",
  group: "purchase",
  why: "Work that may be interrupted can use spare capacity, which the providers sell far below the on-demand price and may take back at short notice.",
  remedy: "Run the machine on spot, or remove the tag if the work must not be interrupted.",
  severity: "medium",
  level: "advisory",
  scope: "resource",
  types: machineTypes,
  config: {
    tagNames: {
      type: "strings",
      default: [INTERRUPTIBLE_TAG, "interruptible"],
      doc: "Tags (labels) whose value true, yes or 1 declares work interruptible.",
    },
    minSavingUsdPerMonth: minSavingField(1),
  },
  check: (subject, context): readonly Outcome<Facts>[] => {
    const { config, stack, reprice } = context;
    const { resource } = subject;
    const tag = config.tagNames.find((name) => yes.has(tagOf(resource, [name])?.toLowerCase() ?? ""));
    if (tag === undefined || placedBy(stack, resource) !== undefined) return [];
    const machines = machinesOf(subject, context);
    if (machines === undefined || machines.purchase === "spot" || machines.spotInputs === undefined) return [];
    const { size, region } = machines;
    const prices = reprice(resource, machines.spotInputs);
    if (!prices.proven)
      return [{ unjudged: `it runs ${size.type} on demand although tagged ${tag}; spot cannot be compared: ${prices.reason}` }];
    const { beforeUsdPerMonth, afterUsdPerMonth, savingUsdPerMonth } = prices;
    if (savingUsdPerMonth <= 0 || savingUsdPerMonth < config.minSavingUsdPerMonth) return [];
    return [{ facts: { size: size.type, region, tag, beforeUsdPerMonth, afterUsdPerMonth, savingUsdPerMonth } }];
  },
  message: ({ size, region, tag, beforeUsdPerMonth, afterUsdPerMonth, savingUsdPerMonth }) =>
    `it is tagged ${tag}, but ${size} runs on demand for ${usd(beforeUsdPerMonth)} a month in ${region}; on spot it costs ${usd(afterUsdPerMonth)}: ${percent(savingUsdPerMonth / beforeUsdPerMonth)} less`,
  saving: ({ savingUsdPerMonth }) => savingUsdPerMonth,
  examples: {
    flagged: [
      {
        title: "A batch worker on demand",
        resources: [
          {
            type: "gcp:compute/instance:Instance",
            name: "worker",
            inputs: { machineType: "e2-standard-4", zone: "us-central1-a", labels: { "costwright-interruptible": "true" } },
          },
        ],
        messages: [
          "it is tagged costwright:interruptible, but e2-standard-4 runs on demand for 98.24 USD a month in us-central1; on spot it costs 59.11 USD: 40 % less",
        ],
      },
    ],
    clean: [
      {
        title: "A batch worker on spot",
        resources: [
          {
            type: "gcp:compute/instance:Instance",
            name: "worker",
            inputs: {
              machineType: "e2-standard-4",
              zone: "us-central1-a",
              labels: { "costwright-interruptible": "true" },
              scheduling: { preemptible: true, provisioningModel: "SPOT", automaticRestart: false },
            },
          },
        ],
      },
      {
        title: "Work that is not declared interruptible",
        resources: [
          { type: "gcp:compute/instance:Instance", name: "web", inputs: { machineType: "e2-standard-4", zone: "us-central1-a" } },
        ],
      },
    ],
  },
});
