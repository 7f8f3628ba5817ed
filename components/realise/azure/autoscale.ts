import { AutoscaleSetting } from "@pulumi/azure-native/monitor/autoscaleSetting";
import type * as pulumi from "@pulumi/pulumi";
import type { PlacedWorkload } from "../site";
import type { AzureNetwork } from "./network";

/** Machines are added above the target and removed well below it: in between lies the band in which nothing moves. */
const DEAD_BAND_FRACTION = 0.5;

/** Keeps the mean CPU around the declared target. Azure has no target tracking: a rule upwards and one downwards. */
export function autoscale(
  { name, need, placement, tags, parent }: PlacedWorkload,
  network: AzureNetwork,
  scaleSetId: pulumi.Output<string>,
): void {
  const percent = need.targetUtilisationFraction * 100;
  const rule = (operator: "GreaterThan" | "LessThan", threshold: number, direction: "Increase" | "Decrease") => ({
    metricTrigger: {
      metricName: "Percentage CPU",
      metricNamespace: "microsoft.compute/virtualmachinescalesets",
      metricResourceUri: scaleSetId,
      operator,
      threshold: Math.round(threshold),
      statistic: "Average" as const,
      timeAggregation: "Average" as const,
      timeGrain: "PT1M",
      timeWindow: "PT5M",
    },
    scaleAction: { direction, type: "ChangeCount" as const, value: "1", cooldown: "PT5M" },
  });
  new AutoscaleSetting(
    name,
    {
      ...network.common(),
      enabled: true,
      targetResourceUri: scaleSetId,
      profiles: [
        {
          name: "load",
          capacity: { minimum: String(need.minCount), maximum: String(need.maxCount), default: String(placement.count) },
          rules: [rule("GreaterThan", percent, "Increase"), rule("LessThan", percent * DEAD_BAND_FRACTION, "Decrease")],
        },
      ],
      tags,
    },
    { parent },
  );
}
