import type { PriceBook } from "../catalog";
import {
  type Capacity,
  type CostLine,
  type DeclaredResource,
  type Estimate,
  guardUnknowns,
  type Provider,
  providerOfType,
  type StackContext,
  UnknownInputSignal,
} from "../model";
import { type LineOutcome, priceLine } from "./cost-lines";
import { type CoverableLine, coverableLine } from "./coverable-line";
import { freePackages, freeTypes, unpricedPackages } from "./free-types";
import { kubernetesCost } from "./kubernetes";
import type { LineSpec, PricedResource, PricingContext } from "./priced-resource";
import { resolveRegion } from "./region";
import { canonicalType, findPricedResource, pricedView } from "./registry";
import type { ResourceGraph } from "./resource-graph";
import type { TranslatedResource } from "./translation";
import { type DeclaredUsage, usageFor } from "./usage-file";

/** One resource with what it costs. */
export interface PricedNode {
  readonly resource: DeclaredResource;
  readonly provider?: Provider;
  readonly region?: string;
  readonly capacity?: Capacity;
  readonly estimate: Estimate;
  /** Lines that commitments may cover, where the book has some. */
  readonly coverableLines?: readonly CoverableLine[];
}

export interface PricingInput {
  readonly book: PriceBook;
  readonly usage: DeclaredUsage;
  readonly context: StackContext;
}

/** What one resource of a graph costs a month. Never throws on input: what cannot be judged is `unknown` with its reason. */
export function estimateResource(resource: DeclaredResource, graph: ResourceGraph, input: PricingInput): PricedNode {
  // A component that was expanded costs what its children cost; its own price stands in only where they cannot be seen.
  const view = pricedView(resource);
  const definition = resource.custom || resource.notExpanded ? findPricedResource(view.type) : undefined;
  const provider = providerOfType(resource.type);
  const base = { resource, ...(provider === undefined ? {} : { provider }) };
  if (resource.external) return { ...base, estimate: free("it is only read here, another stack pays for it") };
  if (definition === undefined) return { ...base, estimate: unpricedType(resource) };
  const region = definition.scope === "global" ? { region: "global" } : resolveRegion(resource, input.context, graph.find);
  if ("unknown" in region) return { ...base, estimate: unknown(region.unknown) };
  const context = pricingContext(view, region.region, provider as Provider, graph, input);
  const capacity = capacityOf(definition, view, context);
  return {
    ...base,
    region: region.region,
    ...(capacity === undefined ? {} : { capacity }),
    ...estimate(definition, view, context, provider as Provider, graph, input),
  };
}

function unpricedType(resource: DeclaredResource): Estimate {
  const packageName = resource.type.split(":", 1)[0] ?? "";
  const reason = freeTypes.get(canonicalType(resource.type)) ?? freePackages.get(packageName);
  if (reason !== undefined) return free(reason);
  if (resource.type.startsWith("pulumi:providers:")) return free("a provider is configuration");
  if (resource.notExpanded)
    return unknown(`${resource.type} is a remote component: its resources are created by a plugin and cannot be seen here`);
  if (packageName === "kubernetes" && resource.custom) {
    const cost = kubernetesCost(resource.type, resource.inputs);
    return "free" in cost ? free(cost.free) : unknown(cost.unknown);
  }
  if (!resource.custom) return free("a component groups other resources; they are priced one by one");
  if (providerOfType(resource.type) !== undefined) return unknown(`${resource.type} is not supported yet`);
  return unknown(
    unpricedPackages.get(packageName) ?? `the package ${packageName} is not priced: only aws, aws-native, azure, azure-native and gcp are`,
  );
}

function pricingContext(
  resource: DeclaredResource,
  region: string,
  provider: Provider,
  graph: ResourceGraph,
  { book, usage }: PricingInput,
): PricingContext {
  const declared = usageFor(resource, usage, componentIn(graph));
  return {
    resource,
    region,
    book,
    size: (type) => book.size(provider, type),
    usage: (key) => declared[key],
    related: (type, property) => graph.related(resource, type, property),
    dependants: (type) => graph.dependants(resource, type),
    ancestor: (type) => graph.ancestor(resource, type),
  };
}

/** The nearest costwright component that a resource is part of. */
function componentIn({ find }: ResourceGraph): (resource: DeclaredResource) => DeclaredResource | undefined {
  return ({ parent }) => {
    for (
      let at = parent === undefined ? undefined : find(parent);
      at !== undefined;
      at = at.parent === undefined ? undefined : find(at.parent)
    )
      if (at.type.startsWith("costwright:")) return at;
    return undefined;
  };
}

function capacityOf(definition: PricedResource, resource: DeclaredResource, context: PricingContext): Capacity | undefined {
  try {
    return definition.capacity?.(guardUnknowns(resource.inputs), context);
  } catch (error) {
    // As with the price: neither an unknown nor a surprising input may end the whole preview.
    if (error instanceof UnknownInputSignal || error instanceof TypeError) return undefined;
    throw error;
  }
}

function estimate(
  definition: PricedResource,
  resource: DeclaredResource,
  context: PricingContext,
  provider: Provider,
  graph: ResourceGraph,
  input: PricingInput,
): Pick<PricedNode, "estimate" | "coverableLines"> {
  let pricing: ReturnType<PricedResource["price"]>;
  try {
    pricing = definition.price(guardUnknowns(resource.inputs), context);
  } catch (error) {
    if (error instanceof UnknownInputSignal) return { estimate: unknown(declaredInput(resource, error).message) };
    // Inputs of a surprising shape (a string where a list is documented) must not end the whole preview.
    if (error instanceof TypeError) return { estimate: unknown(`its inputs have an unexpected shape: ${error.message}`) };
    throw error;
  }
  if ("free" in pricing) return { estimate: free(pricing.free) };
  if ("unknown" in pricing) return { estimate: unknown(pricing.unknown) };
  const lineContext = { provider, region: context.region, book: input.book, usage: usageFor(resource, input.usage, componentIn(graph)) };
  const outcomes = pricing.map((spec) => priceLine(spec, definition, lineContext));
  const lines = outcomes.flatMap((outcome) => ("line" in outcome ? [outcome.line] : []));
  const missing = outcomes.flatMap((outcome) => ("missing" in outcome ? [outcome.missing] : []));
  const because = [...new Set(outcomes.flatMap((outcome) => ("line" in outcome ? outcome.because : [])))];
  if (resource.notExpanded) because.push(remoteComponent);
  const summed = { estimate: sum(lines, missing, because) };
  return input.book.commitments === undefined ? summed : { ...summed, coverableLines: coverableLinesOf(pricing, outcomes) };
}

/** Names the input as the program declares it, where its type is priced in the words of another. */
function declaredInput(resource: DeclaredResource | TranslatedResource, signal: UnknownInputSignal): UnknownInputSignal {
  const declared = "declaredPaths" in resource ? resource.declaredPaths.get(signal.path) : undefined;
  return declared === undefined ? signal : new UnknownInputSignal(declared);
}

function coverableLinesOf(specs: readonly LineSpec[], outcomes: readonly LineOutcome[]): readonly CoverableLine[] {
  let position = -1;
  return outcomes.flatMap((outcome, index) => {
    if ("missing" in outcome) return [];
    position += 1;
    const price = specs[index]?.price;
    return (price && coverableLine(price, position)) ?? [];
  });
}

const remoteComponent =
  "its plugin makes its resources and they are not visible here: priced from its arguments and the documented defaults of what they leave out";

/** Adds lines up: a missing line makes the whole unknown with what is certain as lower bound. */
export function sum(lines: readonly CostLine[], missing: readonly string[], because: readonly string[]): Estimate {
  const low = lines.reduce((total, line) => total + line.usdPerMonth.low, 0);
  const high = lines.reduce((total, line) => total + line.usdPerMonth.high, 0);
  if (missing.length > 0) return { kind: "unknown", lowUsdPerMonth: low, lines, because: missing };
  if (because.length > 0) return { kind: "range", lowUsdPerMonth: low, highUsdPerMonth: high, lines, because };
  return { kind: "exact", usdPerMonth: low, lines };
}

const free = (reason: string): Estimate => ({ kind: "free", because: [reason] });
const unknown = (reason: string): Estimate => ({ kind: "unknown", lowUsdPerMonth: 0, lines: [], because: [reason] });
