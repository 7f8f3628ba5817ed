import { HOURS_PER_MONTH, microUsd, type Provider, type Purchase, type WorkloadNeed } from "../model";

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

/**
 * Expected loss in micro-dollars a month: interruptions (count x band's high bound x cost of one) on spot, and hours
 * down by the published availability. Machines in one zone count as one machine: no agreement promises more for them.
 */
export function riskMicro(
  need: WorkloadNeed,
  provider: Provider,
  purchase: Purchase,
  count: number,
  interruptedFractionPerMonth: number | undefined,
): number {
  const interruptions = purchase === "spot" ? count * (interruptedFractionPerMonth ?? ASSUMED_SPOT_INTERRUPTIONS_PER_MONTH) : 0;
  const availability = availabilityFraction[provider][need.zones >= 2 ? "severalZones" : "singleMachine"];
  const hoursDown = (1 - availability) * HOURS_PER_MONTH;
  return microUsd(interruptions * need.interruptionCostUsd + hoursDown * need.downtimeCostUsdPerHour);
}
