import { stringify } from "csv-stringify/sync";
import { type CostLine, type Report, type ReportedResource, roundPrice } from "../../model";
import { visible } from "../escape";
import type { ReportFormat } from "./format";

/**
 * Cost lines with the column names of FOCUS 1.2 (https://focus.finops.org/focus-specification/v1-2/), for the tools
 * that read bills in that form. These are estimates of a month at full use, not charges: columns of a bill that an
 * estimate cannot have are left out, and what FOCUS has no column for begins with `x_`, as it asks for.
 * A line whose quantity is not known has its low bound in the FOCUS columns and the high one in `x_`.
 */
export const csv: ReportFormat = {
  id: "csv",
  title: "cost lines with FOCUS column names, for spreadsheets and FinOps tools",
  extensions: ["csv"],
  render: (report) => write([report]),
  renderAll: (reports) => write(reports),
};

const columns = [
  "ProviderName",
  "RegionId",
  "ResourceId",
  "ResourceName",
  "ResourceType",
  "ChargeCategory",
  "ChargeDescription",
  "ListUnitPrice",
  "PricingQuantity",
  "PricingUnit",
  "BilledCost",
  "BillingCurrency",
  "x_HighPricingQuantity",
  "x_HighBilledCost",
  "x_EstimateKind",
  "x_Because",
  "x_Project",
  "x_Stack",
  "x_PriceSource",
  "x_PriceAsOf",
] as const;

type Row = Readonly<Record<(typeof columns)[number], string | number>>;

const providerNames: Readonly<Record<string, string>> = { aws: "AWS", azure: "Microsoft", gcp: "Google Cloud" };

function write(reports: readonly Report[]): string {
  const rows = reports.flatMap((report) => report.resources.flatMap((resource) => rowsOf(report, resource)));
  return stringify(
    rows.map((row) => columns.map((column) => cell(row[column]))),
    { header: true, columns: [...columns] },
  );
}

/** A line each; a resource without lines, free or unknown, is there all the same: nothing is left out silently. */
function rowsOf(report: Report, resource: ReportedResource): readonly Row[] {
  const { estimate } = resource;
  const common = {
    ProviderName: resource.provider === null ? "" : (providerNames[resource.provider] ?? resource.provider),
    RegionId: resource.region ?? "",
    ResourceId: resource.urn,
    ResourceName: resource.name,
    ResourceType: resource.type,
    ChargeCategory: "Usage",
    BillingCurrency: "USD",
    x_EstimateKind: estimate.kind,
    x_Because: estimate.because.join("; "),
    x_Project: report.program.project,
    x_Stack: report.program.stack,
  };
  if (estimate.lines.length > 0) return estimate.lines.map((line) => ({ ...common, ...lineColumns(line) }));
  const isFree = estimate.kind === "free";
  return [
    {
      ...common,
      ChargeDescription: isFree ? "no charge" : "not priced",
      ListUnitPrice: "",
      PricingQuantity: "",
      PricingUnit: "",
      BilledCost: isFree ? 0 : "",
      x_HighPricingQuantity: "",
      x_HighBilledCost: isFree ? 0 : "",
      x_PriceSource: "",
      x_PriceAsOf: report.priceBook.asOf,
    },
  ];
}

function lineColumns(line: CostLine) {
  return {
    ChargeDescription: line.label,
    ListUnitPrice: line.usdPerUnit,
    PricingQuantity: line.quantity.low,
    PricingUnit: line.unit,
    BilledCost: roundPrice(line.usdPerMonth.low),
    x_HighPricingQuantity: line.quantity.high,
    x_HighBilledCost: roundPrice(line.usdPerMonth.high),
    x_PriceSource: line.provenance.source,
    x_PriceAsOf: line.provenance.asOf,
  };
}

/** A spreadsheet would run a text that begins like a formula. */
function cell(value: string | number): string | number {
  if (typeof value === "number") return value;
  const text = visible(value);
  return /^[=+\-@]/.test(text) ? `'${text}` : text;
}
