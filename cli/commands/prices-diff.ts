import { BUILT_IN_BOOK_FOLDER, openBook } from "../../catalog";
import { type ChangeKind, diffBooks, type PriceChange } from "../../catalog/update/diff-books";
import { InputError, type Provider, providers, purchaseText } from "../../model";
import { visible } from "../escape";
import { type ExitCode, exitCode } from "../exit-code";
import { formatCount, formatUnitPrice } from "../format-number";
import { bookFolder, cacheFolder } from "../load-book";
import { alignColumns } from "../report/columns";
import { writeData } from "./data-output";

export interface PricesDiffOptions {
  readonly format: string;
  readonly cacheDir?: string;
  readonly limit: string;
}

const kinds: readonly ChangeKind[] = ["added", "removed", "moved"];

/** `prices diff A B`: what changed from one book to the other. */
export function runPricesDiff(a: string, b: string, options: PricesDiffOptions): ExitCode {
  const [before, after] = [a, b].map((prices) => openBook(existingFolder(prices, options)));
  if (before === undefined || after === undefined) return exitCode.badInput;
  const changes = diffBooks(before, after);
  const limit = Math.max(0, Number(options.limit) || 0);
  const counts = providers.map((provider) => ({ provider, ...countOf(changes, provider) }));
  const books = [before, after].map(({ id, asOf }) => ({ id, asOf }));
  writeData(options.format, { before: books[0], after: books[1], providers: counts, changes }, () => [
    `price book ${before.asOf} ${before.id} -> ${after.asOf} ${after.id}`,
    "",
    ...alignColumns(
      [["provider", ...kinds], ...counts.map(({ provider, ...count }) => [provider, ...kinds.map((kind) => formatCount(count[kind]))])],
      ["left", "right", "right", "right"],
    ),
    ...(changes.length === 0 ? [] : ["", ...changeTable(changes, limit)]),
  ]);
  return exitCode.clean;
}

/** Compared are the books that were named: the built-in one does not stand in for a cached one that is not there. */
function existingFolder(prices: string, options: PricesDiffOptions): string {
  const folder = bookFolder({ ...options, prices });
  if (prices !== "cached" || folder !== BUILT_IN_BOOK_FOLDER) return folder;
  throw new InputError([
    {
      severity: "error",
      message: `there is no cached price book in ${visible(cacheFolder(options))}`,
      hint: 'run "costwright prices update" first',
    },
  ]);
}

function countOf(changes: readonly PriceChange[], provider: Provider): Record<ChangeKind, number> {
  const counts: Record<ChangeKind, number> = { added: 0, removed: 0, moved: 0 };
  for (const change of changes) if (change.provider === provider) counts[change.kind]++;
  return counts;
}

/** The largest moves first, then what vanished, then what is new: what matters to a reader comes first. */
function changeTable(changes: readonly PriceChange[], limit: number): readonly string[] {
  const weight = ({ kind, changeFraction = 0 }: PriceChange) =>
    kind === "moved" ? 2 + Math.abs(changeFraction) : kind === "removed" ? 1 : 0;
  const sorted = [...changes].sort((x, y) => weight(y) - weight(x));
  const rows = sorted
    .slice(0, limit)
    .map(({ provider, region, what, purchase, beforeUsd, afterUsd, changeFraction }) => [
      provider,
      visible(region),
      visible(what),
      purchase === undefined ? "unit price" : purchaseText(purchase),
      beforeUsd === undefined ? "-" : formatUnitPrice(beforeUsd),
      afterUsd === undefined ? "-" : formatUnitPrice(afterUsd),
      changeFraction === undefined ? "" : percent(changeFraction),
    ]);
  const table = alignColumns(
    [["provider", "region", "size or key", "paid", "before", "after", "change"], ...rows],
    ["left", "left", "left", "left", "right", "right", "right"],
  );
  const hidden = changes.length - rows.length;
  return hidden > 0 ? [...table, `and ${formatCount(hidden)} more: --limit ${changes.length} or --format json shows all`] : table;
}

function percent(fraction: number): string {
  if (!Number.isFinite(fraction)) return "from zero";
  return `${fraction > 0 ? "+" : ""}${(fraction * 100).toFixed(2)} %`;
}
