/** What can be measured of a resource. Every name ends in its unit; a fraction is of what the resource offers, 0..1. */
export const utilisationMetrics = [
  "cpuFraction",
  "memoryFraction",
  "gpuFraction",
  "networkInBytesPerSecond",
  "networkOutBytesPerSecond",
  "diskIops",
  "diskMibPerSecond",
  "connections",
  "requestsPerSecond",
  /** Consumed capacity of a store that is sold by it: DynamoDB's read units, Cosmos DB's request units (as reads). */
  "readUnitsPerSecond",
  "writeUnitsPerSecond",
  /** Machines or nodes that ran, of a group or pool. */
  "machines",
] as const;
export type UtilisationMetric = (typeof utilisationMetrics)[number];

/** Percentiles of a metric's samples, in the metric's unit. */
export interface Percentiles {
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  /** 99.5th percentile; where it is absent, `max` stands for it. */
  readonly p995?: number;
  readonly max: number;
  readonly mean?: number;
}

/** When and how densely something was measured. */
export interface MeasuredWindow {
  /** ISO date of the first day. */
  readonly from: string;
  /** ISO date of the day after the last one. */
  readonly to: string;
  /** Share of the expected samples that are there, 0..1. A machine that is stopped sends none. */
  readonly coverageFraction: number;
  readonly samplePeriodSeconds: number;
}

export type Measurement = Percentiles & MeasuredWindow;

/** What was measured of one resource. */
export interface ResourceUtilisation {
  /** URN, or the provider's id of the resource. */
  readonly resource: string;
  /** Size that it was measured on; absent where that is the one it has. */
  readonly size?: string;
  readonly metrics: Readonly<Partial<Record<UtilisationMetric, Measurement>>>;
}

/** A utilisation digest: what really ran, by URN or provider id. */
export interface UtilisationDigest {
  /** Where the figures come from, e.g. `Amazon CloudWatch`. */
  readonly source?: string;
  readonly resources: ReadonlyMap<string, ResourceUtilisation>;
}
