import { databaseSizeRatio, type OwnedCommitment, type PriceBook, sizeRatio } from "../catalog";
import { type CostLine, linesOf, type Provider } from "../model";
import type { PricedNode } from "./estimate-resource";

/** What of a line commitments are matched with. */
export interface Demand {
  readonly urn: string;
  readonly position: number;
  readonly line: CostLine;
  readonly provider: Provider;
  readonly region: string;
  /** Name that orders it among others: the size, or the key. */
  readonly name: string;
  readonly key?: string;
  readonly size?: string;
  readonly vcpus?: number;
  /** What an hour costs all the same when it is covered: the Windows licence of a machine. */
  readonly keptUsdPerUnit: number;
}

const WINDOWS_OF_AZURE = "vm.windows.";

/** The demands of a node that some commitment of the book may be of. */
export function demandsOf(node: PricedNode, book: PriceBook): readonly Demand[] {
  const { provider, region } = node;
  if (provider === undefined || region === undefined) return [];
  const lines = linesOf(node.estimate);
  return (node.coverableLines ?? []).flatMap(({ position, size, key }): readonly Demand[] => {
    const line = lines[position];
    if (line === undefined) return [];
    const base = { urn: node.resource.urn, position, line, provider, region, keptUsdPerUnit: 0, ...(key === undefined ? {} : { key }) };
    const machine = size ?? windowsSize(provider, key);
    if (machine === undefined) return [{ ...base, name: key ?? "" }];
    const facts = book.size(provider, machine);
    const capacity = facts === undefined ? {} : { vcpus: facts.vcpus };
    if (size !== undefined) return [{ ...base, name: size, size, ...capacity }];
    // Azure: commitments pay for the machine, and the Windows licence is charged beside it
    // (https://learn.microsoft.com/azure/cost-management-billing/reservations/reserved-instance-windows-software-costs, read 2026-08).
    const plain = book.instancePrice(provider, region, machine, "on-demand")?.usdPerHour;
    if (plain === undefined) return [{ ...base, name: machine }];
    return [{ ...base, name: machine, size: machine, ...capacity, keptUsdPerUnit: Math.max(0, line.usdPerUnit - plain) }];
  });
}

function windowsSize(provider: Provider, key: string | undefined): string | undefined {
  return provider === "azure" && key?.startsWith(WINDOWS_OF_AZURE) ? key.slice(WINDOWS_OF_AZURE.length) : undefined;
}

/** Smallest machines first, then what has no vCPUs; by name, URN and line. */
export function inOrder(a: Demand, b: Demand): number {
  const bySize = (a.vcpus ?? Number.POSITIVE_INFINITY) - (b.vcpus ?? Number.POSITIVE_INFINITY);
  if (bySize !== 0 && !Number.isNaN(bySize)) return bySize;
  return a.name < b.name ? -1 : a.name > b.name ? 1 : a.urn < b.urn ? -1 : a.urn > b.urn ? 1 : a.position - b.position;
}

/** Whether a commitment can cover a machine on demand. */
export function coversMachine(
  commitment: OwnedCommitment,
  { provider, region, type }: { readonly provider: Provider; readonly region: string; readonly type: string },
  book: PriceBook,
): boolean {
  return takesPerMachineHour(commitment, provider, region, type, book) !== undefined;
}

/** How much of the commitment one unit of a line takes at a bound; undefined where it does not cover this line. */
export function consumptionPerUnit(
  commitment: OwnedCommitment,
  demand: Demand,
  bound: "low" | "high",
  book: PriceBook,
): number | undefined {
  const { provider, region, key, sizeFlexible, capacity } = commitment;
  if (provider !== demand.provider || (region !== undefined && region !== demand.region)) return undefined;
  if (key !== undefined) {
    if (key === demand.key) return 1;
    return sizeFlexible && demand.key !== undefined ? databaseSizeRatio(demand.key, key) : undefined;
  }
  if (capacity.unit === "usd-per-hour") return dollarsPerUnit(commitment, capacity.discountPercent, demand, bound, book);
  return demand.size === undefined ? undefined : takesPerMachineHour(commitment, provider, demand.region, demand.size, book);
}

/** How much of the commitment an hour of a machine on demand takes; undefined where it does not cover it. */
function takesPerMachineHour(
  { key, service, capacity, ...commitment }: OwnedCommitment,
  provider: Provider,
  region: string,
  type: string,
  book: PriceBook,
): number | undefined {
  if (key !== undefined || service !== undefined || commitment.provider !== provider) return undefined;
  if (commitment.region !== undefined && commitment.region !== region) return undefined;
  const facts = book.size(provider, type);
  if (commitment.family !== undefined && commitment.family !== facts?.family) return undefined;
  if (capacity.unit === "usd-per-hour") {
    const usdPerHour = book.instancePrice(provider, region, type, "on-demand")?.usdPerHour;
    return usdPerHour === undefined || usdPerHour <= 0 ? undefined : usdPerHour * (1 - capacity.discountPercent / 100);
  }
  const { size, sizeFlexible } = commitment;
  if (size !== undefined && size !== type && !sizeFlexible) return undefined;
  const own = size === undefined ? undefined : book.size(provider, size);
  if (size !== undefined && sizeFlexible && own?.family !== facts?.family) return undefined;
  if (capacity.unit === "vcpus") return facts?.vcpus;
  if (size === undefined || size === type) return 1;
  return facts === undefined || own === undefined ? undefined : sizeRatio(provider, facts, own);
}

function dollarsPerUnit(
  commitment: OwnedCommitment,
  discountPercent: number,
  demand: Demand,
  bound: "low" | "high",
  book: PriceBook,
): number | undefined {
  const { provider, service, alsoCovers } = commitment;
  if (demand.size !== undefined) return takesPerMachineHour(commitment, provider, demand.region, demand.size, book);
  const covered = spendService(provider, demand.key);
  if (covered === undefined) return undefined;
  const percent = covered === service ? discountPercent : covered === "sql" ? undefined : alsoCovers?.[covered];
  if (percent === undefined) return undefined;
  // Tiered prices: what a unit costs on average.
  const { quantity, usdPerMonth } = demand.line;
  const usdPerUnit = quantity[bound] > 0 ? usdPerMonth[bound] / quantity[bound] : demand.line.usdPerUnit;
  return usdPerUnit > 0 ? usdPerUnit * (1 - percent / 100) : undefined;
}

/** Services beside machines that a commitment to dollars of use can cover. */
export type SpendService = "fargate" | "lambda" | "sql";

/**
 * AWS: Compute Savings Plans cover vCPUs and memory of Fargate (EKS too), and Lambda's duration and provisioned
 * concurrency (https://aws.amazon.com/savingsplans/compute-pricing/). Google: Cloud SQL's committed use covers vCPUs and
 * memory, not storage, backups and shared-core machines (https://cloud.google.com/sql/cud). Read 2026-08.
 */
function spendService(provider: Provider, key: string | undefined): SpendService | undefined {
  if (key === undefined) return undefined;
  if (provider === "aws") {
    if (/^(?:fargate|eks\.fargate)\..*(?:vcpu|memory)$/.test(key)) return "fargate";
    return /^lambda\..*(?:duration|provisioned_concurrency)$/.test(key) ? "lambda" : undefined;
  }
  return provider === "gcp" && /^sql\.(?:vcpu|memory|db-n1-standard-\d+)\./.test(key) ? "sql" : undefined;
}
