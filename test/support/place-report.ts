import { buildPlaceReport, type PlaceQuestion } from "../../cli/report/plan/build-place-report";
import type { PlaceReport } from "../../cli/report/plan/place-report";
import type { PortfolioNeed } from "../../model";
import { parseWhatIf } from "../../optimizer/explain";
import { portfolio, smallMarket, tinyBook, workload } from "./tiny-book";

const book = tinyBook(smallMarket());

/** Three workloads that bring every section of the report: a quota, a budget, traffic, spot, a mix, a pool. `label` is put where a file can put text. */
export function shopNeed(label = "gdpr"): PortfolioNeed {
  return portfolio(
    [
      workload({
        name: "api",
        within: [{ name: label, providers: [], regions: [], jurisdictions: ["eu"] }],
        team: label,
        downtimeCostUsdPerHour: 10,
      }),
      workload({ name: "batch", vcpus: 8, interruptible: true, purchases: ["on-demand", "spot"], interruptionCostUsd: 40 }),
      workload({
        name: "web",
        loadBalancer: true,
        purchases: ["on-demand", "spot"],
        interruptible: true,
        interruptionCostUsd: 5,
        maxSpotFraction: 0.5,
        loadProfile: [
          { timeFraction: 0.25, loadFraction: 1 },
          { timeFraction: 0.75, loadFraction: 0.25 },
        ],
      }),
    ],
    {
      traffic: [{ from: "web", to: "api", gibPerMonth: 100 }],
      quotas: [{ provider: "aws", region: "aws-us", maxVcpus: 16 }],
      budgetUsdPerMonth: 2000,
      teamBudgets: [{ team: label, usdPerMonth: 900 }],
      securityRisks: [{ name: label, provider: "aws", region: "aws-us", severityUsd: 1000, probabilityPerMonth: 0.01 }],
      pools: [
        {
          name: label,
          provider: "aws",
          family: "s",
          capacity: { unit: "vcpus", count: 4 },
          discountFraction: 0.3,
          usdPerMonth: 0,
          owned: true,
        },
      ],
    },
  );
}

/** A whole report of a real plan over a tiny book. */
export function placeReport(need: PortfolioNeed, changes: Partial<PlaceQuestion> = {}, whatIfs: readonly string[] = []): PlaceReport {
  return buildPlaceReport({
    version: "0.1.0",
    file: "needs.yaml",
    need,
    book,
    contract: null,
    warnings: [],
    timeLimitMs: 30_000,
    wantsFrontier: false,
    ...changes,
    whatIfs: whatIfs.map((text) => {
      const read = parseWhatIf(text, need, book);
      if ("message" in read) throw new Error(read.message);
      return read;
    }),
  });
}
