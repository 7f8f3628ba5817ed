import { type Purchase, purchases } from "../../model";
import type { InstanceRow } from "./compact-instances";
import type { FetchedPart } from "./fetched";

const FIRST_CAPACITY = 16_384;

/**
 * The machine prices of many parts, in columns: a whole update of AWS has a quarter of a million of them, which as
 * objects take ten times the memory. Rows are made one family at a time.
 */
export class FetchedMachines {
  private readonly names: string[] = [];
  private readonly positions = new Map<string, number>();
  private readonly sources: string[] = [];
  private region = new Uint16Array(FIRST_CAPACITY);
  private type = new Uint16Array(FIRST_CAPACITY);
  private purchase = new Uint8Array(FIRST_CAPACITY);
  private source = new Uint16Array(FIRST_CAPACITY);
  private usdPerHour = new Float64Array(FIRST_CAPACITY);
  /** NaN where nothing is paid upfront. */
  private upfrontUsd = new Float64Array(FIRST_CAPACITY);
  private count = 0;

  get length(): number {
    return this.count;
  }

  /** `source` is the key that the rows will name. */
  add({ instances }: Pick<FetchedPart, "instances">, source: string): void {
    if (instances.length === 0) return;
    let own = this.sources.indexOf(source);
    if (own < 0) own = this.sources.push(source) - 1;
    for (const row of instances) {
      if (this.count === this.region.length) this.grow();
      const at = this.count++;
      this.region[at] = this.position(row.region);
      this.type[at] = this.position(row.type);
      this.purchase[at] = purchases.indexOf(row.purchase);
      this.source[at] = own;
      this.usdPerHour[at] = row.usdPerHour;
      this.upfrontUsd[at] = row.upfrontUsd ?? Number.NaN;
    }
  }

  rowsPaid(purchase: Purchase): readonly InstanceRow[] {
    const wanted = purchases.indexOf(purchase);
    const rows: InstanceRow[] = [];
    for (let at = 0; at < this.count; at++) if (this.purchase[at] === wanted) rows.push(this.row(at));
    return rows;
  }

  /** Positions of the rows by the family of their type. */
  byFamily(familyOf: (type: string) => string): ReadonlyMap<string, readonly number[]> {
    const families = this.names.map((name) => familyOf(name));
    const positions = new Map<string, number[]>();
    for (let at = 0; at < this.count; at++) {
      const family = families[this.type[at] as number] as string;
      const known = positions.get(family);
      if (known === undefined) positions.set(family, [at]);
      else known.push(at);
    }
    return positions;
  }

  row(at: number): InstanceRow {
    const upfrontUsd = this.upfrontUsd[at] as number;
    return {
      region: this.names[this.region[at] as number] as string,
      type: this.names[this.type[at] as number] as string,
      purchase: purchases[this.purchase[at] as number] as Purchase,
      usdPerHour: this.usdPerHour[at] as number,
      ...(Number.isNaN(upfrontUsd) ? {} : { upfrontUsd }),
      source: this.sources[this.source[at] as number] as string,
    };
  }

  private position(name: string): number {
    const known = this.positions.get(name);
    if (known !== undefined) return known;
    const position = this.names.push(name) - 1;
    this.positions.set(name, position);
    return position;
  }

  private grow(): void {
    const capacity = this.region.length * 2;
    const copied = <T extends Uint8Array | Uint16Array | Float64Array>(column: T, larger: T): T => {
      larger.set(column as never);
      return larger;
    };
    this.region = copied(this.region, new Uint16Array(capacity));
    this.type = copied(this.type, new Uint16Array(capacity));
    this.purchase = copied(this.purchase, new Uint8Array(capacity));
    this.source = copied(this.source, new Uint16Array(capacity));
    this.usdPerHour = copied(this.usdPerHour, new Float64Array(capacity));
    this.upfrontUsd = copied(this.upfrontUsd, new Float64Array(capacity));
  }
}
