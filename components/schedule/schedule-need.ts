/** What schedules mean for a need: the hours that machines run, the peaks, and the machines that stand by. */
import type { KnownPeak, Purchase, Supplier, WorkloadNeed } from "../../model";
import type { Path, Problem } from "../problem";
import type { WorkloadNeedArgs } from "../workload-args";
import { type PeakArgs, type ScheduleArgs, type Weekday, type WorkingHoursArgs, weekdays } from "./schedule-args";
import { isDay, isTimeZone, isWholeWeek, lengthOf, MINUTES_PER_DAY, minutesOf, monthlyHours, onceHours, type Span, spansOf } from "./week";

const WORKING_DAYS: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri"];
export const DEFAULT_TIME_ZONE = "UTC";

/** When a workload with working hours runs, each week. */
export function workingSpans({ days = WORKING_DAYS, from, to }: WorkingHoursArgs): readonly Span[] {
  return spansOf(days, minutesOf(from) ?? 0, minutesOf(to) ?? 0);
}

/** When a peak is on, each week; of one that has a date, in the week of that date. */
export function peakSpans({ days, date, from, to }: PeakArgs): readonly Span[] {
  const on = date === undefined ? (days ?? weekdays) : [weekdayOf(date)];
  return spansOf(on, minutesOf(from) ?? 0, minutesOf(to) ?? 0);
}

function weekdayOf(date: string): Weekday {
  return weekdays[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7] as Weekday;
}

function knownPeak(peak: PeakArgs): KnownPeak {
  const { date, from, to, minCount } = peak;
  const once = lengthOf(minutesOf(from) ?? 0, minutesOf(to) ?? 0);
  return { minCount, hoursPerMonth: date === undefined ? monthlyHours(peakSpans(peak)) : onceHours(once) };
}

/** Fields of the need; left out where nothing is declared. */
export function scheduleFields({ workingHours, peaks, warmCount }: ScheduleArgs): Partial<WorkloadNeed> {
  return {
    ...(workingHours === undefined ? {} : { hoursPerMonth: monthlyHours(workingSpans(workingHours)) }),
    ...(peaks === undefined || peaks.length === 0 ? {} : { peaks: peaks.map(knownPeak) }),
    ...(warmCount === undefined || warmCount === 0 ? {} : { warmCount }),
  };
}

/** Whether only machines keep to the schedules of a need. */
export function needsMachinesFor({ hoursPerMonth, peaks, warmCount }: WorkloadNeed): boolean {
  return hoursPerMonth !== undefined || peaks !== undefined || warmCount !== undefined;
}

/** Who has pools of stopped machines for groups of machines of one kind. */
const STANDBY_PROVIDERS: readonly Supplier[] = ["aws", "gcp"];

/** Places and ways of paying: of machines that stand by, without those that have none. */
export function withoutStandby(
  { warmCount = 0 }: ScheduleArgs,
  providers: readonly Supplier[],
  purchases: readonly Purchase[],
): Pick<WorkloadNeed, "providers" | "purchases"> {
  if (warmCount === 0) return { providers, purchases };
  const allowed = providers.length === 0 ? STANDBY_PROVIDERS : providers.filter((one) => STANDBY_PROVIDERS.includes(one));
  // Where nothing is left, the workload's own problems say so.
  return { providers: allowed.length === 0 ? providers : allowed, purchases: purchases.filter((one) => one !== "spot") };
}

/** What is wrong with the schedules of a workload, by themselves and beside its other fields. */
export function scheduleProblems(args: WorkloadNeedArgs, path: Path): Problem[] {
  const problems: Problem[] = [];
  const say = (at: Path, message: string, hint: string) => problems.push({ path: [...path, ...at], message, hint });
  const { workingHours, peaks = [], warmCount = 0, expiresOn, loadProfile, split } = args;
  if (workingHours !== undefined) {
    zoneProblem(workingHours.timeZone, [...path, "workingHours"], problems);
    if (isWholeWeek(workingSpans(workingHours)))
      say(["workingHours"], "are the whole week", "leave workingHours out for machines that run all month");
    if (peaks.length > 0)
      say(["peaks"], "are declared beside workingHours, which decide by themselves when machines run", "keep one of them");
  }
  if (peaks.length > 0 && loadProfile !== undefined)
    say(["peaks"], "are declared beside loadProfile, which decides by itself how many machines run for how long", "keep one of them");
  if (peaks.length > 0 && split !== undefined)
    say(
      ["peaks"],
      "count machines of the whole workload, which is split over providers",
      "declare one workload for each part, tied by differentProvider",
    );
  for (const [index, peak] of peaks.entries()) problems.push(...peakProblems(peak, index, peaks, args, [...path, "peaks", index]));
  if (warmCount > 0 && args.purchases !== undefined && args.purchases.every((purchase) => purchase === "spot"))
    say(["warmCount"], `is ${warmCount}, but spot machines cannot stand by stopped`, "allow on-demand, or leave warmCount out");
  if (warmCount > 0 && args.providers !== undefined && args.providers.every((provider) => provider === "azure"))
    say(
      ["warmCount"],
      `is ${warmCount}, but scale sets of one kind of machine on Azure have no pool of stopped machines`,
      "allow aws or gcp, or leave warmCount out",
    );
  if (expiresOn !== undefined && !isDay(expiresOn)) say(["expiresOn"], `is ${expiresOn}, which is no day`, "write it as 2026-12-31");
  return problems;
}

function peakProblems(peak: PeakArgs, index: number, peaks: readonly PeakArgs[], args: WorkloadNeedArgs, path: Path): Problem[] {
  const problems: Problem[] = [];
  const say = (field: string, message: string, hint: string) => problems.push({ path: [...path, field], message, hint });
  const { name, days, date, minCount } = peak;
  zoneProblem(peak.timeZone, path, problems);
  if (days !== undefined && date !== undefined)
    say("date", "is given beside days", "a peak comes back each week, or is once: keep one of them");
  if (date !== undefined && !isDay(date)) say("date", `is ${date}, which is no day`, "write it as 2026-11-27");
  const earlier = peaks.slice(0, index);
  if (earlier.some((other) => other.name === name)) say("name", `is "${name}" twice`, "give each peak a name of its own");
  if (args.maxCount !== undefined && minCount > args.maxCount)
    say("minCount", `is ${minCount}, above maxCount (${args.maxCount})`, "raise maxCount or lower the peak");
  if (args.minCount !== undefined && minCount <= args.minCount)
    say("minCount", `is ${minCount}, no more than the workload's minCount (${args.minCount})`, "raise it, or leave the peak out");
  const first = peaks[0];
  if (first !== undefined && zoneOf(first) !== zoneOf(peak))
    say("timeZone", `is ${zoneOf(peak)}, that of "${first.name}" is ${zoneOf(first)}`, "give all peaks of a workload one time zone");
  if (isWholeWeek(peakSpans(peak))) say("days", "leave no hour of the week", "raise the workload's minCount instead");
  const clash = earlier.find((other) => overlap(peak, other));
  if (clash !== undefined)
    say(
      "from",
      `to ${peak.to} overlaps or touches the peak "${clash.name}"`,
      "at the end of one, machines of the other would stop: leave a minute between them, or join them",
    );
  return problems;
}

const zoneOf = ({ timeZone }: PeakArgs) => timeZone ?? DEFAULT_TIME_ZONE;

function zoneProblem(timeZone: string | undefined, path: Path, problems: Problem[]): void {
  if (timeZone === undefined || isTimeZone(timeZone)) return;
  problems.push({
    path: [...path, "timeZone"],
    message: `is "${timeZone}", no time zone`,
    hint: "write its IANA name, such as Europe/Berlin",
  });
}

const WEEK = 7 * MINUTES_PER_DAY;

function overlap(one: PeakArgs, other: PeakArgs): boolean {
  // Two days of the calendar meet only where they are neighbours.
  if (one.date !== undefined && other.date !== undefined) {
    const apart = (Date.parse(`${other.date}T00:00:00Z`) - Date.parse(`${one.date}T00:00:00Z`)) / 60_000;
    const [a, b] = [onDay(one), onDay(other)];
    return a.start <= b.end + apart && b.start + apart <= a.end;
  }
  return peakSpans(one).some((a) =>
    peakSpans(other).some((b) => [-WEEK, 0, WEEK].some((shift) => a.start <= b.end + shift && b.start + shift <= a.end)),
  );
}

function onDay({ from, to }: PeakArgs): Span {
  const start = minutesOf(from) ?? 0;
  return { start, end: start + lengthOf(start, minutesOf(to) ?? 0) };
}
