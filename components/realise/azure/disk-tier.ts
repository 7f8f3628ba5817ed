/** Largest GiB of each Standard SSD tier: https://learn.microsoft.com/azure/virtual-machines/disks-types (read 2026-07). */
const tiersGib = [4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32767];

/** A managed disk is charged by its tier, so the whole tier is taken. */
export function tierGib(gib: number): number {
  const tier = tiersGib.find((largest) => largest >= gib);
  if (tier === undefined) throw new Error(`no managed disk holds ${gib} GiB`);
  return tier;
}
