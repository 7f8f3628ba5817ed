import type { PriceBook } from "../../catalog";
import { type CommitPlan, type DemandUnit, InputError } from "../../model";
import { commitLevels, historyShortfall } from "../../optimizer/commit";
import { readCommitNeed } from "../decisions/commit-file";
import { type DecisionOptions, exitCodeOf, sorted, timeLimitMs } from "../decisions/decision-output";
import { readDemandHistory } from "../decisions/demand-history";
import { openPrices } from "../decisions/prices";
import type { ExitCode } from "../exit-code";
import { formatCount, formatPercent, formatUnitPrice, formatUsd, plural } from "../format-number";
import type { BookChoice } from "../load-book";
import { alignColumns } from "../report/columns";
import { writeData } from "./data-output";

export interface CommitOptions extends DecisionOptions, BookChoice {
  readonly terms?: string;
  readonly provider?: string;
  readonly region?: string;
  readonly size?: string;
  readonly spotShare?: string;
  readonly acceptShort?: boolean;
  readonly acceptGaps?: boolean;
  readonly contract?: string;
}

/** `commit`: how much to commit to, from an hourly demand history. */
export function runCommit(historyFile: string, options: CommitOptions): ExitCode {
  timeLimitMs(options);
  const history = readDemandHistory(historyFile, { acceptGaps: options.acceptGaps === true });
  const short = historyShortfall(history);
  if (short !== undefined && options.acceptShort !== true) {
    throw new InputError([
      { severity: "error", message: short, place: { file: historyFile }, hint: "give a whole year, or accept it with --accept-short" },
    ]);
  }
  let book: PriceBook | undefined;
  const { need, priceSource, notes } = readCommitNeed({
    history,
    acceptShort: options.acceptShort === true,
    machine: {
      ...(options.provider && { provider: options.provider }),
      ...(options.region && { region: options.region }),
      ...(options.size && { size: options.size }),
    },
    ...(options.terms === undefined ? {} : { terms: options.terms }),
    ...(options.spotShare === undefined ? {} : { spotFraction: shareOf(options.spotShare) }),
    book: () => (book ??= openPrices(options)),
  });
  const plan = commitLevels(need);
  const withNotes = plan.status === "optimal" || plan.status === "feasible" ? { ...plan, warnings: [...plan.warnings, ...notes] } : plan;
  const data = { kind: "commit", version: 1, ...(book && { priceBook: { id: book.id, asOf: book.asOf } }), ...withNotes };
  writeData(options.format, sorted(data), () => linesOf(withNotes, priceSource, need.onDemandUsdPerUnitHour));
  return exitCodeOf(plan.status);
}

function shareOf(text: string): number {
  const share = Number(text);
  if (text.trim() !== "" && share >= 0 && share <= 1) return share;
  throw new InputError([{ severity: "error", message: `--spot-share ${text}: not a number from 0 to 1`, hint: "30 % is 0.3" }]);
}

const unitTexts: Readonly<Record<DemandUnit, string>> = {
  machines: "machines",
  vcpus: "vCPUs",
  "usd-per-hour": "USD/hour at the price on demand",
};

function linesOf(plan: CommitPlan, priceSource: string, onDemandUsd: number): readonly string[] {
  if (plan.status === "infeasible" || plan.status === "unknown")
    return [`COMMIT  ${plan.status}`, ...plan.conflicts.map((text) => `  ${text}`)];
  const { year } = plan;
  const saving = plan.withoutCommitmentUsdPerYear === 0 ? 0 : plan.savingUsdPerYear / plan.withoutCommitmentUsdPerYear;
  return [
    `COMMIT  ${plural(plan.observedHours, "hour")} of demand in ${unitTexts[plan.unit]}, ${plan.status}   prices: ${priceSource}`,
    ...(plan.commitments.length === 0
      ? [`  commit to nothing: no way of committing saves money against on demand at ${formatUnitPrice(onDemandUsd)} USD an hour`]
      : alignColumns(
          [
            ["  commit to", unitTexts[plan.unit], "term", "USD/year"],
            ...plan.commitments.map((one) => [
              `  ${one.way}`,
              formatCount(one.level),
              `${one.termMonths} months`,
              formatUsd(one.usdPerYear),
            ]),
          ],
          ["left", "right", "right", "right"],
        )),
    "",
    `  a year as in the history    ${formatUsd(year.usd)} USD: committed ${formatUsd(year.committedUsd)}, on demand ${formatUsd(year.onDemandUsd)}, spot ${formatUsd(year.spotUsd)}`,
    `  without commitments         ${formatUsd(plan.withoutCommitmentUsdPerYear)} USD: the commitments save ${formatUsd(plan.savingUsdPerYear)} USD (${formatPercent(saving)})`,
    `  on demand only              ${formatUsd(plan.onDemandOnlyUsdPerYear)} USD`,
    `  idle commitment             ${(year.idleFraction * 100).toFixed(1)} % of it, ${formatUsd(year.idleUsd)} USD; ${formatPercent(year.coveredFraction)} of the demand is covered`,
    ...(plan.expected.years > 1
      ? [
          `  expected over ${plan.expected.years} years       ${formatUsd(plan.expected.usd)} USD, ${formatUsd(plan.expected.withoutCommitmentUsd)} USD without commitments`,
        ]
      : []),
    ...(plan.breakEvenFallFraction === null
      ? []
      : [
          `  break-even                  the commitments lose money once demand falls by more than ${(plan.breakEvenFallFraction * 100).toFixed(1)} %`,
        ]),
    ...(plan.commitments.length === 0
      ? []
      : [
          "",
          ...alignColumns(
            [
              ["  if demand falls by", "loses money in", "mean regret USD/year", "in the worst 5 %", "idle"],
              ...plan.risks.map((risk) => [
                `  ${formatPercent(risk.demandFallsFraction)}`,
                `${(risk.lossProbability * 100).toFixed(1)} % of years`,
                formatUsd(risk.meanRegretUsdPerYear),
                formatUsd(risk.highRegretUsdPerYear),
                formatPercent(risk.idleFraction),
              ]),
            ],
            ["left", "right", "right", "right", "right"],
          ),
          "  regret: what a year costs more with the commitments than without; below 0 they save",
        ]),
    "",
    ...alignColumns(
      [
        ["  one way alone", "best level", "USD/year", "saves"],
        ...plan.alternatives.map((one) => [
          `  ${one.way}`,
          formatCount(one.level),
          formatUsd(one.usdPerYear),
          formatUsd(one.savingUsdPerYear),
        ]),
      ],
      ["left", "right", "right", "right"],
    ),
    ...plan.warnings.map((text) => `warning: ${text}`),
  ];
}
