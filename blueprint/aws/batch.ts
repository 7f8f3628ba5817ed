import type { InstanceSize, PriceBook } from "../../catalog";
import type { BatchNeed, Purchase, WorkloadNeed } from "../../model";
import { type Blueprint, form, type Part } from "../part";
import { fargateTaskFor } from "./fargate-tasks";

const DISK_GIB = 30;
/** What ECS's agent and the system keep of a machine's memory. */
const USABLE_MEMORY_FRACTION = 0.95;
const KEPT_GIB = 0.3;
/** Time in which a machine starts, and stays after its last task. */
const STARTING_HOURS = 0.1;
/** Ways on machines that are priced in each region, and sizes that a spot environment chooses among. */
const WAYS = 3;
const SPOT_SIZES = 4;
/** A spot size is taken beside the cheapest one for up to this much more: the more sizes, the fewer interruptions. */
const DEARER_FRACTION = 0.2;
const GENERAL = /^[cmr]\d/;
const LOGGED_GIB_PER_TASK = 1 / 1024;
const LOGS_KEPT_DAYS = 30;

/** Jobs of AWS Batch: on spot first, on machines on demand where there is no spot, or on Fargate; nothing runs in between. */
export const awsBatch = form<BatchNeed>({
  form: "aws-batch",
  title: "AWS Batch",
  provider: "aws",
  kind: "batch",
  blueprints: (need, workload, { id: region }, book) => [
    ...(workload.purchases.includes("spot") ? onMachines(need, workload, region, book, "spot") : []),
    ...(workload.purchases.includes("on-demand")
      ? [...onMachines(need, workload, region, book, "on-demand"), ...onFargate(need, workload)]
      : []),
  ],
});

/** Tasks that must run at once for the run to be done in time; undefined where even one task takes too long. */
function parallelTasks(need: BatchNeed, purchase: Purchase): number | undefined {
  const { tasksPerRun, taskHours, deadlineHours, checkpointMinutes } = need;
  // On spot there is time for what one interruption repeats.
  const repeatedHours = purchase === "spot" ? Math.min(taskHours, checkpointMinutes === undefined ? taskHours : checkpointMinutes / 60) : 0;
  const inARow = Math.floor((deadlineHours - STARTING_HOURS - repeatedHours) / taskHours + 1e-9);
  return inARow < 1 ? undefined : Math.ceil(tasksPerRun / inARow);
}

interface Way {
  readonly size: InstanceSize;
  readonly usdPerHour: number;
  readonly perMachine: number;
  readonly machines: number;
  readonly machineHours: number;
}

function onMachines(need: BatchNeed, workload: WorkloadNeed, region: string, book: PriceBook, purchase: Purchase): readonly Blueprint[] {
  const parallel = parallelTasks(need, purchase);
  if (parallel === undefined) return [];
  const ways = book.sizesIn("aws", region).flatMap((type): Way[] => {
    const size = book.size("aws", type);
    const price = book.instancePrice("aws", region, type, purchase);
    if (size === undefined || price === undefined || !mayRunOn(size, workload)) return [];
    const perMachine = Math.min(tasksOn(size, need), parallel);
    if (perMachine < 1) return [];
    const machines = Math.ceil(parallel / perMachine);
    return [{ size, usdPerHour: price.usdPerHour, perMachine, machines, machineHours: hoursOf(need, machines, perMachine) }];
  });
  const costOf = ({ usdPerHour, machineHours }: Way) => usdPerHour * machineHours;
  ways.sort((a, b) => costOf(a) - costOf(b) || (a.size.type < b.size.type ? -1 : 1));
  return ways.slice(0, WAYS).map((way) => {
    const alike = purchase === "spot" ? ways.filter((other) => isAlike(way, other)).slice(0, SPOT_SIZES) : [way];
    return machineBlueprint(need, workload, way, alike, purchase);
  });
}

/** As good as the other, for hardly more. */
function isAlike(way: Way, other: Way): boolean {
  return (
    other.perMachine === way.perMachine &&
    other.size.vcpus === way.size.vcpus &&
    other.size.architecture === way.size.architecture &&
    other.usdPerHour >= way.usdPerHour &&
    other.usdPerHour <= way.usdPerHour * (1 + DEARER_FRACTION)
  );
}

function mayRunOn(size: InstanceSize, { architectures, burstable, previousGenerations }: WorkloadNeed): boolean {
  if (!GENERAL.test(size.type) && !(burstable && size.burstable)) return false;
  if (!architectures.includes(size.architecture) || size.bareMetal || size.gpuCount > 0 || size.accelerator !== undefined) return false;
  return (size.successorFamily === undefined || previousGenerations === true) && (burstable || !size.burstable);
}

function tasksOn({ vcpus, memoryGib }: InstanceSize, { taskVcpus, taskMemoryGib }: BatchNeed): number {
  return Math.floor(Math.min(vcpus / wholeVcpus(taskVcpus), (memoryGib * USABLE_MEMORY_FRACTION - KEPT_GIB) / taskMemoryGib) + 1e-9);
}

/** Jobs on machines ask for whole vCPUs: https://docs.aws.amazon.com/batch/latest/userguide/job_definition_parameters.html */
const wholeVcpus = (vcpus: number): number => Math.max(1, Math.ceil(vcpus - 1e-9));

/** Machine hours a month: the last tasks of a run may leave machines part empty. */
function hoursOf({ tasksPerRun, taskHours, runsPerMonth }: BatchNeed, machines: number, perMachine: number): number {
  const rows = Math.ceil(tasksPerRun / perMachine);
  return Math.round(runsPerMonth * (rows * taskHours + machines * STARTING_HOURS) * 1000) / 1000;
}

function machineBlueprint(need: BatchNeed, { zones }: WorkloadNeed, way: Way, alike: readonly Way[], purchase: Purchase): Blueprint {
  const { size, machines, machineHours } = way;
  const instanceTypes = alike.map((one) => one.size.type).sort();
  const environment = (name: string, type: string, hours: number): Part => ({
    name,
    type: "aws:batch/computeEnvironment:ComputeEnvironment",
    inputs: {
      computeResources: {
        type,
        allocationStrategy: type === "SPOT" ? "SPOT_PRICE_CAPACITY_OPTIMIZED" : "BEST_FIT_PROGRESSIVE",
        instanceTypes: type === "SPOT" ? instanceTypes : [size.type],
        minVcpus: 0,
        maxVcpus: machines * size.vcpus,
      },
    },
    from: { computeResources: "machines" },
    usage: { machineHours: hours },
  });
  return {
    size: size.type,
    family: size.family,
    count: machines,
    purchase,
    vcpusPerMachine: size.vcpus,
    memoryGibPerMachine: size.memoryGib,
    zones,
    parts: [
      ...(purchase === "spot"
        ? [environment("spot", "SPOT", machineHours), environment("instead", "EC2", 0)]
        : [environment("on-demand", "EC2", machineHours)]),
      {
        name: "machines",
        type: "aws:ec2/launchTemplate:LaunchTemplate",
        inputs: {
          blockDeviceMappings: [
            { deviceName: "/dev/xvda", ebs: { volumeType: "gp3", volumeSize: DISK_GIB, encrypted: "true", deleteOnTermination: "true" } },
          ],
        },
      },
      jobPart("EC2"),
      logsPart(need),
    ],
  };
}

function onFargate(need: BatchNeed, { architectures, zones }: WorkloadNeed): readonly Blueprint[] {
  const task = fargateTaskFor(need.taskVcpus, need.taskMemoryGib);
  const parallel = parallelTasks(need, "on-demand");
  if (task === undefined || parallel === undefined || !architectures.includes("x86_64")) return [];
  const { vcpus, memoryGib } = task;
  const hours = Math.round(need.runsPerMonth * need.tasksPerRun * need.taskHours * 1000) / 1000;
  return [
    {
      size: `Fargate, ${vcpus} vCPU and ${memoryGib} GiB`,
      family: "fargate",
      count: parallel,
      purchase: "on-demand",
      vcpusPerMachine: vcpus,
      memoryGibPerMachine: memoryGib,
      zones,
      parts: [
        {
          name: "on-demand",
          type: "aws:batch/computeEnvironment:ComputeEnvironment",
          inputs: { computeResources: { type: "FARGATE", maxVcpus: Math.ceil(parallel * vcpus) } },
          usage: { fargateVcpuHours: hours * vcpus, fargateMemoryGibHours: hours * memoryGib },
        },
        jobPart("FARGATE"),
        logsPart(need),
      ],
    },
  ];
}

const jobPart = (platform: string): Part => ({
  name: "job",
  type: "aws:batch/jobDefinition:JobDefinition",
  inputs: { platformCapabilities: [platform] },
});

function logsPart({ tasksPerRun, runsPerMonth }: BatchNeed): Part {
  const logged = Math.round(tasksPerRun * runsPerMonth * LOGGED_GIB_PER_TASK * 1000) / 1000;
  return {
    name: "logs",
    type: "aws:cloudwatch/logGroup:LogGroup",
    inputs: { retentionInDays: LOGS_KEPT_DAYS },
    usage: { ingestedGib: logged, storedGib: logged },
  };
}
