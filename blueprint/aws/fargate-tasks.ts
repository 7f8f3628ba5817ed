export const CPU_UNITS_PER_VCPU = 1024;
export const MIB_PER_GIB = 1024;

/** CPU units of a task and the memory that it may have with them: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html */
const SIZES: readonly { readonly cpu: number; readonly memoryMib: readonly number[] }[] = [
  { cpu: 256, memoryMib: [512, 1024, 2048] },
  { cpu: 512, memoryMib: steps(1, 4, 1) },
  { cpu: 1024, memoryMib: steps(2, 8, 1) },
  { cpu: 2048, memoryMib: steps(4, 16, 1) },
  { cpu: 4096, memoryMib: steps(8, 30, 1) },
  { cpu: 8192, memoryMib: steps(16, 60, 4) },
  { cpu: 16384, memoryMib: steps(32, 120, 8) },
];

function steps(fromGib: number, toGib: number, byGib: number): readonly number[] {
  return Array.from({ length: (toGib - fromGib) / byGib + 1 }, (_, index) => (fromGib + index * byGib) * MIB_PER_GIB);
}

export interface FargateTask {
  readonly vcpus: number;
  readonly memoryGib: number;
}

/** The smallest task that has at least this: with more CPU it would only cost more. */
export function fargateTaskFor(vcpus: number, memoryGib: number): FargateTask | undefined {
  for (const { cpu, memoryMib } of SIZES) {
    const memory = memoryMib.find((one) => one >= memoryGib * MIB_PER_GIB - 1e-9);
    if (cpu >= vcpus * CPU_UNITS_PER_VCPU - 1e-9 && memory !== undefined)
      return { vcpus: cpu / CPU_UNITS_PER_VCPU, memoryGib: memory / MIB_PER_GIB };
  }
  return undefined;
}
