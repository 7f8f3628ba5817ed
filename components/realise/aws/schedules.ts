import type { Group } from "@pulumi/aws/autoscaling/group";
import { Schedule } from "@pulumi/aws/autoscaling/schedule";
import { peakTimes } from "../../schedule/peak-times";
import { DEFAULT_TIME_ZONE, workingSpans } from "../../schedule/schedule-need";
import { cronOf, weeklyTimes } from "../../schedule/week";
import { autoscaled, type PlacedWorkload } from "../site";

/** Leaves a size as it is. */
const KEEP = -1;

/** Scheduled actions: no machines outside the working hours, and more at the least while a known peak lasts. */
export function schedules(workload: PlacedWorkload, group: Group, region: string): void {
  const { name, need, placement, setup, parent } = workload;
  const { workingHours, peaks = [] } = setup;
  const maxSize = autoscaled(workload) ? need.maxCount : placement.count;
  const usual = { minSize: autoscaled(workload) ? need.minCount : placement.count, maxSize };
  const action = (
    what: string,
    sizes: { readonly minSize: number; readonly maxSize: number; readonly desiredCapacity: number },
    when: { readonly recurrence: string; readonly timeZone: string } | { readonly startTime: string },
  ) =>
    new Schedule(
      `${name}-${what}`,
      { region, autoscalingGroupName: group.name, scheduledActionName: `${name}-${what}`, ...sizes, ...when },
      { parent },
    );
  if (workingHours !== undefined) {
    const { timeZone = DEFAULT_TIME_ZONE } = workingHours;
    const spans = workingSpans(workingHours);
    for (const [index, time] of weeklyTimes(spans, "start").entries())
      action(`start${numbered(index)}`, { ...usual, desiredCapacity: placement.count }, { recurrence: cronOf(time), timeZone });
    for (const [index, time] of weeklyTimes(spans, "end").entries())
      action(`stop${numbered(index)}`, { minSize: 0, maxSize: 0, desiredCapacity: 0 }, { recurrence: cronOf(time), timeZone });
  }
  for (const peak of peakTimes(peaks, workload.now)) {
    // A group that has fewer machines than its new least number starts the missing ones.
    const during = { minSize: peak.minCount, maxSize, desiredCapacity: KEEP };
    const after = { ...usual, desiredCapacity: KEEP };
    if (peak.kind === "once") {
      if (peak.start > workload.now) action(`${peak.name}-from`, during, { startTime: peak.start });
      action(`${peak.name}-to`, after, { startTime: peak.end });
      continue;
    }
    const { timeZone, starts, ends } = peak;
    for (const [index, time] of starts.entries())
      action(`${peak.name}-from${numbered(index)}`, during, { recurrence: cronOf(time), timeZone });
    for (const [index, time] of ends.entries()) action(`${peak.name}-to${numbered(index)}`, after, { recurrence: cronOf(time), timeZone });
  }
}

const numbered = (index: number) => (index === 0 ? "" : `-${index + 1}`);
