import type { Milp, MilpColumn, MilpRow } from "../solve";
import type { Item, MachineClass, PackProblem, Pattern } from "./pack-problem";

/**
 *     x[p] whole    machines that are filled in way p
 *     y[i,z]        replicas of item i in zone z, for items with a limit per zone
 *
 *     minimise   sum cost x
 *     subject to sum a[p,i] x[p] >= n[i]            = for items that others need on their machine
 *                y[i,z] <= sum a[p,i] x[p] in z, y[i,z] <= maxPerZone[i], sum_z y[i,z] = n[i]
 *                sum x[p] <= most[pool]
 */
export function packModel(problem: PackProblem, patterns: readonly Pattern[]): Milp {
  const { items, classes, most } = problem;
  const scale = Math.max(1, ...classes.map(({ cost }) => cost));
  const columns: MilpColumn[] = patterns.map(({ cls, counts }, index) => {
    const { cost, pool } = classes[cls] as MachineClass;
    // More of one filling than its scarcest use has replicas is never of use.
    const enough = counts.reduce(
      (upper, count, item) => (count > 0 ? Math.max(upper, Math.ceil((items[item] as Item).count / count)) : upper),
      0,
    );
    return { name: `filling ${index}`, cost: cost / scale, integer: true, upper: Math.min(enough, most[pool] as number) };
  });
  const rows: MilpRow[] = [];
  const zones = [...new Set(classes.map(({ zone }) => zone))];
  for (const [item, { count, maxPerZone, isNeeded }] of items.entries()) {
    const using = patterns.flatMap(({ counts }, index) => ((counts[item] as number) > 0 ? [index] : []));
    const amounts = using.map((index) => patterns[index]?.counts[item] as number);
    rows.push({ name: `item ${item}`, lower: count, upper: isNeeded ? count : Number.POSITIVE_INFINITY, columns: using, values: amounts });
    if (maxPerZone === Number.POSITIVE_INFINITY) continue;
    const inZones: number[] = [];
    for (const zone of zones) {
      const column = columns.push({ name: `item ${item} in ${zone}`, cost: 0, integer: true, upper: Math.min(maxPerZone, count) }) - 1;
      inZones.push(column);
      const there = using.flatMap((index, at) =>
        classes[patterns[index]?.cls as number]?.zone === zone ? [[index, amounts[at] as number] as const] : [],
      );
      rows.push({
        name: `item ${item} in ${zone}`,
        lower: 0,
        upper: isNeeded ? 0 : Number.POSITIVE_INFINITY,
        columns: [...there.map(([index]) => index), column],
        values: [...there.map(([, amount]) => amount), -1],
      });
    }
    rows.push({ name: `zones of ${item}`, lower: count, upper: count, columns: inZones, values: inZones.map(() => 1) });
  }
  for (const [pool, limit] of most.entries()) {
    const using = patterns.flatMap(({ cls }, index) => (classes[cls]?.pool === pool ? [index] : []));
    if (limit === Number.POSITIVE_INFINITY || using.length === 0) continue;
    rows.push({
      name: `pool ${pool}`,
      lower: Number.NEGATIVE_INFINITY,
      upper: limit,
      columns: using,
      values: using.map(() => 1),
    });
  }
  return { columns, rows, offset: 0 };
}

/** The machines of a solution with exactly the replicas that there are; undefined where it does not hold them. */
export function packedBy(problem: PackProblem, patterns: readonly Pattern[], values: readonly number[]): readonly Pattern[] | undefined {
  const { items, classes } = problem;
  const machines = patterns.flatMap((pattern, index) => Array.from({ length: values[index] as number }, () => pattern));
  const left = items.map(({ count }) => count);
  const inZone = new Map<string, number>();
  // Per zone what the solution places there, where a limit holds.
  const room = (item: number, zone: string) => {
    const { maxPerZone } = items[item] as Item;
    return maxPerZone - (inZone.get(`${item} ${zone}`) ?? 0);
  };
  const packed = machines.map(({ cls, counts }) => {
    const { zone } = classes[cls] as MachineClass;
    return {
      cls,
      counts: counts.map((count, item) => {
        const taken = Math.min(count, left[item] as number, room(item, zone));
        left[item] = (left[item] as number) - taken;
        inZone.set(`${item} ${zone}`, (inZone.get(`${item} ${zone}`) ?? 0) + taken);
        return taken;
      }),
    };
  });
  if (left.some((count) => count > 0)) return undefined;
  return packed.filter(({ counts }) => counts.some((count) => count > 0));
}
