import { isUnknown } from "../../model";
import { canonicalType } from "../../pricing";
import { resolveRegion } from "../../pricing/region";
import { get } from "../input-path";
import { type Outcome, type RuleContext, rule, type Subject } from "../rule";
import { rate } from "../wording";

type Config = Readonly<Record<never, never>>;
type Facts = { readonly what: string; readonly property: string; readonly usdPerGbMonth: number | null };

interface Schedule {
  readonly provider: "aws" | "gcp";
  /** Price of a GB and month of what is kept, where the book has one. */
  readonly priceKey?: string;
  /** What is kept without end, and the property that would end it; undefined where everything ends. */
  readonly endless: (props: Readonly<Record<string, unknown>>) => Omit<Facts, "usdPerGbMonth"> | undefined;
}

const schedules: Readonly<Record<string, Schedule>> = {
  // "If you do not specify a lifecycle, backups are kept": https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Lifecycle.html
  "aws:backup/plan:Plan": {
    provider: "aws",
    // Backups of disks are snapshots, at their price: https://aws.amazon.com/backup/pricing/
    priceKey: "ebs.snapshot",
    endless: ({ rules }) => {
      if (!Array.isArray(rules)) return undefined;
      const index = rules.findIndex(
        (one: unknown) => get(one, ["lifecycle", "deleteAfter"]) === undefined && !isUnknown(get(one, ["lifecycle"])),
      );
      if (index < 0) return undefined;
      const name = get(rules[index], ["ruleName"]);
      return {
        what: `the backups of its rule ${typeof name === "string" ? name : index + 1}`,
        property: `rules[${index}].lifecycle.deleteAfter`,
      };
    },
  },
  // Without a retention policy snapshots are kept until somebody deletes them: https://cloud.google.com/compute/docs/disks/scheduled-snapshots
  "gcp:compute/resourcePolicy:ResourcePolicy": {
    provider: "gcp",
    priceKey: "pd-snapshot.multi-region.storage",
    endless: (props) =>
      get(props, ["snapshotSchedulePolicy"]) === undefined || get(props, ["snapshotSchedulePolicy", "retentionPolicy"]) !== undefined
        ? undefined
        : { what: "the snapshots of its schedule", property: "snapshotSchedulePolicy.retentionPolicy.maxRetentionDays" },
  },
  // https://cloud.google.com/kubernetes-engine/docs/add-on/backup-for-gke/how-to/backup-plan: 0 days keep for ever
  "gcp:gkebackup/backupPlan:BackupPlan": {
    provider: "gcp",
    endless: (props) => {
      const scheduled = get(props, ["backupSchedule", "cronSchedule"]) ?? get(props, ["backupSchedule", "rpoConfig"]);
      if (scheduled === undefined || get(props, ["backupSchedule", "paused"]) === true) return undefined;
      const days = get(props, ["retentionPolicy", "backupRetainDays"]);
      return days === undefined || days === 0
        ? { what: "the backups of its schedule", property: "retentionPolicy.backupRetainDays" }
        : undefined;
    },
  },
};

export const backupsWithoutEnd = rule<Config, Facts>({
  id: "backups-without-end",
  title: "A schedule makes backups that nothing ever deletes",
  group: "storage",
  why: "A schedule adds a backup every day or hour. Where it names no retention each one is kept and charged until somebody deletes it by hand (https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Lifecycle.html, https://cloud.google.com/compute/docs/disks/scheduled-snapshots).",
  remedy: "State how long a backup is kept.",
  severity: "medium",
  level: "advisory",
  scope: "resource",
  types: Object.keys(schedules).sort(),
  config: {},
  check: (subject, context): readonly Outcome<Facts>[] => {
    const schedule = schedules[canonicalType(subject.resource.type)];
    const found = schedule?.endless(subject.props);
    if (schedule === undefined || found === undefined) return [];
    return [{ facts: { ...found, usdPerGbMonth: priceOf(schedule, subject, context) ?? null } }];
  },
  message: ({ what, usdPerGbMonth }) =>
    `${what} are kept for ever${usdPerGbMonth === null ? "" : `, at ${rate(usdPerGbMonth)} a GB and month`}: it names no retention`,
  advice: ({ property }) => `Set ${property} to the days that a backup is needed.`,
  examples: {
    flagged: [
      {
        title: "A backup plan and a snapshot schedule without retention",
        resources: [
          {
            type: "aws:backup/plan:Plan",
            name: "daily",
            inputs: {
              region: "us-east-1",
              rules: [
                { ruleName: "weekly", targetVaultName: "vault", lifecycle: { deleteAfter: 90 } },
                { ruleName: "daily", targetVaultName: "vault", schedule: "cron(0 5 * * ? *)" },
              ],
            },
          },
          {
            type: "gcp:compute/resourcePolicy:ResourcePolicy",
            name: "snapshots",
            inputs: {
              region: "us-central1",
              snapshotSchedulePolicy: { schedule: { dailySchedule: { daysInCycle: 1, startTime: "04:00" } } },
            },
          },
          {
            type: "gcp:gkebackup/backupPlan:BackupPlan",
            name: "cluster",
            inputs: { location: "us-central1", backupSchedule: { cronSchedule: "0 3 * * *" } },
          },
        ],
        messages: [
          "the backups of its rule daily are kept for ever, at 0.05 USD a GB and month: it names no retention",
          "the snapshots of its schedule are kept for ever, at 0.065 USD a GB and month: it names no retention",
          "the backups of its schedule are kept for ever: it names no retention",
        ],
      },
    ],
    clean: [
      {
        title: "Schedules with a retention, and a policy that is no snapshot schedule",
        resources: [
          {
            type: "aws:backup/plan:Plan",
            name: "daily",
            inputs: { region: "us-east-1", rules: [{ ruleName: "daily", targetVaultName: "vault", lifecycle: { deleteAfter: 35 } }] },
          },
          {
            type: "gcp:compute/resourcePolicy:ResourcePolicy",
            name: "snapshots",
            inputs: {
              region: "us-central1",
              snapshotSchedulePolicy: {
                schedule: { dailySchedule: { daysInCycle: 1, startTime: "04:00" } },
                retentionPolicy: { maxRetentionDays: 14 },
              },
            },
          },
          {
            type: "gcp:compute/resourcePolicy:ResourcePolicy",
            name: "nights",
            inputs: { region: "us-central1", instanceSchedulePolicy: { timeZone: "UTC", vmStopSchedule: { schedule: "0 20 * * *" } } },
          },
          { type: "gcp:gkebackup/backupPlan:BackupPlan", name: "by-hand", inputs: { location: "us-central1" } },
        ],
      },
    ],
  },
});

function priceOf({ provider, priceKey }: Schedule, { resource }: Subject, { book, stack }: RuleContext<Config>): number | undefined {
  const place = resolveRegion(resource, stack.context, stack.graph.find);
  return priceKey === undefined || "unknown" in place
    ? undefined
    : book.unitPrice(provider, place.region, priceKey)?.tiers.find(({ usdPerUnit }) => usdPerUnit > 0)?.usdPerUnit;
}
