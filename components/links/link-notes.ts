import { tunnelsOf } from "../../blueprint";
import { formatAmount, type PortfolioNeed } from "../../model";
import { isReached } from "./link-reach";
import { chargesOf, type PlannedLink, placeOf } from "./planned-links";

/** Each link with what it costs and who talks through it, for the preview. */
export function linkNotes(links: readonly PlannedLink[], need: PortfolioNeed): readonly string[] {
  const counted = new Set<string>();
  return links.map((link) => {
    const [one, other] = link.ends;
    const due = chargesOf(need, link);
    // A gateway that serves several links is due once.
    const own = due.filter(({ label }) => !counted.has(label));
    for (const { label, orWith } of due) if (orWith !== undefined) counted.add(label);
    const usd = own.reduce((sum, { usdPerMonth }) => sum + usdPerMonth, 0);
    const lines = due.map(({ label, usdPerMonth }, index) =>
      own.includes(due[index] as (typeof due)[number]) ? `${label} ${formatAmount(usdPerMonth)}` : `${label} counted above`,
    );
    const talks = [
      ...new Set(link.talks.filter(({ to }) => isReached(to)).map(({ from, to }) => `"${from.workload}" reaches "${to.workload}"`)),
    ];
    return (
      `${placeOf(one)} and ${placeOf(other)} are linked by ${tunnelsOf(one.provider, other.provider).length} encrypted tunnels for ${formatAmount(usd)} USD a month ` +
      `(${lines.join("; ")}), beside the data that goes through: ${talks.join(", ")} by private addresses`
    );
  });
}
