import { complianceProfiles } from "../../model";
import type { PricedNode } from "../../pricing";
import { type ComplianceConfig, citedProfiles, complianceFields, profilesAbout } from "../compliance";
import { placedBy } from "../origin";
import { type Outcome, type RuleContext, rule } from "../rule";
import { tagOf } from "../tags";

type Config = ComplianceConfig & { readonly jurisdictions: readonly string[]; readonly residencyTags: readonly string[] };
type Facts = {
  readonly region: string;
  readonly liesIn: readonly string[];
  readonly allowed: readonly string[];
  /** The profile that allows no others, with its clause; empty where the jurisdictions themselves are declared. */
  readonly regime: string;
};

/** Multi-regions of Google's storage and databases lie within one union or country as a whole. */
const multiRegions: Readonly<Record<string, readonly string[]>> = { eu: ["eu", "eea"], us: ["us"] };

/** Must lie where its vendor says, whatever the data that it serves: certificates and firewalls of a global delivery network. */
const boundElsewhere = /^aws:acm\/|^aws:wafv2\//;

export const outsideResidency = rule<Config, Facts>({
  id: "outside-residency",
  title: "A resource lies outside the jurisdiction that is declared for it",
  group: "compliance",
  why: "Where residency is promised, a resource in another jurisdiction breaks the promise whatever it costs; a cheaper region is no choice then. Judged only where a jurisdiction is declared, by configuration or by tag, or a profile that names some.",
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
    ...complianceFields,
  },
  check: (subject, context): readonly Outcome<Facts>[] => {
    const { resource, region } = subject;
    if (region === undefined || region === "global" || boundElsewhere.test(resource.type)) return [];
    const asked: readonly Omit<Facts, "region" | "liesIn">[] = [
      // A workload's places are held by the optimizer itself.
      ...(placedBy(context.stack, resource) === undefined ? [{ allowed: allowedFor(subject, context), regime: "" }] : []),
      ...allowedByProfiles(subject, context),
    ].filter(({ allowed }) => allowed.length > 0);
    if (asked.length === 0) return [];
    const liesIn = jurisdictionsOf(subject, context);
    if (liesIn === undefined) return [{ unjudged: `the price book does not know where the region ${region} lies` }];
    return asked
      .filter(({ allowed }) => !liesIn.some((one) => allowed.includes(one)))
      .map((broken) => ({ facts: { region, liesIn, ...broken } }));
  },
  message: ({ region, liesIn, allowed, regime }) => {
    const lies = `it lies in ${region} (${liesIn.join(", ")}), but only ${allowed.join(", ")} ${allowed.length === 1 ? "is" : "are"} allowed`;
    return regime === "" ? lies : `it is under ${regime}, but ${lies.replace("it lies", "lies").replace(", but", ", and")}`;
  },
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
      {
        title: "Health records of the European Union in India",
        config: { compliance: ["gdpr"] },
        resources: [{ type: "aws:s3/bucket:Bucket", name: "records", inputs: { region: "ap-south-1" } }],
        messages: ["it is under gdpr (Art. 44 and 45), but lies in ap-south-1 (in), and only eea, ch, gb, il, jp, kr, nz are allowed"],
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

/** Each profile by itself: where two of them allow no place together, both are broken. */
function allowedByProfiles({ resource }: PricedNode, { stack, config }: RuleContext<Config>): readonly Omit<Facts, "region" | "liesIn">[] {
  return profilesAbout("jurisdiction", stack, resource, config).map((name) => ({
    allowed: complianceProfiles[name].jurisdictions,
    regime: citedProfiles([name], "jurisdiction") ?? name,
  }));
}

function jurisdictionsOf({ provider, region = "" }: PricedNode, { book }: RuleContext<Config>): readonly string[] | undefined {
  const known = provider === undefined ? undefined : book.region(provider, region);
  return known === undefined && provider === "gcp" ? multiRegions[region.toLowerCase()] : known?.jurisdictions;
}
