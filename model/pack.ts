import type { Proof, Undecided } from "./decisions";

/** Replicas of one service or pod. Amounts are per replica, by resource name: `vcpus`, `memoryGib`, `gpus`, `pods`, or names of one's own; at most 3 decimals. */
export interface PackedService {
  readonly name: string;
  readonly replicas: number;
  readonly resources: Readonly<Record<string, number>>;
  /** Machine labels that it needs, each with the values that will do. */
  readonly requires: Readonly<Record<string, readonly string[]>>;
  /** Taints of machines that it bears; a machine with another taint does not take it. */
  readonly tolerates: readonly string[];
  /** Zones that it may run in; empty for any. */
  readonly zones: readonly string[];
  /** Most replicas on one machine, and in one zone: what the loss of one takes down. */
  readonly maxPerMachine?: number;
  readonly maxPerZone?: number;
  /** Services that no machine runs beside it. */
  readonly apartFrom: readonly string[];
  /** Services of which its machine must run a replica too. */
  readonly togetherWith: readonly string[];
}

/** A kind of machine that may be bought. */
export interface MachineKind {
  readonly name: string;
  /** What services can use; a resource that is not named is not there. */
  readonly resources: Readonly<Record<string, number>>;
  readonly usdPerHour: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly string[];
  /** Zones that it is sold in; at least one. */
  readonly zones: readonly string[];
  /** Most that may be bought, all zones together; absent for any number. */
  readonly maxCount?: number;
}

/** A machine that runs today. It is kept where that pays, else switched off. */
export interface ExistingMachine extends Omit<MachineKind, "zones" | "maxCount"> {
  readonly zone: string;
  /** Paid whether it runs or not (a reservation): switching it off saves nothing. */
  readonly isPaidAnyway: boolean;
  /** Must be kept. */
  readonly isKept: boolean;
  /** What it runs today, by service: for the number of moves. */
  readonly runs: Readonly<Record<string, number>>;
}

export interface PackNeed {
  readonly services: readonly PackedService[];
  readonly kinds: readonly MachineKind[];
  readonly existing: readonly ExistingMachine[];
  /** Least cost, or fewest machines (paid anyway or not). */
  readonly goal: "cost" | "machines";
}

export interface PackedMachine {
  /** Of an existing machine its name, of a new one the name of its kind and a number. */
  readonly name: string;
  readonly kind: string;
  readonly isNew: boolean;
  readonly zone: string;
  readonly usdPerMonth: number;
  /** Replicas by service. */
  readonly runs: Readonly<Record<string, number>>;
  /** Share of each resource in use, 0..1. */
  readonly utilisation: Readonly<Record<string, number>>;
}

export interface SwitchedOff {
  readonly name: string;
  readonly savesUsdPerMonth: number;
}

export type Packing =
  | (Proof & {
      readonly goal: PackNeed["goal"];
      /** Existing machines first, then new ones, by name. */
      readonly machines: readonly PackedMachine[];
      readonly switchedOff: readonly SwitchedOff[];
      readonly usdPerMonth: number;
      /** All existing machines as they are. */
      readonly usdPerMonthToday: number;
      /** Proven lower bound of the goal: USD a month, or machines. */
      readonly bound: number;
      /** Replicas that leave the existing machine they run on today. */
      readonly moves: number;
    })
  | Undecided;
