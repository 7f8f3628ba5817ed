import { type DescribedPurchase, describeInstance, type InstanceDescription, type PriceBook, type UnitPrice } from "../../catalog";
import { didYouMean, InputError, isProvider, type Provenance, providers } from "../../model";
import { visible } from "../escape";
import { type ExitCode, exitCode } from "../exit-code";
import { formatPercent, formatUnitPrice, formatUsd } from "../format-number";
import { type BookChoice, loadBook } from "../load-book";
import { alignColumns } from "../report/columns";
import { purchaseText } from "../report/table";
import { writeData } from "./data-output";

export interface PricesShowOptions extends BookChoice {
  readonly format: string;
  readonly why?: boolean;
}

/** `prices show`: a machine size, or a unit price by its key (keys have a dot where sizes of that name do not exist). */
export function runPricesShow(provider: string, region: string, type: string, options: PricesShowOptions): ExitCode {
  const book = loadBook(options);
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
  writeData(options.format, { priceBook: { id: book.id, asOf: book.asOf }, ...data }, () => [
    `${found.type}   ${found.provider} ${found.region.id} (${found.region.country})   price book ${book.asOf} ${book.id}`,
    sizeLine(found),
    "",
    ...alignColumns([["paid", "USD/hour", "USD/month"], ...found.purchases.flatMap(purchaseRows)], ["left", "right", "right"]),
    ...found.notPriced.map((purchase) => `${purchaseText(purchase)}: unknown, the book has no price`),
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

function purchaseRows({ purchase, usdPerHour, usdPerMonth, sustainedUse }: DescribedPurchase): readonly (readonly string[])[] {
  const row = [purchaseText(purchase), formatUnitPrice(usdPerHour), formatUsd(usdPerMonth)];
  if (sustainedUse === undefined) return [row];
  return [
    row,
    [`  a full month, ${formatPercent(sustainedUse.discountFraction)} sustained-use discount`, "", formatUsd(sustainedUse.usdPerMonth)],
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
