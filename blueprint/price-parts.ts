import type { PriceBook } from "../catalog";
import { type DeclaredResource, highUsdPerMonth, linesOf, lowUsdPerMonth, type OfferCost } from "../model";
import { estimateResource, resourceGraph } from "../pricing";
import type { Part } from "./part";

export interface PricedPart {
  readonly usdPerMonth: number;
  readonly highUsdPerMonth: number;
  /** Nothing of it is without a price. */
  readonly whole: boolean;
}

export interface PricedParts {
  readonly costs: readonly OfferCost[];
  /** Lines that have no price there, with the reason: not in `costs`. */
  readonly unpriced: readonly string[];
  /** What each part costs of this, by its name, and whether that is all of it. */
  readonly byPart: ReadonlyMap<string, PricedPart>;
  readonly lowUsdPerMonth: number;
  readonly highUsdPerMonth: number;
}

const urnOf = ({ type, name }: Part) => `urn:pulumi:plan::plan::${type}::${name}`;

/** What parts cost together in a region, by the prices that any declared resource has. Free parts have no line. */
export function priceParts(parts: readonly Part[], region: string, book: PriceBook): PricedParts {
  const byName = new Map(parts.map((part) => [part.name, part]));
  const resources = parts.map((part) => declared(part, region, byName));
  const graph = resourceGraph(resources);
  const usage = { types: {}, resources: Object.fromEntries(parts.map((part) => [urnOf(part), part.usage ?? {}])) };
  const context = { project: "plan", stack: "plan", config: {} };
  const costs: OfferCost[] = [];
  const unpriced: string[] = [];
  const byPart = new Map<string, PricedPart>();
  let low = 0;
  let high = 0;
  for (const resource of resources) {
    const { estimate } = estimateResource(resource, graph, { book, usage, context });
    const gaps = unpriced.length;
    const usdPerMonth = lowUsdPerMonth(estimate);
    const most = highUsdPerMonth(estimate) ?? usdPerMonth;
    low += usdPerMonth;
    high += most;
    for (const { label, usdPerMonth, dependsOnUsage } of linesOf(estimate)) {
      // A blueprint declares what will be used: what it forgets must not look like nothing.
      if (dependsOnUsage !== undefined) unpriced.push(`${label} (its use, ${dependsOnUsage}, is not stated)`);
      costs.push({ label, usdPerMonth: usdPerMonth.low });
    }
    if (estimate.kind === "unknown") unpriced.push(...estimate.because);
    byPart.set(resource.name, { usdPerMonth, highUsdPerMonth: most, whole: unpriced.length === gaps });
  }
  return { costs: costs.filter(({ usdPerMonth }) => usdPerMonth > 0), unpriced, byPart, lowUsdPerMonth: low, highUsdPerMonth: high };
}

function declared(part: Part, region: string, byName: ReadonlyMap<string, Part>): DeclaredResource {
  const sources = Object.entries(part.from ?? {}).map(([property, name]) => {
    const source = byName.get(name);
    if (source === undefined) throw new Error(`part "${part.name}" takes ${property} from "${name}", which is no part of its blueprint`);
    return [property, [urnOf(source)]] as const;
  });
  // A part that names its own place, as a copy in another region does, is priced there.
  const own = part.inputs.location !== undefined || part.inputs.zone !== undefined;
  const place = own ? {} : part.type.startsWith("azure-native:") ? { location: region } : { region };
  return {
    urn: urnOf(part),
    type: part.type,
    name: part.name,
    inputs: { ...place, ...part.inputs },
    custom: true,
    dependencies: [...new Set(sources.flatMap(([, urns]) => urns))],
    propertyDependencies: Object.fromEntries(sources),
  };
}
