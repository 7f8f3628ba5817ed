/** Ends a switch over a closed set: a case that is missing becomes a type error. */
export function assertNever(value: never): never {
  throw new Error(`unexpected case: ${JSON.stringify(value)}`);
}
