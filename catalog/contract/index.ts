/*
 * Reading a contract needs a YAML parser and a schema compiler: what only looks prices up must not load them.
 * Import this folder where a contract file is there, not from `catalog/index.ts`.
 */
export type * from "./contract";
export { contractSchema } from "./contract-schema";
export { contractedBook } from "./contracted-book";
export { type ContractResult, parseContract } from "./parse-contract";
