import { LogGroup, type LogGroupArgs } from "@pulumi/aws/cloudwatch/logGroup";
import { FlowLog, type FlowLogArgs } from "@pulumi/aws/ec2/flowLog";
import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity";
import { Role } from "@pulumi/aws/iam/role";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy";
import * as pulumi from "@pulumi/pulumi";
import { FLOW_LOG_STORE, FLOW_LOGS } from "../../../blueprint";
import type { NetworkNeed } from "../../../model";
import { type PlacedKind, partInputs, partName, type RealisedNetwork } from "../site";
import { customerKey } from "./customer-key";
import type { AwsNetwork } from "./network";
import { partitionOf, policyDocument } from "./policy-document";

const AGGREGATED_SECONDS = 600;

/** The VPC of a place as a workload: with subnets for load balancers from the start, for programs that put theirs there. */
export function awsVpc(workload: PlacedKind, network: AwsNetwork): RealisedNetwork {
  const { need, asKind } = workload;
  const vpcId = network.vpcId();
  const subnetIds = network.machineSubnetIds(need.zones);
  const publicSubnetIds = network.publicSubnetIds(need.zones);
  if ((asKind as NetworkNeed).flowLogs !== undefined) flowLogs(workload, network, vpcId);
  return { endpoint: undefined, resourceId: vpcId, subnetIds, network: { aws: { vpcId, subnetIds, publicSubnetIds } } };
}

/** Every flow of the VPC, in a log group that the one role of its flow log writes to. */
function flowLogs(workload: PlacedKind, { region }: AwsNetwork, vpcId: pulumi.Output<string>): void {
  const { name, tags, parent } = workload;
  const flowsName = partName(name, FLOW_LOGS);
  const storeName = partName(name, FLOW_LOG_STORE);
  const accountId = getCallerIdentityOutput({}, { parent }).accountId;
  const logs = pulumi.interpolate`arn:${partitionOf(region)}:logs:${region}:${accountId}:log-group`;
  const key = customerKey(workload, region, "key", keyPolicy(region, accountId, pulumi.interpolate`${logs}:${storeName}*`));
  const store = new LogGroup(
    storeName,
    {
      region,
      ...partInputs<LogGroupArgs>(workload, FLOW_LOG_STORE),
      ...(key === undefined ? {} : { kmsKeyId: key.arn }),
      tags: { Name: storeName, ...tags },
    },
    { parent, protect: true },
  );
  const role = new Role(
    flowsName,
    { assumeRolePolicy: trust(region, accountId), description: `Writes the flow logs of ${workload.workload}`, tags },
    { parent },
  );
  const policy = new RolePolicy(
    flowsName,
    {
      role: role.name,
      policy: policyDocument(
        {
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
          Resource: pulumi.interpolate`${store.arn}:*`,
        },
        { Effect: "Allow", Action: "logs:DescribeLogGroups", Resource: pulumi.interpolate`${logs}:*` },
      ),
    },
    { parent },
  );
  new FlowLog(
    flowsName,
    {
      region,
      ...partInputs<FlowLogArgs>(workload, FLOW_LOGS),
      vpcId,
      trafficType: "ALL",
      maxAggregationInterval: AGGREGATED_SECONDS,
      logDestination: store.arn,
      iamRoleArn: role.arn,
      tags: { Name: flowsName, ...tags },
    },
    { parent, dependsOn: [policy] },
  );
}

/** Flow logs of this account alone take the role: https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html */
function trust(region: string, accountId: pulumi.Output<string>): pulumi.Output<string> {
  return policyDocument({
    Effect: "Allow",
    Principal: { Service: "vpc-flow-logs.amazonaws.com" },
    Action: "sts:AssumeRole",
    Condition: {
      StringEquals: { "aws:SourceAccount": accountId },
      ArnLike: { "aws:SourceArn": pulumi.interpolate`arn:${partitionOf(region)}:ec2:${region}:${accountId}:vpc-flow-log/*` },
    },
  });
}

/** The account rules over the key as over any other; CloudWatch Logs encrypts this one group with it. */
function keyPolicy(region: string, accountId: pulumi.Output<string>, group: pulumi.Output<string>): pulumi.Output<string> {
  return policyDocument(
    {
      Sid: "Account",
      Effect: "Allow",
      Principal: { AWS: pulumi.interpolate`arn:${partitionOf(region)}:iam::${accountId}:root` },
      Action: "kms:*",
      Resource: "*",
    },
    {
      Sid: "LogsEncrypt",
      Effect: "Allow",
      Principal: { Service: `logs.${region}.amazonaws.com` },
      Action: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
      Resource: "*",
      Condition: { ArnLike: { "kms:EncryptionContext:aws:logs:arn": group } },
    },
  );
}
