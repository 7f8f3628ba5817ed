import type { PriceBook } from "../catalog";
import {
  HOURS_PER_MONTH,
  isProvider,
  microUsd,
  type Provider,
  type Purchase,
  providers,
  type SecurityRisk,
  type Supplier,
  type WorkloadNeed,
} from "../model";
import type { FitContext } from "./fit-context";
import { hoursOf } from "./hours";

/**
 * Published monthly availability of one machine and of machines spread over zones, as fractions.
 * aws: 99.5 % instance level, 99.99 % region level (https://aws.amazon.com/compute/sla/).
 * azure: 99.5 % for one machine with Standard SSD disks, 99.99 % over two or more zones
 *   (https://www.microsoft.com/licensing/docs/view/Service-Level-Agreements-SLA-for-Online-Services).
 * gcp: 99.9 % for one instance, 99.99 % over several zones (https://cloud.google.com/compute/sla).
 * A service level agreement is a promise with refunds, not a forecast: it is the only public figure that is comparable.
 */
export const availabilityFraction: Readonly<Record<Provider, { readonly singleMachine: number; readonly severalZones: number }>> = {
  aws: { singleMachine: 0.995, severalZones: 0.9999 },
  azure: { singleMachine: 0.995, severalZones: 0.9999 },
  gcp: { singleMachine: 0.999, severalZones: 0.9999 },
};

/**
 * Interruptions of one spot machine a month where the provider publishes no band: every machine once.
 * Deliberately pessimistic: the highest band that AWS publishes is "more than 20 %".
 */
export const ASSUMED_SPOT_INTERRUPTIONS_PER_MONTH = 1;

/** USD lost by the interruptions of one spot machine in an hour that it runs: band's high bound x cost of one. */
export function interruptionUsdPerHour(need: WorkloadNeed, interruptedFractionPerMonth: number | undefined): number {
  return ((interruptedFractionPerMonth ?? ASSUMED_SPOT_INTERRUPTIONS_PER_MONTH) / HOURS_PER_MONTH) * need.interruptionCostUsd;
}

/**
 * USD lost a month by hours down, by the published availability. Machines in one zone count as one machine: no
 * agreement promises more for them. A part of a split workload takes its share of the work down with it. Where the
 * other parts carry on without it, the workload is down only while two parts are: at most u x (the least available
 * provider's u) for each pair, half of which is charged to either.
 */
export function downtimeUsd(need: WorkloadNeed, place: RiskPlace, { part, leastAvailableFraction }: FitContext): number {
  const zones = (place.zones ?? need.zones) >= 2 ? "severalZones" : "singleMachine";
  const available = place.availabilityFraction ?? (isProvider(place.provider) ? availabilityFraction[place.provider][zones] : Number.NaN);
  const unavailable = 1 - available;
  // Offers of a site that promises nothing are passed over where an hour down costs money.
  const whole = need.downtimeCostUsdPerHour === 0 ? 0 : unavailable * hoursOf(need) * need.downtimeCostUsdPerHour;
  if (part === undefined) return whole;
  if (!part.survivesLossOfOne) return whole / part.of;
  const worst = 1 - Math.min(leastAvailableFraction ?? 1, ...providers.map((one) => availabilityFraction[one][zones]));
  return (whole * worst * (part.of - 1)) / 2;
}

/** What a site promises, or its cloud publishes; undefined where that is not known. */
export function availabilityOf(book: PriceBook, supplier: Supplier, region: string, zones: number): number | undefined {
  if (isProvider(supplier)) return availabilityFraction[supplier][zones >= 2 ? "severalZones" : "singleMachine"];
  return book.offers?.availabilityFraction(supplier, region);
}

/** The least that any site of an offers file promises; undefined where none promises anything. */
export function leastAvailable(book: PriceBook): number | undefined {
  const stated = (book.offers?.suppliers ?? []).flatMap((supplier) =>
    book.regions(supplier).flatMap(({ id }) => book.offers?.availabilityFraction(supplier, id) ?? []),
  );
  return stated.length === 0 ? undefined : Math.min(...stated);
}

/** A place as far as risks see it. */
export interface RiskPlace {
  readonly provider: Supplier;
  readonly region: string;
  readonly interruptedFraction: number | undefined;
  /** Stated of the site of a supplier that is no cloud. */
  readonly availabilityFraction?: number | undefined;
  /** Zones that a quote spreads over; those that the need asks for where absent. */
  readonly zones?: number;
}

/**
 * USD lost a month by a security risk where it holds, for all of a workload's machine hours. One that names no place
 * counts once for a split workload, so each part has its share; one that names a place holds for one part at most.
 */
export function securityUsd(risk: SecurityRisk, part: FitContext["part"]): number {
  const isEverywhere = risk.provider === undefined && risk.region === undefined;
  return (risk.severityUsd * risk.probabilityPerMonth) / (part !== undefined && isEverywhere ? part.of : 1);
}

export function holdsIn(risk: SecurityRisk, provider: Supplier, region: string): boolean {
  return (risk.provider ?? provider) === provider && (risk.region ?? region) === region;
}

export function holdsFor(risk: SecurityRisk, purchase: Purchase): boolean {
  return risk.purchases === undefined || risk.purchases.includes(purchase);
}

/** Machines as far as risks see them: hours a month on each way of paying. */
export type HoursByPurchase = readonly { readonly purchase: Purchase; readonly machineHours: number }[];

export interface RiskLine {
  readonly kind: "interruption" | "downtime" | "security";
  readonly label: string;
  readonly micro: number;
}

/**
 * Expected loss in micro-dollars a month, a line for each kind and named risk that is not 0. A security risk that holds
 * for some ways of paying counts by the share of the machine hours that are paid so.
 */
export function riskLines(need: WorkloadNeed, context: FitContext, place: RiskPlace, paid: HoursByPurchase): readonly RiskLine[] {
  const lines: RiskLine[] = [];
  const spotHours = paid.reduce((sum, { purchase, machineHours }) => sum + (purchase === "spot" ? machineHours : 0), 0);
  const interruption = microUsd(spotHours * interruptionUsdPerHour(need, place.interruptedFraction));
  if (interruption > 0) lines.push({ kind: "interruption", label: "Interruptions of spot machines", micro: interruption });
  const downtime = microUsd(downtimeUsd(need, place, context));
  if (downtime > 0)
    lines.push({
      kind: "downtime",
      label:
        place.availabilityFraction === undefined ? "Hours down, by the published availability" : "Hours down, by the stated availability",
      micro: downtime,
    });
  const allHours = paid.reduce((sum, { machineHours }) => sum + machineHours, 0);
  for (const risk of context.securityRisks) {
    if (!holdsIn(risk, place.provider, place.region)) continue;
    const hours = paid.reduce((sum, one) => sum + (holdsFor(risk, one.purchase) ? one.machineHours : 0), 0);
    const micro = microUsd((securityUsd(risk, context.part) * hours) / allHours);
    if (micro > 0) lines.push({ kind: "security", label: risk.name, micro });
  }
  return lines;
}

/** Sum of the lines as the objective counts them: each kind by its weight. */
export function weightedMicro(lines: readonly RiskLine[], weights: FitContext["weights"]): number {
  return lines.reduce((sum, { kind, micro }) => sum + weights[kind] * micro, 0);
}
