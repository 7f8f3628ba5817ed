import { type Provenance, type Provider, roundPrice } from "../model";
import { type SpotAdvisorFile, typeName } from "./book-format";
import type { InterruptionBand, PriceCell } from "./price-book";

interface Advice {
  readonly savingPercent?: number;
  readonly band?: string;
}

const lessPercent = (usdPerHour: number, percent: number) => roundPrice((usdPerHour * (100 - percent)) / 100);

/**
 * Interruption bands, and the saving from which a spot price can be derived where the source has no spot price.
 * The saving is a whole percentage averaged over a month, so a derived price says that it is derived.
 */
export class SpotAdvisorIndex {
  private readonly patternByType = new Map<string, { readonly pattern: string; readonly position: number }>();
  private readonly tokens = new Map<string, readonly string[]>();

  constructor(
    private readonly provider: Provider,
    private readonly file: SpotAdvisorFile,
  ) {
    for (const [pattern, { sizes }] of Object.entries(file.families)) {
      for (const [position, size] of sizes.split(" ").entries()) this.patternByType.set(typeName(pattern, size), { pattern, position });
    }
  }

  band(region: string, type: string): InterruptionBand | undefined {
    const letter = this.advice(region, type)?.band;
    const bounds = letter === undefined ? undefined : this.file.bands[letter];
    if (bounds === undefined) return undefined;
    return { lowFraction: bounds[0], highFraction: bounds[1], provenance: this.provenance(region, type) };
  }

  /** The hourly figure of `spotPrice` alone; NaN where there is none. */
  spotUsdPerHour(region: string, type: string, onDemandUsdPerHour: number): number {
    const percent = this.advice(region, type)?.savingPercent;
    return percent === undefined ? Number.NaN : lessPercent(onDemandUsdPerHour, percent);
  }

  /** On demand less the advised saving. */
  spotPrice(region: string, type: string, onDemand: PriceCell): PriceCell | undefined {
    const percent = this.advice(region, type)?.savingPercent;
    if (percent === undefined) return undefined;
    const { usdPerHour, provenance } = onDemand;
    const derived = `derived from the on-demand price of ${provenance.asOf} and the Spot Advisor's rounded saving of ${percent} %, not a quoted price`;
    return {
      usdPerHour: lessPercent(usdPerHour, percent),
      provenance: {
        ...this.provenance(region, type),
        arithmetic: `${usdPerHour} x (1 - ${percent / 100})`,
        doubt: provenance.doubt === undefined ? derived : `${derived}; ${provenance.doubt}`,
      },
    };
  }

  private advice(region: string, type: string): Advice | undefined {
    const member = this.patternByType.get(type);
    if (member === undefined) return undefined;
    const line = this.file.families[member.pattern]?.regions[region];
    if (line === undefined) return undefined;
    const key = `${member.pattern} ${region}`;
    const tokens = this.tokens.get(key) ?? line.split(" ");
    this.tokens.set(key, tokens);
    const match = /^(\d*)([a-z])$/.exec(tokens[member.position] ?? "");
    if (match === null) return undefined;
    const [, percent, band] = match;
    return { ...(percent === "" ? {} : { savingPercent: Number(percent) }), ...(band === undefined ? {} : { band }) };
  }

  private provenance(region: string, type: string): Provenance {
    const source = this.file.sources[this.file.source];
    const pattern = this.patternByType.get(type)?.pattern ?? type;
    return {
      source: source?.name ?? this.file.source,
      asOf: source?.asOf ?? "",
      row: `${this.provider}/spot-advisor.json ${pattern} ${region}`,
      ...(source?.doubt === undefined ? {} : { doubt: source.doubt }),
    };
  }
}
