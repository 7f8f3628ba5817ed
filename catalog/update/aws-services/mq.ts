import { type AwsService, perGbMonth, perHour } from "./rule";

/** https://aws.amazon.com/amazon-mq/pricing/ The file shortens `2xlarge` to `2xl`: those sizes are left to the built-in book. */
export const mq: AwsService = {
  code: "AmazonMQ",
  rules: [
    perHour("mq.activemq.{type}", /^Single-AZUsage:mq\.(?<type>\w+\.(?:\d*xlarge|large|medium|small|micro))$/),
    perHour("mq.activemq.multi-az.{type}", /^Multi-AZUsage:mq\.(?<type>\w+\.(?:\d*xlarge|large|medium|small|micro))$/),
    perHour("mq.rabbitmq.{type}", /^RabbitMQ-Single-InstanceUsage:mq\.(?<type>\w+\.(?:\d*xlarge|large|medium|small|micro))$/),
    perHour("mq.rabbitmq.cluster.{type}", /^RabbitMQ-3-InstanceUsage:mq\.(?<type>\w+\.(?:\d*xlarge|large|medium|small|micro))$/),
    perGbMonth("mq.activemq.ebs.storage", "TimedStorage-EBS-ByteHrs"),
    perGbMonth("mq.activemq.efs.storage", "TimedStorage-ByteHrs"),
    perGbMonth("mq.rabbitmq.ebs.storage", "TimedStorage-RabbitMQ-ByteHrs"),
  ],
};
