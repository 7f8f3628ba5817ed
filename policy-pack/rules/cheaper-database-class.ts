import { isUnknown } from "../../model";
import { canonicalType, type PricedStack } from "../../pricing";
import { armTwins, isAtLeast } from "../managed-class";
import { insteadOf, minSavingField, type PriceChange, provenSaving } from "../price-change";
import { type Outcome, rule, type Subject } from "../rule";

type Config = { readonly minSavingUsdPerMonth: number };
type Facts = PriceChange & { readonly instanceClass: string; readonly suggestedClass: string; readonly region: string };

/**
 * First engine versions that run on Graviton classes of generation 6 and 7:
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Support.html
 */
const leastVersions: Readonly<Record<string, string>> = {
  "aurora-mysql": "8.0",
  "aurora-postgresql": "13.4",
  mariadb: "10.6",
  mysql: "8.0.28",
  postgres: "13.4",
};

const CLUSTER = "aws:rds/cluster:Cluster";

export const cheaperDatabaseClass = rule<Config, Facts>({
  id: "cheaper-database-class",
  title: "The Graviton class of a database costs less than its Intel class",
  group: "sizing",
  why: "RDS and Aurora run the same engine on Graviton machines: same vCPUs and memory, no rebuild, at a lower price (https://aws.amazon.com/rds/instance-types/). Only classes that are sold for that engine in that region are named, and only for engine versions that run on them.",
  remedy: "Change the instance class. It is modified in place, with a restart in the maintenance window.",
  severity: "medium",
  level: "advisory",
  scope: "resource",
  types: ["aws:rds/clusterInstance:ClusterInstance", "aws:rds/instance:Instance"],
  config: { minSavingUsdPerMonth: minSavingField(1) },
  check: (subject, { config, stack, book, reprice }): readonly Outcome<Facts>[] => {
    const { instanceClass } = subject.props;
    if (typeof instanceClass !== "string") return [];
    const candidates = armTwins(book, instanceClass);
    if (candidates.length === 0 || !runsOnGraviton(subject, stack)) return [];
    let best: Facts | undefined;
    for (const suggestedClass of candidates) {
      const change = provenSaving(reprice(subject.resource, { instanceClass: suggestedClass }), config.minSavingUsdPerMonth);
      if (change === undefined || (best !== undefined && best.afterUsdPerMonth <= change.afterUsdPerMonth)) continue;
      best = { instanceClass, suggestedClass, region: subject.region ?? "", ...change };
    }
    return best === undefined ? [] : [{ facts: best }];
  },
  message: (facts) =>
    `as ${facts.suggestedClass} with no fewer vCPUs and no less memory than ${facts.instanceClass} the database costs ${insteadOf(facts)} in ${facts.region}`,
  advice: ({ suggestedClass }) =>
    `Set instanceClass to "${suggestedClass}". It is modified in place, with a restart in the maintenance window.`,
  saving: ({ savingUsdPerMonth }) => savingUsdPerMonth,
  examples: {
    flagged: [
      {
        title: "A PostgreSQL database on Intel",
        resources: [
          {
            type: "aws:rds/instance:Instance",
            name: "orders",
            inputs: { region: "us-east-1", engine: "postgres", engineVersion: "16", instanceClass: "db.m5.large", allocatedStorage: 100 },
          },
        ],
        messages: [
          "as db.m6g.large with no fewer vCPUs and no less memory than db.m5.large the database costs 127.57 USD a month instead of 141.44 USD (10 % less) in us-east-1",
        ],
      },
    ],
    clean: [
      {
        title: "MySQL 5.7 does not run on Graviton, and a database that does already",
        resources: [
          {
            type: "aws:rds/instance:Instance",
            name: "old",
            inputs: {
              region: "us-east-1",
              engine: "mysql",
              engineVersion: "5.7",
              engineLifecycleSupport: "open-source-rds-extended-support-disabled",
              instanceClass: "db.m5.large",
              allocatedStorage: 20,
            },
          },
          {
            type: "aws:rds/instance:Instance",
            name: "new",
            inputs: { region: "us-east-1", engine: "mysql", instanceClass: "db.m6g.large", allocatedStorage: 20 },
          },
        ],
      },
    ],
  },
});

/** Without a version AWS takes its current default, which does. */
function runsOnGraviton({ resource, props }: Subject, stack: PricedStack): boolean {
  const cluster = (resource.propertyDependencies.clusterIdentifier ?? [])
    .map((urn) => stack.graph.find(urn))
    .find((one) => one !== undefined && canonicalType(one.type) === CLUSTER);
  // An instance of a cluster has the cluster's engine and version, mostly by an output that is not known yet.
  const of = (key: string) => (cluster === undefined ? props[key] : (cluster.inputs[key] ?? resource.inputs[key]));
  const engine = of("engine");
  const version = of("engineVersion");
  if (typeof engine !== "string" || isUnknown(version)) return false;
  const least = leastVersions[engine];
  if (least === undefined) return false;
  return typeof version !== "string" || isAtLeast(version.replace(/[^\d.].*$/, "").replace(/\.$/, ""), least);
}
