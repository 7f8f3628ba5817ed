import { HOURS_PER_MONTH, MIB_PER_GIB } from "../../model";
import { type LineSpec, type PricingContext, pricedResource } from "../priced-resource";
import { inputsOf } from "./known";
import { internetEgressLines, internetEgressUsage, line, type Times } from "./lines";

export interface ServiceProps {
  readonly launchType?: string;
  readonly capacityProviderStrategies?: readonly { readonly capacityProvider?: string; readonly weight?: number; readonly base?: number }[];
  readonly desiredCount?: number;
  readonly schedulingStrategy?: string;
  readonly networkConfiguration?: { readonly assignPublicIp?: boolean };
}

export interface TaskDefinitionProps {
  readonly cpu?: string;
  readonly memory?: string;
  readonly ephemeralStorage?: { readonly sizeInGib?: number };
  readonly runtimePlatform?: { readonly cpuArchitecture?: string; readonly operatingSystemFamily?: string };
}

/** Storage that the price of a task includes: https://aws.amazon.com/fargate/pricing/ */
const INCLUDED_STORAGE_GIB = 20;
const CPU_UNITS_PER_VCPU = 1024;
const TASK_DEFINITION = "aws:ecs/taskDefinition:TaskDefinition";
const SCALABLE_TARGET = "aws:appautoscaling/target:Target";

/** ECS service. Fargate tasks are charged by size; tasks on EC2 run on machines that are charged where they are declared. */
export const ecsService = pricedResource<ServiceProps>({
  type: "aws:ecs/service:Service",
  title: "ECS service",
  pricingPage: "https://aws.amazon.com/fargate/pricing/",
  usage: internetEgressUsage,
  capacity: (props, context) => {
    const task = taskSize(context);
    return task === undefined || launchOf(props) !== "FARGATE"
      ? undefined
      : { provider: "aws", vcpus: task.vcpus, memoryGib: task.memoryGib, count: taskCount(props, context) };
  },
  price: (props, context) => {
    const launch = launchOf(props);
    if (launch === "EC2") return { free: "tasks on EC2 run on machines that are charged where they are declared" };
    if (launch === "EXTERNAL") return { unknown: "the price book has no figure for ECS Anywhere" };
    if (launch !== "FARGATE") return { unknown: `the price book has no figure for capacity of ${launch}` };
    if (context.related(TASK_DEFINITION, "taskDefinition")[0] === undefined)
      return { unknown: "its task definition is not part of this stack" };
    const task = taskSize(context);
    if (task === undefined) return { unknown: "its task definition states no cpu and memory for a task" };
    const { low, high } = taskCount(props, context);
    const times = { low, high, because: `the service scales from ${low} to ${high} tasks` };
    const address = line("Public IPv4 address", "public_ipv4.in_use", "hour", HOURS_PER_MONTH, times);
    return [
      ...taskLines(task, times),
      ...(props.networkConfiguration?.assignPublicIp === true ? [address] : []),
      ...internetEgressLines(context),
    ];
  },
});

/** "EC2", "FARGATE", "EXTERNAL", or the capacity providers that are not plain Fargate. */
function launchOf({ launchType, capacityProviderStrategies }: ServiceProps): string {
  const providers = [...(capacityProviderStrategies ?? [])].flatMap(({ capacityProvider }) => capacityProvider ?? []);
  if (providers.length === 0) return launchType ?? "EC2";
  if (providers.every((provider) => provider === "FARGATE")) return "FARGATE";
  return providers.some((provider) => provider.startsWith("FARGATE")) ? providers.join(" and ") : "EC2";
}

export interface TaskSize {
  readonly vcpus: number;
  readonly memoryGib: number;
  readonly extraStorageGib: number;
  readonly arm: boolean;
  readonly windows: boolean;
}

function taskSize(context: PricingContext): TaskSize | undefined {
  const definition = context.related(TASK_DEFINITION, "taskDefinition")[0];
  if (definition === undefined) return undefined;
  const { cpu, memory, ephemeralStorage, runtimePlatform } = inputsOf<TaskDefinitionProps>(definition);
  const vcpus = vcpusOf(String(cpu ?? ""));
  const memoryGib = memoryGibOf(String(memory ?? ""));
  if (vcpus === undefined || memoryGib === undefined) return undefined;
  return {
    vcpus,
    memoryGib,
    extraStorageGib: Math.max(0, (ephemeralStorage?.sizeInGib ?? 0) - INCLUDED_STORAGE_GIB),
    arm: runtimePlatform?.cpuArchitecture === "ARM64",
    windows: (runtimePlatform?.operatingSystemFamily ?? "").startsWith("WINDOWS"),
  };
}

/** "256" (CPU units) or ".25 vCPU". */
export function vcpusOf(cpu: string): number | undefined {
  const [, amount, unit] = /^\s*(\d*\.?\d+)\s*(vcpu)?\s*$/i.exec(cpu) ?? [];
  if (amount === undefined) return undefined;
  return unit === undefined ? Number(amount) / CPU_UNITS_PER_VCPU : Number(amount);
}

/** "512" (MiB) or "0.5 GB". */
export function memoryGibOf(memory: string): number | undefined {
  const [, amount, unit] = /^\s*(\d*\.?\d+)\s*(gb)?\s*$/i.exec(memory) ?? [];
  if (amount === undefined) return undefined;
  return unit === undefined ? Number(amount) / MIB_PER_GIB : Number(amount);
}

export function taskLines({ vcpus, memoryGib, extraStorageGib, arm, windows }: TaskSize, times: Times): readonly LineSpec[] {
  const platform = windows ? "windows" : `linux.${arm ? "arm" : "x86"}`;
  const name = windows ? "Windows" : arm ? "Linux/ARM" : "Linux/X86";
  const lines = [
    line(`vCPU per hour (Fargate, ${name})`, `fargate.${platform}.vcpu`, "vcpu-hour", vcpus * HOURS_PER_MONTH, times),
    line(`GB per hour (Fargate, ${name})`, `fargate.${platform}.memory`, "gb-hour", memoryGib * HOURS_PER_MONTH, times),
  ];
  if (windows) lines.push(line("OS licence per vCPU", "fargate.windows.licence", "vcpu-hour", vcpus * HOURS_PER_MONTH, times));
  if (extraStorageGib > 0) {
    lines.push(line("Ephemeral storage (above 20 GB)", "fargate.ephemeral_storage", "gb-hour", extraStorageGib * HOURS_PER_MONTH, times));
  }
  return lines;
}

function taskCount(props: ServiceProps, context: PricingContext): { readonly low: number; readonly high: number } {
  const target = context.dependants(SCALABLE_TARGET)[0];
  if (target !== undefined) {
    const { minCapacity = 0, maxCapacity = minCapacity } = inputsOf<{ minCapacity?: number; maxCapacity?: number }>(target);
    return { low: minCapacity, high: maxCapacity };
  }
  const count = props.desiredCount ?? 0;
  return { low: count, high: count };
}
