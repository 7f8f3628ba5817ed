import { cloudOf, type Measurement } from "../../model";
import { machinesOf, singleMachineTypes } from "../machines";
import { placedBy } from "../origin";
import { type Outcome, rule } from "../rule";
import { idleMachineSigns } from "../utilisation/idle-machine-signs";
import { idleVerdict } from "../utilisation/idle-verdict";
import { profileConfig, profileFor } from "../utilisation/profiles";
import { type EvidenceConfig, evidenceConfig, useOf } from "../utilisation/use";
import { percentOf, usd } from "../wording";

type Config = EvidenceConfig & { readonly profile: string };

type Facts = {
  readonly size: string;
  readonly profile: string;
  readonly from: string;
  readonly to: string;
  readonly cpuP95Fraction: number;
  readonly cpuMaxFraction: number;
  readonly beforeUsdPerMonth: number;
  readonly afterUsdPerMonth: number;
  readonly savingUsdPerMonth: number;
};

export const idleMachine = rule<Config, Facts>({
  id: "idle-machine",
  title: "A machine that did next to nothing",
  group: "unused",
  why: "A machine is paid for by the hour whether it works or not. What counts as idle is what the advisor of the profile publishes: CPU and network below its thresholds over its whole window. Standby machines for a disaster and machines that wait for traffic look the same: accept those with an exception. Judged only by a utilisation digest.",
  remedy: "Remove the machine, or stop it (its disks and addresses are still charged). Keep it with an exception where it is a standby.",
  severity: "high",
  level: "advisory",
  scope: "resource",
  types: singleMachineTypes,
  config: { profile: profileConfig, ...evidenceConfig },
  check: (subject, context): readonly Outcome<Facts>[] => {
    const use = useOf(subject, context);
    const machines = use && machinesOf(subject, context);
    if (use === undefined || machines === undefined) return [];
    const { size } = machines;
    const measuredOn = use.size === undefined ? size : context.book.size(size.provider, use.size);
    if (measuredOn === undefined) return [{ unjudged: `it was measured on ${use.size}, a size that the price book does not know` }];
    const { idle, title } = profileFor(context.config.profile, cloudOf(size));
    const verdict = idleVerdict(use, idleMachineSigns(idle, measuredOn), idle.windowDays);
    if (verdict === "busy") return [];
    if (verdict !== "idle") return [verdict];
    const prices = context.repriceWithout(subject.resource);
    if (!prices.proven) return [{ unjudged: `${size.type} is idle, but what it costs is not known: ${prices.reason}` }];
    const { beforeUsdPerMonth, afterUsdPerMonth, savingUsdPerMonth } = prices;
    // A commitment that is paid anyway covers it: removing it saves nothing.
    if (savingUsdPerMonth <= 0) return [];
    const { from, to, p95, max } = use.get("cpuFraction") as Measurement;
    return [
      {
        facts: {
          size: size.type,
          profile: title,
          from,
          to,
          cpuP95Fraction: p95,
          cpuMaxFraction: max,
          beforeUsdPerMonth,
          afterUsdPerMonth,
          savingUsdPerMonth,
        },
        // The optimizer chose its size, but not that it stands idle; removing it is the program's decision.
        advisoryOnly: placedBy(context.stack, subject.resource) !== undefined,
      },
    ];
  },
  message: ({ size, profile, from, to, cpuP95Fraction, cpuMaxFraction, savingUsdPerMonth }) =>
    `${size} was idle from ${from} to ${to} by the thresholds of ${profile} (CPU ${percentOf(cpuP95Fraction)} at the 95th percentile, ${percentOf(cpuMaxFraction)} at most) and costs ${usd(savingUsdPerMonth)} a month`,
  saving: ({ savingUsdPerMonth }) => savingUsdPerMonth,
  examples: {
    flagged: [
      {
        title: "A machine that nobody uses, on each provider",
        resources: [
          { type: "aws:ec2/instance:Instance", name: "old", inputs: { instanceType: "m5.xlarge", region: "us-east-1" } },
          {
            type: "azure-native:compute:VirtualMachine",
            name: "old-azure",
            inputs: {
              location: "westeurope",
              hardwareProfile: { vmSize: "Standard_D4s_v5" },
              storageProfile: { osDisk: { createOption: "FromImage", diskSizeGB: 32, managedDisk: { storageAccountType: "Premium_LRS" } } },
            },
          },
          {
            type: "gcp:compute/instance:Instance",
            name: "old-google",
            inputs: {
              machineType: "e2-standard-4",
              zone: "us-central1-a",
              bootDisk: { initializeParams: { size: 10, type: "pd-standard" } },
            },
          },
        ],
        utilisation: {
          old: idleFor("2026-07-01", "2026-07-31"),
          "old-azure": idleFor("2026-07-01", "2026-07-31"),
          "old-google": idleFor("2026-07-01", "2026-07-31"),
        },
        messages: [
          "m5.xlarge was idle from 2026-07-01 to 2026-07-31 by the thresholds of AWS Compute Optimizer (CPU 0.4 % at the 95th percentile, 0.8 % at most) and costs 140.16 USD a month",
          "Standard_D4s_v5 was idle from 2026-07-01 to 2026-07-31 by the thresholds of Azure Advisor (user-facing workloads) (CPU 0.4 % at the 95th percentile, 0.8 % at most) and costs 173.71 USD a month",
          "e2-standard-4 was idle from 2026-07-01 to 2026-07-31 by the thresholds of Google Cloud Recommender (CPU 0.4 % at the 95th percentile, 0.8 % at most) and costs 98.24 USD a month",
        ],
      },
    ],
    clean: [
      {
        title: "A machine that works at night",
        resources: [{ type: "aws:ec2/instance:Instance", name: "batch", inputs: { instanceType: "m5.xlarge", region: "us-east-1" } }],
        utilisation: {
          batch: {
            metrics: {
              cpuFraction: {
                from: "2026-07-01",
                to: "2026-07-31",
                coverageFraction: 1,
                samplePeriodSeconds: 300,
                p50: 0.01,
                p90: 0.02,
                p95: 0.6,
                p99: 0.9,
                max: 0.95,
              },
            },
          },
        },
      },
      {
        title: "No digest: nothing is known",
        resources: [{ type: "aws:ec2/instance:Instance", name: "web", inputs: { instanceType: "m5.xlarge", region: "us-east-1" } }],
      },
    ],
  },
});

function idleFor(from: string, to: string) {
  const window = { from, to, coverageFraction: 1, samplePeriodSeconds: 300 };
  const flat = (value: number) => ({ ...window, p50: value, p90: value, p95: value, p99: value, max: value * 2 });
  return {
    metrics: { cpuFraction: flat(0.004), networkInBytesPerSecond: flat(20), networkOutBytesPerSecond: flat(20) },
  };
}
