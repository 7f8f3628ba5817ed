import type { Plain } from "../../support/fits-sdk";

/** Any part of an SDK's arguments, at every depth: names and types are checked, what is left out is not. */
export type Part<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends readonly (infer E)[]
    ? readonly Part<E>[]
    : { readonly [K in keyof T]?: Part<T[K]> };

export type Declared<Args> = { readonly [Type in keyof Args]: Part<Plain<Args[Type]>> };
