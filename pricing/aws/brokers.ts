import { pricedResource } from "../priced-resource";
import { databaseCapacity } from "./database-capacity";
import { gibMonthUsage, hourly, line, unpriced, used } from "./lines";

export interface BrokerProps {
  readonly engineType?: string;
  readonly hostInstanceType?: string;
  readonly deploymentMode?: string;
  readonly storageType?: string;
}

/** Nodes of a deployment; what the book has is priced per whole deployment where it is not a single instance. */
const deployments: Readonly<Record<string, string>> = {
  SINGLE_INSTANCE: "",
  ACTIVE_STANDBY_MULTI_AZ: ".multi-az",
  CLUSTER_MULTI_AZ: ".cluster",
};

export const mqBroker = pricedResource<BrokerProps>({
  type: "aws:mq/broker:Broker",
  title: "Amazon MQ broker",
  pricingPage: "https://aws.amazon.com/amazon-mq/pricing/",
  usage: { storageGib: gibMonthUsage("Messages kept", 20) },
  capacity: ({ hostInstanceType }, context) => databaseCapacity(hostInstanceType, context),
  price: ({ engineType = "", hostInstanceType, deploymentMode = "SINGLE_INSTANCE", storageType }) => {
    if (hostInstanceType === undefined) return { unknown: "it names no instance type" };
    const engine = engineType.toLowerCase();
    const deployment = deployments[deploymentMode];
    if (deployment === undefined) return { unknown: `"${deploymentMode}" is not a deployment mode` };
    const storage = engine === "rabbitmq" ? "ebs" : (storageType ?? "efs").toLowerCase();
    return [
      hourly(
        `Instance usage (${engineType}, ${hostInstanceType}, ${deploymentMode})`,
        `mq.${engine}${deployment}.${hostInstanceType.replace(/^mq\./, "")}`,
      ),
      used(`Storage (${engineType}, ${storage.toUpperCase()})`, `mq.${engine}.${storage}.storage`, "gb-month", "storageGib"),
    ];
  },
});

export interface MskClusterProps {
  readonly numberOfBrokerNodes?: number;
  readonly brokerNodeGroupInfo?: {
    readonly instanceType?: string;
    readonly storageInfo?: {
      readonly ebsStorageInfo?: { readonly volumeSize?: number; readonly provisionedThroughput?: { readonly enabled?: boolean } };
    };
  };
}

export const mskCluster = pricedResource<MskClusterProps>({
  type: "aws:msk/cluster:Cluster",
  title: "MSK cluster (Kafka)",
  pricingPage: "https://aws.amazon.com/msk/pricing/",
  capacity: ({ numberOfBrokerNodes = 1, brokerNodeGroupInfo }, context) =>
    databaseCapacity(brokerNodeGroupInfo?.instanceType, context, brokerNodeGroupInfo?.storageInfo?.ebsStorageInfo?.volumeSize, {
      low: numberOfBrokerNodes,
      high: numberOfBrokerNodes,
    }),
  price: ({ numberOfBrokerNodes, brokerNodeGroupInfo }) => {
    const instanceType = brokerNodeGroupInfo?.instanceType;
    if (instanceType === undefined || numberOfBrokerNodes === undefined) return { unknown: "it states no broker type or number" };
    const ebs = brokerNodeGroupInfo?.storageInfo?.ebsStorageInfo;
    return [
      hourly(`Instance (${instanceType})`, `msk.${instanceType}`, numberOfBrokerNodes),
      ebs?.volumeSize === undefined
        ? unpriced("Storage", "the size of its volumes is not stated", "gb-month")
        : line("Storage", "msk.storage", "gb-month", ebs.volumeSize, numberOfBrokerNodes),
      ...(ebs?.provisionedThroughput?.enabled === true
        ? [unpriced("Provisioned throughput", "the price book has no figure for it", "mibps-month")]
        : []),
    ];
  },
});
