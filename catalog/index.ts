export type * from "./book-format";
export { bookFromContent, bookFromParts } from "./book-from-content";
export { BUILT_IN_BOOK_FOLDER, loadBuiltInBook, openBook } from "./built-in-book";
export type * from "./price-book";
export { checkServices } from "./service-index";
export { verifyBook } from "./verify-book";
