import { lowUsdPerMonth, providerOfType } from "../../model";
import { type Outcome, rule } from "../rule";
import { tagOf, takesTags } from "../tags";
import { usd } from "../wording";

type Config = { readonly requiredTags: readonly string[]; readonly minUsdPerMonth: number };
type Facts = { readonly missing: readonly string[]; readonly property: string; readonly usdPerMonth: number };

export const missingOwnerTags = rule<Config, Facts>({
  id: "missing-owner-tags",
  title: "A cost that nobody is named for",
  group: "ownership",
  why: "Bills are divided by tags (labels on Google Cloud): a resource without them is paid by everybody and cleaned up by nobody.",
  remedy: "Add the tags, best once for all resources by the provider's default tags.",
  severity: "low",
  level: "disabled",
  scope: "resource",
  config: {
    requiredTags: {
      type: "strings",
      default: ["owner"],
      doc: "Tags (labels) that every resource with a cost must bear, compared without regard to case.",
    },
    minUsdPerMonth: {
      type: "number",
      default: 1,
      minimum: 0,
      doc: "Resources that certainly cost less than this are left alone, USD a month.",
    },
  },
  check: ({ resource, estimate }, { config }): readonly Outcome<Facts>[] => {
    const cost = lowUsdPerMonth(estimate);
    if (cost <= 0 || cost < config.minUsdPerMonth || !takesTags(resource.type)) return [];
    const missing = config.requiredTags.filter((tag) => (tagOf(resource, [tag]) ?? "") === "");
    const property = providerOfType(resource.type) === "gcp" ? "labels" : "tags";
    return missing.length === 0 ? [] : [{ facts: { missing, property, usdPerMonth: cost } }];
  },
  message: ({ missing, property, usdPerMonth }) =>
    `it costs at least ${usd(usdPerMonth)} a month and its ${property} lack ${missing.join(", ")}`,
  advice: ({ missing, property }) => `Add ${missing.join(", ")} to ${property}, best once for all resources by the provider's defaults.`,
  examples: {
    flagged: [
      {
        title: "A machine without an owner",
        resources: [
          {
            type: "aws:ec2/instance:Instance",
            name: "web",
            inputs: { instanceType: "m5.large", region: "us-east-1", tags: { Name: "web" } },
          },
        ],
        messages: ["it costs at least 70.08 USD a month and its tags lack owner"],
      },
    ],
    clean: [
      {
        title: "A machine with an owner",
        resources: [
          {
            type: "aws:ec2/instance:Instance",
            name: "web",
            inputs: { instanceType: "m5.large", region: "us-east-1", tags: { Owner: "shop" } },
          },
        ],
      },
    ],
  },
});
