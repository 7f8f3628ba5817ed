import { closed, integer, listOf, type Properties, type Schema } from "../schema";
import { type PeakArgs, type ScheduleArgs, type WorkingHoursArgs, weekdays } from "./schedule-args";

/** Google Cloud takes 128 scaling schedules for a group, and Azure 20 profiles: each peak of a week takes two there. */
const MOST_PEAKS = 8;

const time: Schema = { type: "string", pattern: "^([01]\\d|2[0-3]):[0-5]\\d$|^24:00$" };
const startTime: Schema = { type: "string", pattern: "^([01]\\d|2[0-3]):[0-5]\\d$" };
const timeZone: Schema = { type: "string", minLength: 1, maxLength: 64 };
const days = listOf({ type: "string", enum: weekdays });
const day: Schema = { type: "string", pattern: "^\\d{4}-\\d\\d-\\d\\d$" };

export const schedule: Properties<ScheduleArgs> = {
  workingHours: closed<WorkingHoursArgs>({ timeZone, days, from: startTime, to: time }, ["from", "to"]),
  peaks: {
    type: "array",
    maxItems: MOST_PEAKS,
    items: closed<PeakArgs>(
      {
        name: { type: "string", pattern: "^[a-z]([a-z0-9-]*[a-z0-9])?$", maxLength: 24 },
        days,
        date: day,
        from: startTime,
        to: time,
        timeZone,
        minCount: integer(1, 1000),
      },
      ["name", "from", "to", "minCount"],
    ),
  },
  warmCount: integer(0, 1000),
  expiresOn: day,
};
