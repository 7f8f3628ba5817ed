import { quotesOf } from "../../../blueprint";
import { loadBuiltInBook } from "../../../catalog";
import type { KindNeed, Quote, WorkloadNeed } from "../../../model";

export const book = loadBuiltInBook();

export const workload = (changes: Partial<WorkloadNeed> = {}): WorkloadNeed => ({
  name: "main",
  vcpus: 0,
  memoryGib: 0,
  minCount: 1,
  maxCount: 1000,
  zones: 2,
  targetUtilisationFraction: 0.7,
  architectures: ["x86_64"],
  burstable: false,
  gpusPerMachine: 0,
  storageGibPerMachine: 0,
  loadBalancer: false,
  providers: ["aws"],
  regions: ["us-east-1"],
  jurisdictions: [],
  purchases: ["on-demand"],
  interruptible: false,
  interruptionCostUsd: 0,
  downtimeCostUsdPerHour: 0,
  internetEgressGibPerMonth: 0,
  ...changes,
});

export const quotes = (need: KindNeed, changes: Partial<WorkloadNeed> = {}): readonly Quote[] => quotesOf(need, workload(changes), book);

export const usdPerMonth = ({ costs }: Quote): number => costs.reduce((sum, one) => sum + one.usdPerMonth, 0);

/** The cheapest of those with a whole price. */
export function cheapest(all: readonly Quote[]): Quote {
  const whole = all.filter(({ unpriced }) => unpriced === undefined).sort((a, b) => usdPerMonth(a) - usdPerMonth(b));
  if (whole[0] === undefined) throw new Error("no quote has a whole price");
  return whole[0];
}
