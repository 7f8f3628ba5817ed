import type { PriceBook } from "../../catalog";
import type { PackedMachine } from "../../model";
import { packServices } from "../../optimizer/pack";
import { type DecisionOptions, exitCodeOf, sorted, statusText, timeLimitMs } from "../decisions/decision-output";
import { readPackFile } from "../decisions/pack-file";
import { openPrices } from "../decisions/prices";
import type { ExitCode } from "../exit-code";
import { formatCount, formatPercent, formatUsd, plural } from "../format-number";
import type { BookChoice } from "../load-book";
import { alignColumns } from "../report/columns";
import { writeData } from "./data-output";

export interface PackCommandOptions extends DecisionOptions, BookChoice {
  readonly provider?: string;
  readonly region?: string;
  readonly contract?: string;
}

/** `pack`: services or pods on the cheapest or fewest machines. */
export function runPack(file: string, options: PackCommandOptions): ExitCode {
  const limitMs = timeLimitMs(options);
  let book: PriceBook | undefined;
  const place = { ...(options.provider && { provider: options.provider }), ...(options.region && { region: options.region }) };
  const need = readPackFile(file, place, () => (book ??= openPrices(options)));
  const plan = packServices(need, { timeLimitMs: limitMs });
  const data = { kind: "pack", version: 1, ...(book && { priceBook: { id: book.id, asOf: book.asOf } }), ...plan };
  writeData(options.format, sorted(data), () => {
    if (plan.status === "infeasible" || plan.status === "unknown")
      return [`PACK  ${plan.status}`, ...plan.conflicts.map((text) => `  ${text}`)];
    const replicas = need.services.reduce((sum, one) => sum + one.replicas, 0);
    const hasZones = new Set(plan.machines.map(({ zone }) => zone)).size > 1;
    const bound = plan.goal === "machines" ? plural(plan.bound, "machine") : `${formatUsd(plan.bound)} USD`;
    return [
      `PACK  ${plural(replicas, "replica")} on ${plural(plan.machines.length, "machine")}, ${formatUsd(plan.usdPerMonth)} USD/month, ${statusText(plan.status, plan.gapFraction)}`,
      ...alignColumns(
        [
          ["  machine", "", ...(hasZones ? ["zone"] : []), "USD/month", "fullest", "runs"],
          ...plan.machines.map((machine) => [
            `  ${machine.name}`,
            machine.isNew ? "new" : "kept",
            ...(hasZones ? [machine.zone] : []),
            formatUsd(machine.usdPerMonth),
            fullest(machine),
            Object.entries(machine.runs)
              .map(([service, count]) => (count === 1 ? service : `${formatCount(count)} x ${service}`))
              .join(", "),
          ]),
        ],
        ["left", "left", ...(hasZones ? (["left"] as const) : []), "right", "right", "left"],
      ),
      ...plan.switchedOff.map(({ name, savesUsdPerMonth }) => `  switch off ${name}: saves ${formatUsd(savesUsdPerMonth)} USD/month`),
      "",
      ...(need.existing.length === 0
        ? []
        : [
            `  today ${formatUsd(plan.usdPerMonthToday)} USD/month on ${plural(need.existing.length, "machine")}; ${plural(plan.moves, "replica moves", "replicas move")}`,
          ]),
      `  no packing needs less than ${bound}${plan.goal === "machines" ? "" : " a month"} (${plan.solver})`,
      ...plan.warnings.map((text) => `warning: ${text}`),
    ];
  });
  return exitCodeOf(plan.status);
}

function fullest({ utilisation }: PackedMachine): string {
  const [first] = Object.entries(utilisation).sort(([, a], [, b]) => b - a);
  return first === undefined ? "" : `${formatPercent(first[1])} ${first[0]}`;
}
