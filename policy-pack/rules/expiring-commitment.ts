import type { OwnedCommitment, PriceBook } from "../../catalog";
import { highUsdPerMonth, lowUsdPerMonth } from "../../model";
import { coverMachines, type PricedNode } from "../../pricing";
import { exampleCommitment, machinesOn } from "../example-commitment";
import { boundsOf } from "../price-change";
import { type Outcome, rule } from "../rule";
import { counted, usd } from "../wording";

type Config = { readonly warnDays: number };

type Facts = {
  readonly commitment: string;
  readonly expires: string;
  readonly days: number;
  readonly beforeUsdPerMonth: number;
  readonly afterUsdPerMonth: number;
};

const DAY_MS = 86_400_000;

export const expiringCommitment = rule<Config, Facts>({
  id: "expiring-commitment",
  title: "A commitment that this stack uses is about to expire",
  group: "purchase",
  why: "From the day on which a reservation or savings plan ends, what it covered is charged on demand, and no price list changes on that day. The rise is that of the same stack priced without the commitment; what other commitments take over is counted.",
  remedy: "Decide whether to buy it anew, and for how much: `costwright commit` decides that from a demand history.",
  severity: "medium",
  level: "advisory",
  scope: "stack",
  config: { warnDays: { type: "number", default: 60, minimum: 0, doc: "Days before the end from which it is pointed out." } },
  check: (stack, { config, book, asOf }): readonly Outcome<Facts>[] =>
    stack.commitmentUses.flatMap(({ commitment, used }): readonly Outcome<Facts>[] => {
      const days = Math.round((Date.parse(commitment.expires) - Date.parse(asOf)) / DAY_MS);
      if (used.high <= 0 || days <= 0 || days > config.warnDays) return [];
      const left = coverMachines(stack.uncovered, without(book, commitment)).nodes;
      const [before, after] = [total(stack.nodes), total(left)];
      if (after <= before) return [];
      const bounds = (nodes: readonly PricedNode[]) => boundsOf(nodes.map(({ estimate }) => estimate));
      return [
        {
          proof: { before: bounds(stack.nodes), after: bounds(left) },
          facts: { commitment: commitment.name, expires: commitment.expires, days, beforeUsdPerMonth: before, afterUsdPerMonth: after },
        },
      ];
    }),
  message: ({ commitment, expires, days, beforeUsdPerMonth, afterUsdPerMonth }) =>
    `the commitment ${commitment} ends on ${expires}, in ${counted(days, "day")}: without it the stack costs up to ${usd(afterUsdPerMonth)} a month instead of ${usd(beforeUsdPerMonth)}, beside what the commitment itself costs`,
  examples: {
    flagged: [
      {
        title: "A reservation that ends in three weeks",
        asOf: "2026-08-01",
        resources: machinesOn("m5.large", 2),
        book: { commitments: [exampleCommitment("web-2025", "2026-08-22", 2)] },
        messages: [
          "the commitment web-2025 ends on 2026-08-22, in 21 days: without it the stack costs up to 153.46 USD a month instead of 13.30 USD, beside what the commitment itself costs",
        ],
      },
    ],
    clean: [
      {
        title: "A reservation that lasts",
        asOf: "2026-08-01",
        resources: machinesOn("m5.large", 2),
        book: { commitments: [exampleCommitment("web-2026", "2027-06-01", 2)] },
      },
      {
        title: "One that ends, but covers nothing here",
        asOf: "2026-08-01",
        resources: machinesOn("c5.large", 1),
        book: { commitments: [exampleCommitment("web-2025", "2026-08-22", 2)] },
      },
    ],
  },
});

/** The most that is known: a rise is counted even where usage has a range. */
function total(nodes: readonly PricedNode[]): number {
  return nodes.reduce((sum, { estimate }) => sum + (highUsdPerMonth(estimate) ?? lowUsdPerMonth(estimate)), 0);
}

function without(book: PriceBook, gone: OwnedCommitment): PriceBook {
  return Object.create(book, { commitments: { value: (book.commitments ?? []).filter((one) => one !== gone) } }) as PriceBook;
}
