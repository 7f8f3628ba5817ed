import { canonicalType, declaredTypeOf } from "../../pricing";
import { get } from "../input-path";
import { type Outcome, rule } from "../rule";
import { counted } from "../wording";

type Config = { readonly maxRetentionDays: number };
type Facts = { readonly type: string; readonly retentionDays: number | null; readonly maxRetentionDays: number };

/** Where the retention is written; `endless` is what leaving it out or writing 0 means. */
const retention: Readonly<Record<string, { readonly path: readonly string[]; readonly endless: boolean }>> = {
  // Without a retention the log group keeps everything: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html
  "aws:cloudwatch/logGroup:LogGroup": { path: ["retentionInDays"], endless: true },
  // Without one the plan's own default holds (30 days): https://learn.microsoft.com/azure/azure-monitor/logs/data-retention-configure
  "azure-native:operationalinsights:Workspace": { path: ["retentionInDays"], endless: false },
  // Log buckets keep 30 days by default: https://cloud.google.com/logging/quotas
  "gcp:logging/projectBucketConfig:ProjectBucketConfig": { path: ["retentionDays"], endless: false },
};

export const endlessLogRetention = rule<Config, Facts>({
  id: "endless-log-retention",
  title: "Logs are kept for ever or far longer than wanted",
  group: "storage",
  why: "Stored logs are charged by the month and only grow; a log group of AWS that names no retention never deletes anything.",
  remedy: "Set a retention, and archive to object storage what must be kept longer.",
  severity: "low",
  level: "advisory",
  scope: "resource",
  types: Object.keys(retention).sort(),
  config: {
    maxRetentionDays: {
      type: "number",
      default: 400,
      minimum: 1,
      doc: "Longest retention that is left alone, in days; 400 covers the usual year of audit.",
    },
  },
  check: ({ resource, props }, { config }): readonly Outcome<Facts>[] => {
    const where = retention[canonicalType(resource.type)];
    if (where === undefined) return [];
    // Delivery class logs hold no data that could be kept.
    if (where.endless && get(props, ["logGroupClass"]) === "DELIVERY") return [];
    const written = get(props, where.path);
    const days = typeof written === "number" && written > 0 ? written : undefined;
    if (days === undefined && !where.endless) return [];
    if (days !== undefined && days <= config.maxRetentionDays) return [];
    return [{ facts: { type: declaredTypeOf(resource), retentionDays: days ?? null, maxRetentionDays: config.maxRetentionDays } }];
  },
  message: ({ retentionDays, maxRetentionDays }) =>
    retentionDays === null
      ? `it names no retention, so its logs are kept and paid for ever; ${counted(maxRetentionDays, "day is", "days are")} allowed`
      : `it keeps logs for ${counted(retentionDays, "day")}, longer than the ${counted(maxRetentionDays, "day")} allowed`,
  examples: {
    flagged: [
      {
        title: "No retention, and one of six years",
        resources: [
          { type: "aws:cloudwatch/logGroup:LogGroup", name: "api", inputs: { region: "us-east-1" } },
          { type: "azure-native:operationalinsights:Workspace", name: "audit", inputs: { location: "westeurope", retentionInDays: 730 } },
          {
            type: "gcp:logging/projectBucketConfig:ProjectBucketConfig",
            name: "bucket",
            inputs: { location: "global", retentionDays: 3650 },
          },
        ],
        messages: [
          "it names no retention, so its logs are kept and paid for ever; 400 days are allowed",
          "it keeps logs for 730 days, longer than the 400 days allowed",
          "it keeps logs for 3,650 days, longer than the 400 days allowed",
        ],
      },
    ],
    clean: [
      {
        title: "Two weeks",
        resources: [{ type: "aws:cloudwatch/logGroup:LogGroup", name: "api", inputs: { region: "us-east-1", retentionInDays: 14 } }],
      },
      {
        title: "The default of Log Analytics",
        resources: [{ type: "azure-native:operationalinsights:Workspace", name: "logs", inputs: { location: "westeurope" } }],
      },
    ],
  },
});
