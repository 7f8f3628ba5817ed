import { coverage, loadBuiltInBook } from "../../catalog";
import { exitCode } from "../exit-code";
import { formatCount } from "../format-number";
import { alignColumns } from "../report/columns";
import { writeData } from "./data-output";

export function runPricesStatus(options: { readonly format: string }): number {
  const book = loadBuiltInBook();
  const providers = coverage(book);
  writeData(options.format, { priceBook: { id: book.id, asOf: book.asOf }, providers }, () => [
    `price book ${book.asOf} ${book.id}`,
    "",
    ...alignColumns(
      [
        ["provider", "regions", "sizes", "on demand", "spot", "1 year", "3 years", "unit prices"],
        ...providers.map((one) => [
          one.provider,
          formatCount(one.regions),
          formatCount(one.sizes),
          formatCount(one.cells["on-demand"]),
          formatCount(one.cells.spot),
          formatCount(one.cells["reserved-1y"]),
          formatCount(one.cells["reserved-3y"]),
          formatCount(one.unitPriceKeys),
        ]),
      ],
      ["left", "right", "right", "right", "right", "right", "right", "right"],
    ),
  ]);
  return exitCode.clean;
}
