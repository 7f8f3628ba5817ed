import { formatAmount } from "../../model/amount";
import { choiceText, decisionKey } from "./lock";
import type { MoveGroup } from "./moves";

/** `web: aws us-east-1, 2 x m7g.large, on-demand -> gcp us-central1, 2 x n4-standard-2, on-demand`; several joined by `; `. */
export function movesText({ moves }: MoveGroup): string {
  return moves.map((move) => `${decisionKey(move)}: ${choiceText(move.from)} -> ${choiceText(move.to)}`).join("; ");
}

/** What a move saves and costs, and whether that pays: `saves 31.20 USD/month; costs 610.00 USD once (assumed), ...`. */
export function moneyText(group: MoveGroup): string {
  const { savingUsdPerMonth, riskSavingUsdPerMonth, onceUsd, paybackMonths, horizonMonths, paysBack, isAssumed } = group;
  const parts = [
    savingUsdPerMonth >= 0
      ? `saves ${formatAmount(savingUsdPerMonth)} USD/month`
      : `costs ${formatAmount(-savingUsdPerMonth)} USD/month more`,
  ];
  if (Math.abs(riskSavingUsdPerMonth) >= 0.005)
    parts.push(`${formatAmount(Math.abs(riskSavingUsdPerMonth))} USD/month ${riskSavingUsdPerMonth > 0 ? "less" : "more"} expected loss`);
  if (onceUsd === undefined) parts.push("what the move costs is not known: the price book has no price for its data");
  else if (onceUsd === 0) parts.push("the change costs nothing once");
  else {
    const verdict = paysBack ? "within" : "not within";
    const months = paybackMonths === undefined ? "never paid back" : `paid back in ${paybackMonths.toFixed(1)} months`;
    parts.push(`moving costs ${formatAmount(onceUsd)} USD once${isAssumed ? " (assumed)" : ""}, ${months}, ${verdict} ${horizonMonths}`);
  }
  return parts.join("; ");
}
