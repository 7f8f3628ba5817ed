import { isDeepStrictEqual } from "node:util";
import {
  type CostBounds,
  type DeclaredResource,
  type Estimate,
  highUsdPerMonth,
  lowUsdPerMonth,
  type Operation,
  type ResourceChange,
  roundPrice,
  type StackChange,
} from "../model";
import type { PricedNode } from "./estimate-resource";
import { isCloudResource, type PricedStack } from "./price-stack";

export interface ComparisonOptions {
  /** What the engine says happens to a resource, by URN; told from the inputs where absent. */
  readonly operations?: ReadonlyMap<string, Operation>;
  /** False where the two stacks hold only what changes. Default: true. */
  readonly isWhole?: boolean;
}

/**
 * What it means for the cost that `after` takes the place of `before`, resource by resource. Resources are matched by
 * their URN without the stack's name, so that two stacks of one project can be compared. Both must be priced with the
 * same book.
 */
export function compareStacks(before: PricedStack, after: PricedStack, options: ComparisonOptions = {}): StackChange {
  const old = new Map(before.nodes.filter(isCloudResource).map((node) => [keyOf(node), node]));
  const changes: ResourceChange[] = [];
  let unchanged = 0;
  for (const node of after.nodes.filter(isCloudResource)) {
    const key = keyOf(node);
    const change = changeOf(old.get(key), node, options);
    if (change === undefined) unchanged++;
    else changes.push(change);
    old.delete(key);
  }
  for (const node of old.values()) changes.push(changeOf(node, undefined, options) as ResourceChange);
  changes.sort((a, b) => compareText(a.type, b.type) || compareText(a.name, b.name) || compareText(a.urn, b.urn));
  const known = changes.filter((one) => one.deltaLowUsdPerMonth !== null && one.deltaHighUsdPerMonth !== null);
  return {
    isWhole: options.isWhole !== false,
    before: before.totals,
    after: after.totals,
    resources: changes,
    unchanged,
    deltaLowUsdPerMonth: roundPrice(known.reduce((sum, one) => sum + (one.deltaLowUsdPerMonth ?? 0), 0)),
    deltaHighUsdPerMonth: roundPrice(known.reduce((sum, one) => sum + (one.deltaHighUsdPerMonth ?? 0), 0)),
    unknownDeltas: changes.length - known.length,
  };
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** `urn:pulumi:dev::shop::type::name` and `urn:pulumi:prod::shop::type::name` are the same resource of two stacks. */
function keyOf({ resource }: PricedNode): string {
  return resource.urn.replace(/^urn:pulumi:[^:]*::/, "");
}

/** The change of one resource; undefined where it is the same and costs the same. */
function changeOf(before: PricedNode | undefined, after: PricedNode | undefined, options: ComparisonOptions): ResourceChange | undefined {
  const shown = (after ?? before) as PricedNode;
  const { urn, type, name } = shown.resource;
  const operation = operationOf(before?.resource, after?.resource, options.operations?.get(urn));
  const costsTheSame = before !== undefined && after !== undefined && isDeepStrictEqual(before.estimate, after.estimate);
  if (costsTheSame && operation === "same") return undefined;
  const deltas = costsTheSame ? { low: 0, high: 0 } : deltasOf(before?.estimate, after?.estimate);
  return {
    urn,
    type,
    name,
    operation,
    before: boundsOf(before?.estimate),
    after: boundsOf(after?.estimate),
    deltaLowUsdPerMonth: deltas?.low ?? null,
    deltaHighUsdPerMonth: deltas?.high ?? null,
  };
}

function operationOf(before: DeclaredResource | undefined, after: DeclaredResource | undefined, told: Operation | undefined): Operation {
  if (before === undefined) return told === "import" || told === "read" ? told : "create";
  if (after === undefined) return "delete";
  const hasSameInputs = () => isDeepStrictEqual(before.inputs, after.inputs);
  // What is only read is read anew by each operation, which alone changes nothing.
  if (told === "read" && before.external && hasSameInputs()) return "same";
  if (told !== undefined && told !== "create" && told !== "delete") return told;
  return hasSameInputs() ? "same" : "update";
}

function boundsOf(estimate: Estimate | undefined): CostBounds | null {
  if (estimate === undefined) return null;
  return { lowUsdPerMonth: roundPrice(lowUsdPerMonth(estimate)), highUsdPerMonth: nullable(highUsdPerMonth(estimate)) };
}

const nullable = (usd: number | undefined) => (usd === undefined ? null : roundPrice(usd));

/** The change between two estimates that differ; undefined where one of them is unknown. */
function deltasOf(before: Estimate | undefined, after: Estimate | undefined): { readonly low: number; readonly high: number } | undefined {
  const high = (estimate: Estimate | undefined) => (estimate === undefined ? 0 : highUsdPerMonth(estimate));
  const low = (estimate: Estimate | undefined) => (estimate === undefined ? 0 : lowUsdPerMonth(estimate));
  const [oldHigh, newHigh] = [high(before), high(after)];
  if (oldHigh === undefined || newHigh === undefined) return undefined;
  const ends = [roundPrice(low(after) - low(before)), roundPrice(newHigh - oldHigh)] as const;
  return { low: Math.min(...ends), high: Math.max(...ends) };
}
