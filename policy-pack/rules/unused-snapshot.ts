import { linesOf } from "../../model";
import { canonicalType } from "../../pricing";
import { resolveRegion } from "../../pricing/region";
import { type Outcome, type RuleContext, rule, type Subject } from "../rule";
import { tagOf } from "../tags";
import { rate } from "../wording";

type Config = { readonly keepTags: readonly string[] };
type Facts = { readonly what: string; readonly usdPerGbMonth: number };

const AMIS = ["aws:ec2/ami:Ami", "aws:ec2/amiCopy:AmiCopy", "aws:ec2/amiFromInstance:AmiFromInstance"];

export const unusedSnapshot = rule<Config, Facts>({
  id: "unused-snapshot",
  title: "A snapshot that nothing uses and nothing ends",
  group: "unused",
  why: "A snapshot or machine image that a program declares is made once, at its first deployment, and is charged until it is taken out of the program: as a backup it is older every day. Snapshots of a schedule are made anew and deleted by their retention (https://docs.aws.amazon.com/ebs/latest/userguide/snapshot-lifecycle.html, https://cloud.google.com/compute/docs/disks/scheduled-snapshots, https://learn.microsoft.com/azure/backup/backup-managed-disks). Left alone is what anything in the program is made from or shared with, what is archived, and an image whose end is stated.",
  remedy:
    "Let a schedule make and delete the snapshots (Data Lifecycle Manager, a snapshot schedule, Azure Backup) and remove this one; mark with a keep tag what other programs start from.",
  severity: "low",
  level: "advisory",
  scope: "resource",
  needsDependants: true,
  types: [
    "aws:ebs/snapshot:Snapshot",
    "aws:ebs/snapshotCopy:SnapshotCopy",
    ...AMIS,
    "azure-native:compute:Snapshot",
    "gcp:compute/snapshot:Snapshot",
  ],
  config: {
    keepTags: {
      type: "strings",
      default: ["costwright:keep"],
      doc: "Tags (labels) that mark a snapshot or image as used outside this program, whatever their value.",
    },
  },
  check: (subject, context): readonly Outcome<Facts>[] => {
    const { resource, props } = subject;
    if (tagOf(resource, context.config.keepTags) !== undefined || context.dependants(resource.urn).length > 0) return [];
    const isImage = AMIS.includes(canonicalType(resource.type));
    if (isImage ? props.deprecationTime !== undefined : isArchived(subject)) return [];
    const usdPerGbMonth = priceOf(subject, context);
    if (usdPerGbMonth === undefined || usdPerGbMonth <= 0) return [];
    // Both sides of its removal go with the finding; how much it stores is seldom known.
    context.repriceWithout(resource);
    return [{ facts: { what: isImage ? "machine image" : "snapshot", usdPerGbMonth } }];
  },
  message: ({ what, usdPerGbMonth }) =>
    `nothing in this program uses the ${what}, it is never made anew, and what it stores costs ${rate(usdPerGbMonth)} a GB and month until it is taken out of the program`,
  examples: {
    flagged: [
      {
        title: "Snapshots as backups, one on each provider",
        resources: [
          { type: "aws:ebs/volume:Volume", name: "data", inputs: { availabilityZone: "us-east-1a", size: 100, type: "gp3" } },
          { type: "aws:ebs/snapshot:Snapshot", name: "backup", inputs: { region: "us-east-1" }, from: { volumeId: ["data"] } },
          {
            type: "aws:ec2/amiFromInstance:AmiFromInstance",
            name: "image",
            inputs: { region: "us-east-1", sourceInstanceId: "i-0a1b2c3d" },
          },
          { type: "azure-native:compute:Snapshot", name: "disk", inputs: { location: "westeurope", diskSizeGB: 128 } },
          { type: "gcp:compute/snapshot:Snapshot", name: "disk-copy", inputs: { zone: "us-central1-a", sourceDisk: "data" } },
        ],
        messages: [
          "nothing in this program uses the snapshot, it is never made anew, and what it stores costs 0.05 USD a GB and month until it is taken out of the program",
          "nothing in this program uses the machine image, it is never made anew, and what it stores costs 0.05 USD a GB and month until it is taken out of the program",
          "nothing in this program uses the snapshot, it is never made anew, and what it stores costs 0.05 USD a GB and month until it is taken out of the program",
          "nothing in this program uses the snapshot, it is never made anew, and what it stores costs 0.065 USD a GB and month until it is taken out of the program",
        ],
      },
    ],
    clean: [
      {
        title: "A snapshot that a volume is made from, an archived one, an image with an end, and one that is kept on purpose",
        resources: [
          { type: "aws:ebs/snapshot:Snapshot", name: "seed", inputs: { region: "us-east-1", volumeId: "vol-0a1b" } },
          {
            type: "aws:ebs/volume:Volume",
            name: "copy",
            inputs: { availabilityZone: "us-east-1a", size: 100, type: "gp3" },
            from: { snapshotId: ["seed"] },
          },
          {
            type: "aws:ebs/snapshot:Snapshot",
            name: "cold",
            inputs: { region: "us-east-1", volumeId: "vol-0a1b", storageTier: "archive" },
          },
          {
            type: "aws:ec2/amiCopy:AmiCopy",
            name: "build",
            inputs: { region: "us-east-1", sourceAmiId: "ami-0a1b", deprecationTime: "2027-01-01T00:00:00Z" },
          },
          {
            type: "gcp:compute/snapshot:Snapshot",
            name: "golden",
            inputs: { zone: "us-central1-a", sourceDisk: "data", labels: { "costwright-keep": "images" } },
          },
        ],
      },
    ],
  },
});

function isArchived({ resource, props }: Subject): boolean {
  return resource.type.startsWith("aws:") && props.storageTier === "archive";
}

/** A GB and month of what it stores. Images are charged as the snapshots that they consist of. */
function priceOf({ resource, estimate }: Subject, { book, stack }: RuleContext<Config>): number | undefined {
  if (!AMIS.includes(canonicalType(resource.type))) return linesOf(estimate)[0]?.usdPerUnit;
  const place = resolveRegion(resource, stack.context, stack.graph.find);
  return "region" in place ? book.unitPrice("aws", place.region, "ebs.snapshot")?.tiers[0]?.usdPerUnit : undefined;
}
