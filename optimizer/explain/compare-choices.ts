import { type Choice, HOURS_PER_MONTH, type PortfolioNeed } from "../../model";
import { cents, choiceObjectiveUsd } from "./compare-plans";

/** One line of two choices side by side; null where a choice has no such line. */
export interface LineComparison {
  /** What the lines have in common: `machines`, `boot disk`, `load balancer`, `risk: downtime`. */
  readonly kind: string;
  readonly chosenUsdPerMonth: number | null;
  readonly otherUsdPerMonth: number | null;
  /** What the other costs more. */
  readonly extraUsdPerMonth: number;
}

/** Providers call the same thing by different names; the first pattern that matches wins. */
const kinds: readonly (readonly [pattern: RegExp, kind: string])[] = [
  [/^instance usage/i, "machines"],
  [/^boot disk/i, "boot disk"],
  [/^data disk/i, "data disk"],
  [/public ip/i, "public address"],
  [/load balancer|forwarding rule/i, "load balancer"],
  [/to the internet/i, "internet egress"],
];

export function lineKind(label: string): string {
  return kinds.find(([pattern]) => pattern.test(label))?.[1] ?? label;
}

/**
 * The cost lines of two choices side by side, then what counts beside cost: the allowance for lines without a price,
 * expected loss by kind, the share of a move.
 */
export function compareChoices(chosen: Choice, other: Choice): readonly LineComparison[] {
  const [ours, theirs] = [linesOf(chosen), linesOf(other)];
  return [...new Set([...ours.keys(), ...theirs.keys()])].map((kind) => {
    const [ourUsd, theirUsd] = [ours.get(kind), theirs.get(kind)];
    return {
      kind,
      chosenUsdPerMonth: ourUsd ?? null,
      otherUsdPerMonth: theirUsd ?? null,
      extraUsdPerMonth: cents((theirUsd ?? 0) - (ourUsd ?? 0)),
    };
  });
}

function linesOf(choice: Choice): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  const add = (kind: string, usd: number) => lines.set(kind, cents((lines.get(kind) ?? 0) + usd));
  for (const { label, usdPerMonth } of choice.costs) add(lineKind(label), usdPerMonth);
  const allowance = cents((choice.comparisonUsdPerMonth ?? choice.usdPerMonth) - choice.usdPerMonth);
  if (allowance !== 0) add("allowance for lines without a price", allowance);
  if (choice.risks !== undefined) for (const { kind, usdPerMonth } of choice.risks) add(`risk: ${kind}`, usdPerMonth);
  else if (choice.riskUsdPerMonth !== 0) add("risk", choice.riskUsdPerMonth);
  if (choice.move !== undefined && choice.move.countedUsdPerMonth !== 0) add("share of the move", choice.move.countedUsdPerMonth);
  return lines;
}

/** By how much the price of the machines has to change before the runner-up is as good, all else kept. */
export interface PriceFlip {
  /** The choice's machines: what one costs an hour on average now, and where the choice flips. */
  readonly usdPerMachineHour: number;
  readonly flipsAtUsdPerMachineHour: number;
  readonly riseFraction: number;
  /** The same for the runner-up's machines, which would have to fall; absent where even free machines would not do. */
  readonly runnerUp?: { readonly usdPerMachineHour: number; readonly flipsAtUsdPerMachineHour: number; readonly fallFraction: number };
}

/**
 * The price at which a choice and its runner-up count the same, the other workloads kept where they are. Exact: both
 * objectives are linear in the price of a machine. Undefined where the two share that price.
 */
export function priceFlip(
  chosen: Choice,
  other: Choice & { readonly extraUsdPerMonth: number },
  extraObjectiveUsd: number,
): PriceFlip | undefined {
  const sharePrice =
    chosen.provider === other.provider &&
    chosen.region === other.region &&
    chosen.size === other.size &&
    chosen.purchase === other.purchase;
  const [ours, theirs] = [machinesOf(chosen), machinesOf(other)];
  if (sharePrice || ours === undefined || theirs === undefined || extraObjectiveUsd < 0) return undefined;
  const fall = extraObjectiveUsd / theirs.usdPerMonth;
  const rise = extraObjectiveUsd / ours.usdPerMonth;
  return {
    usdPerMachineHour: price(ours.usdPerMachineHour),
    flipsAtUsdPerMachineHour: price(ours.usdPerMachineHour * (1 + rise)),
    riseFraction: Number(rise.toPrecision(6)),
    ...(fall >= 1
      ? {}
      : {
          runnerUp: {
            usdPerMachineHour: price(theirs.usdPerMachineHour),
            flipsAtUsdPerMachineHour: price(theirs.usdPerMachineHour * (1 - fall)),
            fallFraction: Number(fall.toPrecision(6)),
          },
        }),
  };
}

const price = (usd: number) => Number(usd.toPrecision(9));

/** Machines that are paid in one way for all hours: only there one price decides. */
function machinesOf(choice: Choice): { readonly usdPerMonth: number; readonly usdPerMachineHour: number } | undefined {
  if (choice.mix !== undefined || choice.form !== undefined) return undefined;
  const usdPerMonth = linesOf(choice).get("machines");
  if (usdPerMonth === undefined || usdPerMonth <= 0) return undefined;
  return { usdPerMonth, usdPerMachineHour: usdPerMonth / choice.count / HOURS_PER_MONTH };
}

/** What the whole plan counts more with the runner-up: its extra cost, and the difference in weighted risk and moving. */
export function extraObjectiveOf(chosen: Choice, other: Choice & { readonly extraUsdPerMonth: number }, need: PortfolioNeed): number {
  const beside = (one: Choice) => choiceObjectiveUsd(one, need) - (one.comparisonUsdPerMonth ?? one.usdPerMonth);
  return cents(other.extraUsdPerMonth + beside(other) - beside(chosen));
}
