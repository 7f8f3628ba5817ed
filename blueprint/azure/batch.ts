import type { InstanceSize, PriceBook } from "../../catalog";
import type { BatchNeed, Purchase, WorkloadNeed } from "../../model";
import { type Blueprint, form, type Part } from "../part";
import { endpointPart, zonePart } from "./private-names";

/** A Standard SSD of the tier E4, which every node boots from. */
export const NODE_DISK_GIB = 32;

/** From the wish for a node until its first task, and from its last one until it is gone: counted, and kept off the deadline. */
const NODE_OVERHEAD_HOURS = 0.25;
/** Above this many a pool needs an agreement with Azure first. */
const MOST_NODES = 1000;
const MOST_VCPUS = 64;
/** Of a node's memory what the agent and the system take. */
const SYSTEM_GIB = 1;
/** What is handed to tasks and back about tasks, not their data. */
const ENDPOINT_GIB_PER_MONTH = 10;
/** The book has no rate of interruptions for Azure: so many of the tasks are counted as being interrupted, midway. */
const INTERRUPTED_FRACTION = 0.1;

interface Run {
  readonly size: InstanceSize;
  readonly slots: number;
  readonly nodes: number;
  readonly nodeHoursPerMonth: number;
}

/** A pool of Azure Batch that is empty between runs; on spot where tasks may be interrupted, with dedicated nodes for what is taken away. */
export const azureBatch = form<BatchNeed>({
  form: "azure-batch",
  title: "Azure Batch",
  provider: "azure",
  kind: "batch",
  blueprints: (need, workload, region, book) =>
    workload.purchases
      .filter((purchase) => purchase === "on-demand" || (purchase === "spot" && workload.interruptible))
      .flatMap((purchase): Blueprint[] => {
        const run = cheapestRun(need, workload, region.id, book, purchase);
        if (run === undefined) return [];
        const { size, nodes } = run;
        return [
          {
            size: size.type,
            family: size.family,
            count: nodes,
            purchase,
            vcpusPerMachine: size.vcpus,
            memoryGibPerMachine: size.memoryGib,
            zones: 1,
            parts: poolParts(run, purchase),
          },
        ];
      }),
});

function cheapestRun(need: BatchNeed, workload: WorkloadNeed, region: string, book: PriceBook, purchase: Purchase): Run | undefined {
  let best: { readonly run: Run; readonly usd: number } | undefined;
  for (const type of book.sizesIn("azure", region)) {
    const size = book.size("azure", type);
    if (size === undefined || !mayBeNode(size, workload)) continue;
    const run = runOn(size, need, purchase);
    const price = run && book.instancePrice("azure", region, type, purchase);
    if (run === undefined || price === undefined) continue;
    const usd = price.usdPerHour * run.nodeHoursPerMonth;
    if (best === undefined || usd < best.usd) best = { run, usd };
  }
  return best?.run;
}

function mayBeNode(size: InstanceSize, { architectures, burstable, previousGenerations }: WorkloadNeed): boolean {
  if (!architectures.includes(size.architecture) || size.bareMetal || size.gpuCount > 0 || size.vcpus > MOST_VCPUS) return false;
  if (size.successorFamily !== undefined && previousGenerations !== true) return false;
  // General, memory and compute sizes; neither confidential nor cut down.
  return /^Standard_[DEF]\d+[a-z]*_v\d+$/.test(size.type) && (burstable || !size.burstable);
}

/** As many nodes as finish a run in time, and their hours. */
function runOn(size: InstanceSize, need: BatchNeed, purchase: Purchase): Run | undefined {
  const slots = Math.floor(Math.min(size.vcpus / need.taskVcpus, (size.memoryGib - SYSTEM_GIB) / need.taskMemoryGib) + 1e-9);
  if (slots < 1) return undefined;
  // An interrupted task repeats what it has done since its checkpoint: half of it on the average, all of it at worst.
  const repeatedHours = purchase === "spot" ? Math.min(need.taskHours, (need.checkpointMinutes ?? Number.POSITIVE_INFINITY) / 60) : 0;
  const inARow = Math.floor((need.deadlineHours - NODE_OVERHEAD_HOURS - repeatedHours) / need.taskHours + 1e-9);
  if (inARow < 1) return undefined;
  const nodes = Math.ceil(need.tasksPerRun / (slots * inARow));
  if (nodes > MOST_NODES) return undefined;
  const rounds = Math.ceil(need.tasksPerRun / (slots * nodes));
  const taskHours = need.taskHours + (INTERRUPTED_FRACTION * repeatedHours) / 2;
  return { size, slots, nodes, nodeHoursPerMonth: nodes * (rounds * taskHours + NODE_OVERHEAD_HOURS) * need.runsPerMonth };
}

function poolParts({ size, slots, nodes, nodeHoursPerMonth }: Run, purchase: Purchase): readonly Part[] {
  const spot = purchase === "spot";
  const hours = Math.round(nodeHoursPerMonth * 1000) / 1000;
  const pool: Part = {
    name: "",
    type: "azure-native:batch:Pool",
    inputs: {
      vmSize: size.type,
      taskSlotsPerNode: slots,
      scaleSettings: { autoScale: { evaluationInterval: "PT5M", formula: scalingFormula(slots, nodes, spot) } },
      deploymentConfiguration: {
        virtualMachineConfiguration: { osDisk: { diskSizeGB: NODE_DISK_GIB, managedDisk: { storageAccountType: "StandardSSD_LRS" } } },
      },
    },
    usage: { dedicatedNodeHoursPerMonth: spot ? 0 : hours, spotNodeHoursPerMonth: spot ? hours : 0 },
  };
  return [pool, endpointPart(ENDPOINT_GIB_PER_MONTH), zonePart];
}

/**
 * As many nodes as the waiting and running tasks fill, none when there are none. Spot nodes that were taken away are
 * stood in for by dedicated ones: https://learn.microsoft.com/azure/batch/batch-automatic-scaling
 */
function scalingFormula(slots: number, nodes: number, spot: boolean): string {
  const wanted = [
    "sampled = $PendingTasks.GetSamplePercent(5 * TimeInterval_Minute);",
    "tasks = sampled < 70 ? max(0, $PendingTasks.GetSample(1)) : max($PendingTasks.GetSample(1), avg($PendingTasks.GetSample(5 * TimeInterval_Minute)));",
    `wanted = min(${nodes}, (tasks + ${slots - 1}) / ${slots});`,
  ];
  const targets = spot
    ? [
        "lost = max(0, $PreemptedNodeCount.GetSample(1));",
        "$TargetLowPriorityNodes = wanted;",
        "$TargetDedicatedNodes = min(wanted, lost);",
      ]
    : ["$TargetDedicatedNodes = wanted;"];
  return [...wanted, ...targets, "$NodeDeallocationOption = taskcompletion;"].join("\n");
}
