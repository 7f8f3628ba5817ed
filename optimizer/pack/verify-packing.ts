import type { ExistingMachine, MachineKind, Packing, PackNeed } from "../../model";

const HOURS = 730;

/** Everything wrong with a packing, recomputed machine by machine from the need. Shares no code with the model. */
export function verifyPacking(plan: Packing, need: PackNeed): readonly string[] {
  if (plan.status === "infeasible" || plan.status === "unknown") return [];
  const problems: string[] = [];
  const total = new Map<string, number>();
  const inZone = new Map<string, number>();
  const bought = new Map<string, number>();
  const seen = new Set<string>();
  let micro = 0;
  for (const machine of plan.machines) {
    if (seen.has(machine.name)) problems.push(`${machine.name} is listed twice`);
    seen.add(machine.name);
    const existing = need.existing.find(({ name }) => !machine.isNew && name === machine.name);
    const kind: MachineKind | ExistingMachine | undefined = machine.isNew ? need.kinds.find(({ name }) => name === machine.kind) : existing;
    if (kind === undefined) {
      problems.push(`${machine.name} is no machine that may be had`);
      continue;
    }
    if (machine.isNew) {
      bought.set(kind.name, (bought.get(kind.name) ?? 0) + 1);
      if (!(kind as MachineKind).zones.includes(machine.zone)) problems.push(`${kind.name} is not sold in ${machine.zone}`);
    } else if (existing?.zone !== machine.zone) problems.push(`${machine.name} is not in ${machine.zone}`);
    const price = Math.round(kind.usdPerHour * HOURS * 1e6);
    if (Math.round(machine.usdPerMonth * 1e6) !== price)
      problems.push(`${machine.name} costs ${price / 1e6}, stated as ${machine.usdPerMonth}`);
    micro += price;
    const used = new Map<string, number>();
    for (const [name, count] of Object.entries(machine.runs)) {
      const service = need.services.find((one) => one.name === name);
      if (service === undefined || !Number.isInteger(count) || count < 1) {
        problems.push(`${machine.name} runs ${count} of ${name}`);
        continue;
      }
      total.set(name, (total.get(name) ?? 0) + count);
      inZone.set(`${name} ${machine.zone}`, (inZone.get(`${name} ${machine.zone}`) ?? 0) + count);
      for (const [resource, amount] of Object.entries(service.resources))
        used.set(resource, (used.get(resource) ?? 0) + Math.round(amount * 1000) * count);
      if (count > (service.maxPerMachine ?? count))
        problems.push(`${machine.name} runs ${count} of ${name}, more than ${service.maxPerMachine}`);
      for (const other of service.apartFrom)
        if (other !== name && machine.runs[other] !== undefined) problems.push(`${machine.name} runs ${name} beside ${other}`);
      for (const other of service.togetherWith)
        if (machine.runs[other] === undefined) problems.push(`${machine.name} runs ${name} without ${other}`);
      for (const taint of kind.taints)
        if (!service.tolerates.includes(taint)) problems.push(`${name} does not tolerate ${taint} of ${machine.name}`);
      for (const [label, values] of Object.entries(service.requires))
        if (!values.includes(kind.labels[label] ?? ""))
          problems.push(`${machine.name} is not ${label} = ${values.join(" or ")}, which ${name} needs`);
      if (service.zones.length > 0 && !service.zones.includes(machine.zone)) problems.push(`${name} may not run in ${machine.zone}`);
    }
    for (const [resource, amount] of used) {
      const capacity = Math.round((kind.resources[resource] ?? 0) * 1000);
      if (amount > capacity) problems.push(`${machine.name} has ${capacity / 1000} ${resource}, ${amount / 1000} are used`);
    }
  }
  for (const service of need.services) {
    if ((total.get(service.name) ?? 0) !== service.replicas)
      problems.push(`${total.get(service.name) ?? 0} of ${service.replicas} replicas of ${service.name} run`);
    for (const [key, count] of inZone)
      if (key.startsWith(`${service.name} `) && count > (service.maxPerZone ?? count))
        problems.push(`${count} replicas of ${key}, more than ${service.maxPerZone}`);
  }
  for (const kind of need.kinds)
    if ((bought.get(kind.name) ?? 0) > (kind.maxCount ?? Number.POSITIVE_INFINITY)) problems.push(`too many ${kind.name}`);
  const off = new Map(plan.switchedOff.map((one) => [one.name, one.savesUsdPerMonth]));
  for (const machine of need.existing) {
    const price = Math.round(machine.usdPerHour * HOURS * 1e6);
    const saves = off.get(machine.name);
    if (seen.has(machine.name) === (saves !== undefined)) problems.push(`${machine.name} is both kept and switched off, or neither`);
    if (saves === undefined) continue;
    if (machine.isKept) problems.push(`${machine.name} must be kept`);
    if (Math.round(saves * 1e6) !== (machine.isPaidAnyway ? 0 : price)) problems.push(`switching ${machine.name} off saves ${saves}`);
    if (machine.isPaidAnyway) micro += price;
  }
  if (micro !== Math.round(plan.usdPerMonth * 1e6)) problems.push(`the cost is ${micro / 1e6}, stated as ${plan.usdPerMonth}`);
  const value = need.goal === "machines" ? plan.machines.length : plan.usdPerMonth;
  if (plan.bound > value + 1e-6) problems.push(`the bound ${plan.bound} exceeds ${value}`);
  return problems;
}
