import type { PackedService, PackNeed } from "../../model";
import { type Item, type MachineClass, type PackProblem, THOUSANDTHS } from "./pack-problem";

/** Services that cannot be placed whatever the others do, and resources of which there is too little in all; in words, empty where neither is so. */
export function hopelessServices(problem: PackProblem): readonly string[] {
  const conflicts: string[] = [];
  for (const [index, item] of problem.items.entries()) {
    const suitable = problem.classes.filter((_, cls) => (problem.maxOn[cls]?.[index] as number) > 0);
    for (const service of item.services) {
      if (suitable.length === 0) conflicts.push(noMachineFor(problem, item, service));
      else if (item.maxPerZone < Number.POSITIVE_INFINITY) {
        const zones = new Set(suitable.map(({ zone }) => zone));
        if (zones.size * item.maxPerZone < item.count)
          conflicts.push(
            `${service.name}: ${item.count} replicas with at most ${item.maxPerZone} in a zone need ${Math.ceil(item.count / item.maxPerZone)} zones, machines that suit it are in ${zones.size}`,
          );
      }
    }
  }
  if (conflicts.length > 0) return conflicts;
  for (const [dimension, name] of problem.dimensions.entries()) {
    const needed = problem.items.reduce((sum, { count, size }) => sum + count * (size[dimension] as number), 0);
    const byPool = new Map<number, number>();
    for (const { pool, capacity } of problem.classes) byPool.set(pool, Math.max(byPool.get(pool) ?? 0, capacity[dimension] as number));
    const there = [...byPool].reduce((sum, [pool, amount]) => sum + amount * (problem.most[pool] as number), 0);
    if (there < needed)
      conflicts.push(
        `all services together need ${needed / THOUSANDTHS} ${name}, all machines that may be had give ${there / THOUSANDTHS}`,
      );
  }
  return conflicts;
}

function noMachineFor(problem: PackProblem, item: Item, service: PackedService): string {
  const { classes } = problem;
  if (classes.length === 0) return `${service.name}: there are no machines`;
  const reasons: string[] = [];
  for (const [dimension, name] of problem.dimensions.entries()) {
    const size = item.size[dimension] as number;
    const largest = classes.reduce((most, { capacity }) => Math.max(most, capacity[dimension] as number), 0);
    if (size > largest) reasons.push(`it needs ${size / THOUSANDTHS} ${name}, the largest machine has ${largest / THOUSANDTHS}`);
  }
  const lacking = (test: (cls: MachineClass) => boolean) => classes.every((cls) => !test(cls));
  for (const [label, values] of Object.entries(service.requires).sort())
    if (lacking(({ kind }) => values.includes(kind.labels[label] ?? "")))
      reasons.push(`no machine has the label ${label} = ${values.join(" or ")}`);
  if (lacking(({ kind }) => kind.taints.every((taint) => service.tolerates.includes(taint))))
    reasons.push("every machine has a taint that it does not tolerate");
  if (service.zones.length > 0 && lacking(({ zone }) => service.zones.includes(zone)))
    reasons.push(`no machine is in ${service.zones.join(" or ")}`);
  return `${service.name} fits on no machine: ${reasons.length > 0 ? reasons.join("; ") : "no machine meets its resources, labels, taints and zones at once"}`;
}

/** The need with one kind of rule dropped, for finding out which one stands in the way. */
export function relaxations(need: PackNeed): readonly { readonly text: string; readonly need: PackNeed }[] {
  const each = (change: (service: PackedService) => PackedService): PackNeed => ({ ...need, services: need.services.map(change) });
  const all = [
    {
      text: "services that keep apart",
      isThere: need.services.some(({ apartFrom }) => apartFrom.length > 0),
      need: each((one) => ({ ...one, apartFrom: [] })),
    },
    {
      text: "services that run together",
      isThere: need.services.some(({ togetherWith }) => togetherWith.length > 0),
      need: each((one) => ({ ...one, togetherWith: [] })),
    },
    {
      text: "limits per machine",
      isThere: need.services.some(({ maxPerMachine }) => maxPerMachine !== undefined),
      need: each(({ maxPerMachine: _, ...one }) => one),
    },
    {
      text: "limits per zone",
      isThere: need.services.some(({ maxPerZone }) => maxPerZone !== undefined),
      need: each(({ maxPerZone: _, ...one }) => one),
    },
    {
      text: "zones that services ask for",
      isThere: need.services.some(({ zones }) => zones.length > 0),
      need: each((one) => ({ ...one, zones: [] })),
    },
    {
      text: "limits on how many machines may be bought",
      isThere: need.kinds.some(({ maxCount }) => maxCount !== undefined),
      need: { ...need, kinds: need.kinds.map(({ maxCount: _, ...kind }) => kind) },
    },
  ];
  return all.filter(({ isThere }) => isThere);
}
