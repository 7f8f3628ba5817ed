import type { AlertNeed, AlertSignal } from "../model";
import type { Part } from "./part";

/** What is watched: machines, or what a form builds. */
export interface Watched {
  /** Absent: plain machines. */
  readonly form?: string;
  readonly vcpusPerMachine: number;
  readonly memoryGibPerMachine: number;
  /** A load balancer measures the time that its targets take to answer. */
  readonly loadBalancer: boolean;
  /** It has a private address alone. */
  readonly internalLoadBalancer?: boolean;
  /** Least storage of a database, in GiB. */
  readonly storageGib?: number;
}

/** A limit that somebody asked for and that nothing there can watch. */
export interface AlertGap {
  readonly signal: AlertSignal;
  /** Why, and what to do. */
  readonly because: string;
}

/** Ways to be told, and what is watched. */
export interface AlertPlan {
  readonly parts: readonly Part[];
  readonly gaps: readonly AlertGap[];
}

/** What may watch one signal; a limit that is not set is neither watched nor missed. */
export type Watch = Part | AlertGap | undefined;

export function alertPlan(notices: readonly Part[], watches: readonly Watch[]): AlertPlan {
  const parts = watches.filter((one): one is Part => one !== undefined && "type" in one);
  return {
    parts: [...notices, ...parts],
    gaps: watches.filter((one): one is AlertGap => one !== undefined && "signal" in one),
  };
}

/** Name of the part that watches a signal. */
export const alertName = (signal: AlertSignal): string => `alert-${signal}`;

/** What is told in a month, as the plan counts: more would be noise, and cost cents. */
export const NOTICES_PER_MONTH = 100;

export const BITS_PER_MBIT = 1e6;
export const BYTES_PER_GIB = 2 ** 30;

/** The agent's own limits: what only it can see. */
export const noAgent = (signal: "memory" | "disk", agent: string): AlertGap => ({
  signal,
  because: `it is known inside a machine alone: run the ${agent} in your image and declare alerts.agent`,
});

export const tenths = (value: number): number => Math.round(value * 10) / 10;
export const isSet = (value: number | undefined): value is number => value !== undefined;
export type { AlertNeed };
