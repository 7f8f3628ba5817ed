import { changeAt } from "../input-path";
import { machinesOf, machineTypes } from "../machines";
import { declaredNeed } from "../need-tags";
import { placedBy } from "../origin";
import { minSavingField } from "../price-change";
import { type Outcome, rule } from "../rule";
import { successorOf } from "../size-search";
import { usd } from "../wording";

type Config = { readonly minSavingUsdPerMonth: number };

type Facts = {
  readonly size: string;
  readonly successor: string;
  readonly vcpus: number;
  readonly memoryGib: number;
  readonly successorMemoryGib: number;
  readonly region: string;
  readonly beforeUsdPerMonth: number;
  readonly afterUsdPerMonth: number;
  readonly savingUsdPerMonth: number;
};

export const previousGeneration = rule<Config, Facts>({
  id: "previous-generation",
  title: "A superseded machine generation costs more than its successor",
  group: "sizing",
  why: "Vendors keep selling old generations, often at a higher price than the faster successor that they document (https://aws.amazon.com/ec2/previous-generation/, https://learn.microsoft.com/azure/virtual-machines/sizes/previous-gen-sizes-list). Only successors with the same vCPUs and no less memory that cost less in that region are named.",
  remedy: "Change to the successor. The image needs its drivers (on AWS NVMe and ENA for current generations).",
  severity: "medium",
  level: "advisory",
  scope: "resource",
  types: machineTypes,
  config: { minSavingUsdPerMonth: minSavingField(1) },
  check: (subject, context): readonly Outcome<Facts>[] => {
    const { config, stack, book, reprice } = context;
    const machines = machinesOf(subject, context);
    if (machines === undefined || machines.tied || placedBy(stack, subject.resource) !== undefined) return [];
    if (declaredNeed(subject.resource) !== undefined) return [];
    const { size, region, purchase, path } = machines;
    const successor = successorOf(book, size, region, purchase);
    if (successor === undefined) return [];
    const prices = reprice(subject.resource, changeAt(subject.resource.inputs, path, successor.type));
    if (!prices.proven) return [];
    const { beforeUsdPerMonth, afterUsdPerMonth, savingUsdPerMonth } = prices;
    if (savingUsdPerMonth <= 0 || savingUsdPerMonth < config.minSavingUsdPerMonth) return [];
    const facts = {
      size: size.type,
      successor: successor.type,
      vcpus: size.vcpus,
      memoryGib: size.memoryGib,
      successorMemoryGib: successor.memoryGib,
      region,
      beforeUsdPerMonth,
      afterUsdPerMonth,
      savingUsdPerMonth,
    };
    return [{ facts }];
  },
  message: ({ size, successor, vcpus, memoryGib, successorMemoryGib, region, beforeUsdPerMonth, afterUsdPerMonth }) =>
    `${size} (${vcpus} vCPU, ${memoryGib} GiB) is superseded and costs ${usd(beforeUsdPerMonth)} a month in ${region}, its successor ${successor} (${vcpus} vCPU, ${successorMemoryGib} GiB) costs ${usd(afterUsdPerMonth)}`,
  advice: ({ size, successor }) =>
    `Change the size from ${size} to ${successor}. The image needs the successor's drivers (on AWS NVMe and ENA).`,
  saving: ({ savingUsdPerMonth }) => savingUsdPerMonth,
  examples: {
    flagged: [
      {
        title: "The fourth generation of AWS",
        resources: [{ type: "aws:ec2/instance:Instance", name: "web", inputs: { instanceType: "m4.xlarge", region: "us-east-1" } }],
        messages: [
          "m4.xlarge (4 vCPU, 16 GiB) is superseded and costs 146.00 USD a month in us-east-1, its successor m5.xlarge (4 vCPU, 16 GiB) costs 140.16 USD",
        ],
      },
    ],
    clean: [
      {
        title: "A current generation",
        resources: [{ type: "aws:ec2/instance:Instance", name: "web", inputs: { instanceType: "m5.xlarge", region: "us-east-1" } }],
      },
      {
        title: "A successor that costs more",
        resources: [
          { type: "gcp:compute/instance:Instance", name: "web", inputs: { machineType: "n1-standard-4", zone: "us-central1-a" } },
        ],
      },
    ],
  },
});
