import { coverage, type ProviderCoverage, type RegionCoverage } from "../../catalog";
import { type Purchase, type PurchaseTerms, purchases, purchaseTerms } from "../../model";
import { exitCode } from "../exit-code";
import { formatCount, plural } from "../format-number";
import { alignColumns } from "../report/columns";
import { writeData } from "./data-output";
import { checkRegion, loadPaidBook, type PaidBook, type PaidBookChoice, providersOf } from "./prices-book";

export interface PricesStatusOptions extends PaidBookChoice {
  readonly format: string;
  readonly provider?: string;
  readonly region?: string;
}

/** `prices status`: age and coverage, in all; by region and service where a provider or a region is named. */
export function runPricesStatus(options: PricesStatusOptions, now: Date = new Date()): number {
  const chosen = providersOf(options.provider);
  const paid = loadPaidBook(options);
  const { book } = paid;
  checkRegion(book, chosen, options.region);
  const named = options.region;
  const owners = named === undefined ? chosen : chosen.filter((provider) => book.region(provider, named) !== undefined);
  const covered = coverage(book, owners);
  const shown =
    named === undefined ? covered : covered.map((one) => ({ ...one, regions: one.regions.filter(({ region }) => region === named) }));
  const isDetailed = options.provider !== undefined || named !== undefined;
  writeData(options.format, { priceBook: { id: book.id, asOf: book.asOf }, providers: shown }, () => [
    `price book ${book.asOf} ${book.id}, newest figure ${ageText(book.asOf, now)}`,
    ...contractLines(paid),
    "",
    ...providerTable(covered),
    ...(isDetailed
      ? shown.flatMap((one) => ["", ...regionTable(one), "", ...serviceTable(one)])
      : ["", "--provider aws: by region and service"]),
  ]);
  return exitCode.clean;
}

function ageText(asOf: string, now: Date): string {
  const days = Math.floor((now.getTime() - Date.parse(asOf)) / 86_400_000);
  return days < 0 ? "of the future" : days === 0 ? "of today" : `${plural(days, "day")} old`;
}

function contractLines({ contract }: PaidBook): readonly string[] {
  if (contract === undefined) return [];
  const { file, asOf, discounts, prices, commitments } = contract;
  const parts = [plural(discounts.length, "discount"), plural(prices.length, "price"), plural(commitments.length, "commitment")];
  return [`with ${file} of ${asOf}: ${parts.join(", ")}`];
}

/** Ways of paying as people count them: a commitment paid upfront is the same commitment. */
const columns: readonly { readonly title: string; readonly isIn: (terms: PurchaseTerms) => boolean }[] = [
  { title: "on demand", isIn: ({ kind }) => kind === "on-demand" },
  { title: "spot", isIn: ({ kind }) => kind === "spot" },
  { title: "1 year", isIn: ({ kind, termMonths, payment }) => kind === "reserved" && termMonths === 12 && payment === "monthly" },
  { title: "3 years", isIn: ({ kind, termMonths, payment }) => kind === "reserved" && termMonths === 36 && payment === "monthly" },
  { title: "savings plans", isIn: ({ kind, payment }) => kind === "savings-plan" && payment === "monthly" },
  { title: "upfront", isIn: ({ payment }) => payment === "partial-upfront" || payment === "all-upfront" },
];

function cellsOf(cells: Readonly<Record<Purchase, number>>): readonly string[] {
  return columns.map(({ isIn }) =>
    formatCount(purchases.reduce((sum, purchase) => sum + (isIn(purchaseTerms(purchase)) ? cells[purchase] : 0), 0)),
  );
}

const right = (count: number) => Array<"right">(count).fill("right");

function providerTable(covered: readonly ProviderCoverage[]): readonly string[] {
  return alignColumns(
    [
      ["provider", "regions", "types", ...columns.map(({ title }) => title), "unit prices", "figures from", "to"],
      ...covered.map((one) => [
        one.provider,
        formatCount(one.regions.length),
        formatCount(one.types),
        ...cellsOf(one.cells),
        formatCount(one.unitPriceKeys),
        one.oldestFigure ?? "",
        one.newestFigure ?? "",
      ]),
    ],
    ["left", ...right(columns.length + 3), "left", "left"],
  );
}

function regionTable({ provider, regions }: ProviderCoverage): readonly string[] {
  const rows = regions.map(({ region, types, unitPrices }) => [region, ...cellsOf(types), formatCount(unitPrices)]);
  return alignColumns(
    [[`${provider} region`, ...columns.map(({ title }) => title), "unit prices"], ...rows],
    ["left", ...right(columns.length + 1)],
  );
}

/** A service with all its unit prices in a region, with some, or with none. */
function serviceTable({ provider, services, regions }: ProviderCoverage): readonly string[] {
  const most = (service: string) => Math.max(...regions.map(({ services: own }) => own[service] ?? 0));
  const withPrices = (service: string) => regions.filter(({ services: own }: RegionCoverage) => (own[service] ?? 0) > 0).length;
  const rows = Object.keys(services)
    .sort()
    .map((service) => [
      service,
      formatCount(services[service] ?? 0),
      `${withPrices(service)} of ${regions.length}`,
      formatCount(most(service)),
    ]);
  return alignColumns([[`${provider} service`, "unit prices", "regions with prices", "most in one"], ...rows], ["left", ...right(3)]);
}
