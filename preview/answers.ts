import { type Fixtures, fixtureFor } from "./fixtures";
import { stockAnswer } from "./stock-answers";

/** One call of a provider's function by the program. */
export interface FunctionCall {
  readonly token: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** Configuration of the provider that would answer: region, location, project. */
  readonly providerInputs: Readonly<Record<string, unknown>>;
}

/** The fixtures file first, then stock answers; undefined where nobody knows. */
export function answerTo(call: FunctionCall, fixtures: Fixtures): Readonly<Record<string, unknown>> | undefined {
  return fixtureFor(fixtures.functions, call.token, call.args) ?? stockAnswer(call);
}
