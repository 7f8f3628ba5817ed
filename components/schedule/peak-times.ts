/** When known peaks begin and end, in the terms of schedulers. */
import type { PeakArgs } from "./schedule-args";
import { DEFAULT_TIME_ZONE, peakSpans } from "./schedule-need";
import { lengthOf, MINUTES_PER_DAY, minutesOf, momentOf, type Span, type WeeklyTime, weeklyTimes } from "./week";

export type PeakTimes = { readonly name: string; readonly minCount: number; readonly timeZone: string } & (
  | {
      readonly kind: "weekly";
      readonly spans: readonly Span[];
      readonly starts: readonly WeeklyTime[];
      readonly ends: readonly WeeklyTime[];
    }
  /** Moments in ISO 8601, UTC, and the same on the clocks of the zone without one: `2026-11-27T08:00:00`. */
  | {
      readonly kind: "once";
      readonly start: string;
      readonly end: string;
      readonly localStart: string;
      readonly localEnd: string;
      readonly minutes: number;
    }
);

/** The peaks that are still to come, or on, at a moment in ISO 8601, UTC. */
export function peakTimes(peaks: readonly PeakArgs[], now: string): readonly PeakTimes[] {
  return peaks.map(timesOf).filter((peak) => !isOver(peak, now));
}

/** The peaks of which nothing is left. */
export function pastPeaks(peaks: readonly PeakArgs[], now: string): readonly PeakArgs[] {
  return peaks.filter((peak) => isOver(timesOf(peak), now));
}

function isOver(peak: PeakTimes, now: string): boolean {
  return peak.kind === "once" && peak.end <= now;
}

function timesOf(peak: PeakArgs): PeakTimes {
  const { name, minCount, timeZone = DEFAULT_TIME_ZONE, date } = peak;
  const from = minutesOf(peak.from) ?? 0;
  const minutes = lengthOf(from, minutesOf(peak.to) ?? 0);
  if (date === undefined) {
    const spans = peakSpans(peak);
    return { kind: "weekly", name, minCount, timeZone, spans, starts: weeklyTimes(spans, "start"), ends: weeklyTimes(spans, "end") };
  }
  const end = from + minutes;
  const [endDay, endMinutes] = end < MINUTES_PER_DAY ? [date, end] : [later(date, 1), end - MINUTES_PER_DAY];
  return {
    ...{ kind: "once", name, minCount, timeZone, minutes },
    start: momentOf(date, from, timeZone),
    end: momentOf(endDay, endMinutes, timeZone),
    localStart: local(date, from),
    localEnd: local(endDay, endMinutes),
  };
}

function later(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function local(day: string, minutes: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + minutes * 60_000).toISOString().slice(0, 19);
}
