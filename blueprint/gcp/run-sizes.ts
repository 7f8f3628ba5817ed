/** vCPUs of an instance that keeps its processor all the time, and the memory it may have with them: https://cloud.google.com/run/docs/configuring/services/cpu#cpu-memory */
const SIZES: readonly { readonly vcpus: number; readonly leastGib: number; readonly mostGib: number }[] = [
  { vcpus: 1, leastGib: 0.5, mostGib: 4 },
  { vcpus: 2, leastGib: 0.5, mostGib: 8 },
  { vcpus: 4, leastGib: 2, mostGib: 16 },
  { vcpus: 6, leastGib: 4, mostGib: 24 },
  { vcpus: 8, leastGib: 4, mostGib: 32 },
];

/** An instance or a task of Cloud Run. */
export interface InstanceSize {
  readonly name: string;
  readonly vcpus: number;
  readonly memoryGib: number;
  /** As its resources declare them. */
  readonly limits: { readonly cpu: string; readonly memory: string };
}

/** The least instance with so much; undefined where Cloud Run has none. */
export function instanceSize(leastVcpus: number, leastGib: number): InstanceSize | undefined {
  const size = SIZES.find(({ vcpus, mostGib }) => vcpus >= leastVcpus && mostGib >= leastGib);
  if (size === undefined) return undefined;
  const { vcpus } = size;
  const memoryMib = Math.ceil(Math.max(size.leastGib, leastGib) * 1024);
  const memoryGib = memoryMib / 1024;
  return { name: `${vcpus} vCPU and ${memoryGib} GiB`, vcpus, memoryGib, limits: { cpu: String(vcpus), memory: `${memoryMib}Mi` } };
}
