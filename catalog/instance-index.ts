import { type Provenance, type Provider, type Purchase, purchaseTerms, roundPrice } from "../model";
import { type FamilyRow, type InstancesFile, type PriceGrid, type PriceTable, scaledPrice, splitList, typeName } from "./book-format";
import type { InstanceSize, PriceCell } from "./price-book";
import { acceleratorOf } from "./size-traits";
import { effectiveUsdPerHour, hoursOfTerm, isPaidUpfront } from "./upfront";

interface Member {
  readonly pattern: string;
  readonly row: FamilyRow;
  readonly size: string;
}

/** A grid of amounts with its region lists spread out. */
interface OpenGrid {
  readonly usd: ReadonlyMap<string, number>;
  readonly scale: Readonly<Record<string, number>>;
  readonly except: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly absent: ReadonlyMap<string, ReadonlySet<string>>;
}

interface Amount {
  readonly usd: number;
  readonly arithmetic?: string;
}

interface Figure {
  readonly usdPerHour: number;
  readonly upfrontUsd?: number;
  readonly arithmetic?: string;
}

const EVERY_SIZE = "*";

/** Machine sizes and their prices of one provider. Tables are spread out on the first question about their family. */
export class InstanceIndex {
  private readonly members = new Map<string, Member>();
  private readonly grids = new Map<PriceGrid, OpenGrid>();
  private readonly sources = new Map<PriceTable, ReadonlyMap<string, ReadonlyMap<string, string>>>();
  private readonly namesByRegion = new Map<string, readonly string[]>();
  private readonly purchasesByRegion = new Map<string, Set<Purchase>>();
  private sortedTypes: readonly string[] | undefined;
  private sortedSizes: readonly InstanceSize[] | undefined;
  private readonly sizeFacts = new Map<string, InstanceSize | undefined>();
  private readonly doubts: readonly { readonly source: string; readonly types: RegExp; readonly doubt: string }[];

  constructor(
    private readonly provider: Provider,
    private readonly file: InstancesFile,
  ) {
    for (const [pattern, row] of Object.entries(file.families)) {
      for (const size of Object.keys(row.sizes)) this.members.set(typeName(pattern, size), { pattern, row, size });
    }
    this.doubts = (file.doubts ?? []).map((doubt) => ({ ...doubt, types: new RegExp(doubt.types) }));
  }

  /** Sizes whose capacity is known. */
  sizes(): readonly InstanceSize[] {
    this.sortedSizes ??= this.types()
      .map((type) => this.size(type))
      .filter((size) => size !== undefined);
    return this.sortedSizes;
  }

  /** All type names with a price somewhere, also those of unknown capacity. */
  types(): readonly string[] {
    this.sortedTypes ??= [...this.members.keys()].sort();
    return this.sortedTypes;
  }

  size(type: string): InstanceSize | undefined {
    const known = this.sizeFacts.get(type);
    if (known !== undefined) return known;
    const member = this.members.get(type);
    const facts = member?.row.sizes[member.size];
    if (member === undefined || facts === undefined || facts === null) return undefined;
    const [vcpus, memoryGib, gpuCount, networkMbps, ebsMbps] = facts;
    if (typeof vcpus !== "number" || typeof memoryGib !== "number") return undefined;
    const { row } = member;
    const accelerator = acceleratorOf(this.provider, row.family);
    const size: InstanceSize = {
      provider: this.provider,
      type,
      family: row.family,
      vcpus,
      memoryGib,
      architecture: row.arch ?? "x86_64",
      burstable: row.burstable ?? false,
      bareMetal: /(^|[.-])metal(-|$)/.test(type),
      gpuCount: gpuCount ?? 0,
      ...(row.gpu === undefined ? {} : { gpu: row.gpu }),
      ...(accelerator === undefined ? {} : { accelerator }),
      ...(typeof networkMbps === "number" ? { networkMbps } : {}),
      ...(typeof ebsMbps === "number" ? { ebsMbps } : {}),
      ...(row.successor === undefined ? {} : { successorFamily: row.successor }),
    };
    this.sizeFacts.set(type, size);
    return size;
  }

  namesIn(region: string): readonly string[] {
    const known = this.namesByRegion.get(region);
    if (known !== undefined) return known;
    const types = this.types();
    const prices = this.usdPerHour(region, types, "on-demand");
    const names = types.filter((_, position) => !Number.isNaN(prices[position]));
    this.namesByRegion.set(region, names);
    return names;
  }

  /** Ways of paying that some machine has a price for in a region. */
  purchasesIn(region: string): ReadonlySet<Purchase> {
    if (this.purchasesByRegion.size === 0) {
      for (const { prices } of Object.values(this.file.families)) {
        for (const [purchase, table] of Object.entries(prices) as [Purchase, PriceTable][]) {
          const { usd, except = {} } = (table.ofOnDemand === undefined ? (table.upfront ?? table) : prices["on-demand"]) ?? table;
          for (const regions of [...Object.keys(usd), ...Object.keys(except)]) {
            for (const one of splitList(regions)) entry(this.purchasesByRegion, one, () => new Set<Purchase>()).add(purchase);
          }
        }
      }
    }
    return this.purchasesByRegion.get(region) ?? new Set();
  }

  price(region: string, type: string, purchase: Purchase): PriceCell | undefined {
    const member = this.members.get(type);
    if (member === undefined) return undefined;
    const figure = this.figure(member.row, member.size, region, purchase);
    if (figure === undefined) return undefined;
    const { usdPerHour, upfrontUsd } = figure;
    return {
      usdPerHour,
      ...(upfrontUsd === undefined ? {} : { upfrontUsd }),
      provenance: this.provenance(member, type, region, purchase, figure),
    };
  }

  /** The hourly figures of `price` for many machines at once, without their provenance; NaN where there is none. */
  usdPerHour(region: string, types: readonly string[], purchase: Purchase): Float64Array {
    const prices = new Float64Array(types.length).fill(Number.NaN);
    // Names of a family stand together, so its tables are looked up once for all of them.
    let row: FamilyRow | undefined;
    let usdOf: ((size: string) => number) | undefined;
    for (const [position, type] of types.entries()) {
      const member = this.members.get(type);
      if (member === undefined) continue;
      if (member.row !== row) {
        row = member.row;
        usdOf = this.figures(row, region, purchase);
      }
      if (usdOf !== undefined) prices[position] = usdOf(member.size);
    }
    return prices;
  }

  sustainedUseFraction(type: string): number {
    return this.members.get(type)?.row.sustainedUse ?? 0;
  }

  private figure(row: FamilyRow, size: string, region: string, purchase: Purchase): Figure | undefined {
    const table = row.prices[purchase];
    if (table === undefined) return undefined;
    const onDemand = row.prices["on-demand"];
    if (table.ofOnDemand !== undefined) {
      const whole = onDemand && this.amount(onDemand, row, size, region);
      if (whole === undefined) return undefined;
      return { usdPerHour: roundPrice(whole.usd * table.ofOnDemand), arithmetic: `${amountText(whole)} on demand x ${table.ofOnDemand}` };
    }
    if (table.upfront === undefined) {
      // Without its upfront payment a way that has one would look cheaper than it is.
      if (isPaidUpfront(purchase)) return undefined;
      const hourly = this.amount(table, row, size, region);
      if (hourly === undefined) return undefined;
      return { usdPerHour: hourly.usd, ...(hourly.arithmetic === undefined ? {} : { arithmetic: hourly.arithmetic }) };
    }
    const upfront = this.amount(table.upfront, row, size, region);
    const isAllUpfront = purchaseTerms(purchase).payment === "all-upfront";
    const hourly = isAllUpfront ? { usd: 0 } : this.amount(table, row, size, region);
    if (upfront === undefined || hourly === undefined) return undefined;
    const spread = `${amountText(upfront)} upfront / ${hoursOfTerm(purchase)} hours`;
    return {
      usdPerHour: effectiveUsdPerHour(hourly.usd, upfront.usd, purchase),
      upfrontUsd: upfront.usd,
      arithmetic: isAllUpfront ? spread : `${amountText(hourly)} an hour + ${spread}`,
    };
  }

  /** What `figure` answers for the sizes of a family in a region, NaN where it answers nothing; undefined where it never does. */
  private figures(row: FamilyRow, region: string, purchase: Purchase): ((size: string) => number) | undefined {
    const table = row.prices[purchase];
    if (table === undefined) return undefined;
    const { ofOnDemand, upfront } = table;
    if (ofOnDemand !== undefined) {
      const onDemand = row.prices["on-demand"];
      const whole = onDemand && this.amounts(onDemand, row, region);
      return whole && ((size) => roundPrice(whole(size) * ofOnDemand));
    }
    const isAllUpfront = purchaseTerms(purchase).payment === "all-upfront";
    const hourly = upfront !== undefined && isAllUpfront ? () => 0 : this.amounts(table, row, region);
    if (upfront === undefined) return isPaidUpfront(purchase) ? undefined : hourly;
    const once = this.amounts(upfront, row, region);
    return once && ((size) => effectiveUsdPerHour(hourly(size), once(size), purchase));
  }

  /** What `amount` answers for the sizes of a family in a region; NaN where it answers nothing. */
  private amounts(grid: PriceGrid, row: FamilyRow, region: string): (size: string) => number {
    const open = this.open(grid, row);
    const [usd, except, absent] = [open.usd.get(region), open.except.get(region), open.absent.get(region)];
    return (size) => {
      if (absent?.has(size)) return Number.NaN;
      const exception = except?.get(size);
      if (exception !== undefined) return exception;
      const factor = usd !== undefined && Object.hasOwn(open.scale, size) ? open.scale[size] : undefined;
      return usd === undefined || factor === undefined ? Number.NaN : scaledPrice(usd, factor, grid.decimals);
    };
  }

  private amount(grid: PriceGrid, row: FamilyRow, size: string, region: string): Amount | undefined {
    const open = this.open(grid, row);
    if (open.absent.get(region)?.has(size)) return undefined;
    const exception = open.except.get(region)?.get(size);
    if (exception !== undefined) return { usd: exception };
    const usd = open.usd.get(region);
    const factor = Object.hasOwn(open.scale, size) ? open.scale[size] : undefined;
    if (usd === undefined || factor === undefined) return undefined;
    const rounded = grid.decimals === undefined ? "" : `, rounded to ${grid.decimals} decimals`;
    return { usd: scaledPrice(usd, factor, grid.decimals), arithmetic: `${usd} x ${factor}${rounded}` };
  }

  private provenance(
    { pattern, row, size }: Member,
    type: string,
    region: string,
    purchase: Purchase,
    figure: { readonly arithmetic?: string },
  ): Provenance {
    const table = row.prices[purchase];
    const sources = table === undefined ? undefined : this.sourcesOf(table).get(region);
    const sourceKey = sources?.get(size) ?? sources?.get(EVERY_SIZE) ?? table?.source ?? "";
    const source = this.file.sources[sourceKey];
    const doubts = [
      source?.doubt,
      ...this.doubts.filter((one) => one.source === sourceKey && one.types.test(type)).map((one) => one.doubt),
    ];
    const doubt = doubts.filter((text) => text !== undefined).join("; ");
    return {
      source: source?.name ?? sourceKey,
      asOf: source?.asOf ?? "",
      row: `${this.provider}/instances.json ${pattern} ${purchase} ${region}`,
      ...(figure.arithmetic === undefined ? {} : { arithmetic: figure.arithmetic }),
      ...(doubt === "" ? {} : { doubt }),
    };
  }

  private open(grid: PriceGrid, row: FamilyRow): OpenGrid {
    const known = this.grids.get(grid);
    if (known !== undefined) return known;
    const usd = new Map<string, number>();
    for (const [regions, price] of Object.entries(grid.usd)) for (const region of splitList(regions)) usd.set(region, price);
    const except = new Map<string, Map<string, number>>();
    for (const [region, sizes, price] of cells(grid.except)) {
      for (const size of splitList(sizes)) entry(except, region, () => new Map<string, number>()).set(size, price);
    }
    const absent = new Map<string, Set<string>>();
    for (const [regions, sizes] of Object.entries(grid.absent ?? {})) {
      for (const region of splitList(regions)) {
        for (const size of splitList(sizes)) entry(absent, region, () => new Set<string>()).add(size);
      }
    }
    const opened = { usd, scale: grid.scale ?? row.prices["on-demand"]?.scale ?? {}, except, absent };
    this.grids.set(grid, opened);
    return opened;
  }

  /** Region -> size or `*` -> source, of the cells that have another one than most. */
  private sourcesOf(table: PriceTable): ReadonlyMap<string, ReadonlyMap<string, string>> {
    const known = this.sources.get(table);
    if (known !== undefined) return known;
    const from = new Map<string, Map<string, string>>();
    for (const [source, byRegion] of Object.entries(table.from ?? {})) {
      for (const [regions, sizes] of Object.entries(byRegion)) {
        for (const region of splitList(regions)) {
          for (const size of splitList(sizes)) entry(from, region, () => new Map<string, string>()).set(size, source);
        }
      }
    }
    this.sources.set(table, from);
    return from;
  }
}

/** `(0.05 x 2)`, or the amount alone where it is listed by itself. */
function amountText({ usd, arithmetic }: Amount): string {
  return arithmetic === undefined ? `${usd}` : `(${arithmetic})`;
}

function* cells(record: PriceGrid["except"]): Generator<readonly [region: string, sizes: string, usd: number]> {
  for (const [regions, bySize] of Object.entries(record ?? {})) {
    for (const region of splitList(regions)) for (const [sizes, usd] of Object.entries(bySize)) yield [region, sizes, usd];
  }
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
