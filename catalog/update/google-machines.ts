import type { Purchase } from "../../model";
import type { Ambiguity, FetchedInstance, RowCollector } from "./fetched";
import type { MachineRecipe } from "./google/machine-recipes";
import { type GoogleSku, skuName, tiersInForce } from "./google-rows";

const purchaseOf: Readonly<Record<string, Purchase>> = {
  OnDemand: "on-demand",
  Preemptible: "spot",
  Commit1Yr: "reserved-1y",
  Commit3Yr: "reserved-3y",
};

/** Names in SKU descriptions -> series of cores and memory. */
const series: Readonly<Record<string, string>> = {
  "": "n1",
  A2: "a2",
  A3: "a3",
  "N1 Predefined": "n1",
  "Compute optimized": "c2",
  "C2D AMD": "c2d",
  C3: "c3",
  C3D: "c3d",
  C4: "c4",
  "C4A Arm": "c4a",
  C4D: "c4d",
  C4N: "c4n",
  E2: "e2",
  G2: "g2",
  G4: "g4",
  H3: "h3",
  "M3 Memory-optimized": "m3",
  M4: "m4",
  M4Ultramem224: "m4-ultramem-224",
  "Memory-optimized": "m1",
  "Memory Optimized Upgrade Premium for Memory-optimized": "m2-premium",
  N2: "n2",
  "N2D AMD": "n2d",
  N4: "n4",
  N4A: "n4a",
  N4D: "n4d",
  "T2A Arm": "t2a",
  "T2D AMD": "t2d",
  Z3: "z3",
};

const gpus: Readonly<Record<string, string>> = {
  "Nvidia H100 80GB": "h100-80gb",
  "Nvidia H100 80GB Mega": "h100-80gb-mega",
  "Nvidia L4": "l4",
  "Nvidia Tesla A100": "a100",
  "Nvidia Tesla A100 80GB": "a100-80gb",
};

/** A commitment may leave the maker out that runs say: `Commitment v1: N2D Cpu`, `N2D AMD Instance Core`. */
function seriesOf(name: string): string | undefined {
  return Object.hasOwn(series, name) ? series[name] : Object.entries(series).find(([key]) => key !== "" && key.split(" ")[0] === name)?.[1];
}

/**
 * The part of a machine that a description names: `n2 core`, `n2 ram`, `gpu l4`, `c4 ssd`, `any ssd`, `f1 machine`.
 * `Spot Preemptible N2D AMD Instance Core running in Belgium`, `Commitment v1: E2 Ram in Americas for 3 Years`.
 */
export function machinePart(description: string): string | undefined {
  const committed = /^Commitment(?: v\d+)?: (.*?)(?: running)? in .+ for [13] Years?$/i.exec(description)?.[1];
  if (committed !== undefined) {
    const [, own = "", part] = /^(?:(.+) )?(Cpu|Ram)$/.exec(committed) ?? [];
    if (part !== undefined) return named(seriesOf(own), part === "Ram" ? "ram" : "core");
    const ssd = /^(?:(\w+) )?Local SSD$/.exec(committed);
    if (ssd !== null) return `${(ssd[1] ?? "any").toLowerCase()} ssd`;
    return gpuPart(committed.replace(/ GPU$/, ""));
  }
  const [, running, part] = /^(?:Spot )?(?:Preemptible )?(.+?) (?:Instance )?(Core|Ram) running in .+$/.exec(description) ?? [];
  if (running !== undefined) return named(seriesOf(running), part === "Ram" ? "ram" : "core");
  const ssd = /^(?:Spot Preemptible )?(\w+) Instance Local SSD running in .+$/.exec(description)?.[1];
  if (ssd !== undefined) return `${ssd.toLowerCase()} ssd`;
  if (/^SSD backed Local Storage(?: attached to Spot Preemptible VMs)?(?: in .+)?$/.test(description)) return "any ssd";
  if (/^(?:Spot Preemptible )?Micro Instance with burstable CPU running in .+$/.test(description)) return "f1 machine";
  if (/^(?:Spot Preemptible )?Small Instance with 1 VCPU running in .+$/.test(description)) return "g1 machine";
  return gpuPart(/^(.+?)(?: GPU)?(?: attached to Spot Preemptible VMs)? running in .+$/.exec(description)?.[1] ?? "");
}

const named = (own: string | undefined, part: string): string | undefined => (own === undefined ? undefined : `${own} ${part}`);

const gpuPart = (name: string): string | undefined => (Object.hasOwn(gpus, name) ? `gpu ${gpus[name]}` : undefined);

/** USD per hour of one of a part, by the catalog's usage units. */
function hourlyFactor(part: string, usageUnit: string): number | undefined {
  if (part.endsWith(" ram")) return usageUnit === "GiBy.h" ? 1 : undefined;
  if (part.endsWith(" ssd")) return usageUnit === "GiBy.h" ? 1 : usageUnit === "GiBy.mo" ? 1 / 730 : undefined;
  return usageUnit === "h" ? 1 : undefined;
}

/** Prices of parts by region and way of paying, put together to machines. */
export class MachineParts {
  private readonly prices = new Map<string, Map<number, string>>();
  private readonly seen = new Set<string>();

  constructor(
    private readonly regions: ReadonlySet<string>,
    private readonly now: string,
    private readonly rows: RowCollector,
  ) {}

  /** Takes a SKU where it is one of a machine's part. */
  add(sku: GoogleSku): void {
    const purchase = purchaseOf[sku.category?.usageType ?? ""];
    const part = purchase === undefined ? undefined : machinePart(sku.description ?? "");
    if (purchase === undefined || part === undefined) return;
    const what = part.slice(part.indexOf(" ") + 1);
    const price = tiersInForce(sku, this.now);
    if ("problem" in price) {
      this.rows.note(price.problem);
      return;
    }
    const factor = hourlyFactor(part, price.unit);
    const paid = part.endsWith(" ssd") ? price.tiers.filter(({ usdPerUnit }) => usdPerUnit > 0) : price.tiers;
    const [tier, ...more] = paid;
    if (factor === undefined) this.rows.note(`prices of a ${what} per "${price.unit}"`);
    else if (more.length > 0 || tier === undefined) this.rows.note(`tiered prices of a ${what}`);
    else if (!(tier.usdPerUnit > 0)) this.rows.note(`prices of zero of a ${what}`);
    else {
      for (const region of sku.serviceRegions ?? []) {
        if (this.regions.has(region)) this.keep(part, region, purchase, tier.usdPerUnit * factor, skuName(sku));
      }
    }
  }

  /** Whether the catalog speaks for a series and way of paying at all. */
  speaksFor(family: string, purchase: Purchase): boolean {
    return this.seen.has(`${family} core ${purchase}`) || this.seen.has(`${family} ram ${purchase}`);
  }

  /** Undefined where a part has no price, or two. */
  machine(type: string, recipe: MachineRecipe, region: string, purchase: Purchase): FetchedInstance | undefined {
    let usdPerHour = 0;
    const rows: string[] = [];
    for (const [part, amount] of recipe.parts) {
      // The premium of an upgrade has no commitment: it stays at the price on demand.
      const own = part.startsWith("m2-premium") && purchase.startsWith("reserved") ? "on-demand" : purchase;
      const price = this.single(part, region, own);
      if (price === undefined) return undefined;
      usdPerHour += amount * price.usd;
      rows.push(price.row);
    }
    return { region, type, purchase, usdPerHour: Number(usdPerHour.toFixed(10)), row: rows.join(" + ") };
  }

  ambiguities(): readonly Ambiguity[] {
    return [...this.prices].flatMap(([what, prices]) =>
      prices.size < 2 ? [] : [{ what, rows: [...prices].map(([usd, row]) => `${row}: ${usd} USD`) }],
    );
  }

  private keep(part: string, region: string, purchase: Purchase, usd: number, row: string): void {
    const key = this.key(part, region, purchase);
    const known = this.prices.get(key) ?? new Map<number, string>();
    if (!known.has(usd)) known.set(usd, row);
    this.prices.set(key, known);
    this.seen.add(`${part} ${purchase}`);
  }

  private single(part: string, region: string, purchase: Purchase): { readonly usd: number; readonly row: string } | undefined {
    const known = this.prices.get(this.key(part, region, purchase));
    const [first] = known?.size === 1 ? known : [];
    return first && { usd: first[0], row: first[1] };
  }

  /** As messages name it: `n2 europe-west1 on-demand core`. */
  private key(part: string, region: string, purchase: Purchase): string {
    const space = part.indexOf(" ");
    return `${part.slice(0, space)} ${region} ${purchase} ${part.slice(space + 1)}`;
  }
}
