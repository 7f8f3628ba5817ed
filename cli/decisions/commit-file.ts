import { type PriceBook, waysOfPaying } from "../../catalog";
import { type CommitNeed, type CommitWay, type DemandHistory, didYouMean, InputError, isProvider, providers } from "../../model";
import schema from "../../schema/commit.schema.json";
import { visible } from "../escape";
import { DecisionFile } from "./decision-file";

interface Machine {
  readonly provider: string;
  readonly region: string;
  readonly size: string;
}

interface CommitContent extends Partial<Pick<CommitNeed, "step" | "fallFractions" | "seed" | "samples" | "onDemandUsdPerUnitHour">> {
  readonly machine?: Machine;
  readonly spot?: { readonly maxFraction: number; readonly usdPerUnitHour?: number };
  readonly ways?: Readonly<
    Record<string, { readonly termMonths: 12 | 36; readonly usdPerUnitHour: number; readonly upfrontUsdPerUnit?: number }>
  >;
  readonly scenarios?: Readonly<Record<string, { readonly probability: number; readonly yearFactors: readonly number[] }>>;
}

export interface CommitSources {
  readonly history: DemandHistory;
  readonly terms?: string;
  readonly machine: Partial<Machine>;
  readonly spotFraction?: number;
  readonly acceptShort: boolean;
  /** Opened only where a machine's prices are asked for. */
  readonly book: () => PriceBook;
}

export interface CommitInput {
  readonly need: CommitNeed;
  /** Where the prices come from, for the report. */
  readonly priceSource: string;
  readonly notes: readonly string[];
}

const HOURS_PER_MONTH_OF_TERM = 730;

/** The need from a terms file, a named machine's prices, or both: what the file states wins. Throws `InputError`. */
export function readCommitNeed(sources: CommitSources): CommitInput {
  const file = sources.terms === undefined ? undefined : DecisionFile.read<CommitContent>(sources.terms, schema);
  const content: CommitContent = file?.content ?? {};
  const scenarios = Object.entries(content.scenarios ?? {}).map(([name, one]) => ({ name, ...one }));
  const total = scenarios.reduce((sum, { probability }) => sum + probability, 0);
  if (scenarios.length > 0 && Math.abs(total - 1) > 1e-9) {
    file?.complain(["scenarios"], `the probabilities add up to ${Number(total.toFixed(6))}`, "they must add up to 1", "key");
  }
  file?.finish();
  const priced = pricesOf(sources, content);
  const spotFraction = sources.spotFraction ?? content.spot?.maxFraction;
  const spotUsd = content.spot?.usdPerUnitHour ?? priced?.spot;
  const onDemand = content.onDemandUsdPerUnitHour ?? priced?.onDemand;
  if (onDemand === undefined) {
    const hint = "name a machine with --provider, --region and --size, or give onDemandUsdPerUnitHour in a --terms file";
    throw refusal("there is no price on demand", hint);
  }
  if (spotFraction !== undefined && spotFraction > 0 && spotUsd === undefined) {
    throw refusal("there is no spot price", "give spot.usdPerUnitHour in a --terms file, or allow no spot");
  }
  const ways = content.ways === undefined ? (priced?.ways ?? []) : Object.entries(content.ways).map(givenWay);
  if (ways.length === 0)
    throw refusal("there is no way of committing", "give ways in a --terms file; the price book knows none for this machine");
  const need: CommitNeed = {
    history: sources.history,
    acceptShort: sources.acceptShort,
    onDemandUsdPerUnitHour: onDemand,
    ...(spotFraction === undefined || spotUsd === undefined ? {} : { spot: { usdPerUnitHour: spotUsd, maxFraction: spotFraction } }),
    ways: [...ways].sort((a, b) => (a.name < b.name ? -1 : 1)),
    step: content.step ?? (sources.history.unit === "usd-per-hour" ? 0.01 : 1),
    scenarios,
    fallFractions: [...(content.fallFractions ?? [0, 0.1, 0.2, 0.3, 0.5])].sort((a, b) => a - b),
    seed: content.seed ?? 1,
    samples: content.samples ?? 2000,
  };
  return { need, priceSource: priced?.source ?? "the terms file", notes: priced?.notes ?? [] };
}

function givenWay([name, way]: [string, NonNullable<CommitContent["ways"]>[string]]): CommitWay {
  const upfront = (way.upfrontUsdPerUnit ?? 0) / (way.termMonths * HOURS_PER_MONTH_OF_TERM);
  return { name, termMonths: way.termMonths, usdPerUnitHour: way.usdPerUnitHour + upfront };
}

interface BookPrices {
  readonly onDemand: number | undefined;
  readonly spot: number | undefined;
  readonly ways: readonly CommitWay[];
  readonly source: string;
  readonly notes: readonly string[];
}

/** A named machine's prices for one unit of the history; undefined where no machine is named. */
function pricesOf(sources: CommitSources, content: CommitContent): BookPrices | undefined {
  const machine = { ...content.machine, ...Object.fromEntries(Object.entries(sources.machine).filter(([, value]) => value !== undefined)) };
  const { provider, region, size } = machine as Partial<Machine>;
  if (provider === undefined && region === undefined && size === undefined) return undefined;
  if (provider === undefined || region === undefined || size === undefined) {
    throw refusal("a machine needs --provider, --region and --size", "name all three, or none");
  }
  if (!isProvider(provider))
    throw refusal(`--provider: "${provider}" is not known`, didYouMean(provider, providers) ?? `one of ${providers.join(", ")}`);
  const book = sources.book();
  if (book.region(provider, region) === undefined) {
    const known = book.regions(provider).map(({ id }) => id);
    throw refusal(`--region: the price book has no region "${region}"`, didYouMean(region, known));
  }
  const about = book.size(provider, size);
  if (about === undefined)
    throw refusal(`--size: the price book knows no ${provider} size "${size}"`, didYouMean(size, book.types(provider)));
  const priced = waysOfPaying(book, provider, region, size).flatMap((way) => (way.status === "priced" ? [way] : []));
  const hourly = (name: string) => priced.find(({ way }) => way === name)?.effectiveUsdPerHour;
  const onDemand = hourly("on-demand");
  const { unit } = sources.history;
  // One unit is a machine, a vCPU of it, or as much of it as a dollar buys on demand.
  const unitsPerMachine = unit === "machines" ? 1 : unit === "vcpus" ? about.vcpus : (onDemand ?? Number.NaN);
  const perUnit = (usd: number) => Number((usd / unitsPerMachine).toFixed(12));
  const sustained = book.sustainedUseDiscountFraction(provider, size);
  const spot = hourly("spot");
  return {
    onDemand: onDemand === undefined ? undefined : perUnit(onDemand),
    spot: spot === undefined ? undefined : perUnit(spot),
    ways: priced.flatMap(({ way, lockInMonths, effectiveUsdPerHour }) =>
      lockInMonths === 12 || lockInMonths === 36
        ? [{ name: way, termMonths: lockInMonths, usdPerUnitHour: perUnit(effectiveUsdPerHour) }]
        : [],
    ),
    source: `${size} in ${provider} ${region}, price book ${book.asOf} ${book.id}`,
    notes:
      sustained > 0
        ? [
            `on demand counts the ${Math.round(sustained * 100)} % sustained-use discount of a full month, which machines of short peaks do not get`,
          ]
        : [],
  };
}

function refusal(message: string, hint: string | undefined): InputError {
  return new InputError([{ severity: "error", message: visible(message), ...(hint === undefined ? {} : { hint: visible(hint) }) }]);
}
