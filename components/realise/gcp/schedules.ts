import type { RegionAutoscalerArgs } from "@pulumi/gcp/compute/regionAutoscaler";
import type * as pulumi from "@pulumi/pulumi";
import { peakTimes } from "../../schedule/peak-times";
import { DEFAULT_TIME_ZONE, workingSpans } from "../../schedule/schedule-need";
import { cronOf, type Span, weeklyTimes } from "../../schedule/week";
import type { PlacedWorkload } from "../site";

type Policy = pulumi.Unwrap<RegionAutoscalerArgs["autoscalingPolicy"]>;
export type ScalingSchedules = NonNullable<Policy["scalingSchedules"]>;

/** Names of schedules have at most 63 characters. */
const nameOf = (what: string, index: number) => `${what}${index === 0 ? "" : `-${index + 1}`}`;

/** Times at which an autoscaler keeps more machines than its least number. */
export function scalingSchedules({ placement, setup, now }: PlacedWorkload): ScalingSchedules {
  const { workingHours, peaks = [] } = setup;
  const schedules: ScalingSchedules = [];
  const weekly = (what: string, spans: readonly Span[], minRequiredReplicas: number, timeZone: string) => {
    let index = 0;
    // Spans of one length that start at the same time of the day are one schedule.
    for (const minutes of new Set(spans.map(({ start, end }) => end - start)))
      for (const time of weeklyTimes(
        spans.filter(({ start, end }) => end - start === minutes),
        "start",
      ))
        schedules.push({
          name: nameOf(what, index++),
          minRequiredReplicas,
          schedule: cronOf(time),
          timeZone,
          durationSec: minutes * 60,
        });
  };
  if (workingHours !== undefined)
    weekly("working-hours", workingSpans(workingHours), placement.count, workingHours.timeZone ?? DEFAULT_TIME_ZONE);
  for (const peak of peakTimes(peaks, now)) {
    if (peak.kind === "weekly") {
      weekly(peak.name, peak.spans, peak.minCount, peak.timeZone);
      continue;
    }
    const [date, time] = peak.localStart.split("T") as [string, string];
    const [year, month, day] = date.split("-").map(Number) as [number, number, number];
    const [hour, minute] = time.split(":").map(Number) as [number, number];
    schedules.push({
      name: peak.name,
      minRequiredReplicas: peak.minCount,
      schedule: `${minute} ${hour} ${day} ${month} * ${year}`,
      timeZone: peak.timeZone,
      durationSec: peak.minutes * 60,
    });
  }
  return schedules;
}
