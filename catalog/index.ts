export type * from "./price-book";
