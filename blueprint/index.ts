export { type Blueprint, type Form, form, type Part } from "./part";
export { type PricedParts, priceParts } from "./price-parts";
export { blueprintOf, quotesOf } from "./quotes";
export { forms } from "./registry";
