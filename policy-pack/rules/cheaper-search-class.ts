import { canonicalType } from "../../pricing";
import { changeAt, get } from "../input-path";
import { armTwins, isAtLeast } from "../managed-class";
import { insteadOf, minSavingField, type PriceChange, provenSaving } from "../price-change";
import { type Outcome, rule } from "../rule";

type Config = { readonly minSavingUsdPerMonth: number };
type Facts = PriceChange & { readonly instanceType: string; readonly suggestedType: string; readonly region: string };

const ELASTICSEARCH = "aws:elasticsearch/domain:Domain";

export const cheaperSearchClass = rule<Config, Facts>({
  id: "cheaper-search-class",
  title: "The Graviton instance type of a search domain costs less than its Intel one",
  group: "sizing",
  why: "OpenSearch Service offers Graviton instances of the same capacity at a lower price, for OpenSearch and for Elasticsearch from 7.9 on (https://docs.aws.amazon.com/opensearch-service/latest/developerguide/supported-instance-types.html).",
  remedy: "Change the instance type. The domain is moved by a blue/green deployment, without a replacement.",
  severity: "medium",
  level: "advisory",
  scope: "resource",
  types: [ELASTICSEARCH, "aws:opensearch/domain:Domain"],
  config: { minSavingUsdPerMonth: minSavingField(1) },
  check: ({ resource, props, region = "" }, { config, book, reprice }): readonly Outcome<Facts>[] => {
    const path = ["clusterConfig", "instanceType"];
    const instanceType = get(props, path);
    if (typeof instanceType !== "string" || !runsOnGraviton(canonicalType(resource.type), props)) return [];
    // Data nodes and dedicated masters are of Graviton together or not at all.
    const master = get(props, ["clusterConfig", "dedicatedMasterType"]);
    if (typeof master === "string" && !/^[a-z]\d+g[a-z]*\./.test(master)) return [];
    let best: Facts | undefined;
    for (const suggestedType of armTwins(book, instanceType)) {
      const change = provenSaving(reprice(resource, changeAt(resource.inputs, path, suggestedType)), config.minSavingUsdPerMonth);
      if (change === undefined || (best !== undefined && best.afterUsdPerMonth <= change.afterUsdPerMonth)) continue;
      best = { instanceType, suggestedType, region, ...change };
    }
    return best === undefined ? [] : [{ facts: best }];
  },
  message: (facts) =>
    `on ${facts.suggestedType} with no fewer vCPUs and no less memory than ${facts.instanceType} the domain costs ${insteadOf(facts)} in ${facts.region}`,
  advice: ({ suggestedType }) =>
    `Set clusterConfig.instanceType to "${suggestedType}". The domain is moved by a blue/green deployment, without a replacement.`,
  saving: ({ savingUsdPerMonth }) => savingUsdPerMonth,
  examples: {
    flagged: [
      {
        title: "A domain of three Intel nodes",
        resources: [
          {
            type: "aws:opensearch/domain:Domain",
            name: "search",
            inputs: {
              region: "us-east-1",
              engineVersion: "OpenSearch_2.11",
              clusterConfig: { instanceType: "m5.large.search", instanceCount: 3 },
            },
          },
        ],
        messages: [
          "on m6g.large.search with no fewer vCPUs and no less memory than m5.large.search the domain costs 280.32 USD a month instead of 310.98 USD (10 % less) in us-east-1",
        ],
      },
    ],
    clean: [
      {
        title: "An Elasticsearch that is too old for Graviton, and a domain whose masters would have to change, too",
        resources: [
          {
            type: "aws:opensearch/domain:Domain",
            name: "mixed",
            inputs: {
              region: "us-east-1",
              clusterConfig: { instanceType: "m5.large.search", dedicatedMasterEnabled: true, dedicatedMasterType: "c5.large.search" },
            },
          },
          {
            type: ELASTICSEARCH,
            name: "old",
            inputs: { region: "us-east-1", elasticsearchVersion: "7.4", clusterConfig: { instanceType: "m5.large.elasticsearch" } },
          },
        ],
      },
    ],
  },
});

/** OpenSearch of every version; Elasticsearch from 7.9 on, and 1.5 is what a domain without a version gets. */
function runsOnGraviton(type: string, props: Readonly<Record<string, unknown>>): boolean {
  const version =
    type === ELASTICSEARCH ? `Elasticsearch_${String(props.elasticsearchVersion ?? "1.5")}` : String(props.engineVersion ?? "OpenSearch");
  return version.startsWith("OpenSearch") || isAtLeast(version.replace(/^Elasticsearch_/, ""), "7.9");
}
