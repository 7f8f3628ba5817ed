import fc from "fast-check";
import { peakTimes } from "../../../components/schedule/peak-times";
import { weekdays } from "../../../components/schedule/schedule-args";
import { cronOf, isWholeWeek, minutesOf, momentOf, monthlyHours, spansOf, weeklyTimes } from "../../../components/schedule/week";

const WEEK = 7 * 1440;
const office = ["mon", "tue", "wed", "thu", "fri"] as const;
const times = (days: Parameters<typeof spansOf>[0], from: string, to: string) => {
  const spans = spansOf(days, minutesOf(from) ?? Number.NaN, minutesOf(to) ?? Number.NaN);
  return (["start", "end"] as const).map((edge) => weeklyTimes(spans, edge).map(cronOf));
};

test("hours of the week as those who run schedules write them", () => {
  expect(times(office, "08:00", "18:30")).toEqual([["0 8 * * 1,2,3,4,5"], ["30 18 * * 1,2,3,4,5"]]);
  expect(times(weekdays, "06:00", "22:00")).toEqual([["0 6 * * *"], ["0 22 * * *"]]);
  // Through the night: it ends on the next day, and Sunday's on Monday.
  expect(times(["fri", "sun"], "20:00", "04:00")).toEqual([["0 20 * * 0,5"], ["0 4 * * 1,6"]]);
  // Days that touch are one span.
  expect(times(["sat", "sun"], "00:00", "24:00")).toEqual([["0 0 * * 6"], ["0 0 * * 1"]]);
  expect(times(["sun", "mon"], "00:00", "24:00")).toEqual([["0 0 * * 0"], ["0 0 * * 2"]]);
});

test("hours a month are those of a year's average month", () => {
  expect(monthlyHours(spansOf(office, 480, 1080))).toBeCloseTo((50 * 365.25) / 7 / 12, 9);
  expect(isWholeWeek(spansOf(weekdays, 0, 1440))).toBe(true);
  expect(isWholeWeek(spansOf(weekdays, 0, 1439))).toBe(false);
});

test("spans neither overlap nor touch, and hold as many minutes as are on", () => {
  const minute = fc.integer({ min: 0, max: 1439 });
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1 }), minute, minute, (days, from, to) => {
      const on = new Set<number>();
      const length = to > from ? to - from : to - from + 1440;
      for (const day of days) for (let at = 0; at < length; at++) on.add((weekdays.indexOf(day) * 1440 + from + at) % WEEK);
      const spans = spansOf(days, from, to);
      expect(spans.reduce((sum, { start, end }) => sum + end - start, 0)).toBe(on.size);
      for (const [index, span] of spans.entries()) {
        const next = spans[index + 1];
        if (next !== undefined) expect(span.end).toBeLessThan(next.start);
        else if (on.size < WEEK && spans.length > 1) expect(span.end - WEEK).toBeLessThan(spans[0]?.start as number);
      }
    }),
    { numRuns: 200 },
  );
});

test("times that are none", () => {
  expect(["8:00", "24:01", "12:60", "noon"].map(minutesOf)).toEqual([undefined, undefined, undefined, undefined]);
});

test("moments follow the clocks of the zone", () => {
  expect(momentOf("2026-11-27", 480, "Europe/Berlin")).toBe("2026-11-27T07:00:00Z");
  expect(momentOf("2026-07-01", 480, "Europe/Berlin")).toBe("2026-07-01T06:00:00Z");
  expect(momentOf("2026-03-08", 600, "America/New_York")).toBe("2026-03-08T14:00:00Z");
});

test("a peak of one day that runs into the next, and one that is over", () => {
  const sale = { name: "sale", date: "2026-11-27", from: "20:00", to: "02:00", timeZone: "Europe/Berlin", minCount: 6 };
  expect(peakTimes([sale], "2026-11-28T00:30:00Z")).toEqual([
    expect.objectContaining({ start: "2026-11-27T19:00:00Z", end: "2026-11-28T01:00:00Z", localEnd: "2026-11-28T02:00:00", minutes: 360 }),
  ]);
  expect(peakTimes([sale], "2026-11-28T01:00:00Z")).toEqual([]);
});
