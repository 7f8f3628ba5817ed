import { BUILT_IN_BOOK_FOLDER, loadBuiltInBook } from "../../../catalog";
import { readBookContent } from "../../../catalog/update/book-cache";
import { expandInstances } from "../../../catalog/update/expand-instances";
import { providers, purchases } from "../../../model";

test.each(providers)("every cell of the built-in book of %s is expanded, with its price and source", (provider) => {
  const book = loadBuiltInBook();
  const file = readBookContent(BUILT_IN_BOOK_FOLDER).instances[provider];
  if (file === undefined) throw new Error("no instances file");
  const rows = expandInstances(file);
  const wrong = rows.filter(({ region, type, purchase, usdPerHour, source }) => {
    const cell = book.instancePrice(provider, region, type, purchase);
    return (
      cell?.usdPerHour !== usdPerHour ||
      cell.provenance.source !== file.sources[source]?.name ||
      cell.provenance.asOf !== file.sources[source]?.asOf
    );
  });
  expect(wrong).toEqual([]);
  const regions = [...new Set(rows.map(({ region }) => region))];
  let cells = 0;
  for (const region of regions) {
    for (const type of book.types(provider)) {
      for (const purchase of purchases) {
        const cell = book.instancePrice(provider, region, type, purchase);
        if (cell?.provenance.row.includes("instances.json")) cells++;
      }
    }
  }
  expect(rows).toHaveLength(cells);
});
