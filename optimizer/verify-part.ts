/** What a plan has to place, worked out from the needs alone: workloads, or the parts of those that are split. */
import type { Placement, PortfolioNeed, WorkloadNeed } from "../model";

export interface Unit {
  readonly workload: WorkloadNeed;
  /** What this part has to carry alone. */
  readonly need: WorkloadNeed;
  /** Undefined where the workload is whole. */
  readonly part: number | undefined;
  readonly parts: number;
  /** Load while every part runs. */
  readonly loadVcpus: number;
  readonly loadMemoryGib: number;
}

export function unitsOf(need: PortfolioNeed): readonly Unit[] {
  return need.workloads.flatMap((workload): Unit[] => {
    const parts = workload.split?.providers ?? 1;
    if (parts === 1)
      return [{ workload, need: workload, part: undefined, parts, loadVcpus: workload.vcpus, loadMemoryGib: workload.memoryGib }];
    const carrying = workload.split?.survivesLossOfOne === true ? parts - 1 : parts;
    const portion = (total: number) => Math.max(0, Math.ceil(total / carrying - 1e-9));
    const own: WorkloadNeed = {
      ...workload,
      vcpus: workload.vcpus / carrying,
      memoryGib: workload.memoryGib / carrying,
      minCount: portion(workload.minCount),
      maxCount: portion(workload.maxCount),
      internetEgressGibPerMonth: workload.internetEgressGibPerMonth / parts,
    };
    return Array.from({ length: parts }, (_, index) => ({
      workload,
      need: own,
      part: index + 1,
      parts,
      loadVcpus: workload.vcpus / parts,
      loadMemoryGib: workload.memoryGib / parts,
    }));
  });
}

export function unitName(unit: { readonly workload: { readonly name: string }; readonly part: number | undefined }): string {
  return unit.part === undefined ? unit.workload.name : `${unit.workload.name}, part ${unit.part}`;
}

export interface Placed {
  readonly unit: Unit;
  readonly placement: Placement;
}

/** Each unit with its placement, and what is missing, double or not asked for. */
export function matchUnits(placements: readonly Placement[], need: PortfolioNeed): { placed: readonly Placed[]; wrong: readonly string[] } {
  const wrong: string[] = [];
  const found = new Map<string, Placement>();
  const keyOf = (name: string, part: number | undefined) => `${name}/${part ?? ""}`;
  for (const placement of placements) {
    const key = keyOf(placement.workload, placement.part);
    const name = unitName({ workload: { name: placement.workload }, part: placement.part });
    if (found.has(key)) wrong.push(`${name} is placed twice`);
    found.set(key, placement);
  }
  const placed = unitsOf(need).flatMap((unit) => {
    const key = keyOf(unit.workload.name, unit.part);
    const placement = found.get(key);
    found.delete(key);
    if (placement === undefined) wrong.push(`${unitName(unit)} is not placed`);
    return placement === undefined ? [] : [{ unit, placement }];
  });
  for (const { workload, part } of found.values())
    wrong.push(`${unitName({ workload: { name: workload }, part })} is placed but not needed`);
  return { placed, wrong };
}
