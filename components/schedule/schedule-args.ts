/** Days of the week, in the order of a week. */
export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof weekdays)[number];

/** Hours of the week in which a workload is used. Outside them its machines, and their disks, are gone. */
export interface WorkingHoursArgs {
  /** Time zone by its IANA name: `Europe/Berlin`. Default: `UTC`. */
  readonly timeZone?: string;
  /** Days of the week. Default: `["mon", "tue", "wed", "thu", "fri"]`. */
  readonly days?: readonly Weekday[];
  /** When they start, `HH:MM`: `08:00`. */
  readonly from: string;
  /** When they end, `HH:MM` up to `24:00`; what is not after `from` is on the next day. */
  readonly to: string;
}

/** A known peak: machines are there before the load is. Give `days` for one that comes back each week, or `date`. */
export interface PeakArgs {
  /** What it is, unique among the peaks of a workload: letters, digits and hyphens. */
  readonly name: string;
  /** Days of the week on which it starts. Default: every day, where `date` is not given. */
  readonly days?: readonly Weekday[];
  /** The one day on which it starts: `2026-11-27`. Its hours count a twelfth each month. */
  readonly date?: string;
  /** When it starts, `HH:MM`. */
  readonly from: string;
  /** When it ends, `HH:MM` up to `24:00`; what is not after `from` is on the next day. */
  readonly to: string;
  /** Time zone by its IANA name; the same for all peaks of a workload. Default: `UTC`. */
  readonly timeZone?: string;
  /** Machines that run then at the least: above the workload's `minCount`, up to its `maxCount`. */
  readonly minCount: number;
}

/** When machines of a workload run, and which stand by. */
export interface ScheduleArgs {
  /** The workload is used in these hours only: outside them it has no machines. Not with `peaks`, nor where it runs as containers. Default: it runs all month. */
  readonly workingHours?: WorkingHoursArgs;
  /** Known peaks, of which no two may be at the same time. Not with `loadProfile` or `split`. Default: none. */
  readonly peaks?: readonly PeakArgs[];
  /** Machines beside those that run that are prepared and stopped, and start within a minute or two: only their disks cost. Not on spot, nor on Azure, whose scale sets of one kind of machine have no such pool. Default: 0. */
  readonly warmCount?: number;
  /** The last day of a temporary environment: `2026-12-31`. From two weeks before a preview warns, and after it a preview is refused. Default: it stays. */
  readonly expiresOn?: string;
}

/** What of it the resources are built from; the rest is in the need. */
export type SetUpSchedule = Pick<ScheduleArgs, "workingHours" | "peaks" | "expiresOn">;
