import { BUILT_IN_BOOK_FOLDER } from "../built-in-book";
import { sealBook } from "./write-book";

/** Writes the built-in book's manifest anew after its files were changed on purpose. */
const manifest = sealBook(process.argv[2] ?? BUILT_IN_BOOK_FOLDER);
console.log(`price book of ${manifest.asOf}: ${Object.keys(manifest.files).length} files sealed`);
