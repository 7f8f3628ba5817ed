import { canonicalType, type PricedNode } from "../../pricing";
import { type Outcome, rule } from "../rule";

type Config = Readonly<Record<never, never>>;
type Facts = { readonly store: string; readonly here: string; readonly there: string; readonly crossesClouds: boolean };

const machines = [
  "aws:ec2/instance:Instance",
  "aws:ecs/service:Service",
  "aws:ecs/taskDefinition:TaskDefinition",
  "aws:lambda/function:Function",
  "azure-native:compute:VirtualMachine",
  "azure-native:web:WebApp",
  "gcp:cloudfunctions/function:Function",
  "gcp:cloudrun/service:Service",
  "gcp:cloudrunv2/service:Service",
  "gcp:compute/instance:Instance",
];

/** Databases and caches that are read and written with every request; objects and queues are not. */
const stores: ReadonlySet<string> = new Set([
  "aws:docdb/cluster:Cluster",
  "aws:dynamodb/table:Table",
  "aws:elasticache/cluster:Cluster",
  "aws:elasticache/replicationGroup:ReplicationGroup",
  "aws:opensearch/domain:Domain",
  "aws:rds/cluster:Cluster",
  "aws:rds/instance:Instance",
  "azure-native:cache:Redis",
  "azure-native:dbformysql:Server",
  "azure-native:dbforpostgresql:Server",
  "azure-native:redis:Redis",
  "azure-native:sql:Server",
  "gcp:redis/instance:Instance",
  "gcp:sql/databaseInstance:DatabaseInstance",
]);

export const trafficBetweenRegions = rule<Config, Facts>({
  id: "traffic-between-regions",
  title: "Machines and the database that they use lie in different regions",
  group: "network",
  why: "What leaves a region is charged by the GB, to another cloud at the price of the internet, and every request waits for the distance (https://aws.amazon.com/ec2/pricing/on-demand/#Data_Transfer, https://azure.microsoft.com/pricing/details/bandwidth/, https://cloud.google.com/vpc/network-pricing). Within a region most of it is free or a cent.",
  remedy: "Move one to the other's region, or keep a replica or a cache where the machines are.",
  severity: "medium",
  level: "advisory",
  scope: "resource",
  types: machines,
  config: {},
  check: (subject, { stack }): readonly Outcome<Facts>[] => {
    const here = place(subject);
    if (here === undefined) return [];
    const found: Outcome<Facts>[] = [];
    for (const urn of new Set(Object.values(subject.resource.propertyDependencies).flat())) {
      const node = stack.node(urn);
      if (node === undefined || !stores.has(canonicalType(node.resource.type))) continue;
      const there = place(node);
      // A global table has a replica wherever it says.
      if (there === undefined || there === here || node.resource.inputs.replicas !== undefined) continue;
      found.push({ facts: { store: node.resource.name, here, there, crossesClouds: node.provider !== subject.provider } });
    }
    return found;
  },
  message: ({ store, here, there, crossesClouds }) =>
    `it runs in ${here} and uses ${store} in ${there}: every GB that crosses ${crossesClouds ? "between the clouds is charged at the price of the internet" : "between the regions is charged"}, and every request waits for the way`,
  examples: {
    flagged: [
      {
        title: "A function far from its table",
        resources: [
          { type: "aws:dynamodb/table:Table", name: "orders", inputs: { region: "eu-west-1", billingMode: "PAY_PER_REQUEST" } },
          {
            type: "aws:lambda/function:Function",
            name: "api",
            inputs: { region: "us-east-1", runtime: "nodejs20.x" },
            from: { environment: ["orders"] },
          },
        ],
        messages: [
          "it runs in us-east-1 and uses orders in eu-west-1: every GB that crosses between the regions is charged, and every request waits for the way",
        ],
      },
    ],
    clean: [
      {
        title: "A function beside its table",
        resources: [
          { type: "aws:dynamodb/table:Table", name: "orders", inputs: { region: "us-east-1", billingMode: "PAY_PER_REQUEST" } },
          {
            type: "aws:lambda/function:Function",
            name: "api",
            inputs: { region: "us-east-1", runtime: "nodejs20.x" },
            from: { environment: ["orders"] },
          },
        ],
      },
    ],
  },
});

function place({ region, resource }: PricedNode): string | undefined {
  return region === undefined || region === "global" || resource.external === true ? undefined : region;
}
