/** An SDK's argument type with `pulumi.Input` unwrapped at every depth. */
export type Plain<T> = T extends PromiseLike<unknown> | { apply: unknown }
  ? never
  : T extends string | number | boolean | null | undefined
    ? T
    : T extends readonly (infer E)[]
      ? readonly Plain<E>[]
      : { readonly [K in keyof T]: Plain<T[K]> };

/** Names of properties, at any depth, that `Props` reads and `Args` does not have. */
export type Misspelt<Props, Args> = Props extends readonly (infer P)[]
  ? Args extends readonly (infer A)[]
    ? Misspelt<P, NonNullable<A>>
    : "a list is read where the SDK has none"
  : Props extends object
    ? {
        [K in keyof Props & string]-?: K extends keyof Args ? Misspelt<NonNullable<Props[K]>, NonNullable<Args[K]>> : K;
      }[keyof Props & string]
    : never;

/**
 * `true` where the properties that pricing reads exist in the SDK's arguments with a type that fits. Otherwise the
 * misspelt names, or that the types differ: an assignment of `true` then does not compile.
 */
export type Fits<Props, Args> = [Misspelt<Props, Plain<Args>>] extends [never]
  ? Plain<Args> extends Props
    ? true
    : "the names fit, but the types differ"
  : Misspelt<Props, Plain<Args>>;
