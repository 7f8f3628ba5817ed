import { quotesOf } from "../../../blueprint";
import { loadBuiltInBook } from "../../../catalog";
import type { KindNeed, Quote, WorkloadNeed } from "../../../model";

export const book = loadBuiltInBook();

export function region(id: string) {
  const found = book.region("azure", id);
  if (found === undefined) throw new Error(`no region ${id}`);
  return found;
}

/** A workload that may stand anywhere on Azure. */
export function workload(changes: Partial<WorkloadNeed> = {}): WorkloadNeed {
  return {
    ...{ name: "it", vcpus: 0, memoryGib: 0, minCount: 1, maxCount: 1000, zones: 1, targetUtilisationFraction: 0.7 },
    ...{ burstable: false, gpusPerMachine: 0, storageGibPerMachine: 0, loadBalancer: false, interruptible: false },
    ...{ interruptionCostUsd: 0, downtimeCostUsdPerHour: 0, internetEgressGibPerMonth: 0, regions: [], jurisdictions: [] },
    architectures: ["x86_64"],
    providers: ["azure"],
    purchases: ["on-demand"],
    ...changes,
  };
}

export const totalUsd = ({ costs }: Quote): number => costs.reduce((sum, { usdPerMonth }) => sum + usdPerMonth, 0);

/** Quotes with every price, cheapest first. */
export function wholeQuotes(form: string, need: KindNeed, asker: WorkloadNeed = workload()): readonly Quote[] {
  return quotesOf(need, asker, book)
    .filter((quote) => quote.form === form && quote.unpriced === undefined)
    .sort((left, right) => totalUsd(left) - totalUsd(right));
}
