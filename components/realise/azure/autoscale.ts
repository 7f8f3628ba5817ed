import { AutoscaleSetting } from "@pulumi/azure-native/monitor/autoscaleSetting";
import type * as pulumi from "@pulumi/pulumi";
import { peakTimes } from "../../schedule/peak-times";
import { DEFAULT_TIME_ZONE, workingSpans } from "../../schedule/schedule-need";
import { type WeeklyTime, weeklyTimes } from "../../schedule/week";
import { autoscaled, type PlacedWorkload } from "../site";
import type { AzureNetwork } from "./network";
import { windowsTimeZone } from "./time-zone";

/** Machines are added above the target and removed well below it: in between lies the band in which nothing moves. */
const DEAD_BAND_FRACTION = 0.5;

/** What holds where no other profile does. */
const USUAL = "load";
const OFF = "off-hours";
const NONE = { minimum: "0", maximum: "0", default: "0" };

const dayNames = {
  mon: "Monday",
  tue: "Tuesday",
  wed: "Wednesday",
  thu: "Thursday",
  fri: "Friday",
  sat: "Saturday",
  sun: "Sunday",
} as const;

/** Whether the number of machines moves, with the load or by the clock. */
export function moves(workload: PlacedWorkload): boolean {
  const { workingHours, peaks = [] } = workload.setup;
  return autoscaled(workload) || workingHours !== undefined || peaks.length > 0;
}

/**
 * Keeps the mean CPU around the declared target, and to the schedules. Azure has no target tracking: a rule upwards and
 * one downwards. A profile that comes back each week holds until the next one begins, so each has one that ends it, named
 * the way that Azure's portal joins the two
 * (https://learn.microsoft.com/azure/azure-monitor/autoscale/autoscale-multiprofile, read 2026-11).
 */
export function autoscale(workload: PlacedWorkload, network: AzureNetwork, scaleSetId: pulumi.Output<string>): void {
  const { name, need, placement, setup, tags, parent } = workload;
  const { workingHours, peaks = [] } = setup;
  const rules = autoscaled(workload) ? cpuRules(need.targetUtilisationFraction * 100, scaleSetId) : [];
  const [least, most] = autoscaled(workload) ? [need.minCount, need.maxCount] : [placement.count, placement.count];
  const usual = { capacity: capacity(least, most, placement.count), rules };
  const off = { capacity: NONE, rules: [] };
  const weekly = (times: readonly WeeklyTime[], timeZone: string, nameOf: (index: number) => string, does: typeof usual) =>
    times.map((time, index) => ({ name: nameOf(index), ...does, recurrence: recurrence(time, timeZone) }));
  const profiles = [];
  if (workingHours === undefined) profiles.push({ name: USUAL, ...usual });
  else {
    const { timeZone = DEFAULT_TIME_ZONE } = workingHours;
    const spans = workingSpans(workingHours);
    profiles.push({ name: OFF, ...off });
    profiles.push(...weekly(weeklyTimes(spans, "start"), timeZone, (index) => numbered(USUAL, index), usual));
    profiles.push(...weekly(weeklyTimes(spans, "end"), timeZone, (index) => ending(OFF, numbered(USUAL, index)), off));
  }
  for (const peak of peakTimes(peaks, workload.now)) {
    const during = { capacity: capacity(peak.minCount, most, Math.max(peak.minCount, placement.count)), rules };
    if (peak.kind === "once") {
      const fixedDate = { timeZone: windowsTimeZone(peak.timeZone), start: peak.localStart, end: peak.localEnd };
      profiles.push({ name: peak.name, ...during, fixedDate });
      continue;
    }
    profiles.push(...weekly(peak.starts, peak.timeZone, (index) => numbered(peak.name, index), during));
    profiles.push(...weekly(peak.ends, peak.timeZone, (index) => ending(USUAL, numbered(peak.name, index)), usual));
  }
  new AutoscaleSetting(name, { ...network.common(), enabled: true, targetResourceUri: scaleSetId, profiles, tags }, { parent });
}

function cpuRules(percent: number, scaleSetId: pulumi.Output<string>) {
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
  return [rule("GreaterThan", percent, "Increase"), rule("LessThan", percent * DEAD_BAND_FRACTION, "Decrease")];
}

function capacity(minimum: number, maximum: number, usual: number) {
  return { minimum: String(minimum), maximum: String(maximum), default: String(usual) };
}

function recurrence({ days, hour, minute }: WeeklyTime, timeZone: string) {
  const schedule = { timeZone: windowsTimeZone(timeZone), days: days.map((day) => dayNames[day]), hours: [hour], minutes: [minute] };
  return { frequency: "Week" as const, schedule };
}

const numbered = (name: string, index: number) => (index === 0 ? name : `${name}-${index + 1}`);
const ending = (name: string, profile: string) => JSON.stringify({ name, for: profile });
