import type { ObjectStoreNeed } from "../model";

const DAYS_PER_MONTH = 365 / 12;
const DAYS_PER_YEAR = 365;

/**
 * How old the objects of a store are. Written evenly: over the days that they live where they expire, else over a year,
 * or twice the oldest age that the need names where that is more.
 */
export interface ObjectAges {
  /** Data that is current, and versions that expired or were locked beyond that, GiB. */
  readonly currentGib: number;
  readonly oldVersionsGib: number;
  /** Current data older than so many days, GiB. */
  olderGib(days: number): number;
  /** Objects at any time; undefined where nothing says how many there are. */
  readonly objects: number | undefined;
  /** Days until an object is gone, versions included; undefined where it stays. */
  readonly livesDays: number | undefined;
  /** GiB written in a month. */
  readonly writtenGibPerMonth: number;
}

export function objectAges(need: ObjectStoreNeed): ObjectAges {
  const { storedGib, expireAfterDays, rarelyReadAfterDays = 0, archivedAfterDays = 0, keepVersionsDays, lockedForDays } = need;
  const spanDays = expireAfterDays ?? Math.max(DAYS_PER_YEAR, 2 * rarelyReadAfterDays, 2 * archivedAfterDays);
  const livesDays = expireAfterDays === undefined ? undefined : Math.max(expireAfterDays + keepVersionsDays, lockedForDays);
  return {
    currentGib: storedGib,
    oldVersionsGib: livesDays === undefined ? 0 : (storedGib * (livesDays - spanDays)) / spanDays,
    olderGib: (days) => storedGib * Math.max(0, 1 - days / spanDays),
    objects: need.writesPerMonth === 0 ? undefined : (need.writesPerMonth * spanDays) / DAYS_PER_MONTH,
    livesDays,
    writtenGibPerMonth: (storedGib / spanDays) * DAYS_PER_MONTH,
  };
}
