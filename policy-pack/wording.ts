import { formatAmount } from "../model";

/** `1,204.10 USD`, two decimals. */
export function usd(amount: number): string {
  return `${formatAmount(amount)} USD`;
}

/** `62 %`, whole percents. */
export function percent(fraction: number): string {
  return `${Math.round(fraction * 100)} %`;
}

/** `1 day`, `2 days`. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${count.toLocaleString("en-US")} ${count === 1 ? singular : plural}`;
}

/** `0.8 %` below ten percent, whole percents above: small shares are compared with small thresholds. */
export function percentOf(fraction: number): string {
  return fraction < 0.1 ? `${Math.round(fraction * 1000) / 10} %` : percent(fraction);
}

const unitRate = new Intl.NumberFormat("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 6 });

/** The price of one unit, with as many decimals as it has: `0.0125 USD`. */
export function rate(usdPerUnit: number): string {
  return `${unitRate.format(usdPerUnit)} USD`;
}

/** `Set type to "gp3", iops to 4000`: inputs by their paths. */
export function settingText(changes: readonly { readonly path: readonly (string | number)[]; readonly value: unknown }[]): string {
  return `Set ${changes.map(({ path, value }) => `${path.join(".")} to ${JSON.stringify(value)}`).join(", ")}`;
}
