import { coverage } from "../../catalog";
import { exitCode } from "../exit-code";
import { formatCount } from "../format-number";
import { type BookChoice, loadBook } from "../load-book";
import { alignColumns } from "../report/columns";
import { writeData } from "./data-output";

export function runPricesStatus(options: BookChoice & { readonly format: string }): number {
  const book = loadBook(options);
  const providers = coverage(book);
  writeData(options.format, { priceBook: { id: book.id, asOf: book.asOf }, providers }, () => [
    `price book ${book.asOf} ${book.id}`,
    "",
    ...alignColumns(
      [
        ["provider", "regions", "types", "on demand", "spot", "1 year", "3 years", "unit prices", "figures from", "to"],
        ...providers.map((one) => [
          one.provider,
          formatCount(one.regions.length),
          formatCount(one.types),
          formatCount(one.cells["on-demand"]),
          formatCount(one.cells.spot),
          formatCount(one.cells["reserved-1y"]),
          formatCount(one.cells["reserved-3y"]),
          formatCount(one.unitPriceKeys),
          one.oldestFigure ?? "",
          one.newestFigure ?? "",
        ]),
      ],
      ["left", "right", "right", "right", "right", "right", "right", "right", "left", "left"],
    ),
  ]);
  return exitCode.clean;
}
