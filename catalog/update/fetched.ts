import { type PriceUnit, type Provider, type Purchase, purchaseText } from "../../model";
import type { BookSource } from "../book-format";
import { upfrontProblem } from "../upfront";
import type { InstanceFacts } from "./compact-instances";

/** The price of one machine type, as a price API states it. */
export interface FetchedInstance {
  readonly region: string;
  readonly type: string;
  readonly purchase: Purchase;
  /** Effective: with what is paid upfront spread over the hours of the term (8,760 a year). */
  readonly usdPerHour: number;
  /** Paid at the start of the term; absent or 0 where all is paid by the hour or month. */
  readonly upfrontUsd?: number;
  /** The API's own name of the row (SKU, meter), for messages. */
  readonly row: string;
}

/** One unit price in the unit of the book's key; tiers ascend from 0. */
export interface FetchedUnitPrice {
  readonly region: string;
  readonly key: string;
  readonly unit: PriceUnit;
  readonly tiers: readonly (readonly [from: number, usdPerUnit: number])[];
  readonly row: string;
}

/** Two rows of a source that answer the same question differently. Never resolved by taking one of them. */
export interface Ambiguity {
  readonly what: string;
  readonly rows: readonly string[];
}

/** What one part of an update brought: a region of a service, or a whole service. */
export interface FetchedPart {
  readonly provider: Provider;
  readonly source: BookSource;
  /** Cells that this part speaks for: previous ones that it does not list are gone. `types` undefined: all types. */
  readonly replaces: readonly { readonly region: string; readonly purchase: Purchase; readonly types?: readonly string[] }[];
  readonly instances: readonly Omit<FetchedInstance, "row">[];
  readonly facts: Readonly<Record<string, InstanceFacts>>;
  readonly unitPrices: readonly FetchedUnitPrice[];
  readonly ambiguities: readonly Ambiguity[];
  /** Rows left out, and why: `3 machine prices of zero`. */
  readonly notes: readonly string[];
}

/** What a source is told about the run. */
export interface FetchContext {
  /** ISO instant of the run: sources that state no date of publication have the date of the run. */
  readonly now: string;
  readonly signal: AbortSignal;
  /** For what is left out while a source's parts are planned. */
  readonly warn?: (message: string) => void;
}

/** One downloadable, resumable piece of an update. */
export interface PartRequest {
  readonly provider: Provider;
  readonly service: string;
  /** A region, or `*` where one document holds all of them. */
  readonly region: string;
  /** Names the content: a part in the staging folder with the same key need not be fetched again. */
  readonly key: string;
  /** A key that names a published version stays valid; others are used again for a day at most. */
  readonly isVersioned: boolean;
  fetch(): Promise<FetchedPart>;
}

/** Collects prices and finds the ones that contradict each other. Equal duplicates are one row. */
export class RowCollector {
  private readonly instancesByCell = new Map<string, FetchedInstance[]>();
  private readonly tiersByCell = new Map<
    string,
    { readonly price: Omit<FetchedUnitPrice, "tiers">; readonly tiers: Map<number, Map<number, string>> }
  >();
  private zeroMachines = 0;
  private readonly counted = new Map<string, number>();

  addInstance(row: FetchedInstance): void {
    const { upfrontUsd = 0 } = row;
    const problem = upfrontProblem(row.usdPerHour, upfrontUsd, row.purchase);
    if (!Number.isFinite(row.usdPerHour) || !(upfrontUsd >= 0 && upfrontUsd < Number.POSITIVE_INFINITY))
      this.note("machine prices that are not numbers");
    else if (row.usdPerHour <= 0) this.zeroMachines++;
    else if (problem !== undefined) this.note(`${purchaseText(row.purchase)} with ${problem}`);
    else {
      const cell = `${row.region} ${row.type} ${row.purchase}`;
      const known = this.instancesByCell.get(cell);
      if (known === undefined) this.instancesByCell.set(cell, [row]);
      else if (!known.some((other) => other.usdPerHour === row.usdPerHour && (other.upfrontUsd ?? 0) === upfrontUsd)) known.push(row);
    }
  }

  /** One tier of a unit price. */
  addTier(price: Omit<FetchedUnitPrice, "tiers">, from: number, usdPerUnit: number): void {
    if (!Number.isFinite(usdPerUnit) || usdPerUnit < 0 || !Number.isFinite(from)) {
      this.note("unit prices that are not numbers");
      return;
    }
    const cell = `${price.region} ${price.key}`;
    const known = this.tiersByCell.get(cell) ?? { price, tiers: new Map<number, Map<number, string>>() };
    this.tiersByCell.set(cell, known);
    const tier = known.tiers.get(from) ?? new Map<number, string>();
    if (!tier.has(usdPerUnit)) tier.set(usdPerUnit, price.row);
    known.tiers.set(from, tier);
  }

  note(what: string): void {
    this.counted.set(what, (this.counted.get(what) ?? 0) + 1);
  }

  finish(): Pick<FetchedPart, "instances" | "unitPrices" | "ambiguities" | "notes"> {
    const instances: Omit<FetchedInstance, "row">[] = [];
    const unitPrices: FetchedUnitPrice[] = [];
    const ambiguities: Ambiguity[] = [];
    for (const [cell, rows] of this.instancesByCell) {
      if (rows.length === 1 && rows[0] !== undefined) {
        // Without the row's name: a whole update holds hundreds of thousands of these.
        const { region, type, purchase, usdPerHour, upfrontUsd = 0 } = rows[0];
        instances.push({ region, type, purchase, usdPerHour, ...(upfrontUsd > 0 ? { upfrontUsd } : {}) });
      } else ambiguities.push({ what: cell, rows: rows.map((row) => `${row.row}: ${row.usdPerHour} USD/hour`) });
    }
    for (const [cell, { price, tiers }] of this.tiersByCell) {
      const sorted = [...tiers].sort((a, b) => a[0] - b[0]);
      const doubled = sorted.filter(([, prices]) => prices.size > 1);
      if (doubled.length > 0) {
        const rows = doubled.flatMap(([from, prices]) => [...prices].map(([usd, row]) => `${row}: ${usd} USD from ${from}`));
        ambiguities.push({ what: cell, rows });
      } else if (sorted[0]?.[0] !== 0) this.note(`unit prices without a first tier (${cell})`);
      else if (price.key !== "egress.internet" && sorted.every(([, prices]) => prices.has(0))) this.note(`unit prices of zero (${cell})`);
      else unitPrices.push({ ...price, tiers: sorted.map(([from, prices]) => [from, [...prices.keys()][0] ?? 0] as const) });
    }
    const notes = [...this.counted].map(([what, count]) => `${what}: ${rowCount(count)}`);
    if (this.zeroMachines > 0)
      notes.push(`machine prices of zero, for a machine that costs nothing does not exist: ${rowCount(this.zeroMachines)}`);
    return { instances, unitPrices, ambiguities, notes };
  }
}

function rowCount(count: number): string {
  return count === 1 ? "1 row" : `${count} rows`;
}
