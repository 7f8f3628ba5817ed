import {
  describeInstance,
  type InstanceDescription,
  type PriceBook,
  type PricedWay,
  readContractFile,
  type UnitPrice,
  waysOfPaying,
} from "../../catalog";
import { didYouMean, InputError, isProvider, type Provenance, providers, purchaseText } from "../../model";
import { visible } from "../escape";
import { type ExitCode, exitCode } from "../exit-code";
import { formatPercent, formatUnitPrice, formatUsd } from "../format-number";
import { type BookChoice, loadBook } from "../load-book";
import { alignColumns } from "../report/columns";
import { writeData } from "./data-output";

export interface PricesShowOptions extends BookChoice {
  readonly format: string;
  readonly why?: boolean;
  readonly contract?: string;
}

/** `prices show`: a machine size, or a unit price by its key (keys have a dot where sizes of that name do not exist). */
export function runPricesShow(provider: string, region: string, type: string, options: PricesShowOptions): ExitCode {
  const book = paidBook(loadBook(options), options.contract);
  const unitPrice = isProvider(provider) ? book.unitPrice(provider, region, type) : undefined;
  if (unitPrice !== undefined) showUnitPrice(book, unitPrice, { provider, region }, options);
  else showInstance(book, describe(book, provider, region, type), options);
  return exitCode.clean;
}

/** With a contract file, what the customer pays; else the list prices. Loaded only where it is asked for. */
function paidBook(list: PriceBook, file: string | undefined): PriceBook {
  if (file === undefined) return list;
  const { contractedBook } = require("../../catalog/contract") as typeof import("../../catalog/contract");
  const contract = readContractFile(file, list);
  return contractedBook(list, contract, { asOf: contract.asOf }).book;
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
  const key = type.includes(".") && provider !== "aws" ? didYouMean(type, keys) : undefined;
  throw new InputError(
    description.diagnostics.map((one) => ({ ...one, message: visible(one.message), ...(key === undefined ? {} : { hint: key }) })),
  );
}

function placesWith(book: PriceBook, provider: string, key: string): string {
  const one = providers.find((known) => known === provider);
  const regions = one === undefined ? [] : book.regions(one).filter(({ id }) => book.unitPrice(one, id, key) !== undefined);
  return `it has one in ${regions.map(({ id }) => id).join(", ") || "no region"}`;
}

function showInstance(book: PriceBook, found: Extract<InstanceDescription, { status: "found" }>, options: PricesShowOptions): void {
  const { status: _, ...data } = found;
  const ways = waysOfPaying(book, found.provider, found.region.id, found.type);
  writeData(options.format, { priceBook: { id: book.id, asOf: book.asOf }, ...data, waysOfPaying: ways }, () => [
    `${found.type}   ${found.provider} ${found.region.id} (${found.region.country})   price book ${book.asOf} ${book.id}`,
    sizeLine(found),
    "",
    ...alignColumns(
      [
        ["paid", "USD/hour", "effective", "USD/month", "saves", "upfront", "lock-in", "pays back"],
        ...ways.flatMap((way) => (way.status === "priced" ? [wayRow(way)] : [])),
      ],
      ["left", "right", "right", "right", "right", "right", "right", "left"],
    ),
    ...ways.flatMap((way) => (way.status === "priced" ? [] : [`${purchaseText(way.way)}: unknown, ${way.reason}`])),
    ...ways.flatMap((way) => (way.status === "priced" ? [`${purchaseText(way.way)}: ${way.terms}`] : [])),
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

function wayRow({ way, lockInMonths, breakEvenMonth, savingFraction, ...price }: PricedWay): readonly string[] {
  return [
    purchaseText(way),
    formatUnitPrice(price.usdPerHour),
    formatUnitPrice(price.effectiveUsdPerHour),
    formatUsd(price.usdPerMonth),
    savingFraction === undefined ? "" : formatPercent(savingFraction),
    formatUsd(price.upfrontUsd),
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
