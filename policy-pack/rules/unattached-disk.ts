import { isUnknown, lowUsdPerMonth } from "../../model";
import { canonicalType, declaredTypeOf } from "../../pricing";
import { proofOfRemoval } from "../price-change";
import { type Outcome, rule } from "../rule";
import { tagOf } from "../tags";
import { usd } from "../wording";

type Config = { readonly keepTags: readonly string[] };
type Facts = { readonly type: string; readonly sizeGib: number | null; readonly usdPerMonth: number };

const sizeProperties: Readonly<Record<string, string>> = {
  "aws:ebs/volume:Volume": "size",
  "azure-native:compute:Disk": "diskSizeGB",
  "gcp:compute/disk:Disk": "size",
  "gcp:compute/regionDisk:RegionDisk": "size",
};
/** Copies of a disk keep nothing attached. */
const onlyCopies =
  /:(?:ebs\/snapshot:|compute\/snapshot:|compute:Snapshot|compute\/resourcePolicy|compute\/diskResourcePolicyAttachment|compute\/regionDiskResourcePolicyAttachment|dlm\/)/i;

export const unattachedDisk = rule<Config, Facts>({
  id: "unattached-disk",
  title: "A disk that no machine uses",
  group: "unused",
  why: "A provisioned disk is charged in full whether a machine reads it or not; a snapshot of the same data costs a fraction.",
  remedy: "Attach the disk, keep a snapshot instead, or remove it.",
  severity: "low",
  level: "advisory",
  scope: "resource",
  needsDependants: true,
  types: Object.keys(sizeProperties).sort(),
  config: {
    keepTags: {
      type: "strings",
      default: ["costwright:keep"],
      doc: "Tags (labels) that mark a disk as attached outside this program, whatever their value.",
    },
  },
  check: ({ resource, estimate }, { config, dependants }): readonly Outcome<Facts>[] => {
    const cost = lowUsdPerMonth(estimate);
    if (cost <= 0 || tagOf(resource, config.keepTags) !== undefined) return [];
    if (dependants(resource.urn).some((user) => !onlyCopies.test(user.resource.type))) return [];
    // A disk that a cluster manages is attached by the cluster.
    const tags = resource.inputs.tags ?? resource.inputs.labels;
    if (isUnknown(tags)) return [{ unjudged: "its tags are not known until deployment" }];
    if (Object.keys((tags ?? {}) as object).some((name) => name.startsWith("kubernetes.io") || name.startsWith("k8s"))) return [];
    const size = resource.inputs[sizeProperties[canonicalType(resource.type)] ?? ""];
    return [
      {
        facts: { type: declaredTypeOf(resource), sizeGib: typeof size === "number" ? size : null, usdPerMonth: cost },
        proof: proofOfRemoval(estimate),
      },
    ];
  },
  message: ({ sizeGib, usdPerMonth }) =>
    `no machine in this program uses the disk${sizeGib === null ? "" : ` of ${sizeGib} GiB`}, which costs ${usd(usdPerMonth)} a month`,
  saving: ({ usdPerMonth }) => usdPerMonth,
  examples: {
    flagged: [
      {
        title: "A disk of each provider without a machine",
        resources: [
          { type: "aws:ebs/volume:Volume", name: "spare-aws", inputs: { availabilityZone: "us-east-1a", size: 100, type: "gp3" } },
          {
            type: "azure-native:compute:Disk",
            name: "spare-azure",
            inputs: { location: "westeurope", diskSizeGB: 128, sku: { name: "Premium_LRS" }, creationData: { createOption: "Empty" } },
          },
          { type: "gcp:compute/disk:Disk", name: "spare-gcp", inputs: { zone: "us-central1-a", size: 100, type: "pd-ssd" } },
        ],
        messages: [
          "no machine in this program uses the disk of 100 GiB, which costs 8.00 USD a month",
          "no machine in this program uses the disk of 128 GiB, which costs 21.68 USD a month",
          "no machine in this program uses the disk of 100 GiB, which costs 17.00 USD a month",
        ],
      },
    ],
    clean: [
      {
        title: "A volume with an attachment",
        resources: [
          { type: "aws:ebs/volume:Volume", name: "data", inputs: { availabilityZone: "us-east-1a", size: 100, type: "gp3" } },
          {
            type: "aws:ec2/volumeAttachment:VolumeAttachment",
            name: "data-on-web",
            inputs: { deviceName: "/dev/sdf" },
            from: { volumeId: ["data"] },
          },
        ],
      },
      {
        title: "A disk that is marked as used elsewhere",
        resources: [
          {
            type: "gcp:compute/disk:Disk",
            name: "shared",
            inputs: { zone: "us-central1-a", size: 100, type: "pd-ssd", labels: { "costwright-keep": "team-b" } },
          },
        ],
      },
    ],
  },
});
