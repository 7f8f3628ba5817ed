import type { KindNeed, WorkloadNeed } from "../../../model";
import { cheapestQuote, totalUsd, withPrices } from "../../blueprint/gcp/needs";
import { type PlacedStack, realisePlaced } from "./placed";

export interface PlacedArgs {
  readonly form: string;
  readonly need: KindNeed;
  readonly workload: WorkloadNeed;
  readonly prices?: Parameters<typeof withPrices>[0];
  readonly setup?: object;
  readonly service?: object;
}

/** A form of Google Cloud's, with prices of its own where the built-in book has none. */
export async function placed(args: PlacedArgs): Promise<PlacedStack & { readonly quotedUsdPerMonth: number }> {
  const { form, need: asKind, workload: need, prices = {}, ...rest } = args;
  const book = withPrices(prices);
  const { quote, blueprint } = cheapestQuote(form, asKind, need, book);
  const stack = await realisePlaced({ provider: "gcp", asKind, need, quote, blueprint, book, ...rest });
  return { ...stack, quotedUsdPerMonth: totalUsd(quote) };
}
