import { lowUsdPerMonth } from "../../model";
import { declaredTypeOf, isCloudResource, type PricedNode } from "../../pricing";
import { type Outcome, rule } from "../rule";
import { counted, usd } from "../wording";

type Config = {
  readonly ignoredTypes: readonly string[];
};

type Facts = {
  readonly types: readonly string[];
  /** URNs of the resources that share the reasons. */
  readonly resources: readonly string[];
  /** The first of them in words. */
  readonly named: readonly string[];
  readonly reasons: readonly string[];
  readonly knownUsdPerMonth: number;
};

const NAMED_AT_MOST = 3;
const GENERAL_REMEDY =
  "Set the input that is missing, declare the usage, or list the type in ignoredTypes when its cost is of no interest.";

export const unknownCost = rule<Config, Facts>({
  id: "unknown-cost",
  title: "What the resource costs is not known",
  group: "trust",
  why: "A total that leaves resources out is too low without saying so: every resource without a price is named with its reason, those that share one together.",
  remedy: GENERAL_REMEDY,
  severity: "low",
  level: "advisory",
  scope: "stack",
  config: {
    ignoredTypes: { type: "strings", default: [], doc: "Type tokens whose cost is of no interest, e.g. `docker:index/image:Image`." },
  },
  check: (stack, { config }) => {
    const unknown = stack.nodes.filter(
      (node) => node.estimate.kind === "unknown" && isCloudResource(node) && !config.ignoredTypes.includes(declaredTypeOf(node.resource)),
    );
    return [...groupedByReasons(unknown).values()].map((nodes): Outcome<Facts> => {
      const [first] = nodes;
      return { ...(nodes.length === 1 && first !== undefined ? { urn: first.resource.urn } : {}), facts: factsOf(nodes) };
    });
  },
  message: ({ resources, named, reasons, knownUsdPerMonth }) => {
    const one = resources.length === 1;
    const others = resources.length - named.length;
    const which = `${named.join(", ")}${others > 0 ? ` and ${counted(others, "other")}` : ""}`;
    const cost =
      knownUsdPerMonth > 0
        ? `${one ? "it costs" : `${resources.length} resources cost`} at least ${usd(knownUsdPerMonth)} a month, the rest is not known`
        : `${one ? "its cost" : `the cost of ${resources.length} resources`} is not known`;
    return `${cost}${one ? "" : ` (${which})`}: ${reasons.join("; ")}`;
  },
  advice: ({ reasons }) => advices.find(({ applies }) => reasons.every((reason) => applies.test(reason)))?.text ?? GENERAL_REMEDY,
  examples: {
    flagged: [
      {
        title: "A type without a price",
        resources: [{ type: "aws:example/thing:Thing", name: "thing", inputs: {} }],
        messages: ["its cost is not known: aws:example/thing:Thing is not supported yet"],
      },
      {
        title: "Resources that lack the same are one finding",
        resources: ["a", "b", "c", "d"].map((name) => ({ type: "aws:lb/loadBalancer:LoadBalancer", name, inputs: {} })),
        messages: [
          "the cost of 4 resources is not known (aws:lb/loadBalancer:LoadBalancer a, aws:lb/loadBalancer:LoadBalancer b, aws:lb/loadBalancer:LoadBalancer c and 1 other): no region: neither the resource, its provider nor the stack configuration (aws:region) names one",
        ],
      },
    ],
    clean: [
      {
        title: "A type that is listed as ignored",
        resources: [{ type: "aws:example/thing:Thing", name: "thing", inputs: {} }],
        config: { ignoredTypes: ["aws:example/thing:Thing"] },
      },
      {
        title: "Values that Pulumi computes itself",
        resources: [{ type: "random:index/randomString:RandomString", name: "suffix", inputs: { length: 8 } }],
      },
    ],
  },
});

/** What helps depends on what is missing. Texts are matched since a reason is a sentence by then. */
const advices: readonly { readonly applies: RegExp; readonly text: string }[] = [
  {
    applies: /^no region: /,
    text: "Set the region in the stack configuration (`pulumi config set KEY REGION` with the key named here), or on the resource.",
  },
  {
    applies: /is a remote component/,
    text: "Judge it with `pulumi preview --policy-pack`, which has the plugin and sees the resources, or list the type in ignoredTypes.",
  },
  {
    applies:
      /is not supported yet$|is not priced: |load balancer for it$|makes (?:a disk|disks) for it|not visible here$|decided in the cluster$|the price book has no |not judged|does not judge/,
    text: "Look the price up at the vendor and add it to the total by hand, or list the type in ignoredTypes when its cost is of no interest.",
  },
];

function groupedByReasons(nodes: readonly PricedNode[]): ReadonlyMap<string, readonly PricedNode[]> {
  const groups = new Map<string, PricedNode[]>();
  for (const node of nodes) {
    const key = JSON.stringify(reasonsOf(node));
    groups.set(key, [...(groups.get(key) ?? []), node]);
  }
  return groups;
}

function factsOf(nodes: readonly PricedNode[]): Facts {
  const [first] = nodes;
  return {
    types: [...new Set(nodes.map(({ resource }) => declaredTypeOf(resource)))],
    resources: nodes.map(({ resource }) => resource.urn),
    named: nodes.slice(0, NAMED_AT_MOST).map(({ resource }) => `${declaredTypeOf(resource)} ${resource.name}`),
    reasons: first === undefined ? [] : reasonsOf(first),
    knownUsdPerMonth: nodes.reduce((total, { estimate }) => total + lowUsdPerMonth(estimate), 0),
  };
}

const reasonsOf = ({ estimate }: PricedNode): readonly string[] => (estimate.kind === "unknown" ? estimate.because : []);
