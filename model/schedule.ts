import type { Proof, Undecided } from "./decisions";

/** What a schedule is made for; several are kept in their order, a later one only among schedules that are best in the earlier ones. */
export const scheduleGoals = ["makespan", "cost", "priority"] as const;
/** `priority` is the sum of priority x finish minute over all tasks: urgent ones first. */
export type ScheduleGoal = (typeof scheduleGoals)[number];

/** A task that, once started, runs to its end on one machine. Times are whole minutes from the start of the schedule. */
export interface BatchTask {
  readonly name: string;
  /** Machines may accept some types only. */
  readonly type: string;
  /** 0 and more; the higher, the more a late finish counts. */
  readonly priority: number;
  /** Minutes at speed 1 on any machine, and on machines of a type (which wins); a machine without either cannot run it. */
  readonly minutes?: number;
  readonly minutesOn: Readonly<Record<string, number>>;
  readonly releaseMinute: number;
  readonly deadlineMinute?: number;
  /** Tasks that must have ended before it starts. */
  readonly after: readonly string[];
  /** May run on spot at spot's price. */
  readonly interruptible: boolean;
}

export interface MinuteWindow {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** A machine that runs one task at a time. It is paid for the minutes in which it runs one. */
export interface BatchMachine {
  readonly name: string;
  readonly type: string;
  /** A task takes its minutes divided by it, rounded up to whole minutes. */
  readonly speed: number;
  /** On demand; absent for a machine that there is on spot only. */
  readonly usdPerHour?: number;
  /** Types of tasks; empty for any. */
  readonly accepts: readonly string[];
  /** When it is there; empty for always. A task lies within one window. */
  readonly windows: readonly MinuteWindow[];
  /** When interruptible tasks pay the spot price; windows do not overlap. */
  readonly spotWindows: readonly (MinuteWindow & { readonly usdPerHour: number })[];
}

export interface ScheduleNeed {
  readonly tasks: readonly BatchTask[];
  readonly machines: readonly BatchMachine[];
  /** At least one, none twice. */
  readonly goals: readonly ScheduleGoal[];
  /** Tasks start at multiples of it; absent: the greatest common divisor of all times, which loses nothing. */
  readonly gridMinutes?: number;
  /** All tasks have ended by then; absent: late enough to lose nothing. */
  readonly horizonMinutes?: number;
}

export interface TaskRun {
  readonly task: string;
  readonly machine: string;
  readonly startMinute: number;
  readonly endMinute: number;
  readonly usd: number;
  /** Of its minutes, those at the spot price. */
  readonly spotMinutes: number;
}

/** How far a goal is proven: minutes, USD, or priority x minutes. */
export interface GoalProof {
  readonly goal: ScheduleGoal;
  readonly value: number;
  readonly bound: number;
  readonly gapFraction: number;
}

export type Schedule =
  | (Proof & {
      readonly gridMinutes: number;
      /** By start, machine and task. */
      readonly runs: readonly TaskRun[];
      readonly makespanMinutes: number;
      readonly costUsd: number;
      readonly prioritySum: number;
      /** In the order of the goals. A later bound holds among schedules that are as good in the earlier goals. */
      readonly goals: readonly GoalProof[];
    })
  | Undecided;
