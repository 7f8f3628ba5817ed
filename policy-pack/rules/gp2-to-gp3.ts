import { type Outcome, rule } from "../rule";
import { counted, usd } from "../wording";

type Config = { readonly minSavingUsdPerMonth: number };

type Facts = {
  /** Property path of the disk, empty for a volume of its own. */
  readonly disk: string;
  readonly sizeGib: number;
  readonly beforeUsdPerMonth: number;
  readonly afterUsdPerMonth: number;
  readonly savingUsdPerMonth: number;
  readonly iops: number | null;
  readonly throughputMibps: number | null;
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
  types: ["aws:ebs/volume:Volume"],
  config: {
    minSavingUsdPerMonth: { type: "number", default: 0.5, minimum: 0, doc: "Smallest saving worth a finding, USD a month." },
  },
  check: ({ resource, props }, { config, reprice }): readonly Outcome<Facts>[] => {
    const { type, size } = props;
    // gp2 is the default of a volume that names no type.
    if (type !== undefined && type !== null && type !== "gp2") return [];
    if (typeof size !== "number") return [{ unjudged: "the volume names no size, it comes from its snapshot" }];
    const performance = gp2Performance(size);
    const prices = reprice(resource, { ...gp3(performance) });
    if (!prices.proven) return [{ unjudged: `gp2 and gp3 cannot be compared: ${prices.reason}` }];
    if (prices.savingUsdPerMonth < Math.max(config.minSavingUsdPerMonth, Number.MIN_VALUE)) return [];
    const { beforeUsdPerMonth, afterUsdPerMonth, savingUsdPerMonth } = prices;
    return [{ facts: { disk: "", sizeGib: size, beforeUsdPerMonth, afterUsdPerMonth, savingUsdPerMonth, ...performance } }];
  },
  message: ({ sizeGib, beforeUsdPerMonth, afterUsdPerMonth }) =>
    `the ${counted(sizeGib, "GiB", "GiB")} gp2 volume costs ${usd(beforeUsdPerMonth)} a month, as gp3 with no less performance it costs ${usd(afterUsdPerMonth)}`,
  advice: ({ iops, throughputMibps }) =>
    `Set the volume's type to "gp3"${iops === null ? "" : `, iops to ${iops}`}${throughputMibps === null ? "" : `, throughput to ${throughputMibps}`}.`,
  saving: ({ savingUsdPerMonth }) => savingUsdPerMonth,
  // Type, IOPS and throughput of a volume are modified in place.
  remediate: (facts) => gp3(facts),
  examples: {
    flagged: [
      {
        title: "A volume that names gp2, and one that names no type",
        resources: [
          { type: "aws:ebs/volume:Volume", name: "data", inputs: { size: 500, type: "gp2", availabilityZone: "us-east-1a" } },
          { type: "aws:ebs/volume:Volume", name: "logs", inputs: { size: 100, availabilityZone: "us-east-1a" } },
        ],
        messages: [
          "the 500 GiB gp2 volume costs 50.00 USD a month, as gp3 with no less performance it costs 45.00 USD",
          "the 100 GiB gp2 volume costs 10.00 USD a month, as gp3 with no less performance it costs 8.00 USD",
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
function gp2Performance(sizeGib: number): { readonly iops: number | null; readonly throughputMibps: number | null } {
  // gp2: 3 IOPS per GiB between 100 and 16,000 (bursting to 3,000); 128 MiB/s up to 170 GiB, 250 MiB/s from 334 GiB on,
  // in between 250 MiB/s only while burst credits last.
  const iops = Math.min(16_000, sizeGib * 3);
  const throughputMibps = sizeGib > 170 ? 250 : GP3_BASELINE_MIBPS;
  return {
    iops: iops > GP3_BASELINE_IOPS ? iops : null,
    throughputMibps: throughputMibps > GP3_BASELINE_MIBPS ? throughputMibps : null,
  };
}

function gp3({ iops, throughputMibps }: Pick<Facts, "iops" | "throughputMibps">): Readonly<Record<string, unknown>> {
  return { type: "gp3", ...(iops === null ? {} : { iops }), ...(throughputMibps === null ? {} : { throughput: throughputMibps }) };
}
