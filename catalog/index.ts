export type * from "./book-format";
export { bookFromContent, bookFromParts } from "./book-from-content";
export { BUILT_IN_BOOK_FOLDER, loadBuiltInBook, openBook } from "./built-in-book";
export { checkServices } from "./check-services";
export { coverage, type ProviderCoverage, type RegionCoverage } from "./coverage";
export { type DescribedPurchase, describeInstance, type InstanceDescription, regionsSelling } from "./describe";
export type * from "./price-book";
export { isComposedSize } from "./size-traits";
export { verifyBook } from "./verify-book";
