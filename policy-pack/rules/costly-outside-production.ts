import { lowUsdPerMonth } from "../../model";
import { canonicalType, type PricedNode, type PricedStack } from "../../pricing";
import { changeAt, get } from "../input-path";
import { machinesOf, machineTypes } from "../machines";
import { placedBy } from "../origin";
import { proofOfRemoval } from "../price-change";
import { type Outcome, type RuleContext, rule, type Subject } from "../rule";
import { cheapestFitting } from "../size-search";
import { type EnvironmentConfig, environmentFields, nonProductionName } from "../stack-environment";
import { usd } from "../wording";

type Config = EnvironmentConfig & { readonly maxVcpus: number };

type Facts = {
  readonly environment: string;
  readonly choice: string;
  readonly instead: string;
  readonly beforeUsdPerMonth: number;
  readonly afterUsdPerMonth: number;
  readonly savingUsdPerMonth: number;
};

/** A choice that pays for availability that only production needs, and the input that takes it back. */
interface Redundancy {
  readonly type: string;
  readonly choice: string;
  readonly instead: string;
  readonly path: readonly string[];
  readonly when: (value: unknown) => boolean;
  readonly value: unknown;
}

const isTrue = (value: unknown) => value === true;
const azureHa = {
  choice: "a standby server in high availability mode",
  instead: 'Set highAvailability.mode to "Disabled"',
  path: ["highAvailability", "mode"],
};
const azureHaOn = (value: unknown) => value === "ZoneRedundant" || value === "SameZone";

const redundancies: readonly Redundancy[] = [
  {
    type: "aws:rds/instance:Instance",
    choice: "a standby in a second zone (multiAz)",
    instead: "Set multiAz to false",
    path: ["multiAz"],
    when: isTrue,
    value: false,
  },
  { type: "azure-native:dbformysql:FlexibleServer", ...azureHa, when: azureHaOn, value: "Disabled" },
  { type: "azure-native:dbformysql:Server", ...azureHa, when: azureHaOn, value: "Disabled" },
  { type: "azure-native:dbforpostgresql:FlexibleServer", ...azureHa, when: azureHaOn, value: "Disabled" },
  { type: "azure-native:dbforpostgresql:Server", ...azureHa, when: azureHaOn, value: "Disabled" },
  {
    type: "azure-native:sql:Database",
    choice: "zone redundancy",
    instead: "Set zoneRedundant to false",
    path: ["zoneRedundant"],
    when: isTrue,
    value: false,
  },
  {
    type: "gcp:redis/instance:Instance",
    choice: "a replica in a second zone (tier STANDARD_HA)",
    instead: 'Set tier to "BASIC" (this replaces the instance)',
    path: ["tier"],
    when: (value) => value === "STANDARD_HA",
    value: "BASIC",
  },
  {
    type: "gcp:sql/databaseInstance:DatabaseInstance",
    choice: "a standby in a second zone (availabilityType REGIONAL)",
    instead: 'Set settings.availabilityType to "ZONAL"',
    path: ["settings", "availabilityType"],
    when: (value) => value === "REGIONAL",
    value: "ZONAL",
  },
];

const NAT_TYPE = "aws:ec2/natGateway:NatGateway";

export const costlyOutsideProduction = rule<Config, Facts>({
  id: "costly-outside-production",
  title: "Production-grade spending outside production",
  group: "non-production",
  why: "Standby databases, a NAT gateway in every zone and very large machines buy availability and speed that a development or test stack seldom needs. Environments are told by a tag or by a word of the stack's name.",
  remedy: "Use the smaller or single-zone form outside production, e.g. by a setting per stack.",
  severity: "medium",
  level: "advisory",
  scope: "resource",
  types: [...new Set([...redundancies.map(({ type }) => type), NAT_TYPE, ...machineTypes])].sort(),
  config: {
    ...environmentFields,
    maxVcpus: { type: "number", default: 16, minimum: 1, doc: "Machines with more vCPUs than this are called large outside production." },
  },
  check: (subject, context): readonly Outcome<Facts>[] => {
    const environment = nonProductionName(context.stack, subject.resource, context.config);
    if (environment === undefined || placedBy(context.stack, subject.resource) !== undefined) return [];
    const type = canonicalType(subject.resource.type);
    if (type === NAT_TYPE) return natPerZone(subject, context.stack, environment);
    const redundancy = redundancies.find((one) => one.type === type);
    return redundancy === undefined ? largeMachine(subject, context, environment) : standby(subject, context, environment, redundancy);
  },
  message: ({ environment, choice, beforeUsdPerMonth, afterUsdPerMonth }) =>
    `in ${environment}, which is not production, it pays for ${choice}: ${usd(beforeUsdPerMonth)} a month, ${usd(afterUsdPerMonth)} without`,
  advice: ({ instead }) => `${instead}.`,
  saving: ({ savingUsdPerMonth }) => savingUsdPerMonth,
  examples: {
    flagged: [
      {
        title: "A standby database in a test stack",
        stack: "shop-test",
        resources: [
          {
            type: "gcp:sql/databaseInstance:DatabaseInstance",
            name: "orders",
            inputs: {
              region: "us-central1",
              databaseVersion: "POSTGRES_16",
              settings: { tier: "db-custom-2-8192", edition: "ENTERPRISE", availabilityType: "REGIONAL", diskSize: 100 },
            },
          },
        ],
        messages: [
          "in shop-test, which is not production, it pays for a standby in a second zone (availabilityType REGIONAL): 236.36 USD a month, 118.18 USD without",
        ],
      },
      {
        title: "A NAT gateway in every zone of a development network",
        stack: "dev",
        resources: [
          { type: "aws:ec2/vpc:Vpc", name: "net", inputs: { cidrBlock: "10.0.0.0/16" } },
          { type: "aws:ec2/subnet:Subnet", name: "a", inputs: { availabilityZone: "us-east-1a" }, from: { vpcId: ["net"] } },
          { type: "aws:ec2/subnet:Subnet", name: "b", inputs: { availabilityZone: "us-east-1b" }, from: { vpcId: ["net"] } },
          { type: NAT_TYPE, name: "nat-a", inputs: { region: "us-east-1" }, from: { subnetId: ["a"] } },
          { type: NAT_TYPE, name: "nat-b", inputs: { region: "us-east-1" }, from: { subnetId: ["b"] } },
        ],
        messages: ["in dev, which is not production, it pays for NAT gateway 2 of 2 in one network: 32.85 USD a month, 0.00 USD without"],
      },
      {
        title: "A very large machine in a review stack",
        stack: "pr-17",
        resources: [
          {
            type: "azure-native:compute:VirtualMachine",
            name: "build",
            inputs: { location: "westeurope", hardwareProfile: { vmSize: "Standard_D64s_v5" } },
          },
        ],
        messages: [
          "in pr-17, which is not production, it pays for Standard_D64s_v5 with 64 vCPU, more than the 16 set for such environments: 2,686.40 USD a month, 671.60 USD without",
        ],
      },
    ],
    clean: [
      {
        title: "The same database in production",
        stack: "latest",
        resources: [
          {
            type: "gcp:sql/databaseInstance:DatabaseInstance",
            name: "orders",
            inputs: {
              region: "us-central1",
              databaseVersion: "POSTGRES_16",
              settings: { tier: "db-custom-2-8192", availabilityType: "REGIONAL", diskSize: 100 },
            },
          },
        ],
      },
      {
        title: "One NAT gateway for each of two networks",
        stack: "dev",
        resources: [
          { type: "aws:ec2/vpc:Vpc", name: "one", inputs: { cidrBlock: "10.0.0.0/16" } },
          { type: "aws:ec2/vpc:Vpc", name: "two", inputs: { cidrBlock: "10.1.0.0/16" } },
          { type: "aws:ec2/subnet:Subnet", name: "a", inputs: { availabilityZone: "us-east-1a" }, from: { vpcId: ["one"] } },
          { type: "aws:ec2/subnet:Subnet", name: "b", inputs: { availabilityZone: "us-east-1a" }, from: { vpcId: ["two"] } },
          { type: NAT_TYPE, name: "nat-a", inputs: { region: "us-east-1" }, from: { subnetId: ["a"] } },
          { type: NAT_TYPE, name: "nat-b", inputs: { region: "us-east-1" }, from: { subnetId: ["b"] } },
        ],
      },
    ],
  },
});

function standby(
  subject: Subject,
  { reprice }: RuleContext<Config>,
  environment: string,
  redundancy: Redundancy,
): readonly Outcome<Facts>[] {
  const { path, when, value, choice, instead } = redundancy;
  if (!when(get(subject.props, path))) return [];
  const prices = reprice(subject.resource, changeAt(subject.resource.inputs, path, value));
  if (!prices.proven) return [{ unjudged: `in ${environment} it pays for ${choice}, but the prices cannot be compared: ${prices.reason}` }];
  const { beforeUsdPerMonth, afterUsdPerMonth, savingUsdPerMonth } = prices;
  return savingUsdPerMonth > 0 ? [{ facts: { environment, choice, instead, beforeUsdPerMonth, afterUsdPerMonth, savingUsdPerMonth } }] : [];
}

function largeMachine(subject: Subject, context: RuleContext<Config>, environment: string): readonly Outcome<Facts>[] {
  const { config, book, reprice } = context;
  const machines = machinesOf(subject, context);
  if (machines === undefined || machines.size.vcpus <= config.maxVcpus || machines.size.gpuCount > 0) return [];
  const { size, region, purchase, path } = machines;
  // Within the family, so that only the size changes; memory shrinks in proportion.
  const memoryGib = (size.memoryGib * config.maxVcpus) / size.vcpus;
  const smaller = cheapestFitting(book, { from: size, region, purchase, tied: true, vcpus: config.maxVcpus, memoryGib, allowArm: false });
  if (smaller === undefined) return [];
  const prices = reprice(subject.resource, changeAt(subject.resource.inputs, path, smaller.type));
  if (!prices.proven || prices.savingUsdPerMonth <= 0) return [];
  const { beforeUsdPerMonth, afterUsdPerMonth, savingUsdPerMonth } = prices;
  const choice = `${size.type} with ${size.vcpus} vCPU, more than the ${config.maxVcpus} set for such environments`;
  const instead = `Use ${smaller.type} (${smaller.vcpus} vCPU, ${smaller.memoryGib} GiB) there, or raise maxVcpus`;
  return [{ facts: { environment, choice, instead, beforeUsdPerMonth, afterUsdPerMonth, savingUsdPerMonth } }];
}

/** Every NAT gateway of a network but the first: one can serve all zones. Networks that cannot be told are left alone. */
function natPerZone(subject: Subject, stack: PricedStack, environment: string): readonly Outcome<Facts>[] {
  const network = networkOf(subject, stack);
  if (network === undefined) return [];
  const gateways = stack.nodes.filter((node) => node.resource.type === NAT_TYPE && networkOf(node, stack) === network);
  const position = gateways.findIndex((node) => node.resource.urn === subject.resource.urn);
  const cost = lowUsdPerMonth(subject.estimate);
  if (position < 1 || cost <= 0) return [];
  return [
    {
      facts: {
        environment,
        choice: `NAT gateway ${position + 1} of ${gateways.length} in one network`,
        instead: `Route all zones through ${gateways[0]?.resource.name ?? "the first one"} and leave this one out`,
        beforeUsdPerMonth: cost,
        afterUsdPerMonth: 0,
        savingUsdPerMonth: cost,
      },
      proof: proofOfRemoval(subject.estimate),
    },
  ];
}

function networkOf({ resource }: PricedNode, stack: PricedStack): string | undefined {
  const subnet = resource.propertyDependencies.subnetId?.find((urn) => stack.graph.find(urn)?.type === "aws:ec2/subnet:Subnet");
  const vpcs = subnet === undefined ? undefined : stack.graph.find(subnet)?.propertyDependencies.vpcId;
  return vpcs?.find((urn) => stack.graph.find(urn)?.type === "aws:ec2/vpc:Vpc");
}
