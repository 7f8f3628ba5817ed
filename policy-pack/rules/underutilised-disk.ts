import { canonicalType } from "../../pricing";
import { changeAll, get } from "../input-path";
import { minSavingField } from "../price-change";
import { type InputChange, type Outcome, rule } from "../rule";
import { steadyUse } from "../utilisation/example-use";
import { type EvidenceConfig, evidenceConfig, useOf } from "../utilisation/use";
import { settingText, usd } from "../wording";

type Config = EvidenceConfig & { readonly headroomFraction: number; readonly minSavingUsdPerMonth: number };

type Facts = {
  readonly kind: string;
  readonly iops: number | null;
  readonly usedIops: number | null;
  readonly suggestedIops: number | null;
  readonly mibPerSecond: number | null;
  readonly usedMibPerSecond: number | null;
  readonly suggestedMibPerSecond: number | null;
  readonly beforeUsdPerMonth: number;
  readonly afterUsdPerMonth: number;
  readonly savingUsdPerMonth: number;
};

interface ProvisionedDisk {
  readonly typePath: readonly string[];
  readonly iopsProperty: string;
  readonly throughputProperty: string;
  /** Disk type -> least that can be provisioned (or is included) of IOPS and, where it is provisioned, of MiB/s. */
  readonly least: Readonly<Record<string, { readonly iops: number; readonly mibPerSecond?: number }>>;
}

/**
 * Least figures: https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html and
 * https://learn.microsoft.com/azure/virtual-machines/disks-types (Premium SSD v2 includes 3,000 IOPS and 125 MB/s). Read 2026-08.
 */
const disks: Readonly<Record<string, ProvisionedDisk>> = {
  "aws:ebs/volume:Volume": {
    typePath: ["type"],
    iopsProperty: "iops",
    throughputProperty: "throughput",
    least: { gp3: { iops: 3000, mibPerSecond: 125 }, io1: { iops: 100 }, io2: { iops: 100 } },
  },
  "azure-native:compute:Disk": {
    typePath: ["sku", "name"],
    iopsProperty: "diskIOPSReadWrite",
    throughputProperty: "diskMBpsReadWrite",
    least: { PremiumV2_LRS: { iops: 3000, mibPerSecond: 125 } },
  },
};
/** A disk needs four IOPS for each MiB/s (gp3; Premium SSD v2 gives 0.25 MB/s for each of its IOPS). */
const IOPS_PER_MIBPS = 4;
const WINDOW_DAYS = 14;

export const underutilisedDisk = rule<Config, Facts>({
  id: "underutilised-disk",
  title: "A disk pays for performance that was never used",
  group: "storage",
  why: `IOPS and throughput that are provisioned beyond what the disk's type includes are charged by the month. Less is suggested where the largest sample of ${WINDOW_DAYS} days, the window of AWS Compute Optimizer (https://docs.aws.amazon.com/compute-optimizer/latest/ug/requirements.html), stays below it with headroom. The change is made in place. Judged only by a utilisation digest.`,
  remedy: "Lower the provisioned IOPS or throughput; it is changed in place.",
  severity: "low",
  level: "advisory",
  scope: "resource",
  types: Object.keys(disks).sort(),
  config: {
    ...evidenceConfig,
    headroomFraction: {
      type: "number",
      default: 0.3,
      minimum: 0,
      maximum: 10,
      doc: "Performance beyond the largest sample that is kept, as a share of it: samples are averages.",
    },
    minSavingUsdPerMonth: minSavingField(1),
  },
  check: (subject, context): readonly Outcome<Facts>[] => {
    const { config, reprice } = context;
    const { resource, props } = subject;
    const kind = canonicalType(resource.type);
    const disk = disks[kind];
    const use = disk && useOf(subject, context);
    if (disk === undefined || use === undefined) return [];
    const least = disk.least[String(get(props, disk.typePath) ?? "")];
    if (least === undefined) return [];
    const given = (value: unknown) => (typeof value === "number" ? value : null);
    const iops = given(props[disk.iopsProperty]);
    const mibPerSecond = least.mibPerSecond === undefined ? null : given(props[disk.throughputProperty]);
    const usedIops = use.get("diskIops")?.max ?? null;
    const usedMibPerSecond = use.get("diskMibPerSecond")?.max ?? null;
    const wanted = (used: number, step: number) => Math.ceil((used * (1 + config.headroomFraction)) / step) * step;
    const throughput =
      mibPerSecond === null || usedMibPerSecond === null ? null : Math.max(least.mibPerSecond ?? 0, wanted(usedMibPerSecond, 5));
    const suggestedMibPerSecond = throughput !== null && mibPerSecond !== null && throughput < mibPerSecond ? throughput : null;
    const keptMibPerSecond = suggestedMibPerSecond ?? mibPerSecond ?? 0;
    const operations =
      iops === null || usedIops === null ? null : Math.max(least.iops, wanted(usedIops, 100), keptMibPerSecond * IOPS_PER_MIBPS);
    const suggestedIops = operations !== null && iops !== null && operations < iops ? operations : null;
    if (suggestedIops === null && suggestedMibPerSecond === null) return [];
    const facts = { kind, iops, usedIops, suggestedIops, mibPerSecond, usedMibPerSecond, suggestedMibPerSecond };
    const prices = reprice(resource, changeAll(resource.inputs, changesFor(facts)));
    if (!prices.proven) return [{ unjudged: `it uses less than is provisioned, but the prices cannot be compared: ${prices.reason}` }];
    const { beforeUsdPerMonth, afterUsdPerMonth, savingUsdPerMonth } = prices;
    if (savingUsdPerMonth <= 0 || savingUsdPerMonth < config.minSavingUsdPerMonth) return [];
    const doubt = use.doubt(
      [
        ...(suggestedIops === null ? [] : (["diskIops"] as const)),
        ...(suggestedMibPerSecond === null ? [] : (["diskMibPerSecond"] as const)),
      ],
      WINDOW_DAYS,
    );
    if (doubt !== undefined) return [{ unjudged: doubt }];
    return [{ facts: { ...facts, beforeUsdPerMonth, afterUsdPerMonth, savingUsdPerMonth } }];
  },
  message: (facts) => {
    const parts = [
      ...(facts.suggestedIops === null ? [] : [`${facts.usedIops} of ${facts.iops} IOPS`]),
      ...(facts.suggestedMibPerSecond === null ? [] : [`${facts.usedMibPerSecond} of ${facts.mibPerSecond} MiB/s`]),
    ];
    return `at most ${parts.join(" and ")} were used; with ${changesFor(facts)
      .map(({ path, value }) => `${path.join(".")} ${value}`)
      .join(" and ")} it costs ${usd(facts.afterUsdPerMonth)} a month instead of ${usd(facts.beforeUsdPerMonth)}`;
  },
  advice: (facts) => `${settingText(changesFor(facts))}; it is changed in place.`,
  saving: ({ savingUsdPerMonth }) => savingUsdPerMonth,
  // Azure takes four such changes in a day: that is for a person to spend.
  remediate: (facts) => (facts.kind.startsWith("aws:") ? changesFor(facts) : []),
  examples: {
    flagged: [
      {
        title: "A fast volume that does little",
        resources: [
          {
            type: "aws:ebs/volume:Volume",
            name: "data",
            inputs: { availabilityZone: "us-east-1a", type: "gp3", size: 500, iops: 12_000, throughput: 500 },
          },
          { type: "aws:ebs/volume:Volume", name: "log", inputs: { availabilityZone: "us-east-1a", type: "io1", size: 100, iops: 5000 } },
        ],
        utilisation: { data: steadyUse({ diskIops: 2500, diskMibPerSecond: 140 }), log: steadyUse({ diskIops: 900 }) },
        messages: [
          "at most 2500 of 12000 IOPS and 140 of 500 MiB/s were used; with iops 3300 and throughput 185 it costs 43.90 USD a month instead of 100.00 USD",
          "at most 900 of 5000 IOPS were used; with iops 1200 it costs 90.50 USD a month instead of 337.50 USD",
        ],
      },
    ],
    clean: [
      {
        title: "It is used",
        resources: [
          { type: "aws:ebs/volume:Volume", name: "data", inputs: { availabilityZone: "us-east-1a", type: "gp3", size: 500, iops: 6000 } },
        ],
        utilisation: { data: steadyUse({ diskIops: 5500 }) },
      },
    ],
  },
});

function changesFor({ kind, suggestedIops, suggestedMibPerSecond }: Pick<Facts, "kind" | "suggestedIops" | "suggestedMibPerSecond">) {
  const disk = disks[kind];
  const changes: InputChange[] = [];
  if (disk !== undefined && suggestedIops !== null) changes.push({ path: [disk.iopsProperty], value: suggestedIops });
  if (disk !== undefined && suggestedMibPerSecond !== null) changes.push({ path: [disk.throughputProperty], value: suggestedMibPerSecond });
  return changes;
}
