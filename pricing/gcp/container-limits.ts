/** Resource limits of a container as Kubernetes writes them. */
export interface Limits {
  readonly cpu?: string | number;
  readonly memory?: string;
}

const BINARY: Readonly<Record<string, number>> = { Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40 };
const DECIMAL: Readonly<Record<string, number>> = { k: 1e3, K: 1e3, M: 1e6, G: 1e9, T: 1e12 };

/** `2`, `"1.5"`, `"500m"` -> vCPUs; undefined where it is not a quantity of CPU. */
export function vcpusOf(cpu: string | number): number | undefined {
  const match = /^(\d+(?:\.\d+)?)(m?)$/.exec(String(cpu));
  return match === null ? undefined : Number(match[1]) / (match[2] === "m" ? 1000 : 1);
}

/** `"512Mi"`, `"2Gi"`, `"1G"` -> GiB; undefined where it is not a quantity of memory. */
export function gibOf(memory: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)(Ki|Mi|Gi|Ti|k|K|M|G|T)?$/.exec(memory);
  if (match === null) return undefined;
  const bytes = match[2] === undefined ? 1 : (BINARY[match[2]] ?? DECIMAL[match[2]] ?? 1);
  return (Number(match[1]) * bytes) / 2 ** 30;
}

/** Sum over the containers of one instance; a container without limits has Cloud Run's 1 vCPU and 512 MiB. A string says what is wrong. */
export function instanceLimits(
  containers: readonly (Limits | undefined)[],
): { readonly vcpus: number; readonly memoryGib: number } | string {
  let vcpus = 0;
  let memoryGib = 0;
  for (const limits of containers.length === 0 ? [undefined] : containers) {
    const cpu = vcpusOf(limits?.cpu ?? "1");
    const memory = gibOf(limits?.memory ?? "512Mi");
    if (cpu === undefined) return `its CPU limit "${limits?.cpu}" is not a quantity`;
    if (memory === undefined) return `its memory limit "${limits?.memory}" is not a quantity`;
    vcpus += cpu;
    memoryGib += memory;
  }
  return { vcpus, memoryGib };
}
