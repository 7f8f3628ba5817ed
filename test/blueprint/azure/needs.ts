import { quotesOf } from "../../../blueprint";
import { loadBuiltInBook, type PriceBook, type UnitPrice } from "../../../catalog";
import type { ContainerNeed, KindNeed, Quote, WorkloadNeed } from "../../../model";

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

/** The built-in book has no price of container apps: one of our own stands for what the provider's list gives. */
const containerUsd: Readonly<Record<string, [UnitPrice["unit"], number]>> = {
  "container-apps.vcpu": ["vcpu-second", 0.000024],
  "container-apps.memory": ["gib-second", 0.000003],
};
export const withContainerApps: PriceBook = Object.assign(Object.create(book) as PriceBook, {
  unitPrice: (...[provider, id, key]: Parameters<PriceBook["unitPrice"]>): UnitPrice | undefined => {
    const [unit, usdPerUnit] = containerUsd[key] ?? [];
    if (unit === undefined || usdPerUnit === undefined) return book.unitPrice(provider, id, key);
    return { key, unit, tiers: [{ from: 0, usdPerUnit }], provenance: { source: "test", asOf: "2026-11-01", row: key } };
  },
});

export function containerQuote(need: ContainerNeed, asker: WorkloadNeed): Quote {
  const quote = quotesOf(need, asker, withContainerApps).find(({ form }) => form === "container-apps");
  if (quote === undefined) throw new Error("no quote of container apps");
  return quote;
}
