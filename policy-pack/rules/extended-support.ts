import { type CostBounds, HOURS_PER_MONTH, isUnknown, lowUsdPerMonth, roundPrice } from "../../model";
import { canonicalType } from "../../pricing";
import { lessBy } from "../price-change";
import { type Outcome, type RuleContext, rule, type Subject } from "../rule";
import { usd } from "../wording";

type Config = Readonly<Record<never, never>>;
type Facts = {
  readonly engine: string;
  readonly version: string;
  readonly supported: string;
  readonly property: string;
  readonly atLeastUsdPerMonth: number;
};

const EKS = "aws:eks/cluster:Cluster";
const RDS = "aws:rds/instance:Instance";

/** Oldest version in standard support when the book's figures of EKS were read: see the price of a cluster. */
const SUPPORTED_KUBERNETES = "1.31";

/** Major versions whose standard support has ended: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/extended-support-versions.html */
const ended: Readonly<
  Record<string, { readonly name: string; readonly isEnded: (version: string) => boolean; readonly supported: string }>
> = {
  mysql: { name: "MySQL", isEnded: (version) => /^5\./.test(version), supported: "8.0" },
  postgres: { name: "PostgreSQL", isEnded: (version) => Number.parseInt(version, 10) <= 12, supported: "13" },
};

export const extendedSupport = rule<Config, Facts>({
  id: "extended-support",
  title: "A version whose standard support has ended is charged extra",
  group: "sizing",
  why: "AWS charges for every hour that a Kubernetes cluster or a database runs a version in extended support, on top of its own price, and for databases more with every year (https://aws.amazon.com/eks/pricing/, https://aws.amazon.com/rds/postgresql/pricing/).",
  remedy: "Upgrade to a version in standard support.",
  severity: "high",
  level: "advisory",
  scope: "resource",
  types: [EKS, RDS],
  config: {},
  check: (subject, context): readonly Outcome<Facts>[] =>
    canonicalType(subject.resource.type) === EKS ? ofCluster(subject, context) : ofDatabase(subject, context),
  message: ({ engine, version, atLeastUsdPerMonth }) =>
    `${engine} ${version} is in extended support, which costs at least ${usd(atLeastUsdPerMonth)} a month on top`,
  advice: ({ engine, supported, property }) =>
    `Upgrade to ${engine} ${supported} or later (${property}); versions are upgraded one after the other.`,
  saving: ({ atLeastUsdPerMonth }) => atLeastUsdPerMonth,
  examples: {
    flagged: [
      {
        title: "An old cluster and an old database",
        resources: [
          { type: EKS, name: "cluster", inputs: { region: "us-east-1", version: "1.27" } },
          {
            type: RDS,
            name: "orders",
            inputs: { region: "us-east-1", engine: "mysql", engineVersion: "5.7", instanceClass: "db.m5.large", allocatedStorage: 20 },
          },
        ],
        messages: [
          "Kubernetes 1.27 is in extended support, which costs at least 365.00 USD a month on top",
          "MySQL 5.7 is in extended support, which costs at least 146.00 USD a month on top",
        ],
      },
    ],
    clean: [
      {
        title: "A supported version, and one that AWS upgrades when its standard support ends",
        resources: [
          { type: EKS, name: "new", inputs: { region: "us-east-1", version: "1.33" } },
          { type: EKS, name: "managed", inputs: { region: "us-east-1", version: "1.27", upgradePolicy: { supportType: "STANDARD" } } },
          {
            type: RDS,
            name: "orders",
            inputs: { region: "us-east-1", engine: "mysql", engineVersion: "8.0", instanceClass: "db.m5.large" },
          },
        ],
      },
    ],
  },
});

function ofCluster({ resource, props }: Subject, { reprice }: RuleContext<Config>): readonly Outcome<Facts>[] {
  // Without a version EKS takes the newest, and nothing is to be judged before deployment.
  if (isUnknown(resource.inputs.version) || typeof props.version !== "string") return [];
  const prices = reprice(resource, { version: SUPPORTED_KUBERNETES });
  if (!prices.proven || prices.savingUsdPerMonth <= 0) return [];
  const { version } = props;
  return [
    {
      facts: {
        engine: "Kubernetes",
        version,
        supported: SUPPORTED_KUBERNETES,
        property: "version",
        atLeastUsdPerMonth: prices.savingUsdPerMonth,
      },
    },
  ];
}

/** The first year's price is the least: it doubles in the third. A standby is charged too. */
function ofDatabase({ resource, props, capacity, region, estimate }: Subject, { book }: RuleContext<Config>): readonly Outcome<Facts>[] {
  if (isUnknown(resource.inputs.engineVersion) || isUnknown(resource.inputs.engine)) return [];
  const { engine, engineVersion: version } = props;
  const lifecycle = typeof engine === "string" ? ended[engine] : undefined;
  if (lifecycle === undefined || typeof version !== "string" || !lifecycle.isEnded(version)) return [];
  if (props.engineLifecycleSupport === "open-source-rds-extended-support-disabled") return [];
  const price = book.unitPrice("aws", region ?? "", "rds.extended_support.year1")?.tiers[0]?.usdPerUnit;
  if (price === undefined || capacity?.vcpus === undefined) {
    return [{ unjudged: `${lifecycle.name} ${version} is in extended support, whose price in ${region ?? "its region"} the book lacks` }];
  }
  const atLeastUsdPerMonth = price * capacity.vcpus * HOURS_PER_MONTH * (props.multiAz === true ? 2 : 1);
  // What the surcharge rises to has no bound here, so neither side has one: the rest of the database stays as it is.
  const after: CostBounds = { lowUsdPerMonth: roundPrice(lowUsdPerMonth(estimate)), highUsdPerMonth: null };
  return [
    {
      proof: { before: lessBy(after, -atLeastUsdPerMonth), after },
      facts: { engine: lifecycle.name, version, supported: lifecycle.supported, property: "engineVersion", atLeastUsdPerMonth },
    },
  ];
}
