import { canonicalType } from "../../pricing";
import { changeAll, get } from "../input-path";
import { insteadOf, minSavingField, type PriceChange, provenSaving } from "../price-change";
import { type InputChange, type Outcome, rule } from "../rule";
import { settingText } from "../wording";

type Config = { readonly minSavingUsdPerMonth: number };
type Facts = PriceChange & { readonly kind: string; readonly sizeGib: number; readonly iops: number; readonly throughputMibps: number };

/** Where a volume is described whose type the provider modifies in place; other block devices are replaced with their machine. */
const volumes: Readonly<Record<string, { readonly inside: readonly string[]; readonly type: string; readonly size: string }>> = {
  "aws:ebs/volume:Volume": { inside: [], type: "type", size: "size" },
  "aws:ec2/instance:Instance": { inside: ["rootBlockDevice"], type: "volumeType", size: "volumeSize" },
};

/** Limits of gp3, and what io1 delivers for its IOPS: https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html */
const GP3_MOST_IOPS = 16_000;
const GP3_MOST_IOPS_PER_GIB = 500;
const GP3_BASELINE_IOPS = 3000;
const GP3_BASELINE_MIBPS = 125;
const IO1_MOST_MIBPS = 500;
const IO1_MIBPS_PER_IOPS = 0.25;

export const io1ToGp3 = rule<Config, Facts>({
  id: "io1-to-gp3",
  title: "An io1 volume costs more than gp3 with the same IOPS and throughput",
  group: "storage",
  why: "gp3 sells IOPS at a fraction of io1's price, up to 16,000 IOPS, with the same durability and the same single-digit milliseconds of latency (https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html). The type is modified in place. io2, which is more durable, and volumes that several machines mount are left alone.",
  remedy: 'Set the volume\'s type to "gp3" with the same IOPS and throughput.',
  severity: "medium",
  level: "advisory",
  scope: "resource",
  types: Object.keys(volumes).sort(),
  config: { minSavingUsdPerMonth: minSavingField(1) },
  check: ({ resource, props }, { config, reprice }): readonly Outcome<Facts>[] => {
    const kind = canonicalType(resource.type);
    const volume = volumes[kind];
    if (volume === undefined || get(props, [...volume.inside, volume.type]) !== "io1" || props.multiAttachEnabled === true) return [];
    const sizeGib = get(props, [...volume.inside, volume.size]);
    const iops = get(props, [...volume.inside, "iops"]);
    if (typeof sizeGib !== "number" || typeof iops !== "number") return [];
    if (iops > GP3_MOST_IOPS || Math.max(iops, GP3_BASELINE_IOPS) > sizeGib * GP3_MOST_IOPS_PER_GIB) return [];
    const throughputMibps = Math.max(GP3_BASELINE_MIBPS, Math.min(IO1_MOST_MIBPS, Math.ceil(iops * IO1_MIBPS_PER_IOPS)));
    const performance = { kind, sizeGib, iops: Math.max(iops, GP3_BASELINE_IOPS), throughputMibps };
    const change = provenSaving(reprice(resource, changeAll(resource.inputs, changesFor(performance))), config.minSavingUsdPerMonth);
    return change === undefined ? [] : [{ facts: { ...performance, ...change } }];
  },
  message: (facts) =>
    `its io1 volume of ${facts.sizeGib} GiB as gp3 with ${facts.iops.toLocaleString("en-US")} IOPS and ${facts.throughputMibps} MiB/s, no less than now, costs ${insteadOf(facts)}`,
  advice: (facts) => `${settingText(changesFor(facts))}.`,
  saving: ({ savingUsdPerMonth }) => savingUsdPerMonth,
  remediate: (facts) => changesFor(facts),
  examples: {
    flagged: [
      {
        title: "A volume with 4,000 IOPS",
        resources: [
          { type: "aws:ebs/volume:Volume", name: "data", inputs: { availabilityZone: "us-east-1a", type: "io1", size: 200, iops: 4000 } },
        ],
        messages: [
          "its io1 volume of 200 GiB as gp3 with 4,000 IOPS and 500 MiB/s, no less than now, costs 36.00 USD a month instead of 285.00 USD (87 % less)",
        ],
      },
    ],
    clean: [
      {
        title: "More IOPS than gp3 offers, and a volume that several machines mount",
        resources: [
          { type: "aws:ebs/volume:Volume", name: "fast", inputs: { availabilityZone: "us-east-1a", type: "io1", size: 500, iops: 25_000 } },
          {
            type: "aws:ebs/volume:Volume",
            name: "shared",
            inputs: { availabilityZone: "us-east-1a", type: "io1", size: 200, iops: 4000, multiAttachEnabled: true },
          },
        ],
      },
    ],
  },
});

function changesFor({ kind, iops, throughputMibps }: Pick<Facts, "kind" | "iops" | "throughputMibps">): readonly InputChange[] {
  const volume = volumes[kind];
  if (volume === undefined) return [];
  return [
    { path: [...volume.inside, volume.type], value: "gp3" },
    { path: [...volume.inside, "iops"], value: iops },
    { path: [...volume.inside, "throughput"], value: throughputMibps },
  ];
}
