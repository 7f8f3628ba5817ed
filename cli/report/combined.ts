import { REPORT_SCHEMA_VERSION, type Report, roundPrice, type Totals } from "../../model";

/** Several stacks and their sum; published beside the single report in schema/report.schema.json. */
export interface CombinedReport {
  readonly schemaVersion: typeof REPORT_SCHEMA_VERSION;
  readonly reports: readonly Report[];
  readonly totals: Pick<Totals, "lowUsdPerMonth" | "highUsdPerMonth" | "pricedHighUsdPerMonth">;
  readonly verdict: Report["verdict"];
}

export function combined(reports: readonly Report[]): CombinedReport {
  const sum = (of: (report: Report) => number) => roundPrice(reports.reduce((total, report) => total + of(report), 0));
  const isBounded = reports.every(({ totals }) => totals.highUsdPerMonth !== null);
  const has = (status: Report["verdict"]["status"]) => reports.some(({ verdict }) => verdict.status === status);
  return {
    schemaVersion: REPORT_SCHEMA_VERSION,
    reports,
    totals: {
      lowUsdPerMonth: sum(({ totals }) => totals.lowUsdPerMonth),
      highUsdPerMonth: isBounded ? sum(({ totals }) => totals.highUsdPerMonth ?? 0) : null,
      pricedHighUsdPerMonth: sum(({ totals }) => totals.pricedHighUsdPerMonth),
    },
    verdict: {
      status: has("fail") ? "fail" : has("unjudged") ? "unjudged" : "pass",
      mandatory: sum(({ verdict }) => verdict.mandatory),
      advisory: sum(({ verdict }) => verdict.advisory),
      savingUsdPerMonth: sum(({ verdict }) => verdict.savingUsdPerMonth),
    },
  };
}
