import { canonicalType } from "../../pricing";
import { changeAll, get } from "../input-path";
import { minSavingField } from "../price-change";
import { type InputChange, type Outcome, rule } from "../rule";
import { settingText, usd } from "../wording";

type Config = { readonly minSavingUsdPerMonth: number };

type Performance = { readonly iops: number | null; readonly throughputMibps: number | null };

type Facts = Performance & {
  /** Type token of the resource. */
  readonly kind: string;
  readonly sizeGib: number;
  readonly beforeUsdPerMonth: number;
  readonly afterUsdPerMonth: number;
  readonly savingUsdPerMonth: number;
};

interface Gp2Disk {
  readonly name: string;
  /** Path of the object that describes the disk. */
  readonly inside: readonly string[];
  readonly typeProperty: string;
  readonly sizeProperty: string;
  /** Whether leaving the type out means gp2; else the image or the engine decides. */
  readonly gp2WithoutType: boolean;
  /** What gp3 must be given to be no slower; undefined where that cannot be said. */
  readonly performance: (sizeGib: number, props: Record<string, unknown>) => Performance | undefined;
}

/** Only disks whose type the provider modifies in place: other block devices of an instance are replaced with it. */
const disks: Readonly<Record<string, Gp2Disk>> = {
  "aws:ebs/volume:Volume": {
    name: "a volume",
    inside: [],
    typeProperty: "type",
    sizeProperty: "size",
    gp2WithoutType: true,
    performance: ebsPerformance,
  },
  "aws:ec2/instance:Instance": {
    name: "a root volume",
    inside: ["rootBlockDevice"],
    typeProperty: "volumeType",
    sizeProperty: "volumeSize",
    gp2WithoutType: false,
    performance: ebsPerformance,
  },
  "aws:rds/instance:Instance": {
    name: "storage",
    inside: [],
    typeProperty: "storageType",
    sizeProperty: "allocatedStorage",
    gp2WithoutType: false,
    performance: rdsPerformance,
  },
};

/** gp3's baseline, included in its price: https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html (read 2026-07). */
const GP3_BASELINE_IOPS = 3000;
const GP3_BASELINE_MIBPS = 125;

export const gp2ToGp3 = rule<Config, Facts>({
  id: "gp2-to-gp3",
  title: "A gp2 volume costs more than the same volume as gp3",
  group: "storage",
  why: "gp3 is sold at a lower price per GiB and comes with 3,000 IOPS and 125 MiB/s whatever its size; gp2 earns 3 IOPS per GiB. The change is made in place, without a replacement (https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html). Where gp2's performance at that size is above gp3's baseline, the same performance is provisioned and priced.",
  remedy: 'Set the volume\'s type to "gp3".',
  severity: "low",
  level: "advisory",
  scope: "resource",
  types: Object.keys(disks).sort(),
  config: {
    minSavingUsdPerMonth: minSavingField(0.5),
  },
  check: ({ resource, props }, { config, reprice }): readonly Outcome<Facts>[] => {
    const disk = disks[canonicalType(resource.type)];
    if (disk === undefined) return [];
    const type = get(props, [...disk.inside, disk.typeProperty]);
    const absent = type === undefined || type === null;
    if (absent ? !disk.gp2WithoutType : type !== "gp2") return [];
    const sizeGib = get(props, [...disk.inside, disk.sizeProperty]);
    if (typeof sizeGib !== "number") return [{ unjudged: "the volume names no size, it comes from its snapshot or image" }];
    const performance = disk.performance(sizeGib, props);
    if (performance === undefined) return [];
    const facts = { kind: canonicalType(resource.type), sizeGib, ...performance };
    const prices = reprice(resource, changeAll(resource.inputs, changesFor(facts)));
    if (!prices.proven) return [{ unjudged: `gp2 and gp3 cannot be compared: ${prices.reason}` }];
    const { beforeUsdPerMonth, afterUsdPerMonth, savingUsdPerMonth } = prices;
    if (savingUsdPerMonth <= 0 || savingUsdPerMonth < config.minSavingUsdPerMonth) return [];
    return [{ facts: { ...facts, beforeUsdPerMonth, afterUsdPerMonth, savingUsdPerMonth } }];
  },
  message: ({ kind, sizeGib, beforeUsdPerMonth, afterUsdPerMonth }) =>
    `with ${disks[kind]?.name ?? "a volume"} of ${sizeGib} GiB of type gp2 it costs ${usd(beforeUsdPerMonth)} a month; as gp3 with no less performance ${usd(afterUsdPerMonth)}`,
  advice: (facts) => `${settingText(changesFor(facts))}.`,
  saving: ({ savingUsdPerMonth }) => savingUsdPerMonth,
  remediate: (facts) => changesFor(facts),
  examples: {
    flagged: [
      {
        title: "A volume that names gp2, and one that names no type",
        resources: [
          { type: "aws:ebs/volume:Volume", name: "data", inputs: { size: 500, type: "gp2", availabilityZone: "us-east-1a" } },
          { type: "aws:ebs/volume:Volume", name: "logs", inputs: { size: 100, availabilityZone: "us-east-1a" } },
          {
            type: "aws:ec2/instance:Instance",
            name: "web",
            inputs: { instanceType: "m5.large", region: "us-east-1", rootBlockDevice: { volumeType: "gp2", volumeSize: 100 } },
          },
        ],
        messages: [
          "with a volume of 500 GiB of type gp2 it costs 50.00 USD a month; as gp3 with no less performance 45.00 USD",
          "with a volume of 100 GiB of type gp2 it costs 10.00 USD a month; as gp3 with no less performance 8.00 USD",
          "with a root volume of 100 GiB of type gp2 it costs 80.08 USD a month; as gp3 with no less performance 78.08 USD",
        ],
      },
    ],
    clean: [
      {
        title: "A gp3 volume",
        resources: [{ type: "aws:ebs/volume:Volume", name: "data", inputs: { size: 500, type: "gp3", availabilityZone: "us-east-1a" } }],
      },
    ],
  },
});

/** What must be provisioned on gp3 to be no slower than gp2 of that size; null where gp3's baseline suffices. */
function ebsPerformance(sizeGib: number): Performance {
  // gp2: 3 IOPS per GiB between 100 and 16,000 (bursting to 3,000); 128 MiB/s up to 170 GiB, 250 MiB/s from 334 GiB on,
  // in between 250 MiB/s only while burst credits last.
  const iops = Math.min(16_000, sizeGib * 3);
  const throughputMibps = sizeGib > 170 ? 250 : GP3_BASELINE_MIBPS;
  return {
    iops: iops > GP3_BASELINE_IOPS ? iops : null,
    throughputMibps: throughputMibps > GP3_BASELINE_MIBPS ? throughputMibps : null,
  };
}

/**
 * RDS stripes gp3 from 400 GiB on and then includes 12,000 IOPS and 500 MiB/s, which no gp2 of up to 4,000 GiB exceeds;
 * below that gp3's 3,000 IOPS are gp2's burst (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html).
 * True of MariaDB, MySQL and PostgreSQL; the thresholds of the others differ, so they are left alone.
 */
function rdsPerformance(sizeGib: number, props: Record<string, unknown>): Performance | undefined {
  const engine = String(props.engine ?? "");
  return sizeGib <= 4000 && ["mariadb", "mysql", "postgres"].includes(engine) ? { iops: null, throughputMibps: null } : undefined;
}

function changesFor({ kind, iops, throughputMibps }: Pick<Facts, "kind" | "iops" | "throughputMibps">): readonly InputChange[] {
  const disk = disks[kind];
  if (disk === undefined) return [];
  return [
    { path: [...disk.inside, disk.typeProperty], value: "gp3" },
    ...(iops === null ? [] : [{ path: [...disk.inside, "iops"], value: iops }]),
    ...(throughputMibps === null ? [] : [{ path: [...disk.inside, "throughput"], value: throughputMibps }]),
  ];
}
