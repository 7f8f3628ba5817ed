import { canonicalType } from "../../pricing";
import { changeAt, get } from "../input-path";
import { insteadOf, minSavingField, type PriceChange, provenSaving } from "../price-change";
import { type Outcome, type RuleContext, rule, type Subject } from "../rule";

type Config = { readonly minSavingUsdPerMonth: number };
type Facts = PriceChange & {
  readonly machine: string;
  readonly path: readonly string[];
  readonly throughputMibps: number;
  readonly machineMibps: number;
};

const INSTANCE = "aws:ec2/instance:Instance";
const ATTACHMENT = "aws:ec2/volumeAttachment:VolumeAttachment";
/** Included in gp3's price: less is not cheaper. */
const GP3_BASELINE_MIBPS = 125;
const MIBPS_PER_MBPS = 1e6 / 8 / 1024 ** 2;

export const throughputBeyondMachine = rule<Config, Facts>({
  id: "throughput-beyond-machine",
  title: "A volume's paid throughput is above what its machine can move",
  group: "storage",
  why: "A machine moves data to its volumes at no more than its own EBS bandwidth, burst included (https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-types.html): throughput that is provisioned above it is paid for and never used.",
  remedy: "Lower the volume's throughput to the machine's bandwidth, or use a machine with more.",
  severity: "low",
  level: "advisory",
  scope: "resource",
  types: ["aws:ebs/volume:Volume", INSTANCE],
  config: { minSavingUsdPerMonth: minSavingField(0.5) },
  check: (subject, context): readonly Outcome<Facts>[] => {
    const isInstance = canonicalType(subject.resource.type) === INSTANCE;
    const path = isInstance ? ["rootBlockDevice", "throughput"] : ["throughput"];
    const throughputMibps = get(subject.props, path);
    if (typeof throughputMibps !== "number" || throughputMibps <= GP3_BASELINE_MIBPS) return [];
    const machine = isInstance ? subject.props.instanceType : fastestMachine(subject, context);
    const size = typeof machine === "string" ? context.book.size("aws", machine) : undefined;
    if (size?.ebsMbps === undefined) return [];
    const machineMibps = Math.ceil(size.ebsMbps * MIBPS_PER_MBPS);
    if (throughputMibps <= machineMibps) return [];
    const enough = Math.max(GP3_BASELINE_MIBPS, machineMibps);
    const prices = context.reprice(subject.resource, changeAt(subject.resource.inputs, path, enough));
    const change = provenSaving(prices, context.config.minSavingUsdPerMonth);
    return change === undefined ? [] : [{ facts: { machine: size.type, path, throughputMibps, machineMibps: enough, ...change } }];
  },
  message: (facts) =>
    `it pays for ${facts.throughputMibps} MiB/s, but a ${facts.machine} moves at most ${facts.machineMibps} MiB/s to its volumes; with that it costs ${insteadOf(facts)}`,
  advice: ({ path, machineMibps }) => `Set ${path.join(".")} to ${machineMibps}, or use a machine with more EBS bandwidth.`,
  saving: ({ savingUsdPerMonth }) => savingUsdPerMonth,
  remediate: ({ path, machineMibps }) => [{ path, value: machineMibps }],
  examples: {
    flagged: [
      {
        title: "A fast volume on a small machine",
        resources: [
          {
            type: INSTANCE,
            name: "web",
            inputs: {
              region: "us-east-1",
              instanceType: "t3.medium",
              rootBlockDevice: { volumeType: "gp3", volumeSize: 200, iops: 4000, throughput: 1000 },
            },
          },
          {
            type: "aws:ebs/volume:Volume",
            name: "data",
            inputs: { availabilityZone: "us-east-1a", type: "gp3", size: 200, iops: 4000, throughput: 750 },
          },
          { type: ATTACHMENT, name: "data-on-web", inputs: { deviceName: "/dev/sdf" }, from: { volumeId: ["data"], instanceId: ["web"] } },
        ],
        messages: [
          "it pays for 750 MiB/s, but a t3.medium moves at most 249 MiB/s to its volumes; with that it costs 25.96 USD a month instead of 46.00 USD (44 % less)",
          "it pays for 1000 MiB/s, but a t3.medium moves at most 249 MiB/s to its volumes; with that it costs 56.33 USD a month instead of 86.37 USD (35 % less)",
        ],
      },
    ],
    clean: [
      {
        title: "A machine that can use it, and a volume whose machine is not known",
        resources: [
          {
            type: INSTANCE,
            name: "web",
            inputs: {
              region: "us-east-1",
              instanceType: "m5.2xlarge",
              rootBlockDevice: { volumeType: "gp3", volumeSize: 200, throughput: 500 },
            },
          },
          {
            type: "aws:ebs/volume:Volume",
            name: "data",
            inputs: { availabilityZone: "us-east-1a", type: "gp3", size: 200, throughput: 1000 },
          },
        ],
      },
    ],
  },
});

/** The machine with the most bandwidth of those that a volume is attached to; undefined where one of them is not known. */
function fastestMachine({ resource }: Subject, { dependants, stack, book }: RuleContext<Config>): string | undefined {
  let fastest: string | undefined;
  for (const { resource: attachment } of dependants(resource.urn)) {
    if (canonicalType(attachment.type) !== ATTACHMENT) continue;
    const machine = (attachment.propertyDependencies.instanceId ?? [])
      .map((urn) => stack.graph.find(urn))
      .find((one) => one !== undefined && canonicalType(one.type) === INSTANCE);
    const size = machine?.inputs.instanceType;
    if (typeof size !== "string") return undefined;
    const bandwidth = (type: string) => book.size("aws", type)?.ebsMbps ?? 0;
    if (fastest === undefined || bandwidth(size) > bandwidth(fastest)) fastest = size;
  }
  return fastest;
}
