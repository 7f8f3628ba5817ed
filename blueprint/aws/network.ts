import type { NetworkNeed } from "../../model";
import { FLOW_LOG_STORE, FLOW_LOGS, networkBlueprint, storedFlowLogsGib } from "../network";
import { form, type Part } from "../part";
import { customerKeyPart } from "./customer-key";
import { zonesOf } from "./zones";

/** A VPC with subnets in each zone. */
export const awsVpc = form<NetworkNeed>({
  form: "aws-vpc",
  title: "Amazon VPC",
  provider: "aws",
  kind: "network",
  blueprints: (need, workload, { id: region }) => [
    networkBlueprint("vpc", workload, zonesOf(region, workload.zones).length, [
      { name: "", type: "aws:ec2/vpc:Vpc", inputs: {} },
      ...flowLogParts(need),
    ]),
  ],
});

/** Flow logs in CloudWatch Logs: those in a bucket would cost half, but the price of their delivery there is in no list that the book has. */
function flowLogParts({ flowLogs, customerKey }: NetworkNeed): readonly Part[] {
  if (flowLogs === undefined) return [];
  const { retentionDays, gibPerMonth } = flowLogs;
  const kept = retentionOfGroups(retentionDays);
  return [
    {
      name: FLOW_LOGS,
      type: "aws:ec2/flowLog:FlowLog",
      inputs: { logDestinationType: "cloud-watch-logs" },
      usage: { ingestedGib: gibPerMonth },
    },
    {
      name: FLOW_LOG_STORE,
      type: "aws:cloudwatch/logGroup:LogGroup",
      inputs: { retentionInDays: kept },
      // The flow log pays for what comes in. CloudWatch compresses what it keeps, by how much nobody says: all of it is counted.
      usage: { ingestedGib: 0, storedGib: storedFlowLogsGib({ retentionDays: kept, gibPerMonth }) },
    },
    ...(customerKey ? [customerKeyPart] : []),
  ];
}

/** What log groups can keep: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const groupRetentionsDays: readonly number[] = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** The shortest that keeps logs for long enough; the longest where none does, which the arguments' schema rules out. */
function retentionOfGroups(days: number): number {
  return groupRetentionsDays.find((one) => one >= days) ?? Math.max(...groupRetentionsDays);
}
