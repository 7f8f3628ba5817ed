import { Budget } from "@pulumi/aws/budgets/budget";
import { MetricAlarm, type MetricAlarmArgs } from "@pulumi/aws/cloudwatch/metricAlarm";
import { Key, type KeyArgs } from "@pulumi/aws/kms/key";
import { KeyPolicy } from "@pulumi/aws/kms/keyPolicy";
import { Topic } from "@pulumi/aws/sns/topic";
import { TopicPolicy } from "@pulumi/aws/sns/topicPolicy";
import { TopicSubscription } from "@pulumi/aws/sns/topicSubscription";
import * as pulumi from "@pulumi/pulumi";
import { ALERT_EMAIL, ALERT_KEY, ALERT_TOPIC, ALERT_WEBHOOK, alertSiteParts } from "../../../blueprint";
import type { AlertSignal } from "../../../model";
import { alertPlanOf } from "../../alerts/alert-need";
import type { AlertSubject } from "../alert-subject";
import { partName } from "../site";
import type { AwsNetwork } from "./network";
import { partitionOf, policyDocument } from "./policy-document";

type Dimensions = Readonly<Record<string, pulumi.Input<string> | undefined>>;

/** Alarms and a budget of one workload, whose messages go out through a topic that is encrypted. */
export function awsAlertsOf(
  subject: AlertSubject,
  network: AwsNetwork,
  dimensionsOf: (signal: AlertSignal) => Dimensions | undefined,
): void {
  const { name, need, placement, tags, parent } = subject;
  const plan = alertPlanOf(need, placement);
  if (plan === undefined) return;
  const { region } = network;
  const topic = topicOf(subject, network);
  for (const part of plan.parts) {
    if (part.type !== "aws:cloudwatch/metricAlarm:MetricAlarm") continue;
    const dimensions = dimensionsOf(part.name.slice("alert-".length) as AlertSignal);
    if (dimensions === undefined) throw new Error(`nothing tells what ${part.name} of ${name} watches`);
    const alarmName = partName(name, part.name);
    new MetricAlarm(
      alarmName,
      {
        region,
        ...(part.inputs as unknown as MetricAlarmArgs),
        dimensions: dimensions as Record<string, pulumi.Input<string>>,
        alarmActions: [topic.arn],
        okActions: [topic.arn],
        tags: { Name: alarmName, ...tags },
      },
      { parent },
    );
  }
  budget(subject, topic);
}

function topicOf(subject: AlertSubject, network: AwsNetwork): Topic {
  const { name, workload, tags, parent, setup } = subject;
  const { region } = network;
  const topicName = partName(name, ALERT_TOPIC);
  const topic = new Topic(
    topicName,
    { region, displayName: `Alerts of ${workload}`, kmsMasterKeyId: keyOf(network).id, tags: { Name: topicName, ...tags } },
    { parent },
  );
  const own = { StringEquals: { "aws:SourceAccount": topic.owner } };
  const publish = (service: string) =>
    ({ Effect: "Allow", Principal: { Service: service }, Action: "sns:Publish", Resource: topic.arn, Condition: own }) as const;
  new TopicPolicy(
    topicName,
    {
      region,
      arn: topic.arn,
      policy: policyDocument(publish("cloudwatch.amazonaws.com"), publish("budgets.amazonaws.com"), {
        Effect: "Deny",
        Principal: "*",
        Action: "sns:Publish",
        Resource: topic.arn,
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      }),
    },
    { parent },
  );
  const { email, webhook } = setup.alerts ?? {};
  const to = { region, topic: topic.arn };
  if (email !== undefined) new TopicSubscription(partName(name, ALERT_EMAIL), { ...to, protocol: "email", endpoint: email }, { parent });
  if (webhook !== undefined)
    new TopicSubscription(partName(name, ALERT_WEBHOOK), { ...to, protocol: "https", endpoint: webhook }, { parent });
  return topic;
}

const keys = new WeakMap<AwsNetwork, Key>();

/** One key for the topics of a place. Alarms and budgets may use it, which they may not with the key of SNS itself. */
function keyOf(network: AwsNetwork): Key {
  const known = keys.get(network);
  if (known !== undefined) return known;
  const { name, tags, parent } = network.spec;
  const { region } = network;
  const part = alertSiteParts("aws").find((one) => one.name === ALERT_KEY);
  const keyName = partName(name, ALERT_KEY);
  const key = new Key(
    keyName,
    {
      region,
      ...(part?.inputs as unknown as KeyArgs),
      description: "Encrypts the messages of alerts",
      deletionWindowInDays: 7,
      tags: { Name: keyName, ...tags },
    },
    { parent },
  );
  const account = key.arn.apply((arn) => arn.split(":")[4] ?? "");
  new KeyPolicy(
    keyName,
    {
      region,
      keyId: key.id,
      policy: policyDocument(
        {
          Effect: "Allow",
          Principal: { AWS: pulumi.interpolate`arn:${partitionOf(region)}:iam::${account}:root` },
          Action: "kms:*",
          Resource: "*",
        },
        {
          Effect: "Allow",
          Principal: { Service: ["cloudwatch.amazonaws.com", "budgets.amazonaws.com"] },
          Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
          Resource: "*",
          Condition: { StringEquals: { "aws:SourceAccount": account } },
        },
      ),
    },
    { parent },
  );
  keys.set(network, key);
  return key;
}

/** Counts what bears the workload's tags, which have to be cost allocation tags of the account for that. */
function budget({ name, need, tags, parent }: AlertSubject, topic: Topic): void {
  const limit = need.alerts?.costUsdPerMonth;
  if (limit === undefined) return;
  const workload = pulumi.output(tags["costwright:workload"] ?? "");
  const told = (notificationType: string) => ({
    comparisonOperator: "GREATER_THAN",
    threshold: 100,
    thresholdType: "PERCENTAGE",
    notificationType,
    subscriberSnsTopicArns: [topic.arn],
  });
  new Budget(
    partName(name, "alert-cost"),
    {
      budgetType: "COST",
      limitAmount: String(limit),
      limitUnit: "USD",
      timeUnit: "MONTHLY",
      costFilters: [{ name: "TagKeyValue", values: [workload.apply((value) => `user:costwright:workload$${value}`)] }],
      notifications: [told("ACTUAL"), told("FORECASTED")],
      tags,
    },
    { parent },
  );
}
