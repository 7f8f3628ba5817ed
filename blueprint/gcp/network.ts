import type { NetworkNeed } from "../../model";
import { FLOW_LOG_STORE, FLOW_LOGS, networkBlueprint, storedFlowLogsGib } from "../network";
import { form, type Part } from "../part";
import { customerKeyPart } from "./customer-key";
import { zonesOf } from "./places";

/** What the price of taking logs in includes: https://cloud.google.com/stackdriver/pricing */
export const INCLUDED_LOG_DAYS = 30;
/** A file an hour for each of a few shards. */
const FILES_PER_MONTH = 10_000;

/** A VPC network with one subnetwork in its region, which spans the zones, as Cloud NAT does. */
export const gcpVpc = form<NetworkNeed>({
  form: "gcp-vpc",
  title: "Google Cloud VPC",
  provider: "gcp",
  kind: "network",
  blueprints: (need, workload, { id: region }) => [
    networkBlueprint("vpc", workload, zonesOf(region, workload.zones).length, [
      { name: "", type: "gcp:compute/network:Network", inputs: {} },
      ...flowLogParts(need, region),
    ]),
  ],
});

/**
 * Flow logs in a log bucket of their own, for as long as its price includes; what has to be kept for longer goes to a
 * storage bucket too, for the book has no price of keeping logs.
 */
function flowLogParts({ flowLogs, customerKey }: NetworkNeed, region: string): readonly Part[] {
  if (flowLogs === undefined) return [];
  const { retentionDays, gibPerMonth } = flowLogs;
  const isLong = retentionDays > INCLUDED_LOG_DAYS;
  return [
    {
      name: FLOW_LOGS,
      type: "gcp:logging/projectBucketConfig:ProjectBucketConfig",
      inputs: { retentionDays: Math.min(retentionDays, INCLUDED_LOG_DAYS) },
      usage: { ingestedGib: gibPerMonth },
    },
    ...(isLong
      ? [
          {
            name: FLOW_LOG_STORE,
            type: "gcp:storage/bucket:Bucket",
            inputs: {
              location: region.toUpperCase(),
              storageClass: "STANDARD",
              lifecycleRules: [{ action: { type: "Delete" }, condition: { age: retentionDays } }],
            },
            usage: { storageGib: storedFlowLogsGib(flowLogs), classAOperationsPerMonth: FILES_PER_MONTH, classBOperationsPerMonth: 0 },
          },
        ]
      : []),
    ...(customerKey ? [customerKeyPart(isLong ? FILES_PER_MONTH : 0)] : []),
  ];
}
