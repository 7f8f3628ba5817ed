/** What schedules mean in money and time, for the notes of a preview. */
import type { PriceBook } from "../../catalog";
import { formatAmount, HOURS_PER_MONTH, type Placement, type WorkloadNeed } from "../../model";
import { place } from "../../optimizer";
import { pastPeaks } from "./peak-times";
import type { ScheduleArgs } from "./schedule-args";

/** What the same choice would cost more without working hours; undefined where it has none. */
export function savedUsdPerMonth(need: WorkloadNeed, placement: Placement, book: PriceBook): number | undefined {
  if (need.hoursPerMonth === undefined || placement.form !== undefined) return undefined;
  const { hoursPerMonth: _, offered: __, current: ___, split: ____, ...allMonth } = need;
  const { provider, region, size, count, purchase, mix } = placement;
  const pinned = [{ provider, region, size, count, purchase, ...(mix === undefined ? {} : { mix }) }];
  const alone = { traffic: [], quotas: [], sameProvider: [], sameRegion: [], differentProvider: [], riskWeight: 0 };
  const plan = place({ ...alone, workloads: [{ ...allMonth, pinned }] }, book);
  const usdPerMonth = plan.status === "infeasible" ? undefined : plan.placements[0]?.usdPerMonth;
  return usdPerMonth === undefined ? undefined : usdPerMonth - placement.usdPerMonth;
}

/** What is worth knowing of a workload's working hours. */
export function workingHoursNote(need: WorkloadNeed, saved: number): string {
  const hours = (value: number) => Math.round(value).toLocaleString("en-US");
  const balancer = need.loadBalancer ? "; its load balancer is paid all month" : "";
  return `working hours save ${formatAmount(saved)} USD a month: the machines of "${need.name}" run ${hours(need.hoursPerMonth ?? HOURS_PER_MONTH)} of ${hours(HOURS_PER_MONTH)} hours${balancer}`;
}

/** Peaks of a day that is over: they are not built any more. */
export function pastPeakNotes({ peaks = [] }: ScheduleArgs, now: string): readonly string[] {
  return pastPeaks(peaks, now).map(
    ({ name, date }) => `the peak "${name}" was on ${date}: take it out, its machines are still part of the plan's cost`,
  );
}

/** What tells people and policies that machines are switched off by a schedule, and until when they are meant to be there. */
export function scheduleTags({ workingHours, expiresOn }: ScheduleArgs): Readonly<Record<string, string>> {
  return {
    ...(workingHours === undefined ? {} : { "costwright:schedule": "working-hours" }),
    ...(expiresOn === undefined ? {} : { "costwright:expires": expiresOn }),
  };
}
