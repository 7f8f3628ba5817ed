import type { PricedNode } from "../../pricing";
import { placedBy } from "../origin";
import { type Outcome, type RuleContext, rule } from "../rule";
import { tagOf } from "../tags";

type Config = { readonly jurisdictions: readonly string[]; readonly residencyTags: readonly string[] };
type Facts = { readonly region: string; readonly liesIn: readonly string[]; readonly allowed: readonly string[] };

/** Multi-regions of Google's storage and databases lie within one union or country as a whole. */
const multiRegions: Readonly<Record<string, readonly string[]>> = { eu: ["eu"], us: ["us"] };

/** Must lie where its vendor says, whatever the data that it serves: certificates and firewalls of a global delivery network. */
const boundElsewhere = /^aws:acm\/|^aws:wafv2\//;

export const outsideResidency = rule<Config, Facts>({
  id: "outside-residency",
  title: "A resource lies outside the jurisdiction that is declared for it",
  group: "compliance",
  why: "Where residency is promised, a resource in another jurisdiction breaks the promise whatever it costs; a cheaper region is no choice then. Judged only where a jurisdiction is declared, by configuration or by tag.",
  remedy: "Move the resource to a region of a declared jurisdiction, or correct the declaration.",
  severity: "critical",
  level: "mandatory",
  scope: "resource",
  config: {
    jurisdictions: {
      type: "strings",
      default: [],
      doc: 'Jurisdictions that the whole stack may lie in: unions and ISO country codes, e.g. ["eu", "ch"]; any by default.',
    },
    residencyTags: {
      type: "strings",
      default: ["costwright:residency"],
      doc: "Tags (labels) that name the jurisdictions of one resource, separated by spaces or underscores.",
    },
  },
  check: (subject, context): readonly Outcome<Facts>[] => {
    const { resource, region } = subject;
    if (region === undefined || region === "global" || boundElsewhere.test(resource.type)) return [];
    const allowed = allowedFor(subject, context);
    // A workload's places are held by the optimizer itself.
    if (allowed.length === 0 || placedBy(context.stack, resource) !== undefined) return [];
    const liesIn = jurisdictionsOf(subject, context);
    if (liesIn === undefined) return [{ unjudged: `the price book does not know where the region ${region} lies` }];
    return liesIn.some((one) => allowed.includes(one)) ? [] : [{ facts: { region, liesIn, allowed } }];
  },
  message: ({ region, liesIn, allowed }) =>
    `it lies in ${region} (${liesIn.join(", ")}), but only ${allowed.join(", ")} ${allowed.length === 1 ? "is" : "are"} allowed`,
  examples: {
    flagged: [
      {
        title: "Personal data of Europe in the United States",
        config: { jurisdictions: ["eu"] },
        resources: [
          { type: "aws:s3/bucket:Bucket", name: "uploads", inputs: { region: "us-east-1" } },
          {
            type: "azure-native:storage:StorageAccount",
            name: "backups",
            inputs: { location: "westeurope", sku: { name: "Standard_LRS" } },
          },
        ],
        messages: ["it lies in us-east-1 (us), but only eu is allowed"],
      },
      {
        title: "One resource that a tag binds to Germany",
        resources: [
          { type: "aws:s3/bucket:Bucket", name: "records", inputs: { region: "eu-west-1", tags: { "costwright:residency": "de" } } },
        ],
        messages: ["it lies in eu-west-1 (ie, eu, eea), but only de is allowed"],
      },
    ],
    clean: [
      {
        title: "Within the union, and where nothing is declared",
        config: { jurisdictions: ["eu"] },
        resources: [
          { type: "aws:s3/bucket:Bucket", name: "uploads", inputs: { region: "eu-west-1" } },
          { type: "gcp:storage/bucket:Bucket", name: "copies", inputs: { location: "EU" } },
        ],
      },
    ],
  },
});

/** A resource's own tag is narrower than the stack's configuration and wins. */
function allowedFor({ resource }: PricedNode, { config }: RuleContext<Config>): readonly string[] {
  const tag = tagOf(resource, config.residencyTags);
  const words = tag === undefined ? config.jurisdictions : tag.split(/[\s,_]+/);
  return words.map((one) => one.toLowerCase()).filter((one) => one !== "");
}

function jurisdictionsOf({ provider, region = "" }: PricedNode, { book }: RuleContext<Config>): readonly string[] | undefined {
  const known = provider === undefined ? undefined : book.region(provider, region);
  return known === undefined && provider === "gcp" ? multiRegions[region.toLowerCase()] : known?.jurisdictions;
}
