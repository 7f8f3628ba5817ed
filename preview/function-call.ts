/** One call of a provider's function by the program. */
export interface FunctionCall {
  readonly token: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** Configuration of the provider that would answer: region, location, project. */
  readonly providerInputs: Readonly<Record<string, unknown>>;
}

/** Answers one function from its arguments and its provider's configuration. */
export type StockAnswer = (call: FunctionCall) => Readonly<Record<string, unknown>>;
