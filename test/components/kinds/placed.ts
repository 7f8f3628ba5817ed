import { join } from "node:path";
import type { Blueprint } from "../../../blueprint";
import type { PriceBook } from "../../../catalog";
import type { DeclaredResource, KindNeed, Provider, Quote, WorkloadNeed } from "../../../model";
import { preview } from "../../../preview";
import { noUsage, type PricedStack, priceStack } from "../../../pricing";

jest.setTimeout(240_000);

/** One workload of a form that no plan would choose at the built-in book's prices. */
export interface Placed {
  readonly provider: Provider;
  readonly asKind: KindNeed;
  readonly need: WorkloadNeed;
  readonly quote: Quote;
  readonly blueprint: Blueprint;
  readonly book: PriceBook;
  readonly callers?: readonly string[];
  readonly setup?: object;
  readonly service?: object;
}

export interface PlacedStack {
  readonly resources: readonly DeclaredResource[];
  readonly stack: PricedStack;
  readonly unknown: readonly string[];
}

/** Realised in the embedded engine all the same, and priced with the same book. */
export async function realisePlaced({ provider, quote, book, setup = {}, ...rest }: Placed): Promise<PlacedStack> {
  const kind = { ...rest, setup, placement: { ...quote, workload: "it" } };
  const outcome = await preview({ programDir: join(__dirname, "placed-program"), config: { args: JSON.stringify({ provider, kind }) } });
  if (outcome.status !== "ok") throw new Error(outcome.diagnostics.map(({ message }) => message).join("\n"));
  const { resources } = outcome;
  const stack = priceStack(resources, { book, usage: noUsage, context: { project: "placed", stack: "dev", config: {} } });
  const unknown = stack.nodes.flatMap(({ resource, estimate }) =>
    estimate.kind === "unknown" ? [`${resource.name}: ${estimate.because.join("; ")}`] : [],
  );
  return { resources, stack, unknown };
}
