import { join } from "node:path";
import type { DeclaredResource, KindNeed, WorkloadNeed } from "../../../model";
import { preview } from "../../../preview";
import { noUsage, type PricedStack, priceStack } from "../../../pricing";
import { cheapestQuote, totalUsd, withPrices } from "../../blueprint/gcp/needs";

jest.setTimeout(240_000);

export interface PlacedArgs {
  readonly form: string;
  readonly need: KindNeed;
  readonly workload: WorkloadNeed;
  readonly prices?: Parameters<typeof withPrices>[0];
  readonly setup?: object;
  readonly service?: object;
}

/** A form that no plan would choose at the built-in book's prices, realised all the same, and priced with the same book. */
export async function placed(args: PlacedArgs): Promise<{
  readonly resources: readonly DeclaredResource[];
  readonly stack: PricedStack;
  readonly quotedUsdPerMonth: number;
  readonly unknown: readonly string[];
}> {
  const outcome = await preview({ programDir: join(__dirname, "gcp-program"), config: { args: JSON.stringify(args) } });
  if (outcome.status !== "ok") throw new Error(outcome.diagnostics.map(({ message }) => message).join("\n"));
  const { resources } = outcome;
  const book = withPrices(args.prices ?? {});
  const stack = priceStack(resources, { book, usage: noUsage, context: { project: "placed", stack: "dev", config: {} } });
  const quotedUsdPerMonth = totalUsd(cheapestQuote(args.form, args.need, args.workload, book).quote);
  const unknown = stack.nodes.flatMap(({ resource, estimate }) =>
    estimate.kind === "unknown" ? [`${resource.name}: ${estimate.because.join("; ")}`] : [],
  );
  return { resources, stack, quotedUsdPerMonth, unknown };
}
