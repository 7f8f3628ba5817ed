export type * from "./book-format";
export { bookFromContent, bookFromParts } from "./book-from-content";
export { BUILT_IN_BOOK_FOLDER, loadBuiltInBook, openBook } from "./built-in-book";
export { coverage, type ProviderCoverage, type RegionCoverage } from "./coverage";
export { type DescribedPurchase, describeInstance, type InstanceDescription, regionsSelling } from "./describe";
export type * from "./price-book";
export { checkServices } from "./service-index";
export { verifyBook } from "./verify-book";
