import { purchaseText } from "../../../model";
import type { Bounds, ChoiceName, Move } from "../../../optimizer/explain";
import { formatCount, formatUsd, plural } from "../../format-number";

/** `2 x on demand + 1 x spot`, or the one way of paying. */
export function paidText({ mix, purchase }: Pick<ChoiceName, "mix" | "purchase">): string {
  if (mix === undefined) return purchaseText(purchase);
  return mix.map((share) => `${share.count} x ${purchaseText(share.purchase)}`).join(" + ");
}

/** `e2-standard-4 x 3`, or `fargate 0.5 vCPU and 1 GiB x 3` of what is bought ready-made. */
export function boughtText({ form, size, count }: Pick<ChoiceName, "form" | "size" | "count">): string {
  return `${form === undefined ? "" : `${form} `}${size} x ${count}`;
}

/** `gcp europe-west1 e2-standard-4 x 3, on demand` */
export function choiceText(choice: ChoiceName): string {
  return `${choice.provider} ${choice.region} ${boughtText(choice)}, ${paidText(choice)}`;
}

/** `+18.20`, `-3.00`, `0.00` */
export function signedUsd(usd: number): string {
  return usd > 0 ? `+${formatUsd(usd)}` : formatUsd(usd);
}

export const workloadText = ({ workload, part }: { readonly workload: string; readonly part?: number }) =>
  part === undefined ? workload : `${workload} (part ${part})`;

/** `web: aws eu-west-1 m7a.large x 3, on demand -> gcp ...` */
export function moveText(move: Move): string {
  const end = (one: ChoiceName | undefined) => (one === undefined ? "nothing" : choiceText(one));
  return `${workloadText(move)}: ${end(move.from)} -> ${end(move.to)}`;
}

/** The first few, and how many more. */
export function movesText(moves: readonly Move[], most = 3): readonly string[] {
  const more = moves.length - most;
  return [
    ...moves.slice(0, most).map(moveText),
    ...(more > 0 ? [`and ${plural(more, "more workload moves", "more workloads move")}`] : []),
  ];
}

/** Whether a difference is proven, or one of the two plans was cut off by the time limit. */
export const isProven = ({ leastUsdPerMonth, mostUsdPerMonth }: Bounds) => mostUsdPerMonth - leastUsdPerMonth < 0.01;

export const hoursText = (hours: number) => `${formatCount(hours)} machine hours`;
