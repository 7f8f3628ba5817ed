import {
  describeInstance,
  type InstanceDescription,
  type OwnedCommitment,
  type PriceBook,
  type PricedWay,
  type UnitPrice,
  waysOfPaying,
} from "../../catalog";
import { didYouMean, InputError, isProvider, type Provenance, type Purchase, providers, purchaseText } from "../../model";
import { coversMachine } from "../../pricing/coverable-lines";
import { visible } from "../escape";
import { type ExitCode, exitCode } from "../exit-code";
import { formatPercent, formatUnitPrice, formatUsd } from "../format-number";
import { alignColumns, wrap } from "../report/columns";
import { writeData } from "./data-output";
import { loadPaidBook, type PaidBookChoice } from "./prices-book";

export interface PricesShowOptions extends PaidBookChoice {
  readonly format: string;
  readonly why?: boolean;
}

/** `prices show`: a machine size, or a unit price by its key (keys have a dot where sizes of that name do not exist). */
export function runPricesShow(provider: string, region: string, type: string, options: PricesShowOptions): ExitCode {
  const { book } = loadPaidBook(options);
  const unitPrice = isProvider(provider) ? book.unitPrice(provider, region, type) : undefined;
  if (unitPrice !== undefined) showUnitPrice(book, unitPrice, { provider, region }, options);
  else showInstance(book, describe(book, provider, region, type), options);
  return exitCode.clean;
}

function describe(book: PriceBook, provider: string, region: string, type: string): Extract<InstanceDescription, { status: "found" }> {
  const description = describeInstance(book, provider, region, type);
  if (description.status === "found") return description;
  const keys = isProvider(provider) ? book.unitPriceKeys(provider) : [];
  if (keys.includes(type)) {
    throw new InputError([
      {
        severity: "error",
        message: `the price book has no price for ${visible(type)} in ${visible(region)}`,
        hint: placesWith(book, provider, type),
      },
    ]);
  }
  // Sizes of AWS have a dot too: a key is meant where no size is near.
  const isKey = type.includes(".") && isProvider(provider) && didYouMean(type, book.types(provider)) === undefined;
  const key = isKey ? didYouMean(type, keys) : undefined;
  throw new InputError(
    description.diagnostics.map((one) => {
      const isOfType = key !== undefined && one.message.includes("machine type");
      const message = isOfType ? `unknown ${provider} machine type or unit price "${type}"` : one.message;
      return { ...one, message: visible(message), ...(isOfType ? { hint: key } : {}) };
    }),
  );
}

function placesWith(book: PriceBook, provider: string, key: string): string {
  const one = providers.find((known) => known === provider);
  const regions = one === undefined ? [] : book.regions(one).filter(({ id }) => book.unitPrice(one, id, key) !== undefined);
  return `it has one in ${regions.map(({ id }) => id).join(", ") || "no region"}`;
}

function showInstance(book: PriceBook, found: Extract<InstanceDescription, { status: "found" }>, options: PricesShowOptions): void {
  const { status: _, ...data } = found;
  const place = { provider: found.provider, region: found.region.id, type: found.type };
  const ways = waysOfPaying(book, place.provider, place.region, place.type);
  const owned = (book.commitments ?? []).filter((commitment) => coversMachine(commitment, place, book));
  const answer = {
    priceBook: { id: book.id, asOf: book.asOf },
    ...data,
    waysOfPaying: ways,
    ...(owned.length === 0 ? {} : { coveredBy: owned.map(({ name }) => name) }),
  };
  writeData(options.format, answer, () => [
    `${found.type}   ${found.provider} ${found.region.id} (${found.region.country})   price book ${book.asOf} ${book.id}`,
    sizeLine(found),
    "",
    ...alignColumns(
      [
        ["paid", "USD/hour", "effective", "USD/month", "saves", "upfront", "each month", "lock-in", "pays back"],
        ...ways.flatMap((way) => (way.status === "priced" ? [wayRow(way)] : [])),
      ],
      ["left", "right", "right", "right", "right", "right", "right", "right", "left"],
    ),
    ...grouped(ways.flatMap((way) => (way.status === "priced" ? [] : [[way.reason, way.way] as const]))).flatMap(([reason, names]) =>
      wrap(`unknown: ${names}: ${reason}; ${UPDATE_HINT}`, WIDTH_COLUMNS, "").map((line, at) => (at === 0 ? line : `  ${line}`)),
    ),
    ...grouped(ways.flatMap((way) => (way.status === "priced" ? [[way.terms, way.way] as const] : []))).map(
      ([terms, names]) => `${names}: ${terms}`,
    ),
    ...owned.map((commitment) => `you own ${ownedText(commitment)}`),
    ...(found.interruption === undefined
      ? []
      : [
          `spot interruptions a month: ${formatPercent(found.interruption.lowFraction)} to ${formatPercent(found.interruption.highFraction)}`,
        ]),
    ...(options.why ? ["", ...found.purchases.flatMap(({ purchase, provenance }) => whyLines(purchaseText(purchase), provenance))] : []),
  ]);
}

function sizeLine({ size }: Extract<InstanceDescription, { status: "found" }>): string {
  if (size === undefined) return "its capacity is not documented in the book: it is priced, but never placed";
  const gpu = size.gpuCount > 0 ? `, ${size.gpuCount} x ${size.gpu ?? "GPU"}` : "";
  const traits = [size.burstable ? "burstable" : "", size.bareMetal ? "bare metal" : ""].filter((trait) => trait !== "");
  return `${size.vcpus} vCPU, ${size.memoryGib} GiB, ${size.architecture}${gpu}${traits.map((trait) => `, ${trait}`).join("")}`;
}

const WIDTH_COLUMNS = 120;
const UPDATE_HINT = '"costwright prices update" fetches what the provider publishes';

/** Ways with the same text share a line: `1-year commitment, 3-year commitment`. */
function grouped(texts: readonly (readonly [text: string, way: Purchase])[]): readonly (readonly [text: string, names: string])[] {
  const byText = new Map<string, string[]>();
  for (const [text, way] of texts) byText.set(text, [...(byText.get(text) ?? []), purchaseText(way)]);
  return [...byText].map(([text, names]) => [text, names.length > 2 ? names.join("; ") : names.join(" and ")] as const);
}

/** `web, a reservation until 2027-02-01: a machine that it covers costs nothing more` */
function ownedText({ name, kind, expires }: OwnedCommitment): string {
  return `${visible(name)}, a ${kind.replace("-", " ")} until ${expires}: a machine that it covers costs nothing more`;
}

function wayRow({ way, lockInMonths, breakEvenMonth, savingFraction, ...price }: PricedWay): readonly string[] {
  return [
    purchaseText(way),
    formatUnitPrice(price.paidUsdPerHour),
    formatUnitPrice(Number(price.effectiveUsdPerHour.toPrecision(6))),
    formatUsd(price.usdPerMonth),
    savingFraction === undefined ? "" : formatPercent(savingFraction),
    formatUsd(price.upfrontUsd),
    formatUsd(price.paidUsdPerMonth),
    lockInMonths === 0 ? "none" : `${lockInMonths} months`,
    breakEvenMonth === undefined ? "" : breakEvenMonth === null ? "never" : `in month ${breakEvenMonth}`,
  ];
}

function whyLines(what: string, { source, asOf, row, arithmetic, doubt }: Provenance): readonly string[] {
  return [
    `${what}: ${source}, ${asOf}`,
    `  row ${row}`,
    ...(arithmetic === undefined ? [] : [`  ${arithmetic}`]),
    ...(doubt === undefined ? [] : [`  doubt: ${doubt}`]),
  ];
}

function showUnitPrice(
  book: PriceBook,
  price: UnitPrice,
  place: { readonly provider: string; readonly region: string },
  options: PricesShowOptions,
): void {
  writeData(options.format, { priceBook: { id: book.id, asOf: book.asOf }, ...place, ...price }, () => [
    `${price.key}   ${place.provider} ${place.region}   price book ${book.asOf} ${book.id}`,
    "",
    ...alignColumns(
      [[`from (${price.unit})`, "USD"], ...price.tiers.map(({ from, usdPerUnit }) => [String(from), formatUnitPrice(usdPerUnit)])],
      ["right", "right"],
    ),
    ...(options.why ? ["", ...whyLines(price.key, price.provenance)] : []),
  ]);
}
