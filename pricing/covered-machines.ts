import type { OwnedCommitment, PriceBook } from "../catalog";
import { type CostLine, type Estimate, HOURS_PER_MONTH, linesOf, type Provider, type Range } from "../model";
import { type PricedNode, sum } from "./estimate-resource";

/*
 * What commitments that are paid anyway already cover. Machine hours on demand are handed out in one documented order:
 * the commitments as the book lists them (narrow ones first); for each, the machines that match it, smallest size
 * first, then by URN and line. Low and high bounds are handed out apart, each as if it were what happens. Since more
 * hours before a line leave less for it, what a line pays at its low bound is never above what it pays at its high one.
 */

/** How much of a commitment a stack uses, in the commitment's own unit, on average over a month. */
export interface CommitmentUse {
  readonly commitment: OwnedCommitment;
  readonly capacity: number;
  readonly used: Range;
}

/** Nodes as they are really paid, and how far the commitments are used. */
export interface CoveredStack {
  readonly nodes: readonly PricedNode[];
  readonly uses: readonly CommitmentUse[];
}

interface Demand {
  readonly urn: string;
  readonly position: number;
  readonly line: CostLine;
  readonly provider: Provider;
  readonly region: string;
  readonly size: string;
  readonly family?: string;
  readonly vcpus?: number;
  /** Hours left to pay on demand. */
  readonly left: { low: number; high: number };
  readonly coveredBy: { readonly commitment: OwnedCommitment; readonly hours: Range }[];
}

/** Applies the book's commitments to priced nodes; nodes that nothing covers stay the very same objects. */
export function coverMachines(nodes: readonly PricedNode[], book: PriceBook): CoveredStack {
  const commitments = book.commitments ?? [];
  if (commitments.length === 0) return { nodes, uses: [] };
  const demands = nodes.flatMap((node) => demandsOf(node, book)).sort(inOrder);
  const uses = commitments.map((commitment) => useUp(commitment, demands, book));
  const byUrn = new Map<string, Demand[]>();
  for (const demand of demands) {
    if (demand.coveredBy.length > 0) byUrn.set(demand.urn, [...(byUrn.get(demand.urn) ?? []), demand]);
  }
  const covered = nodes.map((node) => {
    const own = byUrn.get(node.resource.urn);
    return own === undefined ? node : { ...node, estimate: coveredEstimate(node.estimate, own) };
  });
  return { nodes: covered, uses };
}

function demandsOf(node: PricedNode, book: PriceBook): readonly Demand[] {
  const { provider, region } = node;
  if (provider === undefined || region === undefined) return [];
  const lines = linesOf(node.estimate);
  return (node.machineLines ?? []).flatMap(({ position, size }): readonly Demand[] => {
    const line = lines[position];
    if (line === undefined) return [];
    const facts = book.size(provider, size);
    const { low, high } = line.quantity;
    return [
      {
        urn: node.resource.urn,
        position,
        line,
        provider,
        region,
        size,
        ...(facts === undefined ? {} : { family: facts.family, vcpus: facts.vcpus }),
        left: { low, high },
        coveredBy: [],
      },
    ];
  });
}

function inOrder(a: Demand, b: Demand): number {
  const bySize = (a.vcpus ?? Number.POSITIVE_INFINITY) - (b.vcpus ?? Number.POSITIVE_INFINITY);
  if (bySize !== 0 && !Number.isNaN(bySize)) return bySize;
  return a.size < b.size ? -1 : a.size > b.size ? 1 : a.urn < b.urn ? -1 : a.urn > b.urn ? 1 : a.position - b.position;
}

function useUp(commitment: OwnedCommitment, demands: readonly Demand[], book: PriceBook): CommitmentUse {
  const { capacity } = commitment;
  const amount = capacity.unit === "usd-per-hour" ? capacity.usdPerHour : capacity.count;
  const left = { low: amount * HOURS_PER_MONTH, high: amount * HOURS_PER_MONTH };
  for (const demand of demands) {
    const perHour = consumptionPerHour(commitment, demand, book);
    if (perHour === undefined) continue;
    const hours = { low: 0, high: 0 };
    for (const bound of ["low", "high"] as const) {
      hours[bound] = Math.min(demand.left[bound], left[bound] / perHour);
      demand.left[bound] -= hours[bound];
      left[bound] = Math.max(0, left[bound] - hours[bound] * perHour);
    }
    if (hours.low > 0 || hours.high > 0) demand.coveredBy.push({ commitment, hours });
  }
  const used = (bound: "low" | "high") => amount - left[bound] / HOURS_PER_MONTH;
  return { commitment, capacity: amount, used: { low: Math.min(used("low"), used("high")), high: Math.max(used("low"), used("high")) } };
}

/** How much of the commitment one machine hour takes; undefined where it does not cover this machine. */
function consumptionPerHour(commitment: OwnedCommitment, demand: Demand, book: PriceBook): number | undefined {
  const { provider, region, size, family, capacity, sizeFlexible } = commitment;
  if (provider !== demand.provider || (region !== undefined && region !== demand.region)) return undefined;
  if (family !== undefined && family !== demand.family) return undefined;
  if (size !== undefined && size !== demand.size && !sizeFlexible) return undefined;
  const own = size === undefined ? undefined : book.size(provider, size);
  if (size !== undefined && sizeFlexible && own?.family !== demand.family) return undefined;
  switch (capacity.unit) {
    case "machines":
      if (size === undefined || size === demand.size) return 1;
      return demand.vcpus === undefined || own === undefined ? undefined : demand.vcpus / own.vcpus;
    case "vcpus":
      return demand.vcpus;
    case "usd-per-hour": {
      const usdPerHour = book.instancePrice(provider, demand.region, demand.size, "on-demand")?.usdPerHour;
      return usdPerHour === undefined || usdPerHour <= 0 ? undefined : usdPerHour * (1 - capacity.discountPercent / 100);
    }
  }
}

/** The estimate with each covered line split in what is covered, at nothing more, and what is left. */
function coveredEstimate(estimate: Estimate, demands: readonly Demand[]): Estimate {
  const byPosition = new Map(demands.map((demand) => [demand.position, demand]));
  const lines = linesOf(estimate).flatMap((line, position) => {
    const demand = byPosition.get(position);
    return demand === undefined ? [line] : splitLine(line, demand);
  });
  if (estimate.kind === "free") return estimate;
  if (estimate.kind === "exact") {
    // A group that scales may use a commitment up before it reaches this machine, or leave it some.
    const shared = lines.some(({ usdPerMonth }) => usdPerMonth.low !== usdPerMonth.high);
    const names = [...new Set(demands.flatMap(({ coveredBy }) => coveredBy.map(({ commitment }) => commitment.name)))];
    return sum(lines, [], shared ? [`what ${names.join(", ")} leaves for it depends on how many other machines run`] : []);
  }
  return estimate.kind === "range" ? sum(lines, [], estimate.because) : sum(lines, estimate.because, []);
}

function splitLine(line: CostLine, { left, coveredBy }: Demand): readonly CostLine[] {
  const covered = coveredBy.map(
    ({ commitment, hours }): CostLine => ({
      label: `${line.label}, covered by ${commitment.name}`,
      quantity: { low: Math.min(hours.low, hours.high), high: Math.max(hours.low, hours.high) },
      unit: line.unit,
      usdPerUnit: 0,
      usdPerMonth: { low: 0, high: 0 },
      provenance: commitment.provenance,
    }),
  );
  // Dust of a division is not a machine.
  const rest = { low: clean(left.low), high: clean(left.high) };
  if (rest.high === 0) return covered;
  const share = (bound: "low" | "high") =>
    line.quantity[bound] === 0 ? 0 : (line.usdPerMonth[bound] * rest[bound]) / line.quantity[bound];
  return [...covered, { ...line, quantity: rest, usdPerMonth: { low: share("low"), high: share("high") } }];
}

const clean = (hours: number) => (hours < 1e-6 ? 0 : hours);
