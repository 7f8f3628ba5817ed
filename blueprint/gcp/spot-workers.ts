import type { InstanceSize } from "../../catalog";
import type { BatchNeed, WorkloadNeed } from "../../model";
import { type Blueprint, form, type Part } from "../part";
import { takesHyperdiskOnly } from "./places";

const DISK_GIB = 30;
/** What the system of a machine keeps for itself, and the largest machine that is looked at: an interruption takes all its tasks. */
const SYSTEM_GIB = 1;
const MOST_VCPUS = 32;
/** Machines start, and pull the image, before the first task does. */
const START_HOURS = 0.1;
const MOST_MACHINES = 1000;
/** Offers of a region: the cheapest sizes. */
const OFFERED = 3;
/** A message of Pub/Sub is charged as 1,000 bytes at least: https://cloud.google.com/pubsub/pricing */
const GIB_PER_MESSAGE = 1000 / 2 ** 30;

/**
 * Machines on spot that take tasks from a queue and are gone when it is empty. A task that they have dropped too often
 * goes to a second queue, which machines on demand work off: their hours are not in the price, for hardly any get there.
 */
export const spotWorkers = form<BatchNeed>({
  form: "spot-workers",
  title: "Spot VMs with Pub/Sub",
  provider: "gcp",
  kind: "batch",
  blueprints: (need, workload, { id: region }, book) => {
    if (!workload.interruptible || !workload.purchases.includes("spot")) return [];
    return book
      .sizesIn("gcp", region)
      .flatMap((type): { readonly usd: number; readonly blueprint: Blueprint }[] => {
        const size = book.size("gcp", type);
        const price = book.instancePrice("gcp", region, type, "spot");
        const crew = size && mayWork(size, workload) ? crewOf(need, size) : undefined;
        if (size === undefined || price === undefined || crew === undefined) return [];
        return [{ usd: crew.machineHours * price.usdPerHour, blueprint: workersBlueprint(need, workload, size, crew) }];
      })
      .sort((one, other) => one.usd - other.usd || (one.blueprint.size < other.blueprint.size ? -1 : 1))
      .slice(0, OFFERED)
      .map(({ blueprint }) => blueprint);
  },
});

function mayWork(size: InstanceSize, { architectures, burstable, previousGenerations }: WorkloadNeed): boolean {
  if (!architectures.includes(size.architecture) || size.bareMetal || size.gpuCount > 0 || size.vcpus > MOST_VCPUS) return false;
  if (takesHyperdiskOnly(size.type) || size.type.endsWith("lssd")) return false;
  if (size.successorFamily !== undefined && previousGenerations !== true) return false;
  return burstable || !size.burstable;
}

interface Crew {
  readonly tasksAtOnce: number;
  readonly machines: number;
  /** A month, of all. */
  readonly machineHours: number;
}

/** Tasks that a machine runs beside one another. */
export function tasksBeside(need: Pick<BatchNeed, "taskVcpus" | "taskMemoryGib">, vcpus: number, memoryGib: number): number {
  return Math.floor(Math.min(vcpus / need.taskVcpus, (memoryGib - SYSTEM_GIB) / need.taskMemoryGib) + 1e-9);
}

/** As many machines as finish before the deadline, also where one interruption repeats what it can. */
function crewOf(need: BatchNeed, { vcpus, memoryGib }: InstanceSize): Crew | undefined {
  const { tasksPerRun, taskHours, deadlineHours, runsPerMonth, checkpointMinutes } = need;
  const tasksAtOnce = tasksBeside(need, vcpus, memoryGib);
  const repeatedHours = checkpointMinutes === undefined ? taskHours : Math.min(taskHours, checkpointMinutes / 60);
  const inARow = Math.floor((deadlineHours - repeatedHours - 2 * START_HOURS) / taskHours + 1e-9);
  if (tasksAtOnce < 1 || inARow < 1) return undefined;
  const machines = Math.ceil(tasksPerRun / (inARow * tasksAtOnce));
  if (machines > MOST_MACHINES) return undefined;
  const hoursPerRun = (tasksPerRun * taskHours) / tasksAtOnce + machines * START_HOURS;
  return { tasksAtOnce, machines, machineHours: runsPerMonth * hoursPerRun };
}

function workersBlueprint(need: BatchNeed, { zones }: WorkloadNeed, size: InstanceSize, crew: Crew): Blueprint {
  const messages = need.tasksPerRun * need.runsPerMonth;
  return {
    size: size.type,
    family: size.family,
    count: crew.machines,
    purchase: "spot",
    vcpusPerMachine: size.vcpus,
    memoryGibPerMachine: size.memoryGib,
    zones,
    parts: [...workerParts(size.type, true, crew, messages, crew.machineHours), ...workerParts(size.type, false, crew, 0, 0)],
  };
}

const spotScheduling = { provisioningModel: "SPOT", preemptible: true, automaticRestart: false, instanceTerminationAction: "STOP" };

/** Names of a queue and its machines; those on demand end on `-instead`. */
export function workerNames(spot: boolean) {
  const end = spot ? "" : "-instead";
  return { queue: `queue${end}`, pull: `pull${end}`, machine: `machine${end}`, scale: `scale${end}`, group: spot ? "" : "instead" };
}

function workerParts(machineType: string, spot: boolean, crew: Crew, messages: number, machineHours: number): readonly Part[] {
  const names = workerNames(spot);
  const gib = messages * GIB_PER_MESSAGE;
  return [
    { name: names.queue, type: "gcp:pubsub/topic:Topic", inputs: {}, usage: { ingestedGib: gib } },
    { name: names.pull, type: "gcp:pubsub/subscription:Subscription", inputs: {}, usage: { deliveredGib: gib } },
    {
      name: names.machine,
      type: "gcp:compute/regionInstanceTemplate:RegionInstanceTemplate",
      inputs: {
        machineType,
        disks: [{ boot: true, autoDelete: true, sourceImage: "cos-cloud/cos-stable", diskSizeGb: DISK_GIB, diskType: "pd-balanced" }],
        scheduling: spot ? spotScheduling : { provisioningModel: "STANDARD", automaticRestart: true },
      },
    },
    {
      name: names.group,
      type: "gcp:compute/regionInstanceGroupManager:RegionInstanceGroupManager",
      inputs: {},
      from: { versions: names.machine },
      // From none at all: its hours are those of its peaks.
      usage: { peakMachineHours: machineHours },
    },
    {
      name: names.scale,
      type: "gcp:compute/regionAutoscaler:RegionAutoscaler",
      inputs: { autoscalingPolicy: { minReplicas: 0, maxReplicas: crew.machines, mode: "ON" } },
      from: { target: names.group },
    },
  ];
}
