import type { InstanceSize } from "../../price-book";

/**
 * What a machine type is charged for: so many vCPUs, GiB, GPUs and GiB of local SSD, each at a price of its own. The
 * names of the parts are those of `machinePart`.
 */
export interface MachineRecipe {
  readonly parts: readonly (readonly [part: string, amount: number])[];
  /** Nothing but vCPUs and memory of its own series: no check against known prices is needed. */
  readonly isPlain: boolean;
}

/** Series whose machines cost the sum of their vCPUs and GiB, and of what comes with them. */
const series: ReadonlySet<string> = new Set([
  ...["a2", "a3", "c2", "c2d", "c3", "c3d", "c4", "c4a", "c4d", "c4n", "e2", "g2", "g4", "h3"],
  ...["m1", "m3", "m4", "n1", "n2", "n2d", "n4", "n4a", "n4d", "t2a", "t2d", "z3"],
]);

/** Shared-core types are charged for a part of their vCPUs. https://cloud.google.com/compute/docs/general-purpose-machines#sharedcore */
const chargedVcpus: Readonly<Record<string, number>> = { "e2-micro": 0.25, "e2-small": 0.5, "e2-medium": 1 };

/** Shared-core types of the first generation have one SKU each, by the hour of the machine. */
const wholeMachines: Readonly<Record<string, string>> = { "f1-micro": "f1 machine", "g1-small": "g1 machine" };

/** GPU of a series' machines. https://cloud.google.com/compute/docs/gpus */
function gpuOf(type: string): string | undefined {
  if (type.startsWith("a2-ultragpu")) return "gpu a100-80gb";
  if (type.startsWith("a2-")) return "gpu a100";
  if (type.startsWith("a3-megagpu")) return "gpu h100-80gb-mega";
  if (type.startsWith("a3-highgpu")) return "gpu h100-80gb";
  if (type.startsWith("g2-")) return "gpu l4";
  return undefined;
}

/** Series with a price of their own for local SSD; the others pay the one for all. */
const ownLocalSsd: ReadonlySet<string> = new Set(["c4", "c4a", "c4d"]);

/** GiB of local SSD by vCPUs. https://cloud.google.com/compute/docs/disks/local-ssd#lssd_disks_fixed, read 2026-08. */
const localSsdGib: Readonly<Record<string, Readonly<Record<number, number>>>> = {
  c3: { 4: 375, 8: 750, 22: 1500, 44: 3000, 88: 6000, 176: 12000 },
  c3d: { 8: 375, 16: 375, 30: 750, 60: 1500, 90: 3000, 180: 6000, 360: 12000 },
  c4: { 4: 375, 8: 375, 16: 750, 24: 1500, 32: 1875, 48: 3000, 96: 6000, 144: 9000, 192: 12000, 288: 18000 },
  c4a: { 4: 375, 8: 750, 16: 1500, 32: 2250, 48: 3750, 64: 5250, 72: 6000 },
  c4d: { 8: 375, 16: 375, 32: 750, 48: 1500, 64: 2250, 96: 3000, 192: 6000, 384: 12000 },
};
const z3LocalSsdGib: Readonly<Record<string, Readonly<Record<number, number>>>> = {
  highlssd: { 8: 3000, 16: 6000, 22: 9000, 32: 12000, 44: 18000, 88: 36000, 192: 72000 },
  standardlssd: { 14: 3000, 22: 6000, 44: 9000, 88: 18000, 176: 36000 },
};

/** Undefined where it is not documented: such a type is not put together. */
function localSsdOf({ type, family, vcpus, gpuCount }: InstanceSize): number | undefined {
  if (family === "z3") return z3LocalSsdGib[/(highlssd|standardlssd)/.exec(type)?.[1] ?? ""]?.[vcpus];
  if (type.startsWith("a2-ultragpu")) return 375 * gpuCount;
  if (family === "a3") return 750 * gpuCount;
  return /-lssd(?:-metal)?$/.test(type) ? localSsdGib[family]?.[vcpus] : 0;
}

/** What a type is charged for; undefined where that is not documented (custom shapes, fractions of GPUs, new series). */
export function machineRecipe(size: InstanceSize): MachineRecipe | undefined {
  const { type, family, vcpus, memoryGib, gpuCount } = size;
  const whole = wholeMachines[type];
  if (whole !== undefined) return { parts: [[whole, 1]], isPlain: false };
  if (/^custom-|-ext$/.test(type)) return undefined;
  if (family === "m2") {
    // Charged as M1 and a premium for the upgrade.
    const own = [
      ["m1 core", vcpus],
      ["m1 ram", memoryGib],
      ["m2-premium core", vcpus],
      ["m2-premium ram", memoryGib],
    ] as const;
    return { parts: own, isPlain: false };
  }
  if (!series.has(family)) return undefined;
  const name = type === "m4-ultramem-224" ? "m4-ultramem-224" : family;
  const parts: (readonly [string, number])[] = [
    [`${name} core`, chargedVcpus[type] ?? vcpus],
    [`${name} ram`, memoryGib],
  ];
  if (gpuCount > 0) {
    const gpu = gpuOf(type);
    if (gpu === undefined) return undefined;
    parts.push([gpu, gpuCount]);
  }
  const ssdGib = localSsdOf(size);
  if (ssdGib === undefined) return undefined;
  if (ssdGib > 0) parts.push([`${ownLocalSsd.has(family) ? family : "any"} ssd`, ssdGib]);
  const isPlain = parts.length === 2 && !size.bareMetal && !/^(?:a2|a3|g2|g4|h3|m\d|z3)$/.test(family);
  return { parts, isPlain };
}
