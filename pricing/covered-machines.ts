import type { PriceBook } from "../catalog";
import { type CostLine, type Estimate, linesOf, type Range, roundPrice } from "../model";
import { demandsOf } from "./coverable-lines";
import { type PricedNode, sum } from "./estimate-resource";
import { type Coverage, Settlement } from "./settlement";

/*
 * What commitments that are paid anyway already cover. Hours on demand are handed out in one documented order: the
 * commitments as the book lists them (narrow ones first); for each, the lines that match it, smallest size first, then
 * by URN and line. Low and high bounds are handed out apart, each as if it were what happens. Since more hours before a
 * line leave less for it, what a line pays at its low bound is never above what it pays at its high one.
 */

/** How much of a commitment a stack uses, in the commitment's own unit, on average over a month. */
export type CommitmentUse = ReturnType<Settlement["uses"]>[number];

/** Nodes as they are really paid, and how far the commitments are used. */
export interface CoveredStack {
  readonly nodes: readonly PricedNode[];
  readonly uses: readonly CommitmentUse[];
  /**
   * The nodes whose cost moves where the given ones (before anything covers them, by URN) take the place of those that
   * they were: what a machine no longer uses covers another one.
   */
  readonly coveredWith: (replaced: ReadonlyMap<string, PricedNode>) => readonly PricedNode[];
}

/** Applies the book's commitments to priced nodes; nodes that nothing covers stay the very same objects. */
export function coverMachines(nodes: readonly PricedNode[], book: PriceBook): CoveredStack {
  if ((book.commitments ?? []).length === 0) return { nodes, uses: [], coveredWith: (replaced) => [...replaced.values()] };
  // Most commitments are of machines: lines that only their key could match are then left out.
  const isOfKeys = book.commitments?.some(({ key, service, alsoCovers }) => (key ?? service ?? alsoCovers) !== undefined) ?? false;
  const demands = (node: PricedNode) => demandsOf(node, book).filter(({ size }) => isOfKeys || size !== undefined);
  const settlement = new Settlement(nodes.flatMap(demands), book);
  const covered = byUrn(settlement.coverages());
  const uncovered = new Map(nodes.map((node) => [node.resource.urn, node]));
  return {
    nodes: nodes.map((node) => coveredNode(node, covered.get(node.resource.urn))),
    uses: settlement.uses(),
    coveredWith(replaced) {
      const changes = settlement.changedBy(new Set(replaced.keys()), [...replaced.values()].flatMap(demands));
      const changed = byUrn(changes);
      const others = [...changed.keys()].flatMap((urn) => (replaced.has(urn) ? [] : (uncovered.get(urn) ?? [])));
      // Lines of a node that did not change stay covered as they were.
      for (const { resource } of others) {
        const own = changed.get(resource.urn) ?? [];
        const kept = (covered.get(resource.urn) ?? []).filter(({ demand }) => !own.some((one) => one.demand.position === demand.position));
        changed.set(resource.urn, [...own, ...kept]);
      }
      return [...replaced.values(), ...others].map((node) => coveredNode(node, changed.get(node.resource.urn)));
    },
  };
}

function byUrn(coverages: readonly Coverage[]): Map<string, Coverage[]> {
  const map = new Map<string, Coverage[]>();
  for (const coverage of coverages) {
    const known = map.get(coverage.demand.urn);
    if (known === undefined) map.set(coverage.demand.urn, [coverage]);
    else known.push(coverage);
  }
  return map;
}

function coveredNode(node: PricedNode, coverages: readonly Coverage[] | undefined): PricedNode {
  const own = coverages?.filter(({ coveredBy }) => coveredBy.length > 0) ?? [];
  return own.length === 0 ? node : { ...node, estimate: coveredEstimate(node.estimate, own) };
}

/** The estimate with each covered line split in what is covered, at nothing more, and what is left. */
function coveredEstimate(estimate: Estimate, coverages: readonly Coverage[]): Estimate {
  const byPosition = new Map(coverages.map((coverage) => [coverage.demand.position, coverage]));
  const lines = linesOf(estimate).flatMap((line, position) => {
    const coverage = byPosition.get(position);
    return coverage === undefined ? [line] : splitLine(line, coverage);
  });
  if (estimate.kind === "free") return estimate;
  if (estimate.kind === "exact") {
    // A group that scales may use a commitment up before it reaches this machine, or leave it some.
    const shared = lines.some(({ usdPerMonth }) => usdPerMonth.low !== usdPerMonth.high);
    const names = [...new Set(coverages.flatMap(({ coveredBy }) => coveredBy.map(({ commitment }) => commitment.name)))];
    return sum(lines, [], shared ? [`what ${names.join(", ")} leaves for it depends on how many other machines run`] : []);
  }
  return estimate.kind === "range" ? sum(lines, [], estimate.because) : sum(lines, estimate.because, []);
}

function splitLine(line: CostLine, { demand, left, coveredBy }: Coverage): readonly CostLine[] {
  const kept = demand.keptUsdPerUnit;
  const covered = coveredBy.map(({ commitment, units }): CostLine => {
    const quantity: Range = { low: Math.min(units.low, units.high), high: Math.max(units.low, units.high) };
    return {
      label: `${line.label}, covered by ${commitment.name}${kept === 0 ? "" : ": its licence"}`,
      quantity,
      unit: line.unit,
      usdPerUnit: kept,
      usdPerMonth: { low: quantity.low * kept, high: quantity.high * kept },
      provenance: kept === 0 ? commitment.provenance : { ...line.provenance, arithmetic: licenceArithmetic(line, kept) },
    };
  });
  // Dust of a division is not a machine.
  const rest = { low: clean(left.low), high: clean(left.high) };
  if (rest.high === 0) return covered;
  const share = (bound: "low" | "high") =>
    line.quantity[bound] === 0 ? 0 : (line.usdPerMonth[bound] * rest[bound]) / line.quantity[bound];
  return [...covered, { ...line, quantity: rest, usdPerMonth: { low: share("low"), high: share("high") } }];
}

const licenceArithmetic = ({ usdPerUnit }: CostLine, kept: number) => `${usdPerUnit} less the machine's ${roundPrice(usdPerUnit - kept)}`;
const clean = (hours: number) => (hours < 1e-6 ? 0 : hours);
