import { type Outcome, rule } from "../rule";
import { counted } from "../wording";

type Config = { readonly maxAgeDays: number };
type Facts = {
  readonly bookId: string;
  readonly bookAsOf: string;
  readonly asOf: string;
  readonly ageDays: number;
  readonly maxAgeDays: number;
};

const MS_PER_DAY = 86_400_000;

export const stalePriceBook = rule<Config, Facts>({
  id: "stale-price-book",
  title: "The price book is old",
  group: "trust",
  why: "List prices change several times a year; a verdict is only as good as its prices.",
  remedy: "Run `costwright prices update`, or upgrade costwright.",
  severity: "low",
  level: "advisory",
  scope: "stack",
  config: { maxAgeDays: { type: "number", default: 180, minimum: 1, doc: "Greatest age of the book's newest figure, in days." } },
  check: (_stack, { config, book, asOf }): readonly Outcome<Facts>[] => {
    const ageDays = Math.floor((Date.parse(asOf) - Date.parse(book.asOf)) / MS_PER_DAY);
    if (!Number.isFinite(ageDays)) return [{ unjudged: `the dates ${book.asOf} (price book) and ${asOf} (today) cannot be compared` }];
    if (ageDays <= config.maxAgeDays) return [];
    return [{ facts: { bookId: book.id, bookAsOf: book.asOf, asOf, ageDays, maxAgeDays: config.maxAgeDays } }];
  },
  message: ({ bookId, bookAsOf, ageDays, maxAgeDays }) =>
    `the newest figure of price book ${bookId} is of ${bookAsOf}, ${counted(ageDays, "day")} old; ${counted(maxAgeDays, "day is", "days are")} allowed`,
  examples: {
    flagged: [
      {
        title: "A book of the year before",
        resources: [],
        book: { id: "a1b2c3d4e5f6", asOf: "2025-06-30" },
        asOf: "2026-08-01",
        messages: ["the newest figure of price book a1b2c3d4e5f6 is of 2025-06-30, 397 days old; 180 days are allowed"],
      },
    ],
    clean: [{ title: "A book of last month", resources: [], book: { id: "a1b2c3d4e5f6", asOf: "2026-07-01" }, asOf: "2026-08-01" }],
  },
});
