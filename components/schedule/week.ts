/** Times of the week at which something is on, as minutes since Monday 00:00. */
import { type Weekday, weekdays } from "./schedule-args";

export const MINUTES_PER_DAY = 1440;
const MINUTES_PER_WEEK = 7 * MINUTES_PER_DAY;
/** A year's average, leap years included. */
const WEEKS_PER_MONTH = 365.25 / 7 / 12;
const MONTHS_PER_YEAR = 12;

/** From its start until its end, which may lie in the next week: above 10,080 then. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** `08:30` as 510; undefined for what is no time. */
export function minutesOf(time: string): number | undefined {
  const match = /^(\d\d):(\d\d)$/.exec(time);
  if (match === null) return undefined;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return Number(match[2]) < 60 && minutes <= MINUTES_PER_DAY ? minutes : undefined;
}

/** Minutes that something lasts from one time of a day until another: on the next day where that is not later. */
export function lengthOf(from: number, to: number): number {
  return to > from ? to - from : to - from + MINUTES_PER_DAY;
}

/** What is on these days of the week, joined where one span touches the next; by start. */
export function spansOf(days: readonly Weekday[], from: number, to: number): readonly Span[] {
  const length = lengthOf(from, to);
  const starts = days.map((day) => weekdays.indexOf(day) * MINUTES_PER_DAY + from).sort((a, b) => a - b);
  const spans: Span[] = [];
  for (const start of starts) {
    const last = spans.at(-1);
    if (last !== undefined && last.end >= start) spans[spans.length - 1] = { start: last.start, end: Math.max(last.end, start + length) };
    else spans.push({ start, end: start + length });
  }
  const [first] = spans;
  const last = spans.at(-1);
  // Sunday runs into Monday.
  if (first !== undefined && last !== undefined && spans.length > 1 && last.end - MINUTES_PER_WEEK >= first.start)
    return [...spans.slice(1, -1), { start: last.start, end: Math.max(last.end, first.end + MINUTES_PER_WEEK) }];
  return spans;
}

/** Whether the spans leave no minute of the week. */
export function isWholeWeek(spans: readonly Span[]): boolean {
  return spans.reduce((sum, { start, end }) => sum + end - start, 0) >= MINUTES_PER_WEEK;
}

/** Hours a month of what is on each week. */
export function monthlyHours(spans: readonly Span[]): number {
  return (spans.reduce((sum, { start, end }) => sum + end - start, 0) / 60) * WEEKS_PER_MONTH;
}

/** Hours a month of what is on once, spread over a year. */
export function onceHours(minutes: number): number {
  return minutes / 60 / MONTHS_PER_YEAR;
}

/** A time of the week that comes back on some days. */
export interface WeeklyTime {
  readonly hour: number;
  readonly minute: number;
  readonly days: readonly Weekday[];
}

/** When the spans start, or end: those at the same time of the day together. */
export function weeklyTimes(spans: readonly Span[], edge: "start" | "end"): readonly WeeklyTime[] {
  const daysAt = new Map<number, Weekday[]>();
  for (const span of spans) {
    const minute = span[edge] % MINUTES_PER_WEEK;
    const time = minute % MINUTES_PER_DAY;
    const days = daysAt.get(time) ?? [];
    daysAt.set(time, days);
    days.push(weekdays[Math.floor(minute / MINUTES_PER_DAY)] as Weekday);
  }
  return [...daysAt].map(([time, days]) => ({
    hour: Math.floor(time / 60),
    minute: time % 60,
    days: weekdays.filter((day) => days.includes(day)),
  }));
}

/** Five fields of cron, in which Sunday is 0: `30 8 * * 1,2`. */
export function cronOf({ hour, minute, days }: WeeklyTime): string {
  const numbers = days.map((day) => (weekdays.indexOf(day) + 1) % 7).sort((a, b) => a - b);
  return `${minute} ${hour} * * ${numbers.length === 7 ? "*" : numbers.join(",")}`;
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Whether a day stands in the calendar: `2026-02-30` does not. */
export function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text);
}

/** The moment of a time of the day on a day in a zone, ISO 8601 in UTC; a time that a change of clocks skips is the one before it. */
export function momentOf(day: string, minutes: number, timeZone: string): string {
  const local = Date.parse(`${day}T00:00:00Z`) + minutes * 60_000;
  // The offset an hour around a change of clocks differs from that at midnight: twice is enough.
  let moment = local - offsetMs(local, timeZone);
  moment = local - offsetMs(moment, timeZone);
  return new Date(moment).toISOString().replace(".000Z", "Z");
}

/** How far a zone's clocks are ahead of UTC at a moment. */
function offsetMs(moment: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(moment);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? "0";
  const shown = Date.parse(`${of("year")}-${of("month")}-${of("day")}T${of("hour")}:${of("minute")}:${of("second")}Z`);
  return shown - Math.floor(moment / 1000) * 1000;
}
