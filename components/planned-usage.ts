import { type Blueprint, blueprintOf, machineKeyParts } from "../blueprint";
import type { PriceBook } from "../catalog";
import { isProvider, type KindNeed, type Placement, type WorkloadNeed } from "../model";
import { partName } from "./realise/site";

/** Usage quantities of resources by their names, as a component states them in its input `usage`. */
export type PlannedUsage = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** What will be used of each resource a month, as the plan counts: so that pricing the stack needs no guess. */
export function plannedUsage(resourceName: string, { parts }: Pick<Blueprint, "parts">): PlannedUsage {
  return Object.fromEntries(parts.flatMap(({ name, usage }) => (usage === undefined ? [] : [[partName(resourceName, name), usage]])));
}

/** What a placement was quoted from; undefined where plain machines were chosen. */
export function quotedBlueprint(
  need: WorkloadNeed,
  placement: Placement,
  book: PriceBook,
): { readonly asKind: KindNeed; readonly blueprint: Blueprint } | undefined {
  const { form } = placement;
  if (form === undefined) return undefined;
  if (need.asKind === undefined) throw new Error(`"${need.name}" is placed as ${form}, which its need does not tell`);
  return { asKind: need.asKind, blueprint: blueprintOf({ ...placement, form }, need.asKind, need, book) };
}

/** A need as it stands in the stack: without the hundreds of quotes that the plan chose from. */
export function statedNeed({ offered: _quotes, ...need }: WorkloadNeed): WorkloadNeed {
  return need;
}

/** What will be used of the key of machines' disks; nothing where the provider's encrypts them. */
export function diskKeyUsage(resourceName: string, { customerKey }: WorkloadNeed, { provider }: Placement): PlannedUsage {
  return customerKey === true && isProvider(provider) ? plannedUsage(resourceName, { parts: machineKeyParts(provider) }) : {};
}

/** What schedules mean for a group of machines: nothing to state where they run all month. */
export function groupUsage(resourceName: string, { hoursPerMonth, peaks = [], minCount }: WorkloadNeed): PlannedUsage {
  const peakMachineHours = peaks.reduce((sum, peak) => sum + Math.max(0, peak.minCount - minCount) * peak.hoursPerMonth, 0);
  const usage = {
    ...(hoursPerMonth === undefined ? {} : { runningHours: hoursPerMonth }),
    ...(peakMachineHours === 0 ? {} : { peakMachineHours }),
  };
  return Object.keys(usage).length === 0 ? {} : { [resourceName]: usage };
}
