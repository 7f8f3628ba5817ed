export { inSteps, type MadeShape, madeShapeOf, madeSizeName } from "./made-size";
export { bookWithOffers } from "./offered-book";
export type { OfferList } from "./offers";
export { offersSchema } from "./offers-schema";
export { type OffersResult, parseOffers } from "./parse-offers";
