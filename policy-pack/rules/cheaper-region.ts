import type { Region } from "../../catalog";
import { type DeclaredResource, highUsdPerMonth, lowUsdPerMonth, type Provider, type StackContext } from "../../model";
import type { PricedNode } from "../../pricing";
import { boundsOf, minSavingField } from "../price-change";
import type { Proof } from "../proof-log";
import { type Outcome, type RuleContext, rule } from "../rule";
import { percent, usd } from "../wording";

type Config = { readonly jurisdictions: readonly string[]; readonly minSavingFraction: number; readonly minSavingUsdPerMonth: number };
type Facts = {
  readonly region: string;
  readonly suggestedRegion: string;
  readonly jurisdictions: readonly string[];
  readonly beforeUsdPerMonth: number;
  readonly afterUsdPerMonth: number;
  readonly savingUsdPerMonth: number;
};

const configKeys: Readonly<Record<Provider, readonly string[]>> = {
  aws: ["aws:region", "aws-native:region"],
  azure: ["azure-native:location", "azure:location"],
  gcp: ["gcp:region", "gcp:zone"],
};

export const cheaperRegion = rule<Config, Facts>({
  id: "cheaper-region",
  title: "The same stack costs less in another region of the jurisdiction",
  group: "sizing",
  why: "The same machine costs a tenth to a third more in one region of a union than in its neighbour. The whole stack of one provider is priced in every region of the jurisdictions that you allow, with the same book; a region is named only where everything is sold and priced there. Latency to your users, data to be moved once and services that are not in the program are yours to weigh: the finding never blocks.",
  remedy: "Weigh latency and the move of the data; for a new stack set the region in its configuration.",
  severity: "low",
  level: "advisory",
  scope: "stack",
  config: {
    jurisdictions: {
      type: "strings",
      default: [],
      doc: 'Where the stack may lie, e.g. ["eu"]. No region is suggested until this is set.',
    },
    minSavingFraction: {
      type: "number",
      default: 0.1,
      minimum: 0,
      maximum: 1,
      doc: "Smallest saving as a share of what the stack costs there (0..1).",
    },
    minSavingUsdPerMonth: minSavingField(50),
  },
  check: (stack, context): readonly Outcome<Facts>[] => {
    const { config, book } = context;
    const allowed = new Set(config.jurisdictions.map((one) => one.toLowerCase()));
    if (allowed.size === 0 || stack.context.isWhole === false) return [];
    return (["aws", "azure", "gcp"] as const).flatMap((provider): readonly Outcome<Facts>[] => {
      const paying = stack.nodes.filter(
        (node) => node.provider === provider && lowUsdPerMonth(node.estimate) > 0 && node.region !== "global",
      );
      const [region, another] = [...new Set(paying.map((node) => node.region))];
      // A stack of several regions is spread for a reason; what cannot be priced here cannot be compared.
      if (region === undefined || another !== undefined || paying.some(({ estimate }) => estimate.kind === "unknown")) return [];
      // What lies outside of what is allowed is another rule's matter, not one of money.
      if (book.region(provider, region)?.jurisdictions.some((one) => allowed.has(one)) !== true) return [];
      let best: Move | undefined;
      for (const other of book.regions(provider)) {
        if (other.id === region || !other.jurisdictions.some((one) => allowed.has(one))) continue;
        const found = pricedIn(paying, provider, region, other, context);
        if (found !== undefined && (best === undefined || found.facts.afterUsdPerMonth < best.facts.afterUsdPerMonth)) best = found;
      }
      return best === undefined ? [] : [{ ...best, advisoryOnly: true }];
    });
  },
  message: ({ region, suggestedRegion, jurisdictions, beforeUsdPerMonth, afterUsdPerMonth, savingUsdPerMonth }) =>
    `what lies in ${region} costs ${usd(beforeUsdPerMonth)} a month, in ${suggestedRegion}, within ${jurisdictions.join(", ")} too, ${usd(afterUsdPerMonth)}: ${percent(savingUsdPerMonth / beforeUsdPerMonth)} less, data transfer and the move not counted`,
  saving: ({ savingUsdPerMonth }) => savingUsdPerMonth,
  examples: {
    flagged: [
      {
        title: "Machines in a dear region of the union",
        config: { jurisdictions: ["eu"] },
        resources: [
          {
            type: "gcp:compute/instance:Instance",
            name: "web",
            inputs: {
              machineType: "e2-standard-16",
              zone: "europe-west3-a",
              bootDisk: { initializeParams: { size: 200, type: "pd-balanced" } },
            },
          },
        ],
        messages: [
          "what lies in europe-west3 costs 528.20 USD a month, in europe-north2, within eu too, 430.91 USD: 18 % less, data transfer and the move not counted",
        ],
      },
    ],
    clean: [
      {
        title: "No jurisdiction is declared",
        resources: [
          {
            type: "gcp:compute/instance:Instance",
            name: "web",
            inputs: {
              machineType: "e2-standard-16",
              zone: "europe-west3-a",
              bootDisk: { initializeParams: { size: 200, type: "pd-balanced" } },
            },
          },
        ],
      },
    ],
  },
});

interface Move {
  readonly facts: Facts;
  readonly proof: Proof;
}

function pricedIn(
  paying: readonly PricedNode[],
  provider: Provider,
  region: string,
  other: Region,
  { config, stack, priceStack }: RuleContext<Config>,
): Move | undefined {
  const declared = stack.nodes.map(({ resource }) => moved(resource, region, other.id));
  const there = priceStack(declared, movedContext(stack.context, provider, region, other.id));
  let beforeUsdPerMonth = 0;
  let afterUsdPerMonth = 0;
  let savingAtHigh = 0;
  for (const { resource, estimate } of paying) {
    const node = there.node(resource.urn);
    const [high, highThere] = [highUsdPerMonth(estimate), node && highUsdPerMonth(node.estimate)];
    // A part that has no price there, or that did not move, leaves nothing to compare.
    if (node === undefined || node.region !== other.id || high === undefined || highThere === undefined) return undefined;
    beforeUsdPerMonth += lowUsdPerMonth(estimate);
    afterUsdPerMonth += lowUsdPerMonth(node.estimate);
    savingAtHigh += high - highThere;
  }
  const savingUsdPerMonth = Math.min(beforeUsdPerMonth - afterUsdPerMonth, savingAtHigh);
  if (savingUsdPerMonth < config.minSavingUsdPerMonth || savingUsdPerMonth < config.minSavingFraction * beforeUsdPerMonth) return undefined;
  const jurisdictions = other.jurisdictions.filter((one) => config.jurisdictions.includes(one));
  const estimatesThere = paying.flatMap(({ resource }) => there.node(resource.urn)?.estimate ?? []);
  return {
    facts: { region, suggestedRegion: other.id, jurisdictions, beforeUsdPerMonth, afterUsdPerMonth, savingUsdPerMonth },
    proof: { before: boundsOf(paying.map(({ estimate }) => estimate)), after: boundsOf(estimatesThere) },
  };
}

/** A region's name, or that of one of its zones, in the other region. */
function renamed(value: unknown, from: string, to: string): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => renamed(one, from, to));
  if (typeof value !== "string" || !value.startsWith(from)) return value;
  return /^(?:-?[a-z])?$/.test(value.slice(from.length)) ? to + value.slice(from.length) : value;
}

const places: ReadonlySet<string> = new Set(["region", "location", "zone", "availabilityZone", "availabilityZones", "nodeLocations"]);

/** The same resource with its region, location and zones in the other region; anything else stays. */
function moved(resource: DeclaredResource, from: string, to: string): DeclaredResource {
  const there = (inputs: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(inputs).map(([key, value]) => [key, places.has(key) ? renamed(value, from, to) : value]));
  const { inputs, providerInputs } = resource;
  return { ...resource, inputs: there(inputs), ...(providerInputs === undefined ? {} : { providerInputs: there(providerInputs) }) };
}

function movedContext(context: StackContext, provider: Provider, from: string, to: string): StackContext {
  const config: Record<string, string> = { ...context.config };
  for (const key of configKeys[provider]) if (config[key] !== undefined) config[key] = String(renamed(config[key], from, to));
  return { ...context, config };
}
