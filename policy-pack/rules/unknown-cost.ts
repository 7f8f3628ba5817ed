import { isCloudResource } from "../../pricing";
import { type Outcome, rule } from "../rule";
import { usd } from "../wording";

type Config = {
  readonly ignoredTypes: readonly string[];
};

type Facts = {
  readonly type: string;
  readonly reasons: readonly string[];
  readonly knownUsdPerMonth: number;
};

export const unknownCost = rule<Config, Facts>({
  id: "unknown-cost",
  title: "What the resource costs is not known",
  group: "trust",
  why: "A total that leaves resources out is too low without saying so: every resource without a price is named with its reason.",
  remedy: "Set the input that is missing, declare the usage, or list the type in ignoredTypes when its cost is of no interest.",
  severity: "low",
  level: "advisory",
  scope: "stack",
  config: {
    ignoredTypes: { type: "strings", default: [], doc: "Type tokens whose cost is of no interest, e.g. `docker:index/image:Image`." },
  },
  check: (stack, { config }) =>
    stack.nodes.flatMap((node): readonly Outcome<Facts>[] => {
      const { resource, estimate } = node;
      if (estimate.kind !== "unknown" || !isCloudResource(node) || config.ignoredTypes.includes(resource.type)) return [];
      return [{ urn: resource.urn, facts: { type: resource.type, reasons: estimate.because, knownUsdPerMonth: estimate.lowUsdPerMonth } }];
    }),
  message: ({ reasons, knownUsdPerMonth }) =>
    knownUsdPerMonth > 0
      ? `it costs at least ${usd(knownUsdPerMonth)} a month, the rest is not known: ${reasons.join("; ")}`
      : `its cost is not known: ${reasons.join("; ")}`,
  examples: {
    flagged: [
      {
        title: "A type without a price",
        resources: [{ type: "aws:example/thing:Thing", name: "thing", inputs: {} }],
        messages: ["its cost is not known: aws:example/thing:Thing is not supported yet"],
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
